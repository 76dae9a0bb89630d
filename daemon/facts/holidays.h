// The holidays that news dates things by.
//
// Threads: free functions; concurrent calls safe.
// Cost:    constant.
// Example: MatchHoliday at "Thanksgiving" -> index; HolidayDay(index, 1999) -> 1999-11-25.
#ifndef CLAIMCHECK_DAEMON_FACTS_HOLIDAYS_H_
#define CLAIMCHECK_DAEMON_FACTS_HOLIDAYS_H_

#include <cstdint>
#include <optional>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// Returns the token behind the holiday's name that begins at `i` and its index (from 1), or 0. Without a capital only
// where `any_case`.
uint32_t MatchHoliday(const TokenRow& row, uint32_t i, int32_t& holiday, bool any_case = false);
// Election Day comes every year, but the one that a nation speaks of in even years only.
bool IsElectionDay(int32_t holiday);
// The day that it falls on in that year.
std::optional<int32_t> HolidayDay(int32_t holiday, int year);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_HOLIDAYS_H_
