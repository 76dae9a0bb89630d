// "between $500 and $1 million": the first end has no scale, and the second's cannot be meant for both, since $500
// million is more than $1 million. Where it can ("between $19 and $22 million"), leaving it out is plain English, and
// the engine reads it for both ends.
#include <cmath>
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr double kLeast = 0.1;  // of the second end that the first one makes, read with the scale below

bool HasSign(const Article& article, const Number& n) { return article.Token(n.first_token).kind == CC_TOKEN_SYMBOL; }

bool HasScale(const Article& article, const Number& n) {
  for (uint32_t t = n.first_token; t < n.end_token; ++t) {
    if (article.Token(t).kind == CC_TOKEN_WORD) return true;
  }
  return false;
}

// Nobody means a range whose second end is so many times its first.
constexpr double kFarApart = 1000;

// The scale below that of the second end: what the first one most likely lacks, "$500" above "$1 million" a thousand.
double ScaleBelow(const Number& second) { return std::pow(1000.0, std::floor(std::log10(second.value) / 3) - 1); }

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const std::string scale(article.Text(second.end_token - 1));
  sdk::Finding finding(sdk::Cover(first.span, second.span));
  finding.Message(Show(article, first) + " lacks a scale, and that of " + Show(article, second) +
                  " is too large for it.");
  finding.Workings(Show(article, first) + " " + scale + " > " + Show(article, second) +
                   "; as written the range begins at " + Show(article, first));
  AddEvidence(finding, article, first, "first end");
  AddEvidence(finding, article, second, "second end");
  const double below = ScaleBelow(second);
  if (!first.IsQuoted() && (below == 1e3 || below == 1e6)) {
    const std::string text = Show(article, first) + (below == 1e3 ? ",000" : " million");
    finding.Fix(std::string("write ").append(text), first.span, text);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  article.ForEachNeighbours([&](const Number& first, const Number& second, size_t) {
    if (first.quantity->dimension != CC_DIM_MONEY || second.quantity->dimension != CC_DIM_MONEY) return;
    if (second.first_token != first.end_token + 1 || second.value <= 0) return;
    if (!article.Is(article.Before(first), "between") || !article.Is(first.end_token, "and")) return;
    report.Considered();
    const uint32_t before = article.Previous(article.Before(first), first.quantity->sentence);
    if (article.Is(before, "difference") || article.Is(before, "gap") || article.Is(before, "choice")) return;
    report.Compared(first.quantity->span, second.quantity->span);
    if (!HasSign(article, first) || HasScale(article, first) || !HasScale(article, second)) return;
    // "prizes of between $25 and $1 million" may be meant.
    const double share = first.value * ScaleBelow(second) / second.value;
    if (share >= kLeast && share < 1) Report(article, first, second, report);
  });
}

}  // namespace

Rule RangeMagnitude() {
  return {.id = "range-magnitude",
          .severity = sdk::Severity::kNote,
          .summary = "A range leaves a scale out that its second end cannot lend",
          .run = Run,
          .enabled = false};
}

}  // namespace claimcheck::numeric
