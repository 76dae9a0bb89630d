// The same number in two units of one dimension, pointed back to with "the", and a noun that both share: "12 miles from
// the border … the 12 km to the border". Kept in a table by number and dimension; the last mention only, so the cost is
// linear.
#include <algorithm>
#include <string>

#include "plugins/numeric_consistency/mentions.h"
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kNear = 8;       // tokens on either side that may hold the shared noun
constexpr uint32_t kSentences = 4;  // between the two mentions

bool IsNoun(const Article& article, uint32_t token) {
  const auto& words = article.words();
  return article.Token(token).kind == CC_TOKEN_WORD && article.Text(token).size() >= 3 &&
         !article.Has(token, words.preposition) && !article.Has(token, words.determiner) &&
         !article.Has(token, words.auxiliary) && !article.Is(token, "long") && !article.Is(token, "high");
}

// A noun that stands within reach of both.
bool ShareNoun(const Article& article, const Number& first, const Number& second) {
  const uint32_t begin = std::max(article.SentenceBegin(first.quantity->sentence),
                                  first.first_token > kNear ? first.first_token - kNear : 0u);
  const uint32_t end = std::min(article.SentenceEnd(first.quantity->sentence), first.end_token + kNear);
  const uint32_t after = std::min(article.SentenceEnd(second.quantity->sentence), second.end_token + 4);
  for (uint32_t t = second.end_token; t < after; ++t) {
    if (!IsNoun(article, t)) continue;
    for (uint32_t u = begin; u < end; ++u) {
      if (IsNoun(article, u) && SameNoun(article.Text(t), article.Text(u))) return true;
    }
  }
  return false;
}

bool IsMeasure(const Number& n) {
  const uint32_t d = n.quantity->dimension;
  return n.IsPlain() && n.part == Number::Part::kWhole &&
         (d == CC_DIM_LENGTH || d == CC_DIM_MASS || d == CC_DIM_AREA || d == CC_DIM_VOLUME);
}

// Digits and dimension.
std::string KeyOf(const Number& n) { return Figure(n.value, 3) + " " + std::to_string(n.quantity->dimension); }

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  sdk::Finding finding(second.span);
  finding.Message("The text says " + Show(article, first) + " before and " + Show(article, second) + " here.");
  finding.Workings(Show(article, first) + " ≠ " + Show(article, second) + ": the same number in two units");
  AddMentions(finding, article, first, second);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  ForEachBackReference(article, report, IsMeasure, KeyOf, [&](const Number& first, const Number& second) {
    if (second.quantity->sentence - first.quantity->sentence > kSentences || !ShareNoun(article, first, second)) return;
    report.Compared(first.quantity->span, second.quantity->span);
    const bool same = sdk::View(first.quantity->unit) == sdk::View(second.quantity->unit);
    if (!same) Report(article, first, second, report);
  });
}

}  // namespace

Rule UnitDrift() {
  return {.id = "unit-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "One measure is written with the same number in two units",
          .run = Run};
}

}  // namespace claimcheck::numeric
