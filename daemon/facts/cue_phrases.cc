// Cues that are no plain verb: each looks for the source and the content where that cue has them.
//
//   A, according to Lee, B.        two pieces
//   The bridge reportedly fell.    nobody is behind it
//   Lee: “…” / LEE: …              a label or an act before the colon
//   “…,” Lee went on.              any verb beside a whole quotation that nobody has yet
//   her remark that A              the noun says it, its possessor is the source
//   As one soldier put it, “…”
#include "daemon/facts/attributions.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;

}  // namespace

// Verbs that say something only with what follows them.
void CueReader::ReadIdiom(int verb) {
  if (!phrases_.Is(verb, Class::kLightVerb)) return;
  if (phrases_.Text(verb).starts_with("put")) {
    if (phrases_.IsWord(verb + 1, "it")) ReadPutIt(verb);
  } else if (!inside_ && !ReadMadeClear(verb)) {
    ReadLightVerb(verb);
  }
}

// "made it clear that …", "made clear the deal was off"
bool CueReader::ReadMadeClear(int verb) {
  const int clear = phrases_.IsWord(verb + 1, "it") ? verb + 2 : verb + 1;
  if (!phrases_.IsWord(clear, "clear") && !phrases_.IsWord(clear, "plain")) return false;
  const Tag next = phrases_.tag(clear + 1);
  const Phrase cue = {CueAt(verb).begin, clear + 1};
  const Phrase subject = phrases_.SubjectOf(cue.begin);
  if (subject.empty() || (next != Tag::kThat && next != Tag::kRelative && !phrases_.BeginsPhrase(clear + 1)))
    return true;
  Emit(Classify(subject), CueSpan(cue), CC_CUE_SAYS, {clear + 1, ContentEnd(clear + 1)}, CC_NONE);
  return true;
}

// "gave a warning that it fell"; but not "issued a statement that was long".
void CueReader::ReadLightVerb(int verb) {
  int noun = verb + 1;
  while (noun < verb + 5 && (phrases_.tag(noun) == Tag::kDeterminer || phrases_.tag(noun) == Tag::kNoun) &&
         !phrases_.IsWord(noun + 1, "that")) {
    ++noun;
  }
  if (phrases_.tag(noun) != Tag::kNoun || !phrases_.IsWord(noun + 1, "that")) return;
  if (!phrases_.Is(noun, Class::kClaimNoun) && !phrases_.Is(noun, Class::kMessageNoun)) return;
  if (phrases_.FirstVerb(noun + 2, phrases_.size()) == noun + 2) return;
  const Phrase cue = {CueAt(verb).begin, noun + 1};
  const Phrase subject = phrases_.SubjectOf(cue.begin);
  if (subject.empty()) return;
  Emit(Classify(subject), CueSpan(cue), CC_CUE_SAYS, {noun + 1, ContentEnd(noun + 1)}, CC_NONE);
}

// "as one soldier put it, “…”"
void CueReader::ReadPutIt(int verb) {
  const Phrase subject = phrases_.SubjectOf(verb);
  if (subject.empty()) return;
  const Phrase cue = {verb, verb + 2};
  int before = subject.begin - 1;
  while (before >= 0 && phrases_.tag(before) != Tag::kQuote && phrases_.tag(before) != Tag::kStop &&
         before > subject.begin - 4)
    --before;
  if (phrases_.tag(before) == Tag::kQuote) return EmitBefore(Classify(subject), cue, CC_CUE_SAYS, before + 1);
  int after = verb + 2;
  while (phrases_.tag(after) == Tag::kComma || phrases_.tag(after) == Tag::kColon || phrases_.tag(after) == Tag::kTime)
    ++after;
  if (phrases_.tag(after) == Tag::kQuote)
    Emit(Classify(subject), CueSpan(cue), CC_CUE_SAYS, {after, after + 1}, CC_NONE);
}

void CueReader::ReadAccording(int item) {
  const Phrase cue = {item, item + 2};
  bool in_front = true;
  for (int i = phrases_.ClauseBegin(item); i < item; ++i) {
    const Tag t = phrases_.tag(i);
    in_front &= t == Tag::kComma || t == Tag::kConjunction || t == Tag::kAdverb || t == Tag::kSubordinator;
  }
  const Phrase speaker = phrases_.NounPhraseFrom(item + 2, in_front);
  const SpeakingSource source = Classify(speaker);
  if (!in_front) EmitBefore(source, cue, CC_CUE_ACCORDING, item);
  int after = speaker.empty() ? item + 2 : speaker.end;
  if (phrases_.tag(after) == Tag::kComma)
    ++after;
  else if (!in_front)
    return;
  const Tag next = phrases_.tag(after);
  if (!in_front &&
      (next == Tag::kGerund || next == Tag::kCueGerund || next == Tag::kRelative || next == Tag::kConjunction))
    return;
  const int verb = phrases_.FirstVerb(after, after + 12);
  if (!in_front && phrases_.tag(verb) == Tag::kCue && EndsClause(AfterHearer(verb + 1, verb)))
    return;  // ", AP reported."
  const int end = ContentEnd(after);
  if (after < end) Emit(source, CueSpan(cue), CC_CUE_ACCORDING, {after, end}, CC_NONE);
}

void CueReader::ReadAdverb(int item) {
  if (!phrases_.Is(item, Class::kCueAdverb)) return;
  const Tag next = phrases_.tag(item + 1);
  if (next == Tag::kCue || next == Tag::kCueGerund) {
    const std::string_view word = phrases_.Text(item);
    if (word != "reportedly" && word != "allegedly") return;
  }
  int begin = item;
  while (begin > 0 && phrases_.tag(begin - 1) != Tag::kComma && phrases_.tag(begin - 1) != Tag::kStop &&
         phrases_.tag(begin - 1) != Tag::kDash && phrases_.tag(begin - 1) != Tag::kSubordinator &&
         phrases_.tag(begin - 1) != Tag::kThat && item - begin < kReach) {
    --begin;
  }
  const SpeakingSource nobody;
  const cc_span cue = CueSpan({item, item + 1});
  if (begin < item) Emit(nobody, cue, CC_CUE_ADVERB, {begin, item}, CC_NONE);
  const int end = ContentEnd(item + 1);
  if (item + 1 < end) Emit(nobody, cue, CC_CUE_ADVERB, {item + 1, end}, CC_NONE);
}

// "Ann Lee: Bridge is safe", "Lee camp: …", "Poll: …", "Sailors: …"; but not "Update: …".
void CueReader::ReadHeadingLabel(int item) {
  if (item < 1 || item > 5) return;
  const bool people = phrases_.Is(item - 1, Class::kUnnamedPerson) || phrases_.Is(item - 1, Class::kGroupNoun);
  const bool known_noun = people || (item == 1 && phrases_.Is(0, Class::kStudyNoun));
  for (int i = 0; i < item; ++i) {
    if (phrases_.tag(i) != Tag::kNoun || !(phrases_[i].capital || (i == item - 1 && known_noun))) return;
  }
  SpeakingSource source = Classify({0, item});
  if (source.kind == CC_SOURCE_ORGANIZATION && source.entity == CC_NONE) {
    const uint32_t person = PersonAfter(document_, facts_, source.span);
    if (person == CC_NONE) return;
    source.kind = CC_SOURCE_NAMED_PERSON;
    source.entity = facts_.names[person].entity;
  } else if (source.kind == CC_SOURCE_NAMED_PERSON) {  // "Unlikely Allies: …" only looks like a name
    const uint16_t first = phrases_[0].lexeme;
    const cc_token& last = document_.tokens[phrases_[item - 1].first];
    const bool named = item == 1 || text::lexicon::Has(first, Class::kFirstName) ||
                       text::lexicon::Has(first, Class::kRole) || text::lexicon::Has(first, Class::kHonorific) ||
                       text::lexicon::Has(first, Class::kRank);
    if (!named && PersonAfter(document_, facts_, {last.begin, last.end}) == CC_NONE && first != 0) return;
  } else if (source.kind == CC_SOURCE_UNNAMED_PERSON || source.kind == CC_SOURCE_UNNAMED_GROUP) {
    if (!people) return;
  }
  const cc_token& colon = document_.tokens[phrases_[item].first];
  Emit(source, {colon.begin, colon.end}, CC_CUE_COLON, {item + 1, ContentEnd(item + 1)}, CC_NONE);
}

// "Lee: “…”" and "LEE: …" at the begin of a stretch; elsewhere whoever acts before the colon says what follows it.
void CueReader::ReadColon(int item) {
  const bool quote = phrases_.tag(item + 1) == Tag::kQuote && !phrases_.IsShortQuote(item + 1);
  if (quote && facts_.quotations[phrases_.quotation(item + 1)].attribution != CC_NONE) return;
  bool label = item >= 1 && item <= 5;
  for (int i = 0; i < item && label; ++i) label = phrases_[i].capital && phrases_.tag(i) == Tag::kNoun;
  if (!quote && heading_) return ReadHeadingLabel(item);
  if (!quote && !(label && document_.tokens[phrases_[0].first].flags & CC_FLAG_ALL_CAPS)) {
    return;
  }
  Phrase subject = label ? Phrase{0, item} : SpeakerBefore(phrases_.ClauseBegin(item), item);
  if (subject.empty()) subject = phrases_.NounPhraseEndingAt(item - 1);  // "From the report: “…”"
  if (subject.empty()) return;
  const cc_token& colon = document_.tokens[phrases_[item].first];
  Emit(Classify(subject), {colon.begin, colon.end}, CC_CUE_COLON, {item + 1, quote ? item + 2 : ContentEnd(item + 1)},
       CC_NONE);
}

// “…,” Lee went on: any verb will do beside a whole quotation that nobody has yet.
void CueReader::ReadBeside(int item) {
  const cc_quotation& quotation = facts_.quotations[phrases_.quotation(item)];
  if (quotation.attribution != CC_NONE || quotation.kind != CC_QUOTE_FULL) return;
  const int clause = phrases_.ClauseBegin(item);
  if (phrases_.tag(item - 1) == Tag::kComma && clause < item - 1) {
    const Phrase named = phrases_.NounPhraseFrom(clause, false);  // "Ann Lee, who knew him, “…”"
    const SpeakingSource source = Classify(named);
    if (named.end == item - 1 && source.kind == CC_SOURCE_NAMED_PERSON) {
      return Emit(source, {0, 0}, CC_CUE_COLON, {item, item + 1}, CC_NONE);
    }
  }
  const Phrase after = SpeakerBeside(item);
  if (!after.empty()) {
    const cc_token& mark = document_.tokens[phrases_[item + 1].first];
    const cc_span dash = phrases_.tag(item + 1) == Tag::kDash ? cc_span{mark.begin, mark.end} : cc_span{0, 0};
    return Emit(Classify(after), dash, CC_CUE_SAYS, {item, item + 1}, CC_NONE);
  }
  if (phrases_.tag(item - 1) != Tag::kComma) return;
  const Phrase main = SpeakerBefore(clause, item);  // "Lee issued a statement, “…”"
  const SpeakingSource source = Classify(main);
  if (source.kind == CC_SOURCE_NAMED_PERSON || source.kind == CC_SOURCE_ORGANIZATION) {
    Emit(source, {0, 0}, CC_CUE_SAYS, {item, item + 1}, CC_NONE);
  }
}

// Who stands behind a quotation whatever the verb: “…,” an angry Lee thundered; “…,” reacted Lee; “…,” Lee from his
// desk.
Phrase CueReader::SpeakerBeside(int item) const {
  if (phrases_.tag(item + 1) == Tag::kDash) {  // “…” — Ann Lee
    const Phrase credit = phrases_.NounPhraseFrom(item + 2, false);
    return !credit.empty() && Classify(credit).kind == CC_SOURCE_NAMED_PERSON ? credit : Phrase{};
  }
  const int verb = phrases_.FirstVerb(item + 1, item + 14);
  if ((phrases_.tag(verb) == Tag::kVerb || phrases_.tag(verb) == Tag::kCue) && verb > item + 1) {
    bool plain = true;
    for (int i = item + 1; i < verb; ++i) {
      const Tag t = phrases_.tag(i);
      plain &= phrases_.IsNominal(i) || t == Tag::kPreposition || t == Tag::kAdverb;
    }
    if (plain && phrases_.BeginsPhrase(item + 1)) return {item + 1, verb};
  }
  for (int i = item + 1; i < phrases_.size() && i < item + 14 && phrases_.IsNominal(i); ++i) {
    if (!phrases_.Text(i).ends_with("ed") || phrases_[i].capital) continue;
    if (i > item + 1 && phrases_.tag(i - 1) == Tag::kNoun) return {item + 1, i};
    if (i == item + 1 && i + 1 < phrases_.size() && phrases_[i + 1].capital)
      return phrases_.NounPhraseFrom(i + 1, false);
  }
  const Phrase named = phrases_.NounPhraseFrom(item + 1, false);
  if (named.empty() || phrases_.Span({item, item + 1}).end == 0) return {};
  Phrase name = {item + 1, item + 1};  // "“…,” Lee croons to her"
  while (name.end < named.end && phrases_[name.end].capital && phrases_.tag(name.end) == Tag::kNoun) ++name.end;
  if (Classify(named).kind == CC_SOURCE_NAMED_PERSON) return named;
  return Classify(name).kind == CC_SOURCE_NAMED_PERSON ? name : Phrase{};
}

// "her remark that …", "Lee’s answer was that …": what the noun says belongs to whoever has it.
void CueReader::ReadNoun(int noun) {
  if (noun == 0 || !phrases_.Is(noun, Class::kClaimNoun)) return;
  int that = noun + 1;
  if (phrases_.tag(that) == Tag::kAuxiliary) ++that;
  if (!phrases_.IsWord(that, "that")) return;
  SpeakingSource source;
  if (phrases_.values(noun - 1).determiner == 1) {
    source = Classify({noun - 1, noun});
    source.kind = CC_SOURCE_UNNAMED_GROUP;
    source.entity = PersonBefore(document_, facts_, phrases_.FirstNameAt(source.span.begin), 0);
    if (source.entity != CC_NONE) source.entity = facts_.names[source.entity].entity;
    if (phrases_.IsWord(noun - 1, "its")) {
      source.kind = CC_SOURCE_ORGANIZATION;
      source.entity = CC_NONE;
    } else if (source.entity != CC_NONE && !phrases_.IsWord(noun - 1, "their")) {
      source.kind = CC_SOURCE_NAMED_PERSON;
    }
  } else if (phrases_.tag(noun - 1) == Tag::kPossessive || phrases_.IsWord(noun - 1, "’") ||
             phrases_.IsWord(noun - 1, "'")) {  // "analysts’ fears"
    source = Classify(phrases_.NounPhraseEndingAt(noun - 2));
  } else if (phrases_.tag(noun - 1) == Tag::kNoun &&
             (phrases_.Text(noun - 1).ends_with("’") || phrases_.Text(noun - 1).ends_with("'"))) {
    source = Classify(phrases_.NounPhraseEndingAt(noun - 1));
  } else {
    return;
  }
  const int end = ContentEnd(that);
  Emit(source, CueSpan({noun, noun + 1}), CC_CUE_NOUN, {that, end}, CC_NONE);
}

}  // namespace claimcheck::facts
