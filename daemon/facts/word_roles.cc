// Asks the word lists in the order of what is surest: function words, then verbs, then whatever else.
//
//   because          a subordinator wherever it stands
//   Will, May, Can   an auxiliary, but with a capital a name
//   that, according  depend on what stands beside them
//   claims           a verb or a noun: its tag is what it is where it is no verb
#include "daemon/facts/word_roles.h"

#include <algorithm>
#include <string_view>

#include "daemon/text/lexicon.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::ClassSet;
using text::lexicon::Has;
using text::lexicon::HasAny;
using text::lexicon::Value;

bool IsAdverbByForm(uint16_t lexeme, std::string_view word) {
  return word.size() > 4 && word.ends_with("ly") && !Has(lexeme, Class::kFirstName);
}

// "rescinded", "cheering", but not "speed", "king", "morning", "nothing".
bool IsVerbByForm(std::string_view word) {
  if (word.size() > 5 && word.ends_with("ed")) return !word.ends_with("eed") && !word.ends_with("hundred");
  return word.size() > 6 && word.ends_with("ing") && !word.ends_with("thing") && word != "morning" && word != "evening";
}

// The role of a word whose tag follows from the word alone; no bits for all others.
WordRole FunctionRole(uint16_t lexeme, std::string_view word) {
  constexpr uint16_t kFirm = WordRole::kFixed | WordRole::kFirm;
  const bool pronoun = Has(lexeme, Class::kPronoun), subordinator = Has(lexeme, Class::kSubordinator);
  if (word == "to") return WordRole(Tag::kTo, kFirm);
  if (Has(lexeme, Class::kDeterminer) && !subordinator && !pronoun) return WordRole(Tag::kDeterminer, kFirm);
  if (Has(lexeme, Class::kAuxiliary)) {
    const bool month_or_name = word == "may" || word == "will" || word == "can";
    return WordRole(Tag::kAuxiliary, month_or_name ? uint16_t{WordRole::kFixed} : kFirm);
  }
  if (subordinator && Value(lexeme, Class::kSubordinator) == 1) {
    return WordRole(word == "where" ? Tag::kSubordinator : Tag::kRelative, kFirm);
  }
  if (!pronoun) return {};
  const uint16_t bits = WordRole::kPronoun | (word == "i" ? kFirm : uint16_t{WordRole::kFixed});
  return WordRole(word == "his" ? Tag::kDeterminer : Tag::kPronoun, bits);
}

// What the word is where it is no verb.
Tag PlainTag(uint16_t lexeme, std::string_view word) {
  if (Has(lexeme, Class::kDeterminer)) return Tag::kDeterminer;
  if (Has(lexeme, Class::kPreposition)) return Tag::kPreposition;
  if (Has(lexeme, Class::kSubordinator)) return Tag::kSubordinator;
  if (Has(lexeme, Class::kConjunction)) return Tag::kConjunction;
  if (Has(lexeme, Class::kAdverb) || Has(lexeme, Class::kCueAdverb)) return Tag::kAdverb;
  return IsAdverbByForm(lexeme, word) ? Tag::kAdverb : Tag::kNoun;
}

// The form of a word counts from its end; what is left must be more than two letters.
bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 2 && word.ends_with(end);
}

VerbForm FormOf(uint16_t lexeme, std::string_view word, Class verbs) {
  if (!Has(lexeme, verbs)) return VerbForm::kNone;
  if (EndsWith(word, "ing") && word != "bring") return VerbForm::kIng;
  const bool base = text::lexicon::Lemma(lexeme, verbs) == lexeme;
  const bool past = EndsWith(word, "ed") || (!base && Has(lexeme, Class::kIrregularPast)) || word == "put" ||
                    word == "cast" || word == "read";
  if (past) return base ? VerbForm::kBasePast : VerbForm::kPast;
  const bool noun_like = verbs == Class::kCueVerb && Has(lexeme, Class::kNounLikeVerb);
  if (noun_like) return base ? VerbForm::kNounLikeBase : VerbForm::kNounLikePresent;
  return base ? VerbForm::kBase : VerbForm::kPresent;
}

WordRole GrammarRole(uint16_t lexeme, std::string_view word) {
  const bool neighbours_decide = word == "that" || word == "according" || word == "'s" || word == "'";
  WordRole role;
  if (!neighbours_decide) role = FunctionRole(lexeme, word);
  if (!role.Has(WordRole::kFixed)) role.tag = PlainTag(lexeme, word);
  role.cue = FormOf(lexeme, word, Class::kCueVerb);
  role.verb = FormOf(lexeme, word, Class::kVerb);
  if (!neighbours_decide && !role.IsVerb()) role.bits |= WordRole::kFixed;
  if (Has(lexeme, Class::kNounLikeVerb)) role.bits |= WordRole::kNounLike;
  if (Has(lexeme, Class::kSpeechVerb)) role.bits |= WordRole::kSpeech;
  const bool by_end = EndsWith(word, "ing") || EndsWith(word, "ed");
  if (by_end && !Has(lexeme, Class::kIrregularPast)) role.bits |= WordRole::kFormByEnd;
  const bool cue = role.cue != VerbForm::kNone;
  if (cue || Has(lexeme, Class::kCueAdverb) || Has(lexeme, Class::kLightVerb) || word == "according") {
    role.bits |= WordRole::kMayCue;
  }
  return role;
}

WordRole MakeRole(uint16_t lexeme) {
  static constexpr ClassSet kGrammar = {Class::kDeterminer,  Class::kAuxiliary,      Class::kSubordinator,
                                        Class::kPronoun,     Class::kPreposition,    Class::kCueVerb,
                                        Class::kConjunction, Class::kAdverb,         Class::kVerb,
                                        Class::kCueAdverb,   Class::kSentenceOpener, Class::kPresentVerb};
  static constexpr ClassSet kNames = {Class::kFirstName, Class::kCountry, Class::kState,        Class::kOutlet,
                                      Class::kHonorific, Class::kDemonym, Class::kSurnameFirst, Class::kHouseholdName};
  static constexpr ClassSet kReporting = {Class::kDocumentNoun, Class::kUnnamedPerson, Class::kVagueSource,
                                          Class::kRole,         Class::kPeopleNoun,    Class::kResearchWord,
                                          Class::kPollingWord};
  const std::string_view word = text::lexicon::Word(lexeme);
  WordRole role(IsAdverbByForm(lexeme, word) ? Tag::kAdverb : Tag::kNoun, WordRole::kFixed);
  if (HasAny(lexeme, kGrammar)) {
    role = GrammarRole(lexeme, word);
  } else if (role.tag == Tag::kNoun && IsVerbByForm(word)) {
    role.bits = WordRole::kByForm;
  }
  if (word.ends_with("s")) role.bits |= WordRole::kEndsInS;
  if (Has(lexeme, Class::kReasonPhraseWord)) role.bits |= WordRole::kReason;
  if (HasAny(lexeme, kReporting)) role.bits |= WordRole::kReporting;
  if (HasAny(lexeme, kNames)) role.bits |= WordRole::kName;
  if (!role.Has(WordRole::kMayCue) && Has(lexeme, Class::kClaimNoun)) {
    role.bits |= WordRole::kMayCue | WordRole::kBeforeThat;
  }
  return role;
}

std::vector<WordRole> MakeRoles() {
  std::vector<WordRole> roles(text::lexicon::Abi().lexeme_count);
  roles[0] = WordRole(Tag::kNoun, WordRole::kName);
  for (size_t lexeme = 1; lexeme < roles.size(); ++lexeme) roles[lexeme] = MakeRole(static_cast<uint16_t>(lexeme));
  return roles;
}

WordValues ValuesOf(uint16_t lexeme) {
  static constexpr ClassSet kGiving = {Class::kCueVerb,     Class::kPronoun,   Class::kAuxiliary,   Class::kDeterminer,
                                       Class::kConjunction, Class::kFirstName, Class::kParticleVerb};
  WordValues values;
  if (!HasAny(lexeme, kGiving)) return values;
  const auto value = [lexeme](Class c) { return static_cast<uint8_t>(Value(lexeme, c)); };
  values.cue_verb = value(Class::kCueVerb);
  values.pronoun = value(Class::kPronoun);
  values.auxiliary = value(Class::kAuxiliary);
  values.determiner = value(Class::kDeterminer);
  values.conjunction = value(Class::kConjunction);
  values.first_name = value(Class::kFirstName);
  values.particle_verb = static_cast<uint16_t>(Value(lexeme, Class::kParticleVerb));
  return values;
}

uint8_t Code(Tag tag, int bits) { return static_cast<uint8_t>(static_cast<int>(tag) | bits); }

// A word in lower case.
uint8_t LowerCode(WordRole role) { return Code(role.tag, role.Has(WordRole::kFixed) ? 0 : TagCode::kAsk); }

// A word with a capital: a name inside a sentence unless its role is firm, what it is in lower case at the begin.
uint8_t CapitalCode(WordRole role, bool inside) {
  const int capital = inside || role.Has(WordRole::kName) ? TagCode::kCapital : 0;
  if (role.Has(WordRole::kByForm)) return Code(Tag::kNoun, capital);
  const bool name = inside && !role.Has(WordRole::kFirm);
  const bool asks = !role.Has(WordRole::kFixed) || role.Has(WordRole::kPronoun);  // "US" and "IT" are no pronouns
  return Code(name ? Tag::kNoun : role.tag, capital | (asks ? TagCode::kAsk : 0));
}

WordTables MakeTables() {
  WordTables tables;
  tables.roles = MakeRoles();
  const size_t count = tables.roles.size();
  enum Shape { kLower, kInside, kFirst, kNumber, kPunctuation, kOther, kOtherCapital, kShapes };
  tables.values.resize(count);
  tables.codes.resize(kShapes * count);
  const auto code = [&](Shape shape, size_t lexeme) -> uint8_t& { return tables.codes[shape * count + lexeme]; };
  for (size_t i = 0; i < count; ++i) {
    tables.values[i] = ValuesOf(static_cast<uint16_t>(i));
    const WordRole role = tables.roles[i];
    const int cue = role.Has(WordRole::kMayCue) ? TagCode::kMayCue : 0;
    code(kLower, i) = LowerCode(role) | static_cast<uint8_t>(cue);
    code(kInside, i) = CapitalCode(role, true) | static_cast<uint8_t>(cue);
    code(kFirst, i) = CapitalCode(role, false) | static_cast<uint8_t>(cue);
  }
  const auto fill = [&](Shape shape, uint8_t same) { std::fill_n(&code(shape, 0), count, same); };
  fill(kNumber, Code(Tag::kNumber, 0));
  fill(kPunctuation, Code(Tag::kOther, TagCode::kAsk));
  fill(kOther, Code(Tag::kOther, 0));
  fill(kOtherCapital, Code(Tag::kOther, TagCode::kCapital));  // an address on the web
  code(kLower, 0) = TagCode::kUnlisted;
  code(kInside, 0) = code(kFirst, 0) = Code(Tag::kNoun, TagCode::kCapital);
  for (uint32_t kind = 0; kind <= CC_TOKEN_SYMBOL; ++kind) {
    for (uint32_t flags = 0; flags < 16; ++flags) {
      const Shape word = !(flags & CC_FLAG_CAPITAL) ? kLower : flags & CC_FLAG_FIRST ? kFirst : kInside;
      const Shape shape = kind == CC_TOKEN_WORD     ? word
                          : kind == CC_TOKEN_NUMBER ? kNumber
                          : kind == CC_TOKEN_PUNCT  ? kPunctuation
                          : flags & CC_FLAG_CAPITAL ? kOtherCapital
                                                    : kOther;
      tables.rows[WordTables::RowOf(kind, flags)] = static_cast<uint32_t>(shape * count);
    }
  }
  return tables;
}

}  // namespace

WordRole WordRole::InCapitals() const {
  WordRole role = *this;
  role.bits &= static_cast<uint16_t>(~kEndsInS);
  if (!Has(kFormByEnd)) return role;
  if (verb != VerbForm::kNone) role.verb = IsBase(verb) ? VerbForm::kBase : VerbForm::kPresent;
  if (cue != VerbForm::kNone && Has(kNounLike)) {
    role.cue = IsBase(cue) ? VerbForm::kNounLikeBase : VerbForm::kNounLikePresent;
  } else if (cue != VerbForm::kNone) {
    role.cue = IsBase(cue) ? VerbForm::kBase : VerbForm::kPresent;
  }
  return role;
}

const WordTables& Words() {
  static const WordTables tables = MakeTables();
  return tables;
}

}  // namespace claimcheck::facts
