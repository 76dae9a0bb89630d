// What a line or a short block looks like, before anybody knows what it says.
//
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the line, or as said.
#ifndef CLAIMCHECK_DAEMON_TEXT_LINE_SHAPE_H_
#define CLAIMCHECK_DAEMON_TEXT_LINE_SHAPE_H_

#include <cstddef>
#include <string_view>

namespace claimcheck::text {

// ".", "!", "?", "…" or ":", whatever closing marks follow. Looks at the end only.
bool EndsLikeSentence(std::string_view line);
// The same without "?" and ":": headlines ask, and colons announce.
bool EndsLikeStatement(std::string_view line);
// Words between white space; stops counting at `limit`.
size_t CountWords(std::string_view line, size_t limit);
// Whether the first letter or digit is a capital letter or a digit.
bool BeginsLikeTitle(std::string_view line);
bool BeginsLowerCase(std::string_view line);
// Whether there is a letter or a digit at all.
bool HasWordCharacter(std::string_view line);
// Characters, not bytes.
size_t Width(std::string_view line);

// The marker that a list item begins with: "- ", "* ", "• ", "1. ", "12) ", "(a) ".
struct ListMarker {
  size_t size = 0;  // bytes with the space behind it; 0: no marker
  bool numbered = false;
};
ListMarker FindListMarker(std::string_view line);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_LINE_SHAPE_H_
