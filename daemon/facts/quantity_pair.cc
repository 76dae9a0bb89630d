// What stands between two amounts and before the first decides:
//   10,000 to 12,000 · 3-4 km · between 3 and 4 million   a range
//   rose from 200 to 250 · rose 5 cents to 80 cents       a before and an after: two quantities
//   ranges from 200 to 250                                a range all the same
//   54-46 · 3-2 · won 2-3                                 a score: falling, equal, or beside a word of winning
//   53 to 47 percent                                      two quantities: no range falls
//   one in five · 3 out of 4 · odds of 5 to 1             a ratio
//   36 hours to five days                                 two quantities: each has a unit of its own
#include "daemon/facts/quantity_pair.h"

namespace claimcheck::facts {
namespace {

constexpr int kScoreReach = 8;  // tokens around "2-3" that may speak of winning

bool Plain(const Amount& amount) {
  return amount.number.form == CC_FORM_NUMERAL || amount.number.form == CC_FORM_WORDS;
}

bool Near(const TokenRow& row, uint32_t first, uint32_t end, Class c) {
  const uint32_t begin = first > row.begin() + kScoreReach ? first - kScoreReach : row.begin();
  for (uint32_t at = begin; at < end + kScoreReach && at < row.end(); ++at) {
    if ((at < first || at >= end) && row.Has(at, c)) return true;
  }
  return false;
}

// "From 30 to 40 percent of …" opens a sentence that has a subject in it; "From 30 to 40," does not.
bool IsSubject(const TokenRow& row, uint32_t first, uint32_t end) {
  return first == row.begin() + 1 && row.Is(end, "of");
}

// "from" before the amount, hedges aside, that does not begin a range.
bool IsFrom(const TokenRow& row, uint32_t first) {
  uint32_t at = first;
  for (int steps = 0; steps < 3 && row.Has(at - 1, Class::kHedge); ++steps) --at;
  if (!row.Is(at - 1, "from")) return false;
  return !row.IsOneOf(at - 2, {"range", "ranges", "ranged", "ranging", "anywhere", "vary", "varies", "varied",
                               "varying", "aged", "ages", "between"});
}

bool IsChange(const TokenRow& row, uint32_t first) {
  uint32_t at = first;
  for (int steps = 0; steps < 3 && (row.Has(at - 1, Class::kHedge) || row.Is(at - 1, "by")); ++steps) --at;
  return row.Has(at - 1, Class::kChangeVerb);
}

bool NextIsNumber(const TokenRow& row, uint32_t i) {
  if (row.Number(i) || row.Has(i, Class::kNumberWord)) return true;
  if (row.IsOneOf(i, {"a", "an"})) return row.Has(i + 1, Class::kMagnitude) || row.Is(i + 1, "dozen");
  return false;
}

// Where the second number begins, behind its currency: "$9", "US$9".
uint32_t NumberStart(const TokenRow& row, uint32_t i) {
  if (NextIsNumber(row, i)) return row.IsOneOf(i, {"a", "an"}) ? i + 1 : i;
  for (uint32_t at = i; at <= i + 1; ++at) {
    if ((row.Has(at, Class::kCurrency) || row.Has(at, Class::kCurrencyCode)) && row.Number(at + 1)) return at + 1;
  }
  return 0;
}

bool SameMeasure(const Amount& a, const Amount& b) {
  return !a.has_unit || !b.has_unit || a.unit.symbol == b.unit.symbol;
}

Pairing Ratio(const TokenRow& row, Amount& a, Amount& b) {
  uint32_t at = 0;
  const bool in = row.Is(a.end, "in");
  if (in) at = row.Is(a.end + 1, "every") ? a.end + 2 : a.end + 1;
  if (row.Is(a.end, "out") && row.Is(a.end + 1, "of")) at = row.Is(a.end + 2, "every") ? a.end + 3 : a.end + 2;
  if (row.Is(a.end, "of") && row.Is(a.end + 1, "every")) at = a.end + 2;  // "two of every five voters"
  if (at == 0 || a.has_unit || !NextIsNumber(row, at)) return Pairing::kNone;
  const uint32_t number = row.IsOneOf(at, {"a", "an"}) ? at + 1 : at;
  if (!ReadAmount(row, number, true, a.end, b) || !Plain(b) || b.has_unit) return Pairing::kNone;
  const double x = a.number.value, y = b.number.value;
  if (!(x < y) || x < 1 || x != static_cast<int64_t>(x) || (b.number.bare && y >= 1900 && y < 2100))
    return Pairing::kNone;
  // "won 3 in 10 games" may be a ratio or a count; only small firsts are said in ratios
  return in && (x > 10 || b.number.decimals > 0) ? Pairing::kNone : Pairing::kRatio;
}

Pairing ScoreOrRange(const TokenRow& row, const Amount& a, const Amount& b, bool dash) {
  const double x = a.number.value, y = b.number.value;
  const bool bare = a.number.bare && b.number.bare && !a.has_unit && !b.has_unit && x >= 0;
  if (Near(row, a.first, b.end, Class::kOddsWord) && (y == 1 || (dash && x > y)) && !b.has_unit) return Pairing::kRatio;
  if (bare && dash && x >= y) return Pairing::kScore;
  // "by 218 to 212", "a 3 to 1 margin": no range falls
  if (bare && x > y && Near(row, a.first, b.end, Class::kScoreWord)) return y == 1 ? Pairing::kRatio : Pairing::kScore;
  if (bare && !row.Word(b.end) && Near(row, a.first, b.end, Class::kScoreWord)) return Pairing::kScore;
  if (bare && dash && Near(row, a.first, b.end, Class::kScoreWord) && row.Has(b.end, Class::kPreposition)) {
    return Pairing::kScore;
  }
  return Pairing::kRange;
}

}  // namespace

Pairing PairWithNext(const TokenRow& row, Amount& a, Amount& b) {
  static constexpr text::WordSet kJoins = {"in", "out", "of", ":", "-", "–", "‑", "to", "through", "~", "and", "or"};
  if (!Plain(a) || !row.IsOneOf(a.end, kJoins)) return Pairing::kNone;
  if (row.Is(a.end, "of") && !row.Is(a.end + 1, "every")) return Pairing::kNone;
  if (const Pairing ratio = Ratio(row, a, b); ratio != Pairing::kNone) return ratio;
  uint32_t at = a.end;
  if (row.Is(at, ":") && row.Glued(at) && row.Glued(at + 1) && row.Number(at + 1) && a.number.bare) {
    return ReadAmount(row, at + 1, false, a.end, b) ? Pairing::kRatio : Pairing::kNone;
  }
  const bool dash = row.Dash(at) && row.Text(at).size() <= 3 && !row.Is(at, "—");
  const bool between = row.Is(a.first - 1, "between") || row.Is(a.first - 2, "between");
  if (row.Hyphen(at) && row.Is(at + 1, "to") && row.Hyphen(at + 2)) {
    at += 3;  // "3-to-1"
  } else if (dash && row.Is(at + 1, "to")) {
    at += 2;  // "10- to 12-day"
  } else if (dash) {
    ++at;
  } else if (row.IsOneOf(at, {"to", "through", "~"}) || (between && row.Is(at, "and"))) {
    ++at;
  } else if (row.Is(at, "or") && a.number.value + 1 <= 20 && !a.has_unit) {
    ++at;  // "two or three"
  } else {
    return Pairing::kNone;
  }
  if ((row.Has(at, Class::kHedge) || row.Is(at, "~")) && NumberStart(row, at + 1) != 0) ++at;
  if (between && row.Is(at, "and")) return Pairing::kNone;
  const uint32_t start = NumberStart(row, at);
  if (start == 0 || !ReadAmount(row, start, false, a.end, b)) return Pairing::kNone;
  if (!Plain(b) && b.number.form != CC_FORM_MULTIPLE) return Pairing::kNone;  // "two to three times"
  if (!SameMeasure(a, b)) return Pairing::kNone;
  const bool or_between = row.Is(a.end, "or");
  if (or_between && b.number.value != a.number.value + 1) return Pairing::kNone;
  const bool to = row.Is(a.end, "to");
  if (to && ((IsFrom(row, a.first) && !IsSubject(row, a.first, b.end)) ||
             (IsChange(row, a.first) && (a.has_unit || !b.has_unit)))) {
    if (!IsChange(row, a.first) || IsFrom(row, a.first)) {
      TakeMagnitude(b, a);
      TakeUnit(b, a);
    }
    return Pairing::kShared;
  }
  // "lost the state 36 percent to 51 percent"
  if (to && a.has_unit && b.unit.dimension == CC_DIM_PERCENT && Near(row, a.first, b.end, Class::kScoreWord)) {
    return Pairing::kShared;
  }
  if (!between && !or_between) {
    const Pairing pairing = ScoreOrRange(row, a, b, !to);
    if (pairing != Pairing::kRange) return pairing;
  }
  TakeMagnitude(b, a);
  if (b.has_unit && !a.has_unit)
    TakeUnit(b, a);
  else if (a.has_unit && !b.has_unit)
    TakeUnit(a, b);
  // "53 to 47 percent": two sides of a vote; frost alone is counted downwards
  const bool falls = a.value > b.value && b.value >= 0 && a.unit.dimension != CC_DIM_TEMPERATURE;
  return falls && !between && !row.Is(a.first - 1, "from") ? Pairing::kShared : Pairing::kRange;
}

}  // namespace claimcheck::facts
