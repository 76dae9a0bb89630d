// Phrases by walking over tags until something that cannot belong to them.
//
// A phrase ending at a verb grows to the left over nouns, determiners, prepositions and possessives; over a verb only
// if a relative pronoun shows that the verb belongs to the phrase ("people who saw it", "officials briefed on the
// matter").
#include "daemon/facts/phrases.h"

#include <algorithm>
#include <bit>

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;

constexpr uint32_t kShortQuote = 7;      // tokens with the marks
constexpr int kBlock = sizeof(__m128i);  // tags looked at together

// The tags of an item and of those behind it.
__m128i TagsAt(const uint8_t* codes) {
  return _mm_and_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes)), _mm_set1_epi8(TagCode::kTag));
}

}  // namespace

// Nothing that a phrase begins or ends with; so is whatever lies outside the stretch.
bool Phrases::IsEdge(int i) const {
  static constexpr TagSet kEdges = {Tag::kComma, Tag::kDash, Tag::kColon, Tag::kHyphen, Tag::kStop};
  const Tag t = tag(i);
  return kEdges.Holds(t) || (t == Tag::kOther && (IsWord(i, "(") || IsWord(i, ")")));
}

cc_span Phrases::Span(Phrase phrase) const {
  while (!phrase.empty() && IsEdge(phrase.begin)) ++phrase.begin;
  while (!phrase.empty() && IsEdge(phrase.end - 1)) --phrase.end;
  if (phrase.empty()) return {0, 0};
  const cc_token* const tokens = document_.tokens.data();
  return {tokens[firsts_[static_cast<size_t>(phrase.begin)]].begin,
          tokens[firsts_[static_cast<size_t>(phrase.end)] - 1].end};
}

bool Phrases::IsShortQuote(int i) const {
  if (tag(i) != Tag::kQuote || (*this)[i].end - (*this)[i].first > kShortQuote) return false;
  const cc_quotation& quoted = facts_.quotations[quotation(i)];
  const uint32_t last = quoted.first_token + quoted.token_count;
  return quoted.kind != CC_QUOTE_FULL && !(last >= 2 && document_.Text(document_.tokens[last - 2]) == ",");
}

// A verb inside a noun phrase: the item before the phrase that it belongs to, or -1. Moves `begin` over it.
int Phrases::OverVerb(int verb, int& begin) const {
  int i = verb;
  while (i > 0 && (tag(i - 1) == Tag::kAuxiliary || tag(i - 1) == Tag::kAdverb)) --i;
  if (i > 0 && tag(i - 1) == Tag::kRelative && IsNominal(i - 2)) {
    begin = i - 1;
    return i - 2;
  }
  const bool reduced = (tag(verb) == Tag::kVerb || tag(verb) == Tag::kCue) && i == verb && Text(verb).ends_with("ed") &&
                       tag(verb + 1) == Tag::kPreposition;
  const bool gerund = (tag(verb) == Tag::kGerund || tag(verb) == Tag::kCueGerund) && i == verb;
  if ((reduced || gerund) && tag(verb - 1) == Tag::kNoun && !(*this)[verb - 1].capital) {
    begin = verb;
    return verb - 1;
  }
  return -1;
}

// Whether "who" or "which" stands shortly before, without a comma between: "people who left before dawn".
bool Phrases::InRelative(int i) const {
  constexpr int kShort = 8;
  for (int k = i - 1; k >= 0 && i - k < kShort; --k) {
    if (tag(k) == Tag::kRelative) return true;
    if (tag(k) == Tag::kComma || tag(k) == Tag::kStop || tag(k) == Tag::kDash) return false;
  }
  return false;
}

// One step of a noun phrase to the left, over what stands at `walk.next`. False where the phrase begins.
bool Phrases::ExtendLeft(LeftWalk& walk) const {
  const int i = walk.next;
  const Tag t = tag(i);
  const Tag first = tag(walk.begin);
  const bool closed = first == Tag::kDeterminer || (first == Tag::kPronoun && walk.begin < walk.last);
  if (t == Tag::kNoun) return !closed && walk.To(i);  // most are
  const bool verbal =
      t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary || t == Tag::kGerund || t == Tag::kCueGerund;
  const bool prepositional = t == Tag::kPreposition || t == Tag::kTo;
  const bool linking = prepositional || t == Tag::kConjunction || t == Tag::kDeterminer;
  if (verbal) return ExtendOverVerb(walk, i);
  // The phrase has its article: only a preposition, "and" or a quantity links it to something further left.
  if (closed && !linking) return false;
  if (prepositional) {
    const Tag before = tag(i - 1);
    const bool adverbial = IsWord(i, "after") || IsWord(i, "before") || IsWord(i, "despite") || IsWord(i, "until");
    if (adverbial && !InRelative(i)) {
      walk.hit_verb = true;
      return false;
    }
    const bool one_in = before == Tag::kPronoun && IsWord(i - 1, "one");  // "one in five"
    if (i > 0 && IsNominal(i - 1) && (before != Tag::kPronoun || one_in)) return walk.To(i - 1);
    const bool participle = before == Tag::kGerund || before == Tag::kCueGerund || before == Tag::kVerb ||
                            (before == Tag::kCue && tag(i - 2) == Tag::kNoun);  // "a person briefed on the matter"
    const bool speaking = before == Tag::kGerund || before == Tag::kCueGerund;  // "a source speaking to the Herald"
    if (i > 0 && participle && (t == Tag::kPreposition || speaking)) return ExtendOverVerb(walk, i - 1);
    walk.hit_verb = true;
    return false;
  }
  if (t == Tag::kTime) {
    const bool inside = tag(i + 1) == Tag::kPossessive || tag(i - 1) == Tag::kDeterminer ||
                        (tag(i + 1) == Tag::kNoun && tag(i - 1) == Tag::kNoun && IsYear(i)) ||  // "one big 2009 paper"
                        IsShowName(i);
    return inside && walk.To(i);
  }
  if (t == Tag::kPronoun) {  // "one former soldier"
    if (values(i).pronoun == 9) walk.To(i);
    return false;
  }
  if (IsNominal(i)) return walk.To(i);
  if (t == Tag::kAdverb) {
    const bool inside =
        i > 0 && tag(i + 1) == Tag::kNoun && (tag(i - 1) == Tag::kDeterminer || tag(i - 1) == Tag::kNoun);
    return inside && walk.To(i - 1);
  }
  if (t == Tag::kSubordinator) {
    return i > 1 && IsWord(i, "as") && IsWord(i - 1, "such") && IsNominal(i - 2) && walk.To(i - 2);
  }
  return ExtendOverList(walk, i);
}

// "Japan, South Korea and the U.S."; "Ukrainian, South Korean, and Western agencies"; "Lee and Hart".
bool Phrases::ExtendOverList(LeftWalk& walk, int i) const {
  const bool capitals = (*this)[walk.begin].capital;
  if (tag(i) == Tag::kComma) {
    return walk.joint >= 0 && i > 0 && tag(i - 1) == Tag::kNoun && (*this)[i - 1].capital && capitals && walk.To(i - 1);
  }
  if (tag(i) != Tag::kConjunction || i == 0) return false;
  int before = -1;
  if (i > 1 && tag(i - 1) == Tag::kComma && tag(i - 2) == Tag::kNoun && (*this)[i - 2].capital && capitals)
    before = i - 2;
  if (values(i).conjunction == 1 && IsNominal(i - 1) && tag(i - 1) != Tag::kPronoun) before = i - 1;
  if (before < 0) return false;
  if (walk.joint < 0) walk.joint = walk.begin;
  return walk.To(before);
}

bool Phrases::ExtendOverVerb(LeftWalk& walk, int verb) const {
  int begin = walk.begin;
  const int before = OverVerb(verb, begin);
  if (before >= 0) return walk.To(before);
  walk.hit_verb = true;
  return false;
}

Phrase Phrases::NounPhraseEndingAt(int last) const {
  if (tag(last) == Tag::kPronoun && Text(last).ends_with("self") && tag(last - 1) == Tag::kNoun) {  // "Lee himself"
    return {NounPhraseEndingAt(last - 1).begin, last + 1};
  }
  if (tag(last) == Tag::kPronoun && (IsWord(last, "him") || IsWord(last, "them"))) {  // "groups that endorsed him"
    int begin = last;
    const int before = OverVerb(last - 1, begin);
    if (before >= 0 && (tag(last - 1) == Tag::kVerb || tag(last - 1) == Tag::kCue))
      return {NounPhraseEndingAt(before).begin, last + 1};
  }
  if (tag(last) == Tag::kPronoun || tag(last) == Tag::kRelative) return {last, last + 1};
  if (!IsNominal(last) && tag(last) != Tag::kTime) return {};
  LeftWalk walk{last, last, last - 1};
  const int floor = std::max(0, last - kReach);
  while (walk.next >= floor && ExtendLeft(walk)) {
  }
  // "He met reporters and Lee said": what stands before "and" belongs to another verb.
  int begin = walk.hit_verb && walk.joint >= 0 ? walk.joint : walk.begin;
  while (begin < last && (tag(begin) == Tag::kHyphen || tag(begin) == Tag::kParenthesis || tag(begin) == Tag::kOther)) {
    ++begin;
  }
  if (begin < last && IsWord(begin, "what")) ++begin;  // "what officials called …"
  return {OverHedge(begin), last + 1};
}

// "about | 40 percent", "more than | six in 10 voters": where the phrase begins with what hedges its number.
int Phrases::OverHedge(int begin) const {
  if (tag(begin) != Tag::kNumber && !Is(begin, Class::kHeadlessQuantity)) return begin;
  if (begin >= 2 && IsWord(begin - 1, "than")) return begin - 2;
  const bool hedged = begin >= 1 && tag(begin - 1) != Tag::kPronoun && Is(begin - 1, Class::kHedge);
  return hedged ? begin - 1 : begin;
}

// A party or a state behind a name: "R-Ohio", "Kent", "D-N.Y.".
bool Phrases::IsLabel(Phrase phrase) const {
  if (phrase.end - phrase.begin > 3) return false;
  return tag(phrase.begin + 1) == Tag::kHyphen || Is(phrase.end - 1, Class::kState);
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
                            o == Tag::kNoun || o == Tag::kAdverb || o == Tag::kSubordinator || o == Tag::kTo ||
                            o == Tag::kTime;
    if (!apposition || i == 0 || !(IsNominal(i - 1) || tag(i - 1) == Tag::kTime)) return -1;
    const Phrase head = NounPhraseEndingAt(i - 1);
    if (head.empty()) return -1;
    const bool another = head.begin > 0 && tag(head.begin - 1) == tag(comma) && head.begin - 1 > floor &&
                         (tag(head.begin) != Tag::kPronoun) && head.begin - 1 > 1;
    if (another && !(*this)[head.begin].capital) continue;
    if (another && IsLabel(head)) continue;  // "Ann Lee, R-Ohio, who …"
    // A capital after a comma may be a place or a party (", R-Ohio,") or a new subject: a subject stands first.
    if (another && head.end - head.begin <= 3 && tag(i + 1) != Tag::kDeterminer && tag(i + 1) != Tag::kRelative)
      continue;
    return i - 1;
  }
  return -1;
}

Phrase Phrases::SubjectOf(int verb) const {
  int i = verb - 1;
  while (i >= 0 && (tag(i) == Tag::kAdverb || tag(i) == Tag::kAuxiliary)) --i;
  if (i < 0) return {};
  if (tag(i) == Tag::kComma && i >= 2 && tag(i - 1) == Tag::kAdverb && tag(i - 2) == Tag::kComma)
    i -= 3;  // ", however,"
  if (i < 0) return {};
  if (tag(i) == Tag::kTime && tag(i - 1) == Tag::kPreposition && IsNominal(i - 2)) i -= 2;  // "Lee on Sunday said"
  if (tag(i) == Tag::kTime && IsNominal(i - 1)) --i;                                        // "Lee Sunday said"
  if (tag(i) == Tag::kRelative) return {i, i + 1};
  if (tag(i) == Tag::kComma || tag(i) == Tag::kDash) {
    const int last = SubjectBeforeComma(i);
    if (last < 0) {  // "Rep. Ann Lee (R-Ohio), tweeted": a comma too many
      const Phrase whole = tag(i) == Tag::kComma ? NounPhraseEndingAt(i - 1) : Phrase{};
      const bool first = !whole.empty() && (whole.begin == 0 || tag(whole.begin - 1) == Tag::kQuote);
      return first && (*this)[whole.begin].capital && tag(whole.begin) == Tag::kNoun ? whole : Phrase{};
    }
    const Phrase head = NounPhraseEndingAt(last);
    const Tag opener = tag(last + 2);
    const bool adjunct = opener == Tag::kGerund || opener == Tag::kCueGerund || opener == Tag::kVerb ||
                         opener == Tag::kCue || opener == Tag::kSubordinator || opener == Tag::kPreposition ||
                         opener == Tag::kTo || opener == Tag::kTime;
    return {head.begin, adjunct ? last + 1 : i};
  }
  if (tag(i) == Tag::kThat && i > 0 && IsNominal(i - 1)) return {i, i + 1};
  if (tag(i) == Tag::kVerb && tag(i - 1) == Tag::kPronoun && tag(i - 2) == Tag::kNoun) {  // "the sailors I met"
    return {NounPhraseEndingAt(i - 2).begin, i + 1};
  }
  Phrase phrase = NounPhraseEndingAt(i);
  if (!phrase.empty() && tag(phrase.begin - 1) == Tag::kPreposition) {  // "Lee, a mayor, also on Monday's show said"
    int comma = phrase.begin - 2;
    while (tag(comma) == Tag::kAdverb) --comma;
    const int last = comma > 0 && tag(comma) == Tag::kComma ? SubjectBeforeComma(comma) : -1;
    if (last >= 0) return {NounPhraseEndingAt(last).begin, comma};
  }
  // "another friend, Ann Lee told": the description stands first.
  if (phrase.begin >= 2 && tag(phrase.begin - 1) == Tag::kComma && (*this)[phrase.begin].capital) {
    const Phrase described = NounPhraseEndingAt(phrase.begin - 2);
    const bool first = described.begin == 0 || tag(described.begin - 1) == Tag::kQuote;
    const Tag opener = tag(described.begin);
    const bool person =
        !described.empty() && (Is(described.end - 1, Class::kRole) || Is(described.end - 1, Class::kUnnamedPerson));
    if (person && first && opener != Tag::kPronoun) {
      phrase.begin = described.begin;
    }
  }
  return phrase;
}

// Both look at sixteen tags at once: how far the next one is cannot be foreseen, so that a loop would go wrong at its end
// each time. What a block holds behind the last item is beyond size().
int Phrases::NextBoundary(int begin) const {
  for (int i = begin; i < size_; i += kBlock) {
    const __m128i above =
        _mm_cmpgt_epi8(TagsAt(&tags_[static_cast<size_t>(i)]), _mm_set1_epi8(static_cast<char>(Tag::kVerb) - 1));
    const auto found = static_cast<uint32_t>(_mm_movemask_epi8(above));
    if (found != 0) return std::min(i + std::countr_zero(found), size_);
  }
  return size_;
}

int Phrases::FirstVerb(int begin, int end) const {
  end = std::min(end, size_);
  for (int i = begin; i < end; i += kBlock) {
    const __m128i tags = TagsAt(&tags_[static_cast<size_t>(i)]);
    const __m128i above = _mm_cmpgt_epi8(tags, _mm_set1_epi8(static_cast<char>(Tag::kVerb) - 1));
    const __m128i finite =
        _mm_andnot_si128(_mm_cmpgt_epi8(tags, _mm_set1_epi8(static_cast<char>(Tag::kAuxiliary))), above);
    const auto found = static_cast<uint32_t>(_mm_movemask_epi8(finite));
    if (found == 0) continue;
    const int verb = i + std::countr_zero(found);
    return verb < end ? verb : size_;
  }
  return size_;
}

// Whether what follows a comma goes on with the phrase: an apposition or a list, not a clause or an adverbial.
bool Phrases::GoesOnAfterComma(const RightWalk& walk, int comma) const {
  switch (tag(comma + 1)) {
    case Tag::kGerund:
    case Tag::kCueGerund:
    case Tag::kSubordinator:
    case Tag::kAdverb:
    case Tag::kPronoun:
    case Tag::kQuote:
    case Tag::kTime:
    case Tag::kVerb:
    case Tag::kCue:
    case Tag::kConjunction:
    case Tag::kTo:
    case Tag::kThat:
    case Tag::kStop:
    case Tag::kDash: return false;
    case Tag::kPreposition:
      if (!IsWord(comma + 1, "of") && !IsWord(comma + 1, "from")) return false;
      break;
    default: break;
  }
  if (!walk.in_front) {  // ", The Post reported": another clause
    int next = comma + 1;
    while (next < walk.end && IsNominal(next) && tag(next) != Tag::kPronoun) ++next;
    const Tag verb = tag(next);
    return verb != Tag::kAuxiliary &&
           !((verb == Tag::kCue || verb == Tag::kVerb) && tag(next + 1) != Tag::kPreposition);
  }
  // The clause behind the comma is the main one unless another comma comes before its verb.
  bool relative = false;
  int next = comma + 1;
  for (; next < walk.end && tag(next) != Tag::kComma && tag(next) != Tag::kStop; ++next) {
    relative |= tag(next) == Tag::kRelative;
    if (!relative && (tag(next) == Tag::kVerb || tag(next) == Tag::kCue || tag(next) == Tag::kAuxiliary)) break;
  }
  if (tag(next) != Tag::kComma) return false;
  return !(tag(comma + 1) == Tag::kNoun && !Is(comma + 1, Class::kRole) && walk.apposition);
}

// Whether a preposition at `i` adds to the phrase: "the mayor of Wye", not "Lee in a statement", "Lee on Monday".
bool Phrases::GoesOnAfterPreposition(const RightWalk& walk, int i) const {
  const std::string_view word = Text(i);
  const bool joins =
      word == "of" || word == "for" || word == "from" || word == "with" || word == "at" || word == "to" || word == "by";
  int object = i + 1;
  while (object < walk.end && tag(object) == Tag::kDeterminer) ++object;
  if (object >= size()) return false;
  if (Is(object, Class::kMessageNoun) && !joins) return false;
  if (word == "on" && (tag(object) == Tag::kTime || ((*this)[object].capital && !walk.apposition))) return false;
  if (walk.relative) return true;
  if (!joins && walk.proper) return false;
  // "an average of recent polls", "a poll in May"; but: a spokesman said in May.
  if (tag(i + 1) == Tag::kTime) return tag(i + 2) == Tag::kNoun || (word == "in" && Is(i - 1, Class::kDocumentNoun));
  return tag(i) != Tag::kTo || tag(i + 1) == Tag::kDeterminer || tag(i + 1) == Tag::kNoun;
}

// One step to the right over the item at `i`. False where the phrase ends.
bool Phrases::ExtendRight(RightWalk& walk, int i) const {
  const Tag t = tag(i), before = tag(i - 1);
  switch (t) {
    case Tag::kStop:
    case Tag::kColon:
    case Tag::kDash:
    case Tag::kSubordinator:
    case Tag::kThat:
    case Tag::kAccording: return false;
    case Tag::kQuote: return IsShortQuote(i);
    case Tag::kRelative: walk.relative = true; return true;
    case Tag::kTime:
      return tag(i + 1) == Tag::kPossessive || walk.relative || before == Tag::kDeterminer || before == Tag::kPronoun ||
             before == Tag::kPossessive ||
             (before == Tag::kPreposition && (tag(i + 1) == Tag::kNoun || !walk.proper)) ||
             (before == Tag::kVerb && !walk.proper);
    case Tag::kVerb:
    case Tag::kCue:
    case Tag::kAuxiliary: return walk.relative || (Text(i).ends_with("ed") && !walk.proper && before == Tag::kNoun);
    case Tag::kGerund:
    case Tag::kCueGerund: return before != Tag::kComma && before != Tag::kQuote && (walk.relative || !walk.proper);
    case Tag::kPronoun: return walk.relative;
    case Tag::kComma:
      if (!GoesOnAfterComma(walk, i)) return false;
      walk.apposition = true;
      walk.relative = walk.proper = false;
      return true;
    case Tag::kPreposition:
    case Tag::kTo:
      if (!GoesOnAfterPreposition(walk, i)) return false;
      walk.proper = false;
      return true;
    case Tag::kConjunction:
      return walk.relative || (BeginsPhrase(i + 1) && tag(i + 1) != Tag::kPronoun && FirstVerb(i + 1, i + 8) >= size());
    case Tag::kAdverb: return walk.relative || before == Tag::kDeterminer;
    default:
      if (t == Tag::kNoun && !(*this)[i].capital) walk.proper = false;
      return true;
  }
}

Phrase Phrases::NounPhraseFrom(int begin, bool in_front) const {
  if (begin >= size()) return {};
  const Tag t = tag(begin);
  if (t == Tag::kPronoun && !(IsWord(begin, "one") && (tag(begin + 1) == Tag::kNoun || tag(begin + 1) == Tag::kTime)))
    return {begin, begin + 1};
  if (!BeginsPhrase(begin) && t != Tag::kQuote && t != Tag::kAdverb && t != Tag::kTime) return {};
  RightWalk walk;
  walk.end = std::min(size(), begin + kReach);
  walk.in_front = in_front;
  int i = begin + 1;
  while (i < walk.end && ExtendRight(walk, i)) ++i;
  auto dangles = [&](Tag last) {
    return last == Tag::kComma || last == Tag::kPreposition || last == Tag::kTo || last == Tag::kConjunction ||
           last == Tag::kDeterminer || last == Tag::kHyphen;
  };
  while (i > begin + 1 && dangles(tag(i - 1))) --i;
  return {begin, i};
}

}  // namespace claimcheck::facts
