// Days that a period covers: months, quarters, seasons, years, decades; narrowed by "early", "mid" and "late".
//
// Threads: free functions; concurrent calls safe.
// Cost:    constant.
// Example: Shaded(MonthDays(2024, 11), CC_TIME_SHADE_MID, CC_GRAIN_MONTH) -> 11 to 20 November 2024.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_INTERVAL_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_INTERVAL_H_

#include <cstdint>

#include "claimcheck/plugin.h"

namespace claimcheck::facts {

struct Days {  // both inclusive; CC_NO_DAY where open or unknown
  int32_t first = CC_NO_DAY;
  int32_t last = CC_NO_DAY;

  bool known() const { return first != CC_NO_DAY && last != CC_NO_DAY; }
};

Days MonthDays(int year, int month);
Days QuarterDays(int year, int quarter);
Days HalfDays(int year, int half);
// Spring from 1 March to 21 June and so on: what anyone may mean by it. Winter of a year: from the December before it
// to the March after its own December.
Days SeasonDays(int year, int season);
Days YearDays(int year);
Days DecadeDays(int decade);
Days CenturyDays(int century);  // either way of counting: 1700 to 1800
Days WeekDays(int32_t day);     // Monday to Sunday
Days WeekendDays(int32_t day);  // of the same week
// The part of a period that "early", "mid" or "late" leaves; other shades leave all of it. Of a year `edge`, "the
// beginning of" and "the end of", leaves less.
Days Shaded(Days days, uint32_t shade, uint32_t grain, bool edge);
// The same day `months` later, the last of the month where it has no such day.
int32_t AddMonths(int32_t day, int months);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_INTERVAL_H_
