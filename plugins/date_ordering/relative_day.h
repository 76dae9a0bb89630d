// Days that are told twice: once relative to publication and once by date.
//
// Three rules look at such pairs and share them out by what would mend them: a year (stale-year), a day
// (relative-vs-date) or a count (elapsed).
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_RELATIVE_DAY_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_RELATIVE_DAY_H_

#include <optional>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/timeline.h"

namespace claimcheck::dates {

// "yesterday", "two days ago", "last week": placed against publication, at most a month wide.
inline bool IsRelativeDay(const cc_time& t) {
  return Timeline::IsDate(t) && t.basis == CC_BASIS_PUBLICATION && Timeline::Placed(t) && t.month == 0 && t.day == 0 &&
         t.weekday == 0 && t.grain >= CC_GRAIN_HOUR && t.grain <= CC_GRAIN_MONTH && t.last_day - t.first_day <= 45 &&
         (t.role == CC_TIME_ROLE_PLAIN || t.role == CC_TIME_ROLE_AGO);
}

// "Forty years ago |today|", "a fortnight |tomorrow|", "ten years to the day |today|": the day is where a span is
// counted from, and the date behind it is the span's other end.
inline bool IsCountedFrom(const Timeline& times, size_t relative) {
  constexpr uint32_t kToTheDay = 3;  // tokens
  if (relative == 0) return false;
  const cc_time& span = times.At(relative - 1);
  if (span.type != CC_TIME_DURATION && span.role != CC_TIME_ROLE_AGO) return false;
  const uint32_t end = Timeline::EndToken(span), begin = times.At(relative).first_token;
  return end == begin || (end + kToTheDay == begin && times.Is(end, "to") && times.Is(begin - 1, "day"));
}

// A day with its year.
inline bool IsFullDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 && t.month != 0 &&
         t.day != 0;
}

// The year in which the date lies where the relative day does, if it is not the one written; else 0.
inline int YearThatFits(const cc_time& relative, const cc_time& date) {
  const auto fits = [&](int year) {
    const std::optional<int32_t> day = DayOf(year, date.month, date.day);
    return day && *day >= relative.first_day - 1 && *day <= relative.last_day + 1;
  };
  if (fits(date.year)) return 0;
  for (const int year : {date.year + 1, date.year - 1}) {
    if (fits(year)) return year;
  }
  return 0;
}

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_RELATIVE_DAY_H_
