// Dates by name: which year, and which day, "in March", "on Friday" or "Thanksgiving" means.
//
// Counter-examples: "on Friday" with no publication date stays XXXX-WXX-5; the year of "in March" is the publication's,
// or the one before where March lies ahead and the clause is in the past.
#include <algorithm>
#include <cstdlib>

#include "daemon/base/calendar.h"
#include "daemon/facts/holidays.h"
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_units.h"
#include "daemon/facts/timex3.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kRecentSentences = 1;  // how far back a clock time looks for its day
constexpr int32_t kCloseBy = 75;          // days
constexpr int32_t kJustBy = 14;           // days

std::string SeasonValue(bool known_year, int year, int season) {
  static constexpr const char* kSeasons[] = {"", "-SP", "-SU", "-FA", "-WI"};
  return DateValue(known_year, year, 0, 0) + kSeasons[season];
}

// "Labor Day weekend" is the one beside the holiday, with it: from Saturday to Monday, from Thursday to Sunday.
Days HolidayWeekend(int32_t day) {
  const int weekday = base::IsoWeekday(day);
  const Days weekend = WeekendDays(weekday <= 3 ? day - 7 : day);
  return {std::min(day, weekend.first), std::max(day, weekend.last)};
}

// Parts that recur every year: their days in `year`.
Days YearlyDays(const Mention& m, int year) {
  if (m.holiday != 0) {
    const std::optional<int32_t> day = HolidayDay(m.holiday, year);
    if (day && m.unit == Unit::kWeek) return WeekDays(*day);  // "Easter week"
    if (day && m.unit == Unit::kWeekend) return HolidayWeekend(*day);
    return day ? Days{*day, *day} : Days{};
  }
  if (m.quarter != 0) return QuarterDays(year, m.quarter);
  if (m.half != 0) return HalfDays(year, m.half);
  if (m.season != 0) {
    if (m.season == 4) return {*base::DaysFrom(year, 12, 1), MonthDays(year + 1, 2).last};
    return SeasonDays(year, m.season);
  }
  if (m.month != 0 && m.day != 0) {
    const std::optional<int32_t> day = base::DaysFrom(year, m.month, m.day);
    return day ? Days{*day, *day} : Days{};
  }
  if (m.month != 0) return MonthDays(year, m.month);
  return YearDays(year);
}

}  // namespace

bool Recurs(const Mention& m) {
  return m.month != 0 || m.quarter != 0 || m.half != 0 || m.season != 0 || m.holiday != 0;
}

// The year in which something that comes every year is meant, by tense and by how near it is.
int TimeAnchor::YearNear(const Mention& m, uint32_t tense, int32_t reference) const {
  const int year = base::CivilFrom(reference).year;
  const Days here = YearlyDays(m, year);
  if (!here.known()) {
    if (m.month != 2 || m.day != 29) return year;
    // 29 February: the leap year that is near in the direction of the tense
    for (const int by : {1, 2, 3}) {
      const int candidate = tense == CC_TENSE_FUTURE ? year + by : year - by;
      if (YearlyDays(m, candidate).known()) return candidate;
    }
    return year;
  }
  if (m.step != kNoStep && m.step != 0) {
    const base::CivilDay now = base::CivilFrom(reference);
    if (m.step < 0) {
      // "Last August", written in September, is not the month that is called "last month".
      if (m.month != 0 && m.day == 0) return m.month + 1 < now.month ? year : year - 1;
      return here.last < reference ? year : year - 1;
    }
    if (m.month != 0 && m.day == 0) return m.month > now.month ? year : year + 1;
    return here.first > reference ? year : year + 1;
  }
  // "This winter", written in January, began last year.
  if (m.step == 0) return m.season == 4 && base::CivilFrom(reference).month <= 2 ? year - 1 : year;
  if (here.first <= reference && reference <= here.last) return year;
  // A fiscal quarter ends months away from the calendar's; its report names the year that it appears in.
  if (m.fiscal && m.quarter != 0 && tense != CC_TENSE_FUTURE) return year;
  const bool ahead = here.first > reference;
  if (m.ended) return ahead ? year - 1 : year;
  if (m.season != 0 && tense == CC_TENSE_PRESENT) return ahead ? year : year + 1;  // "moves to Boston in the fall"
  if (m.shade == CC_TIME_SHADE_SINCE) return ahead ? year - 1 : year;
  // A month that begins next is ahead: of one eleven months ago news says "last November".
  if (m.month != 0 && m.day == 0 && tense != CC_TENSE_PAST &&
      (m.month + 12 - base::CivilFrom(reference).month) % 12 == 1) {
    return ahead ? year : year + 1;
  }
  // A day close by is meant, whatever the tense: news gives the year of one that is far ("set Nov. 10 as the
  // deadline").
  const bool close_by = (m.day != 0 && std::abs(here.first - reference) <= kCloseBy) ||
                        (m.holiday != 0 && std::abs(here.first - reference) <= kJustBy);
  if ((m.quarter != 0 && tense != CC_TENSE_PAST) || m.evenly)
    tense = CC_TENSE_UNKNOWN;  // "expects to report third-quarter earnings": the quarter is over
  if (m.shade == CC_TIME_SHADE_BEFORE && m.day == 0 && tense != CC_TENSE_PAST) tense = CC_TENSE_FUTURE;  // "by May"
  if (tense == CC_TENSE_FUTURE && !close_by) return ahead ? year : year + 1;
  if (tense == CC_TENSE_PAST && !close_by) return ahead ? year - 1 : year;
  const Days other = YearlyDays(m, ahead ? year - 1 : year + 1);
  if (!other.known()) return year;
  const int32_t near_here = ahead ? here.first - reference : reference - here.last;
  const int32_t near_other = ahead ? reference - other.last : other.first - reference;
  // News looks back more often than ahead.
  const bool even = m.quarter != 0 || close_by || m.evenly || (m.verbless && m.day != 0) || tense == CC_TENSE_PRESENT;
  const int32_t weight = even ? 1 : m.day == 0 ? 5 : 3;
  const bool here_nearer = ahead ? near_here * weight <= near_other : near_here <= near_other * weight;
  if (here_nearer) return year;
  return ahead ? year - 1 : year + 1;
}

// "Friday, July 18" far from the day of writing is in the year beside `year` whose 18 July is a Friday, if that one's
// is not. Close by, a weekday that does not fit is a mistake.
int TimeAnchor::YearOfWeekday(const Mention& m, int year) const {
  if (m.weekday == 0 || m.month == 0 || m.day == 0) return year;
  const Days here = YearlyDays(m, year);
  if (!here.known() || base::IsoWeekday(here.first) == m.weekday) return year;
  if (std::abs(here.first - published_) <= kCloseBy) return year;
  for (const int other : {year - 1, year + 1}) {
    const Days days = YearlyDays(m, other);
    if (days.known() && base::IsoWeekday(days.first) == m.weekday) return other;
  }
  return year;
}

// "The fair runs from May to September", written in July: the one that is running.
std::optional<int> TimeAnchor::YearOfRunningRange(const Mention& m) const {
  if (range_to_ == nullptr || !Recurs(m) || !Recurs(*range_to_) || m.step != kNoStep || range_to_->year != 0 ||
      range_to_->step != kNoStep) {
    return std::nullopt;
  }
  const int this_year = base::CivilFrom(published_).year;
  for (const int year : {this_year, this_year - 1}) {
    const Days begin = YearlyDays(m, year);
    Days end = YearlyDays(*range_to_, year);
    if (!begin.known() || !end.known()) return std::nullopt;
    if (end.last < begin.first) end = YearlyDays(*range_to_, year + 1);
    if (begin.first <= published_ && published_ <= end.last) return year;
  }
  return std::nullopt;
}

// An odd year's Election Day is meant only near the day itself; else the nearest of an even year is.
int TimeAnchor::YearOfElection(const Mention& m, int year) const {
  constexpr int32_t kInTheAir = 30;  // days
  if (year % 2 == 0) return year;
  if (std::abs(YearlyDays(m, year).first - published_) <= kInTheAir) return year;
  const bool ahead = YearlyDays(m, year + 1).first - published_ < published_ - YearlyDays(m, year - 1).first;
  return ahead ? year + 1 : year - 1;
}

TimeAnchor::Result TimeAnchor::NamedWithYear(const Mention& m, int year, uint32_t basis) const {
  Result r;
  r.basis = basis;
  r.grain = CC_GRAIN_YEAR;
  // BC years have no year zero: 44 BC is the astronomical year -43.
  const int civil = year < 0 ? year + 1 : year;
  if (m.month == 0 && m.quarter == 0 && m.half == 0 && m.season == 0 && m.holiday == 0) {
    r.value = DateValue(true, year, 0, 0);
    r.days = YearDays(civil);
    if (m.fiscal && r.days.known()) r.days = {r.days.first - 330, r.days.last + 150};
    return r;
  }
  r.days = YearlyDays(m, civil);
  if (m.holiday != 0) {
    r.grain = CC_GRAIN_DAY;
    if (r.days.known()) {
      const bool longer = m.unit == Unit::kWeek || m.unit == Unit::kWeekend;
      r.value = PeriodValue(r.days.first, longer ? m.unit : Unit::kDay);
      if (longer) r.grain = GrainOf(m.unit);
    }
  } else if (m.quarter != 0) {
    r.grain = CC_GRAIN_QUARTER;
    r.value = DateValue(true, year, 0, 0) + "-Q" + std::to_string(m.quarter);
    if (m.fiscal && r.days.known()) r.days = {r.days.first - 330, r.days.last + 150};
  } else if (m.half != 0) {
    r.grain = CC_GRAIN_HALF_YEAR;
    r.value = DateValue(true, year, 0, 0) + "-H" + std::to_string(m.half);
  } else if (m.season != 0) {
    r.grain = CC_GRAIN_SEASON;
    r.value = SeasonValue(true, year, m.season);
    r.days = SeasonDays(civil, m.season);
  } else {
    r.grain = m.day != 0 ? CC_GRAIN_DAY : CC_GRAIN_MONTH;
    r.value = DateValue(true, year, m.month, m.day);
  }
  return r;
}

TimeAnchor::Result TimeAnchor::WeekdayAlone(const Mention& m, uint32_t tense) {
  Result r;
  r.value = "XXXX-WXX-" + std::to_string(m.weekday);
  r.grain = CC_GRAIN_DAY;
  if (m.indefinite || !published()) return r;
  if (m.day != 0) {
    const int32_t day = DayNear(m, tense);
    if (day == CC_NO_DAY) return r;
    r.basis = CC_BASIS_PUBLICATION;
    r.days = {day, day};
    r.value = PeriodValue(day, Unit::kDay);
    return r;
  }
  if (m.deadline && tense != CC_TENSE_PAST) tense = CC_TENSE_FUTURE;
  const int today = base::IsoWeekday(published_);
  if (m.unit == Unit::kWeek && m.step != kNoStep) {  // "Tuesday next week"
    const int32_t in_week = WeekDays(published_).first + 7 * m.step + m.weekday - 1;
    r.basis = CC_BASIS_PUBLICATION;
    r.days = {in_week, in_week};
    r.value = PeriodValue(in_week, Unit::kDay);
    return r;
  }
  int32_t end_of_range = CC_NO_DAY;
  if (range_begin_ != CC_NONE && m.step == kNoStep && facts_.times[range_begin_].grain <= CC_GRAIN_DAY) {
    const int32_t begin = facts_.times[range_begin_].first_day;
    end_of_range = begin + (m.weekday - base::IsoWeekday(begin) + 7) % 7;
  }
  const int back = (today - m.weekday + 7) % 7;
  int32_t day = published_ - back;
  if (const int by = m.step != kNoStep ? m.step : m.direction; m.pointed && by != 0) {  // "two Fridays ago"
    day = by < 0 ? published_ - (back == 0 ? 7 : back) + 7 * (by + 1) : published_ - back + 7 * by;
  } else if (m.step == -1) {
    day = published_ - (back == 0 ? 7 : back);
  } else if (m.step == 1) {
    // "next Friday" of a Monday is not that week's, which is called by its name alone.
    day = WeekDays(published_).first + 7 + m.weekday - 1;
  } else if (back != 0 && (tense == CC_TENSE_FUTURE || m.step == 0)) {
    const int32_t ahead = published_ + 7 - back;
    if (tense == CC_TENSE_FUTURE) day = ahead;
    if (m.step == 0 && tense != CC_TENSE_PAST) day = ahead;
  }
  r.basis = CC_BASIS_PUBLICATION;
  // "From Monday to Friday" is one week; "from 14 September to Thursday" may be many, if the day is past.
  if (end_of_range != CC_NO_DAY && (facts_.times[range_begin_].month == 0 || day < end_of_range)) {
    r.basis = facts_.times[range_begin_].basis;
    day = end_of_range;
  }
  r.days = {day, day};
  r.value = PeriodValue(day, Unit::kDay);
  return r;
}

// "the 20th of next month"
TimeAnchor::Result TimeAnchor::DayOfMonth(const Mention& m) const {
  Result r;
  r.value = DateValue(false, 0, 0, m.day);
  if (!published()) return r;
  const base::CivilDay civil = base::CivilFrom(AddMonths(PeriodDays(published_, Unit::kMonth).first, m.step));
  r.basis = CC_BASIS_PUBLICATION;
  r.value = DateValue(true, civil.year, civil.month, m.day);
  if (const std::optional<int32_t> day = base::DaysFrom(civil.year, civil.month, m.day)) r.days = {*day, *day};
  return r;
}

// A clock time without a day takes the day of the text before it in the same sentence, else the publication's.
TimeAnchor::Result TimeAnchor::ClockAlone(const Mention& m, uint32_t tense) {
  Result r;
  r.grain = CC_GRAIN_DAY;
  if (range_begin_ != CC_NONE && facts_.times[range_begin_].first_minute >= 0) {  // "from 10 p.m. Thursday to 6 a.m."
    const cc_time& begin = facts_.times[range_begin_];
    const int32_t day = begin.first_day + (m.clock < begin.first_minute ? 1 : 0);
    r.days = {day, day};
    r.basis = begin.basis;
    r.value = PeriodValue(day, Unit::kDay);
    return r;
  }
  if (m.clock < 0 && tense == CC_TENSE_PRESENT) {  // "the sun rises in the morning"
    r.value = "XXXX-XX-XX";
    return r;
  }
  const cc_time* last = Last();
  if (last != nullptr && m.sentence - facts_.times[last_].sentence <= kRecentSentences && last->grain <= CC_GRAIN_DAY &&
      last->first_day != CC_NO_DAY && last->first_day == last->last_day) {
    r.days = {last->first_day, last->last_day};
    r.basis = CC_BASIS_CONTEXT;
    r.anchor = last_;
    r.value = PeriodValue(last->first_day, Unit::kDay);
  } else if (published()) {
    const int32_t day = m.part == Part::kMorning && tense == CC_TENSE_FUTURE ? published_ + 1 : published_;
    r.days = {day, day};
    r.basis = CC_BASIS_PUBLICATION;
    r.value = PeriodValue(day, Unit::kDay);
  } else {
    r.value = "XXXX-XX-XX";
  }
  return r;
}

TimeAnchor::Result TimeAnchor::NamedWithoutYear(const Mention& m, uint32_t tense) {
  Result r;
  if (!Recurs(m)) return r;
  if (range_begin_ != CC_NONE && m.step == kNoStep) {  // "from November to February": the first one after its begin
    const cc_time& begin = facts_.times[range_begin_];
    const int year = base::CivilFrom(begin.first_day).year;
    const Days here = YearlyDays(m, year);
    if (here.known()) return NamedWithYear(m, here.last < begin.first_day ? year + 1 : year, begin.basis);
  }
  if (published()) {
    if (m.unit == Unit::kYear && m.step != kNoStep) {  // "June last year"
      return NamedWithYear(m, base::CivilFrom(published_).year + m.step, CC_BASIS_PUBLICATION);
    }
    const std::optional<int> running = tense == CC_TENSE_PAST ? std::nullopt : YearOfRunningRange(m);
    int year = running ? *running : YearOfWeekday(m, YearNear(m, tense, published_));
    if (IsElectionDay(m.holiday) && m.step == kNoStep) year = YearOfElection(m, year);
    return NamedWithYear(m, year, CC_BASIS_PUBLICATION);
  }
  // Without a publication date, the last year that the text has named.
  if (last_year_ != CC_NONE && m.step == kNoStep) {
    const cc_time& from = facts_.times[last_year_];
    Result found = NamedWithYear(m, base::CivilFrom(from.first_day).year, CC_BASIS_CONTEXT);
    found.anchor = last_year_;
    return found;
  }
  Result open = NamedWithYear(m, 2000, CC_BASIS_NONE);
  if (open.value.size() > 4) open.value.replace(0, 4, "XXXX");
  if (m.holiday != 0) open.value = "XXXX-XX-XX";
  open.days = {};
  return open;
}

// "that June", "the following Monday": counted from the last time of the text.
TimeAnchor::Result TimeAnchor::NamedFromText(Mention& m) {
  const cc_time* last = Last();
  Result r;
  if (last == nullptr || last->first_day == CC_NO_DAY) return r;
  if (m.weekday != 0 && m.month == 0) {
    if (last->grain > CC_GRAIN_WEEK) return r;
    const int today = base::IsoWeekday(last->first_day);
    const int ahead = (m.weekday - today + 7) % 7;
    int32_t day = last->first_day + (ahead == 0 ? 7 : ahead);
    if (m.kind == MentionKind::kSame) day = last->first_day - today + m.weekday;
    if (m.kind == MentionKind::kOffset && m.direction < 0) day = last->first_day - (ahead == 0 ? 7 : 7 - ahead);
    r.days = {day, day};
    r.value = PeriodValue(day, Unit::kDay);
    r.grain = CC_GRAIN_DAY;
  } else {
    Mention plain = m;
    plain.step = m.kind == MentionKind::kSame ? kNoStep : m.direction;
    const int year = m.kind == MentionKind::kSame ? base::CivilFrom(last->first_day).year
                                                  : YearNear(plain, CC_TENSE_UNKNOWN, last->first_day);
    r = NamedWithYear(plain, year, CC_BASIS_CONTEXT);
  }
  r.basis = CC_BASIS_CONTEXT;
  r.anchor = last_;
  return r;
}

// "the 1988 quarter" in a report on a third quarter is the third of 1988.
Mention TimeAnchor::QuarterOfReport(const Mention& m) const {
  Mention named = m;
  if (m.unit == Unit::kQuarter && m.quarter == 0) named.quarter = LastQuarter().number;
  return named;
}

// The month and year that "Friday the 13th" leaves out: the nearest in the direction of the tense.
int32_t TimeAnchor::DayNear(const Mention& m, uint32_t tense) const {
  constexpr int32_t kFarthest = 430;  // days; no weekday and day of the month are further apart
  for (int32_t by = 0; by <= kFarthest; ++by) {
    for (const int32_t day : {published_ - by, published_ + by}) {
      if (tense == CC_TENSE_PAST && day > published_) continue;
      if (tense == CC_TENSE_FUTURE && day < published_) continue;
      if (base::IsoWeekday(day) == m.weekday && base::CivilFrom(day).day == m.day) return day;
    }
  }
  return CC_NO_DAY;
}

TimeAnchor::Result TimeAnchor::Named(Mention& m, uint32_t tense, bool follow_text) {
  if (m.numeric_order_open && day_first_) std::swap(m.month, m.day);
  if (m.decade != 0) {
    Result r;
    r.grain = CC_GRAIN_DECADE;
    r.basis = CC_BASIS_WRITTEN;
    r.days = DecadeDays(m.decade);
    r.value = std::to_string(m.decade / 10);
    return r;
  }
  if (m.century != 0) {
    Result r;
    r.grain = CC_GRAIN_CENTURY;
    r.basis = CC_BASIS_WRITTEN;
    r.days = CenturyDays(m.century);
    const int hundreds = std::abs(m.century) - 1;
    r.value = (m.century < 0 ? "BC" : "") + std::string(hundreds < 10 ? "0" : "") + std::to_string(hundreds);
    return r;
  }
  if (m.year != 0) return NamedWithYear(QuarterOfReport(m), m.year, CC_BASIS_WRITTEN);
  if (follow_text) {
    Result r = NamedFromText(m);
    if (r.basis != CC_BASIS_NONE) return r;
  }
  if (m.day != 0 && m.month == 0 && m.unit == Unit::kMonth && m.step != kNoStep) return DayOfMonth(m);
  if (Recurs(m)) return NamedWithoutYear(m, tense);
  if (m.weekday != 0) return WeekdayAlone(m, tense);
  if (m.clock >= 0 || m.part != Part::kNone) return ClockAlone(m, tense);
  return {};
}

}  // namespace claimcheck::facts
