// to / from against "doubled", "tripled", "halved". News rounds these: 1.9 and 2.1 are double.
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr double kSlack = 0.075;  // share of the factor either way that the bare verb leaves open
constexpr double kOpen = 1e9;

// What the verb with its hedge leaves open: "more than doubled", "nearly tripled".
Interval Possible(const Article& article, const Change& c) {
  const double factor = c.multiply / 100.0;
  const uint32_t sentence = c.from->quantity->sentence;
  const uint32_t before = article.Previous(c.anchor, sentence);
  const uint32_t second = article.Previous(before, sentence);
  if (article.Is(before, "than") || article.Is(before, "least")) {
    if (article.Is(second, "less")) return {0, factor * (1 + kSlack)};
    return factor < 1 ? Interval{0, factor * (1 + kSlack)} : Interval{factor * (1 - kSlack / 3), kOpen};
  }
  const bool nearly = article.Is(before, "nearly") || article.Is(before, "almost") || article.Is(before, "about") ||
                      article.Is(before, "roughly") || article.Is(before, "virtually") ||
                      article.Is(before, "practically");
  const double slack = nearly ? 3 * kSlack : kSlack;
  return {factor * (1 - slack), factor * (1 + slack)};
}

void Report(const Article& article, const Change& c, sdk::RuleReport& report) {
  const cc_span span = sdk::SpanOf(article.Token(c.anchor));
  const std::string word(article.Text(span));
  const double actual = c.to->value / c.from->value;
  sdk::Finding finding(span);
  finding.Message(Show(article, *c.to) + " is " + Figure(actual, 2) + " times " + Show(article, *c.from) +
                  ", which is not \"" + word + "\".");
  finding.Workings(Figure(c.to->value, 2) + " / " + Figure(c.from->value, 2) + " = " + Figure(actual, 2) +
                   "; it would take " + Figure(c.from->value * c.multiply / 100, 2));
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  finding.Evidence(span, "stated multiple", word);
  OfferFix(finding, article, *c.to, c.from->value * c.multiply / 100);
  OfferFix(finding, article, *c.from, c.to->value * 100 / c.multiply);
  report.Emit(finding);
}

// "rose threefold, from 100 to 500". Some mean three times as much, some three times more: both are left open.
void CheckFold(const Article& article, const Change& c, sdk::RuleReport& report) {
  if (c.stated == nullptr || c.stated->quantity->form != CC_FORM_MULTIPLE || c.direction <= 0) return;
  report.Considered();
  if (!IsJudgeable(article, c) || !c.explicit_pair || c.to->value <= c.from->value) return;
  report.Compared(c.from->quantity->span, c.to->quantity->span, c.stated->quantity->span);
  const double factor = c.stated->value;
  const Interval possible = {factor * (1 - kSlack), (factor + 1) * (1 + kSlack)};
  if (!Disagree(Divide(c.to->reading, c.from->reading), possible)) return;
  const double actual = c.to->value / c.from->value;
  sdk::Finding finding(c.stated->span);
  finding.Message(Show(article, *c.to) + " is " + Figure(actual, 2) + " times " + Show(article, *c.from) + ", not " +
                  Show(article, *c.stated) + ".");
  finding.Workings(Figure(c.to->value, 2) + " / " + Figure(c.from->value, 2) + " = " + Figure(actual, 2));
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  AddEvidence(finding, article, *c.stated, "stated multiple");
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  for (const Change& c : context.changes) {
    if (c.multiply == 0) {
      CheckFold(context.article, c, report);
      continue;
    }
    report.Considered();
    if (!IsJudgeable(context.article, c) || !IsDirect(context.article, c) || !c.explicit_pair) continue;
    report.Compared(c.from->quantity->span, c.to->quantity->span);
    if (Disagree(Divide(c.to->reading, c.from->reading), Possible(context.article, c)))
      Report(context.article, c, report);
  }
}

}  // namespace

Rule Multiple() {
  return {.id = "multiple",
          .severity = sdk::Severity::kError,
          .summary = "An amount that is said to have doubled, tripled or halved did not",
          .run = Run};
}

}  // namespace claimcheck::numeric
