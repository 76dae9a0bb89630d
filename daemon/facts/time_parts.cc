// Parts of periods: a weekday, a day, a week or a month by its number, what is left of a period, the week around a day.
//
// Read: "the first Friday of July", "last Monday in March 2014", "the last day of 2012",
//       "the third week of this month", "the rest of the year", "the week of 6 March", "the week after next".
// Not:  "the last week of school", "the first day of trading", "the second of two", "the week of the vote": what stands
//       behind has to be a period of the calendar.
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

// The period behind "of" or "in": "July", "March 2014", "2012", "last month", "the year".
uint32_t ReadWhole(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.Is(i, "the")) {
    if (const uint32_t end = MatchRunningUnit(row, i + 1, m); end != 0) return m.unit > Unit::kDay ? end : 0;
  }
  const Mention empty = m;
  uint32_t end = MatchCalendarDate(row, i, m);
  if (end != 0) return m.month != 0 && m.day == 0 && m.weekday == 0 && m.clock < 0 ? end : 0;
  m = empty;
  if ((end = MatchRelative(row, i, m)) != 0) {
    const bool period = m.kind == MentionKind::kCurrent || m.kind == MentionKind::kOffset ||
                        m.kind == MentionKind::kSame ||
                        (m.kind == MentionKind::kNamed && (m.month != 0 || m.season != 0));
    return period && m.part == Part::kNone && m.weekday == 0 && m.unit != Unit::kDay ? end : 0;
  }
  m = empty;
  if ((end = MatchPeriod(row, i, m)) != 0) return m.holiday == 0 ? end : 0;
  m = empty;
  return MatchYear(row, i, m);
}

// "first", "third", "21st", "last", "final", "second last"; `nth` is -1 for the last, -2 for the one before it.
uint32_t ReadWhich(const TokenRow& row, uint32_t i, int8_t& nth) {
  if (row.IsOneOf(i, {"last", "final"})) {
    nth = -1;
    return i + 1;
  }
  int ordinal = 0;
  const uint32_t end = ReadOrdinal(row, i, ordinal);
  nth = static_cast<int8_t>(ordinal <= 31 ? ordinal : 0);
  const uint32_t last = row.Hyphen(end) ? end + 1 : end;
  if (nth > 1 && row.Is(last, "last")) {
    nth = static_cast<int8_t>(-nth);
    return last + 1;
  }
  return nth > 0 ? end : 0;
}

bool Finer(Unit part, const Mention& whole) {
  const bool year = whole.month == 0 && whole.quarter == 0 && whole.season == 0 && whole.half == 0 &&
                    (whole.kind == MentionKind::kNamed || whole.unit == Unit::kYear);
  switch (part) {
    case Unit::kDay:
    case Unit::kWeek:
    case Unit::kWeekend: return whole.unit > Unit::kWeek || whole.kind == MentionKind::kNamed;
    case Unit::kMonth: return year || whole.unit == Unit::kQuarter || whole.quarter != 0;
    default: return false;
  }
}

uint32_t ReadNth(const TokenRow& row, uint32_t i, Mention& m) {
  int8_t nth = 0;
  const uint32_t j = ReadWhich(row, i, nth);
  if (j == 0 || !row.IsOneOf(j + 1, {"of", "in"})) return 0;
  const bool weekday = row.Has(j, Class::kWeekday) && row.Text(j).size() >= 6;
  const Unit unit = static_cast<Unit>(row.Value(j, Class::kTimeUnit));
  if (!weekday && (unit == Unit::kNone || row.Plural(j))) return 0;
  // "the third Thursday of every month": no day of its own
  if (row.IsOneOf(j + 2, {"every", "each"}) && row.IsOneOf(j + 3, {"month", "year"})) {
    m.kind = MentionKind::kSet;
    m.weekday = weekday ? row.Value(j, Class::kWeekday) : 0;
    m.unit = static_cast<Unit>(row.Value(j + 3, Class::kTimeUnit));
    m.count_low = m.count_high = 1;
    return j + 4;
  }
  const uint32_t end = ReadWhole(row, j + 2, m);
  if (end == 0 || (!weekday && !Finer(unit, m))) return 0;
  if (weekday && nth > 5 && (m.month != 0 || m.unit == Unit::kMonth)) return 0;
  m.within = Mention::Within::kNth;
  m.nth = nth;
  m.part_unit = weekday ? Unit::kDay : unit;
  m.part_weekday = static_cast<int8_t>(weekday ? row.Value(j, Class::kWeekday) : 0);
  return end;
}

// "the week of 6 March", "the weekend of June 1-2".
uint32_t ReadAround(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.IsOneOf(i, {"week", "weekend"}) || !row.Is(i + 1, "of")) return 0;
  const Mention empty = m;
  uint32_t end = MatchPeriod(row, i + 2, m);
  if (end != 0 && m.holiday != 0 && m.unit == Unit::kNone) {  // "the weekend of Thanksgiving"
    m.unit = row.Is(i, "week") ? Unit::kWeek : Unit::kWeekend;
    return end;
  }
  m = empty;
  end = MatchCalendarDate(row, i + 2, m);
  if (end == 0 || m.day == 0 || m.month == 0) return 0;
  m.within = Mention::Within::kAround;
  m.part_unit = row.Is(i, "week") ? Unit::kWeek : Unit::kWeekend;
  return end;
}

// "the Friday after Thanksgiving", "the Sunday before 5 May", "the Friday after the vote": the last one has no date.
uint32_t ReadWeekdayBeside(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.Has(i, Class::kWeekday) || row.Text(i).size() < 6 || !row.IsOneOf(i + 1, {"before", "after"})) return 0;
  if (!row.Word(i + 2) && !row.Number(i + 2)) return 0;
  if (row.IsOneOf(i + 2, {"next", "last"})) return 0;
  const Mention empty = m;
  uint32_t end = MatchPeriod(row, i + 2, m);
  if (end == 0 || m.holiday == 0 || m.unit != Unit::kNone) {
    m = empty;
    end = MatchCalendarDate(row, i + 2, m);
    if (end == 0 || m.day == 0 || m.month == 0) end = 0;
  }
  const int weekday = row.Value(i, Class::kWeekday);
  if (end == 0) {
    m = empty;
    m.kind = MentionKind::kNamed;
    m.weekday = weekday;
    m.indefinite = true;
    return i + 1;
  }
  m.within = Mention::Within::kBeside;
  m.nth = row.Is(i + 1, "before") ? -1 : 1;
  m.part_weekday = static_cast<int8_t>(weekday);
  m.part_unit = Unit::kDay;
  return end;
}

// "week 45 of 2023", "week 3 of next year": without a year it may be that of a season, a trial or a strike.
uint32_t ReadNumbered(const TokenRow& row, uint32_t i, Mention& m) {
  const int week = row.Is(i, "week") ? PlainDigits(row, i + 1, 1, 2) : 0;
  if (week < 1 || week > 53 || !row.IsOneOf(i + 2, {"of", "in"})) return 0;
  const uint32_t end = ReadWhole(row, i + 3, m);
  const bool year = m.kind == MentionKind::kNamed ? m.year > 0 && !Recurs(m)
                                                  : m.kind == MentionKind::kCurrent && m.unit == Unit::kYear;
  if (end == 0 || !year || m.fiscal) return 0;
  m.within = Mention::Within::kNumbered;
  m.nth = static_cast<int8_t>(week);
  m.part_unit = Unit::kWeek;
  return end;
}

}  // namespace

uint32_t MatchPart(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.Is(i, "the") ? i + 1 : i;
  const Mention empty = m;
  if (row.IsOneOf(j, {"rest", "remainder"}) && row.Is(j + 1, "of")) {
    const uint32_t end = ReadWhole(row, j + 2, m);
    if (end == 0) return 0;
    m.within = Mention::Within::kRest;
    return end;
  }
  // "the week after next"
  const uint32_t next = row.Is(j + 2, "the") ? j + 3 : j + 2;
  if (j != i && row.Is(j + 1, "after") && row.Is(next, "next") && !row.Word(next + 1)) {
    m.kind = MentionKind::kCurrent;
    m.unit = static_cast<Unit>(row.Value(j, Class::kTimeUnit));
    m.step = 2;
    return m.unit >= Unit::kWeek && m.unit != Unit::kNight && !row.Plural(j) ? next + 1 : 0;
  }
  if (j != i && row.Is(j + 1, "before") && row.Is(j + 2, "last") && !row.Word(j + 3)) {  // "the week before last"
    m.kind = MentionKind::kCurrent;
    m.unit = static_cast<Unit>(row.Value(j, Class::kTimeUnit));
    m.step = -2;
    return m.unit >= Unit::kWeek && m.unit != Unit::kNight && !row.Plural(j) ? j + 3 : 0;
  }
  uint32_t end = ReadAround(row, j, m);
  if (end != 0) return end;
  m = empty;
  if ((end = ReadNumbered(row, j, m)) != 0) return end;
  m = empty;
  if (j != i && (end = ReadWeekdayBeside(row, j, m)) != 0) return end;
  m = empty;
  return ReadNth(row, j, m);
}

}  // namespace claimcheck::facts
