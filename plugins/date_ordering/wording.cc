#include "plugins/date_ordering/wording.h"

#include "plugins/date_ordering/civil.h"

namespace claimcheck::dates {

std::string_view WeekdayName(int weekday) {
  static constexpr std::string_view kNames[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                                "Thursday", "Friday", "Saturday", "Sunday"};
  return weekday >= 1 && weekday <= 7 ? kNames[weekday] : std::string_view();
}

std::string_view MonthName(int month) {
  static constexpr std::string_view kNames[] = {"",        "January",  "February", "March",  "April",
                                                "May",     "June",     "July",     "August", "September",
                                                "October", "November", "December"};
  return month >= 1 && month <= 12 ? kNames[month] : std::string_view();
}

std::string ShowDay(int32_t day) {
  return std::to_string(DayOfMonth(day)) + " " + std::string(MonthName(MonthOf(day))) + " " +
         std::to_string(YearOf(day));
}

std::string ShowDays(int32_t first, int32_t last) {
  if (first == CC_NO_DAY && last == CC_NO_DAY) return "an unknown day";
  if (first == CC_NO_DAY) return "up to " + ShowDay(last);
  if (last == CC_NO_DAY) return "from " + ShowDay(first);
  if (first == last) return ShowDay(first);
  const int year = YearOf(first);
  if (year == YearOf(last)) {
    const bool from_first = DayOfMonth(first) == 1;
    const bool to_last = DayOfMonth(last) == DaysInMonth(year, MonthOf(last));
    if (from_first && to_last && MonthOf(first) == 1 && MonthOf(last) == 12) return std::to_string(year);
    if (from_first && to_last && MonthOf(first) == MonthOf(last)) {
      return std::string(MonthName(MonthOf(first))) + " " + std::to_string(year);
    }
  } else if (DayOfMonth(first) == 1 && MonthOf(first) == 1 && DayOfMonth(last) == 31 && MonthOf(last) == 12) {
    return std::to_string(year) + " to " + std::to_string(YearOf(last));
  }
  return ShowDay(first) + " to " + ShowDay(last);
}

std::string ShowTime(const cc_time& time) { return ShowDays(time.first_day, time.last_day); }

std::string Count(long long count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s");
}

std::string Ordinal(int n) {
  const int ten = n % 100;
  const char* suffix = ten >= 11 && ten <= 13 ? "th"
                       : n % 10 == 1          ? "st"
                       : n % 10 == 2          ? "nd"
                       : n % 10 == 3          ? "rd"
                                              : "th";
  return std::to_string(n) + suffix;
}

std::string_view UnitName(uint32_t grain) {
  switch (grain) {
    case CC_GRAIN_WEEK: return "week";
    case CC_GRAIN_MONTH: return "month";
    case CC_GRAIN_YEAR: return "year";
    case CC_GRAIN_DECADE: return "decade";
    case CC_GRAIN_CENTURY: return "century";
    default: return "day";
  }
}

}  // namespace claimcheck::dates
