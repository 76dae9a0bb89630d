// Tells opening from closing quotation marks, and both from apostrophes.
//
// Input:   the tokens of one block; marks that may be quotation marks are CC_TOKEN_PUNCT.
// Output:  those that are become CC_TOKEN_OPEN or CC_TOKEN_CLOSE; apostrophes stay CC_TOKEN_PUNCT.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in tokens.
// Example: ‘cannon fodder’ -> OPEN … CLOSE; "the soldiers' pay", "rock 'n' roll", "the '90s" -> PUNCT
#ifndef CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_
#define CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_

#include <string_view>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

void ResolveQuoteMarks(std::string_view reading, cc_token* first, cc_token* last);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_QUOTE_MARKS_H_
