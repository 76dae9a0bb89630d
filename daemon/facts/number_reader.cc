// The first word says what kind of number begins; the kinds are read in cardinal_reader.cc, fraction_reader.cc and
// here.
//
// Not numbers: "the hundred days" without a count before it, "Thousand Oaks", "few came" (that is nearly none), "a
// second quarter", "double" before anything but what is doubled.
#include "daemon/facts/number_reader.h"

#include "daemon/facts/number_parts.h"

namespace claimcheck::facts {
namespace {

// "dozens", "several hundred", "tens of thousands", "a few". Value: the low end.
uint32_t ReadVague(const TokenRow& row, uint32_t i, Number& number) {
  constexpr struct { double low, high; } kFew[] = {{2, 2}, {2, 3}, {3, 10}, {3, 20}, {2, 10}};
  const int size = row.Value(i, Class::kVagueNumber);
  uint32_t end = i + 1;
  number.form = CC_FORM_VAGUE;
  if (size < 10) {
    const bool article = Article(row, i - 1) || row.IsOneOf(i - 1, {"last", "past", "first", "next"});
    if (size != 4 && !article) return 0;
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

// "twice as many", "double the number", "tenfold".
uint32_t ReadMultiple(const TokenRow& row, uint32_t i, Number& number) {
  const std::string_view word = row.Text(i);
  const bool fold = word.size() > 6 && word.substr(word.size() - 4) == "fold";
  if (!fold && !row.IsOneOf(i + 1, {"as", "the", "that", "what", "its", "their", "his", "her"})) return 0;
  number.value = row.Value(i, Class::kMultipleWord);
  number.form = CC_FORM_MULTIPLE;
  return i + 1;
}

// "three times as many", "10-fold": a multiple behind its count.
void MakeMultiple(const TokenRow& row, Number& number) {
  if (row.Hyphen(number.end) && row.Is(number.end + 1, "fold")) {
    number.form = CC_FORM_MULTIPLE;
    number.end += 2;
    return;
  }
  if (!row.Is(number.end, "times")) return;
  const uint32_t next = number.end + 1;
  if (row.Is(next, "as") || row.IsOneOf(next, {"the", "that", "its", "their"}) ||
      (row.Has(next, Class::kComparative) && !row.IsOneOf(next, {"over", "up", "under"}))) {
    number.form = CC_FORM_MULTIPLE;
    number.end = next;
  }
}

// "forty-five (45)", "45 (forty-five)", as contracts and statutes have it: the token behind the bracket, or the end
// itself.
uint32_t BehindRepeat(const TokenRow& row, const Number& number) {
  const uint32_t open = number.end;
  if (open == 0 || !row.Is(open, "(") || !(row.Number(open + 1) || row.Has(open + 1, Class::kNumberWord))) return open;
  Number again;
  const uint32_t end = ReadCardinal(row, open + 1, {}, again);
  const bool same =
      end != 0 && again.value == number.value && (again.form == CC_FORM_WORDS) != (number.form == CC_FORM_WORDS);
  return same && row.Is(end, ")") ? end + 1 : open;
}

// Whether the token behind digits may go on with their number: sign, fraction, magnitude, power, multiple.
bool MayGoOn(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kTails = {"-", "‑",     "/",   "×",     "*",      "^",    "x",
                                           "e", "point", "and", "dozen", "dozens", "over", "times"};
  static constexpr text::lexicon::ClassSet kTailClasses = {Class::kMagnitude, Class::kMagnitudeSign,
                                                           Class::kVagueNumber, Class::kFractionWord};
  return row.Number(i) || row.HasAny(i, kTailClasses) || row.IsOneOf(i, kTails);
}

// Digits or one word by themselves, as most numbers are: what ReadCardinal makes of them where nothing can follow.
// CC_NONE if something may.
uint32_t ReadAlone(const TokenRow& row, uint32_t i, Number& number) {
  if (MayGoOn(row, i + 1)) return CC_NONE;
  if (row.Number(i)) {
    if (!ParseDigits(row.Text(i), number)) return 0;
    if (number.decimals == 0 && number.value < 1) number.step = 1;  // "½"
    number.form = CC_FORM_NUMERAL;
    number.bare = true;
  } else {
    const int word = row.Has(i + 1, Class::kNumberWord) ? -1 : SmallWord(row, i);
    if (word < 0) return CC_NONE;
    number.value = word;
    number.form = CC_FORM_WORDS;
  }
  number.lead = number.value;
  return i + 1;
}

}  // namespace

uint32_t ReadNumber(const TokenRow& row, uint32_t i, NumberContext context, Number& number) {
  number.first = i;
  if (const uint32_t end = ReadAlone(row, i, number); end != CC_NONE) {
    number.end = end;
    return number.end = BehindRepeat(row, number);
  }
  if (const uint32_t end = ReadSlashFraction(row, i, number); end != 0) return number.end = end;
  if (row.Number(i) && row.Is(i + 1, "/") && row.Number(i + 2) && row.Glued(i + 1)) return 0;
  if (row.Has(i, Class::kVagueNumber)) return number.end = ReadVague(row, i, number);
  if (row.Has(i, Class::kFractionWord)) return number.end = ReadFractionWord(row, i, number);
  if (row.Has(i, Class::kMultipleWord)) return number.end = ReadMultiple(row, i, number);
  if (Magnitude(row, i) > 0 || row.Is(i, "dozen")) {
    const bool article = Article(row, i - 1);
    const bool opens = i == row.begin() && row.Has(i + 1, Class::kUnit);  // "Thousand litres were lost"
    if (!article && !opens && !row.IsOneOf(i - 1, {"per", "every"}) && !(row.Is(i - 1, "the") && Magnitude(row, i) > 0))
      return 0;
    if (article) number.first = i - 1;
    number.end = ReadCardinal(row, i, context, number);
    const uint32_t parts = number.end != 0 ? ReadQuotient(row, number) : 0;  // "a hundred millionths"
    return parts != 0 ? number.end = parts : number.end;
  }
  if (const uint32_t end = ReadCountedFraction(row, i, number); end != 0) return number.end = end;
  number.end = ReadCardinal(row, i, context, number);
  if (number.end == 0) return 0;
  if (const uint32_t end = ReadSpacedThousands(row, number); end != 0) return number.end = end;
  if (const uint32_t end = ReadQuotient(row, number); end != 0) return number.end = end;
  if (const uint32_t end = ReadPower(row, number); end != 0) return number.end = end;
  MakeMultiple(row, number);
  return number.end = BehindRepeat(row, number);
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
