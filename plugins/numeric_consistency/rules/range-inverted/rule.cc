// "between 12,000 and 10,000": the first end of a range above the second. Only where a word says that it is a range:
// "from 12,000 to 10,000" can be a fall, "12-10" a score.
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool SaysRange(const Article& article, const Number& first, const Number& second) {
  const uint32_t sentence = first.quantity->sentence;
  const uint32_t before = article.Before(first);
  const uint32_t previous = article.Previous(before, sentence);
  const uint32_t joint = article.Before(second);
  if (article.Is(before, "between")) {
    return article.Is(joint, "and") && !article.Is(previous, "difference") && !article.Is(previous, "gap") &&
           !article.Is(previous, "choice");
  }
  // "will take 8 to 6 weeks"
  const bool lasts = article.Is(before, "take") || article.Is(before, "takes") || article.Is(before, "took") ||
                     article.Is(before, "last") || article.Is(before, "lasts") || article.Is(before, "lasted");
  if (lasts && first.quantity->dimension == CC_DIM_TIME && article.Is(joint, "to")) return true;
  if (!article.Is(before, "from") || !article.Is(joint, "to")) return false;
  return article.Is(previous, "range") || article.Is(previous, "ranges") || article.Is(previous, "ranged") ||
         article.Is(previous, "ranging") || article.Is(previous, "anywhere");
}

// The two ends of one amount: nothing but the joint stands between them, and no noun that is not the other's as well.
bool AreEnds(const Article& article, const Number& first, const Number& second) {
  if (!article.Comparable(first, second)) return false;
  if (second.first_token - first.end_token > 3) return false;
  return first.part == Number::Part::kRangeFrom || article.Before(second) == first.end_token;
}

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const cc_span span = sdk::Cover(first.span, second.span);
  sdk::Finding finding(span);
  finding.Message("The range runs from the larger number to the smaller one: " + Show(article, first) +
                  " is more than " + Show(article, second) + ".");
  finding.Workings(Figure(first.value, 2) + " > " + Figure(second.value, 2));
  AddEvidence(finding, article, first, "first end");
  AddEvidence(finding, article, second, "second end");
  if (!first.IsQuoted() && first.part == Number::Part::kWhole) {
    finding.Fix("exchange the two ends", {{first.span, Show(article, second)}, {second.span, Show(article, first)}});
  } else if (!first.IsQuoted()) {
    const std::string low = Like(article, second.value, first);
    const std::string high = Like(article, first.value, second);
    if (!low.empty() && !high.empty()) finding.Fix("exchange the two ends", {{first.span, low}, {second.span, high}});
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  article.ForEachNeighbours([&](const Number& first, const Number& second, size_t) {
    if (first.part == Number::Part::kRangeTo) return;
    if (!AreEnds(article, first, second) || !SaysRange(article, first, second)) return;
    report.Considered();
    const bool weather = first.quantity->dimension == CC_DIM_TEMPERATURE || first.value < 0 || second.value < 0;
    if (weather || first.scaled != second.scaled) return;
    report.Compared(first.quantity->span, second.quantity->span);
    if (first.value > second.value) Report(article, first, second, report);
  });
}

}  // namespace

Rule RangeInverted() {
  return {.id = "range-inverted",
          .severity = sdk::Severity::kError,
          .summary = "The first end of a range is larger than the second",
          .run = Run};
}

}  // namespace claimcheck::numeric
