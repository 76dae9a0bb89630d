// How far the text stands behind what it says at some tokens.
//
// A token is looked at once: it gets a few bits that say what it can mean for a claim near it, and every amount and
// time of the sentence walks over those.
// Ownership: views the document, which must outlive it; its memory is reused from sentence to sentence.
// Threads:   one thread at a time.
// Cost:      linear in the sentence, then a bounded number of tokens for each question.
// Example:   "might deploy 12,000 troops" -> HYPOTHETICAL; "12 soldiers will be sent" -> FORECAST (from the verb
//            behind)
#ifndef CLAIMCHECK_DAEMON_FACTS_MODALITY_H_
#define CLAIMCHECK_DAEMON_FACTS_MODALITY_H_

#include <cstdint>
#include <vector>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

class ModalityReader {
 public:
  explicit ModalityReader(const text::Document& document);

  // CC_MODALITY_ of the tokens [first, end) of a sentence. `verb` is the token of the verb behind them whose subject
  // they belong to, or CC_NONE.
  uint32_t Read(uint32_t sentence, uint32_t first, uint32_t end, uint32_t verb);

 private:
  void Mark(const TokenRow& row, uint32_t end);
  bool Marked(uint32_t token, uint32_t marks) const { return (marks_[kBefore + token - begin_] & marks) != 0; }
  uint32_t Forward(const TokenRow& row, uint32_t end, uint32_t verb) const;
  uint32_t Governing(const TokenRow& row, uint32_t first, bool governed, uint32_t live, uint32_t& reached) const;
  uint32_t Backward(const TokenRow& row, uint32_t first, bool governed) const;
  bool EarlierHolds(uint32_t i, uint32_t first) const;
  bool SaysEarlier(uint32_t first) const;

  const text::Document& document_;
  static constexpr uint32_t kBefore = 32;  // places before the sentence, which end a clause
  std::vector<uint8_t> marks_;             // behind those, of the first `marked_` tokens of `sentence_`
  uint32_t sentence_ = CC_NONE;
  uint32_t marked_ = 0;
  uint32_t begin_ = 0;    // its first token
  bool earlier_ = false;  // one of them says that a figure has changed since
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_MODALITY_H_
