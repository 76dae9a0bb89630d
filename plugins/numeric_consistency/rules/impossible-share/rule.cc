// Twelve patients can be a whole number of twelfths only: 42%, 50%, 58%, never 47%. Asks for each whole number of
// things whether it rounds to, or is cut off at, the percentage.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr double kLargest = 100;  // things; above it every whole percentage can be made

bool IsJudgeable(const Article& article, const Share& s) {
  if (s.stated == nullptr || s.whole == nullptr || s.part != nullptr) return false;
  if (!s.stated->IsPercent() || !s.stated->IsExact() || s.stated->value > 100 || !s.stated->IsAsserted()) return false;
  if (!s.stated->IsPlain() || s.stated->part != Number::Part::kWhole) return false;
  const Number& whole = *s.whole;
  if (!whole.IsPlain() || !whole.IsCount() || !whole.IsExact() || whole.scaled || whole.part != Number::Part::kWhole)
    return false;
  if (whole.value < 2 || whole.value > kLargest || whole.value != std::floor(whole.value)) return false;
  if (article.Head(whole).empty()) return false;
  // "47% of the votes in the 12 districts", "47% of the 12 districts' votes": not of the districts.
  if (whole.first_token > s.stated->end_token + 3) return false;
  const uint32_t after = article.AfterPhrase(whole);
  const std::string_view next = article.Text(after);
  return !next.starts_with("'") && !next.starts_with("\xE2\x80\x99");
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Share& s : context.shares) {
    report.Considered();
    if (!IsJudgeable(article, s)) continue;
    report.Compared(s.whole->quantity->span, s.stated->quantity->span);
    const double whole = s.whole->value;
    const double below = std::floor(s.stated->value * whole / 100);
    const Interval stated = s.stated->reading;
    if (Holds(stated, 100 * below / whole) || Holds(stated, 100 * (below + 1) / whole)) continue;
    sdk::Finding finding(s.stated->span);
    finding.Message("No whole number of " + Show(article, *s.whole) + " is " + Show(article, *s.stated) + ".");
    finding.Workings(Figure(below) + " / " + Figure(whole) + " = " + Percent(100 * below / whole) + "; " +
                     Figure(below + 1) + " / " + Figure(whole) + " = " + Percent(100 * (below + 1) / whole));
    AddEvidence(finding, article, *s.whole, "whole");
    AddEvidence(finding, article, *s.stated, "stated share");
    OfferFix(finding, article, *s.stated, std::round(100 * below / whole));
    OfferFix(finding, article, *s.stated, std::round(100 * (below + 1) / whole));
    report.Emit(finding);
  }
}

}  // namespace

Rule ImpossibleShare() {
  return {.id = "impossible-share",
          .severity = sdk::Severity::kError,
          .summary = "A percentage that no whole number of so few things makes",
          .run = Run};
}

}  // namespace claimcheck::numeric
