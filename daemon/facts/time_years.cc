// Years, decades, centuries.
//
// Method: four digits are a year unless what stands around them says otherwise, because news writes most other numbers
// of that size with a comma.
// Read: "in 2012", "the 2012 Act", "the 1980s", "'96", "44 BC", "the mid-18th century", "nineteen ninety-six".
// Not:  "$1953", "1,953 people", "2000 people", "Flight 1907", "1984 Main Street", "more than 2000", "ext. 2012",
//       "v2012".
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

bool Currency(std::string_view text) {
  return text == "$" || text == "£" || text == "€" || text == "¥" || text == "#" || text == "№" || text == "+";
}

// An address: "2012 Main Street", "1842 N. Oak Road".
bool Address(const TokenRow& row, uint32_t i) {
  if (!row.Capital(i + 1)) return false;
  for (uint32_t j = i + 2; j <= i + 3; ++j) {
    if (row.Has(j, Class::kStreetWord) && row.Capital(j)) return true;
    if (!row.Capital(j)) return false;
  }
  return false;
}

bool NumberedThing(const TokenRow& row, uint32_t i) {
  if (i == row.begin()) return false;
  const uint32_t p = i - 1;
  if (Currency(row.Text(p)) && row.Glued(i)) return true;
  if (row.Has(p, Class::kNumberedThing)) {
    // "the 2012 series" is behind; "in the Act 2012" and "the Ford series 2000" are not alike, the lists decide.
    return row.Capital(p) || row.Text(p).back() == '.' ||
           row.IsOneOf(p, {"number", "numbers", "page", "pages", "room"});
  }
  if (row.Glued(i) && !row.IsOneOf(p, {"(", "[", "-", "–", "—", "“", "\"", "‘", "'", "’", "/"})) return true;
  if (row.AllCaps(p) && row.Text(p).back() == '.' && !row.IsOneOf(p, {"a.d.", "u.s."})) return true;  // "F.M. 1960"
  // Telephone numbers and part numbers: 555-2012, A-2012.
  if (row.Hyphen(p) && p > row.begin() && (row.Number(p - 1) || (row.AllCaps(p - 1)))) return true;
  return false;
}

// "2000 people", "1500 metres": a round number before the plural of what it counts.
bool CountedBehind(const TokenRow& row, uint32_t i, int value) {
  const uint32_t j = i + 1;
  if (row.Is(j, "%") ||
      row.IsOneOf(j, {"percent", "per", "km", "miles", "metres", "meters", "feet", "points", "people"})) {
    return true;
  }
  if (row.Has(j, Class::kTimeUnit) && !row.Is(j, "second") && !row.Is(j, "quarter") && !row.Is(j, "fall")) return true;
  if (row.Value(j, Class::kNumberWord) >= 100) return true;
  if (row.Glued(j) && (row.Is(j, ":") || row.Word(j)) && !row.Possessive(j)) return true;
  // A telephone number or a file's name: 2010-2015-86
  if (row.Hyphen(j) && row.Number(j + 1) && row.Hyphen(j + 2) && row.Number(j + 3)) return true;
  if (value % 50 != 0 || !row.Word(j) || row.Capital(j)) return false;
  const std::string_view next = row.Text(j);
  if (next.size() > 4 && next.back() == 's' && next[next.size() - 2] != 's') return true;
  const std::string_view after = row.Text(j + 1);
  return row.Word(j + 1) && after.size() > 4 && after.back() == 's' && !row.Has(j, Class::kPastVerb) &&
         !row.IsOneOf(j, {"and", "or", "to", "that", "when", "with", "but", "as", "by", "in", "after", "before"});
}

bool HedgedBefore(const TokenRow& row, uint32_t i) {
  if (i == row.begin()) return false;
  if (row.Is(i - 1, "than") && row.IsOneOf(i - 2, {"later", "earlier"})) return false;
  return row.IsOneOf(i - 1, {"than", "nearly", "almost", "approximately", "roughly", "least", "some", "exceeded", "at",
                             "totaled", "totalled", "×", "x", "="});
}

// "2016 November", as some write it; not "in 2016 April Jones won", "in 2016 May 5 was a holiday".
uint32_t ReadMonthBehind(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.Has(i, Class::kMonth) || row.Text(i).size() < 4 || row.IsOneOf(i, {"may", "march"})) return i;
  if (!row.Capital(i) && row.Is(i, "august")) return i;
  if (row.Number(i + 1) || row.Has(i + 1, Class::kOrdinalWord) || row.Capital(i + 1)) return i;
  m.month = row.Value(i, Class::kMonth);
  return i + 1;
}

uint32_t ReadEra(const TokenRow& row, uint32_t i, int& sign) {
  if (row.IsOneOf(i, {"bc", "b.c.", "bce", "b.c.e."}) && row.Capital(i)) {
    sign = -1;
    return i + 1;
  }
  if (row.IsOneOf(i, {"ad", "a.d.", "ce", "c.e."}) && (row.AllCaps(i) || row.Is(i, "a.d."))) {
    sign = 1;
    return i + 1;
  }
  return 0;
}

// "1980s", "'80s", "eighties".
uint32_t ReadDecade(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t j = i;
  if (row.IsOneOf(j, {"'", "’", "‘", "`"}) && row.Glued(j + 1)) ++j;
  const int value = PlainDigits(row, j, 2, 4);
  const bool plural = row.Glued(j + 1) && (row.Is(j + 1, "s") || row.Is(j + 1, "'s") || row.Is(j + 1, "’s"));
  if (value >= 0 && plural && value % 10 == 0) {
    if (value >= 1000 && value < 2100) {
      m.decade = value;
      if (value % 100 == 0 && value < 2000) {  // "the 1800s": the century
        m.decade = 0;
        m.century = value / 100 + 1;
      }
      return j + 2;
    }
    if (value >= 20 && value < 100 && (j != i || row.Is(i - 1, "the") || row.Is(i - 1, "-"))) {
      m.decade = 1900 + value;
      return j + 2;
    }
  }
  static constexpr text::Literal kNames[] = {"twenties", "thirties",  "forties",  "fifties",
                                             "sixties",  "seventies", "eighties", "nineties"};
  if (row.Is(i, "noughties")) {
    m.decade = 2000;
    return i + 1;
  }
  const int32_t hundreds = row.Value(i, Class::kNumberWord);
  if (hundreds >= 17 && hundreds <= 20) {  // "nineteen seventies", "the twenty-twenties"
    const uint32_t name = row.Hyphen(i + 1) ? i + 2 : i + 1;
    for (int k = 0; k < 8; ++k) {
      if (!row.Is(name, kNames[k])) continue;
      m.decade = 100 * hundreds + 20 + 10 * k;
      return name + 1;
    }
    return 0;
  }
  for (int k = 0; k < 8; ++k) {
    if (row.Is(i, kNames[k])) {
      // "in his forties" is an age
      if (i > row.begin() && row.IsOneOf(i - 1, {"his", "her", "their", "late", "early", "mid", "my", "our"}) &&
          !(i > row.begin() + 1 && row.Is(i - 2, "the"))) {
        return 0;
      }
      m.decade = 1900 + 20 + 10 * k;
      return i + 1;
    }
  }
  return 0;
}

uint32_t ReadCentury(const TokenRow& row, uint32_t i, Mention& m) {
  int ordinal = 0;
  uint32_t j = ReadOrdinal(row, i, ordinal);
  if (j == 0 || ordinal > 30) return 0;
  if (row.Hyphen(j)) ++j;
  if (!row.IsOneOf(j, {"century", "centuries"})) return 0;
  m.century = ordinal;
  int sign = 1;
  if (const uint32_t era = ReadEra(row, j + 1, sign); era != 0) {
    m.century *= sign;
    return era;
  }
  return j + 1;
}

}  // namespace

uint32_t ReadYearAfter(const TokenRow& row, uint32_t i, Mention& m) {
  const int value = PlainDigits(row, i, 4, 4);
  if (value >= 1000 && value < 3000 && !(row.Glued(i + 1) && row.Word(i + 1) && !row.Possessive(i + 1)) &&
      !row.Is(i + 1, "%")) {
    m.year = value;
    return i + 1;
  }
  if (row.IsOneOf(i, {"'", "’", "‘"}) && row.Glued(i + 1)) {
    const int two = PlainDigits(row, i + 1, 2, 2);
    if (two >= 0 && !(row.Glued(i + 2) && row.Word(i + 2))) {
      m.year = (two < 30 ? 2000 : 1900) + two;
      m.two_digit_year = true;
      return i + 2;
    }
  }
  if (!row.IsOneOf(i, {"seventeen", "eighteen", "nineteen", "two", "twenty"})) return 0;
  if (const uint32_t end = ReadSpokenYear(row, i, m.year); end != 0) return end;
  if (!row.Is(i, "two") || !row.Is(i + 1, "thousand")) return 0;
  if (row.Word(i + 2) && !row.Is(i - 1, "year") && !row.IsOneOf(i + 2, {"and", "or", "but", "to", "when"})) return 0;
  m.year = 2000;
  return i + 2;
}

uint32_t MatchYear(const TokenRow& row, uint32_t i, Mention& m) {
  m.kind = MentionKind::kNamed;
  const uint32_t start = row.Is(i, "the") ? i + 1 : i;
  if (!row.Number(start) || (row.Glued(start + 1) && row.Word(start + 1))) {
    if (const uint32_t end = ReadCentury(row, start, m); end != 0) return end;
    if (const uint32_t end = ReadDecade(row, start, m); end != 0) return end;
  }
  if (start != i) {  // "the year 2000", "the year two thousand", "the 1988 quarter"
    const int value = PlainDigits(row, start, 4, 4);
    if (value >= 1900 && value <= 2100 && row.IsOneOf(start + 1, {"period", "quarter"})) {
      m.year = value;
      m.unit = Unit::kQuarter;
      return start + 2;
    }
    if (!row.Is(start, "year")) return 0;
    const int early = PlainDigits(row, start + 1, 3, 3);  // "the year 632"
    if (early >= 100 && !row.Word(start + 2) && !row.Number(start + 2) && !row.Is(start + 2, "%")) {
      m.year = early;
      return start + 2;
    }
    return ReadYearAfter(row, start + 1, m);
  }
  if (row.IsOneOf(i, {"ad", "a.d."}) && row.Number(i + 1)) {
    const int value = PlainDigits(row, i + 1, 1, 4);
    if (value < 1) return 0;
    m.year = value;
    return i + 2;
  }
  if (row.Number(i)) {
    int sign = 1;
    const double any = DigitsValue(row.Text(i));
    if (any >= 1 && any <= 9999 && any == static_cast<int>(any)) {
      if (const uint32_t era = ReadEra(row, i + 1, sign); era != 0 && !NumberedThing(row, i)) {
        m.year = sign * static_cast<int>(any);
        return era;
      }
    }
    const int value = PlainDigits(row, i, 4, 4);
    // Years before 1500 are rare and other numbers are not: they need a preposition or a bracket of their own.
    const bool closed = !row.Word(i + 1) && !row.Number(i + 1);
    if (value < 1500 && !(value >= 1000 && closed && row.IsOneOf(i - 1, {"in", "(", "since", "year"}))) return 0;
    if (value < 1000 || value > 2100 || NumberedThing(row, i) || HedgedBefore(row, i)) return 0;
    if (CountedBehind(row, i, value) || Address(row, i)) return 0;
    m.year = value;
    return ReadMonthBehind(row, i + 1, m);
  }
  int year = 0;
  const uint32_t end = ReadSpokenYear(row, i, year);
  if (end == 0 || year < 1500 || CountedBehind(row, end - 1, 50)) return 0;
  // "Two thousand and five" is mostly a count; a year has a preposition before it and no noun behind it.
  const bool count = row.Is(i, "two") || row.Is(i + 1, "hundred");
  if (count && (row.Word(end) || !row.IsOneOf(i - 1, {"in", "since", "until", "till", "from", "by", "of"}))) {
    return 0;
  }
  m.year = year;
  return end;
}

}  // namespace claimcheck::facts
