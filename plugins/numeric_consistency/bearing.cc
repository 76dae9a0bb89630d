// The finer of two numbers has to lie within half a step of the coarser one; two numbers of one step have to be the
// same. A share meets a percentage, a fraction or a ratio as far as the word for it is loose ("a third" is 30 to 36%).
#include "plugins/numeric_consistency/bearing.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::numeric {
namespace {

constexpr size_t kWindow = 5;         // numbers of the text that may be added to or taken from one another
constexpr double kZeros = 0.05;       // share of the value that trailing zeros excuse
constexpr double kAbout = 0.05;       // share of the value either way that "about" excuses
constexpr double kFarOff = 0.12;      // "nearly 190" in the text bears out 200, not 300
constexpr double kNearly = 0.1;       // share of the value below it that "nearly" excuses
constexpr double kShare = 0.03;       // "a third" for 32%, "half" for 52%: in parts of the whole
constexpr uint32_t kNear = 4;         // tokens on either side of a number that say that it is a difference
constexpr double kPercentSum = 0.51;  // a percentage that the headline works out, in percentage points

bool IsBare(const Number& n) { return n.IsCount() && sdk::IsAbsent(n.quantity->counted); }

bool SameUnit(const Number& a, const Number& b) {
  return a.quantity->dimension == b.quantity->dimension && sdk::View(a.quantity->unit) == sdk::View(b.quantity->unit);
}

double HalfStep(const Number& n) {
  const double half = n.step > 1 || n.scaled || !n.IsCount() ? n.step / 2 : 0;
  const double zeros = n.scaled || n.step <= 1 ? half : std::min(half, kZeros * std::fabs(n.value));
  const double hedge = n.quantity->hedge_kind == CC_HEDGE_ABOUT ? kAbout * std::fabs(n.value) : 0;
  return std::max(zeros, hedge);
}

bool AgreesWith(const Number& headline, const Number& n, double value) {
  const double half = std::max(HalfStep(headline), HalfStep(n));
  const double gap = value - headline.value;
  // "at least $5" and "at least $6", both taken over with their hedge.
  const bool same_words =
      !headline.IsExact() && headline.quantity->hedge_kind == n.quantity->hedge_kind && headline.step == n.step;
  if (same_words) return gap == 0;
  switch (headline.quantity->hedge_kind) {
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST:
      return gap >= -half && gap <= headline.value;  // "more than 20" says something of 35, nothing of 500
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST:
      return gap <= half && -gap <= headline.value / 2;
    case CC_HEDGE_NEARLY:
      return gap <= half && -gap <= kNearly * std::fabs(headline.value);
    default:
      break;
  }
  if (gap == 0) return true;
  // The writer of the headline has the text before him: where he is the finer one, he has not rounded that.
  const bool finer = headline.step < n.step && HalfStep(headline) < HalfStep(n);
  if (!finer && std::fabs(gap) < half) return true;
  if (!finer && !n.IsExact() && headline.step > n.step && Holds(n.reading, headline.value)) {
    return std::fabs(gap) <= kFarOff * n.value;
  }
  // Cut off instead of rounded: $33.8 million is "$33 million" to some.
  return gap > 0 && gap < headline.step && headline.step <= 0.2 * std::fabs(headline.value) &&
         HalfStep(n) < HalfStep(headline);
}

// A sum of the text's numbers: as exact as its terms, but for what the headline rounds away.
bool IsSumOf(const Number& headline, const Number& a, const Number& b, double value) {
  const double fine = std::max(a.step, b.step);
  const double slack = headline.step > fine ? HalfStep(headline) : 0;
  return std::fabs(value - headline.value) <= slack + 1e-6 * std::fabs(headline.value);
}

bool SharesAgree(double headline, const Number& headline_number, const Number& n) {
  if (n.quantity->form == CC_FORM_FRACTION || headline_number.quantity->form == CC_FORM_FRACTION ||
      n.quantity->form == CC_FORM_RATIO || headline_number.quantity->form == CC_FORM_RATIO) {
    const double share = n.IsPercent() ? n.value / 100 : n.value;
    const double gap = share - headline;
    const uint32_t hedge = headline_number.quantity->hedge_kind;
    if (hedge == CC_HEDGE_OVER || hedge == CC_HEDGE_AT_LEAST) return gap >= -kShare;
    if (hedge == CC_HEDGE_UNDER || hedge == CC_HEDGE_NEARLY || hedge == CC_HEDGE_AT_MOST) return gap <= kShare;
    return std::fabs(gap) <= (headline_number.IsExact() && n.IsExact() ? kShare : 2 * kShare);
  }
  return false;
}

bool ScoresAgree(const Number& a, const Number& b) {
  const auto& x = *a.quantity;
  const auto& y = *b.quantity;
  return (x.from == y.from && x.to == y.to) || (x.from == y.to && x.to == y.from);
}

// "the second half of the $700 billion": a fraction of an amount in the same sentence.
bool IsFractionOf(const Number& headline, const Number& fraction, const Number& n) {
  return fraction.quantity->form == CC_FORM_FRACTION && fraction.quantity->sentence == n.quantity->sentence &&
         SameUnit(n, headline) && AgreesWith(headline, n, fraction.value * n.value);
}

// 12 of 40 are 30%, and so is a rise from 40 to 52.
bool IsPercentOf(const Number& headline, const Number& a, const Number& b) {
  if (!SameUnit(a, b) || a.IsPercent() || a.value <= 0 || b.value <= 0) return false;
  const double small = std::min(a.value, b.value), large = std::max(a.value, b.value);
  for (const double percent : {100 * small / large, 100 * (large / small - 1), 100 * (1 - small / large)}) {
    if (std::fabs(percent - headline.value) <= std::max(kPercentSum, headline.step / 2)) return true;
  }
  return false;
}

// What is ahead of another, left over, on top or off.
bool SaysRemainder(const Article& article, uint32_t token) {
  for (const std::string_view word :
       {"edge",  "lead",  "leads",  "gap",     "margin",    "difference", "advantage",  "deficit",  "majority",
        "swing", "left",  "remain", "remains", "remaining", "rest",       "other",      "others",   "short",
        "shy",   "more",  "less",   "fewer",   "extra",     "another",    "additional", "discount", "off",
        "save",  "saves", "saved",  "savings", "profit",    "profits"}) {
    if (article.Is(token, word)) return true;
  }
  return false;
}

// "$62 million more", "a lead of nine", "3 others", "slashes 40 jobs": what is left, added or taken away.
bool TakesAway(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t begin = std::max(article.SentenceBegin(sentence), n.first_token > kNear ? n.first_token - kNear : 0u);
  for (uint32_t t = begin; t < std::min(article.SentenceEnd(sentence), n.end_token + kNear); ++t) {
    if (SaysRemainder(article, t) || article.Has(t, article.words().rise) || article.Has(t, article.words().fall))
      return true;
  }
  return false;
}

}  // namespace

Kind KindOf(const Number& n) {
  switch (n.quantity->form) {
    case CC_FORM_FRACTION:
    case CC_FORM_RATIO:
      return Kind::kShare;
    case CC_FORM_SCORE:
      return Kind::kScore;
    case CC_FORM_ORDINAL:
      return Kind::kRank;
    case CC_FORM_MULTIPLE:
    case CC_FORM_VAGUE:
      return Kind::kNone;
    default:
      break;
  }
  switch (n.quantity->dimension) {
    case CC_DIM_COUNT:
      return Kind::kCount;
    case CC_DIM_MONEY:
      return Kind::kMoney;
    case CC_DIM_PERCENT:
      return Kind::kPercent;
    case CC_DIM_PERCENT_POINT:
      return Kind::kPoint;
    case CC_DIM_TIME:
    case CC_DIM_OTHER:
      return Kind::kNone;
    default:
      return Kind::kMeasure;
  }
}

bool SameKind(const Number& a, const Number& b) {
  const Kind kind = KindOf(a);
  if (kind == Kind::kNone || kind != KindOf(b)) return false;
  return kind == Kind::kMeasure ? a.quantity->dimension == b.quantity->dimension
                                : kind != Kind::kMoney || SameUnit(a, b);
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
  if (IsBare(headline) || IsBare(n)) return AgreesWith(headline, n, n.value);
  if (headline.quantity->dimension != n.quantity->dimension) return false;
  if (SameUnit(headline, n)) return AgreesWith(headline, n, n.value);
  if (kind != Kind::kMeasure) return false;
  if (headline.value == n.value) return true;  // miles and nautical miles
  const auto base = [](const Number& x) { return x.value * x.quantity->base_factor + x.quantity->base_offset; };
  const double step =
      std::max(headline.quantity->base_factor * HalfStep(headline), n.quantity->base_factor * HalfStep(n));
  return std::fabs(base(headline) - base(n)) <= std::max(step, kZeros * std::fabs(base(headline)));
}

bool IsComputed(const Article& article, const Number& headline, std::span<const Number> body) {
  const bool takes_away = TakesAway(article, headline);
  for (size_t i = 0; i < body.size(); ++i) {
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
