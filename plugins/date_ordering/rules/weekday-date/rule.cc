// "Monday, July 5, 2023": the weekday and the date name two days.
//
// A date without a year has several readings: the one near publication, and every year that the document names. The
// rule fires only if the weekday fits none of them. Not before 1753: English-speaking countries then kept another
// calendar, as some did for longer, and the text says so: "by the calendar that Russia kept", "Old Style".
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int kFirstYear = 1753;
constexpr int32_t kNearPublication = 370;  // days: the last such date before publication and the next one

struct Pair {
  const cc_time* date = nullptr;     // holds month and day
  const cc_time* weekday = nullptr;  // holds the weekday; often the same
};

bool HasDate(const cc_time& t) {
  return t.role == CC_TIME_ROLE_PLAIN && t.month != 0 && t.day != 0 && t.day <= 31 && Timeline::IsDate(t);
}

bool IsWeekdayAlone(const cc_time& t) {
  return t.weekday != 0 && t.month == 0 && t.day == 0 && t.role == CC_TIME_ROLE_PLAIN && t.type == CC_TIME_DATE;
}

// "5 July 2023, a Monday" · "5 July 2023 (Monday)" · "Monday (5 July 2023)".
bool NamesTheSameDay(const Timeline& times, const cc_time& first, const cc_time& second) {
  if (first.sentence != second.sentence) return false;
  const uint32_t begin = Timeline::EndToken(first), end = second.first_token;
  const uint32_t behind = Timeline::EndToken(second);
  if (end == begin + 1 && times.Is(begin, "(")) return times.IsOneOf(behind, {")", ","});
  if (end == begin + 2 && times.Is(begin, ",") && times.Is(begin + 1, "a")) {
    return behind >= times.SentenceEnd(second) || times.IsOneOf(behind, {",", ".", ";", ")", "when", "and"});
  }
  return false;
}

bool ByAnotherCalendar(const Timeline& times, const cc_time& t) {
  return times.InSentence(t, {"calendar", "julian", "o.s.", "old-style"}) ||
         (times.InSentence(t, {"old"}) && times.InSentence(t, {"style"}));
}

Pair PairAt(const Timeline& times, size_t index) {
  const cc_time& t = times.At(index);
  if (HasDate(t) && t.weekday != 0) return {&t, &t};
  if (index + 1 >= times.size()) return {};
  const cc_time& next = times.At(index + 1);
  if (HasDate(t) && IsWeekdayAlone(next) && NamesTheSameDay(times, t, next)) return {&t, &next};
  if (IsWeekdayAlone(t) && HasDate(next) && next.weekday == 0 && NamesTheSameDay(times, t, next)) return {&next, &t};
  return {};
}

void AddDay(std::vector<int32_t>& days, int year, int month, int day) {
  const std::optional<int32_t> found = month <= 12 ? DayOf(year, month, day) : std::nullopt;
  if (found && std::find(days.begin(), days.end(), *found) == days.end()) days.push_back(*found);
}

// All days that the date may mean, the likeliest first.
std::vector<int32_t> Readings(const Timeline& times, const cc_time& date) {
  std::vector<int32_t> days;
  const bool swaps = times.Text(date).find('/') != std::string_view::npos && date.day <= 12;
  const auto add = [&](int year) {
    AddDay(days, year, date.month, date.day);
    if (swaps) AddDay(days, year, date.day, date.month);
  };
  if (date.year != 0) {
    if (date.year >= kFirstYear) add(date.year);
    return days;
  }
  const std::optional<int32_t> published = times.document().published();
  if (!published) return days;
  const int year = YearOf(*published);
  for (const int y : {year, year - 1, year + 1}) {
    const std::optional<int32_t> day = DayOf(y, date.month, date.day);
    if (day && std::abs(*day - *published) <= kNearPublication) add(y);
  }
  // The reading that the clause's tense asks for leads: the finding is worded after it.
  const auto read = std::find(days.begin(), days.end(), date.first_day);
  if (read != days.end()) std::iter_swap(days.begin(), read);
  if (days.empty()) return days;
  for (const cc_time& other : times.times()) {
    if (other.year >= kFirstYear && other.year < 3000) add(other.year);
  }
  return days;
}

// The token of the weekday and that of the day of the month.
cc_span TokenOf(const Timeline& times, const cc_time& t, bool weekday) {
  const sdk::WordClass weekdays = times.document().Class("weekday");
  for (const cc_token& token : times.document().Tokens(t)) {
    if (weekday ? weekdays.Has(token)
                : token.kind == CC_TOKEN_NUMBER && times.document().Text(token) == std::to_string(t.day)) {
      return sdk::SpanOf(token);
    }
  }
  return {0, 0};
}

// The right weekday, written as the wrong one is: "Mon." -> "Wed.".
std::string InStyleOf(std::string_view written, int weekday) {
  std::string name(WeekdayName(weekday));
  const bool dotted = !written.empty() && written.back() == '.';
  if (dotted || written.size() < 5) name = name.substr(0, 3) + (dotted ? "." : "");
  if (written.size() > 1 && written[1] >= 'A' && written[1] <= 'Z') {
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return name;
}

// The nearest day of the same month that is such a weekday.
int NearestDay(int32_t day, int weekday) {
  const int ahead = (weekday - WeekdayOf(day) + 7) % 7;
  const int month = MonthOf(day);
  const int32_t candidates[] = {ahead <= 3 ? day + ahead : day + ahead - 7, ahead <= 3 ? day + ahead - 7 : day + ahead};
  for (const int32_t candidate : candidates) {
    if (MonthOf(candidate) == month) return DayOfMonth(candidate);
  }
  return 0;
}

void AddFixes(const Timeline& times, const Pair& pair, int32_t day, sdk::Finding& finding) {
  const cc_span weekday = TokenOf(times, *pair.weekday, true);
  if (weekday.begin < weekday.end) {
    const std::string name = InStyleOf(times.document().Text(weekday), WeekdayOf(day));
    finding.Fix("write " + name, weekday, name);
  }
  const cc_span number = TokenOf(times, *pair.date, false);
  const int nearest = NearestDay(day, pair.weekday->weekday);
  if (number.begin < number.end && nearest != 0) {
    finding.Fix("write " + std::to_string(nearest) + " " + std::string(MonthName(MonthOf(day))), number,
                std::to_string(nearest));
  }
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const Pair pair = PairAt(times, i);
    if (pair.date == nullptr || !Timeline::AssertedOrAnnounced(*pair.date)) continue;
    if (ByAnotherCalendar(times, *pair.date)) continue;
    report.Considered();
    const std::vector<int32_t> days = Readings(times, *pair.date);
    if (days.empty()) {
      report.WhyNot("no year, and no publication date to take it from");
      continue;
    }
    report.Compared(pair.date->span);
    const int stated = pair.weekday->weekday;
    if (std::any_of(days.begin(), days.end(), [&](int32_t day) { return WeekdayOf(day) == stated; })) continue;
    const int32_t day = days.front();
    const std::string actual(WeekdayName(WeekdayOf(day)));
    cc_span span = sdk::Cover(pair.date->span, pair.weekday->span);
    if (pair.date != pair.weekday && times.document().text().substr(span.end, 1) == ")") ++span.end;
    sdk::Finding finding(span);
    finding.Message(ShowDay(day) + " is a " + actual + ", not a " + std::string(WeekdayName(stated)) + ".");
    std::string workings = ShowDay(day) + " = " + actual + "; the text says " + std::string(WeekdayName(stated));
    for (size_t k = 1; k < days.size() && k < 4; ++k) {
      workings += "; " + ShowDay(days[k]) + " = " + std::string(WeekdayName(WeekdayOf(days[k])));
    }
    finding.Workings(workings);
    if (pair.date->year == 0)
      finding.As(sdk::Severity::kWarning);  // a text that was updated later keeps its first date
    finding.Evidence(pair.weekday->span, "weekday", std::string(WeekdayName(stated)));
    finding.Evidence(pair.date->span, "date", ShowDay(day));
    if (!Timeline::Quoted(*pair.date)) AddFixes(times, pair, day, finding);
    report.Emit(finding);
  }
}

}  // namespace

Rule WeekdayDate() {
  return {.id = "weekday-date",
          .severity = sdk::Severity::kError,
          .summary = "A weekday that is not the date's",
          .run = Run};
}

}  // namespace claimcheck::dates
