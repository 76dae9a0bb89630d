// Parts of a whole.
//
//   half of the seats · half a million · a third · nearly a quarter of a million · two-thirds · 3/15 · 132 fifths
// Not fractions: "the first half", "a third man", "the third", "half-brother", "in half", "12 quarters", "9/11".
#include "daemon/facts/number_parts.h"

namespace claimcheck::facts {
namespace {

// "thirds", "twenty-fifths" at `i`: how many of them make the whole, and the token behind.
uint32_t Denominator(const TokenRow& row, uint32_t i, int& whole, bool& plural) {
  int tens = 0;
  if (SmallWord(row, i) >= 20 && row.Hyphen(i + 1)) {
    tens = SmallWord(row, i);
    i += 2;
  }
  if (tens > 0 && row.Has(i, Class::kOrdinalWord)) {
    whole = tens + row.Value(i, Class::kOrdinalWord);
    plural = false;
    return i + 1;
  }
  if (tens > 0 && row.IsOneOf(i, {"firsts", "seconds"})) {
    whole = tens + (row.Is(i, "firsts") ? 1 : 2);
    plural = true;
    return i + 1;
  }
  if (!row.Has(i, Class::kFractionWord) || (tens > 0 && row.Value(i, Class::kFractionWord) > 9)) return 0;
  whole = tens + row.Value(i, Class::kFractionWord);
  plural = row.Plural(i) || row.Is(i, "halves");
  return i + 1;
}

// "half", "a third", "two-thirds", "three quarters of a million". `count_end` stands behind the count, which is
// `count`.
uint32_t ReadFraction(const TokenRow& row, uint32_t word, int count, Number& number) {
  int whole = 0;
  bool plural = false;
  uint32_t end = Denominator(row, word, whole, plural);
  if (end == 0 || count <= 0 || count > whole * 20 || (count > 1) != plural) return 0;
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

// "first half", "half time", "his half", "half-brother": periods and relations.
bool IsOtherHalf(const TokenRow& row, uint32_t i) {
  if (row.Has(i - 1, Class::kOrdinalWord) || row.Hyphen(i - 1)) return true;
  if (row.IsOneOf(i - 1, {"other", "better", "last", "this", "that", "each", "latter", "top", "bottom", "lower",
                          "upper", "either", "in", "his", "her"})) {
    return true;
  }
  if (row.IsOneOf(i + 1, {"way", "time", "brother", "sister", "hearted", "back", "year", "finals"})) return true;
  const uint32_t word = i + 2;
  return row.Hyphen(i + 1) && Magnitude(row, word) == 0 && !row.Is(word, "dozen") && !row.Has(word, Class::kTimeUnit) &&
         !row.Has(word, Class::kUnit);
}

// "a third" with something behind it that a part can stand before; "a third man" is an ordinal.
bool EndsAsPart(const TokenRow& row, uint32_t i) {
  if (row.Hyphen(i)) return row.Has(i + 1, Class::kUnit) || row.Has(i + 1, Class::kTimeUnit);  // "a third-party bid"
  return !row.Word(i) || row.Has(i, Class::kPreposition) || row.Has(i, Class::kComparative) || Magnitude(row, i) > 0 ||
         row.Has(i, Class::kConjunction) || row.Has(i, Class::kAuxiliary);
}

}  // namespace

uint32_t ReadSlashFraction(const TokenRow& row, uint32_t i, Number& number) {
  if (!row.Number(i) || !row.Is(i + 1, "/") || !row.Glued(i + 1) || !row.Number(i + 2) || !row.Glued(i + 2)) return 0;
  Number a, b;
  if (!ParseDigits(row.Text(i), a) || !ParseDigits(row.Text(i + 2), b)) return 0;
  if (!(a.value < b.value) || b.value > 1000 || a.decimals + b.decimals > 0) return 0;
  if (row.Is(i + 3, "/") && row.Glued(i + 3)) return 0;
  number.form = CC_FORM_FRACTION;
  number.from = a.value;
  number.to = b.value;
  number.value = a.value / b.value;
  number.step = number.value / 20;
  return i + 3;
}

uint32_t ReadFractionWord(const TokenRow& row, uint32_t i, Number& number) {
  const bool article = Article(row, i - 1);
  if (row.Is(i, "half")) {
    if (IsOtherHalf(row, i)) return 0;
  } else if (article) {
    if (!EndsAsPart(row, i + 1)) return 0;
  } else if (row.Is(i + 1, "of") && row.Has(Article(row, i + 2) ? i + 3 : i + 2, Class::kUnit)) {
    // "tenth of a gallon"
  } else if (!(row.Is(i, "quarter") && (Magnitude(row, i + 1) > 0 || row.Hyphen(i + 1)))) {
    return 0;
  }
  if (article) number.first = i - 1;
  return ReadFraction(row, i, 1, number);
}

uint32_t ReadCountedFraction(const TokenRow& row, uint32_t i, Number& number) {
  const int count = SmallWord(row, i);
  const uint32_t word = OverLooseHyphen(row, i + 1);
  return count > 0 && count <= 20 ? ReadFraction(row, word, count, number) : 0;
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
    end = ReadCardinal(row, number.end + 1, {}, below);
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

}  // namespace claimcheck::facts
