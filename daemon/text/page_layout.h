// Tells what the blocks of a page are: headline, standfirst, byline, crosshead, caption, furniture.
//
// Input:   blocks as a format's reader left them; those that the mark-up itself made something keep it, but furniture
//          is furniture whatever marks it up.
// Output:  `kind` of the blocks from `first_block` on.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in blocks; looks at short blocks only.
#ifndef CLAIMCHECK_DAEMON_TEXT_PAGE_LAYOUT_H_
#define CLAIMCHECK_DAEMON_TEXT_PAGE_LAYOUT_H_

#include <cstddef>

#include "daemon/text/document.h"

namespace claimcheck::text {

// `first_block` is the first one of the content; those before it are title and summary.
void LayOutPage(size_t first_block, Document& document);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_PAGE_LAYOUT_H_
