// The word lists under daemon/text/lexicon, as a perfect hash made at build time.
//
// One file, one class: lexicon/month.txt makes Class::kMonth. A line holds the forms of one word, the lemma first, and
// after "=" an optional whole number ("january, jan, jan. = 1"); "#" begins a comment. Words are lower case; a word may
// stand in many files, once in each. A duplicate or a malformed line fails the build with file, line and reason.
// Threads: constant data; concurrent calls safe.
// Cost:    Find is one hash of the word and one comparison.
// Example: Has(Find("may"), Class::kMonth) -> true; Value(Find("may"), Class::kMonth) -> 5
#ifndef CLAIMCHECK_DAEMON_TEXT_LEXICON_H_
#define CLAIMCHECK_DAEMON_TEXT_LEXICON_H_

#include <cstdint>
#include <string_view>

#include "claimcheck/plugin.h"
#include "daemon/text/lexicon_classes.h"  // generated: enum class Class : uint8_t { kMonth, … }

namespace claimcheck::text::lexicon {

// The lexeme of a word, whatever its case (ASCII); 0 if no list holds it. A typographic apostrophe counts as "'".
uint16_t Find(std::string_view word);
bool Has(uint16_t lexeme, Class c);
// What the list gives the word in that class; 0 where it gives nothing.
int32_t Value(uint16_t lexeme, Class c);
// The name of the class, as the file is called without ".txt".
std::string_view Name(Class c);
// For plug-ins: static, the same data.
const cc_lexicon& Abi();

}  // namespace claimcheck::text::lexicon

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_H_
