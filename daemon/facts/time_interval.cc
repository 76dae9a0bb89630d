// Method: whole months, put together. Years stay within what base/calendar.h can count.
#include "daemon/facts/time_interval.h"

#include <algorithm>

#include "daemon/base/calendar.h"

namespace claimcheck::facts {
namespace {

constexpr int kLastYear = 32000;

// From the first of a month to the last of another.
Days Months(int year, int month, int last_year, int last_month) {
  if (year < -kLastYear || last_year > kLastYear) return {};
  return {*base::DaysFrom(year, month, 1),
          *base::DaysFrom(last_year, last_month, base::DaysInMonth(last_year, last_month))};
}

}  // namespace

Days MonthDays(int year, int month) {
  if (month < 1 || month > 12) return {};
  return Months(year, month, year, month);
}

Days QuarterDays(int year, int quarter) { return Months(year, 3 * quarter - 2, year, 3 * quarter); }

Days HalfDays(int year, int half) { return Months(year, 6 * half - 5, year, 6 * half); }

Days SeasonDays(int year, int season) {
  switch (season) {
    case 1: return {MonthDays(year, 3).first, MonthDays(year, 6).first + 20};
    case 2: return {MonthDays(year, 6).first, MonthDays(year, 9).first + 22};
    case 3: return {MonthDays(year, 9).first, MonthDays(year, 12).first + 20};
    default: return {MonthDays(year - 1, 12).first, MonthDays(year + 1, 3).first + 20};
  }
}

Days YearDays(int year) { return Months(year, 1, year, 12); }

Days DecadeDays(int decade) { return Months(decade, 1, decade + 9, 12); }

Days CenturyDays(int century) {
  if (century > 0) return Months((century - 1) * 100, 1, century * 100, 12);
  return Months(century * 100, 1, (century + 1) * 100 + 1, 12);
}

Days WeekDays(int32_t day) {
  const int32_t monday = day - (base::IsoWeekday(day) - 1);
  return {monday, monday + 6};
}

Days WeekendDays(int32_t day) {
  const int32_t monday = day - (base::IsoWeekday(day) - 1);
  return {monday + 5, monday + 6};
}

Days Shaded(Days days, uint32_t shade, uint32_t grain, bool edge) {
  if (!days.known() || grain < CC_GRAIN_WEEK) return days;
  if (shade != CC_TIME_SHADE_EARLY && shade != CC_TIME_SHADE_MID && shade != CC_TIME_SHADE_LATE) return days;
  if (grain == CC_GRAIN_MONTH) {
    if (shade == CC_TIME_SHADE_EARLY) return {days.first, days.first + 9};
    if (shade == CC_TIME_SHADE_MID) return {days.first + 10, days.first + 19};
    return {days.first + 20, days.last};
  }
  if (grain == CC_GRAIN_YEAR && edge && shade == CC_TIME_SHADE_EARLY) return {days.first, AddMonths(days.first, 3) - 1};
  if (grain == CC_GRAIN_YEAR && edge && shade == CC_TIME_SHADE_LATE) return {AddMonths(days.first, 8), days.last};
  // Longer periods are spoken of loosely: "early 2012" may be April, "mid-1990s" 1993.
  const int32_t size = days.last - days.first + 1;
  if (shade == CC_TIME_SHADE_EARLY) return {days.first, days.first + size * 2 / 5};
  if (shade == CC_TIME_SHADE_MID) return {days.first + size * 3 / 10, days.last - size * 3 / 10};
  return {days.last - size * 2 / 5, days.last};
}

int32_t AddMonths(int32_t day, int months) {
  const base::CivilDay civil = base::CivilFrom(day);
  const int total = civil.year * 12 + (civil.month - 1) + months;
  const int year = total >= 0 ? total / 12 : -((-total + 11) / 12);
  const int month = total - year * 12 + 1;
  if (year < -kLastYear || year > kLastYear) return CC_NO_DAY;
  return *base::DaysFrom(year, month, std::min(civil.day, base::DaysInMonth(year, month)));
}

}  // namespace claimcheck::facts
