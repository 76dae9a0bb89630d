// What was read from a document: quantities, times, names, quotations, attributions.
//
// The fact types are those of the plug-in ABI: a checker sees exactly what the engine reads, without a copy in between.
// Each kind has a file of its own, with one function that walks the tokens once. They run in the order below, and a
// later one may look at what an earlier one read.
// Ownership: `strings` owns the text that cc_str fields of the facts view; other cc_str fields are static.
// Threads:   immutable once read; concurrent reads safe.
// Cost:      linear in tokens; no allocation per token.
#ifndef CLAIMCHECK_DAEMON_FACTS_FACTS_H_
#define CLAIMCHECK_DAEMON_FACTS_FACTS_H_

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/text/document.h"

namespace claimcheck::facts {

struct Facts {
  std::vector<cc_quotation> quotations;
  std::vector<cc_name> names;
  std::vector<cc_time> times;
  std::vector<cc_quantity> quantities;
  std::vector<cc_attribution> attributions;
  std::deque<std::string> strings;  // stable addresses

  cc_str Keep(std::string text) {
    strings.push_back(std::move(text));
    return {strings.back().data(), strings.back().size()};
  }
  void Clear();
};

// All of them, in this order; then BindFacts.
void ReadFacts(const text::Document& document, Facts& facts);

void ReadQuotations(const text::Document& document, Facts& facts);    // spans, kinds, flags, parents
void ReadNames(const text::Document& document, Facts& facts);         // names and which of them are one entity
void ReadTimes(const text::Document& document, Facts& facts);         // reads document.published
void ReadQuantities(const text::Document& document, Facts& facts);    // leaves alone what lies inside a time
void ReadAttributions(const text::Document& document, Facts& facts);  // also gives quotations their speakers
// Sets attribution, quotation and modality of quantities and times, which depend on what surrounds them.
void BindFacts(const text::Document& document, Facts& facts);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_FACTS_H_
