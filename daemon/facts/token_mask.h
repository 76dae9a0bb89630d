// Which of up to 64 tokens have something, as bits of one number.
//
// Where few tokens matter, a loop that asks each of them goes wrong at every one that does; this one never branches,
// and whoever has the bits jumps from one such token to the next. The lowest bit is that of tokens[0].
// Threads: free functions; concurrent calls safe.
// Cost:    some ten instructions a token.
// Example: NumbersAndListed({"the", "12", "ships"}, 3, with nothing listed) -> 0b010
#ifndef CLAIMCHECK_DAEMON_FACTS_TOKEN_MASK_H_
#define CLAIMCHECK_DAEMON_FACTS_TOKEN_MASK_H_

#include <cstdint>

#include "claimcheck/plugin.h"

namespace claimcheck::facts {

// `bit` says 0 or 1 of a token; `count` is at most 64.
template <typename Bit>
inline uint64_t TokenMask(const cc_token* tokens, uint32_t count, const Bit& bit) {
  uint64_t mask = 0;
  uint32_t k = 0;
  for (; k + 8 <= count; k += 8) {
    const cc_token* const t = tokens + k;
    const uint32_t eight = bit(t[0]) | bit(t[1]) << 1 | bit(t[2]) << 2 | bit(t[3]) << 3 | bit(t[4]) << 4 |
                           bit(t[5]) << 5 | bit(t[6]) << 6 | bit(t[7]) << 7;
    mask |= uint64_t{eight} << k;
  }
  for (; k < count; ++k) mask |= uint64_t{bit(tokens[k])} << k;
  return mask;
}

// Numbers, and words of a table: `listed` holds a byte for each lexeme, 0 or 1.
inline uint64_t NumbersAndListed(const cc_token* tokens, uint32_t count, const uint8_t* listed) {
  return TokenMask(tokens, count, [listed](const cc_token& token) -> uint32_t {
    return listed[token.lexeme] | static_cast<uint32_t>(token.kind == CC_TOKEN_NUMBER);
  });
}

// Words with a capital; nothing but a word has the flag.
inline uint64_t CapitalWords(const cc_token* tokens, uint32_t count) {
  static_assert(CC_FLAG_CAPITAL == 1);
  return TokenMask(tokens, count, [](const cc_token& token) -> uint32_t { return token.flags & CC_FLAG_CAPITAL; });
}

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TOKEN_MASK_H_
