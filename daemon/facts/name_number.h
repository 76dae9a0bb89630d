// Numbers that are no quantities: parts of names, models, addresses, phone numbers, marks of lists.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: "AK-12", "G7", "Article 5", "No. 10", "Boeing 747", "10 Downing Street", "555-0100", "1." of a list
#ifndef CLAIMCHECK_DAEMON_FACTS_NAME_NUMBER_H_
#define CLAIMCHECK_DAEMON_FACTS_NAME_NUMBER_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// If the token of digits at `i` is no quantity, the token behind all that belongs to it; else 0.
uint32_t EndOfNameNumber(const TokenRow& row, uint32_t i);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_NAME_NUMBER_H_
