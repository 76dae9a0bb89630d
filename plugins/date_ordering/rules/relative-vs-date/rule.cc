// Published 14 May: "yesterday (11 May)": the date beside "yesterday" is another day.
//
// A text that is stamped a day after it was written trips this rule; that is why it only warns.
#include <cstdlib>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/relative_day.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

bool IsRelativeDay(const Timeline& times, const cc_time& t, const sdk::WordClass& words) {
  if (!Timeline::IsDate(t) || t.basis != CC_BASIS_PUBLICATION || !Timeline::Placed(t) || t.first_day != t.last_day)
    return false;
  if (t.day != 0 || t.weekday != 0 || t.role != CC_TIME_ROLE_PLAIN) return false;
  return words.Has(times.document().tokens()[t.first_token]);
}

bool IsDay(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && t.month != 0 && t.day != 0 && Timeline::Placed(t) &&
         t.range_end == CC_NONE;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const sdk::WordClass words = times.document().Class("day_reference");
  const std::optional<int32_t> published = times.document().published();
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& relative = times.At(i);
    const cc_time& date = times.At(i + 1);
    if (!IsRelativeDay(times, relative, words) || !IsDay(date)) continue;
    report.Considered();
    if (!times.ApposedByMark(relative, date) || !published || Timeline::Quoted(relative)) continue;
    if (IsCountedFrom(times, i)) continue;  // "forty years ago today"
    const uint32_t behind = Timeline::EndToken(date);
    const bool closed = behind >= times.SentenceEnd(date) || times.IsOneOf(behind, {",", ".", ")", ";", "—", "–"});
    if (!closed) continue;
    report.Compared(relative.span, date.span);
    const int32_t off = date.first_day - relative.first_day;
    // Without a year the same day of another year is meant as well.
    if (IsFullDate(date) && YearThatFits(relative, date) != 0) continue;  // stale-year
    if (off == 0 || (date.year == 0 && std::abs(std::abs(off) - 365) <= 1)) continue;
    cc_span span = sdk::Cover(relative.span, date.span);
    if (times.Is(Timeline::EndToken(relative), "(") && times.document().text().substr(span.end, 1) == ")") ++span.end;
    sdk::Finding finding(span);
    finding.Message("\"" + std::string(times.Text(relative)) + "\" is " + ShowDay(relative.first_day) +
                    " in a text published on " + ShowDay(*published) + ", not " + std::string(times.Text(date)) + ".");
    finding.Workings(std::string(times.Text(relative)) + " = " + ShowDay(relative.first_day) + "; the text says " +
                     ShowTime(date));
    finding.Evidence(relative.span, "relative day", ShowDay(relative.first_day))
        .Evidence(date.span, "date", ShowTime(date));
    if (MonthOf(relative.first_day) == date.month) {
      for (const cc_token& token : times.document().Tokens(date)) {
        if (token.kind == CC_TOKEN_NUMBER && times.document().Text(token) == std::to_string(date.day)) {
          const std::string day = std::to_string(DayOfMonth(relative.first_day));
          finding.Fix("write " + day, sdk::SpanOf(token), day);
        }
      }
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule RelativeVsDate() {
  return {.id = "relative-vs-date",
          .severity = sdk::Severity::kWarning,
          .summary = "\"Yesterday\", and beside it the date of another day",
          .run = Run};
}

}  // namespace claimcheck::dates
