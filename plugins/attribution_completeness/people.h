// Who is named in the article, and how: each mention of a person with its given name and surname as they are written.
//
// Ownership: views the document; valid during the check.
// Cost:      made once per check, linear in the names.
// Example:   "Ann Lee, the mayor, …  Lee said"  ->  mentions {given "Ann", surname "Lee"}, {given "", surname "Lee"}
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

struct PersonMention {
  uint32_t name = 0;         // index into the document's names
  std::string_view whole;    // "Kim Jong Un"
  std::string_view given;    // "Jong Un"; empty for a surname alone
  std::string_view surname;  // "Kim"
  bool heading = false;
  bool quoted = false;
  bool IsFull() const { return !given.empty(); }
};

class People {
 public:
  explicit People(const Article& article);

  // Every person in the order of the text. Mentions in capitals throughout are left out: their spelling says nothing.
  const std::vector<PersonMention>& mentions() const { return mentions_; }
  // Indices into mentions(), in the order of the text; empty if nobody has that surname.
  const std::vector<uint32_t>& WithSurname(std::string_view surname) const;
  // The mention that begins where the name does, or null.
  const PersonMention* MentionOf(uint32_t name) const;

 private:
  std::vector<PersonMention> mentions_;
  std::unordered_map<std::string_view, std::vector<uint32_t>> by_surname_;
};

// One letter is put in, left out or replaced, or two neighbours change places; letters, not bytes. Case counts.
bool DiffersByOneLetter(std::string_view a, std::string_view b);
// The letters of a name in lower case: "Jong-un", "Jong Un" and "Jong Un." are one.
std::string BareName(std::string_view name);
// The same but for case, hyphens, spaces, full stops and the shape of an apostrophe: "Jong-un", "Jong Un".
bool DiffersOnlyInMarks(std::string_view a, std::string_view b);

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_PEOPLE_H_
