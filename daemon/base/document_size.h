// The one answer to a document that is too large, whoever finds out: the front before anything is read, or the engine.
//
// Threads: free functions; concurrent calls safe.
// Example: CheckDocumentSize(11, 10) -> DOCUMENT_TOO_LARGE, with limit_bytes 10 and size_bytes 11
#ifndef CLAIMCHECK_DAEMON_BASE_DOCUMENT_SIZE_H_
#define CLAIMCHECK_DAEMON_BASE_DOCUMENT_SIZE_H_

#include <cstdint>

#include "absl/status/status.h"

namespace claimcheck::base {

// `size`: bytes of content, title and summary together.
absl::Status CheckDocumentSize(uint64_t size, uint64_t limit);
// `size`: bytes of a whole request, a document and its options, that is not read because of it.
absl::Status CheckRequestSize(uint64_t size, uint64_t limit);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_DOCUMENT_SIZE_H_
