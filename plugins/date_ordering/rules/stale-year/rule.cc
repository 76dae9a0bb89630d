// Published 4 January 2025: "on 2 January 2024, two days ago": the year has not been turned over.
//
// Fires where the day beside "two days ago", "yesterday" or "today" fits in the year of publication, or the one before
// or behind it, and not in the one that is written. What fits in no year is `elapsed`'s or `relative-vs-date`'s.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/relative_day.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

void Report(const Timeline& times, const cc_time& relative, const cc_time& date, int year, sdk::RuleReport& report) {
  sdk::Finding finding(date.span);
  const std::string written = std::to_string(date.year), right = std::to_string(year);
  finding.Message("\"" + std::string(times.Text(relative)) + "\" fits " + std::to_string(date.day) + " " +
                  std::string(MonthName(date.month)) + " " + right + ", not " + written + ".");
  finding.Workings(std::string(times.Text(relative)) + " = " + ShowTime(relative) + "; the text says " +
                   ShowTime(date));
  finding.Evidence(relative.span, "relative day", ShowTime(relative)).Evidence(date.span, "date", ShowTime(date));
  if (!Timeline::Quoted(date)) {
    for (const cc_token& token : times.document().Tokens(date)) {
      if (times.document().Text(token) == written) finding.Fix("write " + right, sdk::SpanOf(token), right);
    }
  }
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& a = times.At(i);
    const cc_time& b = times.At(i + 1);
    const bool behind = IsRelativeDay(b) && IsFullDate(a) && times.ApposedByMark(a, b);
    const bool before = IsRelativeDay(a) && IsFullDate(b) && times.Apposed(a, b);
    if (!behind && !before) continue;
    if (before && a.first_token > 0 && times.Is(a.first_token - 1, "and")) continue;  // "a year and two days ago"
    if (IsCountedFrom(times, behind ? i + 1 : i)) continue;  // "a year ago today, on 26 April 2025"
    report.Considered();
    const cc_time& relative = behind ? b : a;
    const cc_time& date = behind ? a : b;
    if (!Timeline::Asserted(date)) continue;
    report.Compared(a.span, b.span);
    if (const int year = YearThatFits(relative, date); year != 0) Report(times, relative, date, year, report);
  }
}

}  // namespace

Rule StaleYear() {
  return {.id = "stale-year",
          .severity = sdk::Severity::kWarning,
          .summary = "A date whose year has not been turned over",
          .run = Run};
}

}  // namespace claimcheck::dates
