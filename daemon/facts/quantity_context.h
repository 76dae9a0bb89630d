// What stands around an amount: its hedge, its rate, the noun that it counts, the whole that it is a part of, the verb.
//
// Ownership: views document and facts, which must outlive it; facts own the names of rates.
// Threads:   one thread at a time.
// Cost:      a bounded number of tokens for each amount.
// Example:   "about 12 of the 40 members a day": hedge "about", noun "members", whole "the 40 members", rate "day"
#ifndef CLAIMCHECK_DAEMON_FACTS_QUANTITY_CONTEXT_H_
#define CLAIMCHECK_DAEMON_FACTS_QUANTITY_CONTEXT_H_

#include <cstdint>

#include "daemon/facts/amount.h"
#include "daemon/facts/counted_noun.h"
#include "daemon/facts/facts.h"

namespace claimcheck::facts {

class QuantityContext {
 public:
  QuantityContext(const text::Document& document, Facts& facts) : document_(document), facts_(facts) {}

  // Fills what `q`, whose number and unit are set, has around it. `last` is the amount that it ends with.
  // Returns the token behind its span and a hedge that follows.
  uint32_t Read(const TokenRow& row, const Amount& last, cc_quantity& q);

  cc_span Span(uint32_t begin, uint32_t end) const {
    return begin == end ? cc_span{0, 0} : cc_span{document_.tokens[begin].begin, document_.tokens[end - 1].end};
  }

 private:
  void SetHedge(const TokenRow& row, const Amount& last, uint32_t& begin, uint32_t& end, cc_quantity& q);
  void SetHedgeBehindNoun(const TokenRow& row, uint32_t i, cc_quantity& q) const;
  uint32_t SetCounted(const TokenRow& row, const Amount& last, uint32_t i, cc_quantity& q);
  uint32_t SetRate(const TokenRow& row, uint32_t i, cc_quantity& q);
  void SetPoints(const TokenRow& row, cc_quantity& q);
  cc_span Span(TokenRange range) const { return Span(range.begin, range.end); }

  const text::Document& document_;
  Facts& facts_;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_QUANTITY_CONTEXT_H_
