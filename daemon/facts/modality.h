// How far the text stands behind what it says at some tokens.
//
// Threads: free functions; concurrent calls safe. Cost: a bounded number of tokens.
// Example: "might deploy 12,000 troops" -> HYPOTHETICAL; "12 soldiers will be sent" -> FORECAST (from the verb behind)
#ifndef CLAIMCHECK_DAEMON_FACTS_MODALITY_H_
#define CLAIMCHECK_DAEMON_FACTS_MODALITY_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// CC_MODALITY_ of the tokens [first, end). `verb` is the token of the verb behind them whose subject they belong to, or
// CC_NONE.
uint32_t ModalityOf(const TokenRow& row, uint32_t first, uint32_t end, uint32_t verb);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_MODALITY_H_
