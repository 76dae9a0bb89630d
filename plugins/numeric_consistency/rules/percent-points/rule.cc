// Both values are percentages and the stated change is a percentage that is their difference, not their relative
// change.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr double kFar = 1.5;  // how many times the stated change the relative one has to be

void Report(const Article& article, const Change& c, sdk::RuleReport& report) {
  const double points = std::fabs(c.to->value - c.from->value);
  const double percent = 100 * points / c.from->value;
  const std::string name = Figure(points) + (points == 1 ? " percentage point" : " percentage points");
  sdk::Finding finding(c.stated->span);
  finding.Message("From " + Show(article, *c.from) + " to " + Show(article, *c.to) + " is a change of " + name +
                  ", or " + Percent(percent) + ", not " + Show(article, *c.stated) + ".");
  finding.Workings("|" + Figure(c.to->value, 2) + " − " + Figure(c.from->value, 2) + "| = " + name + "; " +
                   Figure(points, 2) + " / " + Figure(c.from->value, 2) + " = " + Percent(percent));
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  AddEvidence(finding, article, *c.stated, "stated change");
  if (!c.stated->IsQuoted()) finding.Fix("say percentage points", c.stated->span, name);
  OfferPercent(finding, article, *c.stated, percent);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Change& c : context.changes) {
    if (!c.from->IsPercent() || c.stated == nullptr || !c.stated->IsPercent()) continue;
    report.Considered();
    if (!IsJudgeable(context.article, c) || IsOnOtherBasis(context.article, *c.stated)) continue;
    report.Compared(c.from->quantity->span, c.to->quantity->span, c.stated->quantity->span);
    const bool up = c.to->value > c.from->value;
    const Interval points = up ? Subtract(c.to->reading, c.from->reading) : Subtract(c.from->reading, c.to->reading);
    // Of percentages as coarse as 4% and 5% almost any relative change is a reading; what is written decides.
    const double relative = 100 * std::fabs(c.to->value / c.from->value - 1);
    const bool far = relative > kFar * c.stated->value || relative * kFar < c.stated->value;
    if (far && !Disagree(points, c.stated->reading)) Report(context.article, c, report);
  }
}

}  // namespace

Rule PercentPoints() {
  return {.id = "percent-points",
          .severity = sdk::Severity::kWarning,
          .summary = "A difference of two percentages is called percent where it is percentage points",
          .run = Run};
}

}  // namespace claimcheck::numeric
