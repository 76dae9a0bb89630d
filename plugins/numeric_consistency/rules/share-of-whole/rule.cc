// part / whole against the percentage or fraction in the text, over all readings of the three numbers.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool IsJudgeable(const Article& article, const Share& s) {
  if (s.part == nullptr || s.whole == nullptr || s.stated == nullptr || s.stated_first) return false;
  if (!s.stated->IsPercent() && s.stated->quantity->form != CC_FORM_FRACTION) return false;
  if (!s.part->IsPlain() || !s.whole->IsPlain() || s.part->IsPercent() || s.whole->IsPercent()) return false;
  if (s.part->quantity->dimension != s.whole->quantity->dimension) return false;
  if (s.whole->value <= 0 || s.part->value < 0 || s.part->value > s.whole->value) return false;
  if (!s.part->IsStated() || !s.whole->IsStated() || !s.stated->IsStated()) return false;
  return article.SameSource(*s.part, *s.stated) && !IsOnOtherBasis(article, *s.stated);
}

// Whether a writer who rounds would write `stated` for this share. Stricter than the rule itself, which also lets a
// share stand that was cut off: an offered value should need no excuse.
bool RoundsTo(double share, const Number& stated) {
  if (!stated.IsPercent()) return Holds(SharePossible(stated), share);
  return !Disagree(RoundedPercent(stated.value, stated.quantity->step), Exactly(100 * share));
}

void Report(const Article& article, const Share& s, sdk::RuleReport& report) {
  const double actual = 100 * s.part->value / s.whole->value;
  const double percent = s.stated->IsPercent() ? s.stated->value : 100 * s.stated->value;
  const std::string part = Show(article, *s.part);
  const std::string whole = Show(article, *s.whole);
  sdk::Finding finding(s.stated->span);
  finding.Message(part + " of " + whole + " is " + Percent(actual) + ", not " + Show(article, *s.stated) + ".");
  finding.Workings(Figure(s.part->value, 2) + " / " + Figure(s.whole->value, 2) + " = " + Percent(actual) +
                   "; the text says " + Show(article, *s.stated) + "; it would take " +
                   Figure(s.whole->value * percent / 100));
  AddEvidence(finding, article, *s.part, "part");
  AddEvidence(finding, article, *s.whole, "whole");
  AddEvidence(finding, article, *s.stated, "stated share");
  OfferPercent(finding, article, *s.stated, actual);
  // Only what would then agree: no whole number of 24 is 65%.
  const double part_needed = std::round(s.whole->value * percent / 100);
  if (RoundsTo(part_needed / s.whole->value, *s.stated)) OfferFix(finding, article, *s.part, part_needed);
  const double whole_needed = percent > 0 ? std::round(s.part->value / percent * 100) : 0;
  if (whole_needed > 0 && RoundsTo(s.part->value / whole_needed, *s.stated)) {
    OfferFix(finding, article, *s.whole, whole_needed);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Share& s : context.shares) {
    report.Considered();
    if (!IsJudgeable(context.article, s)) continue;
    report.Compared(s.part->quantity->span, s.whole->quantity->span, s.stated->quantity->span);
    if (Disagree(Divide(s.part->reading, s.whole->reading), SharePossible(*s.stated)))
      Report(context.article, s, report);
  }
}

}  // namespace

Rule ShareOfWhole() {
  return {.id = "share-of-whole",
          .severity = sdk::Severity::kError,
          .summary = "A part, its whole and the percentage between them do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
