// Tags by word list and neighbour; quotations, times and parentheses become one item each.
//
// "reports", "claims", "plans" are verbs after a noun phrase that could be their subject and nouns elsewhere:
//   Lee claims that …        verb: a name stands before it
//   the claims of Lee        noun: a determiner stands before it
//   analysts question …      verb: base form after a plural
//   “…,” Lee notes.          verb: words of somebody's stand before the subject
#include <algorithm>

#include "daemon/facts/phrases.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;
using text::lexicon::HasAny;
using text::lexicon::Value;

constexpr uint32_t kLongestParenthesis = 40;  // tokens

// The form of a word counts from its end; what is left must be more than two letters.
bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 2 && word.ends_with(end);
}

// A class that gives a word its tag wherever it stands: worth asking before the lists of verbs.
bool IsNameWord(uint16_t lexeme) {
  static constexpr text::lexicon::ClassSet kNames = {Class::kFirstName, Class::kCountry, Class::kState,
                                                     Class::kOutlet,    Class::kHonorific, Class::kDemonym,
                                                     Class::kSurnameFirst, Class::kHouseholdName};
  return lexeme == 0 || HasAny(lexeme, kNames);
}

}  // namespace

Tag Phrases::PunctuationTag(uint32_t index) const {
  switch (document_.word_keys[index]) {
    case text::Literal(",").key: return Tag::kComma;
    case text::Literal(":").key: return Tag::kColon;
    case text::Literal("-").key: return Tag::kHyphen;
    case text::Literal(";").key:
    case text::Literal("—").key:
    case text::Literal("–").key:
    case text::Literal("--").key:
    case text::Literal("―").key:
    case text::Literal("---").key: return Tag::kDash;
    case text::Literal(".").key:
    case text::Literal("?").key:
    case text::Literal("!").key:
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

// Whether the items so far end with a whole quotation and a noun phrase: “…,” Lee | notes.
bool Phrases::FollowsQuotedWords() const {
  int i = size() - 1;
  while (i >= 0 && size() - i < 12 && IsNominal(i)) --i;
  return i >= 0 && i < size() - 1 && tag(i) == Tag::kQuote;
}

// A capital that says "name", not only "sentence begins".
bool Phrases::IsNameCapital(const cc_token& token) const {
  if (!(token.flags & CC_FLAG_CAPITAL)) return false;
  return (!(token.flags & CC_FLAG_FIRST) && !items_.empty()) || IsNameWord(token.lexeme);
}

// The -ing form: a noun behind an article, a possessive or (unless it is a cue) a preposition.
Tag Phrases::GerundTag(bool cue, bool capital) const {
  const Tag before = items_.empty() ? Tag::kStop : items_.back().tag;
  const bool noun =
      before == Tag::kDeterminer || before == Tag::kPossessive || (before == Tag::kPreposition && !cue) || capital;
  return noun ? Tag::kNoun : cue ? Tag::kCueGerund : Tag::kGerund;
}

// A noun that a verb without -s agrees with.
bool Phrases::IsPluralNoun(int i) const {
  const std::string_view word = Text(i);
  if (word.ends_with("s") && !word.ends_with("ss")) {
    if (!(*this)[i].capital || Has((*this)[i].lexeme, Class::kDemonym)) return true;
  }
  if (word.ends_with("ed") && i > 0 && tag(i - 1) == Tag::kDeterminer)
    return Text(i - 1) == "those" || Text(i - 1) == "Those";
  return word == "percent" || word == "%" || word == "people" || word == "police" || word == "men" || word == "women" ||
         word == "media" || word == "Republicans" || word == "Democrats" || word == "data";
}

// The last item is a quantity that stands for people: "many | say", "one in five | believe".
bool Phrases::CountsPeople() const { return !items_.empty() && Has(items_.back().lexeme, Class::kHeadlessQuantity); }

// A noun phrase of many heads ends here, though its last word is in the singular: "voters in each state | say".
bool Phrases::EndsWithPluralHead() const {
  for (int i = size() - 1; i > 0 && size() - i < 8; --i) {
    if (tag(i) == Tag::kPreposition) {
      return tag(i - 1) == Tag::kNumber || Has((*this)[i - 1].lexeme, Class::kHeadlessQuantity) ||
             (tag(i - 1) == Tag::kNoun && (IsPluralNoun(i - 1) || (i == 1 && Text(0).ends_with("s"))));
    }
    if (!IsNominal(i)) return false;
  }
  return false;
}

// A present form behind a noun: "the poll shows", "analysts question", not "the campaign claims".
Tag Phrases::PresentTag(uint32_t index, bool cue, bool base) const {
  const Tag finite = cue ? Tag::kCue : Tag::kVerb;
  const Tag before = items_.empty() ? Tag::kStop : items_.back().tag;
  if (before == Tag::kAdverb) {  // "also says": the adverb stands between subject and verb
    const Tag subject = size() >= 2 ? tag(size() - 2) : Tag::kStop;
    const bool speaks = subject == Tag::kComma && cue && Has(document_.tokens[index].lexeme, Class::kSpeechVerb);
    return subject == Tag::kNoun || subject == Tag::kPronoun || speaks ? finite : Tag::kNoun;
  }
  if (before == Tag::kTime && cue && !base && Has(document_.tokens[index].lexeme, Class::kSpeechVerb)) return finite;
  if (before == Tag::kComma || before == Tag::kQuote || before == Tag::kParenthesis) {
    // “…,” says Lee; "Lee, a senator, says".
    return (!base || cue) && Has(document_.tokens[index].lexeme, Class::kSpeechVerb) ? finite : Tag::kNoun;
  }
  if (before == Tag::kConjunction) return base ? Tag::kNoun : finite;
  const bool share = before == Tag::kOther && Text(size() - 1) == "%";
  if (before != Tag::kNoun && before != Tag::kNumber && !share) return Tag::kNoun;
  const bool noun_like = Has(document_.tokens[index].lexeme, Class::kNounLikeVerb);
  const bool plural =
      before == Tag::kNumber || IsPluralNoun(size() - 1) || (base && cue && !noun_like && EndsWithPluralHead());
  if (!base) return plural ? Tag::kNoun : finite;
  const bool introduces = cue && items_.back().capital && IsWord(index + 1, "that");
  return plural || introduces ? finite : Tag::kNoun;
}

// Whether a word that can be a verb is one here, and which form.
Tag Phrases::VerbTag(uint32_t index, bool cue) const {
  const cc_token& token = document_.tokens[index];
  const std::string_view word = document_.Text(token);
  const Tag finite = cue ? Tag::kCue : Tag::kVerb;
  const bool empty = items_.empty();
  const Tag before = empty ? Tag::kStop : items_.back().tag;
  const bool capital = token.flags & CC_FLAG_CAPITAL && !(token.flags & CC_FLAG_FIRST) && !empty;
  if (before == Tag::kHyphen && !(token.flags & CC_FLAG_SPACE)) return Tag::kNoun;
  if (IsWord(index + 1, "-") && !(document_.tokens[index + 1].flags & CC_FLAG_SPACE)) return Tag::kNoun;
  if (EndsWith(word, "ing") && !IsWord(index, "bring")) return GerundTag(cue, capital);
  const bool base = text::lexicon::Lemma(token.lexeme, cue ? Class::kCueVerb : Class::kVerb) == token.lexeme;
  const bool past = EndsWith(word, "ed") || (!base && Has(token.lexeme, Class::kIrregularPast)) ||
                    IsWord(index, "put") || IsWord(index, "cast") || IsWord(index, "read");
  if (before == Tag::kAuxiliary || before == Tag::kTo) {
    // "has plans": no auxiliary takes the form in -s.
    return past || base || !word.ends_with("s") ? finite : Tag::kNoun;
  }
  const std::string_view word_before = empty ? std::string_view() : Text(size() - 1);
  // "the workers' claims"; but: ''…,'' said Lee.
  if (before != Tag::kQuote && (word_before.ends_with("’") || word_before.ends_with("'"))) return Tag::kNoun;
  if (!past && cue && Has(token.lexeme, Class::kNounLikeVerb) && !MayGovern(index + 1, token.lexeme) &&
      !(before == Tag::kPronoun || FollowsQuotedWords())) {
    return Tag::kNoun;
  }
  // "300 pledged delegates": what kind of delegates; but: 300 said they would.
  if (past && before == Tag::kNumber && !MayGovern(index + 1, token.lexeme)) return Tag::kNoun;
  if (capital && past && !heading_) return Tag::kNoun;  // "Planned Parenthood"
  if (capital && !past) {
    // A headline writes verbs with a capital: "Ryan Says"; but "World Reports" is a name.
    const bool next_capital =
        index + 1 < document_.tokens.size() && document_.tokens[index + 1].flags & CC_FLAG_CAPITAL;
    const bool headline = heading_ && cue && next_capital && word.ends_with("s") && !base;
    return headline && before == Tag::kNoun && items_.back().capital && Has(token.lexeme, Class::kSpeechVerb)
               ? finite
               : Tag::kNoun;
  }
  if (before == Tag::kPronoun || before == Tag::kRelative) return finite;
  if (before == Tag::kDeterminer && cue && past && Has(token.lexeme, Class::kSpeechVerb) &&
      (Value(items_.back().lexeme, Class::kDeterminer) == 2 || word_before == "Another" || word_before == "another")) {
    return finite;  // "Another tweeted"
  }
  if (before == Tag::kDeterminer && base && CountsPeople() && !Has(token.lexeme, Class::kNounLikeVerb)) return finite;
  if (before == Tag::kDeterminer || before == Tag::kPossessive) return Tag::kNoun;
  if (before == Tag::kPreposition) return past && !base ? finite : Tag::kNoun;
  return past ? finite : PresentTag(index, cue, base);
}

// "'s", possessive or short for "is".
Tag Phrases::ApostropheTag() const {
  const Tag before = items_.empty() ? Tag::kStop : items_.back().tag;
  return before == Tag::kPronoun || before == Tag::kRelative || before == Tag::kSubordinator ? Tag::kAuxiliary
                                                                                             : Tag::kPossessive;
}

// Words whose tag follows from the word alone; kOther for all others.
Tag Phrases::FunctionTag(uint32_t index, bool capital_name) const {
  static constexpr text::lexicon::ClassSet kFunction = {Class::kDeterminer, Class::kAuxiliary, Class::kSubordinator,
                                                        Class::kPronoun,    Class::kPreposition};
  const cc_token& token = document_.tokens[index];
  const uint16_t lexeme = token.lexeme;
  if (!HasAny(lexeme, kFunction)) return Tag::kOther;
  const Tag before = items_.empty() ? Tag::kStop : items_.back().tag;
  if (IsWord(index, "that")) {
    const bool after_noun = before == Tag::kNoun || before == Tag::kNumber;
    return after_noun ? Tag::kRelative : before == Tag::kPreposition ? Tag::kDeterminer : Tag::kThat;
  }
  if (IsWord(index, "to")) return Tag::kTo;
  const bool pronoun = Has(lexeme, Class::kPronoun), subordinator = Has(lexeme, Class::kSubordinator);
  if (Has(lexeme, Class::kDeterminer) && !subordinator && !pronoun) return Tag::kDeterminer;
  if (Has(lexeme, Class::kAuxiliary)) {
    const bool month_or_name = capital_name && (IsWord(index, "may") || IsWord(index, "will") || IsWord(index, "can"));
    if (!month_or_name) return Tag::kAuxiliary;
  }
  if (subordinator && Value(lexeme, Class::kSubordinator) == 1) {
    return IsWord(index, "where") ? Tag::kSubordinator : Tag::kRelative;
  }
  if (pronoun && token.flags & CC_FLAG_ALL_CAPS && !heading_) return Tag::kNoun;  // US, IT
  if (pronoun && !(capital_name && !IsWord(index, "i"))) return IsWord(index, "his") ? Tag::kDeterminer : Tag::kPronoun;
  return Tag::kOther;
}

// Most words have no class that makes them anything but a noun, or at best an adverb.
Tag Phrases::WordTag(uint32_t index) const {
  static constexpr text::lexicon::ClassSet kGrammar = {
      Class::kDeterminer, Class::kAuxiliary,   Class::kSubordinator, Class::kPronoun, Class::kPreposition,
      Class::kCueVerb,    Class::kConjunction, Class::kAdverb,       Class::kVerb,    Class::kCueAdverb};
  const cc_token& token = document_.tokens[index];
  const std::string_view word = document_.Text(token);
  const uint16_t lexeme = token.lexeme;
  if (word.front() == '\'' || word.front() == '\xE2') {
    if (word == "'s" || word == "’s" || word == "'" || word == "’") return ApostropheTag();
  }
  const bool ly = word.size() > 4 && word.back() == 'y' && word[word.size() - 2] == 'l';
  if (lexeme == 0) return ly && !(token.flags & CC_FLAG_CAPITAL) ? Tag::kAdverb : Tag::kNoun;
  if (IsWord(index, "according") && IsWord(index + 1, "to")) return Tag::kAccording;
  const bool capital_name = token.flags & CC_FLAG_CAPITAL && !(token.flags & CC_FLAG_FIRST) && !items_.empty();
  if (!HasAny(lexeme, kGrammar)) {
    return ly && !capital_name && !Has(lexeme, Class::kFirstName) ? Tag::kAdverb : Tag::kNoun;
  }
  if (const Tag t = FunctionTag(index, capital_name); t != Tag::kOther) return t;
  if (Has(lexeme, Class::kCueVerb)) {
    const Tag t = VerbTag(index, true);
    if (t != Tag::kNoun) return t;
  }
  if (capital_name) return Tag::kNoun;
  if (Has(lexeme, Class::kVerb)) {
    const Tag t = VerbTag(index, false);
    if (t != Tag::kNoun) return t;
  }
  if (Has(lexeme, Class::kDeterminer)) return Tag::kDeterminer;
  const bool preposition = Has(lexeme, Class::kPreposition);
  if (!preposition && Has(lexeme, Class::kSubordinator)) return Tag::kSubordinator;
  if (preposition) return Tag::kPreposition;
  if (Has(lexeme, Class::kConjunction)) return Tag::kConjunction;
  if (Has(lexeme, Class::kAdverb) || Has(lexeme, Class::kCueAdverb)) return Tag::kAdverb;
  return ly && !Has(lexeme, Class::kFirstName) ? Tag::kAdverb : Tag::kNoun;
}

Tag Phrases::TagOf(uint32_t index) const {
  switch (document_.tokens[index].kind) {
    case CC_TOKEN_WORD: return WordTag(index);
    case CC_TOKEN_NUMBER: return Tag::kNumber;
    case CC_TOKEN_PUNCT: return PunctuationTag(index);
    default: return Tag::kOther;
  }
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

void Phrases::AddToken(uint32_t token) {
  const cc_token& t = document_.tokens[token];
  items_.push_back({token, token + 1, CC_NONE, t.lexeme, TagOf(token), IsNameCapital(t)});
}

void Phrases::Fill(uint32_t first, uint32_t end, uint32_t outer) {
  items_.clear();
  // Quotations are ordered by their first token, times too; stretches come nearly in order, so walk back if need be.
  auto& quotations = facts_.quotations;
  next_quotation_ =
      static_cast<size_t>(std::lower_bound(quotations.begin(), quotations.end(), first,
                                           [](const cc_quotation& q, uint32_t t) { return q.first_token < t; }) -
                          quotations.begin());
  next_time_ =
      static_cast<size_t>(std::lower_bound(facts_.times.begin(), facts_.times.end(), first,
                                           [](const cc_time& t, uint32_t token) { return t.first_token < token; }) -
                          facts_.times.begin());
  // Where the next quotation and the next time begin, or where to look again.
  uint32_t quotation_at = first, time_at = first;
  for (uint32_t token = first; token < end;) {
    if (token >= quotation_at) {
      while (next_quotation_ < quotations.size() &&
             (quotations[next_quotation_].first_token < token ||
              (quotations[next_quotation_].first_token == token && quotations[next_quotation_].parent != outer))) {
        ++next_quotation_;
      }
      quotation_at = next_quotation_ < quotations.size() ? quotations[next_quotation_].first_token : CC_NONE;
      if (quotation_at == token) {
        const uint32_t last = std::min(end, token + quotations[next_quotation_].token_count);
        items_.push_back({token, last, static_cast<uint32_t>(next_quotation_), 0, Tag::kQuote, false});
        token = last;
        continue;
      }
    }
    if (token >= time_at) {
      while (next_time_ < facts_.times.size() && facts_.times[next_time_].first_token < token) ++next_time_;
      time_at = next_time_ < facts_.times.size() ? facts_.times[next_time_].first_token : CC_NONE;
      if (time_at == token && facts_.times[next_time_].token_count > 0) {
        const uint32_t last = std::min(end, token + facts_.times[next_time_].token_count);
        items_.push_back({token, last, CC_NONE, document_.tokens[token].lexeme, Tag::kTime, false});
        token = last;
        continue;
      }
    }
    const uint32_t closing = document_.tokens[token].kind == CC_TOKEN_PUNCT ? ParenthesisEnd(token, end) : token;
    if (closing > token) {
      items_.push_back({token, closing, CC_NONE, 0, Tag::kParenthesis, false});
      token = closing;
      continue;
    }
    AddToken(token++);
  }
}

}  // namespace claimcheck::facts
