// Hedges before a number are read from right to left, longest first:
//   phrases       "as many as", "at least", "close to", "just under", "in excess of"
//   comparatives  "more than", "no fewer than", "less than or equal to"
//   one word      "about", "nearly", "some", in hedge.txt
//   signs         ">", "<=", "~"
// Not hedges: "rather than 12", "other than 12", "some 3" (an estimate has more digits), "over" before a stretch of
// time, which quantities.cc takes back once it knows the unit.
#include "daemon/facts/hedge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace claimcheck::facts {
namespace {

struct Phrase {
  template <size_t kSize>
  consteval Phrase(const text::Literal (&phrase)[kSize], uint32_t hedge) : size(kSize), kind(hedge) {
    for (size_t i = 0; i < kSize; ++i) words[i] = phrase[i];
    last = phrase[kSize - 1].key;
  }

  uint64_t last = 0;  // key of the last word
  uint32_t size;
  uint32_t kind;
  text::Literal words[4] = {};
};
constexpr Phrase kPhrases[] = {
    {{"as", "many", "as"}, CC_HEDGE_AT_MOST},
    {{"as", "much", "as"}, CC_HEDGE_AT_MOST},
    {{"as", "high", "as"}, CC_HEDGE_AT_MOST},
    {{"as", "large", "as"}, CC_HEDGE_AT_MOST},
    {{"as", "few", "as"}, CC_HEDGE_AT_LEAST},
    {{"as", "little", "as"}, CC_HEDGE_AT_LEAST},
    {{"as", "low", "as"}, CC_HEDGE_AT_LEAST},
    {{"at", "least"}, CC_HEDGE_AT_LEAST},
    {{"at", "minimum"}, CC_HEDGE_AT_LEAST},
    {{"a", "minimum", "of"}, CC_HEDGE_AT_LEAST},
    {{"minimum", "of"}, CC_HEDGE_AT_LEAST},
    {{"at", "most"}, CC_HEDGE_AT_MOST},
    {{"at", "the", "most"}, CC_HEDGE_AT_MOST},
    {{"up", "to"}, CC_HEDGE_AT_MOST},
    {{"a", "maximum", "of"}, CC_HEDGE_AT_MOST},
    {{"maximum", "of"}, CC_HEDGE_AT_MOST},
    {{"close", "to"}, CC_HEDGE_ABOUT},
    {{"near", "to"}, CC_HEDGE_ABOUT},
    {{"something", "like"}, CC_HEDGE_ABOUT},
    {{"more", "or", "less"}, CC_HEDGE_ABOUT},
    {{"in", "the", "region", "of"}, CC_HEDGE_ABOUT},
    {{"on", "the", "order", "of"}, CC_HEDGE_ABOUT},
    {{"just", "under"}, CC_HEDGE_NEARLY},
    {{"just", "below"}, CC_HEDGE_NEARLY},
    {{"slightly", "under"}, CC_HEDGE_NEARLY},
    {{"slightly", "below"}, CC_HEDGE_NEARLY},
    {{"a", "little", "under"}, CC_HEDGE_NEARLY},
    {{"little", "under"}, CC_HEDGE_NEARLY},
    {{"shy", "of"}, CC_HEDGE_NEARLY},
    {{"just", "shy", "of"}, CC_HEDGE_NEARLY},
    {{"just", "over"}, CC_HEDGE_OVER},
    {{"well", "over"}, CC_HEDGE_OVER},
    {{"a", "little", "over"}, CC_HEDGE_OVER},
    {{"slightly", "over"}, CC_HEDGE_OVER},
    {{"well", "above"}, CC_HEDGE_OVER},
    {{"just", "above"}, CC_HEDGE_OVER},
    {{"upwards", "of"}, CC_HEDGE_OVER},
    {{"upward", "of"}, CC_HEDGE_OVER},
    {{"north", "of"}, CC_HEDGE_OVER},
    {{"in", "excess", "of"}, CC_HEDGE_OVER},
    {{"south", "of"}, CC_HEDGE_UNDER},
    {{"well", "under"}, CC_HEDGE_UNDER},
    {{"well", "below"}, CC_HEDGE_UNDER},
};

constexpr auto kByLastWord = [] {
  auto phrases = std::to_array(kPhrases);
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.last < b.last; });
  return phrases;
}();

// Few numbers have one before them: the last word is asked for first.
Hedge PhraseBefore(const TokenRow& row, uint32_t first) {
  static constexpr text::WordSet kLastWords = {"of",   "to",    "as",    "least", "most", "under",
                                               "over", "below", "above", "like",  "less", "minimum"};
  Hedge best;
  if (!row.IsOneOf(first - 1, kLastWords)) return best;
  const uint64_t key = row.Key(first - 1);  // all last words are short
  const Phrase* phrase = std::lower_bound(kByLastWord.begin(), kByLastWord.end(), key,
                                          [](const Phrase& some, uint64_t last) { return some.last < last; });
  for (; phrase != kByLastWord.end() && phrase->last == key; ++phrase) {
    const uint32_t size = phrase->size;
    if (size <= best.end - best.first || first < row.begin() + size) continue;
    uint32_t k = size - 1;
    while (k > 0 && row.Is(first - size + k - 1, phrase->words[k - 1])) --k;
    if (k == 0) best = {first - size, first, phrase->kind};
  }
  return best;
}

// "more than", "no fewer than", "greater than or equal to", "equal to or less than", "less or equal than".
Hedge ComparativeBefore(const TokenRow& row, uint32_t first) {
  uint32_t at = first;
  bool equal = false, than = false;
  const Hedge none;
  // Right to left: [no] comparative {than | or | equal | to}
  for (int steps = 0; steps < 5; ++steps) {
    const uint32_t word = at - 1;
    if (row.Is(word, "than")) {
      than = true;
    } else if (row.Is(word, "equal") || row.Is(word, "equals")) {
      equal = true;
    } else if (!row.Is(word, "or") && !(row.Is(word, "to") && (row.Is(word - 1, "equal")))) {
      break;
    }
    --at;
  }
  if (!than) return none;
  const uint32_t word = at - 1;
  if (!row.Has(word, Class::kComparative)) return none;
  at = word;
  const bool above = row.Value(word, Class::kComparative) == CC_HEDGE_OVER;
  bool flips = false;
  if (row.IsOneOf(at - 1, {"no", "not", "never", "n't"})) {
    flips = true;
    --at;
  } else if (row.Is(at - 1, "or") && row.Is(at - 2, "to") && row.Is(at - 3, "equal")) {
    equal = true;
    at -= 3;
  } else if (row.IsOneOf(at - 1, {"slightly", "little", "just", "well", "far", "much", "significantly"})) {
    if (!above && row.IsOneOf(at - 1, {"slightly", "little", "just"})) {
      return {row.Is(at - 2, "a") ? at - 2 : at - 1, first, CC_HEDGE_NEARLY};
    }
    at -= row.Is(at - 2, "a") ? 2 : 1;
  }
  if (flips) return {at, first, above ? CC_HEDGE_AT_MOST : CC_HEDGE_AT_LEAST};
  if (equal) return {at, first, above ? CC_HEDGE_AT_LEAST : CC_HEDGE_AT_MOST};
  return {at, first, above ? CC_HEDGE_OVER : CC_HEDGE_UNDER};
}

Hedge SignBefore(const TokenRow& row, uint32_t first) {
  static constexpr text::WordSet kSigns = {"~", "≈", "±", "≥", "≤", "=", ">", "<"};
  const uint32_t sign = first - 1;
  if (!row.IsOneOf(sign, kSigns)) return {};
  const bool joined = row.Glued(sign) && row.IsOneOf(sign - 1, {"<", ">", "="});
  if (row.IsOneOf(sign, {"~", "≈", "±"}) && !joined) return {sign, first, CC_HEDGE_ABOUT};
  if (row.Is(sign, "≥")) return {sign, first, CC_HEDGE_AT_LEAST};
  if (row.Is(sign, "≤")) return {sign, first, CC_HEDGE_AT_MOST};
  if (row.Is(sign, "=") && joined) {
    if (row.Is(sign - 1, ">")) return {sign - 1, first, CC_HEDGE_AT_LEAST};
    if (row.Is(sign - 1, "<")) return {sign - 1, first, CC_HEDGE_AT_MOST};
  }
  if (joined) return {};
  if (row.Is(sign, ">")) return {sign, first, CC_HEDGE_OVER};
  if (row.Is(sign, "<")) return {sign, first, CC_HEDGE_UNDER};
  return {};
}

}  // namespace

Hedge HedgeBefore(const TokenRow& row, uint32_t first) {
  // What can end a hedge, beside the signs and the words of hedge.txt.
  static constexpr text::WordSet kEnds = {"of",   "to",   "as",   "least",   "most", "under", "over",  "below", "above",
                                          "like", "less", "than", "minimum", "just", "only",  "equal", "or"};
  if (first <= row.begin()) return {};
  if (row.Word(first - 1) && !row.Has(first - 1, Class::kHedge) && !row.IsOneOf(first - 1, kEnds)) return {};
  uint32_t at = first;
  // "about a million", "about the 12", "more than just 12"
  if (row.IsOneOf(at - 1, {"just", "only"}) && row.Is(at - 2, "than")) --at;
  const uint32_t last = at - 1;
  if (!row.Word(last)) return SignBefore(row, first);
  if (Hedge hedge = PhraseBefore(row, at); hedge.end != 0) {
    hedge.end = first;
    if (row.IsOneOf(hedge.first - 1, {"possibly", "perhaps", "maybe"})) --hedge.first;
    return hedge;
  }
  if (row.IsOneOf(last, {"than", "to", "equal", "or"})) {
    Hedge hedge = ComparativeBefore(row, at);
    hedge.end = hedge.end == 0 ? 0 : first;
    return hedge;
  }
  if (!row.Has(last, Class::kHedge)) return {};
  const uint32_t begin =
      row.IsOneOf(last - 1, {"at", "an", "very", "just"}) && row.Value(last, Class::kHedge) < 4 ? last - 1 : last;
  return {begin, first, static_cast<uint32_t>(row.Value(last, Class::kHedge))};
}

Hedge HedgeBehind(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kOpeners = {"-", "‑", "plus", "+", "or", "and", "at", "give"};
  if (!row.IsOneOf(i, kOpeners)) return {};
  const uint32_t at = row.Hyphen(i) ? i + 1 : i;
  if (row.Is(at, "odd") && at > i) return {i, at + 1, CC_HEDGE_ABOUT};
  if (row.Is(at, "plus") && (at > i || !row.Word(at + 1))) return {i, at + 1, CC_HEDGE_AT_LEAST};
  if (row.Is(i, "+") && row.Glued(i) && !row.Number(i + 1)) return {i, i + 1, CC_HEDGE_AT_LEAST};
  if (row.Is(i, "or") || row.Is(i, "and")) {
    if (row.Is(i, "or") && row.Is(i + 1, "so")) return {i, i + 2, CC_HEDGE_ABOUT};
    if (row.Has(i + 1, Class::kComparative) && !row.Is(i + 2, "than")) {
      // "12 or more", "20 and over"; not "12 and more people", nor "up" as a verb's particle
      const uint32_t next = i + 2;
      if (row.Is(i, "and") && row.Word(next) && !row.Has(next, Class::kPreposition)) return {};
      if (row.Number(next)) return {};
      const bool above = row.Value(i + 1, Class::kComparative) == CC_HEDGE_OVER;
      return {i, next, above ? CC_HEDGE_AT_LEAST : CC_HEDGE_AT_MOST};
    }
    return {};
  }
  if (row.Is(i, "at") && row.IsOneOf(i + 1, {"least", "most"}) && !row.Number(i + 2) &&
      !row.Has(i + 2, Class::kNumberWord)) {
    return {i, i + 2, row.Is(i + 1, "least") ? CC_HEDGE_AT_LEAST : CC_HEDGE_AT_MOST};
  }
  if (row.Is(i, "give") && row.Is(i + 1, "or") && row.Is(i + 2, "take")) return {i, i + 3, CC_HEDGE_ABOUT};
  return {};
}

Bounds Hedged(Bounds plain, double value, uint32_t kind) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double reach = kHedgeReach * std::fabs(value);
  switch (kind) {
    case CC_HEDGE_ABOUT: return {value - reach, value + reach};
    case CC_HEDGE_NEARLY: return {value - reach, value};
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST: return {value, kInfinity};
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST: return {-kInfinity, value};
    default: return plain;
  }
}

}  // namespace claimcheck::facts
