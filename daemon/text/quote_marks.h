// Tells opening from closing quotation marks, and both from apostrophes.
//
// Input:   tokens up to the end of a block, which begins at the one with index `first`; `marks` are the indexes of all
//          that may be quotation marks, which are CC_TOKEN_PUNCT.
// Output:  those that are become CC_TOKEN_OPEN or CC_TOKEN_CLOSE; apostrophes stay CC_TOKEN_PUNCT.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in marks.
// Example: ‘cannon fodder’ -> OPEN … CLOSE; "the soldiers' pay", "rock 'n' roll", "the '90s" -> PUNCT
#ifndef CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_
#define CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

void ResolveQuoteMarks(std::string_view reading, std::span<cc_token> tokens, size_t first,
                       std::span<const uint32_t> marks);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_
