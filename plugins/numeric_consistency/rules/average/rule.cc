// sum / count against the average: "36 goals in 12 games, an average of three", "$600 to 20 pupils, or $30 each". The sum
// and the count are the two numbers right before, joined by a preposition.
#include <initializer_list>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool IsOneOf(const Article& article, uint32_t token, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (article.Is(token, word)) return true;
  }
  return false;
}

// ", an average of |2.5|": the mark before "an", or kNoToken. ", or |$40| each": the same.
uint32_t MarkBefore(const Article& article, const Number& stated) {
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t of = article.Before(stated);
  if (article.Is(of, "or") && article.Is(stated.end_token, "each")) return article.Previous(of, sentence);
  const uint32_t average = article.Previous(of, sentence);
  if (!article.Is(of, "of") || !article.Is(average, "average")) return kNoToken;
  const uint32_t an = article.Previous(average, sentence);
  return article.Is(an, "an") ? article.Previous(an, sentence) : kNoToken;
}

void Report(const Article& article, const Number& sum, const Number& count, const Number& stated, sdk::RuleReport& report) {
  const double actual = sum.value / count.value;
  sdk::Finding finding(stated.span);
  finding.Message(Show(article, sum) + " over " + Show(article, count) + " is " + As(article, actual, stated) + " each, not " +
                  Show(article, stated) + ".");
  finding.Workings(Figure(sum.value, 2) + " / " + Figure(count.value, 2) + " = " + As(article, actual, stated) + "; the text says " +
                   Show(article, stated) + "; it would take " + As(article, stated.value * count.value, sum));
  AddEvidence(finding, article, sum, "sum");
  AddEvidence(finding, article, count, "count");
  AddEvidence(finding, article, stated, "stated average");
  OfferFix(finding, article, stated, actual);
  OfferFix(finding, article, sum, stated.value * count.value);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 2; i < numbers.size(); ++i) {
    const Number& stated = numbers[i];
    const Number& count = numbers[i - 1];
    const Number& sum = numbers[i - 2];
    if (!stated.IsPlain() || stated.part != Number::Part::kWhole) continue;
    const uint32_t mark = MarkBefore(article, stated);
    if (mark == kNoToken || !article.IsMark(mark)) continue;
    report.Considered();
    if (sum.quantity->sentence != stated.quantity->sentence || article.AfterPhrase(count) != mark) continue;
    if (!count.IsPlain() || !count.IsCount() || count.value < 2 || article.Head(count).empty() || !sum.IsPlain()) continue;
    if (sum.quantity->dimension != stated.quantity->dimension) continue;
    if (sdk::View(sum.quantity->unit) != sdk::View(stated.quantity->unit)) continue;
    const uint32_t joint = article.Before(count);
    if (!IsOneOf(article, joint, {"in", "on", "for", "to", "from", "over", "across", "at", "among"})) continue;
    if (joint > article.AfterPhrase(sum) + 1 || article.Is(stated.end_token, "of")) continue;
    const std::string_view head = article.Head(stated);
    if (stated.IsCount() && !head.empty() && !SameNoun(head, article.Head(sum))) continue;
    if (!sum.IsAsserted() || !count.IsAsserted() || !stated.IsAsserted() || sum.IsRate()) continue;
    report.Compared();
    // An average of counts is no count: it has a last digit that is rounded.
    Interval possible = stated.reading;
    possible = Add(possible, {-stated.step / 2, stated.step / 2});
    if (Disagree(Divide(sum.reading, count.reading), possible)) Report(article, sum, count, stated, report);
  }
}

}  // namespace

Rule Average() {
  return {.id = "average",
          .severity = sdk::Severity::kError,
          .summary = "A sum, a count and the average between them do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
