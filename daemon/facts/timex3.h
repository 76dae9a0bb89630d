// TIMEX3 values: ISO 8601 with X for what is not known.
//
// Threads: free functions; concurrent calls safe.
// Example: DurationValue({3 days}) -> "P3D"; WeekValue(day) -> "2024-W45"; vague years -> "PXY".
#ifndef CLAIMCHECK_DAEMON_FACTS_TIMEX3_H_
#define CLAIMCHECK_DAEMON_FACTS_TIMEX3_H_

#include <string>

#include "daemon/facts/time_mention.h"

namespace claimcheck::facts {

// "2024-11-05", "2024-11", "2024", "XXXX-11-05": a year of 0 with `known_year` false is XXXX.
std::string DateValue(bool known_year, int year, int month, int day);
std::string WeekValue(int32_t day, bool weekend);
std::string DurationValue(const Mention& mention);
std::string SetValue(const Mention& mention);
// "TMO" and the like, or "T22:00".
std::string ClockSuffix(const Mention& mention);
// A period of `unit` that holds `day`: "2024-11" for a month, "2024-Q4", "202" for a decade.
std::string PeriodValue(int32_t day, Unit unit);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIMEX3_H_
