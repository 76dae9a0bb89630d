// The classes of words that the rules of this checker ask for, resolved once for a lexicon and kept by the checker.
//
// A field is named after its class, a file of daemon/text/lexicon; where it differs, the class stands behind it.
// Threads: immutable once made.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_WORDS_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_WORDS_H_

#include <cstdint>

#include "claimcheck/sdk.h"

namespace claimcheck::attribution {

// What a pronoun stands for: its number in pronoun.txt.
enum Pronoun : int32_t { kHe = 1, kShe = 2, kThey = 4, kI = 5, kWe = 6, kIndefinite = 9 };

struct Words {
  explicit Words(const sdk::Document& document);

  // Asked for by many rules.
  sdk::WordClass determiner, preposition, auxiliary, pronoun, demonym, country, role, police, hearsay;
  sdk::WordClass relative;      // subordinator
  sdk::WordClass vague;         // vague_source
  sdk::WordClass anonymous;     // anonymous_role
  sdk::WordClass writing;       // written_thing
  sdk::WordClass stating;       // stating_verb
  sdk::WordClass media;         // media_noun
  sdk::WordClass opinion;       // opinion_word
  sdk::WordClass organization;  // organization_word
  // By one or two.
  sdk::WordClass accusing_verb, adverb, answer_word, casualty_word, claim_noun, common_acronym, conjunction, cue_verb,
      death_word, document_noun, doubt_word, firm_noun, first_name, household_name, injury_word, kin_word, message_noun,
      month, name_variant, ordinal_word, outlet, outlet_word, people_noun, polling_word, promotion_word, rank,
      rank_grade, research_word, short_name, study_noun, superlative, unnamed_person, verdict_word, weekday,
      wrongdoing_verb, attendance_verb, past_verb;
};

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_WORDS_H_
