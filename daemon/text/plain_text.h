// Reads the blocks of plain text.
//
// Output:  appended to the builder's document: paragraphs, the headline, crossheads, lists, quotes, furniture.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in bytes.
#ifndef CLAIMCHECK_DAEMON_TEXT_PLAIN_TEXT_H_
#define CLAIMCHECK_DAEMON_TEXT_PLAIN_TEXT_H_

#include <string_view>

#include "daemon/text/reading_builder.h"

namespace claimcheck::text {

// `text` is the content that the builder's field was set to.
void ReadPlainText(std::string_view text, ReadingBuilder& builder);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_PLAIN_TEXT_H_
