// How far the digits bind a writer:
//   17 people        exactly 17
//   17 km, 2.5%      half of the last digit either way
//   2.3 million      half of the last digit either way: the rest was left out
//   11,000           the zeros may be rounding, but not all of it: [10670, 11330]
// A round 200 may be 203, never 230: taken at its zeros' word it would excuse any error. Hence a bound in percent.
#include "plugins/numeric_consistency/interval.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "claimcheck/plugin.h"

namespace claimcheck::numeric {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kAbout = 0.10;       // "about 11,000": share of the value either way
constexpr double kNearly = 0.15;      // "nearly 11,000": share of the value below it
constexpr double kRoundSmall = 0.01;  // "200": what its zeros excuse
constexpr double kRoundLarge = 0.03;  // "11,000"
constexpr double kRatio = 0.035;      // "one in five"
constexpr double kFraction = 0.06;    // "a third"
// Of what is written above a text that gives it exactly:
constexpr double kZerosAbove = 0.05;      // "700 jobs": what its zeros excuse
constexpr double kDigitsAbove = 0.01;     // "$900K": what the zeros before a sign of magnitude excuse
constexpr double kCutOff = 0.2;           // largest worth of the last digit, as a share of the value, that is cut off
constexpr double kAboutAbove = 0.05;      // "about 700"
constexpr double kNearlyAbove = 0.1;      // "nearly 700"
constexpr double kShareAbove = 0.03;      // "a third", in parts of the whole
constexpr double kZerosConverted = 0.12;  // "100 km" for 60 miles: what the zeros of a converted measure excuse
constexpr double kSlack = 1e-9;           // of arithmetic in binary

// Widens a reading by its hedge.
Interval Hedged(Interval plain, double value, uint32_t hedge) {
  const double size = std::fabs(value);
  switch (hedge) {
    case CC_HEDGE_ABOUT:
      return {std::min(plain.low, value - kAbout * size), std::max(plain.high, value + kAbout * size)};
    case CC_HEDGE_NEARLY: return {std::min(plain.low, value - kNearly * size), plain.high};
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST: return {plain.low, kInfinity};
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST: return {-kInfinity, plain.high};
    default: return plain;
  }
}

}  // namespace

Interval Reading(const Written& written) {
  const double size = std::fabs(written.value);
  double half = 0;
  if (written.scaled) {
    half = written.step / 2;
  } else if (written.step > 1) {
    half = std::min(written.step / 2, (size >= 1000 ? kRoundLarge : kRoundSmall) * size);
    if (!written.counted) half = std::max(half, 0.5);
  } else if (!written.counted) {
    half = written.step / 2;
  }
  return Hedged({written.value - half, written.value + half}, written.value, written.hedge);
}

Interval FractionReading(double value, uint32_t hedge) {
  return Hedged({value * (1 - kFraction), value * (1 + kFraction)}, value, hedge);
}

Interval RatioReading(double value, uint32_t hedge) {
  return Hedged({value * (1 - kRatio), value * (1 + kRatio)}, value, hedge);
}

Interval PercentReading(double value, double step, uint32_t hedge) {
  const double digit = std::min(step, 1.0);  // the zero of 20% is a digit as good as any
  const double whole = value >= 100 && step > 1 ? kRoundLarge * value : 0;
  return Hedged({value - std::max(digit / 2, whole), value + std::max(digit, whole)}, value, hedge);
}

Interval Restated(const Written& w) {
  const double size = std::fabs(w.value);
  double half = w.counted && !w.scaled ? 0 : w.step / 2;
  if (w.scaled) {
    if (std::fmod(size, 10 * w.step) == 0) half = std::max(half, std::min(5 * w.step, kDigitsAbove * size));
  } else if (w.step > 1) {
    half = (1 - kSlack) * std::min(w.step / 2, kZerosAbove * size);  // 19 is no 20
  }
  switch (w.hedge) {
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST: return {w.value - half, 2 * w.value};
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST: return {w.value / 2, w.value + half};
    case CC_HEDGE_NEARLY: return {w.value - std::max(half, kNearlyAbove * size), w.value + half};
    case CC_HEDGE_ABOUT: half = std::max(half, kAboutAbove * size); break;
    default: break;
  }
  const bool cut_off = half > 0 && w.step <= kCutOff * size;
  const double left_out = (1 - kSlack) * w.step;  // 18.99% is cut off to 18%, and 19% is not
  return {w.value - half, w.value + (cut_off ? std::max(half, left_out) : half)};
}

Interval RestatedShare(double value, uint32_t hedge) {
  switch (hedge) {
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST: return {value - kShareAbove, kInfinity};
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST:
    case CC_HEDGE_NEARLY: return {-kInfinity, value + kShareAbove};
    case CC_HEDGE_ABOUT: return {value - 2 * kShareAbove, value + 2 * kShareAbove};
    default: return {value - kShareAbove, value + kShareAbove};
  }
}

Interval RoundedPercent(double value, double step) {
  const double half = std::min(step, 1.0) / 2;
  return {value - half, value + half};
}

Interval Converted(const Written& w, double most) {
  double half = w.step / 2;
  if (w.step > 1 && !w.scaled) half = std::max(0.5, std::min(half, kZerosConverted * std::fabs(w.value)));
  half = std::min(half, most);
  const Interval plain = Reading(w);
  return {std::min(plain.low, w.value - half), std::max(plain.high, w.value + half)};
}

bool Disagree(Interval a, Interval b) {
  const double size =
      std::min(std::max(std::fabs(a.low), std::fabs(a.high)), std::max(std::fabs(b.low), std::fabs(b.high)));
  const double slack = std::isfinite(size) ? kSlack * std::max(size, 1.0) : kSlack;
  return a.high + slack < b.low || b.high + slack < a.low;
}

Interval Add(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }
Interval Subtract(Interval a, Interval b) { return {a.low - b.high, a.high - b.low}; }
Interval Multiply(Interval a, Interval b) {
  // Nothing times what has no bound is nothing here.
  const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; };
  return {times(std::max(a.low, 0.0), std::max(b.low, 0.0)), times(std::max(a.high, 0.0), std::max(b.high, 0.0))};
}
Interval Divide(Interval a, Interval b) {
  const double high = std::max(a.high, 0.0);
  const double low = std::max(a.low, 0.0);
  return {std::isfinite(b.high) && b.high > 0 ? low / b.high : 0, b.low > 0 ? high / b.low : kInfinity};
}
Interval Scale(Interval a, double factor, double offset) { return {a.low * factor + offset, a.high * factor + offset}; }

Interval RelativeChange(Interval from, Interval to) {
  if (from.low <= 0 || !std::isfinite(from.low)) return {-kInfinity, kInfinity};
  const double low = std::isfinite(from.high) ? to.low / from.high : (to.low < 0 ? to.low : 0);
  return {100 * (low - 1), 100 * (to.high / from.low - 1)};
}

}  // namespace claimcheck::numeric
