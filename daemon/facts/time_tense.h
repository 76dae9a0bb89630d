// The tense of the clause that a time stands in.
//
// Method:  the nearest verb decides, looking back first ("said Friday", "will meet Tuesday") and then ahead ("On
//          Tuesday the council votes"), without crossing a semicolon, a dash or a quotation mark.
// Cost:    a bounded number of tokens.
// Example: "is scheduled to open in [May]" -> CC_TENSE_FUTURE; "opened in [May]" -> CC_TENSE_PAST.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_TENSE_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_TENSE_H_

#include <cstdint>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// `first` and `end` are the time's tokens. Returns CC_TENSE_.
uint32_t ClauseTense(const TokenRow& row, uint32_t first, uint32_t end);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_TENSE_H_
