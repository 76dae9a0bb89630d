// Tags by word list and neighbour; quotations, times and parentheses become one item each.
//
// "reports", "claims", "plans" are verbs after a noun phrase that could be their subject and nouns elsewhere:
//   Lee claims that …        verb: a name stands before it
//   the claims of Lee        noun: a determiner stands before it
//   analysts question …      verb: base form after a plural
//   “…,” Lee notes.          verb: words of somebody's stand before the subject
#include <algorithm>
#include <array>
#include <bit>

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include "daemon/facts/phrases.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;

constexpr uint32_t kLongestParenthesis = 40;  // tokens
constexpr uint32_t kBlock = sizeof(__m128i);  // tags that are looked at together

// The first fact that begins at or behind the token, looked for from `from` on, where the stretch before found it:
// stretches come nearly in order.
template <typename Fact>
size_t FirstAt(const std::vector<Fact>& facts, uint32_t token, size_t from) {
  if (from > facts.size() || (from > 0 && facts[from - 1].first_token >= token)) {
    return static_cast<size_t>(
        std::lower_bound(facts.begin(), facts.end(), token,
                         [](const Fact& fact, uint32_t first) { return fact.first_token < first; }) -
        facts.begin());
  }
  while (from < facts.size() && facts[from].first_token < token) ++from;
  return from;
}

template <typename Fact>
uint32_t FirstTokenOf(const std::vector<Fact>& facts, size_t index) {
  return index < facts.size() ? facts[index].first_token : CC_NONE;
}

// A word in lower case that no list holds is a noun whatever stands around it if its last letter begins none of "ly",
// "ed" and "ing" backwards, and no word stands before it behind which it could be a verb.
constexpr TagSet kBeforeVerb = {Tag::kAdverb, Tag::kAuxiliary, Tag::kRelative};
bool IsPlainEnd(char last) {
  constexpr auto bit = [](char letter) { return 1u << (letter & 31); };
  constexpr uint32_t kPlain = (bit('z') * 2 - bit('a')) & ~(bit('y') | bit('d') | bit('g'));
  return (last >> 5 == 'a' >> 5) & (kPlain >> (last & 31));
}

// Behind which tags a form is a verb, and behind which it is none, whatever else stands there.
struct FormRule {
  TagSet verb;
  TagSet noun;
};
constexpr TagSet kNeverBase = {
    Tag::kPossessive, Tag::kPreposition, Tag::kConjunction,  Tag::kThat,      Tag::kHyphen, Tag::kVerb, Tag::kCue,
    Tag::kGerund,     Tag::kCueGerund,   Tag::kSubordinator, Tag::kAccording, Tag::kColon,  Tag::kDash, Tag::kStop};
constexpr TagSet kNeverPresent = {
    Tag::kPossessive, Tag::kPreposition, Tag::kDeterminer,   Tag::kThat,      Tag::kHyphen, Tag::kVerb, Tag::kCue,
    Tag::kGerund,     Tag::kCueGerund,   Tag::kSubordinator, Tag::kAccording, Tag::kColon,  Tag::kStop};
constexpr FormRule kFormRules[kVerbForms] = {
    {{}, {}},  // kNone
    {{}, {}},  // kIng
    // kPast, then kBasePast
    {{Tag::kNoun,        Tag::kPronoun,     Tag::kRelative, Tag::kThat,        Tag::kAdverb,       Tag::kTime,
      Tag::kParenthesis, Tag::kHyphen,      Tag::kOther,    Tag::kVerb,        Tag::kAuxiliary,    Tag::kGerund,
      Tag::kCueGerund,   Tag::kPreposition, Tag::kTo,       Tag::kConjunction, Tag::kSubordinator, Tag::kAccording,
      Tag::kQuote,       Tag::kComma,       Tag::kColon,    Tag::kDash,        Tag::kStop},
     {Tag::kPossessive}},
    {{Tag::kNoun,        Tag::kPronoun, Tag::kRelative,    Tag::kThat,         Tag::kAdverb,    Tag::kTime,
      Tag::kParenthesis, Tag::kHyphen,  Tag::kOther,       Tag::kVerb,         Tag::kAuxiliary, Tag::kGerund,
      Tag::kCueGerund,   Tag::kTo,      Tag::kConjunction, Tag::kSubordinator, Tag::kAccording, Tag::kQuote,
      Tag::kComma,       Tag::kColon,   Tag::kDash,        Tag::kStop},
     {Tag::kPossessive, Tag::kPreposition}},
    {{Tag::kAuxiliary, Tag::kTo, Tag::kPronoun, Tag::kRelative}, kNeverBase},  // kBase
    {{Tag::kPronoun, Tag::kRelative, Tag::kConjunction}, kNeverPresent},       // kPresent
    {{Tag::kAuxiliary, Tag::kTo, Tag::kPronoun}, kNeverBase},                  // kNounLikeBase
    {{Tag::kPronoun}, kNeverPresent},                                          // kNounLikePresent
};

// Marks of one byte.
constexpr std::array<Tag, 128> kMarks = [] {
  std::array<Tag, 128> marks;
  marks.fill(Tag::kOther);
  marks[','] = Tag::kComma;
  marks[':'] = Tag::kColon;
  marks[';'] = Tag::kDash;
  marks['.'] = marks['?'] = marks['!'] = Tag::kStop;
  return marks;
}();

}  // namespace

Tag Phrases::PunctuationTag(uint32_t index) const {
  const uint64_t key = document_.word_keys[index];
  if (key == text::Literal("-").key) {  // with spaces on both sides it is a dash
    const bool apart = index + 1 < document_.tokens.size() && document_.tokens[index].flags & CC_FLAG_SPACE &&
                       document_.tokens[index + 1].flags & CC_FLAG_SPACE && size_ > 0;
    return apart ? Tag::kDash : Tag::kHyphen;
  }
  if (key < kMarks.size()) return kMarks[key];
  switch (key) {
    case text::Literal("—").key:
    case text::Literal("–").key:
    case text::Literal("--").key:
    case text::Literal("―").key:
    case text::Literal("---").key: return Tag::kDash;
    case text::Literal("…").key:
    case text::Literal("...").key: return Tag::kStop;
    default: return Tag::kOther;
  }
}

// Whether the token after "claims" or "reports" is something that these could govern as verbs.
bool Phrases::MayGovern(uint32_t next, uint16_t verb) const {
  if (next >= document_.tokens.size()) return false;
  const cc_token& token = document_.tokens[next];
  if (token.kind == CC_TOKEN_OPEN) return true;
  const std::string_view word = document_.Text(token);
  if (token.kind == CC_TOKEN_PUNCT && word == "," && next + 1 < document_.tokens.size()) {
    return document_.tokens[next + 1].kind == CC_TOKEN_OPEN;  // He jokes, “…”
  }
  if (token.kind == CC_TOKEN_PUNCT) return word == ":";
  if (next + 1 < document_.tokens.size() && document_.tokens[next + 1].kind == CC_TOKEN_NUMBER) return true;
  if (token.flags & CC_FLAG_CAPITAL && token.kind == CC_TOKEN_WORD) return true;
  if (word == "to" || word == "on" || word == "for" || word == "out" || word == "about") {
    return word == "to" || Has(verb, Class::kParticleVerb);
  }
  return Has(token.lexeme, Class::kDeterminer) || Has(token.lexeme, Class::kPronoun) || word == "that" ||
         word == "whether" || word == "how" || word == "why" || word == "there" || token.kind == CC_TOKEN_NUMBER;
}

// Whether the items so far end with a whole quotation and a noun phrase: “…,” Lee | notes; “…,” a sign on the door |
// reads.
bool Phrases::FollowsQuotedWords() const {
  int i = size() - 1;
  while (i >= 0 && size() - i < 12 && (IsNominal(i) || tag(i) == Tag::kPreposition)) --i;
  return i >= 0 && i < size() - 1 && tag(i) == Tag::kQuote;
}

// "The bridge is safe, Lee | insists.": a name behind a comma, and the sentence ends.
bool Phrases::ClosesWithSpeaker(uint32_t index) const {
  if (Before() != Tag::kNoun || !back().capital || index + 1 >= document_.tokens.size()) return false;
  if (document_.tokens[index + 1].kind != CC_TOKEN_PUNCT) return false;
  int i = size() - 1;
  while (i >= 0 && size() - i < 6 && tag(i) == Tag::kNoun && (*this)[i].capital) --i;
  return tag(i) == Tag::kComma && i > 3;
}

// "polls | show", "the survey | finds": people and documents report, whatever stands behind the verb.
bool Phrases::FollowsReporter(uint16_t verb, bool base) const {
  if (Before() != Tag::kNoun || back().capital || !roles_[back().lexeme].Has(WordRole::kReporting)) return false;
  if (base) return IsPluralNoun(size() - 1);
  return words_.values[verb].cue_verb == CC_CUE_SHOWS && Has(back().lexeme, Class::kDocumentNoun);
}

// A noun phrase with one head ends here, though its last word is in the plural: "an average of polls | shows".
bool Phrases::EndsWithSingularHead() const {
  for (int i = size() - 1; i > 0 && size() - i < 8; --i) {
    if (tag(i) == Tag::kPreposition) return tag(i - 1) == Tag::kNoun && !IsPluralNoun(i - 1);
    if (!IsNominal(i) && tag(i) != Tag::kAdverb && tag(i) != Tag::kVerb) return false;
  }
  return false;
}

// The -ing form: a noun behind an article, a possessive or (unless it is a cue) a preposition.
Tag Phrases::GerundTag(bool cue, bool capital) const {
  const Tag before = Before();
  const bool noun =
      before == Tag::kDeterminer || before == Tag::kPossessive || (before == Tag::kPreposition && !cue) || capital;
  return noun ? Tag::kNoun : cue ? Tag::kCueGerund : Tag::kGerund;
}

// A noun that a verb without -s agrees with.
bool Phrases::IsPluralNoun(int i) const {
  const std::string_view word = Text(i);
  if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("is") && !word.ends_with("us")) {
    if (!(*this)[i].capital || Has((*this)[i].lexeme, Class::kDemonym)) return true;
  }
  if (word.ends_with("ed") && i > 0 && tag(i - 1) == Tag::kDeterminer) return IsWord(i - 1, "those");
  return word == "percent" || word == "%" || word == "people" || word == "police" || word == "men" || word == "women" ||
         word == "media" || word == "Republicans" || word == "Democrats" || word == "data";
}

// The last item is a quantity that stands for people: "many | say", "one in five | believe".
bool Phrases::CountsPeople() const { return size_ > 0 && Has(back().lexeme, Class::kHeadlessQuantity); }

// A noun phrase of many heads ends here, though its last word is in the singular: "voters in each state | say".
bool Phrases::EndsWithPluralHead() const {
  for (int i = size() - 1; i > 0 && size() - i < 8; --i) {
    if (tag(i) == Tag::kPreposition || tag(i) == Tag::kTo) {
      return tag(i - 1) == Tag::kNumber || Has((*this)[i - 1].lexeme, Class::kHeadlessQuantity) ||
             (tag(i - 1) == Tag::kNoun && (IsPluralNoun(i - 1) || (i == 1 && Text(0).ends_with("s"))));
    }
    // "defectors who have left | cite"
    if (tag(i) == Tag::kRelative) return tag(i - 1) == Tag::kNoun && IsPluralNoun(i - 1);
    if (!IsNominal(i) && tag(i) != Tag::kVerb && tag(i) != Tag::kAuxiliary) return false;
  }
  return false;
}

// A present form behind a noun: "the poll shows", "analysts question", not "the campaign claims".
Tag Phrases::PresentTag(uint32_t index, WordRole role, bool cue) const {
  const bool base = IsBase(cue ? role.cue : role.verb);
  const Tag finite = cue ? Tag::kCue : Tag::kVerb;
  const Tag before = Before();
  const bool shows = cue && words_.values[document_.tokens[index].lexeme].cue_verb == CC_CUE_SHOWS;
  if (before == Tag::kAdverb) {  // "also says": the adverb stands between subject and verb
    const Tag subject = size() >= 2 ? tag(size() - 2) : Tag::kStop;
    const bool speaks = subject == Tag::kComma && cue && role.Has(WordRole::kSpeech);
    return subject == Tag::kNoun || subject == Tag::kPronoun || speaks ? finite : Tag::kNoun;
  }
  if (before == Tag::kTime && cue && role.Has(WordRole::kSpeech) &&
      (!base || MayGovern(index + 1, document_.tokens[index].lexeme))) {
    return finite;
  }
  if (!base && shows && (before == Tag::kTime || before == Tag::kComma || before == Tag::kDash) &&
      MayGovern(index + 1, document_.tokens[index].lexeme)) {
    return finite;  // "a poll released in May shows", "the report, out since May, shows"
  }
  if (before == Tag::kComma || before == Tag::kQuote || before == Tag::kParenthesis) {
    // “…,” says Lee; "Lee, a senator, says".
    return (!base || cue) && role.Has(WordRole::kSpeech) ? finite : Tag::kNoun;
  }
  if (before == Tag::kConjunction) return base ? Tag::kNoun : finite;
  const bool share = before == Tag::kOther && Text(size() - 1) == "%";
  if (before != Tag::kNoun && before != Tag::kNumber && !share) return Tag::kNoun;
  const bool noun_like = role.Has(WordRole::kNounLike);
  const bool plural =
      before == Tag::kNumber || IsPluralNoun(size() - 1) || (base && cue && !noun_like && EndsWithPluralHead());
  // "her opening remarks that", "swing states that"; but: the report claims that.
  if (!base && noun_like && !shows && before == Tag::kNoun && !back().capital && !IsToken(index + 1, "to") &&
      !roles_[back().lexeme].Has(WordRole::kReporting) && !Has(back().lexeme, Class::kOrganizationWord) &&
      !FollowsQuotedWords()) {
    return Tag::kNoun;
  }
  if (!base) return plural && !(cue && EndsWithSingularHead()) ? Tag::kNoun : finite;
  if (cue && !noun_like && MayGovern(index + 1, document_.tokens[index].lexeme)) return finite;
  const bool introduces = cue && back().capital && IsToken(index + 1, "that");
  return plural || introduces ? finite : Tag::kNoun;
}

// Whether a word that can be a verb is one here, and which form.
Tag Phrases::VerbTag(uint32_t index, WordRole role, bool cue) const {
  const cc_token& token = document_.tokens[index];
  const Tag before = Before();
  const bool capital = token.flags & CC_FLAG_CAPITAL && !(token.flags & CC_FLAG_FIRST) && size_ > 0;
  if (before == Tag::kHyphen && !(token.flags & CC_FLAG_SPACE)) return Tag::kNoun;
  if (IsToken(index + 1, "-") && !(document_.tokens[index + 1].flags & CC_FLAG_SPACE)) return Tag::kNoun;
  const VerbForm form = cue ? role.cue : role.verb;
  if (form == VerbForm::kIng) return GerundTag(cue, capital);
  if (!capital && !EndsWithApostrophe()) {
    const FormRule& rule = kFormRules[static_cast<size_t>(form)];
    if (rule.verb.Holds(before)) return cue ? Tag::kCue : Tag::kVerb;
    if (rule.noun.Holds(before)) return Tag::kNoun;
  }
  return UnruledVerbTag(index, role, cue);
}

// The same where form and tag before do not decide.
Tag Phrases::UnruledVerbTag(uint32_t index, WordRole role, bool cue) const {
  const cc_token& token = document_.tokens[index];
  const Tag finite = cue ? Tag::kCue : Tag::kVerb;
  const bool empty = size_ == 0;
  const Tag before = Before();
  const bool capital = token.flags & CC_FLAG_CAPITAL && !(token.flags & CC_FLAG_FIRST) && !empty;
  const VerbForm form = cue ? role.cue : role.verb;
  const bool base = IsBase(form), past = IsPast(form);
  const bool helped = before == Tag::kAdverb && tag(size() - 2) == Tag::kAuxiliary;  // "did not | say"
  if (before == Tag::kAuxiliary || before == Tag::kTo || helped) {
    // "has plans": no auxiliary takes the form in -s.
    return past || base || !role.Has(WordRole::kEndsInS) ? finite : Tag::kNoun;
  }
  // "the workers' claims"; but: ''…,'' said Lee.
  if (before != Tag::kQuote && EndsWithApostrophe()) return Tag::kNoun;
  if (!past && cue && role.Has(WordRole::kNounLike) && !MayGovern(index + 1, token.lexeme) &&
      !(before == Tag::kPronoun || FollowsQuotedWords() || FollowsReporter(token.lexeme, base) ||
        ClosesWithSpeaker(index))) {
    return Tag::kNoun;
  }
  // "300 pledged delegates": what kind of delegates; but: 300 said they would.
  if (past && before == Tag::kNumber && !MayGovern(index + 1, token.lexeme)) return Tag::kNoun;
  if (past && before == Tag::kCue && !TakesComplement(index, true))
    return Tag::kNoun;                                  // "said retired surgeon Ann Lee"
  if (capital && past && !heading_) return Tag::kNoun;  // "Planned Parenthood"
  if (capital && !past) {
    // A headline writes verbs with a capital: "Ryan Says"; but "World Reports" is a name.
    const cc_token* next = index + 1 < document_.tokens.size() ? &document_.tokens[index + 1] : nullptr;
    const bool goes_on = next != nullptr &&
                         (next->flags & CC_FLAG_CAPITAL || next->kind == CC_TOKEN_PUNCT || next->kind == CC_TOKEN_OPEN);
    const bool headline = heading_ && cue && goes_on && role.Has(WordRole::kEndsInS) && !base;
    const bool speaks = role.Has(WordRole::kSpeech) || !role.Has(WordRole::kNounLike) ||
                        (size_ > 0 && roles_[back().lexeme].Has(WordRole::kReporting));
    return headline && before == Tag::kNoun && back().capital && speaks ? finite : Tag::kNoun;
  }
  if (before == Tag::kPronoun || before == Tag::kRelative) return finite;
  if (before == Tag::kDeterminer && cue && past && role.Has(WordRole::kSpeech) &&
      (words_.values[back().lexeme].determiner == 2 || Text(size() - 1) == "Another" ||
       Text(size() - 1) == "another")) {
    return finite;  // "Another tweeted"
  }
  if (before == Tag::kDeterminer && base && CountsPeople() && !role.Has(WordRole::kNounLike)) return finite;
  if (before == Tag::kDeterminer || before == Tag::kPossessive) return Tag::kNoun;
  if (before == Tag::kPreposition) return past && !base ? finite : Tag::kNoun;
  return past ? finite : PresentTag(index, role, cue);
}

// "'s", possessive or short for "is".
Tag Phrases::ApostropheTag() const {
  const Tag before = Before();
  return before == Tag::kPronoun || before == Tag::kRelative || before == Tag::kSubordinator ? Tag::kAuxiliary
                                                                                             : Tag::kPossessive;
}

// Whether what follows the token shows that it is a verb: an object, a clause, a preposition.
bool Phrases::TakesComplement(uint32_t index, bool preposition) const {
  const uint32_t next = index + 1;
  if (next >= document_.tokens.size()) return false;
  const cc_token& token = document_.tokens[next];
  if (token.kind == CC_TOKEN_OPEN || token.kind == CC_TOKEN_NUMBER) return true;
  if (token.kind != CC_TOKEN_WORD) return false;
  if (token.flags & CC_FLAG_CAPITAL) return true;
  const WordRole role = roles_[token.lexeme];
  if (IsToken(next, "that") || IsToken(next, "'s")) return IsToken(next, "that");
  if (!role.Has(WordRole::kFixed)) return false;
  return role.tag == Tag::kDeterminer || role.tag == Tag::kPronoun || (preposition && role.tag == Tag::kPreposition) ||
         (preposition && role.tag == Tag::kTo);
}

// A word that only its end makes a verb: "Lee rescinded the offer", "a crowd cheering him"; but: the rescinded offer.
Tag Phrases::FormTag(uint32_t index, bool past) const {
  const cc_token& token = document_.tokens[index];
  const Tag before = Before();
  if (before == Tag::kHyphen && !(token.flags & CC_FLAG_SPACE)) return Tag::kNoun;
  if (IsToken(index + 1, "-") && !(document_.tokens[index + 1].flags & CC_FLAG_SPACE)) return Tag::kNoun;
  const Tag verb = past ? Tag::kVerb : Tag::kGerund;
  switch (before) {
    case Tag::kAuxiliary: return verb;
    case Tag::kPronoun:
    case Tag::kRelative: return past || TakesComplement(index, true) ? verb : Tag::kNoun;
    case Tag::kAdverb: {
      const Tag two = tag(size() - 2);
      const bool subject = two == Tag::kNoun || two == Tag::kPronoun || two == Tag::kAuxiliary || two == Tag::kRelative;
      return subject && (two == Tag::kAuxiliary || TakesComplement(index, past)) ? verb : Tag::kNoun;
    }
    case Tag::kNoun:
    case Tag::kTime:
    case Tag::kParenthesis:
    case Tag::kConjunction:
    case Tag::kComma:
      // "Lee leaned in and boomed: “…”"
      return TakesComplement(index, past) || (past && IsToken(index + 1, ":")) ? verb : Tag::kNoun;
    default: return Tag::kNoun;
  }
}

// Words whose tag depends on what stands beside them.
Tag Phrases::WordTag(uint32_t index, WordRole role) const {
  const uint8_t flags = document_.tokens[index].flags;
  if (!role.IsVerb()) {
    if (IsToken(index, "that")) {
      const Tag before = Before();
      const bool after_noun = before == Tag::kNoun || before == Tag::kNumber;
      return after_noun ? Tag::kRelative : before == Tag::kPreposition ? Tag::kDeterminer : Tag::kThat;
    }
    if (IsToken(index, "according") && IsToken(index + 1, "to")) return Tag::kAccording;
  }
  if (role.cue != VerbForm::kNone) {
    const Tag t = VerbTag(index, role, true);
    if (t != Tag::kNoun) return t;
  }
  if (flags & CC_FLAG_CAPITAL && !(flags & CC_FLAG_FIRST) && size_ > 0) return Tag::kNoun;
  if (role.verb != VerbForm::kNone) {
    const Tag t = VerbTag(index, role, false);
    if (t != Tag::kNoun) return t;
  }
  return role.tag;
}

// A word with a capital: a name inside a sentence, what it is in lower case at the begin of one.
Tag Phrases::CapitalTag(uint32_t index, const cc_token& token, WordRole role) const {
  if (!role.Has(WordRole::kFixed)) return WordTag(index, token.flags & CC_FLAG_ALL_CAPS ? role.InCapitals() : role);
  const bool inside = !(token.flags & CC_FLAG_FIRST) && size_ > 0;
  const bool acronym = role.Has(WordRole::kPronoun) && token.flags & CC_FLAG_ALL_CAPS && !heading_;
  return !acronym && (!inside || role.Has(WordRole::kFirm)) ? role.tag : Tag::kNoun;
}

// A word in lower case that no list holds or whose list does not decide.
Tag Phrases::OpenTag(uint32_t index, const cc_token& token, WordRole role) const {
  if (role.IsVerb()) return WordTag(index, role);
  const char* word = document_.reading.data() + token.begin;
  const uint32_t size = token.end - token.begin;
  const uint64_t key = document_.word_keys[index];
  if (size <= 4 && (key == text::Literal("'s").key || key == text::Literal("’s").key || key == text::Literal("'").key ||
                    key == text::Literal("’").key)) {
    return ApostropheTag();
  }
  if (token.lexeme != 0 && !role.Has(WordRole::kByForm)) return WordTag(index, role);
  const bool ly = size > 4 && word[size - 1] == 'y' && word[size - 2] == 'l';
  const bool ed = size > 5 && word[size - 1] == 'd' && word[size - 2] == 'e' && word[size - 3] != 'e';
  const bool ing = size > 6 && word[size - 1] == 'g' && word[size - 2] == 'n' && word[size - 3] == 'i';
  // "who cheer him", "did not surprise Lee"
  const int verbal = Before() == Tag::kAdverb ? size_ - 2 : size_ - 1;
  const bool helped = tag(verbal) == Tag::kAuxiliary && values(verbal).auxiliary >= 3;
  const bool who = ((Before() == Tag::kRelative && IsWord(size_ - 1, "who")) || helped) && TakesComplement(index, true);
  return ed || ing ? FormTag(index, ed) : ly ? Tag::kAdverb : who ? Tag::kVerb : Tag::kNoun;
}

uint32_t Phrases::ParenthesisEnd(uint32_t token, uint32_t end) const {
  constexpr text::Literal kRound("("), kSquare("["), kRoundEnd(")"), kSquareEnd("]");
  const uint64_t open = document_.word_keys[token];
  if (open != kRound.key && open != kSquare.key) return token;
  const uint64_t close = open == kRound.key ? kRoundEnd.key : kSquareEnd.key;
  end = std::min(end, token + kLongestParenthesis);
  for (uint32_t i = token + 1; i < end; ++i) {
    if (document_.tokens[i].kind == CC_TOKEN_OPEN) return token;  // somebody speaks in there
    if (document_.word_keys[i] == close) return i + 1;
  }
  return token;
}

// A mark of punctuation, or the whole parenthesis that it opens. Returns the token behind.
uint32_t Phrases::AddMark(uint32_t token, uint32_t end) {
  const Tag tag = PunctuationTag(token);
  if (tag == Tag::kColon) openings_.push_back(size_);
  if (tag == Tag::kStop || document_.word_keys[token] == text::Literal(";").key) stops_.push_back(size_);
  const uint32_t closing = tag == Tag::kOther ? ParenthesisEnd(token, end) : token;
  if (closing > token) {
    Add(token, Tag::kParenthesis);
    return closing;
  }
  Add(token, tag);
  return token + 1;
}

// The quotation or the time that begins at the token, if any does. Returns the token behind.
uint32_t Phrases::AddSpecial(uint32_t token, uint32_t end, uint32_t outer) {
  const auto& quotations = facts_.quotations;
  if (token >= quotation_at_) {
    while (next_quotation_ < quotations.size() &&
           (quotations[next_quotation_].first_token < token ||
            (quotations[next_quotation_].first_token == token && quotations[next_quotation_].parent != outer))) {
      ++next_quotation_;
    }
    quotation_at_ = FirstTokenOf(quotations, next_quotation_);
    if (quotation_at_ == token) {
      const uint32_t last = std::min(end, token + quotations[next_quotation_].token_count);
      openings_.push_back(size_);
      quotations_[static_cast<size_t>(size_)] = static_cast<uint32_t>(next_quotation_);
      Add(token, Tag::kQuote);
      return last;
    }
  }
  if (token >= time_at_) {
    while (next_time_ < facts_.times.size() && facts_.times[next_time_].first_token < token) ++next_time_;
    time_at_ = FirstTokenOf(facts_.times, next_time_);
    if (time_at_ == token && facts_.times[next_time_].token_count > 0) {
      const uint32_t last = std::min(end, token + facts_.times[next_time_].token_count);
      Add(token, Tag::kTime);
      return last;
    }
  }
  return token;
}

// Which of up to 64 tag codes have what, as bits; what is left of the codes are tags and TagCode::kCapital.
struct Phrases::CodeMasks {
  uint64_t ask = 0, cue = 0, before_verb = 0, unlisted = 0;

  CodeMasks(uint8_t* codes, uint32_t count) {
    const auto bits = [](__m128i bytes) { return uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(bytes))}; };
    for (uint32_t i = 0; i < count; i += kBlock) {
      const auto at = reinterpret_cast<__m128i*>(codes + i);
      const __m128i code = _mm_loadu_si128(at), tag = _mm_and_si128(code, _mm_set1_epi8(TagCode::kTag));
      const auto is = [tag](uint8_t value) { return _mm_cmpeq_epi8(tag, _mm_set1_epi8(static_cast<char>(value))); };
      const auto is_tag = [is](Tag value) { return is(static_cast<uint8_t>(value)); };
      const __m128i is_unlisted = is(TagCode::kUnlisted);
      ask |= bits(code) << i;
      cue |= bits(_mm_slli_epi16(code, 1)) << i;
      before_verb |=
          bits(_mm_or_si128(_mm_or_si128(is_tag(Tag::kAdverb), is_tag(Tag::kAuxiliary)), is_tag(Tag::kRelative))) << i;
      unlisted |= bits(is_unlisted) << i;
      const __m128i kept = _mm_and_si128(code, _mm_set1_epi8(TagCode::kTag | TagCode::kCapital));
      _mm_storeu_si128(at, _mm_andnot_si128(is_unlisted, kept));  // kNoun is 0
    }
    const uint64_t valid = ~uint64_t{0} >> (64 - count);
    ask &= valid, cue &= valid, before_verb &= valid, unlisted &= valid;
  }
};

// Up to 64 tokens of [first, run_end), in which no quotation and no time begins. Returns the token behind them.
//
// What most tokens are follows from themselves: all are written down so, without a branch, for what the next one is
// cannot be foreseen. Those that their neighbours decide are then gone over, in their order, since each may ask for the
// tags before.
uint32_t Phrases::AddWords(uint32_t first, uint32_t run_end, uint32_t end) {
  const uint32_t count = std::min(run_end - first, 64u);
  const cc_token* const tokens = document_.tokens.data() + first;
  const int base = size_;
  uint32_t* const firsts = firsts_.data() + base;
  uint8_t* const tags = tags_.data() + base;
  const uint8_t* const codes = words_.codes.data();
  const uint32_t* const rows = words_.rows.data();
  for (uint32_t k = 0; k < count; ++k) {
    const cc_token& token = tokens[k];
    tags[k] = codes[rows[WordTables::RowOf(token.kind, token.flags)] + token.lexeme];
    firsts[k] = first + k;
  }
  if (base == 0) {  // what opens a stretch stands at its begin
    cc_token opening = tokens[0];
    opening.flags |= CC_FLAG_FIRST;
    tags[0] = words_.CodeOf(opening);
  }
  CodeMasks masks(tags, count);
  const char* const text = document_.reading.data();
  uint64_t ask = masks.ask | (masks.unlisted & ((masks.ask | masks.before_verb) << 1 | kBeforeVerb.Holds(Before())));
  for (uint64_t rest = masks.unlisted & ~ask; rest != 0; rest &= rest - 1) {
    const int k = std::countr_zero(rest);
    ask |= uint64_t{!IsPlainEnd(text[tokens[k].end - 1])} << k;
  }
  uint32_t behind = first + count;
  bool parenthesis = false;
  for (; ask != 0; ask &= ask - 1) {
    const uint32_t k = static_cast<uint32_t>(std::countr_zero(ask));
    const cc_token& token = tokens[k];
    size_ = base + static_cast<int>(k);
    if (token.kind == CC_TOKEN_PUNCT) {
      const uint32_t closing = AddMark(first + k, end);
      if (closing == first + k + 1) continue;
      masks.cue &= (uint64_t{1} << k) - 1;
      behind = closing;
      parenthesis = true;
      break;
    }
    const uint8_t name = tags[k] & TagCode::kCapital;
    tags[k] = static_cast<uint8_t>(Tag::kStop);  // nothing yet
    const WordRole role = roles_[token.lexeme];
    const bool capital = (token.flags & CC_FLAG_CAPITAL) != 0;
    const Tag tag = capital ? CapitalTag(first + k, token, role) : OpenTag(first + k, token, role);
    tags[k] = static_cast<uint8_t>(static_cast<uint8_t>(tag) | name);
  }
  if (!parenthesis) size_ = base + static_cast<int>(count);
  for (uint64_t rest = masks.cue; rest != 0; rest &= rest - 1) cues_.push_back(base + std::countr_zero(rest));
  return behind;
}

void Phrases::Fill(uint32_t first, uint32_t end, uint32_t outer) {
  size_ = 0;
  cues_.clear();
  openings_.clear();
  stops_.clear();
  if (quotations_.size() < end - first) {
    quotations_.resize(end - first);
    firsts_.resize(end - first + 1);
    tags_.resize(end - first + kBlock);  // a block may reach over the last tag
  }
  // All are ordered by their first token; names by their begin, too.
  next_quotation_ = FirstAt(facts_.quotations, first, next_quotation_);
  next_time_ = FirstAt(facts_.times, first, next_time_);
  next_name_ = FirstAt(facts_.names, first, next_name_);
  quotation_at_ = FirstTokenOf(facts_.quotations, next_quotation_);
  time_at_ = FirstTokenOf(facts_.times, next_time_);
  uint32_t special_at = std::min(quotation_at_, time_at_);
  for (uint32_t token = first; token < end;) {
    if (token >= special_at) {
      const uint32_t behind = AddSpecial(token, end, outer);
      special_at = std::min(quotation_at_, time_at_);
      if (behind > token) {
        token = behind;
        continue;
      }
    }
    // What begins here is none of this stretch's, or nothing does.
    const uint32_t run_end = special_at > token ? std::min(end, special_at) : token + 1;
    token = AddWords(token, run_end, end);
  }
  tags_[static_cast<size_t>(size_)] = static_cast<uint8_t>(Tag::kStop);
  firsts_[static_cast<size_t>(size_)] = end;
}

}  // namespace claimcheck::facts
