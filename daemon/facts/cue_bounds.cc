// Where a cue, what it governs and the clause around it begin and end.
//
//   "told | reporters on Sunday | that …"     behind the hearer and the time
//   "said A, adding that B"                   A ends where the participle begins
//   "While Lee said A, analysts doubt it"     A ends with the subordinate clause
#include <algorithm>

#include "daemon/facts/attributions.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;

constexpr int kOpeningReach = 22;  // items between a cue and the "that" or the quotation that it introduces

// Words at which only an object's content ends, and that one only before its verb.
constexpr TagSet kVerbal = {Tag::kVerb, Tag::kCue, Tag::kAuxiliary, Tag::kGerund, Tag::kTo};
constexpr TagSet kGoesOnAfterVerb = {Tag::kVerb,      Tag::kCue,         Tag::kAuxiliary,    Tag::kGerund,
                                     Tag::kCueGerund, Tag::kPreposition, Tag::kSubordinator, Tag::kTo};

}  // namespace

// Whether the item is a particle of the list's sum of them.
bool CueReader::TakesParticle(int particles, int item) const {
  const auto is = [&](int bit, text::Literal word) { return (particles & bit) != 0 && phrases_.IsWord(item, word); };
  return is(1, "out") || is(2, "for") || is(4, "on") || is(8, "to") || is(16, "about") || is(32, "of") ||
         is(64, "against") || is(128, "with") || is(256, "back") || is(512, "at") || is(1024, "in");
}

// Behind how it was said: "said | repeatedly | that", "said | in a statement | that".
int CueReader::BehindManner(int item) const {
  const Tag next = phrases_.tag(item + 1);
  if (phrases_.tag(item) == Tag::kAdverb && phrases_.Text(item).ends_with("ly") &&
      (next == Tag::kStop || next == Tag::kComma || next == Tag::kThat || next == Tag::kQuote)) {
    return item + 1;
  }
  const bool statement =
      phrases_.IsWord(item, "in") && phrases_.IsWord(item + 1, "a") && phrases_.IsWord(item + 2, "statement");
  return statement ? item + 3 : item;
}

Phrase CueReader::CueAt(int verb) const {
  int begin = verb;
  for (;; --begin) {
    const Tag before = phrases_.tag(begin - 1);
    if (before == Tag::kAuxiliary || before == Tag::kAdverb) continue;
    // "first reported", "has long opposed": adverbs here, adjectives elsewhere
    const bool nominal = before == Tag::kNoun || before == Tag::kNumber || before == Tag::kTime;
    if (before == Tag::kTime && phrases_.IsWord(begin - 1, "now")) continue;
    if (!nominal || (!phrases_.IsWord(begin - 1, "first") && !phrases_.IsWord(begin - 1, "long"))) break;
    const Tag two = phrases_.tag(begin - 2);
    if (two != Tag::kAuxiliary && two != Tag::kComma && two != Tag::kPronoun && two != Tag::kRelative &&
        !(two == Tag::kNoun && phrases_[begin - 2].capital)) {
      break;
    }
  }
  int end = verb + 1;
  const int particles = phrases_.values(verb).particle_verb;
  for (const int last = end + 2; particles != 0 && end < last && TakesParticle(particles, end);) ++end;
  if (end == verb + 1) end = BehindManner(end);
  return {begin, end};
}

// Nothing follows at `item` that the cue could govern.
bool CueReader::EndsClause(int item) const {
  const Tag t = phrases_.tag(item);
  return item >= phrases_.size() || t == Tag::kStop || t == Tag::kComma || t == Tag::kDash || t == Tag::kConjunction ||
         t == Tag::kSubordinator || t == Tag::kParenthesis || t == Tag::kGerund || t == Tag::kCueGerund ||
         (t == Tag::kPreposition && Opening(item) < 0);
}

// The "that" or the quotation which what stands between it and `item` (a place, a time, a hearer) leads to; -1 if none.
int CueReader::Opening(int item) const {
  for (int i = item; i < phrases_.size() && i < item + kOpeningReach; ++i) {
    const Tag t = phrases_.tag(i);
    if (t == Tag::kThat) return i;
    if (t == Tag::kRelative && phrases_.IsWord(i, "that")) return i;
    if (t == Tag::kQuote) {
      const Tag before = phrases_.tag(i - 1);
      const bool introduced = i == item || before == Tag::kComma || before == Tag::kColon || !phrases_.IsShortQuote(i);
      if (introduced && (i == item || IsSpoken(i))) return i;
    }
    if (t == Tag::kColon) return i + 1;
    if (t == Tag::kComma && phrases_.tag(i + 1) != Tag::kQuote) return -1;
    if (IsFinite(t) || t == Tag::kStop || t == Tag::kDash || t == Tag::kPronoun) return -1;
  }
  return -1;
}

// Whether the quotation holds words of somebody's, not the name of a work or a word.
bool CueReader::IsSpoken(int item) const {
  const uint32_t kind = facts_.quotations[phrases_.quotation(item)].kind;
  return kind == CC_QUOTE_FULL || kind == CC_QUOTE_FRAGMENT || kind == CC_QUOTE_BLOCK;
}

// Behind the hearer, the time and the occasion: "told | reporters on Sunday | that".
int CueReader::AfterHearer(int item, int verb) const {
  // "accused | Lee of “lies”", "showed | a lead that": what is judged or seen begins at once.
  const bool at_once = phrases_.Is(verb, Class::kObjectVerb) || !phrases_.Is(verb, Class::kSpeechVerb);
  const bool hears =
      phrases_.Is(verb, Class::kHearerVerb) && !text::lexicon::Word(phrases_[verb].lexeme).starts_with("show");
  if (at_once && !hears && phrases_.BeginsPhrase(item)) return item;
  if (const int opening = Opening(item); opening >= 0) {
    // "said | Lee “had a plan”", "pledges | to “mend it”": what is said begins before the marks.
    const Tag before = phrases_.tag(opening - 1);
    const bool inside = phrases_.tag(opening) == Tag::kQuote && before != Tag::kComma && before != Tag::kColon;
    const bool begun = phrases_.BeginsPhrase(item) || phrases_.tag(item) == Tag::kTo;
    return inside && begun && !hears ? item : opening;
  }
  int i = item;
  if (Has(phrases_[verb].lexeme, Class::kHearerVerb) && phrases_.BeginsPhrase(i)) {
    if (phrases_.tag(i) == Tag::kPronoun) {
      ++i;
    } else {
      const bool capital = phrases_[i].capital && phrases_.tag(i) == Tag::kNoun;
      if (phrases_.tag(i) == Tag::kDeterminer) ++i;
      const bool named = i < phrases_.size() && phrases_[i].capital;
      while (phrases_.tag(i) == Tag::kNoun && (phrases_[i].capital || !(named || capital))) ++i;
    }
  }
  for (bool moved = true; moved;) {
    moved = false;
    if (phrases_.tag(i) == Tag::kTime) {
      if (phrases_.IsWord(i + 1, "of")) return i;  // "said | each year of school helps"
      ++i;
      moved = true;
    } else if (phrases_.tag(i) == Tag::kPreposition && phrases_.tag(i + 1) == Tag::kTime) {
      i += 2;
      moved = true;
    } else if (phrases_.tag(i) == Tag::kPreposition) {
      int object = i + 1;
      while (phrases_.tag(object) == Tag::kDeterminer ||
             (phrases_.tag(object) == Tag::kNoun && object < i + 4 && !phrases_.Is(object, Class::kMessageNoun))) {
        ++object;
      }
      if (object < phrases_.size() && phrases_.Is(object, Class::kMessageNoun)) {
        i = object + 1;
        moved = true;
      }
    }
  }
  return i;
}

// A quotation with the comma of its sentence inside: "When Lee warned of “ice,” Hart left".
bool CueReader::EndsWithComma(int item) const {
  if (phrases_.tag(item) != Tag::kQuote || phrases_[item].end < phrases_[item].first + 2) return false;
  return document_.word_keys[phrases_[item].end - 2] == text::Literal(",").key;
}

// "announced his candidacy | last spring", but not "last spring's plan".
bool CueReader::DatesObject(int time) const {
  const Tag next = phrases_.tag(time + 1);
  return phrases_.tag(time - 1) == Tag::kNoun && next != Tag::kNoun && next != Tag::kPossessive;
}

// Where the clause ends that a cue introduces at `begin`.
int CueReader::ContentEnd(int begin, Clause clause) const {
  bool verb_seen = false;
  for (int i = begin; i < phrases_.size(); ++i) {
    const bool before_verb = clause.object && !verb_seen;
    if (i > begin) {
      const int next = phrases_.NextBoundary(i);
      for (; before_verb && i < next; ++i) {
        if (phrases_.tag(i) == Tag::kTime && DatesObject(i)) return i;
      }
      i = next;
      if (i >= phrases_.size()) break;
    }
    const Tag t = phrases_.tag(i);
    if (i > begin && clause.adjunct && EndsWithComma(i)) return i + 1;
    const bool may_end = t == Tag::kComma || t == Tag::kDash || before_verb;
    if (i > begin && may_end && EndsEarly(i, clause, verb_seen)) return i;
    verb_seen |= kVerbal.Holds(t);
    if (kGoesOnAfterVerb.Holds(t)) continue;
    if (t == Tag::kStop) {
      if (i + 1 >= phrases_.size()) return i;
      continue;  // a full stop inside a stretch belongs to a quotation that goes on
    }
    if (t == Tag::kDash && phrases_.IsWord(i, ";")) return i;
    if (t == Tag::kAccording) return i;
    if (t == Tag::kQuote && i == begin && !phrases_.IsShortQuote(i)) {
      const Tag next = phrases_.tag(i + 1);
      if (next == Tag::kComma || next == Tag::kStop || next == Tag::kConjunction || next == Tag::kCueGerund ||
          next == Tag::kSubordinator || next == Tag::kDash || next == Tag::kNoun || next == Tag::kPronoun) {
        return i + 1;
      }
    }
    const bool joint = t == Tag::kComma || t == Tag::kConjunction;
    if (!joint || i == begin) continue;
    int next = i + 1;
    if (phrases_.tag(next) == Tag::kConjunction) ++next;
    while (phrases_.tag(next) == Tag::kAdverb) ++next;
    if (phrases_.tag(next) == Tag::kCueGerund && t == Tag::kComma && phrases_.Is(next, Class::kSpeechVerb)) {
      return i;
    }
    if (phrases_.tag(next) == Tag::kCue && phrases_.Is(next, Class::kSpeechVerb) &&
        phrases_.tag(i + 1) != Tag::kQuote) {
      return i;  // "and added", ", said Lee"
    }
    if (t != Tag::kComma) continue;
    if (phrases_.IsWord(next, "with") && phrases_.tag(next + 2) == Tag::kCueGerund) return i;  // ", with some saying"
    // "While Lee said A, analysts doubt it": the main clause begins.
    if (phrases_.tag(phrases_.ClauseBegin(begin)) == Tag::kSubordinator && phrases_.ClauseBegin(begin) < begin &&
        phrases_.BeginsPhrase(next) && phrases_.FirstVerb(next, next + 10) < std::min(next + 10, phrases_.size())) {
      return i;
    }
    // ", Lee said." ends what was said; so does ", but Lee said".
    const int verb = phrases_.FirstVerb(next, next + 16);
    if (verb < phrases_.size() && verb < next + 16) {
      const int cue = phrases_.tag(verb) == Tag::kAuxiliary ? verb + 1 : verb;
      const bool speech = phrases_.tag(cue) == Tag::kCue && phrases_.Is(cue, Class::kSpeechVerb);
      if (speech && (EndsClause(AfterHearer(cue + 1, cue)) || next > i + 1) && phrases_.BeginsPhrase(next)) return i;
    }
  }
  return phrases_.size();
}

// What ends some contents before their sentence ends: an object ends where the writer goes on ("criticized the plan |
// as the vote drew near"), a relative clause at the comma before the main verb ("Lee, who backed the plan |, left").
bool CueReader::EndsEarly(int i, Clause clause, bool verb_seen) const {
  const Tag t = phrases_.tag(i), next = phrases_.tag(i + 1);
  if (t == Tag::kDash) return true;
  if (t == Tag::kComma) {
    if (clause.adjunct || next == Tag::kRelative) return true;
    const int verb = next == Tag::kAdverb ? i + 2 : i + 1;
    if (clause.relative && IsFinite(phrases_.tag(verb))) return true;
    if (i + 1 < phrases_.size()) {
      const std::string_view word = phrases_.Text(i + 1);
      if (word == "while" || word == "although" || word == "though" || word == "compared") return true;
    }
  }
  if (!clause.object || verb_seen) return false;
  // "groups that endorsed him | say"; but: who backed the plan drawn up by Lee
  const bool participle = IsFinite(t) && next == Tag::kPreposition && phrases_.Text(i).ends_with("ed");
  if (clause.relative && IsFinite(t) && !participle) return true;
  if (t == Tag::kPreposition && phrases_.IsWord(i, "by") && (next == Tag::kGerund || next == Tag::kCueGerund))
    return true;
  const bool goes_on = next == Tag::kGerund || next == Tag::kCueGerund || next == Tag::kAdverb || IsFinite(next);
  if (t == Tag::kComma) {
    return goes_on || next == Tag::kConjunction || next == Tag::kSubordinator || next == Tag::kPreposition ||
           next == Tag::kPronoun;
  }
  return t == Tag::kSubordinator || (t == Tag::kPreposition && next == Tag::kTime) ||
         (t == Tag::kConjunction && goes_on);
}

Phrase CueReader::MainSubject(int begin, int end) const {
  for (int verb = phrases_.FirstVerb(begin, end); verb < end && verb < phrases_.size();
       verb = phrases_.FirstVerb(verb + 1, end)) {
    const Phrase subject = phrases_.SubjectOf(verb);
    if (!subject.empty() && phrases_.tag(subject.begin) != Tag::kRelative && subject.begin >= begin) return subject;
  }
  return {};
}

// Who leads up to a quotation at `end`: the last person who does something, or who is named right before it; else whom
// the sentence is about. "After Hart spoke, Lee fired back: “…”"; "It did not surprise Ann Lee: “…”"
Phrase CueReader::SpeakerBefore(int begin, int end) const {
  const Phrase main = MainSubject(begin, end);
  const auto is_person = [&](Phrase phrase) {
    const uint32_t kind = Classify(phrase).kind;
    return kind == CC_SOURCE_NAMED_PERSON || kind == CC_SOURCE_UNNAMED_PERSON;
  };
  Phrase last = main;
  for (int verb = phrases_.FirstVerb(begin, end); verb < end && verb < phrases_.size();
       verb = phrases_.FirstVerb(verb + 1, end)) {
    const Phrase subject = phrases_.SubjectOf(verb);
    const bool own = !subject.empty() && phrases_.tag(subject.begin) != Tag::kRelative && subject.begin >= begin;
    if (own && subject.begin > last.begin && is_person(subject)) last = subject;
  }
  if (!main.empty() && is_person(last)) return last;
  const Phrase beside = phrases_.NounPhraseEndingAt(end - 1);
  return !beside.empty() && Classify(beside).kind == CC_SOURCE_NAMED_PERSON ? beside : main;
}

}  // namespace claimcheck::facts
