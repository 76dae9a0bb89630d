// The digits of a number are one token; the rest of its span (sign of currency, "million", "km") is kept as it is. A
// number written in words becomes a word up to twelve, else digits.
#include "plugins/numeric_consistency/wording.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace claimcheck::numeric {
namespace {

constexpr std::string_view kWords[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};

std::string Fixed(double value, int decimals) {
  char buffer[64];
  const int size = std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return size > 0 && size < static_cast<int>(sizeof buffer) ? std::string(buffer, static_cast<size_t>(size))
                                                            : std::string();
}

std::string Separated(const std::string& digits) {
  size_t end = digits.find('.');
  if (end == std::string::npos) end = digits.size();
  const size_t begin = digits.starts_with('-') ? 1 : 0;
  std::string separated;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > begin && i < end && (end - i) % 3 == 0) separated.push_back(',');
    separated.push_back(digits[i]);
  }
  return separated;
}

// In whole steps where the value comes near enough to one.
int DecimalsFor(double value, int wanted) {
  double shift = 1;
  for (int i = 0; i < wanted; ++i, shift *= 10) {
    if (std::fabs(value * shift - std::round(value * shift)) < 0.005 * shift) return i;
  }
  return wanted;
}

std::string InWords(double value, std::string_view old) {
  if (value != std::floor(value) || value < 0 || value > 12) return Figure(value, 0);
  std::string word(kWords[static_cast<size_t>(value)]);
  if (!old.empty() && old[0] >= 'A' && old[0] <= 'Z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

std::string Show(const Article& article, const Number& number) { return std::string(article.Text(number.span)); }

std::string Figure(double value, int decimals) { return Separated(Fixed(value, DecimalsFor(value, decimals))); }

std::string Percent(double value) { return Figure(value, 1) + "%"; }

namespace {

double ValueOf(std::string_view digits) {
  std::string plain(digits);
  std::erase(plain, ',');
  return std::strtod(plain.c_str(), nullptr);
}

// What one of what the digits count is worth in the number's unit: 0.01 for "71 cents", which is 0.71 dollars.
double MinorUnit(std::string_view digits, const Number& number) {
  if (number.quantity->dimension != CC_DIM_MONEY || number.scaled) return 1;
  const double written = ValueOf(digits);
  return written > 0 && std::fabs(number.value * 100 - written) < 1e-6 * written ? 0.01 : 1;
}

}  // namespace

std::string Like(const Article& article, double value, const Number& number) {
  uint32_t token = number.first_token;
  while (token < number.end_token && article.Token(token).kind != CC_TOKEN_NUMBER) ++token;
  if (token == number.end_token) {
    if (!number.IsPlain() || !number.IsCount() || number.end_token != number.first_token + 1) return {};
    return InWords(value, article.Text(number.span));
  }
  const std::string_view digits = article.Text(token);
  const size_t point = digits.find('.');
  int decimals = point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  double scale = MinorUnit(digits, number);
  if (number.scaled) {
    const double written = ValueOf(digits);  // 1e6 for "2.3 million", 1e7 for "30 crore"
    if (written > 0) scale = std::round(std::fabs(number.value) / written);
  }
  double shown = value / scale;
  if (decimals == 0 && std::fabs(shown) < 10)
    decimals = (number.IsCount() && scale == 1) || scale < 1 ? 0 : DecimalsFor(shown, 1);
  if (scale == 1 && decimals == 0 && number.step >= 1000) shown = std::round(shown / 10) * 10;
  std::string text(article.Text(number.span));
  const size_t at = article.Token(token).begin - number.span.begin;
  std::string figure = Fixed(shown, decimals);
  if (std::fabs(shown) >= 10000 || (std::fabs(shown) >= 1000 && digits.find(',') != std::string_view::npos)) {
    figure = Separated(figure);
  }
  return text.replace(at, digits.size(), figure);
}

std::string As(const Article& article, double value, const Number& like) {
  bool digits = false;  // "eight" is for sentences, not for sums
  for (uint32_t t = like.first_token; t < like.end_token; ++t)
    digits = digits || article.Token(t).kind == CC_TOKEN_NUMBER;
  std::string text = digits ? Like(article, value, like) : std::string();
  return text.empty() ? Figure(value, 2) : text;
}

void OfferFix(sdk::Finding& finding, const Article& article, const Number& number, double value) {
  if (number.IsQuoted() || !number.IsExact() || !std::isfinite(value)) return;
  const std::string text = Like(article, value, number);
  if (text.empty() || text == article.Text(number.span)) return;
  finding.Fix(std::string("write ").append(text), number.span, text);
}

void OfferPercent(sdk::Finding& finding, const Article& article, const Number& number, double percent) {
  if (number.IsPercent()) OfferFix(finding, article, number, std::round(10 * percent) / 10);
}

void AddEvidence(sdk::Finding& finding, const Article& article, const Number& number, std::string role) {
  finding.Evidence(number.span, std::move(role), Show(article, number));
}

void AddMentions(sdk::Finding& finding, const Article& article, const Number& first, const Number& second) {
  AddEvidence(finding, article, first, "first mention");
  AddEvidence(finding, article, second, "second mention");
  if (!second.IsQuoted())
    finding.Fix(std::string("write ").append(Show(article, first)), second.span, Show(article, first));
  if (!first.IsQuoted())
    finding.Fix(std::string("write ").append(Show(article, second)), first.span, Show(article, second));
}

}  // namespace claimcheck::numeric
