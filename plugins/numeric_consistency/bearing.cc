// The writer of a headline has the text before him. So his figure is read as Restated() and has to hold the text's
// value as written; where he is the finer one he has not rounded, and only what a hedge of the text leaves open bears
// him out.
#include "plugins/numeric_consistency/bearing.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::numeric {
namespace {

constexpr size_t kWindow = 5;  // numbers of the text that may be added to or taken from one another
// How far from the text's hedged value, as a share of it, a finer and a coarser headline may lie.
constexpr double kFinerReach = 0.01;
constexpr double kCoarserReach = 0.12;
constexpr int kLongestOne = 8;  // tokens that name one person beside a figure: "a 2-year-old girl and"
constexpr uint32_t kNear = 4;   // tokens on either side of a number that say that it is a difference

bool IsBare(const Number& n) { return n.IsCount() && sdk::IsAbsent(n.quantity->counted); }

bool SameUnit(const Number& a, const Number& b) {
  return a.quantity->dimension == b.quantity->dimension && sdk::View(a.quantity->unit) == sdk::View(b.quantity->unit);
}

Interval RestatedOf(const Number& n) { return Restated(n.AsWritten()); }

// Worth of the digit that is rounded.
double Fineness(const Number& n) {
  const Interval plain = Restated(n.AsWritten(CC_HEDGE_NONE));
  return plain.high - plain.low;
}

bool IsFiner(const Number& headline, const Number& n) {
  return headline.step < n.step && Fineness(headline) < Fineness(n);
}

// The text hedges, and leaves the headline's value open: "nearly 190" bears out 200, not 300, and "over 27%" 27.2%.
bool LeavesOpen(const Number& headline, const Number& n, double reach) {
  return !n.IsExact() && Holds(n.reading, headline.value) &&
         std::fabs(headline.value - n.value) <= reach * std::fabs(n.value);
}

bool AgreesWith(const Number& headline, const Number& n) {
  if (headline.value == n.value) return true;
  const bool same_hedge = !headline.IsExact() && headline.quantity->hedge_kind == n.quantity->hedge_kind;
  if (IsFiner(headline, n)) return LeavesOpen(headline, n, kFinerReach);
  // "exceeding 9%" and "exceeding 10%": the hedge is taken over, and excuses nothing.
  if (same_hedge) return Holds(Restated(headline.AsWritten(CC_HEDGE_NONE)), n.value);
  return Holds(RestatedOf(headline), n.value) || (headline.step > n.step && LeavesOpen(headline, n, kCoarserReach));
}

// A sum of the text's numbers: as exact as its terms, but for what the headline rounds away.
bool IsSumOf(const Number& headline, const Number& a, const Number& b, double value) {
  const Interval sum = headline.step > std::max(a.step, b.step) ? RestatedOf(headline) : Exactly(headline.value);
  return !Disagree(sum, Exactly(value));
}

bool SharesAgree(double share, const Number& headline, const Number& n) {
  const auto in_words = [](const Number& x) {
    return x.quantity->form == CC_FORM_FRACTION || x.quantity->form == CC_FORM_RATIO;
  };
  if (!in_words(headline) && !in_words(n)) return false;
  const uint32_t hedge = headline.IsExact() && !n.IsExact() ? CC_HEDGE_ABOUT : headline.quantity->hedge_kind;
  return Holds(RestatedShare(share, hedge), n.IsPercent() ? n.value / 100 : n.value);
}

// "hour" of "km/h" and of "km an hour"; empty for what is no rate in time.
std::string_view TimeOf(const Number& n) {
  if (n.quantity->rate.size != 0) return sdk::View(n.quantity->rate);
  const std::string_view unit = sdk::View(n.quantity->unit);
  if (unit == "mph" || unit.ends_with("/h")) return "hour";
  if (unit.ends_with("/s")) return "second";
  return unit.ends_with("/min") ? "minute" : std::string_view();
}

// "km" of "km/h" and of "km an hour".
std::string_view UnitWithoutTime(const Number& n) {
  const std::string_view unit = sdk::View(n.quantity->unit);
  return unit == "mph" ? std::string_view("mi") : unit.substr(0, unit.find('/'));
}

bool ScoresAgree(const Number& a, const Number& b) {
  const auto& x = *a.quantity;
  const auto& y = *b.quantity;
  return (x.from == y.from && x.to == y.to) || (x.from == y.to && x.to == y.from);
}

// "the second half of the $700 billion": a fraction of an amount in the same sentence.
bool IsFractionOf(const Number& headline, const Number& fraction, const Number& n) {
  return fraction.quantity->form == CC_FORM_FRACTION && fraction.quantity->sentence == n.quantity->sentence &&
         SameUnit(n, headline) && Holds(RestatedOf(headline), fraction.value * n.value);
}

// 12 of 40 are 30%, and so is a rise from 40 to 52.
bool IsPercentOf(const Number& headline, const Number& a, const Number& b) {
  if (!SameUnit(a, b) || a.IsPercent() || a.value <= 0 || b.value <= 0) return false;
  const Interval small = Exactly(std::min(a.value, b.value)), large = Exactly(std::max(a.value, b.value));
  const Interval stated = PercentReading(headline.value, headline.step, headline.quantity->hedge_kind);
  return !Disagree(stated, Scale(Divide(small, large), 100)) || !Disagree(stated, RelativeChange(small, large)) ||
         !Disagree(stated, Scale(RelativeChange(large, small), -1));
}

// "$62 million more", "a lead of nine", "3 others", "slashes 40 jobs": what is left, added or taken away.
bool TakesAway(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t begin = std::max(article.SentenceBegin(sentence), n.first_token > kNear ? n.first_token - kNear : 0u);
  for (uint32_t t = begin; t < std::min(article.SentenceEnd(sentence), n.end_token + kNear); ++t) {
    if (article.Has(t, article.words().remainder) || article.Has(t, article.words().rise) ||
        article.Has(t, article.words().fall))
      return true;
  }
  return false;
}

// "an adult and four juveniles", "Mary Lee and four others": one more than the figure.
bool HasOneBeside(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  uint32_t token = article.Before(n);
  if (token == kNoToken || !article.Is(token, "and")) return false;
  for (int i = 0; i < kLongestOne; ++i) {
    token = article.Previous(token, sentence);
    if (token == kNoToken) return false;
    const bool part = article.Token(token).kind == CC_TOKEN_NUMBER || article.IsDash(token);
    if (!part && article.Token(token).kind != CC_TOKEN_WORD) return false;
    if (article.Is(token, "a") || article.Is(token, "an")) return true;
    const uint32_t flags = article.Token(token).flags;
    if ((flags & CC_FLAG_CAPITAL) != 0 && (flags & CC_FLAG_FIRST) == 0) return true;
  }
  return false;
}

}  // namespace

Kind KindOf(const Number& n) {
  switch (n.quantity->form) {
    case CC_FORM_FRACTION:
    case CC_FORM_RATIO: return Kind::kShare;
    case CC_FORM_SCORE: return Kind::kScore;
    case CC_FORM_ORDINAL: return Kind::kRank;
    case CC_FORM_MULTIPLE:
    case CC_FORM_VAGUE: return Kind::kNone;
    default: break;
  }
  switch (n.quantity->dimension) {
    case CC_DIM_COUNT: return Kind::kCount;
    case CC_DIM_MONEY: return Kind::kMoney;
    case CC_DIM_PERCENT: return Kind::kPercent;
    case CC_DIM_PERCENT_POINT: return Kind::kPoint;
    case CC_DIM_TIME:
    case CC_DIM_OTHER: return Kind::kNone;
    default: return Kind::kMeasure;
  }
}

bool SameKind(const Number& a, const Number& b) {
  const Kind kind = KindOf(a);
  if (kind == Kind::kNone || kind != KindOf(b)) return false;
  return kind == Kind::kMeasure ? a.quantity->dimension == b.quantity->dimension
                                : kind != Kind::kMoney || SameUnit(a, b);
}

bool HasOtherRate(const Number& headline, const Number& n) {
  const std::string_view time = TimeOf(headline), other = TimeOf(n);
  return !time.empty() && !other.empty() && time != other && headline.value == n.value && headline.IsPlain() &&
         n.IsPlain() && UnitWithoutTime(headline) == UnitWithoutTime(n);
}

bool Agrees(const Article& article, const Number& headline, const Number& n) {
  const Kind kind = KindOf(headline), other = KindOf(n);
  const double value = headline.value;
  if (n.quantity->form == CC_FORM_VAGUE) {
    return kind == Kind::kCount && n.quantity->low <= value && value <= n.quantity->high &&
           SameNoun(article.Head(headline), article.Head(n));
  }
  if (kind == Kind::kScore && other == Kind::kScore) return ScoresAgree(headline, n);
  if (kind == Kind::kShare && (other == Kind::kShare || other == Kind::kPercent))
    return SharesAgree(value, headline, n);
  if (kind == Kind::kPercent && other == Kind::kShare) return SharesAgree(value / 100, headline, n);
  if (kind == Kind::kScore || kind == Kind::kShare) return false;
  if (other == Kind::kScore || other == Kind::kShare) {
    return kind == Kind::kCount && (value == n.quantity->from || value == n.quantity->to);
  }
  if (kind == Kind::kRank || other == Kind::kRank)
    return value == n.value &&
           (kind == other || (IsBare(headline) && other == Kind::kRank) || (IsBare(n) && other == Kind::kCount));
  if (kind == Kind::kPercent && other == Kind::kPercent && std::fabs(100 - n.value - value) < 0.01)
    return true;  // the others
  if (IsBare(headline) || IsBare(n)) return AgreesWith(headline, n);
  if (headline.quantity->dimension != n.quantity->dimension) return false;
  if (SameUnit(headline, n)) return AgreesWith(headline, n);
  if (kind != Kind::kMeasure) return false;
  if (headline.value == n.value) return true;  // miles and nautical miles
  const auto in_base = [](const Number& x, Interval reading) {
    return Scale(reading, x.quantity->base_factor, x.quantity->base_offset);
  };
  return !Disagree(in_base(headline, Restated(headline.AsWritten(CC_HEDGE_ABOUT))), in_base(n, n.reading));
}

bool IsComputed(const Article& article, const Number& headline, std::span<const Number> body) {
  const bool takes_away = TakesAway(article, headline);
  for (size_t i = 0; i < body.size(); ++i) {
    if (headline.IsCount() && body[i].IsCount() && headline.value == body[i].value + 1 &&
        HasOneBeside(article, body[i]))
      return true;
    if (i > 0 && (IsFractionOf(headline, body[i - 1], body[i]) || IsFractionOf(headline, body[i], body[i - 1])))
      return true;
    double sum = body[i].value;
    for (size_t j = i + 1; j < std::min(body.size(), i + kWindow); ++j) {
      const bool one_sentence = body[i].quantity->sentence == body[j].quantity->sentence;
      if (headline.IsPercent() && one_sentence && IsPercentOf(headline, body[i], body[j])) return true;
      if (!body[i].IsPlain() || !body[j].IsPlain() || !SameUnit(body[i], headline) || !SameUnit(body[i], body[j]))
        continue;
      const bool together = takes_away || body[j].quantity->sentence - body[i].quantity->sentence <= 1 ||
                            (headline.IsCount() && SameNoun(article.Head(body[i]), article.Head(body[j])));
      if (!together) continue;
      sum += body[j].value;
      if (takes_away && IsSumOf(headline, body[i], body[j], std::fabs(body[i].value - body[j].value))) return true;
      if (!one_sentence && body[i].value == body[j].value) continue;  // told twice
      for (const double value : {sum, body[i].value + body[j].value}) {
        if (IsSumOf(headline, body[i], body[j], value)) return true;
      }
    }
  }
  return false;
}

}  // namespace claimcheck::numeric
