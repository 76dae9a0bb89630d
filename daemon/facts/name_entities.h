// Which names are one and the same: whole names, short forms, acronyms.
//
// Ownership: views document and facts, which must outlive it.
// Threads:   one thread at a time.
// Cost:      Join is a few look-ups for each word of the name; memory grows with the different names.
// Example:   "Ramon Vega Prado" … "Vega Prado" … "Prado"; "World Health Organization" … "WHO"
#ifndef CLAIMCHECK_DAEMON_FACTS_NAME_ENTITIES_H_
#define CLAIMCHECK_DAEMON_FACTS_NAME_ENTITIES_H_

#include <cstdint>

#include "daemon/facts/facts.h"
#include "daemon/facts/name_index.h"

namespace claimcheck::facts {

class NameEntities {
 public:
  NameEntities(const text::Document& document, Facts& facts);

  // Sets `entity` of the name at `index` of facts.names, which is the last so far, and its kind if the first mention
  // knows better.
  void Join(uint32_t index);
  // Whether the token is a word by which a person named so far is called.
  bool IsPersonsWord(uint32_t token) const;

 private:
  bool JoinWhole(cc_name& name, uint64_t whole);
  bool JoinShortOrganization(cc_name& name);
  void JoinPerson(cc_name& name);
  bool IsTailOf(const cc_name& name, const cc_name& longer) const;
  void AddOrganization(const cc_name& name);
  std::string_view TokenText(uint32_t i) const { return document_.Text(document_.tokens[i]); }

  const text::Document& document_;
  Facts& facts_;
  // All in one table, each kind of key with a mark of its own; what they lead to is the index of the first mention.
  //   kWord      a word of a person's name
  //   kWhole     a whole name
  //   kInitials  of an organization or a place
  //   kLast      the last word of an organization; CC_NONE where two share it
  NameIndex index_;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_NAME_ENTITIES_H_
