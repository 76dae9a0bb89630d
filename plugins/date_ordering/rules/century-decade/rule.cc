// "in the 18th century, in 1650", "the 1980s, in 1992", "a 19th-century church built in 1912": the year does not lie in
// the period beside it.
//
// Centuries count either way (1700 or 1701 to 1800). The two have to stand side by side and end their clause, since a
// list ("in the 1980s, in 1992 and in 2003") looks the same up to there.
#include <cstdlib>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

bool IsPeriod(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) &&
         (t.grain == CC_GRAIN_CENTURY || t.grain == CC_GRAIN_DECADE);
}

bool IsYear(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year != 0 &&
         t.grain <= CC_GRAIN_YEAR && t.range_end == CC_NONE;
}

// A bracket, or a comma and a preposition, between two that end their clause.
bool SideBySide(const Timeline& times, const cc_time& first, const cc_time& second) {
  if (!times.ApposedByMark(first, second)) return false;
  const uint32_t begin = Timeline::EndToken(first), behind = Timeline::EndToken(second);
  const bool bracket = times.Is(begin, "(") && second.first_token == begin + 1 && times.Is(behind, ")");
  const bool comma = times.Is(begin, ",") && times.IsOneOf(begin + 1, {"in", "on"});
  if (!bracket && !comma) return false;
  if (behind < times.SentenceEnd(second) && !times.IsOneOf(behind, {",", ".", ")", ";", "—"})) return false;
  // A list goes on with another date.
  for (const cc_time& t : times.document().In(times.times(), times.document().Sentence(second)->span)) {
    if (t.first_token >= behind && t.first_token < behind + 5) return false;
    if (Timeline::EndToken(t) <= first.first_token && Timeline::EndToken(t) + 4 > first.first_token) return false;
  }
  return true;
}

bool IsHyphenated(const Timeline& times, const cc_time& period) {
  return times.Text(period).find('-') != std::string_view::npos;
}

// "a |19th-century| parish church |built in 1912|": a building of a century and the year of its making, with nothing that
// only looks like the century ("a 19th-century style church", "a copy of").
bool IsBuiltThen(const Timeline& times, const cc_time& period, const cc_time& year) {
  constexpr uint32_t kNoun = 3;  // words of "parish church"
  if (period.sentence != year.sentence || period.grain != CC_GRAIN_CENTURY || period.shade != CC_TIME_SHADE_NONE)
    return false;
  if (!IsHyphenated(times, period) || year.grain != CC_GRAIN_YEAR) return false;
  const uint32_t begin = Timeline::EndToken(period), built = year.first_token - 2;
  if (year.first_token < begin + 3 || built - begin > kNoun || !times.Is(built + 1, "in")) return false;
  if (!times.IsOneOf(built, {"built", "erected", "constructed"})) return false;
  const auto& tokens = times.document().tokens();
  for (uint32_t t = begin; t < built; ++t) {
    if (tokens[t].kind != CC_TOKEN_WORD ||
        times.IsOneOf(t, {"style", "styled", "revival", "replica", "copy", "site", "and", "or", "was", "is", "were",
                          "of", "inspired", "type"})) {
      return false;
    }
  }
  return true;
}

// As the text has it, but a "19th-century" by its noun.
std::string PeriodName(const Timeline& times, const cc_time& period) {
  if (period.grain != CC_GRAIN_CENTURY || !IsHyphenated(times, period)) return std::string(times.Text(period));
  return "the " + Ordinal(YearOf(period.first_day) / 100 + 1) + " century";
}

// The period that the year lies in, as the text writes periods.
std::string RightPeriod(const cc_time& period, int year) {
  if (period.grain == CC_GRAIN_DECADE) return "the " + std::to_string(year / 10 * 10) + "s";
  return "the " + Ordinal((year - 1) / 100 + 1) + " century";
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const bool period_first = IsPeriod(times.At(i)) && IsYear(times.At(i + 1));
    if (!period_first && !(IsYear(times.At(i)) && IsPeriod(times.At(i + 1)))) continue;
    const cc_time& period = times.At(period_first ? i : i + 1);
    const cc_time& year = times.At(period_first ? i + 1 : i);
    report.Considered();
    const bool built = period_first && IsBuiltThen(times, period, year);
    if (!built && !SideBySide(times, times.At(i), times.At(i + 1))) continue;
    if (!Timeline::Asserted(period) || !Timeline::Asserted(year)) continue;
    report.Compared(period.span, year.span);
    const int32_t first =
        period.grain == CC_GRAIN_DECADE ? period.first_day : *DayOf(YearOf(period.first_day) / 100 * 100, 1, 1);
    if (year.last_day >= first && year.first_day <= period.last_day) continue;
    // The shade ("late 1980s") narrows the days; only the whole period may be contradicted.
    if (period.shade != CC_TIME_SHADE_NONE && std::abs(YearOf(period.first_day) - year.year) < 100 &&
        period.grain == CC_GRAIN_CENTURY) {
      continue;
    }
    if (period.grain == CC_GRAIN_DECADE && year.year / 10 == YearOf(period.first_day) / 10) continue;
    const std::string right = RightPeriod(period, year.year);
    cc_span span = sdk::Cover(period.span, year.span);
    if (times.Is(Timeline::EndToken(times.At(i)), "(")) ++span.end;  // its closing bracket
    sdk::Finding finding(span);
    finding.Message(std::to_string(year.year) + " is not in " + PeriodName(times, period) + " but in " + right + ".");
    finding.Workings(PeriodName(times, period) + ": " + std::to_string(YearOf(period.first_day)) + " to " +
                     std::to_string(YearOf(period.last_day)) + "; the text says " + std::to_string(year.year));
    finding.Evidence(period.span, "period", PeriodName(times, period))
        .Evidence(year.span, "year", std::to_string(year.year));
    if (!Timeline::Quoted(period) && period.shade == CC_TIME_SHADE_NONE && year.year > 0) {
      const std::string written = IsHyphenated(times, period) ? Ordinal((year.year - 1) / 100 + 1) + "-century" : right;
      finding.Fix("write " + written, period.span, written);
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule CenturyDecade() {
  return {.id = "century-decade",
          .severity = sdk::Severity::kError,
          .summary = "A year that does not lie in the century or decade beside it",
          .run = Run};
}

}  // namespace claimcheck::dates
