// Reads the blocks of HTML.
//
// Input:   any bytes between tags, well-formed or not; a whole page or a fragment.
// Output:  appended to the document: blocks, links. Navigation, asides and footers are furniture; scripts, styles,
//          forms' controls and the like are not read at all.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes, no recursion and nothing kept per element: "<div>" a million times is an empty document.
// Example: "<p>R&amp;D <b>c</b>ost" -> a paragraph "R&D cost"
#ifndef CLAIMCHECK_DAEMON_TEXT_HTML_H_
#define CLAIMCHECK_DAEMON_TEXT_HTML_H_

#include <string_view>

#include "daemon/text/document.h"
#include "daemon/text/reading_builder.h"

namespace claimcheck::text {

// Reads source[begin, end), where `source` is what the builder's field was set to.
void ReadHtml(std::string_view source, size_t begin, size_t end, Document& document, ReadingBuilder& builder);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_HTML_H_
