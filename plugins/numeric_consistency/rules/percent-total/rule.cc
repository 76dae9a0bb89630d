// Three or more percentages of one sentence, the last one of those who do not know: then nobody is counted twice, and the
// sum cannot be above 100% by more than rounding. Without that last one people may have given several answers.
#include <algorithm>
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 6;  // tokens on either side in which "undecided" belongs to a percentage
constexpr double kFar = 130;    // percent; above it the shares are of several wholes

bool IsOfTheUndecided(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t begin = article.SentenceBegin(sentence);
  const uint32_t end = std::min(article.SentenceEnd(sentence), n.end_token + kReach);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (article.Is(t, "undecided") || article.Is(t, "unsure") || article.Is(t, "undeclared")) return true;
    const bool know = article.Is(t, "know") || article.Is(t, "answer") || article.Is(t, "opinion");
    if (know && t > begin && (article.Is(t - 1, "not") || article.Is(t - 1, "no") || article.Is(t - 1, "n't") ||
                              article.Text(t - 1).ends_with("n't"))) {
      return true;
    }
  }
  return false;
}

// "Of the cargo, 55% was …", "came from wind (44%)", "and 10% abstained": the list says that it divides a whole.
bool DividesAWhole(const Article& article, const Number& first, const Number& last) {
  const uint32_t sentence = first.quantity->sentence;
  const uint32_t begin = article.TextBegin(sentence), end = std::min(article.SentenceEnd(sentence), last.end_token + kReach);
  const uint32_t comma = article.MarkBehind(begin, sentence, kReach);
  if (article.Is(begin, "of") && comma != kNoToken && comma + 1 >= article.Before(first) && article.Before(first) != kNoToken) return true;
  for (uint32_t t = begin; t < first.first_token; ++t) {
    if ((article.Is(t, "came") || article.Is(t, "comes") || article.Is(t, "come")) && article.Is(t + 1, "from")) return true;
  }
  for (uint32_t t = last.end_token; t < end; ++t) {
    if (article.Is(t, "abstained") || article.Is(t, "abstaining") || article.Is(t, "neither")) return true;
  }
  return false;
}

// Words of another whole, of several answers, of a change.
bool IsOneWhole(const Article& article, const Number& first, const Number& last) {
  const uint32_t sentence = first.quantity->sentence;
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (article.Is(t, "multiple") || article.Is(t, "several") || article.Is(t, "answers")) return false;
    if (article.Is(t, "from") && !article.Is(t - 1, "came") && !article.Is(t - 1, "comes") && !article.Is(t - 1, "come")) return false;
    const bool inside = t > first.first_token && t < last.end_token;
    if (inside && (ReadChangeWord(article, t).direction != 0 || article.Has(t, article.words().clause_break))) return false;
    if (inside && article.Is(t, "of") && !article.Is(t + 1, "those")) return false;
  }
  return true;
}

void Check(const Article& article, std::span<const Number> list, sdk::RuleReport& report) {
  report.Considered();
  const bool divides = IsOfTheUndecided(article, list.back()) || DividesAWhole(article, list.front(), list.back());
  if (!divides || !IsOneWhole(article, list.front(), list.back())) return;
  report.Compared(list.front().quantity->span);
  for (const Number& n : list) report.Also(n.quantity->span);
  double sum = 0;
  Interval possible = Exactly(0);
  std::string terms;
  for (const Number& n : list) {
    sum += n.value;
    possible = Add(possible, RoundedPercent(n.value, n.step));
    terms += (terms.empty() ? "" : " + ") + Figure(n.value);
  }
  if (!Disagree(possible, {0, 100}) || sum > kFar) return;
  sdk::Finding finding(list.back().span);
  finding.Message("The shares add up to " + Percent(sum) + ".");
  finding.Workings(terms + " = " + Percent(sum) + " > 100%");
  for (const Number& n : list) AddEvidence(finding, article, n, "share");
  for (const Number& n : list) {
    if (n.value > sum - 100) OfferFix(finding, article, n, n.value - (sum - 100));
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  const auto is_share = [&](const Number& n) {
    return n.IsPercent() && n.IsPlain() && n.part == Number::Part::kWhole && n.IsAsserted() && n.IsExact();
  };
  for (size_t i = 0; i < numbers.size(); ++i) {
    size_t end = i;
    while (end < numbers.size() && is_share(numbers[end]) && numbers[end].quantity->sentence == numbers[i].quantity->sentence) ++end;
    if (end - i >= 3) Check(article, numbers.subspan(i, end - i), report);
    if (end > i) i = end - 1;
  }
}

}  // namespace

Rule PercentTotal() {
  return {.id = "percent-total",
          .severity = sdk::Severity::kError,
          .summary = "Shares of one whole add up to more than all of it",
          .run = Run};
}

}  // namespace claimcheck::numeric
