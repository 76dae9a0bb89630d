// One cue after the other: who is behind it and what it covers.
//
//   Lee said that A.            subject, cue, content to the end of the clause
//   A, Lee said.                content, subject, cue: nothing follows that could be said
//   “A,” said Lee, a mayor.     content, cue, speaker with apposition
//   “A,” Lee said, “B.”         two pieces, one source
//   Lee said A, adding that B.  the participle takes the source of the sentence
//   Lee said A and added B.     so does a second verb
//   the fighting continued      nothing: that verb speaks only beside a quotation
#include <algorithm>

#include "daemon/facts/attributions.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;

bool IsVerbal(Tag t) { return t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary; }

}  // namespace

SpeakingSource CueReader::Classify(Phrase phrase) const {
  uint32_t person = last_person_;
  if (!phrase.empty() && phrases_.tag(phrase.begin) == Tag::kPronoun) {
    const int value = phrases_.values(phrase.begin).pronoun;
    const uint32_t byte = document_.tokens[phrases_[phrase.begin].first].begin;
    const int gender = value == 1 || value == 2 ? value : 0;
    if (person != CC_NONE && gender != 0) {
      const int known = GenderOf(document_, facts_, facts_.names[person].entity);
      if (known != 0 && known != gender) person = CC_NONE;
    }
    if (person == CC_NONE) person = PersonBefore(document_, facts_, phrases_.FirstNameAt(byte), gender);
  }
  return ClassifySource(document_, facts_, phrases_, phrase, person);
}

bool CueReader::LastHere(SpeakingSource& source) const {
  for (size_t i = facts_.attributions.size(); i > first_attribution_; --i) {
    const cc_attribution& last = facts_.attributions[i - 1];
    if (last.source.begin == last.source.end) continue;
    source = {last.source, last.source_head, last.source_kind, last.source_entity};
    return true;
  }
  return false;
}

// Whose participle a ", adding" is: the speaker's before it if that is who the sentence is about, or who came after
// what was said ("A, Lee said, adding"); else the subject of the sentence.
bool CueReader::SourceOfSentence(int item, SpeakingSource& source) const {
  const Phrase main = MainSubject(phrases_.ClauseBegin(item), item);
  const bool spoken = LastHere(source);
  if (main.empty()) {
    if (spoken || phrases_.tag(item - 1) != Tag::kComma) return spoken;
    const Phrase beside = phrases_.NounPhraseEndingAt(item - 2);  // "Lee, citing a report, said"
    if (beside.empty() || beside.begin > phrases_.ClauseBegin(item) + 1) return false;
    source = Classify(beside);
    return true;
  }
  if (spoken) {
    const cc_attribution& last = facts_.attributions.back();
    const cc_span subject = phrases_.Span(main);
    if (last.source.begin == subject.begin || last.content.begin < last.source.begin) return true;
  }
  source = Classify(main);
  return true;
}

// "I", "we", "you".
bool CueReader::IsSpeakerOrHearer(Phrase phrase) const {
  const int value = phrases_.values(phrase.begin).pronoun;
  return value >= 5 && value <= 7;
}

// ---- kinds of cues

// Emits what stands before the speaker: the quotation alone, or the clause from its begin.
void CueReader::EmitBefore(const SpeakingSource& source, Phrase cue, uint32_t cue_kind, int end) {
  int last = end - 1;
  while (last >= 0 && phrases_.tag(last) == Tag::kComma) --last;
  if (last < 0) return;
  int begin = phrases_.ClauseBegin(last);
  if (phrases_.tag(last) == Tag::kQuote) {
    const Tag before = phrases_.tag(last - 1);
    if (last == begin || before == Tag::kStop || before == Tag::kQuote || before == Tag::kColon) begin = last;
  }
  while (begin < last && phrases_.tag(begin) == Tag::kConjunction) ++begin;
  Emit(source, CueSpan(cue), cue_kind, {begin, last + 1}, CC_NONE);
}

// What follows the cue: after a hearer, with or without "that".
void CueReader::ReadAfter(Phrase cue, int verb, const SpeakingSource& source, Phrase subject) {
  const uint32_t kind = phrases_.values(verb).cue_verb;
  int begin = AfterHearer(cue.end, verb);
  Clause clause;
  clause.relative = !subject.empty() && phrases_.tag(subject.begin) == Tag::kRelative;
  clause.object = phrases_.Is(verb, Class::kObjectVerb);
  int opened = phrases_.ClauseBegin(cue.begin);
  if (phrases_.tag(opened) == Tag::kConjunction) ++opened;  // "But as Lee warned of ice, Hart left"
  clause.adjunct = cue.begin > opened &&
                   (phrases_.tag(opened) == Tag::kSubordinator ||
                    (phrases_.tag(opened) == Tag::kPreposition && subject.begin == opened + 1 && !subject.empty()) ||
                    (phrases_.tag(opened) == Tag::kPreposition && phrases_.tag(cue.end - 1) == Tag::kCueGerund));
  while (phrases_.tag(begin) == Tag::kComma || phrases_.tag(begin) == Tag::kColon) ++begin;
  if (phrases_.tag(begin) == Tag::kCueGerund && phrases_.tag(begin - 1) == Tag::kComma) return;  // "apologized, saying"
  // "did not respond | to questions": that, too, is what somebody has to say.
  const bool silent = cue.end > verb + 1 && cue.begin + 1 < verb && phrases_.IsWord(verb + 1, "to") &&
                      (phrases_.IsWord(cue.begin + 1, "not") || phrases_.Text(cue.begin).ends_with("n't") ||
                       phrases_.Text(cue.begin).ends_with("n’t"));
  if (phrases_.Is(verb, Class::kQuoteVerb) && !silent) {
    const int opening = Opening(cue.end);
    if (opening < 0) return;
    begin = opening;
  }
  const int end = ContentEnd(begin, clause);
  if (begin >= end) return;
  Emit(source, CueSpan(cue), kind, {begin, end}, CC_NONE);
  if (phrases_.tag(begin) == Tag::kQuote && end == begin + 1) {
    // Quotations that follow at once go on: the stretch holds nothing between them but commas.
    for (int i = end; i < phrases_.size(); ++i) {
      if (phrases_.tag(i) == Tag::kQuote && IsSpoken(i)) Emit(source, CueSpan(cue), kind, {i, i + 1}, CC_NONE);
      if (phrases_.tag(i) != Tag::kQuote && phrases_.tag(i) != Tag::kComma && phrases_.tag(i) != Tag::kStop) break;
    }
  }
}

// "…," said Lee, a mayor, “and …”
void CueReader::ReadInverted(Phrase cue, int verb, Phrase speaker) {
  const SpeakingSource source = Classify(speaker);
  const uint32_t kind = phrases_.values(verb).cue_verb;
  EmitBefore(source, cue, kind, cue.begin);
  const int opening = Opening(speaker.end);
  if (opening >= 0 && phrases_.tag(opening) == Tag::kQuote) {
    Emit(source, CueSpan(cue), kind, {opening, ContentEnd(opening)}, CC_NONE);
  }
}

// "A, Lee said." and “A,” Lee said, “B.” True if that is what stands here.
bool CueReader::ReadSpokenBefore(Phrase cue, int verb, Phrase subject) {
  int before = subject.begin - 1;
  while (phrases_.tag(before) == Tag::kAdverb || phrases_.tag(before) == Tag::kConjunction) --before;
  const bool quote = phrases_.tag(before) == Tag::kQuote ||
                     (phrases_.tag(before) == Tag::kComma && phrases_.tag(before - 1) == Tag::kQuote);
  if (!quote && phrases_.tag(before) != Tag::kComma && phrases_.tag(before) != Tag::kDash) return false;
  if (before < 0) return false;
  const int after = AfterHearer(cue.end, verb);
  const Tag next = phrases_.tag(after);
  const uint32_t kind = phrases_.values(verb).cue_verb;
  if (!quote) {
    // "After the vote, Lee said A": something follows that is said.
    if (!EndsClause(after) || (next != Tag::kStop && next != Tag::kComma && next != Tag::kDash &&
                               after < phrases_.size() && next != Tag::kConjunction)) {
      return false;
    }
    if (!phrases_.Is(verb, Class::kSpeechVerb) && kind != CC_CUE_THINKS && kind != CC_CUE_SHOWS) return false;
    const int clause = phrases_.ClauseBegin(before);
    const bool parted = next == Tag::kComma && phrases_.BeginsPhrase(clause);  // "The bridge, Lee said, fell"
    if (!parted && phrases_.FirstVerb(clause, before) >= before && before - clause < 4) return false;
  } else if (next == Tag::kThat) {
    return false;
  }
  const SpeakingSource source = Classify(subject);
  EmitBefore(source, cue, kind, before + 1);
  const int opening = Opening(after);
  if (opening >= 0 && phrases_.tag(opening) == Tag::kQuote) {
    Emit(source, CueSpan(cue), kind, {opening, ContentEnd(opening)}, CC_NONE);
  } else if (!quote && next == Tag::kComma && phrases_.tag(after + 1) != Tag::kCueGerund) {
    const Tag o = phrases_.tag(after + 1);
    if (o != Tag::kConjunction && o != Tag::kGerund && o != Tag::kSubordinator && o != Tag::kRelative) {
      Emit(source, CueSpan(cue), kind, {after + 1, ContentEnd(after + 1)}, CC_NONE);
    }
  }
  return true;
}

void CueReader::ReadPassive(Phrase cue, Phrase subject, int verb) {
  SpeakingSource source;
  int begin = AfterHearer(cue.end, verb);
  if (phrases_.IsWord(begin, "by")) {
    const Phrase agent = phrases_.NounPhraseFrom(begin + 1, false);
    source = Classify(agent);
    begin = agent.end;
  }
  const cc_span span = CueSpan(cue);
  const bool impersonal =
      !subject.empty() && phrases_.Text(subject.begin).size() == 2 && phrases_.values(subject.begin).pronoun == 3;
  if (!subject.empty() && !impersonal && !Has(phrases_[verb].lexeme, Class::kHearerVerb)) {
    Emit(source, span, CC_CUE_PASSIVE, subject, CC_NONE);
  }
  const Tag t = phrases_.tag(begin);
  if (t == Tag::kTime || t == Tag::kAdverb || t == Tag::kComma) return;  // "was stated many times"
  Clause clause;
  clause.relative = !subject.empty() && phrases_.tag(subject.begin) == Tag::kRelative;
  clause.adjunct = subject.empty() && cue.begin == phrases_.ClauseBegin(cue.begin);  // "Asked about it, Lee said"
  const int end = ContentEnd(begin, clause);
  if (begin < end) Emit(source, span, CC_CUE_PASSIVE, {begin, end}, CC_NONE);
}

// "a club called Harbor Watch", "is known as the Old Port": a name, nobody's words.
bool CueReader::OnlyNames(Phrase cue, int verb, Phrase subject, bool passive) const {
  if (!phrases_.Is(verb, Class::kNamingWord)) return false;
  if (passive) return !phrases_.IsWord(cue.end, "by");
  const Tag before = phrases_.tag(subject.begin - 1);
  const bool some = phrases_.IsWord(subject.begin, "a") || phrases_.IsWord(subject.begin, "an");
  const bool thing = some && subject.end == cue.begin && phrases_.tag(subject.end - 1) == Tag::kNoun &&
                     !phrases_[subject.end - 1].capital && !phrases_.Is(subject.end - 1, Class::kUnnamedPerson) &&
                     !phrases_.Is(subject.end - 1, Class::kRole) && !phrases_.Is(subject.end - 1, Class::kDocumentNoun);
  if (thing && (phrases_[cue.end].capital || phrases_.IsShortQuote(cue.end))) return true;  // "A band called Ice"
  return !subject.empty() && phrases_.tag(subject.end - 1) == Tag::kNoun && subject.begin > 0 &&
         (IsVerbal(before) || before == Tag::kGerund || before == Tag::kCueGerund || before == Tag::kPreposition ||
          before == Tag::kTo) &&
         !phrases_.IsWord(subject.begin, "what") && !phrases_.Is(subject.end - 1, Class::kUnnamedPerson);
}

// "Lee should say why", "it can be seen", "will be told": not said, unless the words stand there.
bool CueReader::IsWished(Phrase cue, int verb, bool passive) const {
  bool wished = false;
  for (int i = cue.begin; i < verb; ++i) {
    wished |= phrases_.IsWord(i, "should") || phrases_.IsWord(i, "must");
    wished |= passive && (phrases_.IsWord(i, "can") || phrases_.IsWord(i, "will") || phrases_.IsWord(i, "being"));
  }
  if (!wished) return false;
  const int opening = Opening(cue.end);
  return opening < 0 || phrases_.tag(opening) != Tag::kQuote;
}

// "pointed a gun", "maintained the lead": these verbs give a statement only with their particle, or with words behind.
bool CueReader::SaysNothing(int verb, int end) const {
  if (phrases_.Is(verb, Class::kNeedsParticle) && end == verb + 1) return true;
  if (!phrases_.Is(verb, Class::kNeedsWords)) return false;
  if (phrases_.Is(verb, Class::kHearerVerb) && Opening(end) >= 0) return false;  // "advised | Lee that"
  while (phrases_.tag(end) == Tag::kTime || phrases_.tag(end) == Tag::kAdverb ||
         (phrases_.tag(end) == Tag::kPreposition && phrases_.tag(end + 1) == Tag::kTime)) {
    ++end;
  }
  const Tag next = phrases_.tag(end);
  return next != Tag::kStop && next != Tag::kComma && next != Tag::kColon && next != Tag::kQuote &&
         next != Tag::kThat && !phrases_.IsWord(end, "that");
}

// "Their presence could offer relief", "the boon may support him": a thing has no view of its own.
bool CueReader::IsThingThatMay(Phrase cue, int verb, Phrase subject) const {
  const Tag modal = phrases_.tag(cue.begin);
  if (modal != Tag::kAuxiliary || phrases_.values(verb).cue_verb != CC_CUE_THINKS) return false;
  if (!phrases_.IsWord(cue.begin, "may") && !phrases_.IsWord(cue.begin, "might") &&
      !phrases_.IsWord(cue.begin, "could")) {
    return false;
  }
  const int head = subject.end - 1;
  return phrases_.tag(head) == Tag::kNoun && !phrases_[head].capital && !phrases_.Is(head, Class::kOrganizationWord) &&
         Classify(subject).kind == CC_SOURCE_ORGANIZATION;
}

void CueReader::ReadCue(int verb) {
  const Phrase cue = CueAt(verb);
  if (SaysNothing(verb, cue.end)) return;
  if (phrases_.tag(cue.begin - 1) == Tag::kTo) {  // "wants to say": what is wanted, unless the words follow
    if (phrases_.IsWord(cue.begin - 2, "on") && phrases_.tag(cue.begin - 3) == Tag::kVerb) {  // "went on to say"
      const Phrase whole = {CueAt(cue.begin - 3).begin, cue.end};
      const Phrase speaker = phrases_.SubjectOf(whole.begin);
      return speaker.empty() ? void() : ReadAfter(whole, verb, Classify(speaker), speaker);
    }
    const int opening = Opening(cue.end);
    SpeakingSource source;
    if (opening < 0 || phrases_.tag(opening) != Tag::kQuote || inside_ || !SourceOfSentence(verb, source)) return;
    return Emit(source, CueSpan(cue), CC_CUE_SAYS, {opening, ContentEnd(opening)}, CC_NONE);
  }
  bool passive = false;
  for (int i = cue.begin; i < verb; ++i) {
    passive |= phrases_.tag(i) == Tag::kAuxiliary && phrases_.values(i).auxiliary == 1;
  }
  passive &= !phrases_.Text(verb).ends_with("ing");
  if (IsWished(cue, verb, passive)) return;
  if (phrases_.IsWord(verb + 1, "from")) return;  // "reported from Wye"
  const Phrase subject = phrases_.SubjectOf(cue.begin);
  if (OnlyNames(cue, verb, subject, passive)) return;
  if (passive) return ReadPassive(cue, subject, verb);
  // "the plan, first reported by News Daily, fails"
  if (phrases_.IsWord(cue.end, "by") && !phrases_.Text(verb).ends_with("ing")) {
    const Phrase object =
        phrases_.tag(cue.begin - 1) == Tag::kComma ? phrases_.NounPhraseEndingAt(cue.begin - 2) : subject;
    return ReadPassive(cue, object, verb);
  }
  int before = cue.begin - 1;
  const bool after_quote = phrases_.tag(before) == Tag::kQuote ||
                           (phrases_.tag(before) == Tag::kComma && phrases_.tag(before - 1) == Tag::kQuote);
  const bool speech = phrases_.Is(verb, Class::kSpeechVerb);
  // Inside somebody's words: what others say, not what the speaker thinks.
  if (inside_ && (!speech || (!subject.empty() && IsSpeakerOrHearer(subject)))) return;
  if (subject.empty() && Has(phrases_[verb].lexeme, Class::kHearerVerb) && phrases_.Text(verb).ends_with("sked") &&
      phrases_.tag(before) != Tag::kConjunction && !after_quote) {
    return ReadPassive(cue, subject, verb);  // "Asked about the vote, Lee said"
  }
  if (after_quote && subject.empty() && !speech && phrases_[verb].first + 1 < document_.tokens.size() &&
      phrases_.BeginsPhrase(cue.end) && (phrases_[cue.end].capital || phrases_.tag(cue.end) == Tag::kDeterminer)) {
    const Phrase speaker = phrases_.NounPhraseFrom(cue.end, false);  // “…,” remembered Ann Lee
    if (!speaker.empty()) return ReadInverted(cue, verb, speaker);
  }
  if (speech && (after_quote || (subject.empty() && phrases_.tag(before) == Tag::kComma))) {
    const Phrase speaker = phrases_.NounPhraseFrom(cue.end, false);
    if (!speaker.empty() && (after_quote || EndsClause(speaker.end) ||
                             (phrases_[speaker.begin].capital && Classify(speaker).kind == CC_SOURCE_NAMED_PERSON)))
      return ReadInverted(cue, verb, speaker);
  }
  SpeakingSource source;
  if (speech && subject.empty() && cue.begin == 0) {
    const Phrase speaker = phrases_.NounPhraseFrom(cue.end, false);  // Continued Lee: “…”
    const int opening = speaker.empty() ? -1 : Opening(speaker.end);
    if (opening >= 0 && phrases_.tag(opening) == Tag::kQuote) return ReadInverted(cue, verb, speaker);
  }
  if (subject.empty()) {
    // "Lee said A and added B", ", then warned that".
    const Tag joint = phrases_.tag(before);
    if (joint != Tag::kConjunction && joint != Tag::kComma && joint != Tag::kQuote) return;
    if (!SourceOfSentence(verb, source)) return;
    return ReadAfter(cue, verb, source);
  }
  if (ReadSpokenBefore(cue, verb, subject)) return;
  if (IsThingThatMay(cue, verb, subject)) return;
  ReadAfter(cue, verb, Classify(subject), subject);
}

// "After saying A, Lee left": whoever the main clause behind the comma is about. "Lee left after saying A": Lee.
void CueReader::ReadAdjunct(Phrase cue, int verb, int preposition) {
  const bool opens = preposition == phrases_.ClauseBegin(preposition) || phrases_.tag(preposition - 1) == Tag::kComma;
  if (inside_ || !phrases_.Is(verb, Class::kSpeechVerb)) return;
  if (!opens) {
    SpeakingSource source;
    const bool his = phrases_.IsWord(preposition, "after") || phrases_.IsWord(preposition, "before") ||
                     phrases_.IsWord(preposition, "upon") || phrases_.IsWord(preposition, "from");
    if (his && SourceOfSentence(verb, source)) ReadAfter(cue, verb, source);
    return;
  }
  int comma = cue.end;
  while (comma < phrases_.size() && phrases_.tag(comma) != Tag::kComma) ++comma;
  const int main = phrases_.FirstVerb(comma + 1, comma + kReach);
  if (main >= phrases_.size()) return;
  const Phrase subject = phrases_.SubjectOf(main);
  if (!subject.empty() && subject.begin == comma + 1) ReadAfter(cue, verb, Classify(subject));
}

// "…, adding that", "with Lee saying", "a statement saying".
void CueReader::ReadGerund(int verb) {
  int before = verb - 1;
  while (phrases_.tag(before) == Tag::kAdverb) --before;
  if (phrases_.tag(before) == Tag::kAuxiliary) return ReadCue(verb);
  Phrase cue = {before + 1, CueAt(verb).end};
  if (SaysNothing(verb, cue.end)) return;
  if (inside_ && !phrases_.Is(verb, Class::kSpeechVerb)) return;
  const bool adjunct = phrases_.tag(before) == Tag::kPreposition
                           ? !phrases_.IsWord(before, "by") && !phrases_.IsWord(before, "with")
                           : phrases_.IsWord(before, "while");
  if (adjunct) return ReadAdjunct(cue, verb, before);
  if (phrases_.IsWord(verb + 1, "from")) return;
  const Tag after = phrases_.tag(cue.end);  // "without planning, care or money": nothing that is said
  if (after == Tag::kStop || after == Tag::kConjunction ||
      (after == Tag::kComma && phrases_.tag(cue.end + 1) != Tag::kQuote)) {
    return;
  }
  SpeakingSource source;
  const Phrase beside = phrases_.NounPhraseEndingAt(before);
  const bool document = phrases_.tag(before) == Tag::kNoun && phrases_.Is(before, Class::kDocumentNoun) &&
                        phrases_.tag(beside.begin - 1) == Tag::kPreposition;  // "pushed back on a report claiming"
  const bool some = phrases_.Is(before, Class::kHeadlessQuantity) && phrases_.IsWord(before - 1, "with");
  if (document || some) {
    source = Classify(some ? Phrase{before, before + 1} : beside);
  } else if (phrases_.tag(before) == Tag::kNoun && !phrases_.Is(before, Class::kMessageNoun)) {
    Phrase subject = phrases_.NounPhraseEndingAt(before);
    for (int i = subject.end - 1; i > subject.begin; --i) {
      if (phrases_.IsWord(i - 1, "with")) subject.begin = i;
    }
    if (subject.empty()) return;
    // "sent a message to voters saying": the sender says it.
    const Tag object_of = phrases_.tag(subject.begin - 1);
    bool message = false;
    for (int i = subject.begin; i < subject.end && phrases_.tag(i) != Tag::kPreposition; ++i) {
      message |= phrases_.Is(i, Class::kMessageNoun);
    }
    const bool object = IsVerbal(object_of) || (phrases_.IsWord(subject.begin - 1, "out") &&
                                                IsVerbal(phrases_.tag(subject.begin - 2)));  // "sent out a message"
    const Phrase sender = message && object ? MainSubject(phrases_.ClauseBegin(verb), verb) : Phrase{};
    source = Classify(sender.empty() ? subject : sender);
  } else if (!SourceOfSentence(verb, source)) {
    return;
  }
  const int issued = beside.begin - 1;  // "issued a statement saying"
  if (!beside.empty() && beside.end == before + 1 && phrases_.tag(issued) == Tag::kVerb &&
      phrases_.Is(issued, Class::kLightVerb) && phrases_.Is(before, Class::kMessageNoun)) {
    cue.begin = CueAt(issued).begin;
  }
  ReadAfter(cue, verb, source);
}

void CueReader::SetLastPerson(uint32_t entity) {
  last_person_ = entity != CC_NONE && facts_.names[entity].kind == CC_NAME_PERSON ? entity : CC_NONE;
}

SpeakingSource CueReader::SubjectIn(uint32_t first, uint32_t end, uint32_t last, cc_span& cue) {
  phrases_.Fill(first, end, CC_NONE);
  SetLastPerson(last);
  return SubjectHere(cue);
}

SpeakingSource CueReader::SubjectHere(cc_span& cue) const {
  const int verb = phrases_.size() - 2;
  cue = {0, 0};
  if (phrases_.tag(verb) == Tag::kCue && phrases_.tag(verb + 1) == Tag::kColon) {  // "Ann Lee says: ¶ “…”"
    const Phrase whole = CueAt(verb);
    const Phrase subject = phrases_.SubjectOf(whole.begin);
    if (!subject.empty()) {
      cue = CueSpan(whole);
      return Classify(subject);
    }
  }
  // "When Hart left, Lee issued a statement: ¶ “…”"
  if (phrases_.tag(verb + 1) == Tag::kColon) return Classify(SpeakerBefore(0, verb + 1));
  return Classify(MainSubject(0, phrases_.size()));
}

void CueReader::Read(uint32_t first, uint32_t end, uint32_t outer, uint32_t last) {
  phrases_.Fill(first, end, outer);
  inside_ = outer != CC_NONE;
  first_attribution_ = static_cast<uint32_t>(facts_.attributions.size());
  SetLastPerson(last);
  for (const int i : phrases_.cues()) {
    switch (phrases_.tag(i)) {
      case Tag::kCue: ReadCue(i); break;
      case Tag::kCueGerund: ReadGerund(i); break;
      case Tag::kAccording: ReadAccording(i); break;
      case Tag::kVerb: ReadIdiom(i); break;
      case Tag::kNoun: ReadNoun(i); break;
      case Tag::kAdverb: ReadAdverb(i); break;
      default: break;
    }
  }
  for (const int i : phrases_.openings()) {  // last: a cue says more than a colon
    if (phrases_.tag(i) == Tag::kColon) ReadColon(i);
    if (phrases_.tag(i) == Tag::kQuote) ReadBeside(i);
  }
  DropOwn();
}

}  // namespace claimcheck::facts
