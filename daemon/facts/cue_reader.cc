// One cue after the other: who is behind it and what it covers.
//
//   Lee said that A.            subject, cue, content to the end of the clause
//   A, Lee said.                content, subject, cue: nothing follows that could be said
//   “A,” said Lee, a mayor.     content, cue, speaker with apposition
//   “A,” Lee said, “B.”         two pieces, one source
//   Lee said A, adding that B.  the participle takes the source of the sentence
//   Lee said A and added B.     so does a second verb
//   A, according to Lee, B.     two pieces
//   the fighting continued      nothing: that verb speaks only beside a quotation
#include <algorithm>

#include "daemon/facts/attributions.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;
using text::lexicon::Value;

bool IsVerbal(Tag t) { return t == Tag::kVerb || t == Tag::kCue || t == Tag::kAuxiliary; }

}  // namespace

// ---- emitting

void CueReader::Emit(const SpeakingSource& source, cc_span cue, uint32_t cue_kind, Phrase content, uint32_t continues) {
  while (!content.empty() &&
         (phrases_.tag(content.begin) == Tag::kComma || phrases_.tag(content.begin) == Tag::kColon)) {
    ++content.begin;
  }
  const cc_span span = phrases_.Span(content);
  if (span.begin == span.end) return;
  cc_attribution attribution = {};
  attribution.source = source.span;
  attribution.source_head = source.head;
  attribution.source_kind = source.kind;
  attribution.source_entity = source.entity;
  attribution.cue = cue;
  attribution.cue_kind = cue_kind;
  attribution.content = span;
  attribution.sentence = sentence_;
  attribution.parent = CC_NONE;
  attribution.continues = continues;
  bool quotes = false, words = false;
  const uint32_t index = static_cast<uint32_t>(facts_.attributions.size());
  for (int i = content.begin; i < content.end; ++i) {
    if (phrases_.tag(i) != Tag::kQuote) {
      words |= phrases_.tag(i) != Tag::kComma && phrases_.tag(i) != Tag::kStop && phrases_.tag(i) != Tag::kColon;
      continue;
    }
    quotes = true;
    cc_quotation& quotation = facts_.quotations[phrases_[i].quotation];
    const uint32_t size = span.end - span.begin;
    const bool smaller = quotation.attribution == CC_NONE ||
                         facts_.attributions[quotation.attribution].content.end -
                                 facts_.attributions[quotation.attribution].content.begin >
                             size ||
                         quotation.speaker.begin == quotation.speaker.end;
    if (!smaller) continue;
    quotation.speaker = source.span;
    quotation.speaker_entity = source.entity;
    quotation.source_kind = source.kind;
    quotation.cue = cue;
    quotation.attribution = index;
    quotation.distance = 0;
  }
  attribution.speech = !quotes ? CC_SPEECH_INDIRECT : words ? CC_SPEECH_MIXED : CC_SPEECH_DIRECT;
  facts_.attributions.push_back(attribution);
}

SpeakingSource CueReader::Classify(Phrase phrase) const {
  uint32_t person = last_person_;
  if (!phrase.empty() && phrases_.tag(phrase.begin) == Tag::kPronoun) {
    const int value = Value(phrases_[phrase.begin].lexeme, Class::kPronoun);
    const uint32_t byte = document_.tokens[phrases_[phrase.begin].first].begin;
    const int gender = value == 1 || value == 2 ? value : 0;
    if (person != CC_NONE && gender != 0) {
      const int known = GenderOf(document_, facts_, facts_.names[person].entity);
      if (known != 0 && known != gender) person = CC_NONE;
    }
    if (person == CC_NONE) person = PersonBefore(document_, facts_, byte, gender);
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
  const Phrase main = MainSubject(ClauseBegin(item), item);
  const bool spoken = LastHere(source);
  if (main.empty()) return spoken;
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
  const int value = Value(phrases_[phrase.begin].lexeme, Class::kPronoun);
  return value >= 5 && value <= 7;
}

// ---- kinds of cues

// Emits what stands before the speaker: the quotation alone, or the clause from its begin.
void CueReader::EmitBefore(const SpeakingSource& source, Phrase cue, uint32_t cue_kind, int end) {
  int last = end - 1;
  while (last >= 0 && phrases_.tag(last) == Tag::kComma) --last;
  if (last < 0) return;
  int begin = ClauseBegin(last);
  if (phrases_.tag(last) == Tag::kQuote) {
    const Tag before = phrases_.tag(last - 1);
    if (last == begin || before == Tag::kStop || before == Tag::kQuote || before == Tag::kColon) begin = last;
  }
  while (begin < last && phrases_.tag(begin) == Tag::kConjunction) ++begin;
  Emit(source, CueSpan(cue), cue_kind, {begin, last + 1}, CC_NONE);
}

// What follows the cue: after a hearer, with or without "that".
void CueReader::ReadAfter(Phrase cue, int verb, const SpeakingSource& source, Phrase subject) {
  const uint32_t kind = static_cast<uint32_t>(Value(phrases_[verb].lexeme, Class::kCueVerb));
  int begin = AfterHearer(cue.end, verb);
  Clause clause;
  clause.relative = !subject.empty() && phrases_.tag(subject.begin) == Tag::kRelative;
  clause.object = phrases_.Is(verb, Class::kObjectVerb);
  const int opened = ClauseBegin(cue.begin);
  clause.adjunct = cue.begin > opened && (phrases_.tag(opened) == Tag::kSubordinator ||
                   (phrases_.tag(opened) == Tag::kPreposition && phrases_.tag(cue.end - 1) == Tag::kCueGerund));
  while (phrases_.tag(begin) == Tag::kComma || phrases_.tag(begin) == Tag::kColon) ++begin;
  if (phrases_.Is(verb, Class::kQuoteVerb)) {
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
  const uint32_t kind = static_cast<uint32_t>(Value(phrases_[verb].lexeme, Class::kCueVerb));
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
  const uint32_t kind = static_cast<uint32_t>(Value(phrases_[verb].lexeme, Class::kCueVerb));
  if (!quote) {
    // "After the vote, Lee said A": something follows that is said.
    if (!EndsClause(after) ||
        (next != Tag::kStop && next != Tag::kComma && after < phrases_.size() && next != Tag::kConjunction)) {
      return false;
    }
    if (!phrases_.Is(verb, Class::kSpeechVerb) && kind != CC_CUE_THINKS && kind != CC_CUE_SHOWS) return false;
    const int clause = ClauseBegin(before);
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
  if (begin < phrases_.size() && phrases_.Text(begin) == "by") {
    const Phrase agent = phrases_.NounPhraseFrom(begin + 1, false);
    source = Classify(agent);
    begin = agent.end;
  }
  const cc_span span = CueSpan(cue);
  const bool impersonal = !subject.empty() && phrases_.Text(subject.begin).size() == 2 &&
                          Value(phrases_[subject.begin].lexeme, Class::kPronoun) == 3;
  if (!subject.empty() && !impersonal && !Has(phrases_[verb].lexeme, Class::kHearerVerb)) {
    Emit(source, span, CC_CUE_PASSIVE, subject, CC_NONE);
  }
  const Tag t = phrases_.tag(begin);
  if (t == Tag::kTime || t == Tag::kAdverb || t == Tag::kComma) return;  // "was stated many times"
  Clause clause;
  clause.relative = !subject.empty() && phrases_.tag(subject.begin) == Tag::kRelative;
  const int end = ContentEnd(begin, clause);
  if (begin < end) Emit(source, span, CC_CUE_PASSIVE, {begin, end}, CC_NONE);
}

// "a club called Harbor Watch", "is known as the Old Port": a name, nobody's words.
bool CueReader::OnlyNames(Phrase cue, int verb, Phrase subject, bool passive) const {
  if (!phrases_.Is(verb, Class::kNamingWord)) return false;
  if (passive) return !(cue.end < phrases_.size() && phrases_.Text(cue.end) == "by");
  const Tag before = phrases_.tag(subject.begin - 1);
  return !subject.empty() && phrases_.tag(subject.end - 1) == Tag::kNoun && subject.begin > 0 &&
         (IsVerbal(before) || before == Tag::kGerund || before == Tag::kCueGerund || before == Tag::kPreposition ||
          before == Tag::kTo) &&
         phrases_.Text(subject.begin) != "what" && !phrases_.Is(subject.end - 1, Class::kUnnamedPerson);
}

void CueReader::ReadCue(int verb) {
  const Phrase cue = CueAt(verb);
  if (phrases_.Is(verb, Class::kNeedsParticle) && cue.end == verb + 1) return;
  if (phrases_.tag(cue.begin - 1) == Tag::kTo) {  // "wants to say": what is wanted, unless the words follow
    const int opening = Opening(cue.end);
    SpeakingSource source;
    if (opening < 0 || phrases_.tag(opening) != Tag::kQuote || inside_ || !SourceOfSentence(verb, source)) return;
    return Emit(source, CueSpan(cue), CC_CUE_SAYS, {opening, ContentEnd(opening)}, CC_NONE);
  }
  bool passive = false;
  for (int i = cue.begin; i < verb; ++i) {
    passive |= phrases_.tag(i) == Tag::kAuxiliary && Value(phrases_[i].lexeme, Class::kAuxiliary) == 1;
  }
  passive &= !phrases_.Text(verb).ends_with("ing");
  if (verb + 1 < phrases_.size() && phrases_.Text(verb + 1) == "from") return;  // "reported from Wye"
  const Phrase subject = phrases_.SubjectOf(cue.begin);
  if (OnlyNames(cue, verb, subject, passive)) return;
  if (passive) return ReadPassive(cue, subject, verb);
  // "the plan, first reported by News Daily, fails"
  if (cue.end < phrases_.size() && phrases_.Text(cue.end) == "by" && !phrases_.Text(verb).ends_with("ing")) {
    const Phrase object = phrases_.tag(cue.begin - 1) == Tag::kComma ? phrases_.NounPhraseEndingAt(cue.begin - 2) : subject;
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
    if (!speaker.empty() && (after_quote || EndsClause(speaker.end))) return ReadInverted(cue, verb, speaker);
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
  ReadAfter(cue, verb, Classify(subject), subject);
}

// "…, adding that", "with Lee saying", "a statement saying".
void CueReader::ReadGerund(int verb) {
  int before = verb - 1;
  while (phrases_.tag(before) == Tag::kAdverb) --before;
  if (phrases_.tag(before) == Tag::kAuxiliary) return ReadCue(verb);
  const Phrase cue = {before + 1, CueAt(verb).end};
  if (phrases_.Is(verb, Class::kNeedsParticle) && cue.end == verb + 1) return;
  if (inside_ && !phrases_.Is(verb, Class::kSpeechVerb)) return;
  if (phrases_.tag(before) == Tag::kPreposition && phrases_.Text(before) != "by" && phrases_.Text(before) != "with")
    return;
  if (verb + 1 < phrases_.size() && phrases_.Text(verb + 1) == "from") return;
  SpeakingSource source;
  if (phrases_.tag(before) == Tag::kNoun && !phrases_.Is(before, Class::kMessageNoun)) {
    Phrase subject = phrases_.NounPhraseEndingAt(before);
    for (int i = subject.end - 1; i > subject.begin; --i) {
      if (phrases_.Text(i - 1) == "with" || phrases_.Text(i - 1) == "With") subject.begin = i;
    }
    if (subject.empty()) return;
    // "sent a message to voters saying": the sender says it.
    const Tag object_of = phrases_.tag(subject.begin - 1);
    bool message = false;
    for (int i = subject.begin; i < subject.end && phrases_.tag(i) != Tag::kPreposition; ++i) {
      message |= phrases_.Is(i, Class::kMessageNoun);
    }
    const Phrase sender = message && IsVerbal(object_of) ? MainSubject(ClauseBegin(verb), verb) : Phrase{};
    source = Classify(sender.empty() ? subject : sender);
  } else if (!SourceOfSentence(verb, source)) {
    return;
  }
  ReadAfter(cue, verb, source);
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
  for (int i = ClauseBegin(item); i < item; ++i) {
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

// "Lee: “…”" and "LEE: …" at the begin of a stretch; elsewhere whoever acts before the colon says what follows it.
void CueReader::ReadColon(int item) {
  const bool quote = phrases_.tag(item + 1) == Tag::kQuote && !phrases_.IsShortQuote(item + 1);
  if (quote && facts_.quotations[phrases_[item + 1].quotation].attribution != CC_NONE) return;
  bool label = item >= 1 && item <= 5;
  for (int i = 0; i < item && label; ++i) label = phrases_[i].capital && phrases_.tag(i) == Tag::kNoun;
  if (!quote && heading_) return;
  if (!quote && !(label && document_.tokens[phrases_[0].first].flags & CC_FLAG_ALL_CAPS)) return;
  Phrase subject = label ? Phrase{0, item} : MainSubject(ClauseBegin(item), item);
  if (subject.empty()) subject = phrases_.NounPhraseEndingAt(item - 1);  // "From the report: “…”"
  if (subject.empty()) return;
  const cc_token& colon = document_.tokens[phrases_[item].first];
  Emit(Classify(subject), {colon.begin, colon.end}, CC_CUE_COLON, {item + 1, quote ? item + 2 : ContentEnd(item + 1)},
       CC_NONE);
}

// “…,” Lee went on: any verb will do beside a whole quotation that nobody has yet.
void CueReader::ReadBeside(int item) {
  const cc_quotation& quotation = facts_.quotations[phrases_[item].quotation];
  if (quotation.attribution != CC_NONE || quotation.kind != CC_QUOTE_FULL) return;
  const int clause = ClauseBegin(item);
  if (phrases_.tag(item - 1) == Tag::kComma && clause < item - 1) {
    const Phrase named = phrases_.NounPhraseFrom(clause, false);  // "Ann Lee, who knew him, “…”"
    const SpeakingSource source = Classify(named);
    if (named.end == item - 1 && source.kind == CC_SOURCE_NAMED_PERSON) {
      return Emit(source, {0, 0}, CC_CUE_COLON, {item, item + 1}, CC_NONE);
    }
  }
  const Phrase after = SpeakerBeside(item);
  if (!after.empty()) return Emit(Classify(after), {0, 0}, CC_CUE_SAYS, {item, item + 1}, CC_NONE);
  if (phrases_.tag(item - 1) != Tag::kComma) return;
  const Phrase main = MainSubject(clause, item);  // "Lee issued a statement, “…”"
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
  if (!named.empty() && phrases_.Span({item, item + 1}).end > 0 && Classify(named).kind == CC_SOURCE_NAMED_PERSON)
    return named;
  return {};
}

// "her remark that …", "Lee’s answer was that …": what the noun says belongs to whoever has it.
void CueReader::ReadNoun(int noun) {
  int that = noun + 1;
  if (phrases_.tag(that) == Tag::kAuxiliary) ++that;
  if (that >= phrases_.size() || phrases_.Text(that) != "that") return;
  SpeakingSource source;
  if (Value(phrases_[noun - 1].lexeme, Class::kDeterminer) == 1) {
    source = Classify({noun - 1, noun});
    source.kind = CC_SOURCE_UNNAMED_GROUP;
    source.entity = PersonBefore(document_, facts_, source.span.begin, 0);
    if (source.entity != CC_NONE) source.entity = facts_.names[source.entity].entity;
    if (source.entity != CC_NONE && phrases_.Text(noun - 1) != "their") source.kind = CC_SOURCE_NAMED_PERSON;
  } else if (phrases_.tag(noun - 1) == Tag::kPossessive) {
    source = Classify(phrases_.NounPhraseEndingAt(noun - 2));
  } else {
    return;
  }
  const int end = ContentEnd(that);
  Emit(source, CueSpan({noun, noun + 1}), CC_CUE_NOUN, {that, end}, CC_NONE);
}

void CueReader::Read(uint32_t first, uint32_t end, uint32_t outer, const Speaker& last) {
  phrases_.Fill(first, end, outer);
  inside_ = outer != CC_NONE;
  first_attribution_ = static_cast<uint32_t>(facts_.attributions.size());
  last_person_ = last.source.entity != CC_NONE && facts_.names[last.source.entity].kind == CC_NAME_PERSON
                     ? last.source.entity
                     : CC_NONE;
  for (int i = 0; i < phrases_.size(); ++i) {
    const Tag t = phrases_.tag(i);
    if (t == Tag::kCue)
      ReadCue(i);
    else if (t == Tag::kCueGerund)
      ReadGerund(i);
    else if (t == Tag::kVerb && i + 1 < phrases_.size() && phrases_.Text(i + 1) == "it" &&
             (phrases_.Text(i) == "put" || phrases_.Text(i) == "puts"))
      ReadPutIt(i);
    else if (t == Tag::kAccording)
      ReadAccording(i);
    else if (t == Tag::kNoun && i > 0 && phrases_.Is(i, Class::kClaimNoun))
      ReadNoun(i);
    else if (t == Tag::kAdverb && phrases_.Is(i, Class::kCueAdverb))
      ReadAdverb(i);
  }
  for (int i = 0; i < phrases_.size(); ++i) {  // last: a cue says more than a colon
    if (phrases_.tag(i) == Tag::kColon) ReadColon(i);
    if (phrases_.tag(i) == Tag::kQuote) ReadBeside(i);
  }
  DropOwn();
}

// Whether an attribution inside another's content tells of somebody else's words.
bool CueReader::AnotherSpeaks(const cc_attribution& inner) const {
  if (inner.cue_kind == CC_CUE_ACCORDING || inner.cue_kind == CC_CUE_COLON) return true;
  if (inner.source.begin == inner.source.end) return false;
  const uint16_t source = text::lexicon::Find(document_.Text(inner.source));
  if (Has(source, Class::kPronoun) || Has(source, Class::kSubordinator)) return false;
  if (inner.cue_kind != CC_CUE_SAYS) return document_.Text(inner.content).starts_with("that ");
  if (inner.speech != CC_SPEECH_INDIRECT || inner.cue.begin == inner.cue.end) return true;
  const std::string_view cue = document_.Text(inner.cue);
  const size_t space = cue.rfind(' ');
  return Has(text::lexicon::Find(space == cue.npos ? cue : cue.substr(space + 1)), Class::kSpeechVerb);
}

// What somebody says that he thinks, wants or says is one statement of his: "Lee said | he wants a bridge". Inside
// somebody's content only another's words are an attribution of their own: "Lee said | the ministry said | it fell".
void CueReader::DropOwn() {
  auto& all = facts_.attributions;
  if (all.size() < first_attribution_ + 2) return;
  dropped_into_.assign(all.size() - first_attribution_, CC_NONE);
  bool any = false;
  for (uint32_t i = first_attribution_; i < all.size(); ++i) {
    if (AnotherSpeaks(all[i])) continue;
    const uint32_t begin = std::min(all[i].content.begin, all[i].cue.end > 0 ? all[i].cue.begin : all[i].content.begin);
    const uint32_t end = std::max(all[i].content.end, all[i].cue.end);
    for (uint32_t k = first_attribution_; k < all.size(); ++k) {
      const cc_attribution& outer = all[k];
      if (k == i || outer.source.begin == outer.source.end) continue;
      if (outer.content.begin <= begin && end <= outer.content.end &&
          outer.content.end - outer.content.begin > all[i].content.end - all[i].content.begin) {
        dropped_into_[i - first_attribution_] = k;
        any = true;
        break;
      }
    }
  }
  if (!any) return;
  for (int i = 0; i < phrases_.size(); ++i) {
    if (phrases_.tag(i) == Tag::kQuote) MoveOut(facts_.quotations[phrases_[i].quotation]);
  }
  uint32_t kept = first_attribution_;
  for (uint32_t i = first_attribution_; i < all.size(); ++i) {
    const bool drop = dropped_into_[i - first_attribution_] != CC_NONE;
    dropped_into_[i - first_attribution_] = kept;  // from here on: where it has gone
    if (!drop) all[kept++] = all[i];
  }
  all.resize(kept);
  for (int i = 0; i < phrases_.size(); ++i) {
    if (phrases_.tag(i) != Tag::kQuote) continue;
    uint32_t& index = facts_.quotations[phrases_[i].quotation].attribution;
    if (index != CC_NONE && index >= first_attribution_) index = dropped_into_[index - first_attribution_];
  }
}

// Gives a quotation of a dropped attribution to the one around it.
void CueReader::MoveOut(cc_quotation& quotation) const {
  uint32_t index = quotation.attribution;
  if (index == CC_NONE || index < first_attribution_ || dropped_into_[index - first_attribution_] == CC_NONE) return;
  while (dropped_into_[index - first_attribution_] != CC_NONE) index = dropped_into_[index - first_attribution_];
  const cc_attribution& outer = facts_.attributions[index];
  quotation.speaker = outer.source;
  quotation.speaker_entity = outer.source_entity;
  quotation.source_kind = outer.source_kind;
  quotation.cue = outer.cue;
  quotation.attribution = index;
}

}  // namespace claimcheck::facts
