// The sum of the parts against the total, over all readings of each.
#include <numeric>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool IsJudgeable(const Article& article, const Parts& list) {
  if (!list.total->IsAsserted()) return false;
  for (const Number* part : list.parts) {
    if (!part->IsAsserted() || !article.SameSource(*list.total, *part)) return false;
  }
  return true;
}

void Report(const Article& article, const Parts& list, double sum, sdk::RuleReport& report) {
  const std::string total = Show(article, *list.total);
  const bool single = list.single.begin < list.single.end;
  std::string terms = single ? "1" : "";
  for (const Number* part : list.parts) terms += (terms.empty() ? "" : " + ") + Figure(part->value, 2);
  sdk::Finding finding(list.total->span);
  finding.Message("The parts add up to " + As(article, sum, *list.total) + ", not " + total + ".");
  finding.Workings(terms + " = " + As(article, sum, *list.total) + "; the text says " + total);
  AddEvidence(finding, article, *list.total, "total");
  if (single) finding.Evidence(list.single, "part", "1");
  for (const Number* part : list.parts) AddEvidence(finding, article, *part, "part");
  OfferFix(finding, article, *list.total, sum);
  for (const Number* part : list.parts) {
    const double needed = part->value + list.total->value - sum;
    if (needed > 0) OfferFix(finding, article, *part, needed);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Parts& list : context.parts) {
    report.Considered();
    if (!IsJudgeable(context.article, list)) continue;
    report.Compared(list.total->quantity->span);
    for (const Number* part : list.parts) report.Also(part->quantity->span);
    double sum = list.single.begin < list.single.end ? 1 : 0;
    Interval possible = Exactly(sum);
    for (const Number* part : list.parts) {
      possible = Add(possible, part->reading);
      sum += part->value;
    }
    if (Disagree(possible, list.total->reading)) Report(context.article, list, sum, report);
  }
}

}  // namespace

Rule SumOfParts() {
  return {.id = "sum-of-parts",
          .severity = sdk::Severity::kError,
          .summary = "A total and the parts listed for it do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
