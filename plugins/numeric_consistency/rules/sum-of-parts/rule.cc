// The sum of the parts against the total, over all readings of each.
#include <span>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool IsJudgeable(const Article& article, const Parts& list) {
  if (!list.total->IsStated()) return false;
  for (const Number* part : list.parts) {
    if (!part->IsStated() || !article.SameSource(*list.total, *part)) return false;
  }
  return true;
}

void Report(const Article& article, const Parts& list, double sum, sdk::RuleReport& report) {
  const std::string total = Show(article, *list.total);
  const bool single = list.single.begin < list.single.end;
  std::string terms = single ? "1" : "";
  for (const Number* part : list.parts) terms += (terms.empty() ? "" : " + ") + Figure(part->value, 2);
  sdk::Finding finding(list.total->span);
  finding.Message("The parts add up to " + As(article, sum, *list.total) + ", not " + total + ".");
  finding.Workings(terms + " = " + As(article, sum, *list.total) + "; the text says " + total);
  AddEvidence(finding, article, *list.total, "total");
  if (single) finding.Evidence(list.single, "part", "1");
  for (const Number* part : list.parts) AddEvidence(finding, article, *part, "part");
  OfferFix(finding, article, *list.total, sum);
  for (const Number* part : list.parts) {
    const double needed = part->value + list.total->value - sum;
    if (needed > 0) OfferFix(finding, article, *part, needed);
  }
  report.Emit(finding);
}

uint32_t HeadToken(const Article& article, const Number& n) {
  return article.document().TokenAt(n.quantity->head.begin);
}

// Nobody is both, so there cannot be more of the two than of all.
bool AreOpposites(std::string_view a, std::string_view b) {
  constexpr std::string_view kOpposites[][2] = {{"men", "women"},    {"boys", "girls"},     {"adults", "children"},
                                                {"men", "children"}, {"women", "children"}, {"soldiers", "civilians"},
                                                {"males", "females"}};
  for (const auto& pair : kOpposites) {
    if ((SameNoun(a, pair[0]) && SameNoun(b, pair[1])) || (SameNoun(a, pair[1]) && SameNoun(b, pair[0]))) return true;
  }
  return false;
}

// What is counted, or what the text says that it was: "25 women", "14 were |men|".
std::string_view KindOfPeople(const Article& article, const Number& n) {
  return article.Is(n.end_token, "were") || article.Is(n.end_token, "are") ? article.Text(n.end_token + 1)
                                                                           : article.Head(n);
}

bool CanBeCounted(const Number& n) {
  return n.IsCount() && n.IsPlain() && n.part == Number::Part::kWhole && !n.IsRate() && n.IsStated();
}

// "including |eight men, three women and two children|": the third of three of whom nobody is two; null if there is none.
const Number* ThirdOf(const Article& article, std::span<const Number> numbers, size_t i) {
  if (i + 3 >= numbers.size()) return nullptr;
  const Number& first = numbers[i + 1];
  const Number& second = numbers[i + 2];
  const Number& third = numbers[i + 3];
  if (third.quantity->sentence != second.quantity->sentence || !CanBeCounted(third)) return nullptr;
  if (!article.Is(article.Before(second), ",") || !article.Is(article.Before(third), "and")) return nullptr;
  if (third.first_token - second.end_token > 4) return nullptr;
  return AreOpposites(article.Head(first), article.Head(third)) &&
                 AreOpposites(article.Head(second), article.Head(third))
             ? &third
             : nullptr;
}

// "The 40-member choir |has| 25 women and 18 men", "nine people died, |including| five soldiers and six civilians",
// "|Of| the 30 victims, 18 were women and 14 were men": whether numbers[i] is the whole of the next two, or three.
bool HoldsBoth(const Article& article, std::span<const Number> numbers, size_t i) {
  constexpr uint32_t kVerb = 6;
  const Number& whole = numbers[i];
  const Number& first = numbers[i + 1];
  const Number& second = numbers[i + 2];
  if (first.quantity->sentence != whole.quantity->sentence || second.quantity->sentence != whole.quantity->sentence)
    return false;
  if (!CanBeCounted(whole) || !CanBeCounted(first) || !CanBeCounted(second)) return false;
  if (!AreOpposites(KindOfPeople(article, first), KindOfPeople(article, second))) return false;
  const uint32_t sentence = whole.quantity->sentence;
  const uint32_t link = article.Before(first);
  const bool joined = article.Is(article.Before(second), "and") || ThirdOf(article, numbers, i) != nullptr;
  if (article.Head(whole).empty() || !joined || second.first_token - first.end_token > 4) return false;
  if (link == kNoToken || link < whole.end_token || first.first_token - whole.end_token > kVerb) return false;
  if (article.BreaksBetween(whole.end_token, link)) return false;
  if (article.Is(link, ","))
    return article.Is(article.Before(whole), "of") && article.Before(whole) == article.TextBegin(sentence);
  if (article.Is(link, "including")) {  // "killed 12 and wounded 9, including": of all of them
    return &whole == article.NumbersOf(sentence).data() &&
           article.Has(HeadToken(article, whole), article.words().people);
  }
  if (!article.Is(whole.end_token + 1, "member") && !article.Is(whole.end_token + 1, "strong")) return false;
  for (const std::string_view word : {"has", "had", "comprises", "comprised", "comprising", "includes", "of"}) {
    if (article.Is(link, word)) return true;
  }
  return false;
}

void CheckOpposites(const Article& article, std::span<const Number> numbers, size_t i, sdk::RuleReport& report) {
  Parts list = {&numbers[i], {&numbers[i + 1], &numbers[i + 2]}};
  if (const Number* third = ThirdOf(article, numbers, i); third != nullptr) list.parts.push_back(third);
  report.Considered();
  if (!IsJudgeable(article, list)) return;
  report.Compared(list.total->quantity->span);
  Interval both = Exactly(0);
  double sum = 0;
  for (const Number* part : list.parts) {
    report.Also(part->quantity->span);
    both = Add(both, part->reading);
    sum += part->value;
  }
  if (both.low > list.total->reading.high && sum < 2 * list.total->value) Report(article, list, sum, report);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const auto numbers = context.article.numbers();
  for (size_t i = 0; i + 2 < numbers.size(); ++i) {
    if (HoldsBoth(context.article, numbers, i)) CheckOpposites(context.article, numbers, i, report);
  }
  for (const Parts& list : context.parts) {
    report.Considered();
    if (!IsJudgeable(context.article, list)) continue;
    report.Compared(list.total->quantity->span);
    for (const Number* part : list.parts) report.Also(part->quantity->span);
    double sum = list.single.begin < list.single.end ? 1 : 0;
    Interval possible = Exactly(sum);
    for (const Number* part : list.parts) {
      possible = Add(possible, part->reading);
      sum += part->value;
    }
    if (Disagree(possible, list.total->reading)) Report(context.article, list, sum, report);
  }
}

}  // namespace

Rule SumOfParts() {
  return {.id = "sum-of-parts",
          .severity = sdk::Severity::kError,
          .summary = "A total and the parts listed for it do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
