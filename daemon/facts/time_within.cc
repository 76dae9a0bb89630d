// Parts of a period that is placed: "the first Friday of July 2014" once July 2014 has its days.
//
// Counter-examples: a part that the period does not have (a fifth Friday, a 31st day of June) keeps its words and gets
// no days; the first week of a month is whatever anyone may mean by it, from its first day to the end of its first
// whole week.
#include <algorithm>

#include "daemon/base/calendar.h"
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_units.h"
#include "daemon/facts/timex3.h"

namespace claimcheck::facts {
namespace {

bool Holds(Days whole, Days part) { return part.known() && whole.first <= part.first && part.last <= whole.last; }

Days NthWeekday(Days whole, int nth, int weekday) {
  const int ahead = (weekday - base::IsoWeekday(whole.first) + 7) % 7;
  const int back = (base::IsoWeekday(whole.last) - weekday + 7) % 7;
  const int32_t day = nth > 0 ? whole.first + ahead + 7 * (nth - 1) : whole.last - back + 7 * (nth + 1);
  return {day, day};
}

Days NthMonth(Days whole, int nth) {
  const int32_t first = AddMonths(nth > 0 ? whole.first : whole.last, nth > 0 ? nth - 1 : nth + 1);
  return first == CC_NO_DAY ? Days{} : PeriodDays(first, Unit::kMonth);
}

// The week by which it is called: of its Thursday, as ISO 8601 counts.
int32_t NthThursday(Days whole, int nth) { return NthWeekday(whole, nth, 4).first; }

}  // namespace

TimeAnchor::Result TimeAnchor::PartOf(const Mention& m, const Result& whole) const {
  Result r = whole;
  r.grain = GrainOf(m.part_unit);
  if (!whole.days.known()) return r;
  Days& days = r.days;
  switch (m.within) {
    case Mention::Within::kAll: return whole;
    case Mention::Within::kRest:
      r = whole;
      if (published()) r.days.first = std::clamp(published_, whole.days.first, whole.days.last);
      return r;
    case Mention::Within::kAround:
      days = PeriodDays(whole.days.first, m.part_unit);
      r.value = PeriodValue(days.first, m.part_unit);
      days.first = std::min(days.first, whole.days.first);
      days.last = std::max(days.last, m.part_unit == Unit::kWeek ? whole.days.first + 6 : whole.days.last);
      return r;
    case Mention::Within::kNumbered: {
      const int32_t thursday = NthThursday(whole.days, m.nth);
      if (thursday > whole.days.last) return whole;
      r.value = WeekValue(thursday, false);
      days = WeekDays(thursday);
      return r;
    }
    case Mention::Within::kBeside: {
      const int ahead = (m.part_weekday - base::IsoWeekday(whole.days.first) + 7) % 7;
      const int32_t by = m.nth > 0 ? (ahead == 0 ? 7 : ahead) : ahead - 7;
      days = {whole.days.first + by, whole.days.first + by};
      r.value = PeriodValue(days.first, Unit::kDay);
      return r;
    }
    case Mention::Within::kNth: break;
  }
  if (m.part_weekday != 0) {
    days = NthWeekday(whole.days, m.nth, m.part_weekday);
  } else if (m.part_unit == Unit::kDay) {
    const int32_t day = m.nth > 0 ? whole.days.first + m.nth - 1 : whole.days.last + m.nth + 1;
    days = {day, day};
  } else if (m.part_unit == Unit::kMonth) {
    days = NthMonth(whole.days, m.nth);
  } else if (m.part_unit == Unit::kWeekend) {
    days = WeekendDays(NthWeekday(whole.days, m.nth, 6).first);
  } else {
    const int32_t thursday = NthThursday(whole.days, m.nth);
    r.value = WeekValue(thursday, false);
    const int32_t begin = m.nth > 0 ? whole.days.first + 7 * (m.nth - 1) : whole.days.last + 7 * m.nth - 6;
    const int32_t end = m.nth > 0 ? whole.days.first + 7 * m.nth + 5 : whole.days.last + 7 * (m.nth + 1);
    days = {std::max(begin - (m.nth > 1 ? 6 : 0), whole.days.first),
            std::min(end + (m.nth < -1 ? 6 : 0), whole.days.last)};
    if (!days.known() || days.first > days.last) days = {};
    return r;
  }
  if (!Holds(whole.days, days)) {
    r = whole;
    r.days = {};
    return r;
  }
  r.value = PeriodValue(days.first, m.part_unit);
  return r;
}

}  // namespace claimcheck::facts
