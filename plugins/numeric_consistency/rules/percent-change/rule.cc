// (to - from) / from against the percentage in the text, over all readings of the three numbers.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

// A percentage of percentages may be points: the rule percent-points knows about those.
bool ArePoints(const Change& c, Interval stated) {
  if (!c.from->IsPercent()) return false;
  const Interval points = Subtract(c.to->reading, c.from->reading);
  return !Disagree(points, stated) || !Disagree({-points.high, -points.low}, stated);
}

bool HasPercentage(const Article& article, const Change& c) {
  if (c.stated == nullptr || !IsJudgeable(article, c)) return false;
  if (!c.stated->IsPercent() && c.stated->quantity->form != CC_FORM_FRACTION) return false;
  if (c.stated->part != Number::Part::kWhole || !sdk::IsAbsent(c.stated->quantity->whole)) return false;
  return Disagree(c.from->reading, c.to->reading) && !IsOnOtherBasis(article, *c.stated);
}

void Report(const Article& article, const Change& c, double actual, sdk::RuleReport& report) {
  const bool up = c.to->value > c.from->value;
  const double percent = c.stated->IsPercent() ? c.stated->value : 100 * c.stated->value;
  const std::string from = Show(article, *c.from);
  const std::string to = Show(article, *c.to);
  const std::string low = Figure(up ? c.from->value : c.to->value, 2);
  const std::string high = Figure(up ? c.to->value : c.from->value, 2);
  const double factor = 1 + (up ? percent : -percent) / 100;
  sdk::Finding finding(c.stated->span);
  finding.Message("From " + from + " to " + to + " is a change of " + Percent(actual) + ", not " + Show(article, *c.stated) + ".");
  finding.Workings("(" + high + " − " + low + ") / " + Figure(c.from->value, 2) + " = " + Percent(actual) +
                   "; the text says " + Show(article, *c.stated) + "; it would take " + Figure(c.from->value * factor, 2));
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  AddEvidence(finding, article, *c.stated, "stated change");
  OfferPercent(finding, article, *c.stated, actual);
  if (factor > 0) {
    OfferFix(finding, article, *c.to, c.from->value * factor);
    OfferFix(finding, article, *c.from, c.to->value / factor);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Change& c : context.changes) {
    report.Considered();
    if (!HasPercentage(context.article, c)) continue;
    report.Compared(c.from->quantity->span, c.to->quantity->span, c.stated->quantity->span);
    const bool up = c.to->value > c.from->value;
    const Interval change = RelativeChange(c.from->reading, c.to->reading);
    const Interval size = up ? change : Interval{-change.high, -change.low};
    const Interval stated = c.stated->IsPercent() ? c.stated->reading : Scale(c.stated->reading, 100);
    if (!Disagree(size, stated) || ArePoints(c, stated)) continue;
    Report(context.article, c, 100 * std::fabs(c.to->value / c.from->value - 1), report);
  }
}

}  // namespace

Rule PercentChange() {
  return {.id = "percent-change",
          .severity = sdk::Severity::kError,
          .summary = "A percentage that does not follow from the two values beside it",
          .run = Run};
}

}  // namespace claimcheck::numeric
