// to - from against the difference in the text; and the two figures of a vote against its margin ("52 votes to 47, a
// margin of six"). Over all readings of the three numbers.
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

// How many percentage points one of what is stated makes: a basis point is a hundredth of one. 1 for anything else.
double PointsOf(const Number& stated) {
  return stated.quantity->dimension == CC_DIM_PERCENT_POINT && sdk::View(stated.quantity->unit) == "bp" ? 0.01 : 1;
}

void Report(const Article& article, const Number& a, const Number& b, const Number& stated, sdk::RuleReport& report) {
  const double unit = PointsOf(stated);
  const double actual = std::round(std::fabs(a.value - b.value) / unit * 1e6) / 1e6;
  sdk::Finding finding(stated.span);
  finding.Message("Between " + Show(article, a) + " and " + Show(article, b) + " lie " + As(article, actual, stated) +
                  ", not " + Show(article, stated) + ".");
  finding.Workings("|" + Figure(b.value, 2) + " − " + Figure(a.value, 2) + "| = " + As(article, actual, stated) +
                   "; the text says " + Show(article, stated));
  AddEvidence(finding, article, a, "before");
  AddEvidence(finding, article, b, "after");
  AddEvidence(finding, article, stated, "stated difference");
  const double change = (b.value > a.value ? 1 : -1) * stated.value * unit;
  OfferFix(finding, article, stated, actual);
  OfferFix(finding, article, b, a.value + change);
  if (b.value - change > 0) OfferFix(finding, article, a, b.value - change);
  report.Emit(finding);
}

bool Differ(const Number& a, const Number& b, const Number& stated) {
  if (a.IsPercent()) {  // levels are rounded, hardly ever cut off
    const Number& high = a.value > b.value ? a : b;
    const Number& low = a.value > b.value ? b : a;
    const Interval points = Subtract(RoundedPercent(high.value, a.step), RoundedPercent(low.value, a.step));
    return Disagree(points, Exactly(stated.value * PointsOf(stated)));
  }
  const Interval gap = a.value > b.value ? Subtract(a.reading, b.reading) : Subtract(b.reading, a.reading);
  return Disagree(gap, stated.reading);
}

void CheckChange(const Article& article, const Change& c, sdk::RuleReport& report) {
  if (c.stated == nullptr || c.stated->part != Number::Part::kWhole || c.by_or || c.multiply != 0) return;
  const bool points = c.from->IsPercent() && c.stated->quantity->dimension == CC_DIM_PERCENT_POINT;
  if (c.from->IsPercent() && !points) return;
  if (!points && (!article.Comparable(*c.from, *c.stated) || !article.Comparable(*c.to, *c.stated))) return;
  report.Considered();
  if (!IsJudgeable(article, c) || c.stated->IsRate() || c.stated->quantity->whole_quantity != CC_NONE) return;
  if (IsOnOtherBasis(article, *c.stated)) return;
  report.Compared(c.from->quantity->span, c.to->quantity->span, c.stated->quantity->span);
  if (Differ(*c.from, *c.to, *c.stated)) Report(article, *c.from, *c.to, *c.stated, report);
}

// "60-38, a margin of |20|"
void CheckScore(const Article& article, const Number& score, const Number& stated, sdk::RuleReport& report) {
  if (!stated.IsCount() || stated.first_token - score.end_token > 6 || !article.IsMark(score.end_token)) return;
  report.Considered();
  if (!score.IsStated() || !stated.IsStated()) return;
  report.Compared(score.quantity->span, stated.quantity->span);
  const double actual = std::fabs(score.quantity->from - score.quantity->to);
  if (Holds(stated.reading, actual)) return;
  sdk::Finding finding(stated.span);
  finding.Message(Show(article, score) + " is a margin of " + Figure(actual) + ", not " + Show(article, stated) + ".");
  finding.Workings("|" + Figure(score.quantity->from) + " − " + Figure(score.quantity->to) + "| = " + Figure(actual) +
                   "; the text says " + Show(article, stated));
  AddEvidence(finding, article, score, "score");
  AddEvidence(finding, article, stated, "stated margin");
  OfferFix(finding, article, stated, actual);
  report.Emit(finding);
}

// "by 52 votes to 47, a margin of |six|"
void CheckMargin(const Article& article, std::span<const Number> numbers, size_t i, sdk::RuleReport& report) {
  const Number& stated = numbers[i];
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t of = article.Before(stated);
  if (!article.Is(of, "of") || !stated.IsPlain()) return;
  const uint32_t noun = article.Previous(of, sentence);
  if (!article.Is(noun, "margin") && !article.Is(noun, "majority") && !article.Is(noun, "lead")) return;
  if (numbers[i - 1].quantity->form == CC_FORM_SCORE && numbers[i - 1].quantity->sentence == sentence) {
    CheckScore(article, numbers[i - 1], stated, report);
    return;
  }
  if (i < 2) return;
  const Number& a = numbers[i - 2];
  const Number& b = numbers[i - 1];
  if (b.quantity->sentence != sentence || a.quantity->sentence != sentence) return;
  if (!article.Comparable(a, b) || !article.Comparable(a, stated) || b.first_token - a.end_token > 3) return;
  if (!article.Is(article.Before(b), "to") || article.AfterPhrase(b) + 4 < of) return;
  report.Considered();
  if (!a.IsAsserted() || !b.IsAsserted() || !stated.IsAsserted()) return;
  report.Compared(a.quantity->span, b.quantity->span, stated.quantity->span);
  if (Differ(a, b, stated)) Report(article, a, b, stated, report);
}

// "Lee won 52,300 votes and Chen 47,100. Her margin was |6,200|": the two amounts of the sentence before, if it has no
// third.
void CheckAcross(const Article& article, const Number& stated, sdk::RuleReport& report) {
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t before = article.Before(stated);
  // The noun is the first, second or third word of the sentence, and the number stands behind "was".
  if (before == kNoToken || before > article.SentenceBegin(sentence) + 3) return;
  const auto& sentences = article.document().sentences();
  if (sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block || !stated.IsPlain() ||
      stated.part != Number::Part::kWhole)
    return;
  const uint32_t noun = article.Previous(before, sentence);
  const bool says = article.Is(before, "of") || article.Is(before, "was") || article.Is(before, "is");
  const bool names = article.Is(noun, "margin") || article.Is(noun, "difference") || article.Is(noun, "gap") ||
                     article.Is(noun, "majority") || article.Is(noun, "lead");
  if (!says || !names || noun > article.SentenceBegin(sentence) + 2) return;
  const Number* pair[2] = {};
  size_t count = 0;
  for (const Number& n : article.NumbersOf(sentence - 1)) {
    if (n.part != Number::Part::kWhole || !article.Comparable(n, stated)) continue;
    if (count == 2) return;
    pair[count++] = &n;
  }
  if (count != 2 || !article.Comparable(*pair[0], *pair[1])) return;
  report.Considered();
  if (!pair[0]->IsAsserted() || !pair[1]->IsAsserted() || !stated.IsAsserted() ||
      !article.SameSource(*pair[0], *pair[1]))
    return;
  report.Compared(pair[0]->quantity->span, pair[1]->quantity->span, stated.quantity->span);
  if (Differ(*pair[0], *pair[1], stated)) Report(article, *pair[0], *pair[1], stated, report);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Change& c : context.changes) CheckChange(context.article, c, report);
  const auto numbers = context.article.numbers();
  for (size_t i = 1; i < numbers.size(); ++i) {
    CheckMargin(context.article, numbers, i, report);
    CheckAcross(context.article, numbers[i], report);
  }
}

}  // namespace

Rule Difference() {
  return {.id = "difference",
          .severity = sdk::Severity::kError,
          .summary = "A difference that does not follow from the two values beside it",
          .run = Run};
}

}  // namespace claimcheck::numeric
