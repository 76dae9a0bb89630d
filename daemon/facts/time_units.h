// Units of time on the calendar: how fine they are, the period of one that holds a day, and moving a day by a count of
// them.
//
// Threads: free functions; concurrent calls safe.
// Cost:    constant.
// Example: PeriodDays(2024-11-13, kWeek) -> 11 to 17 November; Move(2024-01-31, kMonth, 1) -> 2024-02-29.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_UNITS_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_UNITS_H_

#include <cstdint>

#include "daemon/facts/time_interval.h"
#include "daemon/facts/time_mention.h"

namespace claimcheck::facts {

uint32_t GrainOf(Unit unit);  // CC_GRAIN_
Days PeriodDays(int32_t day, Unit unit);
// CC_NO_DAY where that lies outside the years that can be counted.
int32_t Move(int32_t day, Unit unit, double count);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_UNITS_H_
