// Splits the tokens of one block into sentences.
//
// Output:  appended to `sentences`: ordered, disjoint, every token of the block in exactly one; sets CC_FLAG_FIRST.
// Threads: stateless; concurrent calls safe.
// Cost:    a look at each token that a sentence may end behind, and at the few around it.
// Example: "Sen. Lee left at 5 p.m. The vote failed." -> two; "“Why?” he asked." -> one
#ifndef CLAIMCHECK_DAEMON_TEXT_SENTENCE_SPLITTER_H_
#define CLAIMCHECK_DAEMON_TEXT_SENTENCE_SPLITTER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/text/tokenizer.h"

namespace claimcheck::text {

// The block's tokens are rows.tokens[first_token] to the last one; the stops are the block's alone.
void SplitSentences(std::string_view reading, uint32_t block, uint32_t first_token, TokenRows& rows,
                    std::vector<cc_sentence>& sentences);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_SENTENCE_SPLITTER_H_
