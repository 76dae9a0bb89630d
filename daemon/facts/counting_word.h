// Number words that count nothing: "one" that stands for somebody, "ground zero", "the Big Ten".
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: "one of the 40" -> counts; "one of the best", "no one", "one day" -> do not
#ifndef CLAIMCHECK_DAEMON_FACTS_COUNTING_WORD_H_
#define CLAIMCHECK_DAEMON_FACTS_COUNTING_WORD_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// Whether the "one" at `i` is a number.
bool CountsOne(const TokenRow& row, uint32_t i);
// Whether the number word at `i` is part of a name or a phrase. `headline`: every word may have a capital.
bool IsNoCount(const TokenRow& row, uint32_t i, bool headline);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_COUNTING_WORD_H_
