// Puts the findings of all checkers together: merged, in the order of the text, each with its fingerprint.
//
// Merged:      findings of one rule that say the same of the same place; evidence and fixes that only one of them has
//              are kept.
// Order:       by place in the reading text (title, summary, body), then severity, worst first, then rule, then end.
// Fingerprint: of the rule, the words of the span, the sentences that the span and the evidence stand in (white space
//              and case aside), and of how many such findings came before. Edits elsewhere leave it alone; so do new
//              messages in a later version of the rule.
// Threads:     free functions; concurrent calls safe.
// Cost:        n log n in the findings, linear in the text of their sentences.
#ifndef CLAIMCHECK_DAEMON_ENGINE_ARRANGE_H_
#define CLAIMCHECK_DAEMON_ENGINE_ARRANGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/engine/finding_sink.h"
#include "daemon/text/document.h"

namespace claimcheck::engine {

// `checkers` is what RawFinding.checker and .rule index.
void MergeAndOrder(const std::vector<CheckerInfo>& checkers, std::vector<RawFinding>& findings);

// 16 hex digits for each finding, which are in order already.
std::vector<std::string> Fingerprints(const text::Document& document, const std::vector<CheckerInfo>& checkers,
                                      const std::vector<RawFinding>& findings);

// Of a finding of `rule` at these words that has nothing else to go by; `before`: how many such came before.
std::string FingerprintOf(std::string_view rule, std::string_view words, uint64_t before);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_ARRANGE_H_
