// Splits a block of reading text into tokens, see cc_token in plugin.h for what they are.
//
// Input:   valid UTF-8.
// Output:  appended to the rows: tokens ordered, disjoint, nothing but white space between them, with every flag but
//          CC_FLAG_FIRST.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes; no allocation beyond the growth of the rows.
// Example: "Sen. J. Lee's 1,000-odd" -> "Sen." "J." "Lee" "'s" "1,000" "-" "odd"
#ifndef CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_
#define CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

struct TokenRows {
  std::vector<cc_token> tokens;  // `count` of them; behind those is room, kept so that it need not be filled again
  std::vector<uint64_t> keys;    // one for each token, see word_key.h
  size_t count = 0;
  std::vector<uint32_t> quotes;  // marks of the last block that may be quotation marks
  std::vector<uint32_t> stops;   // tokens that a sentence may end behind: ".", "!", "?", an ellipsis, "U.S."
};

// Behind the block the reading text ends or goes on with "\n".
void Tokenize(std::string_view reading, cc_span block, TokenRows& rows);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_TOKENIZER_H_
