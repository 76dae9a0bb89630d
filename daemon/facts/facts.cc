#include "daemon/facts/facts.h"

namespace claimcheck::facts {

void Facts::Clear() {
  quotations.clear();
  names.clear();
  times.clear();
  quantities.clear();
  attributions.clear();
  strings.clear();
}

namespace {

// Room for what news of this length holds, dense in figures: growing by doubling would hold a long document's facts
// twice. Pages that are never written to cost nothing.
void Reserve(size_t tokens, Facts& facts) {
  facts.quotations.reserve(tokens / 40);
  facts.names.reserve(tokens / 16);
  facts.times.reserve(tokens / 32);
  facts.quantities.reserve(tokens / 12);
  facts.attributions.reserve(tokens / 24);
}

}  // namespace

// A later kind may look at an earlier one; the order is that of the declarations in facts.h.
void ReadFacts(const text::Document& document, Facts& facts) {
  facts.Clear();
  Reserve(document.tokens.size(), facts);
  ReadQuotations(document, facts);
  ReadNames(document, facts);
  ReadTimes(document, facts);
  ReadQuantities(document, facts);
  ReadAttributions(document, facts);
  BindFacts(document, facts);
}

}  // namespace claimcheck::facts
