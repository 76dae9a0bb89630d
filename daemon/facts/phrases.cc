// Tags by list and neighbour, phrases by walking.
//
// "reports", "claims", "plans" are verbs after a noun phrase that could be their subject and nouns elsewhere:
//   Lee claims that …        verb: a name stands before it
//   the claims of Lee        noun: a determiner stands before it
//   analysts question …      verb: base form after a plural
// A phrase ending at a verb grows to the left over nouns, determiners, prepositions and possessives; over a verb only if
// a relative pronoun shows that the verb belongs to the phrase ("people who saw it", "officials briefed on the matter").
#include "daemon/facts/phrases.h"

#include <algorithm>

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;
using text::lexicon::Value;

constexpr uint32_t kLongestParenthesis = 40;  // tokens
constexpr uint32_t kShortQuote = 7;           // tokens with the marks

bool EndsWith(std::string_view word, std::string_view end) { return word.size() > end.size() + 2 && word.ends_with(end); }

}  // namespace

std::string_view Phrases::Text(int i) const {
  const Item& item = (*this)[i];
  return document_.Text(cc_span{document_.tokens[item.first].begin, document_.tokens[item.end - 1].end});
}

cc_span Phrases::Span(Phrase phrase) const {
  auto is_edge = [&](int i) {
    const Tag t = tag(i);
    return t == Tag::kComma || t == Tag::kDash || t == Tag::kColon || t == Tag::kHyphen || t == Tag::kStop ||
           (t == Tag::kOther && (Text(i) == "(" || Text(i) == ")"));
  };
  while (!phrase.empty() && is_edge(phrase.begin)) ++phrase.begin;
  while (!phrase.empty() && is_edge(phrase.end - 1)) --phrase.end;
  if (phrase.empty()) return {0, 0};
  return {document_.tokens[(*this)[phrase.begin].first].begin, document_.tokens[(*this)[phrase.end - 1].end - 1].end};
}

bool Phrases::IsShortQuote(int i) const {
  if (tag(i) != Tag::kQuote || (*this)[i].end - (*this)[i].first > kShortQuote) return false;
  const cc_quotation& quotation = facts_.quotations[(*this)[i].quotation];
  const uint32_t last = quotation.first_token + quotation.token_count;
  return quotation.kind != CC_QUOTE_FULL && !(last >= 2 && document_.Text(document_.tokens[last - 2]) == ",");
}

bool Phrases::IsNominal(int i) const {
  switch (tag(i)) {
    case Tag::kNoun:
    case Tag::kNumber:
    case Tag::kDeterminer:
    case Tag::kPossessive:
    case Tag::kHyphen:
    case Tag::kParenthesis:
    case Tag::kPronoun:
    case Tag::kOther:
      return true;
    case Tag::kQuote:
      return IsShortQuote(i);
    default:
      return false;
  }
}

bool Phrases::BeginsPhrase(int i) const {
  const Tag t = tag(i);
  return t == Tag::kNoun || t == Tag::kPronoun || t == Tag::kDeterminer || t == Tag::kNumber;
}

Tag Phrases::PunctuationTag(std::string_view mark) const {
  if (mark == ",") return Tag::kComma;
  if (mark == ":") return Tag::kColon;
  if (mark == "-") return Tag::kHyphen;
  if (mark == ";" || mark == "—" || mark == "–" || mark == "--" || mark == "―" || mark == "---") return Tag::kDash;
  if (mark == "." || mark == "?" || mark == "!" || mark == "…" || mark == "...") return Tag::kStop;
  return Tag::kOther;
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
bool Phrases::IsNameCapital(uint32_t index) const {
  const cc_token& token = document_.tokens[index];
  if (!(token.flags & CC_FLAG_CAPITAL)) return false;
  if (!(token.flags & CC_FLAG_FIRST) && !items_.empty()) return true;
  const uint16_t lexeme = token.lexeme;
  return lexeme == 0 || Has(lexeme, Class::kFirstName) || Has(lexeme, Class::kCountry) || Has(lexeme, Class::kState) ||
         Has(lexeme, Class::kOutlet) || Has(lexeme, Class::kHonorific) || Has(lexeme, Class::kDemonym) ||
         Has(lexeme, Class::kSurnameFirst);
}

// Whether a word that can be a verb is one here, and which form.
Tag Phrases::VerbTag(uint32_t index, bool cue) const {
  const cc_token& token = document_.tokens[index];
  const std::string_view word = document_.Text(token);
  const Tag finite = cue ? Tag::kCue : Tag::kVerb;
  const bool empty = items_.empty();
  const Tag before = empty ? Tag::kStop : items_.back().tag;
  const std::string_view word_before = empty ? std::string_view() : Text(size() - 1);
  const bool capital = token.flags & CC_FLAG_CAPITAL && !(token.flags & CC_FLAG_FIRST) && !empty;
  if (before == Tag::kHyphen && !(token.flags & CC_FLAG_SPACE)) return Tag::kNoun;
  if (index + 1 < document_.tokens.size() && document_.Text(document_.tokens[index + 1]) == "-" &&
      !(document_.tokens[index + 1].flags & CC_FLAG_SPACE)) {
    return Tag::kNoun;
  }
  if (EndsWith(word, "ing") && word != "bring" && word != "Bring") {
    const bool noun = before == Tag::kDeterminer || before == Tag::kPossessive ||
                      (before == Tag::kPreposition && !cue) || capital;
    return noun ? Tag::kNoun : cue ? Tag::kCueGerund : Tag::kGerund;
  }
  const Class c = cue ? Class::kCueVerb : Class::kVerb;
  const bool base = text::lexicon::Lemma(token.lexeme, c) == token.lexeme;
  const bool past = EndsWith(word, "ed") || (!base && Has(token.lexeme, Class::kIrregularPast)) ||
                    word == "put" || word == "cast" || word == "read";
  if (before == Tag::kAuxiliary || before == Tag::kTo) return finite;
  if (word_before.ends_with("’") || word_before.ends_with("'")) return Tag::kNoun;
  if (!past && Has(token.lexeme, Class::kNounLikeVerb) && cue && !MayGovern(index + 1, token.lexeme) &&
      !(before == Tag::kPronoun || FollowsQuotedWords())) {
    return Tag::kNoun;
  }
  if (capital && before == Tag::kNoun && items_.back().capital && !past) {
    // A headline writes verbs with a capital: "Ryan Says", but "World Reports" is a name.
    const bool headline = index + 1 < document_.tokens.size() && document_.tokens[index + 1].flags & CC_FLAG_CAPITAL;
    return heading_ && cue && headline && word.ends_with("s") && !base && Has(token.lexeme, Class::kSpeechVerb) ? finite : Tag::kNoun;
  }
  if (capital && !past) return Tag::kNoun;
  if (before == Tag::kPronoun || before == Tag::kRelative) return finite;
  if (before == Tag::kDeterminer && cue && past && Has(token.lexeme, Class::kSpeechVerb) &&
      (Value(items_.back().lexeme, Class::kDeterminer) == 2 || word_before == "Another" || word_before == "another")) {
    return finite;  // "Another tweeted"
  }
  if (before == Tag::kDeterminer || before == Tag::kPossessive) return Tag::kNoun;
  if (before == Tag::kPreposition) return past && !base ? finite : Tag::kNoun;
  if (past) return finite;
  if (before == Tag::kAdverb) {
    // "also says", "now claims": the adverb stands between subject and verb.
    return items_.size() >= 2 && (items_[items_.size() - 2].tag == Tag::kNoun || items_[items_.size() - 2].tag == Tag::kPronoun)
               ? finite
               : Tag::kNoun;
  }
  if (before == Tag::kComma || before == Tag::kQuote || before == Tag::kParenthesis) {
    // "…," says Lee; "Lee, a senator, says".
    return (!base || cue) && Has(token.lexeme, Class::kSpeechVerb) ? finite : Tag::kNoun;
  }
  if (before != Tag::kNoun && before != Tag::kNumber) return base && before == Tag::kConjunction ? Tag::kNoun : before == Tag::kConjunction ? finite : Tag::kNoun;
  const bool plural = (word_before.ends_with("s") && !word_before.ends_with("ss") && !items_.back().capital) ||
                      word_before == "people" || word_before == "police" || word_before == "men" || word_before == "women" ||
                      word_before == "media" || word_before == "Republicans" || word_before == "Democrats" || word_before == "data" ||
                      (word_before.ends_with("s") && items_.back().capital && Has(items_.back().lexeme, Class::kDemonym));
  const bool introduces = index + 1 < document_.tokens.size() && document_.Text(document_.tokens[index + 1]) == "that";
  if (base) return plural || (cue && introduces && items_.back().capital) ? finite : Tag::kNoun;
  return plural ? Tag::kNoun : finite;  // "the poll shows", not "the campaign claims"
}

Tag Phrases::TagOf(uint32_t index) const {
  const cc_token& token = document_.tokens[index];
  const std::string_view word = document_.Text(token);
  if (token.kind == CC_TOKEN_NUMBER) return Tag::kNumber;
  if (token.kind == CC_TOKEN_PUNCT) return PunctuationTag(word);
  if (token.kind != CC_TOKEN_WORD) return Tag::kOther;
  const uint16_t lexeme = token.lexeme;
  const Tag before = items_.empty() ? Tag::kStop : items_.back().tag;
  if (word == "'s" || word == "’s" || word == "'" || word == "’") {
    return before == Tag::kPronoun || before == Tag::kRelative || before == Tag::kSubordinator ? Tag::kAuxiliary : Tag::kPossessive;
  }
  if (lexeme == 0) return EndsWith(word, "ly") && !(token.flags & CC_FLAG_CAPITAL) ? Tag::kAdverb : Tag::kNoun;
  if (word == "that") {
    const bool after_noun = before == Tag::kNoun || before == Tag::kNumber;
    return after_noun ? Tag::kRelative : before == Tag::kPreposition ? Tag::kDeterminer : Tag::kThat;
  }
  if (word == "to" || word == "To") return Tag::kTo;
  if ((word == "according" || word == "According") && index + 1 < document_.tokens.size() &&
      document_.Text(document_.tokens[index + 1]) == "to") {
    return Tag::kAccording;
  }
  const bool begins = token.flags & CC_FLAG_FIRST || items_.empty();
  const bool capital_name = token.flags & CC_FLAG_CAPITAL && !begins;
  if (Has(lexeme, Class::kDeterminer) && !Has(lexeme, Class::kSubordinator) && !Has(lexeme, Class::kPronoun)) {
    return Tag::kDeterminer;
  }
  if (Has(lexeme, Class::kAuxiliary) && word != "May" && word != "Will" && word != "Can") return Tag::kAuxiliary;
  if (Has(lexeme, Class::kSubordinator) && Value(lexeme, Class::kSubordinator) == 1) {
    if (word == "where" || word == "that") return Tag::kSubordinator;
    return Tag::kRelative;
  }
  if (Has(lexeme, Class::kPronoun) && token.flags & CC_FLAG_ALL_CAPS && !heading_) return Tag::kNoun;  // US, IT
  if (Has(lexeme, Class::kPronoun) && !(capital_name && word != "I")) {
    return Value(lexeme, Class::kPronoun) == 1 && (word == "his") ? Tag::kDeterminer : Tag::kPronoun;
  }
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
  if (Has(lexeme, Class::kSubordinator) && !Has(lexeme, Class::kPreposition)) return Tag::kSubordinator;
  if (Has(lexeme, Class::kPreposition)) return Tag::kPreposition;
  if (Has(lexeme, Class::kConjunction)) return Tag::kConjunction;
  if (Has(lexeme, Class::kAdverb) || Has(lexeme, Class::kCueAdverb)) return Tag::kAdverb;
  if (EndsWith(word, "ly") && !Has(lexeme, Class::kFirstName)) return Tag::kAdverb;
  return Tag::kNoun;
}

uint32_t Phrases::ParenthesisEnd(uint32_t token, uint32_t end) const {
  const std::string_view open = document_.Text(document_.tokens[token]);
  const std::string_view close = open == "(" ? ")" : open == "[" ? "]" : std::string_view();
  if (close.empty()) return token;
  end = std::min(end, token + kLongestParenthesis);
  for (uint32_t i = token + 1; i < end; ++i) {
    if (document_.tokens[i].kind == CC_TOKEN_OPEN) return token;  // somebody speaks in there
    if (document_.Text(document_.tokens[i]) == close) return i + 1;
  }
  return token;
}

void Phrases::AddToken(uint32_t token) {
  items_.push_back({token, token + 1, CC_NONE, document_.tokens[token].lexeme, TagOf(token), IsNameCapital(token)});
}

void Phrases::Fill(uint32_t first, uint32_t end, uint32_t outer) {
  items_.clear();
  // Quotations are ordered by their first token, times too; stretches come nearly in order, so walk back if need be.
  auto& quotations = facts_.quotations;
  next_quotation_ = static_cast<size_t>(
      std::lower_bound(quotations.begin(), quotations.end(), first,
                       [](const cc_quotation& q, uint32_t t) { return q.first_token < t; }) - quotations.begin());
  next_time_ = static_cast<size_t>(
      std::lower_bound(facts_.times.begin(), facts_.times.end(), first,
                       [](const cc_time& t, uint32_t token) { return t.first_token < token; }) - facts_.times.begin());
  for (uint32_t token = first; token < end;) {
    while (next_quotation_ < quotations.size() &&
           (quotations[next_quotation_].first_token < token ||
            (quotations[next_quotation_].first_token == token && quotations[next_quotation_].parent != outer))) {
      ++next_quotation_;
    }
    while (next_time_ < facts_.times.size() && facts_.times[next_time_].first_token < token) ++next_time_;
    if (next_quotation_ < quotations.size() && quotations[next_quotation_].first_token == token) {
      const uint32_t last = std::min(end, token + quotations[next_quotation_].token_count);
      items_.push_back({token, last, static_cast<uint32_t>(next_quotation_), 0, Tag::kQuote, false});
      token = last;
      continue;
    }
    if (next_time_ < facts_.times.size() && facts_.times[next_time_].first_token == token &&
        facts_.times[next_time_].token_count > 0) {
      const uint32_t last = std::min(end, token + facts_.times[next_time_].token_count);
      items_.push_back({token, last, CC_NONE, document_.tokens[token].lexeme, Tag::kTime, false});
      token = last;
      continue;
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

// A verb inside a noun phrase: the item before the phrase that it belongs to, or -1. Moves `begin` over it.
int Phrases::OverVerb(int verb, int& begin) const {
  int i = verb;
  while (i > 0 && (tag(i - 1) == Tag::kAuxiliary || tag(i - 1) == Tag::kAdverb)) --i;
  if (i > 0 && tag(i - 1) == Tag::kRelative && IsNominal(i - 2)) {
    begin = i - 1;
    return i - 2;
  }
  const bool reduced = (tag(verb) == Tag::kVerb || tag(verb) == Tag::kCue) && i == verb &&
                       Text(verb).ends_with("ed") && tag(verb + 1) == Tag::kPreposition;
  const bool gerund = (tag(verb) == Tag::kGerund || tag(verb) == Tag::kCueGerund) && i == verb;
  if ((reduced || gerund) && tag(verb - 1) == Tag::kNoun && !(*this)[verb - 1].capital) {
    begin = verb;
    return verb - 1;
  }
  return -1;
}

Phrase Phrases::NounPhraseEndingAt(int last) const {
  if (tag(last) == Tag::kPronoun || tag(last) == Tag::kRelative) {
    return {last, last + 1};
  }
  if (!IsNominal(last) && tag(last) != Tag::kTime) return {};
  int begin = last, joint = -1;
  bool hit_verb = false;
  const int floor = std::max(0, last - kReach);
  for (int i = last - 1; i >= floor;) {
    const Tag t = tag(i);
    if (tag(begin) == Tag::kDeterminer || (tag(begin) == Tag::kPronoun && begin < last)) {
      // The phrase has its article: only a preposition, "and" or a quantity links it to something further left.
      if (t != Tag::kPreposition && t != Tag::kTo && t != Tag::kConjunction && t != Tag::kDeterminer) {
        hit_verb = t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary || t == Tag::kGerund || t == Tag::kCueGerund;
        if (hit_verb) {
          int over = begin;
          const int before = OverVerb(i, over);
          if (before >= 0) {
            begin = before;
            i = begin - 1;
            hit_verb = false;
            continue;
          }
        }
        break;
      }
    }
    if (t == Tag::kNoun || t == Tag::kNumber || t == Tag::kDeterminer || t == Tag::kPossessive || t == Tag::kHyphen ||
        t == Tag::kParenthesis || t == Tag::kOther || (t == Tag::kQuote && IsShortQuote(i)) ||
        (t == Tag::kTime && tag(i + 1) == Tag::kPossessive) ||
        (t == Tag::kTime && tag(i - 1) == Tag::kDeterminer)) {
      begin = i--;
    } else if ((t == Tag::kPreposition || t == Tag::kTo) && i > 0 && (IsNominal(i - 1) && tag(i - 1) != Tag::kPronoun)) {
      begin = i - 1;
      i -= 2;
    } else if (t == Tag::kConjunction && Value((*this)[i].lexeme, Class::kConjunction) == 1 && i > 0 && IsNominal(i - 1) &&
               tag(i - 1) != Tag::kPronoun) {
      if (joint < 0) joint = begin;
      begin = i - 1;
      i -= 2;
    } else if (t == Tag::kPreposition && i > 0 && (tag(i - 1) == Tag::kGerund || tag(i - 1) == Tag::kCueGerund || tag(i - 1) == Tag::kVerb)) {
      int over = begin;
      const int before = OverVerb(i - 1, over);
      if (before < 0) {
        hit_verb = true;
        break;
      }
      begin = before;
      i = before - 1;
    } else if (t == Tag::kSubordinator && i > 1 && Text(i) == "as" && Text(i - 1) == "such" && IsNominal(i - 2)) {
      begin = i - 2;
      i -= 3;
    } else if (t == Tag::kPronoun && Value((*this)[i].lexeme, Class::kPronoun) == 9) {
      begin = i;  // "one former soldier"
      break;
    } else if (t == Tag::kComma && joint >= 0 && i > 0 && tag(i - 1) == Tag::kNoun && (*this)[i - 1].capital &&
               (*this)[begin].capital) {
      begin = i - 1;  // "Japan, South Korea and the U.S."
      i -= 2;
    } else if (t == Tag::kConjunction && i > 1 && tag(i - 1) == Tag::kComma && tag(i - 2) == Tag::kNoun &&
               (*this)[i - 2].capital && (*this)[begin].capital) {
      if (joint < 0) joint = begin;  // "Ukrainian, South Korean, and Western agencies"
      begin = i - 2;
      i -= 3;
    } else if (t == Tag::kAdverb && i > 0 && tag(i + 1) == Tag::kNoun &&
               (tag(i - 1) == Tag::kDeterminer || tag(i - 1) == Tag::kNoun)) {
      begin = i - 1;
      i -= 2;
    } else if (t == Tag::kVerb || t == Tag::kGerund || t == Tag::kCue || t == Tag::kCueGerund || t == Tag::kAuxiliary) {
      int over = begin;
      const int before = OverVerb(i, over);
      if (before < 0) {
        hit_verb = true;
        break;
      }
      begin = before;
      i = before - 1;
    } else {
      hit_verb = t == Tag::kPreposition || t == Tag::kTo;
      break;
    }
  }
  if (hit_verb && joint >= 0) begin = joint;
  while (begin < last && (tag(begin) == Tag::kHyphen || tag(begin) == Tag::kParenthesis || tag(begin) == Tag::kOther)) ++begin;
  return {begin, last + 1};
}

// From a comma that ends an apposition or adjunct back to the last item of the phrase that it belongs to; -1 if none.
int Phrases::SubjectBeforeComma(int comma) const {
  const int floor = std::max(0, comma - kReach);
  for (int i = comma - 1; i >= floor; --i) {
    const Tag t = tag(i);
    if (t == Tag::kQuote && !IsShortQuote(i)) return -1;
    if (t == Tag::kStop || t == Tag::kColon) return -1;
    if (t != tag(comma)) continue;
    const int opener = i + 1;
    const Tag o = tag(opener);
    const bool apposition = o == Tag::kDeterminer || o == Tag::kRelative || o == Tag::kNumber || o == Tag::kGerund ||
                            o == Tag::kCueGerund || o == Tag::kPreposition || o == Tag::kVerb || o == Tag::kCue ||
                            o == Tag::kNoun || o == Tag::kAdverb || o == Tag::kSubordinator || o == Tag::kTo || o == Tag::kTime;
    if (!apposition || i == 0 || !(IsNominal(i - 1) || tag(i - 1) == Tag::kTime)) return -1;
    const Phrase head = NounPhraseEndingAt(i - 1);
    if (head.empty()) return -1;
    const bool another = head.begin > 0 && tag(head.begin - 1) == tag(comma) && head.begin - 1 > floor &&
                         (tag(head.begin) != Tag::kPronoun) && head.begin - 1 > 1;
    if (another && !(*this)[head.begin].capital) continue;
    // A capital after a comma may be a place or a party (", R-Ohio,") or a new subject: a subject stands first.
    if (another && head.end - head.begin <= 3 && tag(i + 1) != Tag::kDeterminer && tag(i + 1) != Tag::kRelative) continue;
    return i - 1;
  }
  return -1;
}

Phrase Phrases::SubjectOf(int verb) const {
  int i = verb - 1;
  while (i >= 0 && (tag(i) == Tag::kAdverb || tag(i) == Tag::kAuxiliary)) --i;
  if (i < 0) return {};
  if (tag(i) == Tag::kComma && i >= 2 && tag(i - 1) == Tag::kAdverb && tag(i - 2) == Tag::kComma) i -= 3;  // ", however,"
  if (i < 0) return {};
  if (tag(i) == Tag::kTime && tag(i - 1) == Tag::kPreposition && IsNominal(i - 2)) i -= 2;  // "Lee on Sunday said"
  if (tag(i) == Tag::kTime && IsNominal(i - 1)) --i;                                        // "Lee Sunday said"
  if (tag(i) == Tag::kRelative) return {i, i + 1};
  if (tag(i) == Tag::kComma || tag(i) == Tag::kDash) {
    const int last = SubjectBeforeComma(i);
    if (last < 0) return {};
    const Phrase head = NounPhraseEndingAt(last);
    const Tag opener = tag(last + 2);
    const bool adjunct = opener == Tag::kGerund || opener == Tag::kCueGerund || opener == Tag::kVerb ||
                         opener == Tag::kCue || opener == Tag::kSubordinator || opener == Tag::kPreposition ||
                         opener == Tag::kTo || opener == Tag::kTime;
    return {head.begin, adjunct ? last + 1 : i};
  }
  if (tag(i) == Tag::kThat && i > 0 && IsNominal(i - 1)) return {i, i + 1};
  Phrase phrase = NounPhraseEndingAt(i);
  // "another friend, Ann Lee told": the description stands first.
  if (phrase.begin >= 2 && tag(phrase.begin - 1) == Tag::kComma && (*this)[phrase.begin].capital) {
    const Phrase described = NounPhraseEndingAt(phrase.begin - 2);
    const bool first = described.begin == 0 || tag(described.begin - 1) == Tag::kQuote;
    const Tag opener = tag(described.begin);
    const bool person = !described.empty() && (Is(described.end - 1, Class::kRole) || Is(described.end - 1, Class::kUnnamedPerson));
    if (person && first && opener != Tag::kPronoun) {
      phrase.begin = described.begin;
    }
  }
  return phrase;
}

int Phrases::FirstVerb(int begin, int end) const {
  end = std::min(end, size());
  for (int i = begin; i < end; ++i) {
    const Tag t = tag(i);
    if (t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary) return i;
  }
  return size();
}

Phrase Phrases::NounPhraseFrom(int begin, bool in_front) const {
  if (begin >= size()) return {};
  if (tag(begin) == Tag::kPronoun) return {begin, begin + 1};
  if (!BeginsPhrase(begin) && tag(begin) != Tag::kQuote && tag(begin) != Tag::kAdverb && tag(begin) != Tag::kTime) return {};
  const int end = std::min(size(), begin + kReach);
  bool relative = false, proper = true, apposition = false;
  int i = begin + 1;
  for (; i < end; ++i) {
    const Tag t = tag(i);
    if (t == Tag::kStop || t == Tag::kColon || t == Tag::kDash) break;
    if (t == Tag::kQuote && !IsShortQuote(i)) break;
    if (t == Tag::kSubordinator || t == Tag::kThat || t == Tag::kAccording) break;
    if (t == Tag::kRelative) {
      relative = true;
      continue;
    }
    if (t == Tag::kTime) {
      if (tag(i + 1) == Tag::kPossessive || relative || tag(i - 1) == Tag::kDeterminer) continue;
      break;
    }
    if (t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary) {
      if (relative || (Text(i).ends_with("ed") && !proper && tag(i - 1) == Tag::kNoun)) continue;
      break;
    }
    if (t == Tag::kGerund || t == Tag::kCueGerund) {
      if (tag(i - 1) == Tag::kComma || tag(i - 1) == Tag::kQuote) break;
      if (relative || !proper) continue;
      break;
    }
    if (t == Tag::kPronoun && !relative) break;
    if (t == Tag::kComma) {
      // An apposition or a list goes on; a main clause, an adverbial or a participle does not.
      const Tag o = tag(i + 1);
      if (o == Tag::kGerund || o == Tag::kCueGerund || o == Tag::kSubordinator || o == Tag::kAdverb ||
          o == Tag::kPronoun || o == Tag::kQuote || o == Tag::kTime || o == Tag::kVerb || o == Tag::kCue ||
          o == Tag::kConjunction || o == Tag::kTo || o == Tag::kThat || o == Tag::kStop || o == Tag::kDash) {
        break;
      }
      if (o == Tag::kPreposition && !(Text(i + 1) == "of" || Text(i + 1) == "from")) break;
      if (!in_front) {
        // ", The Post reported": another clause, not an apposition.
        int next = i + 1;
        while (next < end && IsNominal(next) && tag(next) != Tag::kPronoun) ++next;
        const Tag verb = tag(next);
        if (verb == Tag::kAuxiliary || ((verb == Tag::kCue || verb == Tag::kVerb) && tag(next + 1) != Tag::kPreposition)) {
          break;
        }
      }
      if (in_front) {
        // The clause after the comma is the main one unless another comma comes before its verb.
        int next = i + 1;
        bool inner_relative = false;
        for (; next < end && tag(next) != Tag::kComma && tag(next) != Tag::kStop; ++next) {
          if (tag(next) == Tag::kRelative) inner_relative = true;
          if (!inner_relative && (tag(next) == Tag::kVerb || tag(next) == Tag::kCue || tag(next) == Tag::kAuxiliary)) break;
        }
        if (tag(next) != Tag::kComma) break;
        if (tag(i + 1) == Tag::kNoun && !Is(i + 1, Class::kRole) && apposition) break;
      }
      apposition = true;
      relative = false;
      proper = false;
      continue;
    }
    if (t == Tag::kPreposition || t == Tag::kTo) {
      const std::string_view word = Text(i);
      const bool joins = word == "of" || word == "for" || word == "from" || word == "with" || word == "at" || word == "to" || word == "by";
      int object = i + 1;
      while (object < end && (tag(object) == Tag::kDeterminer)) ++object;
      if (object < end && Is(object, Class::kMessageNoun) && !joins) break;
      if (word == "on" && (tag(object) == Tag::kTime || (*this)[std::min(object, size() - 1)].capital)) break;
      if (!joins && proper && !relative) break;
      if (tag(i + 1) == Tag::kTime && !relative) break;
      if (t == Tag::kTo && tag(i + 1) != Tag::kDeterminer && tag(i + 1) != Tag::kNoun && !relative) break;
      proper = false;
      continue;
    }
    if (t == Tag::kConjunction && !relative) {
      if (!BeginsPhrase(i + 1) || tag(i + 1) == Tag::kPronoun) break;
      const int verb = FirstVerb(i + 1, i + 8);
      if (verb < i + 8 && verb < size()) break;
      continue;
    }
    if (t == Tag::kAdverb && !relative && tag(i - 1) != Tag::kDeterminer) break;
    if (t == Tag::kNoun && !(*this)[i].capital) proper = false;
  }
  while (i > begin + 1 && (tag(i - 1) == Tag::kComma || tag(i - 1) == Tag::kPreposition || tag(i - 1) == Tag::kTo ||
                           tag(i - 1) == Tag::kConjunction || tag(i - 1) == Tag::kDeterminer || tag(i - 1) == Tag::kHyphen)) {
    --i;
  }
  return {begin, i};
}

}  // namespace claimcheck::facts
