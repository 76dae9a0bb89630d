// Method: one function per kind of mention; the state is the last time that a later one may count from.
// Counter-examples: "on Friday" with no publication date stays XXXX-WXX-5; "now" never becomes an anchor; the year of
// "in March" is the publication's, or the one before where March lies ahead and the clause is in the past.
#include "daemon/facts/time_anchor.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "daemon/base/calendar.h"
#include "daemon/facts/holidays.h"
#include "daemon/facts/timex3.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kRecentSentences = 1;  // how far back a clock time looks for its day
constexpr uint32_t kSameReport = 4;       // sentences within which "a year ago" compares with a quarter named before
constexpr int32_t kCloseBy = 75;          // days

uint32_t GrainOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
    case Unit::kMinute:
      return CC_GRAIN_MINUTE;
    case Unit::kHour:
      return CC_GRAIN_HOUR;
    case Unit::kWeek:
    case Unit::kFortnight:
      return CC_GRAIN_WEEK;
    case Unit::kWeekend:
      return CC_GRAIN_WEEKEND;
    case Unit::kMonth:
      return CC_GRAIN_MONTH;
    case Unit::kQuarter:
      return CC_GRAIN_QUARTER;
    case Unit::kYear:
      return CC_GRAIN_YEAR;
    case Unit::kDecade:
      return CC_GRAIN_DECADE;
    case Unit::kCentury:
    case Unit::kMillennium:
      return CC_GRAIN_CENTURY;
    default:
      return CC_GRAIN_DAY;
  }
}

Days PeriodDays(int32_t day, Unit unit) {
  const base::CivilDay civil = base::CivilFrom(day);
  switch (unit) {
    case Unit::kWeek:
      return WeekDays(day);
    case Unit::kFortnight:
      return {WeekDays(day).first, WeekDays(day).last + 7};
    case Unit::kWeekend:
      return WeekendDays(day);
    case Unit::kMonth:
      return MonthDays(civil.year, civil.month);
    case Unit::kQuarter:
      return QuarterDays(civil.year, (civil.month + 2) / 3);
    case Unit::kYear:
      return YearDays(civil.year);
    case Unit::kDecade:
      return DecadeDays(civil.year / 10 * 10);
    case Unit::kCentury:
      return CenturyDays(civil.year / 100 + 1);
    default:
      return {day, day};
  }
}

// `day` moved by a count of units of the calendar.
int32_t Move(int32_t day, Unit unit, double count) {
  switch (unit) {
    case Unit::kSecond:
      return day + static_cast<int32_t>(std::floor(count / 86400));
    case Unit::kMinute:
      return day + static_cast<int32_t>(std::floor(count / 1440));
    case Unit::kHour:
      return day + static_cast<int32_t>(std::round(count / 24));
    case Unit::kWeek:
    case Unit::kWeekend:
      return day + static_cast<int32_t>(std::round(7 * count));
    case Unit::kFortnight:
      return day + static_cast<int32_t>(std::round(14 * count));
    case Unit::kMonth:
      return AddMonths(day, static_cast<int>(std::round(count)));
    case Unit::kQuarter:
      return AddMonths(day, static_cast<int>(std::round(3 * count)));
    case Unit::kYear:
      return AddMonths(day, static_cast<int>(std::round(12 * count)));
    case Unit::kDecade:
      return AddMonths(day, static_cast<int>(std::round(120 * count)));
    case Unit::kCentury:
      return AddMonths(day, static_cast<int>(std::round(1200 * count)));
    case Unit::kMillennium:
      return AddMonths(day, static_cast<int>(std::round(12000 * count)));
    default:
      return day + static_cast<int32_t>(std::round(count));
  }
}

constexpr double kMostUnits = 20000;  // longer lengths are not placed

std::string SeasonValue(bool known_year, int year, int season) {
  static constexpr const char* kSeasons[] = {"", "-SP", "-SU", "-FA", "-WI"};
  return DateValue(known_year, year, 0, 0) + kSeasons[season];
}

// Parts that recur every year: their days in `year`.
Days YearlyDays(const Mention& m, int year) {
  if (m.holiday != 0) {
    const std::optional<int32_t> day = HolidayDay(m.holiday, year);
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

bool Recurs(const Mention& m) {
  return m.month != 0 || m.quarter != 0 || m.half != 0 || m.season != 0 || m.holiday != 0;
}

}  // namespace

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
      if (m.month != 0 && m.day == 0) return m.month < now.month ? year : year - 1;
      return here.last < reference ? year : year - 1;
    }
    if (m.month != 0 && m.day == 0) return m.month > now.month ? year : year + 1;
    return here.first > reference ? year : year + 1;
  }
  if (m.step == 0) return year;
  if (here.first <= reference && reference <= here.last) return year;
  const bool ahead = here.first > reference;
  // A day close by is meant, whatever the tense: news gives the year of one that is far ("set Nov. 10 as the deadline").
  const bool close_by = m.day != 0 && std::abs(here.first - reference) <= kCloseBy;
  if (m.quarter != 0) tense = CC_TENSE_UNKNOWN;  // "expects to report third-quarter earnings": the quarter is over
  if (tense == CC_TENSE_FUTURE && !close_by) return ahead ? year : year + 1;
  if (tense == CC_TENSE_PAST && !close_by) return ahead ? year - 1 : year;
  const Days other = YearlyDays(m, ahead ? year - 1 : year + 1);
  if (!other.known()) return year;
  const int32_t near_here = ahead ? here.first - reference : reference - here.last;
  const int32_t near_other = ahead ? reference - other.last : other.first - reference;
  // News looks back more often than ahead.
  const int32_t weight = m.quarter != 0 || close_by ? 1 : 3;
  const bool here_nearer = ahead ? near_here * weight <= near_other : near_here <= near_other * weight;
  if (here_nearer) return year;
  return ahead ? year - 1 : year + 1;
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
      r.value = PeriodValue(r.days.first, m.unit == Unit::kWeek ? Unit::kWeek : Unit::kDay);
      if (m.unit == Unit::kWeek) r.grain = CC_GRAIN_WEEK, r.days = WeekDays(r.days.first);
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
  if (!published()) return r;
  const int today = base::IsoWeekday(published_);
  if (m.unit == Unit::kWeek && m.step != kNoStep) {  // "Tuesday next week"
    const int32_t in_week = WeekDays(published_).first + 7 * m.step + m.weekday - 1;
    r.basis = CC_BASIS_PUBLICATION;
    r.days = {in_week, in_week};
    r.value = PeriodValue(in_week, Unit::kDay);
    return r;
  }
  const int back = (today - m.weekday + 7) % 7;
  int32_t day = published_ - back;
  if (m.step == -1) {
    day = published_ - (back == 0 ? 7 : back);
  } else if (m.step == 1) {
    day = published_ + (back == 0 ? 7 : 7 - back);
  } else if (back != 0 && (tense == CC_TENSE_FUTURE || m.step == 0)) {
    const int32_t ahead = published_ + 7 - back;
    if (tense == CC_TENSE_FUTURE) day = ahead;
    if (m.step == 0 && tense != CC_TENSE_PAST) day = ahead;
  }
  r.basis = CC_BASIS_PUBLICATION;
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
TimeAnchor::Result TimeAnchor::ClockAlone(const Mention& m) {
  Result r;
  r.grain = CC_GRAIN_DAY;
  const cc_time* last = Last();
  if (last != nullptr && m.sentence - facts_.times[last_].sentence <= kRecentSentences && last->grain <= CC_GRAIN_DAY &&
      last->first_day != CC_NO_DAY) {
    r.days = {last->first_day, last->last_day};
    r.basis = CC_BASIS_CONTEXT;
    r.anchor = last_;
    r.value = PeriodValue(last->first_day, Unit::kDay);
  } else if (published()) {
    r.days = {published_, published_};
    r.basis = CC_BASIS_PUBLICATION;
    r.value = PeriodValue(published_, Unit::kDay);
  } else {
    r.value = "XXXX-XX-XX";
  }
  return r;
}

TimeAnchor::Result TimeAnchor::NamedWithoutYear(const Mention& m, uint32_t tense) {
  Result r;
  if (!Recurs(m)) return r;
  if (published()) {
    if (m.unit == Unit::kYear && m.step != kNoStep) {  // "June last year"
      return NamedWithYear(m, base::CivilFrom(published_).year + m.step, CC_BASIS_PUBLICATION);
    }
    return NamedWithYear(m, YearNear(m, tense, published_), CC_BASIS_PUBLICATION);
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
  if (m.year != 0) return NamedWithYear(m, m.year, CC_BASIS_WRITTEN);
  if (follow_text) {
    Result r = NamedFromText(m);
    if (r.basis != CC_BASIS_NONE) return r;
  }
  if (m.day != 0 && m.month == 0 && m.unit == Unit::kMonth && m.step != kNoStep) return DayOfMonth(m);
  if (Recurs(m)) return NamedWithoutYear(m, tense);
  if (m.weekday != 0) return WeekdayAlone(m, tense);
  if (m.clock >= 0) return ClockAlone(m);
  return {};
}

TimeAnchor::Result TimeAnchor::Current(const Mention& m, uint32_t tense) {
  Result r;
  r.grain = GrainOf(m.unit);
  if (!published()) {
    r.value = m.unit == Unit::kDay ? "XXXX-XX-XX" : m.unit == Unit::kWeek ? "XXXX-WXX"
              : m.unit == Unit::kWeekend ? "XXXX-WXX-WE" : m.unit == Unit::kMonth ? "XXXX-XX"
              : m.unit == Unit::kQuarter ? "XXXX-QX" : "XXXX";
    return r;
  }
  int32_t day = m.unit == Unit::kDecade || m.unit == Unit::kCentury
                    ? AddMonths(published_, m.step * (m.unit == Unit::kDecade ? 120 : 1200))
                    : published_;
  if (m.unit == Unit::kMonth || m.unit == Unit::kQuarter || m.unit == Unit::kYear) {
    const Days now = PeriodDays(published_, m.unit);
    day = AddMonths(now.first, m.step * (m.unit == Unit::kMonth ? 1 : m.unit == Unit::kQuarter ? 3 : 12));
  } else if (m.unit == Unit::kWeekend && m.step == 0) {
    day = tense == CC_TENSE_PAST && base::IsoWeekday(published_) < 6 ? published_ - 7 : published_;
  } else if (r.grain <= CC_GRAIN_WEEK) {
    day = Move(published_, m.unit, m.step);
  }
  if (day == CC_NO_DAY) return r;
  r.basis = CC_BASIS_PUBLICATION;
  r.days = PeriodDays(day, m.unit);
  r.value = PeriodValue(day, m.unit);
  if (m.fiscal && r.days.known()) r.days = {r.days.first - 330, r.days.last + 150};
  return r;
}

// A length counted from some days; the grain is that of the unit.
TimeAnchor::Result TimeAnchor::Counted(const Mention& m, int32_t base_first, int32_t base_last, int direction,
                                       uint32_t basis) const {
  Result r;
  r.grain = GrainOf(m.unit);
  r.basis = basis;
  if (m.vague || m.count_high > kMostUnits) {
    r.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
    r.grain = CC_GRAIN_VAGUE;
    return r;
  }
  const int32_t from = Move(base_first, m.unit, direction * m.count_low);
  if (from == CC_NO_DAY) return r;
  Unit shown = m.unit;
  if (m.unit < Unit::kDay) shown = Unit::kDay;
  if (m.unit == Unit::kFortnight) shown = Unit::kWeek;
  if (m.unit == Unit::kDecade || m.unit == Unit::kCentury) shown = Unit::kYear;
  r.value = PeriodValue(from, shown);
  if (shown == Unit::kYear && m.count_low != std::floor(m.count_low)) r.value = PeriodValue(from, Unit::kMonth);
  // Between half a unit less and half a unit more, since nobody counts days when writing "two years ago"; exact days.
  const Length length = LengthOf(m);
  const double half = m.unit <= Unit::kDay ? 0 : 0.5 * (LengthOf(m).low / std::max(m.count_low, 1e-9));
  const bool open_low = std::isinf(length.high);
  const double low = std::max(0.0, length.low - half), high = open_low ? length.high : length.high + half;
  const int32_t near = static_cast<int32_t>(std::floor(low)), far = open_low ? 0 : static_cast<int32_t>(std::ceil(high));
  if (direction < 0) {
    r.days.first = open_low ? CC_NO_DAY : base_first - far;
    r.days.last = base_last - near;
  } else {
    r.days.first = base_first + near;
    r.days.last = open_low ? CC_NO_DAY : base_last + far;
  }
  // Whole periods of the calendar are a reading too: "two years later" of May 2001 is any day of 2003.
  if (m.unit >= Unit::kWeek && !open_low) {
    const Days period = PeriodDays(from, shown);
    r.days.first = std::min(r.days.first, period.first);
    r.days.last = std::max(r.days.last, period.last);
  }
  return r;
}

TimeAnchor::Result TimeAnchor::Offset(const Mention& m, const std::vector<Mention>& mentions, size_t index) {
  Result r;
  r.grain = GrainOf(m.unit);
  Days base;
  uint32_t anchor = last_;
  if (m.to_event) {
    return r;
  }
  if (m.at_following) {
    if (index + 1 >= mentions.size() || mentions[index + 1].first > m.end + 3) return r;
    Mention next = mentions[index + 1];
    const Result following = Named(next, CC_TENSE_UNKNOWN, false);
    base = following.days;
    anchor = static_cast<uint32_t>(index + 1);
  } else if (Last() != nullptr) {
    base = {Last()->first_day, Last()->last_day};
  }
  if (!base.known()) return r;
  r = Counted(m, base.first, base.last, m.direction, CC_BASIS_CONTEXT);
  r.anchor = anchor;
  return r;
}

bool TimeAnchor::ComparesQuarters(const Mention& m) const {
  return last_quarter_ != CC_NONE && m.unit == Unit::kYear && m.count_low == 1 && m.count_high == 1 &&
         m.hedge == CC_HEDGE_NONE && !m.to_event && !m.at_following && m.direction <= 0 &&
         m.kind != MentionKind::kFromNow && facts_.times[last_quarter_].first_day != CC_NO_DAY &&
         m.sentence - facts_.times[last_quarter_].sentence <= kSameReport;
}

TimeAnchor::Result TimeAnchor::YearOfQuarter(const Mention& m) const {
  const cc_time& quarter = facts_.times[last_quarter_];
  Result r;
  r.days = {AddMonths(quarter.first_day, -12), AddMonths(quarter.last_day, -12)};
  r.value = PeriodValue(r.days.first, m.unit == Unit::kYear ? Unit::kQuarter : m.unit);
  r.grain = CC_GRAIN_VAGUE;  // the year as a whole may be meant as well, so nothing is counted from it
  r.days = {YearDays(base::CivilFrom(r.days.first).year).first, YearDays(base::CivilFrom(r.days.last).year).last};
  r.basis = quarter.basis == CC_BASIS_NONE ? CC_BASIS_NONE : CC_BASIS_CONTEXT;
  r.anchor = last_quarter_;
  return r;
}

TimeAnchor::Result TimeAnchor::Same(const Mention& m, uint32_t tense) {
  const cc_time* last = Last();
  Result r;
  r.grain = GrainOf(m.unit);
  if (m.unit == Unit::kQuarter) {
    if (last_quarter_ != CC_NONE) {
      const cc_time& quarter = facts_.times[last_quarter_];
      r.days = {quarter.first_day, quarter.last_day};
      r.value.assign(quarter.timex3.data, quarter.timex3.size);
      r.basis = CC_BASIS_CONTEXT;
      r.anchor = last_quarter_;
    } else if (published()) {  // reports speak of the quarter that has ended
      Mention latest = m;
      latest.step = -1;
      return Current(latest, tense);
    }
    return r;
  }
  if (m.unit == Unit::kWeekend) {
    Mention weekend = m;
    weekend.step = 0;
    return Current(weekend, tense);
  }
  if (last == nullptr || last->first_day == CC_NO_DAY || last->grain > std::max<uint32_t>(r.grain, CC_GRAIN_DAY)) return r;
  r.days = PeriodDays(last->first_day, m.unit);
  r.value = PeriodValue(last->first_day, m.unit);
  r.basis = CC_BASIS_CONTEXT;
  r.anchor = last_;
  return r;
}

void TimeAnchor::Remember(const Mention& m, const Result& result, uint32_t index) {
  if (result.grain == CC_GRAIN_QUARTER) last_quarter_ = index;
  if (!result.days.known() || result.grain == CC_GRAIN_VAGUE) return;
  if (result.basis == CC_BASIS_WRITTEN && result.grain <= CC_GRAIN_YEAR && m.kind == MentionKind::kNamed) {
    last_year_ = index;
  }
  if (result.grain <= CC_GRAIN_YEAR) {
    last_ = index;
    last_sentence_ = m.sentence;
  }
}

void TimeAnchor::Resolve(const std::vector<Mention>& mentions, size_t index, uint32_t tense) {
  Mention m = mentions[index];
  Result r;
  uint32_t type = CC_TIME_DATE;
  uint32_t role = CC_TIME_ROLE_PLAIN;
  Length length = {0, 0};
  switch (m.kind) {
    case MentionKind::kNamed:
      r = Named(m, tense, false);
      break;
    case MentionKind::kCurrent:
      r = Current(m, tense);
      break;
    case MentionKind::kAgo:
    case MentionKind::kFromNow: {
      role = CC_TIME_ROLE_AGO;
      length = LengthOf(m);
      const int direction = m.kind == MentionKind::kAgo ? -1 : 1;
      if (ComparesQuarters(m)) {
        r = YearOfQuarter(m);
      } else if (published()) {
        r = Counted(m, published_, published_, direction, CC_BASIS_PUBLICATION);
      } else {
        r.grain = GrainOf(m.unit);
        r.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
      }
      if (direction > 0) length = {-length.high, -length.low};
      break;
    }
    case MentionKind::kOffset:
      role = CC_TIME_ROLE_OFFSET;
      if (Recurs(m) || (m.weekday != 0)) {
        r = Named(m, tense, true);
        break;
      }
      length = LengthOf(m);
      if (m.direction < 0) length = {-length.high, -length.low};
      r = ComparesQuarters(m) ? YearOfQuarter(m) : Offset(m, mentions, index);
      if (r.basis == CC_BASIS_NONE) {
        type = CC_TIME_DURATION;
        r.value = DurationValue(m);
      }
      break;
    case MentionKind::kSame:
      r = Recurs(m) || m.weekday != 0 ? Named(m, tense, true) : Same(m, tense);
      if (r.value.empty()) r.value = m.unit == Unit::kYear ? "XXXX" : m.unit == Unit::kQuarter ? "XXXX-QX" : "XXXX-XX-XX";
      break;
    case MentionKind::kDuration:
    case MentionKind::kAge:
      type = CC_TIME_DURATION;
      role = m.kind == MentionKind::kAge ? CC_TIME_ROLE_AGE : CC_TIME_ROLE_PLAIN;
      r.value = DurationValue(m);
      r.grain = GrainOf(m.unit);
      length = LengthOf(m);
      if (m.step != kNoStep && published() && !m.vague && m.count_high < kMostUnits) {  // "the past two months"
        const int32_t other = Move(published_, m.unit, m.step * m.count_low);
        if (other != CC_NO_DAY) r.days = m.step < 0 ? Days{other, published_ - 1} : Days{published_ + 1, other};
        if (r.days.first > r.days.last) r.days = {};
        r.basis = CC_BASIS_PUBLICATION;
      }
      break;
    case MentionKind::kSet:
      type = CC_TIME_SET;
      r.value = SetValue(m);
      r.grain = m.unit == Unit::kNone ? static_cast<uint32_t>(CC_GRAIN_DAY) : GrainOf(m.unit);
      break;
    case MentionKind::kReference:
      r.value = m.step == 1 ? "PRESENT_REF" : m.step == 2 ? "PAST_REF" : "FUTURE_REF";
      r.grain = CC_GRAIN_VAGUE;
      break;
    case MentionKind::kOrdinalPeriod:
      role = CC_TIME_ROLE_ORDINAL_PERIOD;
      r.grain = GrainOf(m.unit);
      r.value = m.unit == Unit::kYear ? "XXXX" : m.unit == Unit::kMonth ? "XXXX-XX" : "XXXX-XX-XX";
      break;
    case MentionKind::kAnniversary:
      role = CC_TIME_ROLE_ANNIVERSARY;
      r.grain = CC_GRAIN_DAY;
      r.value = "XXXX-XX-XX";
      break;
  }
  if (m.clock >= 0 || m.part != Part::kNone) {
    if (type == CC_TIME_DATE && r.grain == CC_GRAIN_DAY) {
      type = CC_TIME_TIME;
      r.grain = m.clock < 0 ? CC_GRAIN_DAY_PART : m.hour_only ? CC_GRAIN_HOUR : CC_GRAIN_MINUTE;
      r.value += ClockSuffix(m);
    }
  }
  cc_time t = {};
  t.timex3 = facts_.Keep(std::move(r.value));
  const Days days = Shaded(r.days, m.shade, r.grain);
  t.first_day = days.first;
  t.last_day = days.last;
  t.first_minute = t.last_minute = type == CC_TIME_TIME ? m.clock : -1;
  t.zone_minutes = m.zone;
  t.year = m.year;
  t.month = m.month;
  t.day = m.day;
  t.weekday = m.weekday;
  t.ordinal = m.ordinal;
  t.length_low = length.low;
  t.length_high = length.high;
  t.type = type;
  t.grain = r.grain;
  t.basis = r.basis;
  t.role = role;
  t.shade = m.shade;
  t.tense = tense;
  t.modality = CC_MODALITY_ASSERTED;
  t.sentence = m.sentence;
  t.first_token = m.first;
  t.token_count = m.end - m.first;
  t.anchor = r.anchor;
  t.range_end = CC_NONE;
  t.attribution = CC_NONE;
  t.quotation = CC_NONE;
  facts_.times.push_back(t);
  r.days = days;
  if (type == CC_TIME_DATE || type == CC_TIME_TIME) Remember(m, r, static_cast<uint32_t>(facts_.times.size() - 1));
}

}  // namespace claimcheck::facts
