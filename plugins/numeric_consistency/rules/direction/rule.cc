// The verb's direction against the order of the two values, and a comparison's ("a loss of $31 million, narrower than
// the $24 million of 2023"). Silent where the larger number is the worse one (places in an order), below nothing (minus
// 12 to minus 10), or where other words stand between the verb and its values: then the verb may be about something else
// ("growth slowed from 5% to 3%").
#include <algorithm>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kRankReach = 8;  // tokens on either side in which "rankings" tells of places

bool SpeaksOfRanks(const Article& article, const Change& c) {
  const uint32_t sentence = c.from->quantity->sentence;
  const uint32_t first = std::min(c.from->first_token, c.to->first_token);
  const uint32_t last = std::max(c.from->end_token, c.to->end_token);
  const uint32_t begin = article.SentenceBegin(sentence);
  const uint32_t end = article.SentenceEnd(sentence);
  for (uint32_t t = first > begin + kRankReach ? first - kRankReach : begin; t < std::min(end, last + kRankReach);
       ++t) {
    if (article.Has(t, article.words().rank)) return true;
  }
  return false;
}

// "from 12 to 10 feet below the wall", "from 112 to 110 yen to the dollar": the smaller number is the higher.
bool CountsDownwards(const Article& article, const Change& c) {
  const Number& last = c.from->first_token > c.to->first_token ? *c.from : *c.to;
  const uint32_t t = article.AfterPhrase(last);
  if (t >= article.SentenceEnd(last.quantity->sentence)) return false;
  for (const std::string_view one : {"below", "behind", "beneath", "under", "short", "adrift"}) {
    if (article.Is(t, one)) return true;
  }
  return article.Is(t, "to") && article.Is(t + 1, "the");
}

// What stands behind an amount by "in", "for" or "among", if that is no time: "2 percent |in| the north".
std::string_view PlaceBehind(const Article& article, const Number& n) {
  const uint32_t t = article.AfterPhrase(n);
  if (t + 2 >= article.SentenceEnd(n.quantity->sentence)) return {};
  for (const std::string_view preposition : {"in", "for", "among"}) {
    if (!article.Is(t, preposition)) continue;
    const bool when = article.IsTime(t + 1) || article.IsTime(t + 2);
    return when ? std::string_view() : preposition;
  }
  return {};
}

// A range, not a change. What is lost or gained stands behind these verbs, so "the savers lost from $500 to $90,000" says
// how much that was. Other verbs need more: "fell from 4 to 11 percent, depending on the region", "from 4 to 11 points
// each", "from 4 percent in the north to 11 percent in the south".
bool IsRangeOfAmounts(const Article& article, const Change& c) {
  if (!c.explicit_pair || c.from->first_token > c.to->first_token) return false;
  for (const std::string_view stem : {"lose", "lost", "losing", "gain", "shed", "add"}) {
    if (article.Text(c.anchor).starts_with(stem)) return article.Is(c.anchor + 1, "from");
  }
  if (const std::string_view place = PlaceBehind(article, *c.from); !place.empty()) {
    return PlaceBehind(article, *c.to) == place;
  }
  const uint32_t end = article.SentenceEnd(c.to->quantity->sentence);
  for (uint32_t behind : {c.to->end_token, article.AfterPhrase(*c.to)}) {
    if (behind < end && article.Is(behind, ",")) ++behind;
    if (behind >= end) continue;
    if (article.Is(behind, "each") || article.Is(behind, "apiece") || article.Is(behind, "depending")) return true;
  }
  return false;
}

bool SaysDirection(const Article& article, const Change& c) {
  if (c.anchor == kNoToken || c.direction == 0 || c.multiply != 0 || !IsJudgeable(article, c)) return false;
  if (IsRangeOfAmounts(article, c)) return false;
  const bool adverb = article.Is(c.anchor, "up") || article.Is(c.anchor, "down");
  return (c.explicit_pair ? IsDirect(article, c) : adverb) && !SpeaksOfRanks(article, c) &&
         !CountsDownwards(article, c);
}

void Report(const Article& article, const Change& c, sdk::RuleReport& report) {
  const cc_span span = sdk::SpanOf(article.Token(c.anchor));
  const std::string from = Show(article, *c.from);
  const std::string to = Show(article, *c.to);
  sdk::Finding finding(span);
  finding.Message("\"" + std::string(article.Text(span)) + "\" says that it went " + (c.direction > 0 ? "up" : "down") +
                  ", but " + to + " is " + (c.direction > 0 ? "less" : "more") + " than " + from + ".");
  finding.Workings(Figure(c.from->value, 2) + " → " + Figure(c.to->value, 2) + " is " +
                   (c.direction > 0 ? "lower" : "higher") + "; the text says \"" + std::string(article.Text(span)) +
                   "\"");
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  finding.Evidence(span, "stated direction", std::string(article.Text(span)));
  const bool whole = c.from->part == Number::Part::kWhole && c.to->part == Number::Part::kWhole;
  if (!c.from->IsQuoted() && !c.to->IsQuoted()) {
    if (article.Is(c.anchor, "up")) finding.Fix("write down", span, "down");
    if (article.Is(c.anchor, "down")) finding.Fix("write up", span, "up");
    if (whole && c.from->IsExact() && c.to->IsExact()) {
      finding.Fix("exchange the two values", {{c.from->span, to}, {c.to->span, from}});
    }
  }
  report.Emit(finding);
}

// Two figures written to the same digit are rounded alike, so their order is the order of what they stand for, however
// near they lie: "from 4 metres to 3" is a fall.
bool AreApart(const Number& a, const Number& b) {
  const bool alike = a.IsExact() && b.IsExact() && a.quantity->step == b.quantity->step && a.quantity->step > 0;
  return alike || Disagree(a.reading, b.reading);
}

// 1 for "wider", -1 for "narrower"; 0 for other words. "More" and "less than" are hedges, and belong to the number.
int DirectionOf(const Article& article, uint32_t token) {
  for (const std::string_view word : {"wider", "larger", "bigger", "higher", "greater"}) {
    if (article.Is(token, word)) return 1;
  }
  for (const std::string_view word : {"narrower", "smaller", "lower"}) {
    if (article.Is(token, word)) return -1;
  }
  return 0;
}

// "$31 million|, |narrower| than the| $24 million": the token of the comparison, or kNoToken.
uint32_t ComparisonBetween(const Article& article, const Number& first, const Number& second) {
  constexpr uint32_t kArticle = 2;  // tokens of "last year's"
  uint32_t t = article.AfterPhrase(first);
  if (!article.Is(t, ",")) return kNoToken;
  ++t;
  if (article.Is(t, "which") && (article.Is(t + 1, "was") || article.Is(t + 1, "is"))) t += 2;
  if (article.Is(t, "much") || article.Is(t, "far") || article.Text(t).ends_with("ly")) ++t;
  if (DirectionOf(article, t) == 0 || !article.Is(t + 1, "than")) return kNoToken;
  for (uint32_t i = t + 2; i < second.first_token; ++i) {
    const bool small = article.Token(i).kind == CC_TOKEN_SYMBOL || article.Is(i, "the") || article.Is(i, "a") ||
                       article.Is(i, "an") || article.Is(i, "its");
    if (!small || i - t > 2 + kArticle) return kNoToken;
  }
  return t;
}

void CheckComparison(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const uint32_t at = ComparisonBetween(article, first, second);
  if (at == kNoToken) return;
  report.Considered();
  const bool alike = article.Comparable(first, second) && (!first.IsCount() || !article.Head(first).empty());
  if (!alike || first.IsRate() != second.IsRate() || first.value <= 0 || second.value <= 0) return;
  if (first.part != Number::Part::kWhole || second.part != Number::Part::kWhole || !first.IsExact()) return;
  if (!first.IsStated() || !second.IsStated() || article.IsNegated(at, first.quantity->sentence)) return;
  report.Compared(first.quantity->span, second.quantity->span);
  const int direction = DirectionOf(article, at);
  const double apart = direction * (first.value - second.value);
  if (apart >= 0 || -apart < (first.step + second.step) / 2) return;
  const cc_span span = sdk::SpanOf(article.Token(at));
  const std::string word(article.Text(span));
  const std::string a = Show(article, first), b = Show(article, second);
  sdk::Finding finding(span);
  finding.Message("\"" + word + "\" says that " + a + (direction > 0 ? " is more than " : " is less than ") + b +
                  ", but it is " + (direction > 0 ? "less." : "more."));
  finding.Workings(Figure(first.value, 2) + (direction > 0 ? " < " : " > ") + Figure(second.value, 2) +
                   "; the text says \"" + word + "\"");
  AddEvidence(finding, article, first, "compared");
  AddEvidence(finding, article, second, "compared with");
  finding.Evidence(span, "stated direction", word);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  context.article.ForEachNeighbours([&](const Number& first, const Number& second, size_t) {
    CheckComparison(context.article, first, second, report);
  });
  for (const Change& c : context.changes) {
    report.Considered();
    if (!SaysDirection(context.article, c)) continue;
    report.Compared(c.from->quantity->span, c.to->quantity->span);
    const bool wrong = c.direction > 0 ? c.to->value < c.from->value : c.to->value > c.from->value;
    if (wrong && AreApart(*c.from, *c.to)) Report(context.article, c, report);
  }
}

}  // namespace

Rule Direction() {
  return {.id = "direction",
          .severity = sdk::Severity::kError,
          .summary = "The verb says up and the values say down, or the other way round",
          .run = Run};
}

}  // namespace claimcheck::numeric
