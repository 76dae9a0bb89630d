// Splits a block of reading text into tokens, see cc_token in plugin.h for what they are.
//
// Input:   valid UTF-8.
// Output:  appended to `tokens`: ordered, disjoint, nothing but white space between them. Every flag but CC_FLAG_FIRST.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes; no allocation beyond the growth of `tokens`.
// Example: "Sen. J. Lee's 1,000-odd" -> "Sen." "J." "Lee" "'s" "1,000" "-" "odd"
#ifndef CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_
#define CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

void Tokenize(std::string_view reading, cc_span block, std::vector<cc_token>& tokens);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_
