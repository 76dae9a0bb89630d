// Reads the blocks of Markdown (CommonMark with tables, by md4c).
//
// Output:  appended to the document: blocks, links. Front matter ("---" … "---" at the start) is furniture; HTML inside
//          is read as html.h does; the text of images is not read.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes.
// Example: "# Storm\n\n20,000 *homes*…" -> a headline "Storm" and a paragraph "20,000 homes…"
#ifndef CLAIMCHECK_DAEMON_TEXT_MARKDOWN_H_
#define CLAIMCHECK_DAEMON_TEXT_MARKDOWN_H_

#include <string_view>

#include "daemon/text/document.h"
#include "daemon/text/reading_builder.h"

namespace claimcheck::text {

// `source` is what the builder's field was set to.
void ReadMarkdown(std::string_view source, Document& document, ReadingBuilder& builder);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_MARKDOWN_H_
