// "three times as hot", "50% warmer" in a sentence with a temperature.
#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 3;   // tokens of "times |as hot|"
constexpr uint32_t kPlaces = 6;  // numbers on either side among which the temperature has to stand

bool IsOneOf(const Article& article, uint32_t token, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (article.Is(token, word)) return true;
  }
  return false;
}

// "twice |as hot|", "three times |hotter|", "50% |warmer|", "twice |Monday's 10C|" is left alone.
bool ComparesHeat(const Article& article, const Number& n) {
  const uint32_t end = std::min(article.SentenceEnd(n.quantity->sentence), n.end_token + kReach);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (IsOneOf(article, t, {"hot", "warm", "cold", "hotter", "warmer", "colder", "cooler"})) return true;
    if (!IsOneOf(article, t, {"as", "times"})) return false;
  }
  return false;
}

// "four times |the 5 degrees|"
bool IsTimesOf(const Article& article, std::span<const Number> numbers, size_t i) {
  const Number& n = numbers[i];
  if (n.quantity->form != CC_FORM_MULTIPLE || i + 1 == numbers.size() ||
      numbers[i + 1].quantity->dimension != CC_DIM_TEMPERATURE)
    return false;
  const uint32_t next = numbers[i + 1].first_token;
  return next >= n.end_token && (next == n.end_token || (next == n.end_token + 1 && article.Is(n.end_token, "the")));
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 0; i < numbers.size(); ++i) {
    const Number& n = numbers[i];
    if (n.quantity->form != CC_FORM_MULTIPLE && !n.IsPercent()) continue;
    report.Considered();
    const bool counts = IsTimesOf(article, numbers, i);
    if (!counts && !ComparesHeat(article, n)) continue;
    const Number* temperature = nullptr;
    for (size_t j = i > kPlaces ? i - kPlaces : 0; j < std::min(numbers.size(), i + kPlaces); ++j) {
      const bool here = numbers[j].quantity->sentence == n.quantity->sentence;
      if (here && numbers[j].quantity->dimension == CC_DIM_TEMPERATURE && temperature == nullptr)
        temperature = &numbers[j];
    }
    if (temperature == nullptr) continue;
    report.Compared(n.quantity->span, temperature->quantity->span);
    sdk::Finding finding(n.span);
    finding.Message("Temperatures have no true zero in °C and °F: \"" + Show(article, n) + "\" means nothing.");
    finding.Workings("20 °C and 10 °C are 68 °F and 50 °F: twice here, 1.4 times there");
    AddEvidence(finding, article, n, "multiple");
    AddEvidence(finding, article, *temperature, "temperature");
    report.Emit(finding);
  }
}

}  // namespace

Rule RelativeTemperature() {
  return {.id = "relative-temperature",
          .severity = sdk::Severity::kNote,
          .summary = "A temperature is called a multiple or a percentage of another",
          .run = Run};
}

}  // namespace claimcheck::numeric
