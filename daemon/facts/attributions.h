// The reader of attributions: one stretch of text after the other, cues first, then what they govern.
//
// Internal to daemon/facts; callers use ReadAttributions (facts.h). Split over attributions.cc (walking the document,
// carrying speakers over), cue_reader.cc (verbs: source and content), cue_phrases.cc (cues that are no verb),
// cue_bounds.cc (where things begin and end), cue_results.cc (what is kept).
#ifndef CLAIMCHECK_DAEMON_FACTS_ATTRIBUTIONS_H_
#define CLAIMCHECK_DAEMON_FACTS_ATTRIBUTIONS_H_

#include <vector>

#include "daemon/facts/facts.h"
#include "daemon/facts/phrases.h"
#include "daemon/facts/sources.h"
#include "daemon/text/document.h"

namespace claimcheck::facts {

// Who spoke last, for sentences that name nobody.
struct Speaker {
  SpeakingSource source;
  cc_span cue = {0, 0};
  uint32_t attribution = CC_NONE;
  uint32_t block = CC_NONE;
  uint32_t stretch = 0;
};

// What is known of the clause that a content stands in.
struct Clause {
  bool relative = false;  // whose subject is "who" or "which"
  bool object = false;    // whose verb takes an object, not a clause
  bool adjunct = false;   // which stands before the main clause
};

class CueReader {
 public:
  CueReader(const text::Document& document, Facts& facts)
      : document_(document), facts_(facts), phrases_(document, facts) {}

  // Reads the tokens [first, end): everything they attribute is appended to facts.attributions, quotations among them
  // get their speakers. `last` is who "he" may be: a name, or CC_NONE.
  void Read(uint32_t first, uint32_t end, uint32_t outer, uint32_t last);

  void set_heading(bool heading) {
    heading_ = heading;
    phrases_.set_heading(heading);
  }
  // The sentence that attributions of the next Read belong to.
  void set_sentence(uint32_t sentence) { sentence_ = sentence; }
  const Phrases& phrases() const { return phrases_; }
  // Who the tokens [first, end), in which nobody speaks, are about; `last` as for Read. Reads no cue.
  // `cue`: the verb before a colon at the end, which what follows in the next paragraph depends on; else empty.
  SpeakingSource SubjectIn(uint32_t first, uint32_t end, uint32_t last, cc_span& cue);
  // The same of the stretch that was read last.
  SpeakingSource SubjectHere(cc_span& cue) const;
  // The subject of the first finite verb of the stretch after `begin`.
  Phrase MainSubject(int begin, int end) const;
  Phrase SpeakerBefore(int begin, int end) const;
  SpeakingSource Classify(Phrase phrase) const;
  uint32_t first_attribution() const { return first_attribution_; }
  void Emit(const SpeakingSource& source, cc_span cue, uint32_t cue_kind, Phrase content, uint32_t continues);

 private:
  void SetLastPerson(uint32_t entity);
  void ReadCue(int verb);
  void ReadGerund(int verb);
  void ReadAdjunct(Phrase cue, int verb, int preposition);
  void ReadAccording(int item);
  void ReadAdverb(int item);
  void ReadColon(int item);
  void ReadHeadingLabel(int item);
  void ReadIdiom(int verb);
  void ReadPutIt(int verb);
  bool ReadMadeClear(int verb);
  void ReadLightVerb(int verb);
  void ReadNoun(int noun);
  void ReadBeside(int item);
  Phrase SpeakerBeside(int item) const;
  void ReadPassive(Phrase cue, Phrase subject, int verb);
  void ReadInverted(Phrase cue, int begin, Phrase speaker);
  void ReadAfter(Phrase cue, int verb, const SpeakingSource& source, Phrase subject = {});
  bool ReadSpokenBefore(Phrase cue, int verb, Phrase subject);
  int AfterHearer(int item, int verb) const;
  int Opening(int item) const;
  int ContentEnd(int begin, Clause clause = {}) const;
  bool EndsEarly(int i, Clause clause, bool verb_seen) const;
  bool IsSpoken(int item) const;
  bool EndsWithComma(int item) const;
  bool DatesObject(int time) const;
  bool IsWished(Phrase cue, int verb, bool passive) const;
  bool IsThingThatMay(Phrase cue, int verb, Phrase subject) const;
  bool SaysNothing(int verb, int end) const;
  bool OnlyNames(Phrase cue, int verb, Phrase subject, bool passive) const;
  bool AnotherSpeaks(const cc_attribution& inner) const;
  void DropOwn();
  void MoveOut(cc_quotation& quotation) const;
  bool EndsClause(int item) const;
  bool IsSpeakerOrHearer(Phrase phrase) const;
  int BehindManner(int item) const;
  bool TakesParticle(int particles, int item) const;
  Phrase CueAt(int verb) const;
  bool SourceOfSentence(int item, SpeakingSource& source) const;
  bool LastHere(SpeakingSource& source) const;
  void EmitBefore(const SpeakingSource& source, Phrase cue, uint32_t cue_kind, int end);
  cc_span CueSpan(Phrase cue) const { return phrases_.Span(cue); }

  const text::Document& document_;
  Facts& facts_;
  Phrases phrases_;
  uint32_t last_person_ = CC_NONE;
  uint32_t first_attribution_ = 0;
  uint32_t sentence_ = 0;
  std::vector<uint32_t> dropped_into_;  // per attribution of the stretch: the one that takes its place
  bool heading_ = false;
  bool inside_ = false;  // the stretch lies inside a quotation
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_ATTRIBUTIONS_H_
