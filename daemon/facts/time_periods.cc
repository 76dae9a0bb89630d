// Quarters, halves, fiscal years, seasons and holidays.
//
// Read: "the third quarter of 1990", "third-quarter", "the fiscal first quarter", "the 1988 second quarter", "Q3 2012",
//       "the first half of 2012", "fiscal 1989", "the winter of 1994", "summer 2012", "in the spring", "Thanksgiving
//       Day".
// Not:  "the second half" of a match (a half wants its year), "prices fall", "the fall of Saigon", "a spring in her
//       step".
#include "daemon/facts/holidays.h"
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

// "of 1990", "1990", "of this year", "of last year", "last year", "a year ago"; returns `i` if nothing stands there.
uint32_t ReadYearOf(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.Is(i, "of") || row.Is(i, "in") ? i + 1 : i;
  if (const uint32_t end = ReadYearAfter(row, j, m); end != 0) return end;
  const uint32_t k = row.Is(j, "fiscal") ? j + 1 : j;
  if (k != j) {
    if (const uint32_t end = ReadYearAfter(row, k, m); end != 0) {
      m.fiscal = true;
      return end;
    }
  }
  const int step = row.Is(j, "last") ? -1 : row.Is(j, "this") ? 0 : row.Is(j, "next") ? 1 : kNoStep;
  if (step != kNoStep && row.Is(j + 1, "year") && !row.Possessive(j + 2)) {
    m.step = step;
    m.unit = Unit::kYear;
    return j + 2;
  }
  if (row.Is(i, "of") && row.Is(j, "the") && row.Is(j + 1, "year")) {
    m.step = 0;
    m.unit = Unit::kYear;
    return j + 2;
  }
  return i;
}

// "1988", "this year's", "last year's", "next year's" before a quarter.
uint32_t ReadYearBefore(const TokenRow& row, uint32_t i, Mention& m) {
  const int year = PlainDigits(row, i, 4, 4);
  if (year >= 1900 && year < 2100) {
    m.year = year;
    return i + 1;
  }
  const int step = row.Is(i, "last") ? -1 : row.Is(i, "this") ? 0 : row.Is(i, "next") ? 1 : kNoStep;
  if (step != kNoStep && row.Is(i + 1, "year") && row.Possessive(i + 2)) {
    m.step = step;
    m.unit = Unit::kYear;
    return i + 3;
  }
  if (row.IsOneOf(i, {"year-ago", "year-earlier"}) ||
      (row.Is(i, "year") && row.Hyphen(i + 1) && row.IsOneOf(i + 2, {"ago", "earlier"}))) {
    m.step = -1;
    m.unit = Unit::kYear;
    return row.Is(i, "year") ? i + 3 : i + 1;
  }
  return i;
}

uint32_t ReadQuarter(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.IsOneOf(i, {"q1", "q2", "q3", "q4"}) && row.Capital(i)) {
    m.quarter = row.Text(i)[1] - '0';
    return ReadYearOf(row, i + 1, m);
  }
  if (row.Is(i, "q") && row.Glued(i + 1)) {
    const int n = PlainDigits(row, i + 1, 1, 1);
    if (n < 1 || n > 4) return 0;
    m.quarter = n;
    const uint32_t end = ReadYearOf(row, i + 2, m);
    return row.Capital(i) || end != i + 2 ? end : 0;
  }
  if (row.Is(i, "h") && row.Capital(i) && row.Glued(i + 1)) {  // "H1 2016"
    m.half = PlainDigits(row, i + 1, 1, 1);
    const uint32_t end = ReadYearAfter(row, i + 2, m);
    return m.half == 1 || m.half == 2 ? end : 0;
  }
  uint32_t j = ReadYearBefore(row, i, m);
  const uint32_t q = row.Hyphen(j) ? j + 1 : j;
  if (m.year != 0 && (row.Is(q, "q") || row.Is(q, "h")) && row.Glued(q + 1)) {  // "2016 Q3", "2019-H2"
    const int n = PlainDigits(row, q + 1, 1, 1);
    if (n < 1 || n > (row.Is(q, "q") ? 4 : 2)) return 0;
    (row.Is(q, "q") ? m.quarter : m.half) = n;
    return q + 2;
  }
  if (row.IsOneOf(j, {"fiscal", "financial"})) {
    m.fiscal = true;
    ++j;
    if (row.Hyphen(j)) ++j;
  }
  int n = 0;
  uint32_t k = ReadOrdinal(row, j, n);
  if (k == 0 && (row.Is(j, "last") || row.Is(j, "final"))) n = 4, k = j + 1;
  if (k == 0 || n > 4) return 0;
  if (row.Is(k, "fiscal")) {
    m.fiscal = true;
    ++k;
  }
  if (row.Hyphen(k)) ++k;
  if (row.IsOneOf(k, {"quarter", "qtr", "qtr."})) {
    m.quarter = n;
    const uint32_t end = ReadYearOf(row, k + 1, m);
    return row.Is(j, "last") && (end == k + 1 || !row.Is(k + 1, "of")) ? 0 : end;  // "the last quarter" is the latest
  }
  if (row.Is(k, "half") && (n <= 2 || row.Is(j, "last"))) {
    m.half = n == 1 ? 1 : 2;
    const uint32_t end = ReadYearOf(row, k + 1, m);
    return end != k + 1 || m.year != 0 || m.step != kNoStep ? end : 0;
  }
  return 0;
}

uint32_t ReadFiscalYear(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.Is(i, "fy")) {
    m.fiscal = true;
    const int two = PlainDigits(row, i + 1, 2, 2);
    if (two >= 0) {
      m.year = 2000 + two;
      return i + 2;
    }
    return ReadYearAfter(row, i + 1, m);
  }
  if (!row.IsOneOf(i, {"fiscal", "financial"})) return 0;
  m.fiscal = true;
  return ReadYearAfter(row, row.Is(i + 1, "year") ? i + 2 : i + 1, m);
}

uint32_t ReadSeason(const TokenRow& row, uint32_t i, bool article, Mention& m) {
  if (!row.Has(i, Class::kSeason)) return 0;
  const bool verb_too = row.Is(i, "fall") || row.Is(i, "spring");
  m.season = row.Value(i, Class::kSeason);
  const bool year_of = row.Is(i + 1, "of");
  const uint32_t end = ReadYearOf(row, i + 1, m);
  if (end != i + 1) return end;
  if (year_of) return 0;  // "the fall of Saigon", "the summer of love"
  const uint32_t before = article ? i - 2 : i - 1;
  const bool in = row.IsOneOf(before, {"in", "during", "by", "since", "until", "this", "early", "late", "mid", "-",
                                       "over", "through", "for", "of"});
  if (!in || (verb_too && row.Is(i + 1, "in"))) return 0;
  if (row.Is(before, "for") && !article) return 0;
  // "in spring training", "the summer games": what follows makes it a name.
  if (article && row.Is(before, "in") && verb_too && row.Word(i + 1) && row.Is(i + 1, "of")) return 0;
  if (!article && verb_too && !row.IsOneOf(before, {"in", "this", "early", "late", "mid", "-", "by"})) return 0;
  if (row.Capital(i + 1) && row.Capital(i)) return 0;
  if (row.IsOneOf(i + 1,
                  {"training", "olympics", "games", "camp", "break", "holidays", "holiday", "water", "sports"})) {
    return 0;
  }
  return i + 1;
}

}  // namespace

uint32_t MatchPeriod(const TokenRow& row, uint32_t i, Mention& m) {
  m.kind = MentionKind::kNamed;
  const Mention empty = m;
  const bool article = row.Is(i, "the");
  const uint32_t start = article ? i + 1 : i;
  uint32_t end = ReadQuarter(row, start, m);
  // "the third-quarter loss": the article is the loss's.
  if (end != 0) return article && row.Hyphen(end - 2) && m.year == 0 && !m.fiscal ? 0 : end;
  m = empty;
  if ((end = ReadFiscalYear(row, start, m)) != 0) return end;
  m = empty;
  if ((end = ReadSeason(row, start, article, m)) != 0) return end;
  m = empty;
  const int behind = PlainDigits(row, start + 1, 4, 4);
  const bool any_case = row.Is(start + 1, "day") || (behind >= 1900 && behind < 2100);  // "labor day", "easter 2018"
  if ((end = MatchHoliday(row, start, m.holiday, any_case)) != 0) {
    const uint32_t year = row.Is(end, ",") ? end + 1 : end;
    const uint32_t year_end = ReadYearOf(row, year, m);
    if (year_end == year && row.IsOneOf(end, {"week", "weekend"})) {
      const Unit unit = row.Is(end, "week") ? Unit::kWeek : Unit::kWeekend;
      end = ReadYearOf(row, end + 1, m);
      if (m.step == kNoStep) m.unit = unit;
    }
    return year_end != year ? year_end : end;
  }
  return 0;
}

}  // namespace claimcheck::facts
