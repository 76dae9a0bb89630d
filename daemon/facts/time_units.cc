// Method: days and weeks are added up, everything longer goes by months of the calendar.
#include "daemon/facts/time_units.h"

#include <cmath>

#include "daemon/base/calendar.h"

namespace claimcheck::facts {

uint32_t GrainOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
    case Unit::kMinute: return CC_GRAIN_MINUTE;
    case Unit::kHour: return CC_GRAIN_HOUR;
    case Unit::kWeek:
    case Unit::kFortnight: return CC_GRAIN_WEEK;
    case Unit::kWeekend: return CC_GRAIN_WEEKEND;
    case Unit::kMonth: return CC_GRAIN_MONTH;
    case Unit::kQuarter: return CC_GRAIN_QUARTER;
    case Unit::kYear: return CC_GRAIN_YEAR;
    case Unit::kDecade: return CC_GRAIN_DECADE;
    case Unit::kCentury:
    case Unit::kMillennium: return CC_GRAIN_CENTURY;
    default: return CC_GRAIN_DAY;
  }
}

Days PeriodDays(int32_t day, Unit unit) {
  const base::CivilDay civil = base::CivilFrom(day);
  switch (unit) {
    case Unit::kWeek: return WeekDays(day);
    case Unit::kFortnight: return {WeekDays(day).first, WeekDays(day).last + 7};
    case Unit::kWeekend: return WeekendDays(day);
    case Unit::kMonth: return MonthDays(civil.year, civil.month);
    case Unit::kQuarter: return QuarterDays(civil.year, (civil.month + 2) / 3);
    case Unit::kYear: return YearDays(civil.year);
    case Unit::kDecade: return DecadeDays(civil.year / 10 * 10);
    case Unit::kCentury: return CenturyDays(civil.year / 100 + 1);
    default: return {day, day};
  }
}

// `day` moved by a count of units of the calendar.
int32_t Move(int32_t day, Unit unit, double count) {
  switch (unit) {
    case Unit::kSecond: return day + static_cast<int32_t>(std::floor(count / 86400));
    case Unit::kMinute: return day + static_cast<int32_t>(std::floor(count / 1440));
    case Unit::kHour: return day + static_cast<int32_t>(std::round(count / 24));
    case Unit::kWeek:
    case Unit::kWeekend: return day + static_cast<int32_t>(std::round(7 * count));
    case Unit::kFortnight: return day + static_cast<int32_t>(std::round(14 * count));
    case Unit::kMonth: return AddMonths(day, static_cast<int>(std::round(count)));
    case Unit::kQuarter: return AddMonths(day, static_cast<int>(std::round(3 * count)));
    case Unit::kYear: return AddMonths(day, static_cast<int>(std::round(12 * count)));
    case Unit::kDecade: return AddMonths(day, static_cast<int>(std::round(120 * count)));
    case Unit::kCentury: return AddMonths(day, static_cast<int>(std::round(1200 * count)));
    case Unit::kMillennium: return AddMonths(day, static_cast<int>(std::round(12000 * count)));
    default: return day + static_cast<int32_t>(std::round(count));
  }
}

}  // namespace claimcheck::facts
