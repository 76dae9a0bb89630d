// A fact that no rule compared is told with the first reason that its own reading gives; "nothing to compare it with"
// is what is left when the fact itself would have been fit for it.
#include "daemon/engine/coverage.h"

#include <algorithm>
#include <array>

#include "claimcheck/sdk/document.h"

namespace claimcheck::engine {
namespace {

// Rules go through the text, so the fact that is told next is most often one of the next few.
template <typename Facts>
size_t FirstAt(const Facts& facts, uint32_t begin, size_t last) {
  constexpr size_t kNear = 4;
  const auto before = [begin](const auto& f) { return f.span.begin < begin; };
  if (last <= facts.size() && (last == 0 || before(facts[last - 1]))) {
    size_t at = last;
    const size_t limit = std::min(facts.size(), last + kNear);
    while (at < limit && before(facts[at])) ++at;
    if (at < limit || at == facts.size()) return at;
  }
  return static_cast<size_t>(std::partition_point(facts.begin(), facts.end(), before) - facts.begin());
}

template <typename Facts>
void MarkAt(const Facts& facts, cc_span span, size_t& last, std::vector<bool>& compared) {
  last = FirstAt(facts, span.begin, last);
  for (size_t i = last; i < facts.size() && facts[i].span.begin == span.begin; ++i) {
    if (facts[i].span.end == span.end) compared[i] = true;
  }
}

bool IsAsserted(uint32_t modality) { return modality == CC_MODALITY_ASSERTED || modality == 0; }

NotCompared WhyNot(const cc_quantity& quantity) {
  if (quantity.form == CC_FORM_VAGUE) return NotCompared::kVague;
  return IsAsserted(quantity.modality) ? NotCompared::kNothingToCompareWith : NotCompared::kNotAsserted;
}

NotCompared WhyNot(const cc_time& time) {
  if (time.grain == CC_GRAIN_VAGUE) return NotCompared::kVague;
  if (time.type != CC_TIME_DURATION && time.basis == CC_BASIS_NONE) return NotCompared::kNoDateToReadAgainst;
  return IsAsserted(time.modality) ? NotCompared::kNothingToCompareWith : NotCompared::kNotAsserted;
}

NotCompared WhyNot(const cc_quotation& quotation) {
  if (quotation.flags & CC_QUOTE_UNCLOSED) return NotCompared::kNotClosed;
  return quotation.parent != CC_NONE ? NotCompared::kInsideAnother : NotCompared::kNothingToCompareWith;
}

bool Counts(const cc_quantity& quantity) { return quantity.form != CC_FORM_ORDINAL; }
bool Counts(const cc_time& time) { return time.type != CC_TIME_SET; }
bool Counts(const cc_quotation& quotation) {
  return quotation.kind == CC_QUOTE_FULL || quotation.kind == CC_QUOTE_FRAGMENT || quotation.kind == CC_QUOTE_BLOCK;
}

template <typename Facts>
FactCoverage SumOf(const Facts& facts, const std::vector<bool>& compared) {
  FactCoverage sum;
  for (size_t i = 0; i < facts.size(); ++i) {
    if (!Counts(facts[i])) continue;
    ++sum.found;
    if (compared[i]) {
      ++sum.compared;
    } else {
      ++sum.not_compared[static_cast<size_t>(WhyNot(facts[i])) - 1];
    }
  }
  return sum;
}

enum Rank : uint8_t { kNone, kUnnamed, kUnnamedWithReason, kDocument, kOrganization, kNamed };

Rank RankOf(uint32_t source_kind, bool has_reason) {
  switch (source_kind) {
    case CC_SOURCE_NAMED_PERSON: return kNamed;
    case CC_SOURCE_ORGANIZATION: return kOrganization;
    case CC_SOURCE_DOCUMENT: return kDocument;
    case CC_SOURCE_UNNAMED_PERSON:
    case CC_SOURCE_UNNAMED_GROUP: return has_reason ? kUnnamedWithReason : kUnnamed;
    default: return kNone;
  }
}

// Raises the rank of every sentence that `content` touches.
void Raise(const text::Document& document, cc_span content, Rank rank, std::vector<Rank>& ranks) {
  const auto& sentences = document.sentences;
  auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                       [&](const cc_sentence& s) { return s.span.end <= content.begin; });
  for (; sentence != sentences.end() && sentence->span.begin < content.end; ++sentence) {
    Rank& has = ranks[static_cast<size_t>(sentence - sentences.begin())];
    has = std::max(has, rank);
  }
}

}  // namespace

ComparedFacts::ComparedFacts(const facts::Facts& facts)
    : facts_(facts),
      raw_{sizeof(cc_compared), 0, this, &Fact},
      quantities_(facts.quantities.size()),
      times_(facts.times.size()),
      quotations_(facts.quotations.size()) {}

void ComparedFacts::Fact(void* self, cc_span span) {
  ComparedFacts& compared = *static_cast<ComparedFacts*>(self);
  MarkAt(compared.facts_.quantities, span, compared.last_quantity_, compared.quantities_);
  MarkAt(compared.facts_.times, span, compared.last_time_, compared.times_);
  MarkAt(compared.facts_.quotations, span, compared.last_quotation_, compared.quotations_);
}

Coverage ComparedFacts::Sum() const {
  return {SumOf(facts_.quantities, quantities_), SumOf(facts_.times, times_), SumOf(facts_.quotations, quotations_)};
}

std::vector<cc_span> ComparedFacts::Spans() const {
  std::vector<cc_span> spans;
  const auto add = [&spans](const auto& facts, const std::vector<bool>& compared) {
    for (size_t i = 0; i < facts.size(); ++i) {
      if (compared[i]) spans.push_back(facts[i].span);
    }
  };
  add(facts_.quantities, quantities_);
  add(facts_.times, times_);
  add(facts_.quotations, quotations_);
  return spans;
}

SourceShares CountSources(const text::Document& document, const facts::Facts& facts) {
  std::vector<Rank> ranks(document.sentences.size(), kNone);
  for (const cc_attribution& attribution : facts.attributions) {
    const Rank rank = RankOf(attribution.source_kind, !sdk::IsAbsent(attribution.reason));
    if (rank != kNone) Raise(document, attribution.content, rank, ranks);
  }
  for (const cc_quotation& quotation : facts.quotations) {
    if (Counts(quotation) && !sdk::IsAbsent(quotation.speaker)) {
      Raise(document, quotation.span, RankOf(quotation.source_kind, false), ranks);
    }
  }
  SourceShares shares;
  uint32_t* const by_rank[] = {&shares.none,     &shares.unnamed,      &shares.unnamed_with_reason,
                               &shares.document, &shares.organization, &shares.named};
  for (size_t i = 0; i < ranks.size(); ++i) {
    const uint32_t kind = document.blocks[document.sentences[i].block].kind;
    if (kind != CC_BLOCK_PARAGRAPH && kind != CC_BLOCK_LIST_ITEM && kind != CC_BLOCK_BLOCK_QUOTE) continue;
    ++shares.statements;
    ++*by_rank[ranks[i]];
  }
  return shares;
}

}  // namespace claimcheck::engine
