// value * factor of one measure against the other, in the dimension's base unit. Either one can be the source, so one
// of them is taken at its digits and the other may be rounded as far as its zeros go: 60 miles (100 km) holds, because
// 97 km rounds to 100; 10 miles (12 km) does not.
#include <algorithm>
#include <cmath>
#include <limits>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

Interval ToBase(const Number& n, Interval value) {
  return Scale(value, n.quantity->base_factor, n.quantity->base_offset);
}

Interval Rounded(const Number& n) {
  // A scale without a true zero: its zeros say nothing.
  constexpr double kDegree = 1;
  const bool temperature = n.quantity->dimension == CC_DIM_TEMPERATURE;
  return Converted(n.AsWritten(), temperature ? kDegree : std::numeric_limits<double>::infinity());
}

bool Agree(const Number& a, const Number& b) {
  return !Disagree(ToBase(a, a.reading), ToBase(b, Rounded(b))) ||
         !Disagree(ToBase(a, Rounded(a)), ToBase(b, b.reading));
}

bool IsMeasure(const Number& n) {
  const uint32_t d = n.quantity->dimension;
  return n.part == Number::Part::kWhole && n.quantity->base_factor > 0 && d != CC_DIM_COUNT && d != CC_DIM_PERCENT &&
         d != CC_DIM_PERCENT_POINT && d != CC_DIM_MONEY && d != CC_DIM_OTHER && d != CC_DIM_TIME;
}

// "10 miles (12 km)", "22 pounds, or 15 kilograms,": the second stands for the first and for nothing else.
bool IsConversion(const Article& article, const Number& first, const Number& second) {
  const uint32_t mark = first.end_token;
  if (second.first_token <= mark || second.first_token - mark > 4) return false;
  const uint32_t after = second.end_token;
  if (article.IsOpenBracket(mark)) {
    return article.Before(second) == mark && (article.IsCloseBracket(after) || article.Is(after, ";"));
  }
  const uint32_t before = article.Before(second);
  if (!article.Is(before, "or")) return false;
  if (article.Is(mark, ",")) return before == mark + 1;
  return before == mark;
}

// "6 feet 2 inches (1.88 metres)", "5C warmer (9F)".
bool HasMoreBefore(const Article& article, std::span<const Number> numbers, size_t i) {
  const Number& first = numbers[i];
  if (i > 0 && numbers[i - 1].quantity->sentence == first.quantity->sentence) {
    const Number& previous = numbers[i - 1];
    if (previous.quantity->dimension == first.quantity->dimension && first.first_token - previous.end_token <= 2)
      return true;
  }
  const uint32_t before = article.Before(first);
  return article.Is(before, "by") || article.Is(before, "and");
}

bool IsDifference(const Article& article, const Number& first, const Number& second) {
  if (first.quantity->dimension != CC_DIM_TEMPERATURE) return false;
  const uint32_t sentence = first.quantity->sentence;
  const uint32_t begin = article.SentenceBegin(sentence);
  const uint32_t end = std::min(article.SentenceEnd(sentence), second.end_token + 4);
  for (uint32_t t = first.first_token > begin + 6 ? first.first_token - 6 : begin; t < end; ++t) {
    if (article.Is(t, "by") || article.Is(t, "above") || article.Is(t, "below") || article.Is(t, "than") ||
        article.Is(t, "warmer") || article.Is(t, "hotter") || article.Is(t, "cooler") || article.Is(t, "colder") ||
        article.Is(t, "higher") || article.Is(t, "lower") || ReadChangeWord(article, t).direction != 0) {
      return true;
    }
  }
  return false;
}

double Convert(const Number& n, const Number& into) {
  const double base = n.value * n.quantity->base_factor + n.quantity->base_offset;
  return (base - into.quantity->base_offset) / into.quantity->base_factor;
}

// To three digits, or one decimal.
double Sensible(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  if (std::fabs(value) < 10) return std::round(value * 10) / 10;
  const double unit = std::max(1.0, std::pow(10.0, std::floor(std::log10(std::fabs(value))) - 2));
  return std::round(value / unit) * unit;
}

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const double actual = Sensible(Convert(first, second));
  const std::string unit(sdk::View(second.quantity->unit));
  sdk::Finding finding(second.span);
  finding.Message(Show(article, first) + " is " + Figure(actual) + " " + unit + ", not " + Show(article, second) + ".");
  finding.Workings(Figure(first.value, 2) + " " + std::string(sdk::View(first.quantity->unit)) + " = " +
                   Figure(Convert(first, second), 1) + " " + unit + "; the text says " + Show(article, second) +
                   ", which is " + Figure(Convert(second, first), 1) + " " +
                   std::string(sdk::View(first.quantity->unit)));
  AddEvidence(finding, article, first, "measure");
  AddEvidence(finding, article, second, "conversion");
  OfferFix(finding, article, second, actual);
  OfferFix(finding, article, first, Sensible(Convert(second, first)));
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  article.ForEachNeighbours([&](const Number& first, const Number& second, size_t i) {
    if (!IsMeasure(first) || !IsMeasure(second) || first.quantity->dimension != second.quantity->dimension) return;
    if (sdk::View(first.quantity->unit) == sdk::View(second.quantity->unit)) return;
    if (!IsConversion(article, first, second)) return;
    report.Considered();
    if (HasMoreBefore(article, article.numbers(), i) || IsDifference(article, first, second)) return;
    report.Compared(first.quantity->span, second.quantity->span);
    if (!Agree(first, second)) Report(article, first, second, report);
  });
}

}  // namespace

Rule Conversion() {
  return {.id = "conversion",
          .severity = sdk::Severity::kError,
          .summary = "A measure and its conversion into another unit do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
