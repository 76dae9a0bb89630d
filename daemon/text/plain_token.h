// Which tokens are told by their first byte and the one behind them alone, as most are: words of ASCII letters and a few
// marks.
//
// Threads: constant data; concurrent calls safe.
// Example: "bridge" before " " or ","; "," wherever it stands; not "bridge" before "." or "'"
#ifndef CLAIMCHECK_DAEMON_TEXT_PLAIN_TOKEN_H_
#define CLAIMCHECK_DAEMON_TEXT_PLAIN_TOKEN_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

// What a byte behind the letters of a word says: most end it whatever follows them.
enum class Behind : uint8_t { kEnds, kStop, kApostrophe, kColon, kLong, kOther };
constexpr std::array<Behind, 256> MakeBehind() {
  std::array<Behind, 256> behind{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    behind[c] = letter || c == '@' || c >= 0x80 ? Behind::kOther : Behind::kEnds;
  }
  behind['.'] = Behind::kStop;
  behind['\''] = Behind::kApostrophe;
  behind[':'] = Behind::kColon;
  behind[0xE2] = Behind::kLong;
  return behind;
}
inline constexpr std::array<Behind, 256> kBehind = MakeBehind();

// A token is plain if (asks[its first byte] & not_plain[the byte behind it]) is 0.
struct PlainTables {
  // By the first byte of a plain token: kind and flags, as they stand in a cc_token behind the lexeme.
  std::array<uint32_t, 256> row;
  std::array<uint8_t, 256> asks;
  std::array<uint8_t, 256> not_plain;
};
inline constexpr uint32_t kKindShift = 16, kFlagShift = 24;
static_assert(offsetof(cc_token, lexeme) == 8 && offsetof(cc_token, kind) == 10 && offsetof(cc_token, flags) == 11 &&
              sizeof(cc_token) == 12);
inline constexpr uint8_t kByNext = 1, kNeverPlain = 2;  // values of `asks`, beside 0
constexpr PlainTables MakePlainTables() {
  PlainTables tables{};
  for (int c = 0; c < 256; ++c) {
    const bool capital = c >= 'A' && c <= 'Z', letter = capital || (c >= 'a' && c <= 'z');
    tables.row[c] = (letter ? CC_TOKEN_WORD : CC_TOKEN_PUNCT) << kKindShift | capital * CC_FLAG_CAPITAL << kFlagShift;
    tables.asks[c] = letter ? kByNext : kNeverPlain;
    tables.not_plain[c] = kBehind[c] == Behind::kEnds ? kNeverPlain : kNeverPlain | kByNext;
  }
  for (const unsigned char mark : {',', ';', ':', '(', ')', '/'}) tables.asks[mark] = 0;  // that no list holds
  return tables;
}
inline constexpr PlainTables kPlain = MakePlainTables();

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_PLAIN_TOKEN_H_
