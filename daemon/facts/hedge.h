// The words that make a number less than exact, and what they make of it.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: before the 12 of "no fewer than 12" -> AT_LEAST, tokens of "no fewer than"
#ifndef CLAIMCHECK_DAEMON_FACTS_HEDGE_H_
#define CLAIMCHECK_DAEMON_FACTS_HEDGE_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

struct Hedge {
  uint32_t first = 0;  // tokens, half-open; empty: none
  uint32_t end = 0;
  uint32_t kind = CC_HEDGE_NONE;
};

// The hedge that ends right before the token `first` of a number.
Hedge HedgeBefore(const TokenRow& row, uint32_t first);
// The hedge that begins at `i`, behind a number or what it counts: "or more", "or so", "-odd".
Hedge HedgeBehind(const TokenRow& row, uint32_t i);

// "about 11,000" may be anything from 9,900 to 12,100: newspapers print "about" for a number with one more digit than
// they give, and a tenth either way holds all of those. "nearly" has the same reach, on one side.
inline constexpr double kHedgeReach = 0.10;

struct Bounds {
  double low;
  double high;
};
// What is left of an unhedged reading [low, high] of `value`.
Bounds Hedged(Bounds plain, double value, uint32_t kind);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_HEDGE_H_
