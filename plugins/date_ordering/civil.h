// Days, months and weekdays of the Gregorian calendar, as the rules of dates need them.
//
// Threads: free functions; concurrent calls safe.
// Cost:    constant.
// Example: DayOf(2023, 7, 5) -> 19543; WeekdayOf(19543) -> 3, a Wednesday; DayOf(2023, 6, 31) -> nullopt.
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_CIVIL_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_CIVIL_H_

#include <chrono>
#include <cstdint>
#include <optional>

namespace claimcheck::dates {

inline constexpr double kYearDays = 365.2425;

// nullopt if there is no such day.
inline std::optional<int32_t> DayOf(int year, int month, int day) {
  const std::chrono::year_month_day civil{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
  if (!civil.ok()) return std::nullopt;
  return std::chrono::sys_days(civil).time_since_epoch().count();
}

inline std::chrono::year_month_day CivilOf(int32_t day) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day)));
}
inline int YearOf(int32_t day) { return static_cast<int>(CivilOf(day).year()); }
inline int MonthOf(int32_t day) { return static_cast<int>(static_cast<unsigned>(CivilOf(day).month())); }
inline int DayOfMonth(int32_t day) { return static_cast<int>(static_cast<unsigned>(CivilOf(day).day())); }

// ISO: 1 Monday to 7 Sunday.
inline int WeekdayOf(int32_t day) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day))).iso_encoding());
}

inline int DaysInMonth(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_CIVIL_H_
