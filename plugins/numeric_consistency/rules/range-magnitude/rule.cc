// "between $4 and $9 billion": two signs of currency, one scale. With one sign ("between 4 and 9 billion dollars") the
// scale is plainly that of both.
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool HasSign(const Article& article, const Number& n) { return article.Token(n.first_token).kind == CC_TOKEN_SYMBOL; }

bool HasScale(const Article& article, const Number& n) {
  for (uint32_t t = n.first_token; t < n.end_token; ++t) {
    if (article.Token(t).kind == CC_TOKEN_WORD) return true;
  }
  return false;
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 0; i + 1 < numbers.size(); ++i) {
    const Number& first = numbers[i];
    const Number& second = numbers[i + 1];
    if (first.quantity->dimension != CC_DIM_MONEY || second.quantity->dimension != CC_DIM_MONEY) continue;
    if (first.quantity->sentence != second.quantity->sentence || second.first_token != first.end_token + 1) continue;
    if (!article.Is(article.Before(first), "between") || !article.Is(first.end_token, "and")) continue;
    report.Considered();
    const uint32_t before = article.Previous(article.Before(first), first.quantity->sentence);
    if (article.Is(before, "difference") || article.Is(before, "gap") || article.Is(before, "choice")) continue;
    report.Compared(first.quantity->span, second.quantity->span);
    // The engine carries the scale over; "$500,000 and $1 million" has nothing to carry.
    const bool carried = first.scaled || first.value < 1000;
    if (!carried) continue;
    if (!HasSign(article, first) || !HasSign(article, second) || HasScale(article, first) || !HasScale(article, second)) continue;
    sdk::Finding finding(sdk::Cover(first.span, second.span));
    finding.Message(Show(article, first) + " lacks the scale that " + Show(article, second) + " has.");
    finding.Workings("as written the range begins at " + Show(article, first));
    AddEvidence(finding, article, first, "first end");
    AddEvidence(finding, article, second, "second end");
    if (!first.IsQuoted()) {
      const cc_span last = sdk::SpanOf(article.Token(second.end_token - 1));
      const std::string scale(article.Text(last));
      const std::string text = Show(article, first) + " " + scale;
      finding.Fix(std::string("write ").append(text), first.span, text);
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule RangeMagnitude() {
  return {.id = "range-magnitude",
          .severity = sdk::Severity::kNote,
          .summary = "A range leaves the scale of its first end out",
          .run = Run,
          .enabled = false};
}

}  // namespace claimcheck::numeric
