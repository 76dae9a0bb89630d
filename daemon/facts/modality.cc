// The verb that governs an amount carries its modality. Walking back from the amount, the first verb whose own group (its
// auxiliaries, adverbs, and a chain of "to": "is expected to be able to send") says nothing settles that it is asserted;
// behind it only a clause around the whole may still matter: "denied that …", "if …".
//   might deploy 12,000 · is planning to send 12,000 · did not send 12,000 · at first counted 12 dead
//   12 soldiers could be sent: the group of the verb behind them
// Not meant: "not only 12", "no fewer than 12" (a hedge), "May 12", "due to 12 deaths", "he may not know that 12 died".
#include "daemon/facts/modality.h"

#include "daemon/facts/counted_noun.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kReach = 24;  // tokens back from an amount

bool EndsClause(const TokenRow& row, uint32_t i) {
  return row.IsOneOf(i, {";", ":", "but", "while", "whereas", "although", "though", "—", "--", "–", "("});
}

// "would" is what somebody announced if somebody said it: "said it would send 12"; else it is a thought.
uint32_t OfWould(const TokenRow& row, uint32_t i) {
  for (uint32_t at = i; at > row.begin() && i - at < 8; --at) {
    if (row.Has(at - 1, Class::kCueVerb)) return CC_MODALITY_FORECAST;
  }
  return CC_MODALITY_HYPOTHETICAL;
}

// What the word itself says; 0 if nothing. `first` is the begin of the amount.
uint32_t OfWord(const TokenRow& row, uint32_t i, uint32_t first) {
  if (!row.Word(i)) return 0;
  if (row.Has(i, Class::kEarlierWord) || (row.Is(i, "first") && row.Is(i - 1, "at"))) return CC_MODALITY_EARLIER;
  if (row.Has(i, Class::kNegationWord)) return row.IsOneOf(i + 1, {"only", "just"}) ? 0 : CC_MODALITY_NEGATED;
  if (row.Has(i, Class::kHypotheticalWord)) {
    if (row.Is(i, "may") && row.Capital(i) && !row.FirstWord(i)) return 0;
    if (row.IsOneOf(i, {"would", "'d"})) return OfWould(row, i);
    if (row.Is(i, "whether") && row.Is(i - 1, "or")) return 0;
    return CC_MODALITY_HYPOTHETICAL;
  }
  if (!row.Has(i, Class::kForecastWord)) return 0;
  if (row.Has(i, Class::kAuxiliary)) return CC_MODALITY_FORECAST;
  const bool infinitive = row.Is(i + 1, "to") && i + 2 < first;
  if (row.IsOneOf(i, {"due", "set", "going", "likely", "agree", "agrees", "agreed", "prepare", "prepares", "prepared",
                      "preparing", "due", "poised", "slated"})) {
    return infinitive ? CC_MODALITY_FORECAST : 0;
  }
  // "the plan", "a promise" are nouns
  return row.Has(i - 1, Class::kDeterminer) ? 0 : CC_MODALITY_FORECAST;
}

// From a verb at `i` back over its auxiliaries and adverbs: the first token that no longer belongs to its group.
bool BelongsToGroup(const TokenRow& row, uint32_t i) {
  return row.Has(i, Class::kAuxiliary) || row.Has(i, Class::kAdverb) || row.IsOneOf(i, {"to", "able", "n't"}) ||
         (row.Word(i) && row.Text(i).size() > 4 && row.Text(i).substr(row.Text(i).size() - 2) == "ly");
}

uint32_t Backward(const TokenRow& row, uint32_t first, bool governed) {
  bool in_group = false;
  for (uint32_t at = first; at > row.begin() && first - at < kReach; --at) {
    const uint32_t i = at - 1;
    if (EndsClause(row, i)) return CC_MODALITY_ASSERTED;
    const uint32_t word = OfWord(row, i, first);
    if (word == CC_MODALITY_EARLIER) return word;
    if (!governed && word != 0) return word;
    if (governed) {
      // Only what holds the whole clause: "if …", "denied that …", "it is possible that …"
      const bool holds = row.IsOneOf(i, {"if", "unless", "whether"}) ||
                         (row.Is(i + 1, "that") && row.Has(i, Class::kNegationWord)) ||
                         (row.Is(i + 1, "that") && row.IsOneOf(i, {"possible", "fears", "feared", "possibility"}));
      if (holds) return word != 0 ? word : CC_MODALITY_HYPOTHETICAL;
      if (row.Is(i, ",")) return CC_MODALITY_ASSERTED;
      continue;
    }
    if (in_group && !BelongsToGroup(row, i)) {
      governed = true;
      if (row.Is(i, ",")) return CC_MODALITY_ASSERTED;
      continue;
    }
    if (IsVerbForm(row, i) || row.Has(i, Class::kAuxiliary)) in_group = true;
  }
  return CC_MODALITY_ASSERTED;
}

// The words between the amount and the verb of which it is the subject.
uint32_t Forward(const TokenRow& row, uint32_t end, uint32_t verb) {
  for (uint32_t i = end; i <= verb && row.In(i); ++i) {
    // "12 members did not vote": the twelve are not denied
    const uint32_t word = OfWord(row, i, row.end());
    if (word != 0 && word != CC_MODALITY_NEGATED) return word;
  }
  return CC_MODALITY_ASSERTED;
}

// "Initially, it was said that 11,000 would come": what has changed since has changed whatever the verb.
bool SaysEarlier(const TokenRow& row, uint32_t first) {
  for (uint32_t at = first; at > row.begin() && first - at < kReach; --at) {
    if (row.IsOneOf(at - 1, {"but", ";", "now", "while"})) return false;
    if (OfWord(row, at - 1, first) == CC_MODALITY_EARLIER) return true;
  }
  return false;
}

}  // namespace

uint32_t ModalityOf(const TokenRow& row, uint32_t first, uint32_t end, uint32_t verb) {
  if (SaysEarlier(row, first)) return CC_MODALITY_EARLIER;
  const bool subject = verb != CC_NONE && verb >= end;
  if (subject) {
    if (const uint32_t said = Forward(row, end, verb); said != CC_MODALITY_ASSERTED) return said;
  }
  return Backward(row, first, subject);
}

}  // namespace claimcheck::facts
