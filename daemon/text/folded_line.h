// A line as lists of phrases have it.
//
// Threads: a free function; concurrent calls safe.
// Cost:    linear.
// Example: "  More  on this: " -> "more on this"
#ifndef CLAIMCHECK_DAEMON_TEXT_FOLDED_LINE_H_
#define CLAIMCHECK_DAEMON_TEXT_FOLDED_LINE_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace claimcheck::text {

inline constexpr size_t kLongestFolded = 200;  // bytes; longer lines are prose

// Lower case, "'" for "’", one space for white space, without marks at the ends. Returns a view of `buffer`.
// `line` has at most kLongestFolded bytes.
std::string_view FoldLine(std::string_view line, std::array<char, kLongestFolded>& buffer);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_FOLDED_LINE_H_
