// fraction * whole against the number put beside it. Things come whole, so half a thing either way is no error.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool HasNumber(const Article& article, const Share& s) {
  if (!s.stated_first || s.part == nullptr || s.whole == nullptr || s.stated == nullptr) return false;
  if (!s.whole->IsPlain() || !s.whole->IsCount() || s.whole->value <= 0 || s.part->IsRate()) return false;
  const std::string_view head = article.Head(*s.part);
  if (!head.empty() && !SameNoun(head, article.Head(*s.whole))) return false;
  if (!s.part->IsAsserted() || !s.whole->IsAsserted() || !s.stated->IsAsserted()) return false;
  return article.SameSource(*s.part, *s.stated);
}

void Report(const Article& article, const Share& s, double share, sdk::RuleReport& report) {
  const double needed = std::round(share * s.whole->value);
  const std::string stated = Show(article, *s.stated);
  sdk::Finding finding(s.part->span);
  finding.Message(stated + " of " + Show(article, *s.whole) + " is " + Figure(needed) + ", not " +
                  Show(article, *s.part) + ".");
  finding.Workings(Figure(share, 3) + " × " + Figure(s.whole->value, 2) + " = " + Figure(share * s.whole->value) +
                   "; the text says " + Show(article, *s.part) + ", which is " +
                   Percent(100 * s.part->value / s.whole->value));
  AddEvidence(finding, article, *s.stated, "stated share");
  AddEvidence(finding, article, *s.whole, "whole");
  AddEvidence(finding, article, *s.part, "part");
  OfferFix(finding, article, *s.part, needed);
  OfferPercent(finding, article, *s.stated, 100 * s.part->value / s.whole->value);
  if (share > 0) OfferFix(finding, article, *s.whole, std::round(s.part->value / share));
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Share& s : context.shares) {
    if (!s.stated_first) continue;
    report.Considered();
    if (!HasNumber(context.article, s)) continue;
    report.Compared(s.part->quantity->span, s.whole->quantity->span, s.stated->quantity->span);
    const double share = s.stated->IsPercent() ? s.stated->value / 100 : s.stated->value;
    const Interval needed = Multiply(SharePossible(*s.stated), s.whole->reading);
    if (Disagree(needed, ToWholeThings(s.part->reading))) Report(context.article, s, share, report);
  }
}

}  // namespace

Rule FractionOfWhole() {
  return {.id = "fraction-of-whole",
          .severity = sdk::Severity::kError,
          .summary = "A fraction of a whole, and the number put beside it, do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
