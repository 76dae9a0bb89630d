// Looks a TOML file through for what toml++ cannot bear.
//
// toml++ 3.3 runs into undefined behaviour at characters from U+00A1 to U+0499 that stand outside quotation marks and
// comments, where TOML allows none beyond ASCII anyway. Whoever parses a file asks here first.
// Threads: free functions; concurrent calls safe.
// Cost:    linear.
// Example: FirstBareCharacter("a = \"é\"\né = 1") -> line 2, column 1
#ifndef CLAIMCHECK_DAEMON_BASE_TOML_TEXT_H_
#define CLAIMCHECK_DAEMON_BASE_TOML_TEXT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace claimcheck::base {

struct TextPlace {
  uint32_t line = 1;    // from 1
  uint32_t column = 1;  // from 1, in code points
};

// Where the first character beyond ASCII stands that is in no string and no comment; a byte order mark in front is
// none.
std::optional<TextPlace> FirstBareCharacter(std::string_view toml);

// What to say about it behind the place.
inline constexpr std::string_view kBareCharacter =
    "expected TOML, found a character beyond ASCII outside quotation marks; put it between them";

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_TOML_TEXT_H_
