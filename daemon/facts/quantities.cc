// Walks the tokens of each sentence; at every word or digit that can open a number it reads an amount, pairs it with
// the next one where they belong together, and then looks at what stands around: hedge, rate, noun, whole, verb.
//
// Left alone: what lies inside a DATE or TIME ("5 May", "two years ago"); numbers in names (name_number.h); "one" that
// stands for somebody ("the one who", "this one"); ordinals in names ("the 11th Corps") and in any time ("third
// quarter").
#include <algorithm>
#include <bit>

#include "daemon/facts/amount.h"
#include "daemon/facts/counting_word.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/name_number.h"
#include "daemon/facts/quantity_context.h"
#include "daemon/facts/quantity_links.h"
#include "daemon/facts/quantity_pair.h"
#include "daemon/facts/token_mask.h"

namespace claimcheck::facts {
namespace {

cc_str Static(std::string_view text) { return {text.data(), text.size()}; }

// Value, bounds and unit of an amount, or of two that make a pair, into a quantity of zeros.
void SetAmount(const Amount& a, const Amount* b, Pairing pairing, cc_quantity& q) {
  const Amount& last = b != nullptr ? *b : a;
  q.first_token = a.first;
  q.token_count = last.end - a.first;
  q.form = a.number.form;
  q.value = q.from = q.to = a.value;
  q.low = a.low;
  q.high = a.high;
  q.step = a.step;
  if (b != nullptr) {
    q.from = a.value;
    q.to = b->value;
  } else if (a.number.form == CC_FORM_FRACTION) {
    q.from = a.number.from;
    q.to = a.number.to;
  }
  if (pairing == Pairing::kRange) {
    q.form = b->number.form == CC_FORM_MULTIPLE ? CC_FORM_MULTIPLE : CC_FORM_RANGE;
    q.value = (q.from + q.to) / 2;
    q.low = std::min(q.from, q.to);
    q.high = std::max(q.from, q.to);
    q.step = std::min(a.step, b->step);
  } else if (pairing == Pairing::kRatio) {
    q.form = CC_FORM_RATIO;
    q.value = b->value != 0 ? a.value / b->value : 0;
    q.low = q.value * (1 - kFractionReach);
    q.high = q.value * (1 + kFractionReach);
    q.step = q.value * kFractionReach;
  } else if (pairing == Pairing::kScore) {
    q.form = CC_FORM_SCORE;
  }
  q.dimension = last.has_unit ? last.unit.dimension : CC_DIM_COUNT;
  if (last.has_unit) q.unit = Static(last.unit.symbol);
  q.base_factor = last.has_unit ? last.unit.factor : 1;
  q.base_offset = last.has_unit ? last.unit.offset : 0;
  q.hedge_kind = CC_HEDGE_NONE;
  q.modality = CC_MODALITY_ASSERTED;
  q.attribution = q.quotation = q.whole_quantity = CC_NONE;
}

class QuantityReader {
 public:
  QuantityReader(const text::Document& document, Facts& facts)
      : document_(document), facts_(facts), context_(document, facts) {}

  void ReadSentence(uint32_t index);

 private:
  // The first token from `i` on that a number can begin with; `end` if there is none.
  uint32_t NextOpening(uint32_t i, uint32_t end);
  uint32_t ReadAt(const TokenRow& row, uint32_t i);
  uint32_t ReadOrdinal(const TokenRow& row, uint32_t i);
  uint32_t ReadOneUnit(const TokenRow& row, uint32_t i);
  uint32_t Emit(const TokenRow& row, const Amount& a, const Amount* b, Pairing pairing);
  // Where every word may be written with a capital.
  bool InHeadline() const {
    const uint32_t kind = document_.blocks[document_.sentences[sentence_].block].kind;
    return kind == CC_BLOCK_HEADLINE || kind == CC_BLOCK_CROSSHEAD;
  }
  // Skips times that end before token `i`; the first DATE or TIME from there on begins at `block_begin_`.
  void AdvanceTimes(uint32_t i);
  bool InsideAnyTime(uint32_t i);

  const text::Document& document_;
  Facts& facts_;
  QuantityContext context_;
  uint32_t sentence_ = 0;
  uint32_t emitted_end_ = 0;  // token behind the last quantity
  size_t next_time_ = 0;
  size_t past_times_ = 0;     // times that InsideAnyTime has left behind
  uint32_t block_begin_ = 0;  // tokens of the next DATE or TIME
  uint32_t block_end_ = 0;
  uint64_t mask_ = 0;  // of the 64 tokens from `masked_` on, those that a number may begin with
  uint32_t masked_ = CC_NONE;
};

// By lexeme, whether a number may begin with the word.
std::vector<uint8_t> MakeOpeners() {
  static constexpr text::lexicon::ClassSet kOpeners = {Class::kNumberWord,   Class::kMagnitude,   Class::kOrdinalWord,
                                                       Class::kFractionWord, Class::kVagueNumber, Class::kMultipleWord,
                                                       Class::kUnit,         Class::kCurrency};
  std::vector<uint8_t> openers(text::lexicon::Abi().lexeme_count);
  for (size_t i = 1; i < openers.size(); ++i) openers[i] = text::lexicon::HasAny(static_cast<uint16_t>(i), kOpeners);
  return openers;
}

uint32_t QuantityReader::NextOpening(uint32_t i, uint32_t end) {
  static const std::vector<uint8_t> kTable = MakeOpeners();
  while (i < end) {
    const uint32_t block = i / 64 * 64;
    if (block != masked_) {
      masked_ = block;
      const auto size = static_cast<uint32_t>(document_.tokens.size());
      mask_ = NumbersAndListed(document_.tokens.data() + block, std::min(64u, size - block), kTable.data());
    }
    const uint64_t from = mask_ >> (i - block);
    if (from == 0) {
      i = block + 64;
      continue;
    }
    i += static_cast<uint32_t>(std::countr_zero(from));
    // A sign of a currency is listed too, and belongs to the number beside it.
    if (i < end && document_.tokens[i].kind > CC_TOKEN_NUMBER) {
      ++i;
      continue;
    }
    return std::min(i, end);
  }
  return end;
}

void QuantityReader::AdvanceTimes(uint32_t i) {
  if (i < block_end_) return;
  while (next_time_ < facts_.times.size()) {
    const cc_time& time = facts_.times[next_time_];
    // "recent" and "now" are dates too, but hold no number and end no noun phrase.
    const bool blocks = (time.type == CC_TIME_DATE || time.type == CC_TIME_TIME) && time.grain != CC_GRAIN_VAGUE;
    if (blocks && time.first_token + time.token_count > i) {
      block_begin_ = time.first_token;
      block_end_ = time.first_token + time.token_count;
      return;
    }
    ++next_time_;
  }
  block_begin_ = block_end_ = CC_NONE;
}

// Asked for tokens in ascending order. AdvanceTimes has no eye for durations.
bool QuantityReader::InsideAnyTime(uint32_t i) {
  const auto end = [this](size_t t) { return facts_.times[t].first_token + facts_.times[t].token_count; };
  while (past_times_ < facts_.times.size() && end(past_times_) <= i) ++past_times_;
  for (size_t t = past_times_; t < facts_.times.size() && facts_.times[t].first_token <= i; ++t) {
    if (i < end(t)) return true;
  }
  return false;
}

void QuantityReader::ReadSentence(uint32_t index) {
  static constexpr text::Literal kIn = "in";
  const cc_sentence& sentence = document_.sentences[index];
  const uint32_t begin = sentence.first_token, end = begin + sentence.token_count;
  const size_t first = facts_.quantities.size();
  sentence_ = index;
  AdvanceTimes(begin);
  for (uint32_t i = NextOpening(begin, end); i < end; i = NextOpening(i, end)) {
    AdvanceTimes(i);
    if (i >= block_begin_) {
      i = block_end_;
      continue;
    }
    cc_sentence part = sentence;
    part.token_count = (block_begin_ < end ? block_begin_ : end) - begin;
    // The preposition before a date goes with it: "rose to 50,000 in 2020" has no inches.
    if (block_begin_ < end && block_begin_ - 1 > i && document_.word_keys[block_begin_ - 1] == kIn.key &&
        document_.Text(document_.tokens[block_begin_ - 1]) == kIn.text) {
      --part.token_count;
    }
    const uint32_t next = ReadAt(TokenRow(document_, part), i);
    i = next > i ? next : i + 1;
  }
  if (facts_.quantities.size() > first) LinkQuantities(document_, first, facts_.quantities);
}

uint32_t QuantityReader::ReadAt(const TokenRow& row, uint32_t i) {
  if (row.Number(i)) {
    if (const uint32_t end = EndOfNameNumber(row, i); end != 0) return end;
    if (row.Glued(i + 1) && row.IsOneOf(i + 1, {"st", "nd", "rd", "th"})) return ReadOrdinal(row, i);
    if (row.Glued(i + 1) && row.Is(i + 1, "s")) return i + 2;  // "in his 30s"
  } else if (row.Has(i, Class::kUnit) && !row.Has(i, Class::kNumberWord)) {
    return ReadOneUnit(row, i);
  } else if (row.Has(i, Class::kCurrency)) {  // "sold for a dollar"
    const bool one = row.IsOneOf(i, {"dollar", "euro", "grand"}) &&
                     (!row.Word(i + 1) || row.Has(i + 1, Class::kPreposition) || row.Has(i + 1, Class::kConjunction));
    return one ? ReadOneUnit(row, i) : i + 1;
  } else if ((row.Is(i, "one") && !CountsOne(row, i)) || IsNoCount(row, i, InHeadline())) {
    return i + 1;
  } else if (row.Has(i, Class::kOrdinalWord) && !row.Has(i, Class::kFractionWord)) {
    return ReadOrdinal(row, i);
  }
  const bool no_and = row.IsOneOf(i - 1, {"between", "from"}) || row.IsOneOf(i - 2, {"between"});
  Amount a, b;
  if (!ReadAmount(row, i, no_and, emitted_end_, a)) {
    const bool tens = row.Has(i, Class::kNumberWord) && row.Hyphen(i + 1);
    return row.Has(i, Class::kOrdinalWord) || tens ? ReadOrdinal(row, i) : i + 1;
  }
  // "twenty-first": an ordinal behind the tens
  if (a.end == i + 1 && row.Hyphen(i + 1) && row.Has(i + 2, Class::kOrdinalWord) && row.Has(i, Class::kNumberWord) &&
      row.Value(i, Class::kNumberWord) >= 20) {
    return ReadOrdinal(row, i);
  }
  const Pairing pairing = PairWithNext(row, a, b);
  if (pairing == Pairing::kNone || pairing == Pairing::kShared) return Emit(row, a, nullptr, pairing);
  return Emit(row, a, &b, pairing);
}

// "a mile from here" is one mile; "$2 a gallon" is a rate, "a bit", "a foot in the door" are no measures.
uint32_t QuantityReader::ReadOneUnit(const TokenRow& row, uint32_t i) {
  if (!row.IsOneOf(i - 1, {"a", "an"}) || row.Plural(i)) return i + 1;
  if (row.Capital(i) && row.Capital(i + 1)) return i + 1;  // "a Ft. Worth man"
  if (row.IsOneOf(i, {"bit", "foot", "yard", "stone", "degree", "knot", "amp", "ton", "inch", "gig", "cc", "pound",
                      "pa", "pint", "fathom", "volt", "kilo"})) {
    return i + 1;
  }
  if (row.Number(i - 2) || row.Has(i - 2, Class::kMagnitude) || row.Has(i - 2, Class::kCurrency) ||
      row.Has(i - 2, Class::kNumberWord) || row.Is(i - 2, "%") || row.IsOneOf(i - 2, {"percent", "half", "such"})) {
    return i + 1;
  }
  const auto& all = facts_.quantities;
  if (!all.empty() && row.At(i).begin < all.back().per.end) return i + 1;
  Number one;
  one.end = i;
  const Measure measure = MeasureBehind(row, one);
  if (measure.end == 0) return i + 1;
  Amount amount;
  amount.first = i - 1;
  amount.end = measure.end;
  amount.number.form = CC_FORM_WORDS;
  amount.number.value = amount.number.lead = 1;
  amount.has_unit = true;
  amount.unit = measure.unit;
  amount.worth = measure.worth;
  ReadSmallerUnits(row, amount);
  Settle(amount);
  return Emit(row, amount, nullptr, Pairing::kNone);
}

// "the third time", "its 21st victim"; not "first", "the 11th Corps", "third quarter", "a third of", "a third party".
uint32_t QuantityReader::ReadOrdinal(const TokenRow& row, uint32_t i) {
  Number number;
  const uint32_t end = ReadOrdinalNumber(row, i, number);
  if (end == 0) return i + 1;
  const bool digits = row.Number(i);
  if (row.Capital(end) || row.Capital(i) || InsideAnyTime(i)) return end;
  if (!digits) {
    if (number.value < 3 || !row.Word(end)) return end;
    if (!row.Has(i - 1, Class::kDeterminer) && !row.Possessive(i - 1)) return end;
  }
  if (row.Has(end, Class::kMonth) || row.Has(end, Class::kStreetWord) || row.Has(i - 2, Class::kMonth)) return end;
  if (number.value == 3 && row.IsOneOf(end, {"party", "parties", "world", "degree"})) return end;
  Amount amount;
  amount.first = i;
  amount.end = end;
  amount.number = number;
  amount.number.step = 1;
  Settle(amount);
  return Emit(row, amount, nullptr, Pairing::kNone);
}

uint32_t QuantityReader::Emit(const TokenRow& row, const Amount& a, const Amount* b, Pairing pairing) {
  const Amount& last = b != nullptr ? *b : a;
  cc_quantity& q = facts_.quantities.emplace_back();
  SetAmount(a, b, pairing, q);
  q.sentence = sentence_;
  q.span = context_.Span(a.first, last.end);
  return emitted_end_ = context_.Read(row, last, q);
}

}  // namespace

void ReadQuantities(const text::Document& document, Facts& facts) {
  QuantityReader reader(document, facts);
  for (uint32_t i = 0; i < document.sentences.size(); ++i) reader.ReadSentence(i);
}

}  // namespace claimcheck::facts
