// What a number counts, what it is a part of, and what has happened to it.
//
// Without a parser: a noun phrase runs from the number to the first word that cannot go on with it, its head is the
// last plural (or, behind "one", "half" and measures, the last word). Misses are empty, never a guess across a comma.
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: "11,000 North Korean troops were deployed" -> "North Korean troops", head "troops", verb "deployed"
#ifndef CLAIMCHECK_DAEMON_FACTS_COUNTED_NOUN_H_
#define CLAIMCHECK_DAEMON_FACTS_COUNTED_NOUN_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// Half-open ranges of tokens; begin == end: absent.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool empty() const { return begin == end; }
};

struct NounPhrase {
  TokenRange phrase;
  TokenRange head;
};

// The noun phrase that begins at `i`. `plural`: only plurals are counted by this number.
NounPhrase ReadNounPhrase(const TokenRow& row, uint32_t i, bool plural);
// Whether the phrase begins with a verb and nothing in it can be counted: "(51 percent) voted yes".
bool ReadsAsVerb(const TokenRow& row, const NounPhrase& noun);
// "the 40 members" behind an "of" at `i`; the phrase without what stands before its first modifier is in `noun`.
TokenRange ReadWhole(const TokenRow& row, uint32_t i, NounPhrase& noun);
// The verb that governs what is counted: before `first` ("killed 14 people") or from `end` on ("14 people were
// killed").
TokenRange FindVerb(const TokenRow& row, uint32_t first, uint32_t end);

// Whether a word has the shape of a verb in the past or of a participle: "killed", "fell", "wounding".
bool IsVerbForm(const TokenRow& row, uint32_t i);
bool IsPluralNoun(const TokenRow& row, uint32_t i);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_COUNTED_NOUN_H_
