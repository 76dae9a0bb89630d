// Two amounts that make one quantity: ranges, ratios, scores.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: "10,000 to 12,000", "between 3 and 4 million", "one in five", "54-46"
#ifndef CLAIMCHECK_DAEMON_FACTS_QUANTITY_PAIR_H_
#define CLAIMCHECK_DAEMON_FACTS_QUANTITY_PAIR_H_

#include <cstdint>

#include "daemon/facts/amount.h"
#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

enum class Pairing : uint8_t {
  kNone,    // `a` stands alone
  kShared,  // two quantities, of which `a` has taken unit or magnitude from `b`: "from 200 to 250 tonnes"
  kRange,
  kRatio,
  kScore,
};

// Whether what follows `a` joins it; then `b` is the other amount.
Pairing PairWithNext(const TokenRow& row, Amount& a, Amount& b);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_QUANTITY_PAIR_H_
