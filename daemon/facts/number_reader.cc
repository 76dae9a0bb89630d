// A number is a sum of groups: digits or words below a thousand, each with the magnitude behind it.
//
//   "seven hundred twenty-one thousand and twelve"   (700 + 21) * 1000 + 12
//   "4 thousand 3 hundred and 21"                    digits may take the place of words
//   "two and a half million", "a million and a half" a fraction joins what it stands behind
// Not one number: "one hundred and two hundred" (an "and" is taken only if a smaller group follows), "two three"
// (ones follow tens only), "the hundred" without an article that counts, "a second quarter".
#include "daemon/facts/number_reader.h"

#include <cmath>
#include <limits>

namespace claimcheck::facts {
namespace {

constexpr double kPowers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9, 1e10,
                              1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// "½" and its like, as UTF-8.
struct FractionSign {
  std::string_view sign;
  double value;
};
constexpr FractionSign kFractionSigns[] = {
    {"½", 0.5},     {"¼", 0.25},    {"¾", 0.75},  {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}, {"⅕", 0.2},
    {"⅖", 0.4},     {"⅗", 0.6},     {"⅘", 0.8},   {"⅙", 1.0 / 6}, {"⅚", 5.0 / 6}, {"⅛", 0.125},
    {"⅜", 0.375},   {"⅝", 0.625},   {"⅞", 0.875},
};

double SignValue(std::string_view text) {
  for (const FractionSign& f : kFractionSigns) {
    if (f.sign == text) return f.value;
  }
  return -1;
}

// A cardinal below one hundred in one word; -1 if it is none.
int SmallWord(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kNumberWord)) return -1;
  const int value = row.Value(i, Class::kNumberWord);
  return value >= 100 || row.Is(i, "dozen") ? -1 : value;
}

int Magnitude(const TokenRow& row, uint32_t i) {
  return row.Word(i) && row.Has(i, Class::kMagnitude) ? row.Value(i, Class::kMagnitude) : 0;
}

// "three billions": behind a number the plural is a magnitude as well.
int PluralMagnitude(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kVagueNumber)) return Magnitude(row, i);
  switch (row.Value(i, Class::kVagueNumber)) {
    case 1000: return 3;
    case 1000000: return 6;
    case 1000000000: return 9;
    default: return 0;
  }
}

bool Article(const TokenRow& row, uint32_t i) { return row.Is(i, "a") || row.Is(i, "an"); }

// The token behind a hyphen, or `i` itself.
uint32_t OverHyphen(const TokenRow& row, uint32_t i) { return row.Hyphen(i) ? i + 1 : i; }

// The same for a hyphen with spaces around it, as agencies' tokenised copy has it: "fifty - two", "five - eighths".
uint32_t OverLooseHyphen(const TokenRow& row, uint32_t i) { return row.Is(i, "-") ? i + 1 : i; }

class Reader {
 public:
  Reader(const TokenRow& row, NumberContext context, Number& number)
      : row_(row), context_(context), number_(number) {}

  uint32_t Cardinal(uint32_t i);

 private:
  uint32_t Lead(uint32_t i);
  uint32_t Group(uint32_t i);
  uint32_t Decimals(uint32_t i);
  uint32_t Half(uint32_t i, double unit);
  uint32_t Scale(uint32_t i);
  uint32_t Sign(uint32_t i);
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
    if (row_.Number(i) && SignValue(row_.Text(i)) > 0) {
      group_ += SignValue(row_.Text(i));
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

// "and a half", "and three quarters", "-and-a-half": added in units of `unit`.
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
  } else {
    return i;
  }
  at = OverHyphen(row_, at);
  if (!row_.Has(at, Class::kFractionWord)) return i;
  const int whole = row_.Value(at, Class::kFractionWord);
  if (count >= whole || (count > 1) != row_.Plural(at)) return i;
  (unit > 1 ? total_ : group_) += unit * count / whole;
  mixed_ = true;
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
  if (row_.Is(hundred, "hundred")) {
    group_ *= 100;
    at = hundred + 1;
    const uint32_t rest = OverHyphen(row_, row_.Is(at, "and") && !context_.no_and ? at + 1 : at);
    const double hundreds = group_;
    if (SmallWord(row_, rest) > 0 || (row_.Number(rest) && row_.Is(at, "and"))) {
      // "two hundred and fifty"; not "one hundred and two hundred", "one hundred and two thirds"
      const uint32_t end = Lead(rest);
      const uint32_t next = OverHyphen(row_, end);
      const bool part = row_.Is(at, "and") && row_.Has(next, Class::kFractionWord) &&
                        group_ < row_.Value(next, Class::kFractionWord);
      const bool other = end == 0 || group_ >= 100 || group_ == 0 || part || row_.IsOneOf(next, {"hundred", "dozen"});
      group_ = other ? hundreds : group_ + hundreds;
      if (!other) at = end;
    }
    number_.exponent = 2;
    at = Decimals(at);
    if (!mixed_) at = Half(at, 1);
  }
  return at;
}

// "m", "bn", "k" behind digits: glued to them, or behind money.
uint32_t Reader::Sign(uint32_t i) {
  if (!row_.Word(i) || !row_.Has(i, Class::kMagnitudeSign)) return i;
  const std::string_view text = row_.Text(i);
  const bool glued = row_.Glued(i);
  const bool thousand = text == "k" || text == "K";
  if (!glued && !context_.money && !thousand && !(text.size() > 1 && text != "mm")) return i;
  // "3m", "5t" and "60mm" are measures, "£3m" and "3M" are not; "8b" is a house, "1.2b" is not.
  if (!context_.money && (text == "m" || text == "t" || text == "T" || text == "mm")) return i;
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
    uint32_t end = 0;
    if (groups == 0 && (Magnitude(row_, at) > 0 || row_.Is(at, "dozen"))) {
      group_ = 1;  // "a million"
      end = at;
    } else {
      end = Group(at);
    }
    if (end == 0) break;
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

// "half", "a third", "two-thirds", "three quarters of a million". `count_end` stands behind the count, which is `count`.
uint32_t ReadFraction(const TokenRow& row, uint32_t word, int count, Number& number) {
  if (!row.Has(word, Class::kFractionWord)) return 0;
  const int whole = row.Value(word, Class::kFractionWord);
  const bool plural = row.Plural(word) || row.Is(word, "halves");
  if (count <= 0 || count > whole * 20 || (count > 1) != plural) return 0;
  uint32_t end = word + 1;
  number.form = CC_FORM_FRACTION;
  number.from = count;
  number.to = whole;
  number.value = static_cast<double>(count) / whole;
  number.step = number.value / 20;
  // "half a million", "a quarter of a million", "half-million", "half a dozen"
  uint32_t at = OverHyphen(row, end);
  if (row.Is(at, "of") && Article(row, at + 1) && Magnitude(row, at + 2) > 0) at += 2;
  if (Article(row, at)) ++at;
  if (const int power = Magnitude(row, at); power > 0 || row.Is(at, "dozen")) {
    const double unit = power > 0 ? kPowers[power] : 12;
    number.form = CC_FORM_WORDS;
    number.value *= unit;
    number.step = number.value / (power > 0 ? 10 : 1);
    number.scaled = power >= 6;
    number.exponent = power;
    number.lead = number.value / unit;
    end = at + 1;
  }
  return end;
}

// "dozens", "several hundred", "tens of thousands", "a few". Value: the low end.
uint32_t ReadVague(const TokenRow& row, uint32_t i, Number& number) {
  constexpr struct { double low, high; } kFew[] = {{2, 2}, {2, 3}, {3, 10}, {3, 20}, {2, 10}};
  const int size = row.Value(i, Class::kVagueNumber);
  uint32_t end = i + 1;
  number.form = CC_FORM_VAGUE;
  if (size < 10) {
    const bool article = Article(row, i - 1) || row.IsOneOf(i - 1, {"last", "past", "first", "next"});
    if (size != 4 && !article && size != 3) return 0;
    if (Article(row, i - 1)) number.first = i - 1;
    number.low = kFew[size - 1].low;
    number.high = kFew[size - 1].high;
    if (row.Is(end, "of") && (Magnitude(row, end + 1) > 0 || row.Is(end + 1, "dozen"))) ++end;
  } else {
    number.low = 2.0 * size;
    number.high = size <= 20 ? 200 : 100.0 * size;
    for (int more = 0; more < 2 && row.Is(end, "of") && row.Has(end + 1, Class::kVagueNumber); ++more) {
      const int unit = row.Value(end + 1, Class::kVagueNumber);
      if (unit < 100) break;
      number.low *= unit;
      number.high = number.low * 50;
      end += 2;
    }
  }
  for (int power = Magnitude(row, end); power > 0; power = Magnitude(row, end)) {
    number.low *= kPowers[power];
    number.high *= kPowers[power];
    ++end;
  }
  if (row.Is(end, "dozen")) {
    number.low *= 12;
    number.high *= 12;
    ++end;
  }
  number.value = number.low;
  number.step = number.low;
  return end;
}

// "40 000", "1 414 021 100": groups of three behind a narrow space, or behind a plain one if nothing else can be meant.
uint32_t ReadSpacedThousands(const TokenRow& row, Number& number) {
  if (!number.bare || number.value >= 1000 || number.value < 1) return 0;
  double value = number.value;
  int groups = 0;
  bool narrow = true, zeros = true;
  uint32_t end = number.end;
  for (; row.Number(end) && !row.Glued(end); ++end, ++groups) {
    const std::string_view digits = row.Text(end);
    if (digits.size() != 3 || digits.find('.') != std::string_view::npos) break;
    narrow &= row.At(end).begin - row.At(end - 1).end > 1;  // no-break and thin spaces take two bytes or three
    zeros &= digits == "000";
    value = value * 1000 + (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
  }
  if (groups == 0 || !(narrow || zeros || groups > 1) || (row.Number(end) && !row.Glued(end))) return 0;
  number.value = value;
  number.step = StepOfWhole(value);
  number.bare = false;
  return end;
}

// "10^6", "1.3x10^6", "6e12" behind digits.
uint32_t ReadPower(const TokenRow& row, Number& number) {
  uint32_t at = number.end;
  if (number.form != CC_FORM_NUMERAL || number.scaled || !row.Glued(at)) return 0;
  double base = number.value, factor = 1;
  if (row.IsOneOf(at, {"x", "×", "*"}) && row.Is(at + 1, "10")) {
    factor = number.value;
    base = 10;
    at += 2;
  } else if (row.Is(at, "e")) {
    factor = number.value;
    base = 10;
  }
  if (!row.IsOneOf(at, {"^", "e"}) || !row.Glued(at)) return 0;
  uint32_t exponent = at + 1;
  const bool negative = row.Is(exponent, "-");
  if (negative || row.Is(exponent, "+")) ++exponent;
  Number digits;
  if (!row.Number(exponent) || !row.Glued(exponent) || !ParseDigits(row.Text(exponent), digits) || digits.value > 60) {
    return 0;
  }
  const double power = std::pow(base, negative ? -digits.value : digits.value);
  number.step = number.step * power;
  number.value = factor * power;
  number.bare = false;
  return exponent + 1;
}

// "132 fifths", "one over three".
uint32_t ReadQuotient(const TokenRow& row, Number& number) {
  if (number.decimals > 0 || number.value <= 0) return 0;
  double whole = 0;
  uint32_t end = OverHyphen(row, number.end);
  if (row.Has(end, Class::kFractionWord) && row.Plural(end) && !row.IsOneOf(end, {"halves", "quarters"})) {
    whole = row.Value(end++, Class::kFractionWord);
  } else if (number.value == 1 && row.Is(number.end, "over")) {
    Number below;
    Reader reader(row, {}, below);
    end = reader.Cardinal(number.end + 1);
    if (end == 0 || row.Has(end, Class::kTimeUnit) || below.value <= 1) return 0;
    whole = below.value;
  }
  if (whole == 0) return 0;
  number.form = CC_FORM_FRACTION;
  number.from = number.value;
  number.to = whole;
  number.value /= whole;
  number.step = number.value / 20;
  return end;
}

}  // namespace

bool ParseDigits(std::string_view text, Number& number) {
  if (const double sign = SignValue(text); sign > 0) {
    number.value = sign;
    number.decimals = 0;
    number.step = 0.25;
    return true;
  }
  uint64_t mantissa = 0;
  int size = 0, decimals = -1;
  int group = -1;  // digits since the last comma: three, or two in the Indian way before the last three
  for (const char c : text) {
    if (c == ',') {
      if (group == 0 || group == 1 || group > 3 || (group < 0 && size > 3)) return false;
      group = 0;
      continue;
    }
    if (c == '.') {
      if (decimals >= 0) return false;
      decimals = 0;
      continue;
    }
    if (group >= 0 && decimals < 0) ++group;
    if (c < '0' || c > '9' || ++size > 18) return false;
    mantissa = mantissa * 10 + static_cast<uint64_t>(c - '0');
    if (decimals >= 0) ++decimals;
  }
  if (size == 0 || (group >= 0 && group != 3)) return false;
  if (text[0] == '0' && text.size() > 1 && text[1] != '.') return false;
  number.decimals = decimals > 0 ? decimals : 0;
  number.value = static_cast<double>(mantissa) / kPowers[number.decimals];
  number.step = number.decimals > 0 ? 1 / kPowers[number.decimals] : StepOfWhole(number.value);
  number.bare = number.decimals == 0 && text.find(',') == std::string_view::npos;
  return true;
}

double StepOfWhole(double value) {
  if (value < 100 || value > 1e15) return 1;
  double step = 1;
  while (std::fmod(value, step * 10) == 0) step *= 10;
  return step;
}

uint32_t ReadNumber(const TokenRow& row, uint32_t i, NumberContext context, Number& number) {
  number.first = i;
  // 3/15 and 1/2; never 9/11, 24/7, 50/50
  if (row.Number(i) && row.Is(i + 1, "/") && row.Glued(i + 1) && row.Number(i + 2) && row.Glued(i + 2)) {
    Number a, b;
    if (!ParseDigits(row.Text(i), a) || !ParseDigits(row.Text(i + 2), b)) return 0;
    if (!(a.value < b.value) || b.value > 1000 || a.decimals + b.decimals > 0) return 0;
    if (row.Is(i + 3, "/") && row.Glued(i + 3)) return 0;
    number.form = CC_FORM_FRACTION;
    number.from = a.value;
    number.to = b.value;
    number.value = a.value / b.value;
    number.step = number.value / 20;
    return number.end = i + 3;
  }
  if (row.Has(i, Class::kVagueNumber)) return number.end = ReadVague(row, i, number);
  const bool article = Article(row, i - 1);
  if (row.Has(i, Class::kFractionWord)) {
    const bool half = row.Is(i, "half");
    // "the third", "first half", "a third man": ordinals and periods are not parts of a whole.
    if (!half && !article) {
      const bool quarter = row.Is(i, "quarter") && (Magnitude(row, i + 1) > 0 || row.Hyphen(i + 1));
      const bool part = row.Is(i + 1, "of") && (Article(row, i + 2)) && row.Has(i + 2, Class::kDeterminer);
      if (!quarter && !part) return 0;
    }
    if (article && !half && row.Word(i + 1) &&
        !(row.Has(i + 1, Class::kPreposition) || row.Has(i + 1, Class::kComparative) || Magnitude(row, i + 1) > 0 ||
          row.Has(i + 1, Class::kConjunction) || row.Has(i + 1, Class::kAuxiliary))) {
      return 0;
    }
    if (half && (row.Has(i - 1, Class::kOrdinalWord) || row.IsOneOf(i - 1, {"other", "better", "last", "this", "that",
                                                                           "each", "latter", "top", "bottom", "lower",
                                                                           "upper", "either", "in", "his", "her"}) ||
                 row.IsOneOf(i + 1, {"way", "time", "brother", "sister", "hearted", "back", "year", "finals"}) ||
                 row.Hyphen(i - 1))) {
      return 0;
    }
    if (half && row.Hyphen(i + 1) && Magnitude(row, i + 2) == 0 && !row.Has(i + 2, Class::kTimeUnit) &&
        !row.Is(i + 2, "dozen") && !row.Has(i + 2, Class::kUnit)) {
      return 0;
    }
    if (article) number.first = i - 1;
    return number.end = ReadFraction(row, i, 1, number);
  }
  if (row.Has(i, Class::kMultipleWord)) {
    number.value = row.Value(i, Class::kMultipleWord);
    const std::string_view word = row.Text(i);
    const bool fold = word.size() > 6 && word.substr(word.size() - 4) == "fold";
    if (!fold && !row.IsOneOf(i + 1, {"as", "the", "that", "what", "its", "their", "his", "her"})) return 0;
    number.form = CC_FORM_MULTIPLE;
    return number.end = i + 1;
  }
  if (Magnitude(row, i) > 0 || row.Is(i, "dozen")) {
    // "a million"; not "Thousand Oaks" nor "the dozen eggs" of which nobody said how many.
    if (!article && !row.IsOneOf(i - 1, {"per", "every"}) && !(row.Is(i - 1, "the") && Magnitude(row, i) > 0)) return 0;
    if (article) number.first = i - 1;
    Reader reader(row, context, number);
    return number.end = reader.Cardinal(i);
  }
  // "two-thirds", "three quarters", "one-fifth"
  if (const int count = SmallWord(row, i); count > 0 && count <= 20) {
    const uint32_t word = OverLooseHyphen(row, i + 1);
    const bool ordinal_day = row.Is(word, "second");
    if (!ordinal_day && row.Has(word, Class::kFractionWord)) {
      if (const uint32_t end = ReadFraction(row, word, count, number); end != 0) return number.end = end;
    }
  }
  Reader reader(row, context, number);
  number.end = reader.Cardinal(i);
  if (number.end == 0) return 0;
  if (const uint32_t end = ReadSpacedThousands(row, number); end != 0) return number.end = end;
  if (const uint32_t end = ReadQuotient(row, number); end != 0) return number.end = end;
  if (const uint32_t end = ReadPower(row, number); end != 0) return number.end = end;
  if ( row.Hyphen(number.end) && row.Is(number.end + 1, "fold")) {
    number.form = CC_FORM_MULTIPLE;
    number.end += 2;
  }
  return number.end;
}

uint32_t ReadOrdinalNumber(const TokenRow& row, uint32_t i, Number& number) {
  number.first = i;
  number.form = CC_FORM_ORDINAL;
  if (row.Number(i)) {
    const bool suffix = row.Glued(i + 1) && row.IsOneOf(i + 1, {"st", "nd", "rd", "th"});
    return suffix && ParseDigits(row.Text(i), number) ? number.end = i + 2 : 0;
  }
  double tens = 0;
  uint32_t at = i;
  if (SmallWord(row, at) >= 20 && row.Hyphen(at + 1)) {
    tens = SmallWord(row, at);
    at += 2;
  }
  if (!row.Has(at, Class::kOrdinalWord)) return 0;
  number.value = tens + row.Value(at, Class::kOrdinalWord);
  return number.end = at + 1;
}

}  // namespace claimcheck::facts
