// Validates UTF-8.
//
// Refused as the standard asks: overlong forms, surrogates, code points above U+10FFFF, cut-off and stray bytes.
// Threads: free functions; concurrent calls safe.
// Cost:    linear; 64 bytes a step through ASCII.
// Example: FirstInvalid("ab\xFFz") -> 2; FirstInvalid("ab") -> nullopt
#ifndef CLAIMCHECK_DAEMON_BASE_UTF8_H_
#define CLAIMCHECK_DAEMON_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "absl/status/status.h"

namespace claimcheck::base {

// Offset of the first byte from `at` on that is no ASCII, or the text's size.
size_t SkipAscii(std::string_view text, size_t at);

// Offset of the first byte that begins no valid character.
std::optional<size_t> FirstInvalid(std::string_view text);

// INVALID_UTF8 with `field` ("document.content") and the offset, or OK.
absl::Status ValidateUtf8(std::string_view text, std::string_view field);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_UTF8_H_
