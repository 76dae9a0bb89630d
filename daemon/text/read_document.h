// Reads plain text, Markdown or HTML into a Document.
//
// Input:   UTF-8. Invalid UTF-8 is INVALID_UTF8 with the field and the byte offset; odd prose, broken mark-up and any
//          depth of nesting are never an error.
// Output:  blocks in the order of the text, furniture marked as such and without sentences; sentences and tokens
//          ordered and disjoint.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes. At most 4 GiB - 1 in all fields together (the caller sees to it).
#ifndef CLAIMCHECK_DAEMON_TEXT_READ_DOCUMENT_H_
#define CLAIMCHECK_DAEMON_TEXT_READ_DOCUMENT_H_

#include "absl/status/status.h"
#include "daemon/text/document.h"

namespace claimcheck::text {

// Fills `document` (all but `published`), reusing its memory.
absl::Status ReadDocument(const Source& source, Document& document);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_READ_DOCUMENT_H_
