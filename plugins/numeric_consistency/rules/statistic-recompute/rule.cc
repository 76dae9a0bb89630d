// "t(28) = 2.20, p = .01": the p-value is worked out again from the statistic. The statistic is taken as rounded at its
// last digit, which gives a range of p-values; what the text says is rounded as well, and may be one-tailed. Only if
// neither range touches it, it fires. statcheck (Nuijten et al., 2016) does the same for papers.
//   t(28) = 2.20, p = .036      holds
//   t(28) = 2.20, p = .018      holds, one-tailed
//   t(28) = 2.20, p < .01       fires
//   p = .01                     silent: nothing to work it out from
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 8;  // tokens between the statistic and "p"

// Answers of Boost.Math are NaN where a number lies outside what the function takes; nothing throws.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

enum class Test { kNone, kT, kF, kChi, kR, kZ };

struct Statistic {
  Test test = Test::kNone;
  double df1 = 0;
  double df2 = 0;
  const Number* value = nullptr;
};

bool IsEquals(const Article& article, uint32_t token) { return article.Text(token) == "="; }

Test TestNamed(const Article& article, uint32_t token) {
  const std::string_view name = article.Text(token);
  if (name == "t") return Test::kT;
  if (name == "F") return Test::kF;
  if (name == "r") return Test::kR;
  if (name == "z" || name == "Z") return Test::kZ;
  if (name == "χ²" || name == "χ2") return Test::kChi;
  if (name == "2" && token > 0 && article.Text(token - 1) == "χ") return Test::kChi;
  return Test::kNone;
}

// The statistic whose value is numbers[i]: "t(28) = |2.20|", "F(2, 27) = |4.1|", "z = |1.96|".
Statistic StatisticAt(const Article& article, std::span<const Number> numbers, size_t i) {
  const Number& value = numbers[i];
  uint32_t token = value.first_token;
  const uint32_t begin = article.SentenceBegin(value.quantity->sentence);
  if (token > begin && article.IsDash(token - 1) && article.Text(token - 1) != "=") --token;  // "= -2.20"
  if (token < begin + 2 || !IsEquals(article, token - 1)) return {};
  Statistic s;
  s.value = &value;
  uint32_t name = token - 2;
  if (article.IsCloseBracket(name)) {
    if (i == 0 || numbers[i - 1].end_token != name) return {};
    s.df1 = numbers[i - 1].value;
    uint32_t open = numbers[i - 1].first_token - 1;
    if (i > 1 && article.Is(open, ",") && numbers[i - 2].end_token == open) {
      s.df2 = s.df1;
      s.df1 = numbers[i - 2].value;
      open = numbers[i - 2].first_token - 1;
    }
    if (!article.IsOpenBracket(open) || open <= begin) return {};
    name = open - 1;
  }
  s.test = TestNamed(article, name);
  const bool pair = s.test == Test::kF, none = s.test == Test::kZ;
  if ((s.df2 > 0) != pair || (s.df1 > 0) == none) s.test = Test::kNone;
  return s;
}

// Both tails where the test has two.
double PValue(const Statistic& s, double value) {
  using boost::math::cdf;
  using boost::math::complement;
  switch (s.test) {
    case Test::kT: return 2 * cdf(complement(boost::math::students_t_distribution<double, Quiet>(s.df1), value));
    case Test::kR: {
      if (value >= 1) return 0;
      return 2 * cdf(complement(boost::math::students_t_distribution<double, Quiet>(s.df1),
                                value * std::sqrt(s.df1 / (1 - value * value))));
    }
    case Test::kZ: return 2 * cdf(complement(boost::math::normal_distribution<double, Quiet>(), value));
    case Test::kF: return cdf(complement(boost::math::fisher_f_distribution<double, Quiet>(s.df1, s.df2), value));
    case Test::kChi: return cdf(complement(boost::math::chi_squared_distribution<double, Quiet>(s.df1), value));
    default: return NAN;
  }
}

// What the text says of p: "= .01", "< .05", "> .2".
struct Stated {
  const Number* number = nullptr;
  char sign = 0;
};

Stated StatedAt(const Article& article, const Number& n) {
  uint32_t token = n.first_token;
  if (token < article.SentenceBegin(n.quantity->sentence) + 2 || n.value < 0 || n.value > 1) return {};
  const std::string_view sign = article.Text(token - 1);
  if (sign != "=" && sign != "<" && sign != ">") return {};
  return article.Is(token - 2, "p") ? Stated{&n, sign[0]} : Stated{};
}

bool Agrees(const Stated& stated, double low, double high) {
  const double half = stated.number->quantity->step < 1 ? stated.number->quantity->step / 2 : 0.005;
  const double p = stated.number->value;
  if (stated.sign == '<') return low < p;
  if (stated.sign == '>') return high > p;
  return low <= p + half && high >= p - half;
}

// Three decimals, as papers give them.
std::string ShowP(double p) {
  const auto thousandths = static_cast<int>(std::lround(1000 * p));
  if (thousandths >= 1000) return "1.000";
  std::string digits = std::to_string(1000 + thousandths);
  return "0." + digits.substr(1);
}

void Compare(const Article& article, const Statistic& s, const Stated& stated, sdk::RuleReport& report) {
  const double step = s.value->quantity->step;
  const double size = std::fabs(s.value->value);
  const double high = PValue(s, std::max(0.0, size - step / 2)), low = PValue(s, size + step / 2);
  if (!(low >= 0) || !(high <= 1.000001) || low > high) return;
  report.Compared(stated.number->quantity->span, s.value->quantity->span);
  const bool two_tails = s.test == Test::kT || s.test == Test::kR || s.test == Test::kZ;
  if (Agrees(stated, low, high) || (two_tails && Agrees(stated, low / 2, high / 2))) return;
  const double p = PValue(s, size);
  const std::string right = ShowP(p);
  sdk::Finding finding(stated.number->span);
  finding.Message("The statistic makes p = " + right + ", not " + stated.sign + " " + Show(article, *stated.number) +
                  ".");
  finding.Workings("p(" + Show(article, *s.value) + ") = " + right +
                   (two_tails ? " two-tailed, " + ShowP(p / 2) + " one-tailed" : "") + "; the text says " +
                   stated.sign + " " + Show(article, *stated.number));
  AddEvidence(finding, article, *s.value, "statistic");
  AddEvidence(finding, article, *stated.number, "stated p");
  if (stated.sign == '=' && !stated.number->IsQuoted()) {
    const std::string text = Show(article, *stated.number).starts_with(".") ? right.substr(right.find('.')) : right;
    if (right.find('.') != std::string::npos) finding.Fix("write " + text, stated.number->span, text);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 0; i + 1 < numbers.size(); ++i) {
    const Stated stated = StatedAt(article, numbers[i + 1]);
    if (stated.number == nullptr || numbers[i].quantity->sentence != stated.number->quantity->sentence) continue;
    report.Considered();
    if (stated.number->first_token - numbers[i].end_token > kReach) continue;
    const Statistic s = StatisticAt(article, numbers, i);
    if (s.test != Test::kNone) Compare(article, s, stated, report);
  }
}

}  // namespace

Rule StatisticRecompute() {
  return {.id = "statistic-recompute",
          .severity = sdk::Severity::kWarning,
          .summary = "A p-value that does not follow from the test statistic beside it",
          .run = Run};
}

}  // namespace claimcheck::numeric
