// A part against its whole: "15 of the 12", "12 people, including 15 women", "30 men, 34 of them armed". "Including"
// takes the nearest count before it as its whole: "killed 12 and wounded 40, including 15 women" speaks of the wounded.
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool CanCount(const Number& n) {
  return n.part == Number::Part::kWhole && n.IsPlain() && n.IsCount() && n.IsStated() && !n.IsRate();
}

void Compare(const Article& article, const Number& part, const Number& whole, sdk::RuleReport& report) {
  report.Considered();
  // "one-use-only pods … 3 billion of them": the figure is a part of a word.
  if (article.IsDash(whole.end_token) && !(article.Token(whole.end_token).flags & CC_FLAG_SPACE) &&
      article.Is(whole.first_token, "one"))
    return;
  if (!CanCount(part) || !CanCount(whole) || !article.SameSource(part, whole)) return;
  report.Compared(part.quantity->span, whole.quantity->span);
  if (part.reading.low <= whole.reading.high) return;
  sdk::Finding finding(part.span);
  finding.Message(Show(article, part) + " cannot be a part of " + Show(article, whole) + ".");
  finding.Workings(Figure(part.value, 2) + " > " + Figure(whole.value, 2));
  AddEvidence(finding, article, whole, "whole");
  AddEvidence(finding, article, part, "part");
  if (!part.IsQuoted() && !whole.IsQuoted() && part.IsExact() && whole.IsExact()) {
    finding.Fix("exchange the two numbers", {{part.span, Show(article, whole)}, {whole.span, Show(article, part)}});
  }
  report.Emit(finding);
}

// "including |15 women|", "among them |15 women|"
bool FollowsIncluding(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t before = article.Before(n);
  if (article.Is(before, "including")) return true;
  return article.Is(before, "them") && article.Is(article.Previous(before, sentence), "among");
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Share& s : context.shares) {
    if (s.part != nullptr && s.whole != nullptr && !s.stated_first && s.part->quantity->form != CC_FORM_RATIO) {
      Compare(article, *s.part, *s.whole, report);
    }
  }
  const auto numbers = article.numbers();
  for (size_t i = 1; i < numbers.size(); ++i) {
    const Number& part = numbers[i];
    const Number& whole = numbers[i - 1];
    if (part.quantity->sentence != whole.quantity->sentence || !FollowsIncluding(article, part)) continue;
    // "three touchdowns, including a 58-yarder": one of them
    if (article.Head(part).empty() || article.IsDash(part.end_token)) continue;
    // "a crew |of| 18, including 21 trainees"
    if (article.Head(whole).empty() && !article.Is(article.Before(whole), "of")) continue;
    // Only the verb and a comma may stand between: "the 12 arrested, including 15 women".
    if (part.first_token - article.AfterPhrase(whole) > 4) continue;
    Compare(article, part, whole, report);
  }
}

}  // namespace

Rule SubsetExceedsWhole() {
  return {.id = "subset-exceeds-whole",
          .severity = sdk::Severity::kError,
          .summary = "A part that is larger than its whole",
          .run = Run};
}

}  // namespace claimcheck::numeric
