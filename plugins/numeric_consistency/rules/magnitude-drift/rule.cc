// The same digits, the same currency, the same noun, a thousand times apart: "a $3 million grant … the $3 billion
// grant". Kept in a table by currency, digits and noun, so the cost is linear.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "plugins/numeric_consistency/mentions.h"
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

// "grant" in "a $3 million grant": the noun right behind the amount.
std::string NounOf(const Article& article, const Number& n) {
  std::string_view noun;
  if (n.end_token < article.SentenceEnd(n.quantity->sentence) && article.Token(n.end_token).kind == CC_TOKEN_WORD) {
    noun = article.Text(n.end_token);
  }
  std::string lower;
  for (const char c : noun) lower.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return lower;
}

// "a $3 million grant … the $3 billion grant": the noun is told both times, or the second time none ("of the $3
// billion,") and the first mention is near.
bool IsOfOneThing(const Article& article, const Number& first, const Number& second) {
  constexpr uint32_t kNear = 2;  // sentences
  const std::string noun = NounOf(article, second);
  if (noun.size() < 3)
    return second.quantity->sentence - first.quantity->sentence <= kNear &&
           second.quantity->sentence != first.quantity->sentence;
  const uint32_t sentence = first.quantity->sentence;
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (SameNoun(article.Text(t), noun)) return true;
  }
  return false;
}

bool TellsOfAnother(const Article& article, const Number& n) {
  const uint32_t begin = article.SentenceBegin(n.quantity->sentence);
  const uint32_t end = std::min(article.SentenceEnd(n.quantity->sentence), n.end_token + 4);
  for (uint32_t t = n.first_token > begin + 4 ? n.first_token - 4 : begin; t < end; ++t) {
    if (article.Has(t, article.words().revision) || article.Has(t, article.words().partial)) return true;
  }
  return false;
}

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  sdk::Finding finding(second.span);
  finding.Message("The same amount stands as " + Show(article, first) + " before and as " + Show(article, second) +
                  " here.");
  finding.Workings(Figure(first.value) + " and " + Figure(second.value) + " are the same digits on two scales");
  AddMentions(finding, article, first, second);
  report.Emit(finding);
}

bool IsScaledAmount(const Number& n) {
  return n.quantity->dimension == CC_DIM_MONEY && n.IsPlain() && n.scaled && n.part == Number::Part::kWhole &&
         n.value > 0;
}

// Currency and digits.
std::string KeyOf(const Number& n) {
  const double scale = std::pow(1000.0, std::floor(std::log10(n.value) / 3));
  return std::string(sdk::View(n.quantity->unit)) + " " + Figure(n.value / scale, 3);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  ForEachBackReference(article, report, IsScaledAmount, KeyOf, [&](const Number& first, const Number& second) {
    if (!IsOfOneThing(article, first, second) || TellsOfAnother(article, second)) return;
    report.Compared(first.quantity->span, second.quantity->span);
    if (first.value != second.value) Report(article, first, second, report);
  });
}

}  // namespace

Rule MagnitudeDrift() {
  return {.id = "magnitude-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "One amount is written with two scales: million and billion",
          .run = Run};
}

}  // namespace claimcheck::numeric
