// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
//
// Method:  std::chrono's year_month_day.
// Input:   years -32767 to 32767.
// Threads: free functions; concurrent calls safe.
// Example: DaysFrom(2024, 2, 29) -> 19782; DaysFrom(2023, 2, 29) -> nullopt.
#ifndef CLAIMCHECK_DAEMON_BASE_CALENDAR_H_
#define CLAIMCHECK_DAEMON_BASE_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck::base {

struct CivilDay {
  int year;   // negative: BC, as ISO 8601 counts (0 is 1 BC)
  int month;  // 1 to 12
  int day;    // 1 to 31
};

// nullopt if there is no such day.
std::optional<int32_t> DaysFrom(int year, int month, int day);
CivilDay CivilFrom(int32_t days);
// 1 Monday to 7 Sunday.
int IsoWeekday(int32_t days);
int DaysInMonth(int year, int month);
// "2024-02-29"; nullopt for anything that is not a day in exactly this form.
std::optional<int32_t> ParseIsoDay(std::string_view text);
std::string FormatIsoDay(int32_t days);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_CALENDAR_H_
