// Decodes HTML character references: "&amp;", "&#8217;", "&#x2019;", "&copy" without its semicolon.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a binary search among some 2,100 names.
// Example: DecodeEntity("&eacute;t&eacute;") -> size 8, "é"; DecodeEntity("& Co") -> size 0
#ifndef CLAIMCHECK_DAEMON_TEXT_HTML_ENTITIES_H_
#define CLAIMCHECK_DAEMON_TEXT_HTML_ENTITIES_H_

#include <cstdint>
#include <string_view>

namespace claimcheck::text {

struct Entity {
  uint32_t size = 0;  // bytes of the reference; 0: there is none, the "&" stands for itself
  uint8_t text_size = 0;
  char text[8] = {};  // UTF-8

  std::string_view view() const { return {text, text_size}; }
};

// `text` begins with "&".
Entity DecodeEntity(std::string_view text);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_HTML_ENTITIES_H_
