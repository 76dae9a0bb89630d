// How many days a count of units is, with its hedge.
//
// "about ten years" is nine to eleven; "nearly ten years" nine to ten; "more than ten years" has no upper end.
#include <algorithm>
#include <limits>

#include "daemon/facts/time_anchor.h"

namespace claimcheck::facts {
namespace {

double DaysOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond: return 1.0 / 86400;
    case Unit::kMinute: return 1.0 / 1440;
    case Unit::kHour: return 1.0 / 24;
    case Unit::kWeek: return 7;
    case Unit::kFortnight: return 14;
    case Unit::kWeekend: return 2;
    case Unit::kMonth: return 30.436875;
    case Unit::kQuarter: return 3 * 30.436875;
    case Unit::kYear: return 365.2425;
    case Unit::kDecade: return 3652.425;
    case Unit::kCentury: return 36524.25;
    case Unit::kMillennium: return 365242.5;
    default: return 1;
  }
}

}  // namespace

Length LengthOf(const Mention& m) {
  const double unit = DaysOf(m.unit);
  Length length = {m.count_low * unit, m.count_high * unit};
  for (const Mention::Rest& rest : m.rest) {
    if (rest.unit == Unit::kNone) break;
    length.low += rest.count * DaysOf(rest.unit);
    length.high += rest.count * DaysOf(rest.unit);
  }
  switch (m.hedge) {
    case CC_HEDGE_ABOUT: {
      const double slack = std::max(0.1 * length.high, 0.5 * unit);
      length = {std::max(0.0, length.low - slack), length.high + slack};
      break;
    }
    case CC_HEDGE_NEARLY: length.low = std::max(0.0, length.low - std::max(0.1 * length.low, unit)); break;
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST: length.high = std::numeric_limits<double>::infinity(); break;
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST: length.low = 0; break;
    default: break;
  }
  return length;
}

}  // namespace claimcheck::facts
