// "One in five" against the percentage that stands for it.

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr double kNearest = 0.16;  // half way from a third to a quarter

void Report(const Article& article, const Number& ratio, const Number& stated, sdk::RuleReport& report) {
  const double percent = 100 * ratio.value;
  sdk::Finding finding(stated.span);
  finding.Message(Show(article, ratio) + " is " + Percent(percent) + ", not " + Show(article, stated) + ".");
  finding.Workings(Figure(ratio.quantity->from, 2) + " / " + Figure(ratio.quantity->to, 2) + " = " + Percent(percent) +
                   "; the text says " + Show(article, stated));
  AddEvidence(finding, article, ratio, "ratio");
  AddEvidence(finding, article, stated, "stated share");
  OfferPercent(finding, article, stated, percent);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Share& s : context.shares) {
    if (s.part == nullptr || s.part->quantity->form != CC_FORM_RATIO || s.stated == nullptr || !s.stated->IsPercent())
      continue;
    report.Considered();
    if (!s.part->IsAsserted() || !s.stated->IsAsserted() || IsOnOtherBasis(context.article, *s.stated)) continue;
    report.Compared(s.part->quantity->span, s.stated->quantity->span);
    // Behind a percentage a ratio is the nearest one that can be said: "30%, or one in three".
    const bool ratio_last = s.part->first_token > s.stated->first_token;
    const Interval ratio =
        ratio_last ? Interval{s.part->value * (1 - kNearest), s.part->value * (1 + kNearest)} : SharePossible(*s.part);
    if (Disagree(ratio, SharePossible(*s.stated))) Report(context.article, *s.part, *s.stated, report);
  }
}

}  // namespace

Rule Ratio() {
  return {.id = "ratio",
          .severity = sdk::Severity::kError,
          .summary = "\"One in five\" and the percentage beside it do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
