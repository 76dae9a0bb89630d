// count * each against the total: "12 buses of 50 seats, 600 places in all", "20 boats at $3,000 each, a total of
// $60,000".
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kVerb = 4;  // tokens of "will get", "have paid"
constexpr uint32_t kTail = 4;  // words between the price and the mark before the total

bool CanFactor(const Number& n) {
  return n.part == Number::Part::kWhole && n.IsPlain() &&
         (n.IsAsserted() || n.quantity->modality == CC_MODALITY_FORECAST) && n.quantity->whole_quantity == CC_NONE;
}

// "20 boats |at $3,000 each|,", "12 buses |of 50 seats|,"; the token behind it, or kNoToken.
uint32_t AfterEach(const Article& article, const Number& count, const Number& each) {
  const uint32_t joint = article.Before(each);
  const uint32_t behind = article.AfterPhrase(count);
  uint32_t after = article.AfterPhrase(each);
  const bool said = article.Is(after, "each") || article.Is(after, "apiece") || article.Is(after - 1, "each");
  if (article.Is(after, "each") || article.Is(after, "apiece")) ++after;
  if (joint < behind) return said && each.first_token == behind ? after : kNoToken;
  if (joint == behind && article.Is(joint, "of") && each.IsCount()) return after;
  // "24 monthly instalments of $100"
  const std::string_view head = article.Head(count);
  const bool paid = SameNoun(head, "instalment") || SameNoun(head, "installment") || SameNoun(head, "payment");
  if (joint == behind && article.Is(joint, "of") && paid) return after;
  if (joint <= behind + 1 && said &&
      (article.Is(joint, "at") || article.Is(joint, "with") || article.Is(joint, "for") || article.Is(joint, "of")))
    return after;
  // "600 members |will get| $150 each"
  if (said && each.first_token > behind && each.first_token - behind <= kVerb) return after;
  return said && behind == each.first_token ? after : kNoToken;
}

// ", |500| places in all", ", a total of |$90,000|", ", for a total of |$80,000|", ", for |$500|."
bool IsTotal(const Article& article, const Number& total, uint32_t mark) {
  mark = article.MarkBehind(mark, total.quantity->sentence, kTail);  // "each |on Tuesday|,"
  if (mark == kNoToken || total.first_token < mark || total.first_token - mark > 6) return false;
  const uint32_t sentence = total.quantity->sentence;
  const uint32_t before = article.Before(total);
  if (before == mark || (article.Is(before, "or") && before == mark + 1)) {
    const uint32_t after = article.AfterPhrase(total);
    return (article.Is(after, "in") && article.Is(after + 1, "all")) || article.Is(after, "altogether") ||
           (article.Is(after, "in") && article.Is(after + 1, "total"));
  }
  if (article.Is(before, "for") && before == mark + 1 && !total.IsCount()) {
    const uint32_t after = article.AfterPhrase(total);
    return after + 1 >= article.SentenceEnd(sentence);
  }
  return article.Is(before, "of") && article.Is(article.Previous(before, sentence), "total");
}

void Report(const Article& article, const Number& count, const Number& each, const Number& total,
            sdk::RuleReport& report) {
  const double actual = count.value * each.value;
  sdk::Finding finding(total.span);
  finding.Message(Show(article, count) + " times " + Show(article, each) + " is " + As(article, actual, total) +
                  ", not " + Show(article, total) + ".");
  finding.Workings(Figure(count.value, 2) + " × " + Figure(each.value, 2) + " = " + As(article, actual, total) +
                   "; the text says " + Show(article, total));
  AddEvidence(finding, article, count, "count");
  AddEvidence(finding, article, each, "each");
  AddEvidence(finding, article, total, "stated total");
  OfferFix(finding, article, total, actual);
  OfferFix(finding, article, each, total.value / count.value);
  if (each.value > 0 && std::fmod(total.value, each.value) == 0)
    OfferFix(finding, article, count, total.value / each.value);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 2; i < numbers.size(); ++i) {
    const Number& count = numbers[i - 2];
    const Number& each = numbers[i - 1];
    const Number& total = numbers[i];
    if (count.quantity->sentence != total.quantity->sentence || !count.IsCount()) continue;
    if (!CanFactor(count) || !CanFactor(each) || !CanFactor(total) || article.Head(count).empty()) continue;
    if (each.quantity->dimension != total.quantity->dimension || each.IsPercent()) continue;
    if (sdk::View(each.quantity->unit) != sdk::View(total.quantity->unit)) continue;
    const uint32_t mark = AfterEach(article, count, each);
    if (mark == kNoToken || !IsTotal(article, total, mark)) continue;
    report.Considered();
    if (!article.SameSource(count, total) || count.value < 2 || total.IsRate()) continue;
    report.Compared(count.quantity->span, each.quantity->span, total.quantity->span);
    if (Disagree(Multiply(count.reading, each.reading), total.reading)) Report(article, count, each, total, report);
  }
}

}  // namespace

Rule Product() {
  return {.id = "product",
          .severity = sdk::Severity::kError,
          .summary = "So many things of so much each do not make the total beside them",
          .run = Run};
}

}  // namespace claimcheck::numeric
