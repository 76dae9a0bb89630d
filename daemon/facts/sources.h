// Who a statement comes from: what kind of source a noun phrase is, which name it is, and why it has none.
//
// Threads: stateless beside what it is given; one thread at a time.
// Cost:    linear in the phrase, and logarithmic in the number of names.
// Example: "Mark Cancian, a senior adviser with the Center" -> NAMED_PERSON, head "Cancian"
//          "a senior official" -> UNNAMED_PERSON; "analysts" -> UNNAMED_GROUP; "the ministry" -> ORGANIZATION
#ifndef CLAIMCHECK_DAEMON_FACTS_SOURCES_H_
#define CLAIMCHECK_DAEMON_FACTS_SOURCES_H_

#include "claimcheck/plugin.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/phrases.h"
#include "daemon/text/document.h"

namespace claimcheck::facts {

struct SpeakingSource {
  cc_span span = {0, 0};
  cc_span head = {0, 0};
  uint32_t kind = CC_SOURCE_NONE;
  uint32_t entity = CC_NONE;
};

// `last_person`: the name (index into facts.names) that "he" or "she" would mean here, or CC_NONE.
SpeakingSource ClassifySource(const text::Document& document, const Facts& facts, const Phrases& phrases, Phrase phrase,
                              uint32_t last_person);

// The latest person among the names before the one of that index, or CC_NONE. `gender`: 1 he, 2 she, 0 either.
uint32_t PersonBefore(const text::Document& document, const Facts& facts, size_t name, int gender);
// The first person named behind a headline whose surname is the words of `label` there, or CC_NONE.
uint32_t PersonAfter(const text::Document& document, const Facts& facts, cc_span label);
// What the text says about a person's gender: 1 he, 2 she, 0 nothing.
int GenderOf(const text::Document& document, const Facts& facts, uint32_t entity);

// Why the source is not named, if this stretch of tokens says so: "who spoke on condition of anonymity because …".
cc_span ReasonIn(const text::Document& document, uint32_t first_token, uint32_t end_token);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_SOURCES_H_
