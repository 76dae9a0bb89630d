// A number is a sum of groups: digits or words below a thousand, each with the magnitude behind it.
//
//   "seven hundred twenty-one thousand and twelve"   (700 + 21) * 1000 + 12
//   "4 thousand 3 hundred and 21"                    digits may take the place of words
//   "two and a half million", "a million and a half" a fraction joins what it stands behind
// Not one number: "one hundred and two hundred" (an "and" is taken only if a smaller group follows), "two three"
// (ones follow tens only).
#include <limits>

#include "daemon/facts/number_parts.h"

namespace claimcheck::facts {

int SmallWord(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kNumberWord)) return -1;
  const int value = row.Value(i, Class::kNumberWord);
  return value >= 100 || row.Is(i, "dozen") ? -1 : value;
}

int Magnitude(const TokenRow& row, uint32_t i) {
  return row.Word(i) && row.Has(i, Class::kMagnitude) ? row.Value(i, Class::kMagnitude) : 0;
}

int PluralMagnitude(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kVagueNumber)) return Magnitude(row, i);
  switch (row.Value(i, Class::kVagueNumber)) {
    case 1000: return 3;
    case 1000000: return 6;
    case 1000000000: return 9;
    default: return 0;
  }
}

namespace {

class Reader {
 public:
  Reader(const TokenRow& row, NumberContext context, Number& number) : row_(row), context_(context), number_(number) {}

  uint32_t Cardinal(uint32_t i);

 private:
  uint32_t Lead(uint32_t i);
  uint32_t Group(uint32_t i);
  uint32_t Hundreds(uint32_t hundred, bool article);
  uint32_t Decimals(uint32_t i);
  uint32_t Half(uint32_t i, double unit);
  uint32_t Scale(uint32_t i);
  uint32_t Sign(uint32_t i);
  bool IsPopulation(uint32_t i) const;
  bool SmallerGroup(uint32_t i, double below) const;

  const TokenRow& row_;
  const NumberContext context_;
  Number& number_;
  double total_ = 0;
  double group_ = 0;
  double last_magnitude_ = 0;  // of the group before
  bool mixed_ = false;         // a fraction was added: "two and a half"
};

// Digits, or words below one hundred, at the beginning of a group.
uint32_t Reader::Lead(uint32_t i) {
  if (row_.Number(i)) {
    Number digits;
    if (!ParseDigits(row_.Text(i), digits)) return 0;
    group_ = digits.value;
    number_.decimals = digits.decimals;
    ++i;
    // "2½", "2 1/2", "2-1/2"
    if (row_.Number(i) && FractionSign(row_.Text(i)) > 0) {
      group_ += FractionSign(row_.Text(i));
      mixed_ = true;
      return i + 1;
    }
    const uint32_t top = OverHyphen(row_, i);
    Number a, b;
    if (digits.decimals == 0 && (row_.Number(top) && (top > i || !row_.Glued(top))) && row_.Is(top + 1, "/") &&
        row_.Glued(top + 1) && row_.Glued(top + 2) && row_.Number(top + 2) && ParseDigits(row_.Text(top), a) &&
        ParseDigits(row_.Text(top + 2), b) && a.value < b.value && b.value <= 64) {
      group_ += a.value / b.value;
      mixed_ = true;
      return top + 3;
    }
    return i;
  }
  const int first = SmallWord(row_, i);
  if (first < 0) return 0;
  group_ = first;
  ++i;
  if (first >= 20) {
    const uint32_t ones = OverLooseHyphen(row_, i);
    const int second = SmallWord(row_, ones);
    if (second > 0 && second < 10) {
      group_ += second;
      i = ones + 1;
    }
  }
  return i;
}

// "point two five" behind words or digits.
uint32_t Reader::Decimals(uint32_t i) {
  if (!row_.Is(i, "point")) return i;
  double worth = 0.1;
  uint32_t at = i + 1;
  double part = 0;
  if (Number digits; row_.Number(at) && ParseDigits(row_.Text(at), digits) && digits.bare && row_.Text(at).size() < 9) {
    number_.decimals = static_cast<int>(row_.Text(at).size());  // "1 point 1"
    group_ += digits.value / kPowers[number_.decimals];
    return at + 1;
  }
  for (int digit = SmallWord(row_, at); digit >= 0; digit = SmallWord(row_, at)) {
    if (digit >= 20 && SmallWord(row_, OverHyphen(row_, at + 1)) > 0) {
      at = OverHyphen(row_, at + 1);
      digit += SmallWord(row_, at);
    }
    if (digit >= 10) worth /= 10;
    part += digit * worth;
    worth /= 10;
    ++at;
    ++number_.decimals;
  }
  if (at == i + 1) return i;
  group_ += part;
  return at;
}

// "and a half", "and three quarters", "-and-a-half": added in units of `unit`; "a billion and a half million" in
// millions.
uint32_t Reader::Half(uint32_t i, double unit) {
  uint32_t at = OverHyphen(row_, i);
  if (!row_.Is(at, "and")) return i;
  at = OverHyphen(row_, at + 1);
  int count = 1;
  if (Article(row_, at)) {
    ++at;
  } else if (SmallWord(row_, at) > 0) {
    count = SmallWord(row_, at);
    ++at;
    // "and fifty-four hundredths"
    const int ones = count >= 20 && row_.Hyphen(at) ? SmallWord(row_, at + 1) : 0;
    if (ones > 0 && ones < 10) {
      count += ones;
      at += 2;
    }
  } else {
    return i;
  }
  at = OverHyphen(row_, at);
  if (!row_.Has(at, Class::kFractionWord)) return i;
  const int whole = row_.Value(at, Class::kFractionWord);
  if (count >= whole || (count > 1) != row_.Plural(at)) return i;
  mixed_ = true;
  if (const int power = unit > 1 ? Magnitude(row_, at + 1) : 0; power > 0 && kPowers[power] < unit) {
    total_ += kPowers[power] * count / whole;
    return at + 2;
  }
  (unit > 1 ? total_ : group_) += unit * count / whole;
  return at + 1;
}

// Whether a group below `below` begins at i: what may follow an "and".
bool Reader::SmallerGroup(uint32_t i, double below) const {
  Number other;
  Reader reader(row_, {false, true}, other);
  const uint32_t end = reader.Group(i);
  if (end == 0) return false;
  double value = reader.group_;
  const uint32_t at = OverHyphen(row_, end);
  if (const int power = Magnitude(row_, at); power > 0) value *= kPowers[power];
  if (row_.Is(at, "dozen") || row_.Has(at, Class::kFractionWord)) return false;
  return value > 0 && value < below;
}

// One group: up to 999 in words, or digits.
uint32_t Reader::Group(uint32_t i) {
  uint32_t at = Lead(i);
  if (at == 0) return 0;
  at = Decimals(at);
  if (!mixed_) at = Half(at, 1);
  const uint32_t hundred = OverHyphen(row_, at);
  return row_.Is(hundred, "hundred") ? Hundreds(hundred, false) : at;
}

// From the word "hundred" on, with what stands before it in the group. Behind an article only an "and" and words go on:
// "a hundred and twenty"; not "a hundred two-bedroom homes", "killed a hundred and 20 were hurt".
uint32_t Reader::Hundreds(uint32_t hundred, bool article) {
  group_ *= 100;
  uint32_t at = hundred + 1;
  const bool joined = row_.Is(at, "and");
  const uint32_t rest = OverHyphen(row_, joined && !context_.no_and ? at + 1 : at);
  const double hundreds = group_;
  if (article ? joined && SmallWord(row_, rest) > 0 : SmallWord(row_, rest) > 0 || (row_.Number(rest) && joined)) {
    // "two hundred and fifty"; not "one hundred and two hundred", "one hundred and two thirds"
    const uint32_t end = Lead(rest);
    const uint32_t next = OverHyphen(row_, end);
    const bool part = joined && row_.Has(next, Class::kFractionWord) && group_ < row_.Value(next, Class::kFractionWord);
    const bool other =
        end == 0 || group_ >= 100 || group_ == 0 || part || row_.IsOneOf(next, {"hundred", "dozen", "dozens"});
    group_ = other ? hundreds : group_ + hundreds;
    if (!other) at = end;
  }
  number_.exponent = 2;
  at = Decimals(at);
  return mixed_ ? at : Half(at, 1);
}

// "a population of roughly 5.5m"
bool Reader::IsPopulation(uint32_t i) const {
  for (uint32_t at = i; at > row_.begin() && i - at < 5; --at) {
    if (row_.IsOneOf(at - 1, {"population", "populations", "audience", "membership", "workforce"})) return true;
  }
  return false;
}

// "m", "bn", "k" behind digits: glued to them, or behind money.
uint32_t Reader::Sign(uint32_t i) {
  if (!row_.Word(i) || !row_.Has(i, Class::kMagnitudeSign)) return i;
  const std::string_view text = row_.Text(i);
  const bool glued = row_.Glued(i);
  const bool thousand = text == "k" || text == "K";
  if (!glued && !context_.money && !thousand && !(text.size() > 1 && text != "mm")) return i;
  // "3m", "5t" and "60mm" are measures, "£3m" and "3M" are not; "8b" is a house, "1.2b" is not.
  const bool people =
      text == "m" && glued &&
      (row_.Has(i + 1, Class::kPeopleNoun) || IsPopulation(i) || row_.Has(i + 1, Class::kCountedInMillions));
  if (!context_.money && !people && (text == "m" || text == "t" || text == "T" || text == "mm")) return i;
  if (!context_.money && text == "b" && number_.decimals == 0) return i;
  if (row_.Number(i + 1) && row_.Glued(i + 1)) return i;  // "5K2"
  group_ *= kPowers[row_.Value(i, Class::kMagnitudeSign)];
  number_.exponent = row_.Value(i, Class::kMagnitudeSign);
  number_.scaled = true;
  return i + 1;
}

// Magnitudes behind a group: "thousand", "hundred million", "dozen".
uint32_t Reader::Scale(uint32_t i) {
  if (row_.IsOneOf(OverHyphen(row_, i), {"dozen", "dozens"})) {
    group_ *= 12;
    number_.step = 12;
    return OverHyphen(row_, i) + 1;
  }
  if (const uint32_t end = Sign(i); end != i) return end;
  uint32_t at = i;
  last_magnitude_ = 0;
  for (uint32_t next = OverHyphen(row_, at); PluralMagnitude(row_, next) > 0; next = OverHyphen(row_, at)) {
    const int power = PluralMagnitude(row_, next);
    if (number_.exponent + power > 15 && number_.exponent > 0 && power < 3) break;
    group_ *= kPowers[power];
    last_magnitude_ = (last_magnitude_ == 0 ? 1 : last_magnitude_) * kPowers[power];
    number_.exponent = power;
    number_.scaled = power >= 6;
    at = next + 1;
  }
  return at;
}

uint32_t Reader::Cardinal(uint32_t i) {
  const bool digits = row_.Number(i);
  number_.form = digits ? CC_FORM_NUMERAL : CC_FORM_WORDS;
  uint32_t at = i;
  double below = std::numeric_limits<double>::infinity();
  for (int groups = 0; groups < 8; ++groups) {
    group_ = 0;
    uint32_t end = at;
    if (groups == 0 && (Magnitude(row_, at) > 0 || row_.Is(at, "dozen"))) {
      group_ = 1;  // "a million"
      if (row_.Is(at, "hundred")) end = Hundreds(at, true);
    } else if (end = Group(at); end == 0) {
      break;
    }
    if (groups == 0) number_.lead = group_;
    const uint32_t scaled = Scale(end);
    if (groups > 0 && group_ >= below) break;
    if (groups > 0) number_.scaled = false;
    total_ += group_;
    at = scaled;
    if (scaled == end || last_magnitude_ < 1000) break;
    below = last_magnitude_;
    if (const uint32_t half = Half(at, last_magnitude_); half != at) {
      at = half;
      break;
    }
    // The next group: smaller, in words or (behind an "and" or a magnitude) in digits.
    uint32_t next = at;
    if (row_.Is(next, "and")) {
      if (context_.no_and) break;
      ++next;
    }
    if (!SmallerGroup(next, below)) break;
    at = next;
  }
  if (at == i) return 0;
  number_.value = total_;
  number_.bare = digits && at == i + 1;
  if (number_.decimals > 0 || number_.scaled) {
    const double unit = number_.exponent > 0 ? kPowers[number_.exponent] : 1;
    number_.step = unit / kPowers[number_.decimals > 18 ? 18 : number_.decimals];
    if (mixed_) number_.step /= 10;
  } else if (mixed_) {
    number_.step = 0.5;
  } else if (number_.step == 1) {
    number_.step = StepOfWhole(total_);
  }
  return at;
}

}  // namespace

uint32_t ReadCardinal(const TokenRow& row, uint32_t i, NumberContext context, Number& number) {
  return Reader(row, context, number).Cardinal(i);
}

}  // namespace claimcheck::facts
