// Recognises what surrounds an article on its page: menus, forms, share buttons, copyright lines.
//
// Only short lines are ever furniture, and a line that could be prose is not: to lose text is worse than to read a
// menu.
// Threads: free functions; concurrent calls safe.
// Cost:    a copy of at most 200 bytes and some comparisons.
// Example: "Leave a Reply" -> kHeading; "© 2024 The Paper" -> kLine; "Copyright law changed in May." -> kNone
#ifndef CLAIMCHECK_DAEMON_TEXT_FURNITURE_H_
#define CLAIMCHECK_DAEMON_TEXT_FURNITURE_H_

#include <cstdint>
#include <string_view>

namespace claimcheck::text {

enum class Furniture : uint8_t {
  kNone,
  kLine,
  kHeading,  // what follows is furniture too, until prose begins again: "Related Articles"
};

Furniture FurnitureOf(std::string_view line);
// The name of a section above the headline: "World News", "Conflicts - Asia". Only its place makes it furniture.
bool LooksLikeKicker(std::string_view line);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_FURNITURE_H_
