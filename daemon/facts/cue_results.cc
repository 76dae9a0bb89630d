// What one stretch says, as attributions: adding one, and leaving out those that say nothing of their own.
//
//   Lee said he wants a bridge.            one: what Lee wants is what he said
//   Lee said the ministry said it fell.    two: another source speaks inside Lee's words
#include <algorithm>

#include "daemon/facts/attributions.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;

}  // namespace

void CueReader::Emit(const SpeakingSource& source, cc_span cue, uint32_t cue_kind, Phrase content, uint32_t continues) {
  while (!content.empty() &&
         (phrases_.tag(content.begin) == Tag::kComma || phrases_.tag(content.begin) == Tag::kColon)) {
    ++content.begin;
  }
  const cc_span span = phrases_.Span(content);
  if (span.begin == span.end) return;
  const uint32_t index = static_cast<uint32_t>(facts_.attributions.size());
  cc_attribution& attribution = facts_.attributions.emplace_back();
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
  static constexpr TagSet kNoWords = {Tag::kQuote, Tag::kComma, Tag::kStop, Tag::kColon};
  int word = content.begin;
  while (word < content.end && kNoWords.Holds(phrases_.tag(word))) ++word;
  const bool words = word < content.end;
  bool quotes = false;
  for (const int i : phrases_.openings()) {
    if (i < content.begin || i >= content.end || phrases_.tag(i) != Tag::kQuote) continue;
    quotes = true;
    cc_quotation& quotation = facts_.quotations[phrases_.quotation(i)];
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
    const uint32_t begin = std::min(all[i].content.begin, all[i].cue.end > 0 ? all[i].cue.begin : all[i].content.begin);
    const uint32_t end = std::max(all[i].content.end, all[i].cue.end);
    for (uint32_t k = first_attribution_; k < all.size(); ++k) {
      const cc_attribution& outer = all[k];
      if (k == i || outer.source.begin == outer.source.end) continue;
      if (outer.content.begin <= begin && end <= outer.content.end &&
          outer.content.end - outer.content.begin > all[i].content.end - all[i].content.begin) {
        if (AnotherSpeaks(all[i])) break;
        dropped_into_[i - first_attribution_] = k;
        any = true;
        break;
      }
    }
  }
  if (!any) return;
  for (const int i : phrases_.openings()) {
    if (phrases_.tag(i) == Tag::kQuote) MoveOut(facts_.quotations[phrases_.quotation(i)]);
  }
  uint32_t kept = first_attribution_;
  for (uint32_t i = first_attribution_; i < all.size(); ++i) {
    const bool drop = dropped_into_[i - first_attribution_] != CC_NONE;
    dropped_into_[i - first_attribution_] = kept;  // from here on: where it has gone
    if (!drop) all[kept++] = all[i];
  }
  all.resize(kept);
  for (const int i : phrases_.openings()) {
    if (phrases_.tag(i) != Tag::kQuote) continue;
    uint32_t& index = facts_.quotations[phrases_.quotation(i)].attribution;
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
