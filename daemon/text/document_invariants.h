// What is true of every Document, whatever the input; for tests and fuzzing.
//
// Cost: linear in the document.
#ifndef CLAIMCHECK_DAEMON_TEXT_DOCUMENT_INVARIANTS_H_
#define CLAIMCHECK_DAEMON_TEXT_DOCUMENT_INVARIANTS_H_

#include <string>

#include "daemon/text/document.h"

namespace claimcheck::text {

// The first broken invariant in words, or empty: order and bounds of blocks, sentences and tokens, their indices into
// each other, nothing but white space between tokens, valid UTF-8, and source spans inside the input in the same order.
std::string BrokenInvariant(const Source& source, const Document& document);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_DOCUMENT_INVARIANTS_H_
