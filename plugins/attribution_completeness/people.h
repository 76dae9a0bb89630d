// Who is named in the article, and how: each mention of a person with its given name and surname as they are written.
//
// Ownership: views the document; valid during the check.
// Cost:      made once per check, linear in the names.
// Example:   "Ann Lee, the mayor, …  Lee said"  ->  mentions {given "Ann", surname "Lee"}, {given "", surname "Lee"}
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

struct PersonMention {
  uint32_t name = 0;         // index into the document's names
  std::string_view whole;    // "Kim Jong Un"
  std::string_view given;    // "Jong Un"; empty for a surname alone
  std::string_view surname;  // "Kim"
  // Mentions of one surname are linked in the order of the text, so that none of them is looked for among all.
  uint32_t family = 0;                // the first mention with that surname; an index into the mentions
  uint32_t next_of_family = CC_NONE;  // the next one
  bool heading = false;
  bool quoted = false;
  bool IsFull() const { return !given.empty(); }
};

// What tells most spellings apart without a look at their letters: one that is a letter away from another, or differs
// from it in marks only, is near it here as well.
struct Shape {
  explicit Shape(std::string_view name);
  // False only where DiffersByOneLetter is.
  bool MayDifferByOneLetter(const Shape& other) const {
    if (!ascii || !other.ascii) return true;
    const uint32_t more = std::max(size, other.size), less = std::min(size, other.size);
    return more - less <= 1 && std::popcount(letters ^ other.letters) <= 2;
  }
  // False only where DiffersOnlyInMarks is.
  bool MayDifferInMarks(const Shape& other) const { return bare == other.bare; }

  uint64_t letters = 0;  // a bit for each of 64 kinds of bytes that it holds
  uint32_t bare = 0;     // a sum over its letters, marks and case aside
  uint32_t size = 0;     // bytes
  bool ascii = true;
};

class People {
 public:
  explicit People(const Article& article);

  // Every person in the order of the text. Mentions in capitals throughout are left out: their spelling says nothing.
  const std::vector<PersonMention>& mentions() const { return mentions_; }
  // The first mention with that surname, or CC_NONE; the others follow by next_of_family.
  uint32_t FirstOfFamily(std::string_view surname) const;
  // The mention that begins where the name does, or null.
  const PersonMention* MentionOf(uint32_t name) const;

 private:
  // Where the surname's first mention is entered in families_, or the free place for it.
  size_t PlaceOf(std::string_view surname) const;
  void LinkFamilies();

  std::vector<PersonMention> mentions_;
  std::vector<uint32_t> families_;  // first mentions, hashed by surname; a power of two, at most half full
};

// One letter is put in, left out or replaced, or two neighbours change places; letters, not bytes. Case counts.
bool DiffersByOneLetter(std::string_view a, std::string_view b);
// The letters of a name in lower case: "Jong-un", "Jong Un" and "Jong Un." are one.
std::string BareName(std::string_view name);
// The same but for case, hyphens, spaces, full stops and the shape of an apostrophe: "Jong-un", "Jong Un".
bool DiffersOnlyInMarks(std::string_view a, std::string_view b);

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_
