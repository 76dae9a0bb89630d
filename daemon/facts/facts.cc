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

// A later kind may look at an earlier one; the order is that of the declarations in facts.h.
void ReadFacts(const text::Document& document, Facts& facts) {
  facts.Clear();
  ReadQuotations(document, facts);
  ReadNames(document, facts);
  ReadTimes(document, facts);
  ReadQuantities(document, facts);
  ReadAttributions(document, facts);
  BindFacts(document, facts);
}

}  // namespace claimcheck::facts
