// Lengths of time and what news makes of them: "ago", "later", ages, "in its third year", anniversaries, sets.
//
// Read: "two and a half years", "several months", "a decade", "37-year-old", "aged 60", "10 years ago",
//       "two days later", "a week after the vote", "in its third year", "50th anniversary",
//       "every Tuesday", "twice a week", "daily".
// Not:  "a second term", "60 miles an hour", "the day the music died", "$5 a year" (the rate belongs to the amount).
#include <cmath>

#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

constexpr double kMostOfRest = 20000;  // units; nobody writes "two years and 5 billion days"

Unit UnitAt(const TokenRow& row, uint32_t i) { return static_cast<Unit>(row.Value(i, Class::kTimeUnit)); }

bool IsLength(Unit unit) { return unit != Unit::kNone && unit != Unit::kWeekend; }

// "ago", "later", "earlier", "from now", "after", "before", "old" behind a length.
uint32_t ReadTail(const TokenRow& row, uint32_t i, bool hyphen_inside, Mention& m) {
  if (row.Is(i, "or") && row.Is(i + 1, "so")) i += 2;
  if (row.Is(i, "or") && row.IsOneOf(i + 1, {"more", "less"})) i += 2;
  const uint32_t j = row.Hyphen(i) ? i + 1 : i;
  if (row.Is(j, "ago")) {
    m.kind = MentionKind::kAgo;
    const bool weekday = row.Has(j + 1, Class::kWeekday) && row.Text(j + 1).size() >= 6;
    if (weekday && m.unit == Unit::kWeek && !m.vague && m.count_low == m.count_high && m.count_low <= 50) {
      m.kind = MentionKind::kNamed;  // "two weeks ago Friday": that many weeks before the last one
      m.unit = Unit::kNone;
      m.weekday = row.Value(j + 1, Class::kWeekday);
      m.pointed = true;
      m.step = -1 - static_cast<int>(m.count_low);
      m.count_low = m.count_high = 0;
      return j + 2;
    }
    return j + 1;
  }
  if (row.IsOneOf(j, {"old", "olds"}) && m.unit >= Unit::kDay) {
    m.kind = MentionKind::kAge;
    return j + 1;
  }
  if (row.IsOneOf(j, {"earlier", "later", "afterward", "afterwards", "beforehand"}) && !row.Is(j + 1, "than")) {
    m.kind = MentionKind::kOffset;
    m.direction = row.IsOneOf(j, {"earlier", "beforehand"}) ? -1 : 1;
    return j + 1;
  }
  if (hyphen_inside) return i;
  if (row.Is(i, "hence")) {
    m.kind = MentionKind::kFromNow;
    return i + 1;
  }
  const bool from = row.Is(i, "from");
  if (from && row.IsOneOf(i + 1, {"now", "today"})) {
    m.kind = MentionKind::kFromNow;
    return i + 2;
  }
  if ((from || row.IsOneOf(i, {"before", "after"})) && row.Has(i + 1, Class::kDayReference)) {
    m.kind = row.Is(i, "before") ? MentionKind::kAgo : MentionKind::kFromNow;
    m.step = row.Value(i + 1, Class::kDayReference);
    return i + 2;
  }
  if (from && BeginsDate(row, i + 1) && !row.IsOneOf(i + 2, {"to", "through", "until", "till", "-", "–"})) {
    m.kind = MentionKind::kOffset;
    m.direction = 1;
    m.at_following = true;
    return i;
  }
  if (row.IsOneOf(i, {"before", "after"})) {
    m.kind = MentionKind::kOffset;
    m.direction = row.Is(i, "before") ? -1 : 1;
    const uint32_t k = i + 1;
    if (!row.Word(k) && !row.Number(k)) return i + 1;  // "a year before."
    m.at_following = BeginsDate(row, k);
    m.to_event = !m.at_following;
    return i;  // the preposition belongs to what follows
  }
  return i;
}

// "700 seats a week", "24 hours a day": how often, which belongs to the amount.
bool Rate(const TokenRow& row, uint32_t article) {
  const uint32_t p = article - 1;
  if (!row.Word(p) || !row.Plural(p) || row.Capital(p) || row.Text(p).size() < 4) return false;
  for (uint32_t back = 2; back <= 4; ++back) {
    if (row.Number(article - back) || row.Has(article - back, Class::kNumberWord)) return true;
    if (!row.Word(article - back)) return false;
  }
  return false;
}

int StepAt(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kTimePointer)) return kNoStep;
  if (row.IsOneOf(i, {"past", "last", "previous", "preceding"})) return -1;
  return row.IsOneOf(i, {"next", "coming", "upcoming", "following"}) ? 1 : kNoStep;
}

// "two Fridays ago", "three Sundays from now": behind the count.
uint32_t ReadWeekdays(const TokenRow& row, uint32_t j, const Count& count, Mention& m) {
  if (count.vague || count.low != count.high || count.low < 2 || count.low > 50) return 0;
  const bool ahead = row.Is(j + 1, "from") && row.IsOneOf(j + 2, {"now", "today"});
  if (!ahead && !row.IsOneOf(j + 1, {"ago", "back"})) return 0;
  m.kind = MentionKind::kNamed;
  m.weekday = row.Value(j, Class::kWeekdayPlural);
  m.pointed = true;
  m.step = static_cast<int>(ahead ? count.low : -count.low);
  return ahead ? j + 3 : j + 2;
}

// "60 Minutes", "48 Hours" on television; not "Man Jailed for 60 Months", a headline.
bool IsProgramme(const TokenRow& row, uint32_t i) {
  if (row.AllCaps(i + 1) || !row.In(i - 1)) return false;
  if (row.IsOneOf(i - 1, {"\"", "“", "''", "``", "‘", "'"})) return true;
  return row.Word(i - 1) && row.Word(i - 2) && !row.Capital(i - 1) && !row.Capital(i - 2);
}

// What the words around the length from `i` to `j` make of it: a rate, which is none, a set, an offset, a date ahead.
uint32_t ReadUse(const TokenRow& row, uint32_t i, uint32_t j, bool hyphen, bool article, Mention& m) {
  // "$5 a year", "three times a week", "miles an hour": how often, not how long.
  if (article && m.unit >= Unit::kDay && !row.IsOneOf(j, {"ago", "earlier", "later", "before", "after"})) {
    const uint32_t p = i - 1;
    if (row.Number(p) || row.IsOneOf(p, {"%", "percent", "dollars", "euros", "pounds", "cents", "million", "billion",
                                         "trillion", "thousand", "hundred"})) {
      return 0;  // a rate: part of the quantity
    }
    if (Rate(row, i)) return 0;
    if (row.IsOneOf(p, {"times", "once", "twice"})) {
      m.kind = MentionKind::kSet;
      return j;
    }
  }
  if (article && m.unit < Unit::kDay && !row.IsOneOf(j, {"ago", "earlier", "later", "before", "after"})) {
    // "$15 an hour", "$20 or more an hour", "60 miles an hour", "400 barrels a minute"
    const uint32_t p = row.Is(i - 1, "more") && row.Is(i - 2, "or") ? i - 3 : i - 1;
    if (row.Number(p) || row.IsOneOf(p, {"miles", "kilometers", "kilometres", "km", "mph", "times", "dollars", "euros",
                                         "pounds", "cents", "million", "billion", "thousand", "hundred"})) {
      return 0;
    }
    if (Rate(row, i)) return 0;
  }
  const uint32_t end = ReadTail(row, j, hyphen, m);
  if (m.at_following && row.Is(end, "from") && row.Is(i - 1, "for")) {  // "for ten days from 5 May" is how long
    m.kind = MentionKind::kDuration;
    m.at_following = false;
  }
  const bool year_before = article && m.unit == Unit::kYear && m.kind == MentionKind::kOffset && m.direction < 0;
  if (year_before && !m.at_following && !m.to_event && !row.IsOneOf(i - 2, {"less", "more", "fewer"}) &&
      row.IsOneOf(i - 1, {"with", "from", "than", "against"})) {
    m.kind = MentionKind::kAgo;  // "compared with a year earlier" is no chain of years
  }
  m.behind_in = m.kind == MentionKind::kDuration && m.unit >= Unit::kDay && !hyphen && row.Is(i - 1, "in");
  m.behind_within = row.Is(i - 1, "within");
  return end;
}

// "3h", "2h 35m" behind the h.
uint32_t ReadHours(const TokenRow& row, uint32_t i, const Count& count, Mention& m) {
  if (count.low != count.high || row.Dash(i)) return 0;
  m.kind = MentionKind::kDuration;
  m.unit = Unit::kHour;
  m.count_low = m.count_high = count.low;
  const int minutes = PlainDigits(row, i, 1, 2);
  const bool named = row.Glued(i + 1) && row.IsOneOf(i + 1, {"m", "min", "mins"});
  if (minutes < 0 || minutes > 59 || !(named || row.Glued(i))) return row.Glued(i) && row.Number(i) ? 0 : i;
  m.rest[0] = {static_cast<double>(minutes), Unit::kMinute};  // "2h30" as well
  return named ? i + 2 : i + 1;
}

// "The third storm in as many weeks"
bool InAsMany(const TokenRow& row, uint32_t unit) { return row.Is(unit - 1, "many") && row.Is(unit - 2, "as"); }

uint32_t MatchCounted(const TokenRow& row, uint32_t i, Mention& m) {
  Count count;
  if (row.Glued(i) && row.IsOneOf(i - 1, {"/", "."})) return 0;  // the end of another number
  uint32_t j = ReadCount(row, i, count);
  if (j == 0) {
    if (!row.Is(i, "some") || (j = ReadCount(row, i + 1, count)) == 0) return 0;
  }
  if (row.Has(j, Class::kWeekdayPlural)) return ReadWeekdays(row, j, count, m);
  if (row.Is(j, "of") && count.low != std::floor(count.low)) {  // "one and three quarters of an hour"
    const uint32_t unit = row.IsOneOf(j + 1, {"a", "an"}) ? j + 2 : j + 1;
    if (row.Has(unit, Class::kTimeUnit)) j = unit;
  }
  if (count.vague && InAsMany(row, i + 1)) return 0;
  const bool hyphen = row.Hyphen(j);
  if (hyphen) ++j;
  const uint32_t number_end = j;
  if (row.Is(i - 1, "between") && row.Is(j, "and") && !count.article) {  // "between six and eight weeks"
    Count other;
    if (const uint32_t end = ReadCount(row, j + 1, other); end != 0 && !other.article && other.low > count.high) {
      count.high = other.high;
      j = end;
    }
  }
  if (row.IsOneOf(j, {"more", "additional", "full", "extra", "further", "fewer", "trading", "consecutive", "straight",
                      "solid", "long", "business", "working", "whole", "successive", "calendar", "school", "light"})) {
    if (row.Is(j, "light") || (count.article && row.Is(j, "long"))) return 0;  // "a long night"
    ++j;
  }
  const int year = row.Number(i) ? PlainDigits(row, i, 4, 4) : -1;
  if (year >= 1800 && year < 2100 && (row.Dash(i + 1) || row.Is(j - 1, "school")))
    return 0;  // "the 2022-2023 school year"
  if (row.Is(j, "h") && row.Number(i) && row.Glued(j) && !row.Capital(j)) return ReadHours(row, j + 1, count, m);
  const int step = count.low > 1 && row.Plural(j + 1) ? StepAt(row, j) : kNoStep;  // "the two previous years"
  if (step != kNoStep) ++j;
  const Unit unit = UnitAt(row, j);
  if (!IsLength(unit)) return 0;
  // "three-quarters agreed" is a share, "in some quarters" a few people
  if (unit == Unit::kQuarter && row.Plural(j) && (row.IsOneOf(i, {"some", "many"}) || (hyphen && row.Is(i, "three")))) {
    return 0;
  }
  if (unit == Unit::kQuarter && !count.vague &&
      (row.Is(j + 1, "of") || row.Is(j + 1, "century") || count.article || row.Hyphen(j + 1))) {
    return 0;
  }
  if (row.Number(i) && row.Capital(j) && IsProgramme(row, i)) return 0;
  const bool plural = row.Plural(j);
  const bool fraction = row.Number(i) && row.Text(i).find('.') != std::string_view::npos;
  if (!hyphen && !plural && count.low > 1 && unit != Unit::kNone && number_end == j && !row.Word(i)) {
    if (unit == Unit::kQuarter || (unit == Unit::kSecond && !fraction)) return 0;  // "5 second", not "2.5 sec"
  }
  if (unit == Unit::kSecond && !plural && !hyphen && !fraction && (count.article || row.Word(j + 1)))
    return 0;  // "a second term"
  if (count.article && unit == Unit::kDay && row.Is(j + 1, "of")) return 0;
  // "a year-earlier loss": its article is the loss's, unlike that of "a year-and-a-half"
  if (count.article && !hyphen && row.Hyphen(j + 1) && !row.Is(j + 2, "and")) return 0;
  if (row.IsOneOf(j, {"sec.", "min.", "min", "mo."}) && !row.Number(i) && !row.Has(i, Class::kNumberWord)) return 0;
  m.kind = MentionKind::kDuration;
  m.unit = unit;
  m.count_low = count.low;
  m.count_high = count.high;
  m.vague = count.vague;
  m.step = step;
  // "Will one day be the largest": some day ahead. "One day, …" tells of any.
  if (row.Is(i, "one") && unit == Unit::kDay && j == i + 1) {
    if (row.FirstWord(i) && row.Is(j + 1, ",")) return 0;
    static constexpr text::Literal kAhead[] = {"will", "would", "'ll",  "could", "may",   "might", "can",   "should",
                                               "must", "to",    "hope", "hopes", "hoped", "wants", "dreams"};
    if (row.IsOneOf(i - 1, kAhead) && !row.IsOneOf(j + 1, {"after", "before", "later", "earlier", "ago", "in", "of"})) {
      m.kind = MentionKind::kReference;
      m.step = 3;
      return j + 1;
    }
  }
  if (count.article && row.Is(j + 1, "or") && row.Is(j + 2, "two") && !row.Plural(j + 3)) {  // "a year or two"
    m.count_high = 2;
    m.vague = row.IsOneOf(i - 1, {"in", "within"}) || row.Is(j + 3, "ago");
    j += 2;
  }
  j = ReadRestOfLength(row, j + 1, m);
  return ReadUse(row, i, j, hyphen, count.article, m);
}

// "years", "months ago", "centuries-old" without a number.
uint32_t MatchBarePlural(const TokenRow& row, uint32_t i, Mention& m) {
  const Unit unit = UnitAt(row, i);
  if (unit < Unit::kDay || unit == Unit::kNight || unit == Unit::kWeekend || unit == Unit::kQuarter) return 0;
  if (!row.Plural(i) && !row.Is(i, "millennia")) {
    // "day-long", "year-ago", "month-old", "year-end"
    if (!row.Hyphen(i + 1)) return 0;
    if (row.Is(i + 2, "long") || row.Is(i + 2, "old")) {
      m.kind = MentionKind::kDuration;
      m.unit = unit;
      m.count_low = m.count_high = 1;
      return row.Is(i + 2, "long") ? i + 3 : 0;
    }
    if (row.IsOneOf(i + 2, {"ago", "earlier"})) {
      m.kind = MentionKind::kAgo;
      m.unit = unit;
      m.count_low = m.count_high = 1;
      return row.IsOneOf(i + 3, {"quarter", "period"}) ? i + 4 : i + 3;
    }
    return 0;
  }
  if (row.IsOneOf(i, {"yrs", "wks", "yrs."}) || InAsMany(row, i)) return 0;
  if (unit == Unit::kYear && PlainDigits(row, i + 1, 4, 4) >= 1000) return 0;  // "the years 1999 to 2001"
  m.kind = MentionKind::kDuration;
  m.unit = unit;
  m.count_low = 2;
  m.count_high = 1e6;
  m.vague = true;
  if (row.Hyphen(i + 1) && row.IsOneOf(i + 2, {"long", "old"})) return i + 3;
  return ReadTail(row, i + 1, false, m);
}

// "aged 60", "age 37", "at the age of 12".
uint32_t MatchAge(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.IsOneOf(i, {"aged", "age"})) return 0;
  const uint32_t j = row.Is(i + 1, "of") ? i + 2 : i + 1;
  Count count;
  const uint32_t end = ReadCount(row, j, count);
  if (end == 0 || count.vague || count.article || count.low > 120) return 0;
  if (row.Is(i, "age") && row.Word(end) && row.Is(end, "of")) return 0;
  m.kind = MentionKind::kAge;
  m.unit = Unit::kYear;
  m.count_low = count.low;
  m.count_high = count.high;
  if (row.Has(end, Class::kTimeUnit)) {
    m.unit = UnitAt(row, end);
    return end + 1;
  }
  return end;
}

// "its third year", "the war's 20th month"; the possessive is what tells it from "the third year in a row".
uint32_t MatchOrdinalPeriod(const TokenRow& row, uint32_t i, Mention& m) {
  const bool owned = row.IsOneOf(i, {"its", "his", "her", "their"});
  const uint32_t start = owned || row.Is(i, "the") || row.Is(i, "a") ? i + 1 : i;
  int ordinal = 0;
  uint32_t j = ReadOrdinal(row, start, ordinal);
  if (j == 0) return 0;
  if (row.IsOneOf(j, {"full", "straight", "consecutive", "successive", "calendar"})) ++j;
  if (row.Hyphen(j)) ++j;
  const Unit unit = UnitAt(row, j);
  if (row.IsOneOf(j, {"anniversary", "birthday"})) {
    m.kind = MentionKind::kAnniversary;
    m.unit = Unit::kYear;
    m.ordinal = ordinal;
    return j + 1;
  }
  if (unit < Unit::kDay || unit == Unit::kCentury || unit == Unit::kQuarter || row.Plural(j)) return 0;
  const bool possessed = row.Possessive(start - 1) || owned;
  const bool in_the = row.Is(i, "the") &&
                      row.IsOneOf(i - 1, {"in", "into", "entered", "entering", "enters", "on", "during", "for", "now"});
  if (!possessed && unit < Unit::kMonth) return 0;  // "in the first week"
  if (!possessed && !in_the && !(row.Is(i, "a") && row.IsOneOf(i - 1, {"for", "into", "entered", "enters"}))) return 0;
  if (row.Is(i, "a")) return 0;
  m.kind = MentionKind::kOrdinalPeriod;
  m.unit = unit;
  m.ordinal = ordinal;
  return j + 1;
}

// "a full day", "the whole day", "the entire week", "full-day". "Full-year" is how reports name their year.
uint32_t MatchWhole(const TokenRow& row, uint32_t i, Mention& m) {
  const bool article = row.IsOneOf(i, {"a", "an", "the"});
  const uint32_t j = article ? i + 1 : i;
  if (!row.IsOneOf(j, {"full", "whole", "entire"})) return 0;
  if (article && row.Hyphen(j + 1)) return 0;  // "a full-day visit": the article is the visit's
  const uint32_t k = row.Hyphen(j + 1) ? j + 2 : j + 1;
  const Unit unit = UnitAt(row, k);
  if (unit < Unit::kDay || unit > Unit::kYear || unit == Unit::kQuarter || row.Plural(k) || row.Hyphen(k + 1)) return 0;
  if (unit == Unit::kYear && row.Is(j, "full") && !row.Is(i, "a")) return 0;
  if (row.Capital(k) && !row.AllCaps(k)) return 0;
  m.kind = MentionKind::kDuration;
  m.unit = unit;
  m.count_low = m.count_high = 1;
  return ReadTail(row, k + 1, k != j + 1, m);
}

}  // namespace

bool BeginsDate(const TokenRow& row, uint32_t i) {
  if (row.Number(i) || row.Has(i, Class::kMonth) || row.Has(i, Class::kWeekday)) return true;
  if (row.Has(i, Class::kTimePointer)) return row.Has(i + 1, Class::kWeekday) || row.Has(i + 1, Class::kMonth);
  Mention following;
  return MatchPeriod(row, i, following) != 0;
}

uint32_t ReadRestOfLength(const TokenRow& row, uint32_t j, Mention& m) {
  const bool hyphen = row.Hyphen(j);
  if (!hyphen && !row.IsOneOf(j, {"and", ","}) && !row.Number(j) && !row.Has(j, Class::kNumberWord)) return j;
  const auto behind_hyphen = [&](uint32_t k) { return row.Hyphen(k) ? k + 1 : k; };  // "a year-and-a-half"
  const uint32_t joint = hyphen ? j + 1 : j;
  uint32_t part = behind_hyphen(joint + 1);
  if (row.Is(part, "a")) part = behind_hyphen(part + 1);
  if (row.Is(joint, "and") && row.IsOneOf(part, {"half", "quarter"}) && !row.Has(part + 1, Class::kTimeUnit)) {
    const double more = row.Is(part, "half") ? 0.5 : 0.25;
    m.count_low += more;
    m.count_high += more;
    return part + 1;
  }
  Unit larger = m.unit;
  for (Mention::Rest& rest : m.rest) {
    const uint32_t start = row.IsOneOf(j, {"and", ","}) ? j + 1 : j;
    Count count;
    uint32_t k = row.Number(start) || row.Has(start, Class::kNumberWord) ? ReadCount(row, start, count) : 0;
    if (k == 0 || !IsLength(UnitAt(row, k)) || UnitAt(row, k) >= larger || count.low != count.high) break;
    if (count.low > kMostOfRest) break;
    rest.count = count.low;
    rest.unit = larger = UnitAt(row, k);
    j = k + 1;
  }
  return j;
}

uint32_t MatchLength(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.Has(i, Class::kTimeUnit) && !row.Has(i, Class::kOrdinalWord)) return MatchBarePlural(row, i, m);
  const Mention empty = m;
  uint32_t end = MatchOrdinalPeriod(row, i, m);
  if (end != 0) return end;
  m = empty;
  if ((end = MatchAge(row, i, m)) != 0) return end;
  m = empty;
  // "the first nine months", "the nine months", "the two-day rally": the article belongs to it before a number.
  if (row.Is(i, "all")) {  // "all day", "all-year"
    const uint32_t j = row.Hyphen(i + 1) ? i + 2 : i + 1;
    const Unit unit = UnitAt(row, j);
    if (unit < Unit::kDay || unit > Unit::kYear || unit == Unit::kQuarter || row.Plural(j)) return 0;
    m.kind = MentionKind::kDuration;
    m.unit = unit;
    m.count_low = m.count_high = 1;
    return j + 1;
  }
  if ((end = MatchWhole(row, i, m)) != 0) return end;
  m = empty;
  const bool article = row.Is(i, "the");
  const uint32_t start = article ? i + 1 : i;
  if (article) {  // "the year-ago quarter", "the comparable year-earlier period"
    const uint32_t year = row.IsOneOf(start, {"comparable", "corresponding"}) ? start + 1 : start;
    end = row.Is(year, "year") && row.Hyphen(year + 1) ? MatchBarePlural(row, year, m) : 0;
    if (end != 0 && row.IsOneOf(end - 1, {"quarter", "period"})) return end;
    m = empty;
  }
  if (row.IsOneOf(start, {"first", "final"}) || (article && row.Is(start, "opening"))) {
    if ((end = MatchCounted(row, start + 1, m)) != 0) {
      if (m.kind == MentionKind::kDuration && row.Is(end, "of")) {  // "the first nine months of 2012"
        m.at_following = true;
        m.nth = row.Is(start, "final") ? -1 : 1;
      }
      if (article || m.at_following) return end;
    }
    m = empty;
  }
  if (article && !row.Number(start) && !row.Has(start, Class::kNumberWord)) return 0;
  if ((end = MatchCounted(row, start, m)) != 0) {
    // "the five-hour visit" is a modifier: its article is the visit's.
    if (article && row.Hyphen(start + 1)) return 0;
    return end;
  }
  m = empty;
  return article ? 0 : MatchBarePlural(row, i, m);
}

uint32_t MatchSet(const TokenRow& row, uint32_t i, Mention& m) {
  m.kind = MentionKind::kSet;
  if (row.Has(i, Class::kPeriodAdverb)) {
    if (row.Capital(i) && !row.FirstWord(i)) return 0;  // "Daily Mail", "the Weekly Standard"
    if (row.Capital(i) && row.Capital(i + 1)) return 0;
    if (row.Is(i, "quarterly") && row.Word(i + 1)) return 0;  // "its quarterly dividend": which, not how often
    m.unit = static_cast<Unit>(row.Value(i, Class::kPeriodAdverb));
    m.count_low = m.count_high = 1;
    return i + 1;
  }
  if (row.Has(i, Class::kWeekdayPlural)) {
    m.weekday = row.Value(i, Class::kWeekdayPlural);
    return i + 1;
  }
  if (row.Is(i, "weekends")) {
    m.unit = Unit::kWeekend;
    return i + 1;
  }
  if (row.IsOneOf(i, {"every", "each", "per"})) {
    if (row.Is(i, "per")) return 0;
    uint32_t j = i + 1;
    Count count;
    count.low = count.high = 1;
    if (row.Is(j, "other")) {
      count.low = count.high = 2;
      ++j;
    } else if (const uint32_t end = ReadCount(row, j, count); end != 0 && !count.article) {
      j = end;
    } else {
      count.low = count.high = 1;
      int ordinal = 0;  // "every second Friday", "every fourth year"; not "every second" of it
      const uint32_t nth = ReadOrdinal(row, j, ordinal);
      const bool weekday = row.Has(nth, Class::kWeekday) && row.Text(nth).size() >= 6;
      if (nth != 0 && (weekday || UnitAt(row, nth) >= Unit::kDay)) {
        count.low = count.high = ordinal;
        j = nth;
      }
    }
    if (row.Has(j, Class::kTimeUnit) && UnitAt(row, j) != Unit::kSecond) {
      m.unit = UnitAt(row, j);
      m.count_low = count.low;
      m.count_high = count.high;
      return j + 1;
    }
    if (row.Has(j, Class::kWeekday) && row.Text(j).size() >= 6) {
      m.weekday = row.Value(j, Class::kWeekday);
      return ReadDayPart(row, j + 1, m);
    }
    if (row.Has(j, Class::kMonth) && row.Capital(j)) {
      m.month = row.Value(j, Class::kMonth);
      return j + 1;
    }
    if (row.Has(j, Class::kSeason)) {
      m.season = row.Value(j, Class::kSeason);
      return j + 1;
    }
    if (row.Has(j, Class::kDayPart)) {
      m.part = static_cast<Part>(row.Value(j, Class::kDayPart));
      return j + 1;
    }
  }
  return 0;
}

}  // namespace claimcheck::facts
