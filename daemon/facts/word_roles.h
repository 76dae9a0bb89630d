// What a listed word can be in a sentence: its tag where the word alone decides it, and what must be asked where not.
//
// Worked out once from the word lists, twenty bytes a word, so that tagging a token is one look-up for most of them.
// Threads: constant once made; concurrent calls safe.
// Cost:    some 0.5 ms when first asked for, a load from then on.
// Example: Words().roles[Find("because")] -> kSubordinator, kFixed; [Find("claims")] -> kNoun, a cue: kNounLikePresent
#ifndef CLAIMCHECK_DAEMON_FACTS_WORD_ROLES_H_
#define CLAIMCHECK_DAEMON_FACTS_WORD_ROLES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "claimcheck/plugin.h"

namespace claimcheck::facts {

// In this order, so that one comparison tells: no content ends at what stands before kVerb, and the verbs with a subject
// of their own stand together.
enum class Tag : uint8_t {
  kNoun,      // nouns, adjectives, names: whatever is nothing else
  kPronoun,   // he, they, someone
  kRelative,  // who, which, whose, that after a noun
  kThat,      // that as conjunction
  kDeterminer,
  kAdverb,
  kNumber,
  kTime,        // a time expression
  kPossessive,  // 's
  kParenthesis,
  kHyphen,
  kOther,
  kVerb,  // finite verb or participle that is no cue
  kCue,   // finite cue verb, or its participle
  kAuxiliary,
  kGerund,  // -ing form that is no cue
  kCueGerund,
  kPreposition,
  kTo,
  kConjunction,
  kSubordinator,
  kAccording,
  kQuote,  // a whole quotation
  kComma,
  kColon,
  kDash,  // also a semicolon
  kStop,
};
constexpr bool IsFinite(Tag tag) { return tag >= Tag::kVerb && tag <= Tag::kAuxiliary; }

// What a word that can be a verb looks like, which together with the tag before it mostly decides.
enum class VerbForm : uint8_t {
  kNone,             // no such verb
  kIng,              // "saying"
  kPast,             // "said"
  kBasePast,         // "put", which may be either
  kBase,             // "say"
  kPresent,          // "says"
  kNounLikeBase,     // "report": a cue, but more often a noun
  kNounLikePresent,  // "reports"
};
constexpr size_t kVerbForms = 8;
constexpr bool IsPast(VerbForm form) { return form == VerbForm::kPast || form == VerbForm::kBasePast; }
constexpr bool IsBase(VerbForm form) {
  return form == VerbForm::kBase || form == VerbForm::kNounLikeBase || form == VerbForm::kBasePast;
}

struct WordRole {
  enum Bits : uint16_t {
    kFixed = 1,        // `tag` holds wherever the word stands, unless a capital makes it part of a name
    kFirm = 2,         // not even then
    kPronoun = 4,      // in capitals it is an acronym: US, IT
    kName = 8,         // a capital says "name" at the begin of a sentence, too
    kMayCue = 16,      // can say that somebody says something
    kBeforeThat = 32,  // kMayCue, but only with "that" behind it: "her claim that"
    kNounLike = 64,    // more often a noun than a verb: "report"
    kSpeech = 128,     // speech_verb
    kByForm = 256,     // no list says that it is a verb, but its end does: "rescinded", "cheering"
    kReporting = 512,  // people and documents, who report: "voters", "survey"
    kEndsInS = 1024,
    kReason = 2048,     // reason_phrase_word
    kFormByEnd = 4096,  // nothing but its end makes it kIng or kPast
  };
  constexpr WordRole() = default;
  constexpr WordRole(Tag plain_tag, uint16_t some_bits) : tag(plain_tag), bits(some_bits) {}

  Tag tag = Tag::kNoun;  // where the word is no verb
  VerbForm cue : 4 = VerbForm::kNone;
  VerbForm verb : 4 = VerbForm::kNone;
  uint16_t bits = 0;
  bool Has(Bits bit) const { return (bits & bit) != 0; }
  // The same word in capitals throughout, as headlines have it, where its end says nothing.
  WordRole InCapitals() const;
  bool IsVerb() const { return cue != VerbForm::kNone || verb != VerbForm::kNone; }
};

static_assert(sizeof(WordRole) == 4, "small, so that the table stays in the nearest cache");

// What the lists give a word, see lexicon.h; 0 where they give nothing.
struct WordValues {
  uint8_t cue_verb = 0;
  uint8_t pronoun = 0;
  uint8_t auxiliary = 0;
  uint8_t determiner = 0;
  uint8_t conjunction = 0;
  uint8_t first_name = 0;
  uint16_t particle_verb = 0;
};

// What a token is before its neighbours are asked, in one byte: a tag, and bits.
struct TagCode {
  static constexpr uint8_t kTag = 31;
  static constexpr uint8_t kUnlisted = 31;  // for the tag: a noun, a verb or an adverb by its end
  enum Bits : uint8_t {
    kCapital = 32,  // part of a name
    kMayCue = 64,   // WordRole::kMayCue
    kAsk = 128,     // what stands beside it decides; the tag means nothing
  };
};
static_assert(static_cast<uint8_t>(Tag::kStop) < TagCode::kUnlisted);

struct WordTables {
  // By lexeme; what no list holds (0) is a name if it has a capital, else a noun or an adverb by its end.
  std::vector<WordRole> roles;
  std::vector<WordValues> values;  // by lexeme
  // Tag codes: a row for each shape of tokens (words in lower case, with a capital inside a sentence and at its begin;
  // numbers, punctuation, others), in it a byte for each lexeme; and where the row of each kind with each flags begins.
  std::vector<uint8_t> codes;
  std::array<uint32_t, 128> rows = {};

  static size_t RowOf(uint32_t kind, uint32_t flags) { return kind * 16 + flags; }
  // Of the word, whatever its shape: the first row is that of words in lower case.
  bool MayCue(uint16_t lexeme) const { return (codes[lexeme] & TagCode::kMayCue) != 0; }
  uint8_t CodeOf(const cc_token& token) const { return codes[rows[RowOf(token.kind, token.flags)] + token.lexeme]; }
};
const WordTables& Words();

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_WORD_ROLES_H_
