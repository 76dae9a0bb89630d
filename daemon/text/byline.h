// Lines and beginnings that say who wrote where: bylines and datelines.
//
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the line; a dateline looks at 24 tokens at most.
#ifndef CLAIMCHECK_DAEMON_TEXT_BYLINE_H_
#define CLAIMCHECK_DAEMON_TEXT_BYLINE_H_

#include <cstddef>
#include <string_view>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

// "By Ann Lee", "By Ann Lee and Bob Ray, Staff Writers", "FORUM Staff"; not "By Friday" or "By then he had left".
bool IsByline(std::string_view line);

// The dateline that the tokens of a block begin with: "LONDON, 5 May (Reuters) —", "SEOUL, South Korea (AP) -",
// "(CNN)"; an empty span if there is none.
cc_span FindDateline(std::string_view reading, const cc_token* first, size_t count);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_BYLINE_H_
