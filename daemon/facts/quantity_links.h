// What quantities of one sentence say of each other.
//
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the quantities.
#ifndef CLAIMCHECK_DAEMON_FACTS_QUANTITY_LINKS_H_
#define CLAIMCHECK_DAEMON_FACTS_QUANTITY_LINKS_H_

#include <cstddef>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/text/document.h"

namespace claimcheck::facts {

// Links the quantities from index `first` on, which are those of one sentence, in order.
void LinkQuantities(const text::Document& document, size_t first, std::vector<cc_quantity>& all);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_QUANTITY_LINKS_H_
