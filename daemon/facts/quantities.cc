// Walks the tokens of each sentence; at every word or digit that can open a number it reads an amount, pairs it with the
// next one where they belong together, and then looks at what stands around: hedge, rate, noun, whole, verb.
//
// Left alone: what lies inside a DATE or TIME ("5 May", "two years ago"); numbers in names (name_number.h); "one" that
// stands for somebody ("the one who", "this one"); ordinals in names ("the 11th Corps") and in any time ("third quarter").
#include <algorithm>

#include "daemon/facts/amount.h"
#include "daemon/facts/counted_noun.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/hedge.h"
#include "daemon/facts/name_number.h"
#include "daemon/facts/quantity_pair.h"

namespace claimcheck::facts {
namespace {

constexpr int kPointReach = 30;  // tokens around "points" that may say that they are of per cent

cc_str Static(std::string_view text) { return {text.data(), text.size()}; }

// "one" as a number: "one man", "one in five", "one of the 40"; not "this one", "one of the best", "no one", "one day".
bool CountsOne(const TokenRow& row, uint32_t i) {
  if (row.Hyphen(i - 1)) return false;
  if (row.IsOneOf(i - 1, {"minus", "negative"}) || row.Has(i + 1, Class::kUnit)) return true;
  if (row.IsOneOf(i - 1, {"this", "that", "which", "the", "no", "any", "every", "each", "another", "other", "some",
                          "right", "wrong", "first", "last", "next", "such", "only", "many"}) &&
      !row.Has(i + 1, Class::kMagnitude)) {
    return false;
  }
  if (row.Hyphen(i + 1) || row.Has(i + 1, Class::kMagnitude) || row.Has(i + 1, Class::kFractionWord)) return true;
  if (row.Is(i + 1, "of")) {
    return row.Has(i + 2, Class::kDeterminer) && (row.Number(i + 3) || row.Has(i + 3, Class::kNumberWord));
  }
  if (row.Is(i + 1, "point")) return row.Has(i + 2, Class::kNumberWord);
  if (row.IsOneOf(i + 1, {"another", "such", "day", "thing", "time", "way", "hand", "side", "reason", "place"})) {
    return false;
  }
  if (row.Is(i + 1, "in") || row.Is(i + 1, "out")) {
    return row.Number(i + 2) || row.Has(i + 2, Class::kNumberWord) || row.IsOneOf(i + 2, {"every", "of"});
  }
  if (row.Is(i + 1, "and")) return row.IsOneOf(i + 2, {"a", "one"});
  if (row.IsOneOf(i + 1, {"to", "or", "per", "percent"})) return true;
  if (row.Is(i + 1, "over") && (row.Number(i + 2) || row.Has(i + 2, Class::kNumberWord))) return true;
  if (row.Possessive(i + 1)) return false;
  if (!row.Word(i + 1)) {
    return !row.In(i - 1) || row.Has(i - 1, Class::kPreposition) ||
           row.Has(i - 1, Class::kConjunction) || row.IsOneOf(i - 1, {"minus", "negative", "is"});
  }
  if (row.Has(i + 1, Class::kPreposition) || row.Has(i + 1, Class::kAuxiliary) || row.Has(i + 1, Class::kPronoun) ||
      row.Has(i + 1, Class::kSubordinator) || row.Has(i + 1, Class::kConjunction) || row.Has(i + 1, Class::kAdverb) ||
      row.Has(i + 1, Class::kDeterminer)) {
    return false;
  }
  return !IsVerbForm(row, i + 1) || row.Has(i + 1, Class::kUnit);
}

// "ground zero", "a year or two", "Twenty20", "the Gang of Eight", "the Big Ten".
bool NoCount(const TokenRow& row, uint32_t i, bool headline) {
  if (row.Word(i) && row.Number(i + 1) && row.Glued(i + 1)) return true;
  if (!headline && row.Word(i) && row.Capital(i) && !row.FirstWord(i) && !row.Capital(i + 1)) {
    const uint32_t name = row.Is(i - 1, "of") ? i - 2 : i - 1;
    if (row.Word(name) && row.Capital(name) && !row.FirstWord(name)) return true;
  }
  if (row.Is(i, "zero")) return row.IsOneOf(i - 1, {"ground", "sub", "absolute", "net", "patient", "below", "above"});
  return row.Is(i, "two") && row.Is(i - 1, "or") && row.Word(i - 2) && !row.Has(i - 2, Class::kNumberWord);
}

// Value, bounds and unit of an amount, or of two that make a pair.
cc_quantity MakeQuantity(const Amount& a, const Amount* b, Pairing pairing) {
  const Amount& last = b != nullptr ? *b : a;
  cc_quantity q = {};
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
    q.form = CC_FORM_RANGE;
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
  return q;
}

class QuantityReader {
 public:
  QuantityReader(const text::Document& document, Facts& facts) : document_(document), facts_(facts) {}

  void ReadSentence(uint32_t index);

 private:
  bool Opens(const cc_token& token) const;
  uint32_t ReadAt(const TokenRow& row, uint32_t i);
  uint32_t ReadOrdinal(const TokenRow& row, uint32_t i);
  uint32_t ReadOneUnit(const TokenRow& row, uint32_t i);
  uint32_t Emit(const TokenRow& row, const Amount& a, const Amount* b, Pairing pairing);
  void SetHedge(const TokenRow& row, const Amount& last, uint32_t& begin, uint32_t& end, cc_quantity& q);
  void SetHedgeBehindNoun(const TokenRow& row, uint32_t i, cc_quantity& q) const;
  uint32_t SetCounted(const TokenRow& row, const Amount& last, uint32_t i, cc_quantity& q);
  uint32_t SetRate(const TokenRow& row, uint32_t i, cc_quantity& q);
  void SetPoints(const TokenRow& row, cc_quantity& q);
  void LinkWholes(size_t first);
  void JoinBounds(size_t first);
  cc_span Span(uint32_t begin, uint32_t end) const {
    return begin == end ? cc_span{0, 0} : cc_span{document_.tokens[begin].begin, document_.tokens[end - 1].end};
  }
  cc_span Span(TokenRange range) const { return Span(range.begin, range.end); }
  // Where every word may be written with a capital.
  bool InHeadline() const {
    const uint32_t kind = document_.blocks[document_.sentences[sentence_].block].kind;
    return kind == CC_BLOCK_HEADLINE || kind == CC_BLOCK_CROSSHEAD;
  }
  // Skips times that end before token `i`; the first DATE or TIME from there on begins at `block_begin_`.
  void AdvanceTimes(uint32_t i);
  bool InsideAnyTime(uint32_t i) const;

  const text::Document& document_;
  Facts& facts_;
  uint32_t sentence_ = 0;
  uint32_t emitted_end_ = 0;  // token behind the last quantity
  size_t next_time_ = 0;
  uint32_t block_begin_ = 0;  // tokens of the next DATE or TIME
  uint32_t block_end_ = 0;
};

bool QuantityReader::Opens(const cc_token& token) const {
  static constexpr text::lexicon::ClassSet kOpeners = {Class::kNumberWord,   Class::kMagnitude,   Class::kOrdinalWord,
                                                       Class::kFractionWord, Class::kVagueNumber, Class::kMultipleWord,
                                                       Class::kUnit};
  if (token.kind == CC_TOKEN_NUMBER) return true;
  return token.kind == CC_TOKEN_WORD && token.lexeme != 0 && text::lexicon::HasAny(token.lexeme, kOpeners);
}

void QuantityReader::AdvanceTimes(uint32_t i) {
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

bool QuantityReader::InsideAnyTime(uint32_t i) const {
  for (size_t t = next_time_; t < facts_.times.size() && facts_.times[t].first_token <= i; ++t) {
    if (i < facts_.times[t].first_token + facts_.times[t].token_count) return true;
  }
  // Durations before the next date have been skipped by AdvanceTimes.
  for (size_t t = next_time_; t-- > 0;) {
    const cc_time& time = facts_.times[t];
    if (time.first_token <= i && i < time.first_token + time.token_count) return true;
    if (time.sentence < sentence_) break;
  }
  return false;
}

void QuantityReader::ReadSentence(uint32_t index) {
  const cc_sentence& sentence = document_.sentences[index];
  const uint32_t begin = sentence.first_token, end = begin + sentence.token_count;
  const size_t first = facts_.quantities.size();
  sentence_ = index;
  AdvanceTimes(begin);
  for (uint32_t i = begin; i < end;) {
    if (!Opens(document_.tokens[i])) {
      ++i;
      continue;
    }
    AdvanceTimes(i);
    if (i >= block_begin_) {
      i = block_end_;
      continue;
    }
    cc_sentence part = sentence;
    part.token_count = (block_begin_ < end ? block_begin_ : end) - begin;
    // The preposition before a date goes with it: "rose to 50,000 in 2020" has no inches.
    if (block_begin_ < end && block_begin_ - 1 > i && document_.Text(document_.tokens[block_begin_ - 1]) == "in") {
      --part.token_count;
    }
    const uint32_t next = ReadAt(TokenRow(document_, part), i);
    i = next > i ? next : i + 1;
  }
  if (facts_.quantities.size() > first) {
    LinkWholes(first);
    JoinBounds(first);
  }
}

uint32_t QuantityReader::ReadAt(const TokenRow& row, uint32_t i) {
  if (row.Has(i, Class::kUnit) && !row.Has(i, Class::kNumberWord)) return ReadOneUnit(row, i);
  if (row.Number(i)) {
    if (const uint32_t end = EndOfNameNumber(row, i); end != 0) return end;
    if (row.Glued(i + 1) && row.IsOneOf(i + 1, {"st", "nd", "rd", "th"})) return ReadOrdinal(row, i);
    if (row.Glued(i + 1) && row.Is(i + 1, "s")) return i + 2;  // "in his 30s"
  } else if ((row.Is(i, "one") && !CountsOne(row, i)) || NoCount(row, i, InHeadline())) {
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
  if (row.IsOneOf(i, {"bit", "foot", "yard", "stone", "degree", "knot", "amp", "ton", "inch", "gig", "cc", "pound", "pa",
                      "pint", "fathom", "volt", "kilo"})) {
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
  Settle(amount);
  return Emit(row, amount, nullptr, Pairing::kNone);
}

// "the third time", "its 21st victim"; not "first", "the 11th Corps", "third quarter", "a third of".
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
  Amount amount;
  amount.first = i;
  amount.end = end;
  amount.number = number;
  amount.number.step = 1;
  Settle(amount);
  return Emit(row, amount, nullptr, Pairing::kNone);
}

void QuantityReader::SetHedge(const TokenRow& row, const Amount& last, uint32_t& begin, uint32_t& end, cc_quantity& q) {
  Hedge hedge = HedgeBefore(row, begin);
  if (const Hedge behind = HedgeBehind(row, end); behind.end != 0 && hedge.kind == CC_HEDGE_ABOUT) hedge = {};
  const bool time = last.has_unit && last.unit.dimension == CC_DIM_TIME;
  const std::string_view word = hedge.end != 0 ? row.Text(hedge.first) : std::string_view();
  // "over three days" is a stretch, "over 30 years old" is not; "some 3" and "in some one" are no estimates
  const bool stretch = time && (word == "over" || word == "around") && !row.IsOneOf(last.end, {"old", "of", "-"});
  if (stretch || (row.Is(hedge.first, "some") && q.value < 10)) hedge = {};
  if (row.Is(hedge.first, "estimated") && hedge.first + 1 < hedge.end) hedge = {};
  uint32_t span_end = end;
  if (hedge.end == 0) {
    hedge = HedgeBehind(row, end);
    if (hedge.end != 0) span_end = hedge.end;
  } else {
    begin = hedge.first;
  }
  if (hedge.end == 0) return;
  end = span_end;
  q.hedge = Span(hedge.first, hedge.end);
  q.hedge_kind = hedge.kind;
  if (q.form == CC_FORM_RANGE && (hedge.kind == CC_HEDGE_ABOUT || hedge.kind == CC_HEDGE_NEARLY)) return;
  const Bounds bounds = Hedged({q.low, q.high}, q.form == CC_FORM_VAGUE ? q.low : q.value, hedge.kind);
  if (q.form == CC_FORM_VAGUE && hedge.kind == CC_HEDGE_ABOUT) return;
  q.low = bounds.low;
  q.high = bounds.high;
}

// "a month", "per soldier per month"; returns the token behind it, or `i`.
uint32_t QuantityReader::SetRate(const TokenRow& row, uint32_t i, cc_quantity& q) {
  const bool money = q.dimension == CC_DIM_MONEY;
  uint32_t end = i;
  std::string rate;
  std::string_view time;
  for (int part = 0; part < 2; ++part) {
    const Rate found = RateAt(row, end, money);
    if (found.end == 0) break;
    end = found.end;
    std::string_view name;
    if (found.time_unit != 0) {
      name = TimeUnit(found.time_unit).symbol;
      if (name.empty() && found.time_unit == 7) name = "quarter";
      if (name.empty() && found.time_unit == 14) name = "night";
    } else if (found.unit_end != 0) {
      name = row.Text(found.unit);
      if (name == "capita" || name == "head") name = "person";
    }
    if (name.empty()) break;
    if (found.time_unit != 0) {
      time = name;
      continue;
    }
    if (!rate.empty()) rate += '/';
    rate += name;
  }
  if (end == i) return i;
  q.per = Span(i, end);
  // Things before times, however written: "a month for each soldier" and "per soldier per month" are one rate.
  if (rate.empty()) {
    q.rate = Static(time);
  } else {
    if (!time.empty()) rate.append("/").append(time);
    q.rate = facts_.Keep(std::move(rate));
  }
  return end;
}

// "4 points" beside per cent are percentage points.
void QuantityReader::SetPoints(const TokenRow& row, cc_quantity& q) {
  const uint32_t i = q.first_token + q.token_count;
  const uint32_t at = row.Hyphen(i) ? i + 1 : i;
  if (q.dimension != CC_DIM_COUNT || !row.IsOneOf(at, {"point", "points"})) return;
  const uint32_t begin = i > row.begin() + kPointReach ? i - kPointReach : row.begin();
  for (uint32_t k = begin; k < i + kPointReach && k < row.end(); ++k) {
    if (row.IsOneOf(k, {"%", "percent", "cent", "poll", "polls", "margin"})) {
      q.dimension = CC_DIM_PERCENT_POINT;
      q.unit = Static(kPercentPoint.symbol);
      q.token_count = at + 1 - q.first_token;
      q.span = Span(q.first_token, at + 1);
      return;
    }
  }
}

// The noun, and the whole that it is a part of; returns the token behind them.
uint32_t QuantityReader::SetCounted(const TokenRow& row, const Amount& last, uint32_t i, cc_quantity& q) {
  if (q.form == CC_FORM_SCORE) return i;
  uint32_t at = i;
  if (q.form == CC_FORM_MULTIPLE) return at;
  const bool plain_count = q.dimension == CC_DIM_COUNT && q.form != CC_FORM_FRACTION;
  if (row.Is(at, "of")) {
    NounPhrase noun;
    const TokenRange whole = ReadWhole(row, at, noun);
    if (whole.empty()) return at;
    const bool vague = q.form == CC_FORM_VAGUE;
    // "tons of grain" are no part of the grain; "12 of the 40 members", "half of voters", "40% of them" are parts
    const bool fraction = q.form == CC_FORM_FRACTION && q.dimension == CC_DIM_COUNT;
    if ((plain_count && !vague) || q.dimension == CC_DIM_PERCENT || fraction ||
        (vague && row.Has(at + 1, Class::kDeterminer))) {
      q.whole = Span(whole);
    }
    q.counted = Span(noun.phrase);
    q.head = Span(noun.head);
    return whole.end;
  }
  if (row.Hyphen(at) && row.Word(at + 1) && !last.has_unit) ++at;  // "12-member panel"
  if (q.form == CC_FORM_FRACTION && q.dimension == CC_DIM_COUNT && row.Has(at, Class::kDeterminer)) {  // "half the members"
    NounPhrase noun = ReadNounPhrase(row, at + 1, false);
    uint32_t number = at + 1;
    while (row.Number(number) || row.Has(number, Class::kNumberWord)) ++number;
    if (number > at + 1) noun = ReadNounPhrase(row, number, true);
    q.whole = noun.phrase.empty() ? cc_span{0, 0} : Span(at, noun.phrase.end);
    q.counted = Span(noun.phrase);
    q.head = Span(noun.head);
    return noun.phrase.empty() ? at : noun.phrase.end;
  }
  const bool age = q.dimension == CC_DIM_TIME;
  if (age && !last.compound) return at;
  if (age && row.Hyphen(at)) return at;  // "37-year-old"
  const bool compound = last.compound || at > i;
  if (at > i) {  // what is counted are members, not panels
    q.counted = q.head = Span(at, at + 1);
    return at + 1;
  }
  const bool one = q.value == 1 || compound || q.form == CC_FORM_ORDINAL || !plain_count;
  const bool in = !plain_count && q.dimension == CC_DIM_MONEY && row.Is(at, "in") && !row.Capital(at + 1);
  const NounPhrase noun = ReadNounPhrase(row, in ? at + 1 : at, !one);
  if (noun.phrase.empty()) return at;
  q.counted = Span(noun.phrase);
  q.head = Span(noun.head);
  // "3 soldiers of the 12": the whole behind the noun
  if (plain_count && row.Is(noun.phrase.end, "of") && row.Has(noun.phrase.end + 1, Class::kDeterminer) &&
      (row.Number(noun.phrase.end + 2) || row.Has(noun.phrase.end + 2, Class::kNumberWord))) {
    NounPhrase other;
    if (const TokenRange whole = ReadWhole(row, noun.phrase.end, other); !whole.empty()) {
      q.whole = Span(whole);
      return whole.end;
    }
  }
  return noun.phrase.end;
}

// Adds the quantity with what stands around it; returns the token behind its span.
uint32_t QuantityReader::Emit(const TokenRow& row, const Amount& a, const Amount* b, Pairing pairing) {
  const Amount& last = b != nullptr ? *b : a;
  cc_quantity q = MakeQuantity(a, b, pairing);
  q.sentence = sentence_;
  q.span = Span(a.first, last.end);
  SetPoints(row, q);
  uint32_t begin = a.first;
  uint32_t end = q.first_token + q.token_count;
  const uint32_t next = end;
  SetHedge(row, last, begin, end, q);
  uint32_t noun_end = SetRate(row, end, q);
  if (noun_end == end) {
    noun_end = SetCounted(row, last, end, q);
    if (noun_end > end) {
      SetHedgeBehindNoun(row, noun_end, q);
      noun_end = SetRate(row, noun_end, q);
    }
  }
  const bool panel = row.Hyphen(end) && noun_end == end + 2;  // "12-member panel met": the members did not
  if (!panel && q.dimension != CC_DIM_TIME && q.form != CC_FORM_SCORE && q.form != CC_FORM_ORDINAL) {
    // Without a noun the verb behind counts: "left 30 killed or wounded".
    const bool no_noun = q.head.begin == q.head.end;
    const TokenRange verb = FindVerb(row, no_noun && IsVerbForm(row, noun_end) ? row.begin() : begin, noun_end);
    q.verb = Span(verb);
    // "are killed daily", "died every day"
    if (q.per.begin == q.per.end && verb.begin >= noun_end && !verb.empty()) SetRate(row, verb.end, q);
  }
  facts_.quantities.push_back(q);
  emitted_end_ = next;
  return next;
}

// "12 people or more".
void QuantityReader::SetHedgeBehindNoun(const TokenRow& row, uint32_t i, cc_quantity& q) const {
  if (q.hedge_kind != CC_HEDGE_NONE || q.form == CC_FORM_RANGE) return;
  const Hedge behind = HedgeBehind(row, i);
  if (behind.end == 0) return;
  q.hedge = Span(behind.first, behind.end);
  q.hedge_kind = behind.kind;
  const Bounds bounds = Hedged({q.low, q.high}, q.value, behind.kind);
  q.low = bounds.low;
  q.high = bounds.high;
}

// Points a part at the quantity of its whole: "12 of the 40 members"; "Of the 12 ships, 15 were damaged".
void QuantityReader::LinkWholes(size_t first) {
  auto& all = facts_.quantities;
  for (size_t i = first; i < all.size(); ++i) {
    cc_quantity& q = all[i];
    if (q.whole.begin != q.whole.end) {
      for (size_t k = i + 1; k < all.size() && all[k].span.begin < q.whole.end; ++k) {
        if (all[k].span.begin < q.whole.begin || all[k].dimension != CC_DIM_COUNT) continue;
        q.whole_quantity = static_cast<uint32_t>(k);
        if (q.counted.begin == q.counted.end) {
          q.counted = all[k].counted;
          q.head = all[k].head;
        }
        break;
      }
      continue;
    }
    if (i == first || q.form == CC_FORM_SCORE || q.whole_quantity != CC_NONE) continue;
    const cc_quantity& before = all[i - 1];
    const cc_sentence& sentence = document_.sentences[sentence_];
    const cc_token& of = document_.tokens[sentence.first_token];
    const std::string_view word = document_.Text(of);
    if (word != "Of" || i - 1 != first || before.first_token > sentence.first_token + 4) continue;
    if (before.counted.begin == before.counted.end || q.head.begin != q.head.end) continue;
    q.whole = {document_.tokens[sentence.first_token + 1].begin, before.counted.end};
    q.whole_quantity = static_cast<uint32_t>(first);
    q.counted = before.counted;
    q.head = before.head;
  }
}

// "more than 100 but less than 300": each of the two bounds the other.
void QuantityReader::JoinBounds(size_t first) {
  const auto below = [](uint32_t kind) { return kind == CC_HEDGE_OVER || kind == CC_HEDGE_AT_LEAST; };
  const auto above = [](uint32_t kind) { return kind == CC_HEDGE_UNDER || kind == CC_HEDGE_AT_MOST; };
  auto& all = facts_.quantities;
  for (size_t i = first; i + 1 < all.size(); ++i) {
    cc_quantity& a = all[i];
    cc_quantity& b = all[i + 1];
    if (b.hedge.begin < a.span.end || b.hedge.begin - a.span.end > 7) continue;
    const std::string_view between =
        std::string_view(document_.reading).substr(a.span.end, b.hedge.begin - a.span.end);
    if (between != " and " && between != " but " && between != ", " && between != ", and ") continue;
    const bool rising = below(a.hedge_kind) && above(b.hedge_kind) && a.value < b.value;
    const bool falling = above(a.hedge_kind) && below(b.hedge_kind) && b.value < a.value;
    if (rising) {
      a.high = b.value;
      b.low = a.value;
    } else if (falling) {
      a.low = b.value;
      b.high = a.value;
    }
  }
}

}  // namespace

void ReadQuantities(const text::Document& document, Facts& facts) {
  QuantityReader reader(document, facts);
  for (uint32_t i = 0; i < document.sentences.size(); ++i) reader.ReadSentence(i);
}

}  // namespace claimcheck::facts
