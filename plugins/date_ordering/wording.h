// How findings write days and counts.
//
// Example: ShowDay(19543) -> "5 July 2023"; ShowTime of "mid-October 2024" -> "11 to 20 October 2024"; Count(1, "day")
// -> "1 day".
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_WORDING_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_WORDING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "claimcheck/sdk.h"

namespace claimcheck::dates {

// "Monday" for 1; empty for anything but 1 to 7.
std::string_view WeekdayName(int weekday);
std::string_view MonthName(int month);
std::string ShowDay(int32_t day);
// The days that a time allows: one day, a whole month, a whole year, or from first to last.
std::string ShowDays(int32_t first, int32_t last);
std::string ShowTime(const cc_time& time);
// "3 days", "1 year".
std::string Count(long long count, std::string_view unit);
// "3rd"
std::string Ordinal(int n);
// The name of a unit by its grain: "day", "week", "month", "year".
std::string_view UnitName(uint32_t grain);

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_WORDING_H_
