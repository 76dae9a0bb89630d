// Reads the tags of HTML as the standard's tokenizer does: names, quoted attributes, comments, raw text.
//
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the tag, whatever it holds.
// Example: ReadTag("<A Href='x>y' >", 0) -> element kAnchor, href "x>y", end 15
#ifndef CLAIMCHECK_DAEMON_TEXT_HTML_TAG_H_
#define CLAIMCHECK_DAEMON_TEXT_HTML_TAG_H_

#include <cstdint>
#include <string_view>

namespace claimcheck::text {

// What an element means for the reading text.
enum class Element : uint8_t {
  kInline,  // anything unknown too
  kBlock,   // div, section, …: parts blocks, says nothing else
  kParagraph,
  kHeading,  // level 1 to 6
  kList,
  kListItem,
  kQuote,  // blockquote
  kTable,
  kRow,
  kCell,
  kFigure,
  kCaption,  // figcaption, caption
  kPre,
  kCode,
  kBreak,  // br
  kAnchor,
  kQ,
  kSuper,       // sup
  kMain,        // main
  kPageHeader,  // header: its lists are menus
  kAside,       // nav, aside, footer: furniture
  kTitle,
  kSkipped,  // script, style, svg, button, …: nothing inside is read
};

struct Tag {
  enum class Kind : uint8_t { kNone, kStart, kEnd, kComment };
  Kind kind = Kind::kNone;  // kNone: the "<" is text
  Element element = Element::kInline;
  uint8_t level = 0;      // of a heading
  std::string_view name;  // as written
  std::string_view href;  // of an anchor, undecoded
  size_t end = 0;         // behind the tag; the end of the text if nothing closes it
};

// text[at] is "<".
Tag ReadTag(std::string_view text, size_t at);

// Whether two names are one, whatever their case.
bool SameName(std::string_view a, std::string_view b);

// Where "</name" begins, from `at` on, whatever its case; npos if nowhere.
size_t FindEndTag(std::string_view text, std::string_view name, size_t at);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_HTML_TAG_H_
