// Quantities, times, quotations and attributions are all ordered by where they begin, so that one walk over each pair
// of lists finds what holds what: those that have begun wait on a stack, the innermost on top.
#include "daemon/facts/facts.h"
#include "daemon/facts/modality.h"

namespace claimcheck::facts {
namespace {

// Asked for spans in ascending order, gives the innermost of the holders that contains each.
template <typename Holder>
class Innermost {
 public:
  Innermost(const std::vector<Holder>& holders, cc_span Holder::*span)
      : holders_(holders.data()), size_(static_cast<uint32_t>(holders.size())), span_(span) {}

  uint32_t Of(cc_span inner) {
    while (next_ < size_ && SpanOf(next_).begin <= inner.begin) open_.push_back(next_++);
    while (!open_.empty() && SpanOf(open_.back()).end <= inner.begin) open_.pop_back();
    // A holder below may have ended before one above it; few overlap without lying in each other.
    for (size_t i = open_.size(), looked = 0; i-- > 0 && looked < kMostOverlaps; ++looked) {
      if (SpanOf(open_[i]).end >= inner.end) return open_[i];
    }
    return CC_NONE;
  }

 private:
  static constexpr size_t kMostOverlaps = 16;
  cc_span SpanOf(uint32_t i) const { return holders_[i].*span_; }

  const Holder* holders_;
  uint32_t size_;
  cc_span Holder::*span_;
  std::vector<uint32_t> open_;
  uint32_t next_ = 0;
};

template <typename Fact>
void SetHolders(const Facts& facts, std::vector<Fact>& items) {
  Innermost<cc_attribution> attributions(facts.attributions, &cc_attribution::content);
  Innermost<cc_quotation> quotations(facts.quotations, &cc_quotation::span);
  for (Fact& item : items) {
    item.attribution = attributions.Of(item.span);
    item.quotation = quotations.Of(item.span);
  }
}

// The token that begins at or behind `byte`, looked for from `token` on; CC_NONE beyond the row.
uint32_t TokenFrom(const TokenRow& row, uint32_t token, uint32_t byte) {
  while (row.In(token) && row.At(token).begin < byte) ++token;
  return row.In(token) ? token : CC_NONE;
}

uint32_t QuantityModality(const text::Document& document, const cc_quantity& q, ModalityReader& modality) {
  constexpr uint32_t kVerbReach = 24;
  const TokenRow row(document, document.sentences[q.sentence]);
  uint32_t first = q.first_token;
  const uint32_t end = q.first_token + q.token_count;
  if (q.hedge.begin < q.hedge.end && q.hedge.begin < q.span.begin) {
    while (first > row.begin() && row.At(first - 1).begin >= q.hedge.begin) --first;
    // "as high as"; "traded as high as" has been
    const bool been = q.verb.begin < q.verb.end && q.verb.end <= q.hedge.begin && document.Text(q.verb).ends_with("ed");
    if ((row.Is(first + 1, "high") && !been) || row.Is(first, "possibly")) return CC_MODALITY_HYPOTHETICAL;
  }
  uint32_t verb = CC_NONE;
  if (q.verb.begin < q.verb.end && q.verb.begin >= q.span.end) {
    verb = TokenFrom(row, end, q.verb.begin);
    if (verb != CC_NONE && verb > end + kVerbReach) verb = CC_NONE;
  }
  // "four of six projects were dropped": what is counted is no verb; "two possible suspects" may be none
  if (verb == CC_NONE || q.counted.begin < q.span.end) return modality.Read(q.sentence, first, end, verb);
  uint32_t noun_end = end;
  bool possible = false;
  for (; noun_end < verb && row.At(noun_end).begin < q.counted.end; ++noun_end)
    possible |= row.Is(noun_end, "possible");
  return modality.Read(q.sentence, first, possible ? end : noun_end, verb);
}

}  // namespace

void BindFacts(const text::Document& document, Facts& facts) {
  SetHolders(facts, facts.quantities);
  SetHolders(facts, facts.times);
  ModalityReader modality(document);
  // In step, so that a sentence is looked at once for both.
  size_t next = 0;
  const auto bind_times = [&](uint32_t end) {
    for (; next < facts.times.size() && facts.times[next].sentence < end; ++next) {
      cc_time& t = facts.times[next];
      t.modality = modality.Read(t.sentence, t.first_token, t.first_token + t.token_count, CC_NONE);
    }
  };
  for (cc_quantity& q : facts.quantities) {
    bind_times(q.sentence);
    q.modality = QuantityModality(document, q, modality);
  }
  bind_times(CC_NONE);
}

}  // namespace claimcheck::facts
