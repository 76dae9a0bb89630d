// From the inside out: points that are of per cent, the hedge before or behind, a rate or else the noun and then a
// rate, and the verb before all of it or behind.
#include "daemon/facts/quantity_context.h"

#include <string>
#include <utility>

#include "daemon/facts/hedge.h"
#include "daemon/facts/measure.h"

namespace claimcheck::facts {
namespace {

constexpr int kPointReach = 30;  // tokens around "points" that may say that they are of per cent

cc_str Static(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

void QuantityContext::SetHedge(const TokenRow& row, const Amount& last, uint32_t& begin, uint32_t& end,
                               cc_quantity& q) {
  Hedge hedge = HedgeBefore(row, begin);
  if (hedge.kind == CC_HEDGE_ABOUT && HedgeBehind(row, end).end != 0) hedge = {};
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
uint32_t QuantityContext::SetRate(const TokenRow& row, uint32_t i, cc_quantity& q) {
  const bool money = q.dimension == CC_DIM_MONEY;
  uint32_t end = i;
  if (RateAt(row, i, money).end == 0) return i;
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

// "4 points" beside per cent are percentage points. Points of an index are not: they come by the hundred, "or" per
// cent, or where shares are the matter.
void QuantityContext::SetPoints(const TokenRow& row, cc_quantity& q) {
  const uint32_t i = q.first_token + q.token_count;
  const uint32_t at = row.Hyphen(i) ? i + 1 : i;
  if (q.dimension != CC_DIM_COUNT || !row.IsOneOf(at, {"point", "points"}) || q.value >= 100) return;
  // "41.5 points, or 1.2%" and the other way round; "from 4% to 6%, or two points" is a difference
  const bool again = row.Is(at + 1, ",") && row.Is(at + 2, "or");
  if (again || (row.Is(q.first_token - 1, "or") && q.form == CC_FORM_NUMERAL &&
                row.Text(q.first_token).find('.') != std::string_view::npos))
    return;
  const uint32_t begin = i > row.begin() + kPointReach ? i - kPointReach : row.begin();
  bool percent = false;
  for (uint32_t k = begin; k < i + kPointReach && k < row.end(); ++k) {
    if (row.Has(k, Class::kMarketWord)) return;
    percent |= row.IsOneOf(k, {"%", "percent", "cent", "poll", "polls", "margin"});
  }
  if (!percent) return;
  q.dimension = CC_DIM_PERCENT_POINT;
  q.unit = Static(kPercentPoint.symbol);
  q.token_count = at + 1 - q.first_token;
  q.span = Span(q.first_token, at + 1);
}

// The noun, and the whole that it is a part of; returns the token behind them.
uint32_t QuantityContext::SetCounted(const TokenRow& row, const Amount& last, uint32_t i, cc_quantity& q) {
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
  // "12-member panel"; not "17-for-17"
  if (row.Hyphen(at) && row.Word(at + 1) && !row.Has(at + 1, Class::kPreposition) && !last.has_unit) ++at;
  if (q.form == CC_FORM_FRACTION && q.dimension == CC_DIM_COUNT &&
      row.Has(at, Class::kDeterminer)) {  // "half the members"
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
  const bool subject = (!one || q.dimension == CC_DIM_PERCENT) && !row.Has(q.first_token - 1, Class::kDeterminer);
  if (subject && ReadsAsVerb(row, noun)) return at;  // not "a 40% increased share"
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

// "12 people or more".
void QuantityContext::SetHedgeBehindNoun(const TokenRow& row, uint32_t i, cc_quantity& q) const {
  if (q.hedge_kind != CC_HEDGE_NONE || q.form == CC_FORM_RANGE) return;
  const Hedge behind = HedgeBehind(row, i);
  if (behind.end == 0) return;
  q.hedge = Span(behind.first, behind.end);
  q.hedge_kind = behind.kind;
  const Bounds bounds = Hedged({q.low, q.high}, q.value, behind.kind);
  q.low = bounds.low;
  q.high = bounds.high;
}

uint32_t QuantityContext::Read(const TokenRow& row, const Amount& last, cc_quantity& q) {
  SetPoints(row, q);
  uint32_t begin = q.first_token;
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
  return next;
}

}  // namespace claimcheck::facts
