// "Founded in 1850, 200 years ago": the date and the count of years do not meet.
//
// The engine places "200 years ago" by the publication date, with half a year of room on both sides; the rule gives as
// much again, and one part in twenty for round numbers. A hedge has widened the days already.
#include <cmath>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/relative_day.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr double kRoomOfTerm = 1.2;  // years: a term begun in December is told in years of January

bool IsAgo(const cc_time& t) {
  return t.role == CC_TIME_ROLE_AGO && t.length_low > 0 && t.grain >= CC_GRAIN_DAY && t.grain <= CC_GRAIN_CENTURY;
}

bool IsWrittenDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.grain >= CC_GRAIN_HOUR &&
         t.grain <= CC_GRAIN_YEAR && t.shade != CC_TIME_SHADE_BEFORE && t.shade != CC_TIME_SHADE_AFTER;
}

double Slack(const cc_time& ago) {
  switch (ago.grain) {
    case CC_GRAIN_WEEK: return 4;
    case CC_GRAIN_MONTH: return 20;
    case CC_GRAIN_YEAR:
    case CC_GRAIN_DECADE:
    case CC_GRAIN_CENTURY: {
      const double years = ago.length_low / kYearDays;
      const bool round = years >= 50 && std::fmod(years + 0.01, 10) < 0.02;
      return 0.6 * kYearDays + (round ? 0.05 * ago.length_low : 0) +
             (ago.grain == CC_GRAIN_DECADE ? 2 * kYearDays : 0) + (ago.grain == CC_GRAIN_CENTURY ? 15 * kYearDays : 0);
    }
    default: return 1;
  }
}

bool Fits(const cc_time& ago, const cc_time& date) {
  const double slack = Slack(ago);
  const double low = ago.first_day == CC_NO_DAY ? -1e9 : ago.first_day - slack;
  const double high = ago.last_day == CC_NO_DAY ? 1e9 : ago.last_day + slack;
  return Span{low, high}.Touches({static_cast<double>(date.first_day), static_cast<double>(date.last_day)});
}

// How long ago the date really was, in the unit of the count, as read from the day that "ago" counts from.
long long Actual(const cc_time& ago, const cc_time& date, int32_t published) {
  if (ago.grain >= CC_GRAIN_YEAR) return YearOf(published) - YearOf(date.first_day);
  const double days = published - (date.first_day + date.last_day) / 2.0;
  return std::llround(days / (ago.grain == CC_GRAIN_WEEK ? 7 : ago.grain == CC_GRAIN_MONTH ? kYearDays / 12 : 1));
}

void Report(const Timeline& times, const cc_time& ago, const cc_time& date, int32_t published,
            sdk::RuleReport& report) {
  const std::string unit(ago.grain >= CC_GRAIN_YEAR ? "year" : UnitName(ago.grain));
  const long long actual = Actual(ago, date, published);
  const std::string stated(times.Text(ago));
  sdk::Finding finding(ago.span);
  finding.Message(std::string(times.Text(date)) + " was " + Count(actual, unit) + " ago, not " + stated + ".");
  finding.Workings("from " + ShowTime(date) + " to " + ShowDay(published) + ": " + Count(actual, unit) +
                   "; the text says " + stated);
  finding.Evidence(date.span, "date", ShowTime(date)).Evidence(ago.span, "stated", stated);
  if (!Timeline::Quoted(ago) && !Timeline::Quoted(date) && actual > 0) {
    finding.Fix("write " + Count(actual, unit) + " ago", ago.span, Count(actual, unit) + " ago");
    if (date.grain == CC_GRAIN_YEAR && ago.first_day != CC_NO_DAY && ago.last_day != CC_NO_DAY) {
      const std::string year = std::to_string(YearOf((ago.first_day + ago.last_day) / 2));
      finding.Fix("write " + year, date.span, year);
    }
  }
  report.Emit(finding);
}

// "the 200-year-old firm, founded in 1850": an age of a thing beside its beginning.
bool IsAgeOfAThing(const Timeline& times, const cc_time& age, const cc_time& date) {
  if (age.role != CC_TIME_ROLE_AGE || age.grain != CC_GRAIN_YEAR || age.sentence != date.sentence ||
      date.first_token < 2)
    return false;
  if (times.Text(age).find('-') == std::string_view::npos || !times.IsOneOf(date.first_token - 1, {"in", "on"}))
    return false;
  if (!times.IsOneOf(date.first_token - 2,
                     {"founded", "built", "established", "opened", "launched", "erected", "created"}))
    return false;
  const uint32_t end = Timeline::EndToken(age);
  if (date.first_token < end + 3 || date.first_token > end + 8) return false;
  // "…-year-old firm, founded in", "firm, which was founded in"; a person founds, a thing is founded.
  return times.Near(age, end + 1, date.first_token - 2, {","}) &&
         !times.Near(age, end, date.first_token,
                     {"who", "he", "she", "had", "and", "man", "woman", "boy", "girl", "by", "whose"});
}

void CheckAge(const Timeline& times, const cc_time& age, const cc_time& date, int32_t published,
              sdk::RuleReport& report) {
  report.Considered();
  report.Compared(age.span, date.span);
  const Span passed = Timeline::DaysBefore(published, date);
  const double slack = 1.1 * kYearDays + (age.length_low >= 50 * kYearDays ? 0.05 * age.length_low : 0);
  if (passed.Touches({age.length_low - slack, age.length_high + slack}) || passed.low < 0) return;
  const int years = YearOf(published) - YearOf(date.first_day);
  sdk::Finding finding(age.span);
  finding.Message("What dates from " + std::string(times.Text(date)) + " is " + Count(years, "year") + " old.");
  finding.Workings(std::to_string(YearOf(published)) + " - " + std::to_string(YearOf(date.first_day)) + " = " +
                   std::to_string(years) + "; the text says " + std::string(times.Text(age)));
  finding.Evidence(date.span, "date", ShowTime(date)).Evidence(age.span, "stated", std::string(times.Text(age)));
  if (!Timeline::Quoted(age)) {
    finding.Fix("write " + std::to_string(years) + "-year-old", age.span, std::to_string(years) + "-year-old");
  }
  report.Emit(finding);
}

// "took office in 2019 and has been mayor for nine years", "mayor for nine years, since 2019": how long somebody has
// had an office, and since when. Told of today, of one person, with no second date.
bool IsBeginOfTerm(const Timeline& times, const cc_time& date) {
  const uint32_t at = date.first_token;
  if (at < times.SentenceBegin(date) + 2) return false;
  if (date.shade == CC_TIME_SHADE_SINCE || times.Is(at - 1, "since")) return true;
  if (!times.IsOneOf(at - 1, {"in", "on"})) return false;
  return (times.Is(at - 2, "office") && times.IsOneOf(at - 3, {"took", "taking", "assumed"})) ||
         (times.Is(at - 2, "power") && times.IsOneOf(at - 3, {"took", "taking", "seized"})) ||
         (times.Is(at - 2, "over") && times.IsOneOf(at - 3, {"took", "taking"}));
}

bool IsLengthOfTerm(const Timeline& times, const cc_time& length, const cc_time& date) {
  if (length.type != CC_TIME_DURATION || length.role != CC_TIME_ROLE_PLAIN || length.grain != CC_GRAIN_YEAR)
    return false;
  if (length.length_low <= 0 || !std::isfinite(length.length_high) || !Timeline::Asserted(length)) return false;
  const uint32_t at = length.first_token, begin = times.SentenceBegin(length);
  if (at < begin + 2 || !times.Is(at - 1, "for")) return false;
  // "for nine years, since 2019"
  const uint32_t end = Timeline::EndToken(length);
  const bool touches = end == date.first_token - 1 || (times.Is(end, ",") && end == date.first_token - 2);
  if (times.Is(date.first_token - 1, "since") && touches) return true;
  const bool behind =
      times.Near(length, Timeline::EndToken(length), Timeline::EndToken(length) + 1, {"as", "in", "at", "of"});
  const bool has = times.Near(length, begin, at, {"has"}) &&
                   times.Near(length, begin, at, {"been", "served", "led", "held", "governed"});
  const bool apposed = date.span.begin > length.span.begin && times.Is(Timeline::EndToken(length), ",");
  // "has been in politics for nine years": politics is more than the office.
  for (uint32_t i = at - 1; i > begin && at - i <= 4; --i) {
    if (times.IsOneOf(i, {"in", "with", "on"}) && !times.IsOneOf(i + 1, {"office", "power", "charge"})) return false;
  }
  return (has || apposed) && !behind;
}

void CheckTerm(const Timeline& times, size_t i, int32_t published, sdk::RuleReport& report) {
  const cc_time& one = times.At(i);
  const cc_time& two = times.At(i + 1);
  const cc_time& length = one.type == CC_TIME_DURATION ? one : two;
  const cc_time& date = one.type == CC_TIME_DURATION ? two : one;
  if (one.sentence != two.sentence || !Timeline::IsDate(date) || !Timeline::Written(date) || date.year == 0) return;
  if (!Timeline::Asserted(date) || !IsBeginOfTerm(times, date) || !IsLengthOfTerm(times, length, date)) return;
  if (times.CountInSentence(date) != 2 ||
      times.InSentence(date, {"before", "until", "then", "after", "former", "earlier", "previously", "when", "total",
                              "combined", "had", "would", "also", "second", "if"})) {
    return;
  }
  report.Considered();
  report.Compared(length.span, date.span);
  const Span passed = Timeline::DaysBefore(published, date);
  const double room = kRoomOfTerm * kYearDays;
  if (passed.low < 0 || passed.Touches({length.length_low - room, length.length_high + room})) return;
  const int years = YearOf(published) - YearOf(date.first_day);
  sdk::Finding finding(length.span);
  finding.Message("From " + std::string(times.Text(date)) + " to " + ShowDay(published) + " are " +
                  Count(years, "year") + ", not " + std::string(times.Text(length)) + ".");
  finding.Workings(std::to_string(YearOf(published)) + " - " + std::to_string(YearOf(date.first_day)) + " = " +
                   std::to_string(years) + "; the text says " + std::string(times.Text(length)));
  finding.Evidence(date.span, "begin", ShowTime(date)).Evidence(length.span, "stated", std::string(times.Text(length)));
  if (!Timeline::Quoted(length)) finding.Fix("write " + Count(years, "year"), length.span, Count(years, "year"));
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& ago = times.At(i);
    if (i + 1 < times.size() && times.document().published() && IsWrittenDate(times.At(i + 1)) &&
        IsAgeOfAThing(times, ago, times.At(i + 1)) && Timeline::Asserted(ago)) {
      CheckAge(times, ago, times.At(i + 1), *times.document().published(), report);
    }
    if (i + 1 < times.size() && times.document().published())
      CheckTerm(times, i, *times.document().published(), report);
    if (!IsAgo(ago)) continue;
    report.Considered();
    const std::optional<int32_t> published = times.document().published();
    if (!published || (ago.first_day == CC_NO_DAY && ago.last_day == CC_NO_DAY)) {
      report.WhyNot("no publication date to count from");
      continue;
    }
    const cc_time* date = nullptr;
    if (i > 0 && times.ApposedByMark(times.At(i - 1), ago)) date = &times.At(i - 1);
    if (date == nullptr && i + 1 < times.size() && times.Apposed(ago, times.At(i + 1))) date = &times.At(i + 1);
    if (date == nullptr || !IsWrittenDate(*date) || !Timeline::Asserted(ago) || !Timeline::Asserted(*date)) continue;
    // "In 2012, ten years ago to the day …" and "he said in 2012, ten years ago he had …" are not alike.
    const uint32_t behind = Timeline::EndToken(ago);
    if (date->span.begin < ago.span.begin && behind < times.SentenceEnd(ago) &&
        !times.IsOneOf(behind, {",", ".", ")", ";", "—", "–", "and", "today", "this", "by", "with", "in", "as", "to",
                                "at", "when", "next", "?", "!"})) {
      continue;
    }
    report.Compared(ago.span, date->span);
    if (IsRelativeDay(ago) && IsFullDate(*date) && YearThatFits(ago, *date) != 0) continue;  // stale-year
    if (!Fits(ago, *date)) Report(times, ago, *date, *published, report);
  }
}

}  // namespace

Rule Elapsed() {
  return {.id = "elapsed",
          .severity = sdk::Severity::kError,
          .summary = "A date and a \"years ago\" that do not meet",
          .run = Run};
}

}  // namespace claimcheck::dates
