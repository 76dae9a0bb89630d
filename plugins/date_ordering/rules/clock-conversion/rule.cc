// "3 p.m. EST (1900 GMT)": two clocks that do not show the same moment.
//
// Both need their zones and the second stands in brackets. News writes EST in summer too, so an hour of difference
// counts only where the publication date lies in winter.
#include <cstdlib>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int32_t kDay = 24 * 60;  // minutes

bool IsClock(const cc_time& t) { return t.type == CC_TIME_TIME && t.first_minute >= 0 && t.zone_minutes != INT32_MIN; }

// Midnight is the end of one day (23:59) and the begin of the next.
int32_t MinuteOf(const cc_time& t) { return t.first_minute == kDay - 1 ? kDay : t.first_minute; }

std::string ShowClock(int32_t minute) {
  const int32_t m = ((minute % kDay) + kDay) % kDay;
  const std::string hours = std::to_string(m / 60), minutes = std::to_string(m % 60);
  return (hours.size() < 2 ? "0" : "") + hours + ":" + (minutes.size() < 2 ? "0" : "") + minutes;
}

bool IsWinter(int month, int day) { return month == 12 || month <= 2 || (month == 11 && day > 10); }

// Neither half of the world is in summer time then: mid-November to the end of February, by the date that the sentence
// names, else by the publication's.
bool SurelyWinter(const Timeline& times, const cc_time& clock) {
  for (const cc_time& t : times.document().In(times.times(), times.document().Sentence(clock)->span)) {
    if (t.month != 0 && t.day != 0) return IsWinter(t.month, t.day);
  }
  const std::optional<int32_t> published = times.document().published();
  return published && IsWinter(MonthOf(*published), DayOfMonth(*published));
}

// "EDT", "BST", "CEST" say summer themselves: an hour off is no slip of the season's.
bool SaysSummer(const Timeline& times, const cc_time& t) {
  for (const cc_token& token : times.document().Tokens(t)) {
    const std::string_view word = times.document().Text(token);
    if (word == "EDT" || word == "CDT" || word == "MDT" || word == "PDT" || word == "BST" || word == "CEST")
      return true;
  }
  return false;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& first = times.At(i);
    const cc_time& second = times.At(i + 1);
    if (!IsClock(first) || !IsClock(second) || first.zone_minutes == second.zone_minutes) continue;
    report.Considered();
    const uint32_t bracket = Timeline::EndToken(first);
    if (second.first_token != bracket + 1 || !times.Is(bracket, "(") ||
        !times.IsOneOf(Timeline::EndToken(second), {")", ","}))
      continue;
    report.Compared(first.span, second.span);
    const int32_t here = MinuteOf(first) - first.zone_minutes, there = MinuteOf(second) - second.zone_minutes;
    const int32_t off = (((here - there) % kDay) + kDay) % kDay;
    const int32_t distance = off > kDay / 2 ? kDay - off : off;
    if (distance == 0 ||
        (distance == 60 && !SurelyWinter(times, first) && !SaysSummer(times, first) && !SaysSummer(times, second)))
      continue;
    const int32_t right = first.first_minute - first.zone_minutes + second.zone_minutes;
    sdk::Finding finding(second.span);
    finding.Message(std::string(times.Text(first)) + " is " + ShowClock(right) + " in the other zone, not " +
                    ShowClock(second.first_minute) + ".");
    finding.Workings(ShowClock(first.first_minute) + " is " + ShowClock(here) + " UTC; " +
                     ShowClock(second.first_minute) + " is " + ShowClock(there) + " UTC");
    finding.Evidence(first.span, "clock", ShowClock(here) + " UTC")
        .Evidence(second.span, "clock", ShowClock(there) + " UTC");
    const cc_token& token = times.document().tokens()[second.first_token];
    const std::string_view written = times.document().Text(token);
    if (!Timeline::Quoted(first) && written.size() == 4) {
      std::string clock = ShowClock(right);
      clock.erase(2, 1);
      finding.Fix("write " + clock, sdk::SpanOf(token), clock);
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule ClockConversion() {
  return {.id = "clock-conversion",
          .severity = sdk::Severity::kError,
          .summary = "Two clocks that do not show the same moment",
          .run = Run};
}

}  // namespace claimcheck::dates
