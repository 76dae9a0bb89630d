// "from 1990 to 2000, a 12-year period", "for 12 years, from 1990 to 2000": the length beside a range is not the range's.
//
// Counted with or without the first day or year; a range of years may be a year shorter or longer than their
// difference. A length with a hyphen belongs to the noun behind it, which has to be one that a range fills: "a 12-year
// reign", not "a 12-year veteran of the courts", "a 30-year low" or "a ten-year plan".
#include <algorithm>
#include <cmath>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

bool IsLength(const cc_time& t) {
  return t.type == CC_TIME_DURATION && t.role == CC_TIME_ROLE_PLAIN && t.length_low > 0 &&
         std::isfinite(t.length_high) && t.length_high < 1e6 && t.grain >= CC_GRAIN_DAY && t.grain <= CC_GRAIN_DECADE &&
         t.grain != CC_GRAIN_WEEKEND;
}

bool IsEnd(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Placed(t) && t.grain >= CC_GRAIN_DAY &&
         t.grain <= CC_GRAIN_YEAR && (t.year != 0 || (t.month != 0 && t.day != 0));
}

// "from A to B" or "(A-B)", with nothing between the two.
bool SaysRange(const Timeline& times, const cc_time& from, const cc_time& to) {
  const uint32_t joint = Timeline::EndToken(from);
  if (to.first_token != joint + 1) return false;
  if (times.Is(from.first_token - 1, "between")) return times.Is(joint, "and");
  if (times.Is(from.first_token - 1, "from")) return times.IsOneOf(joint, {"to", "until", "till", "through"});
  return times.IsOneOf(joint, {"-", "–"}) && times.Is(from.first_token - 1, "(");
}

// "a 12-year |reign|", "a five-year dry |spell|", and what stands for itself: "ten weeks", "a decade", "a 12-year".
bool FillsRange(const Timeline& times, const cc_time& length) {
  constexpr uint32_t kReach = 3;  // tokens from the length to its noun
  if (times.Text(length).find('-') == std::string_view::npos) return true;
  const sdk::WordClass nouns = times.document().Class("period_noun");
  const auto& tokens = times.document().tokens();
  const uint32_t begin = Timeline::EndToken(length), end = std::min(begin + kReach, times.SentenceEnd(length));
  for (uint32_t t = begin; t < end && tokens[t].kind == CC_TOKEN_WORD; ++t) {
    if (nouns.Has(tokens[t])) return true;
  }
  return begin >= times.SentenceEnd(length) || tokens[begin].kind != CC_TOKEN_WORD;
}

// ", a 12-year period" behind the range.
bool FollowsRange(const Timeline& times, const cc_time& to, const cc_time& length) {
  const uint32_t begin = Timeline::EndToken(to), end = length.first_token;
  if (to.sentence != length.sentence || end < begin || end - begin > 3) return false;
  if (!times.IsOneOf(begin, {",", "(", "—", "–"})) return false;
  const bool article = end - begin == 2 && times.IsOneOf(end - 1, {"a", "an"});
  const bool itself = times.IsOneOf(length.first_token, {"a", "an"});
  return article || itself || (end == begin + 1 && times.IsOneOf(Timeline::EndToken(length), {")", ".", ","}));
}

// "a 12-year reign from 1990 to 2000", "his 12-year reign (1990-2000)".
bool PrecedesRange(const Timeline& times, const cc_time& length, const cc_time& from, const cc_time& to) {
  const uint32_t begin = Timeline::EndToken(length), end = from.first_token - 1;
  if (from.sentence != length.sentence || end < begin + 1 || end - begin > 2) return false;
  if (times.Text(length).find('-') == std::string_view::npos) return false;
  if (times.Near(length, begin, end, {";", "in", "of", "and", "for", "to"})) return false;
  // "During his 12-year rule, from 1990 to 2000, …": commas on both sides, and only behind what the range fills.
  const bool comma = times.Near(length, begin, end, {","});
  const sdk::WordClass nouns = times.document().Class("period_noun");
  if (comma && (!times.Is(end - 1, ",") || !times.IsOneOf(Timeline::EndToken(to), {",", "."}) ||
                !nouns.Has(times.document().tokens()[end - 2])))
    return false;
  return times.IsOneOf(end, {"from", "("});
}

// "|lasted three weeks|, from May 1 to June 5." "|for four years|, from 2010 to 2014, when …": nothing but the two, and no
// second range, pause or sentence that makes another thing of the length.
bool LastsRange(const Timeline& times, const cc_time& length, const cc_time& from, const cc_time& to) {
  const uint32_t comma = Timeline::EndToken(length);
  if (from.sentence != length.sentence || from.first_token != comma + 2) return false;
  if (!times.Is(comma, ",") || !times.Is(comma + 1, "from")) return false;
  if (!times.IsOneOf(length.first_token - 1, {"for", "lasted", "lasting", "lasts", "last", "took", "in"})) return false;
  if (!times.IsOneOf(Timeline::EndToken(to), {",", "."})) return false;
  if (times.IsOneOf(Timeline::EndToken(to) + 1, {"then", "again"})) return false;
  size_t ranges = 0;
  for (const cc_time& t : times.document().In(times.times(), times.document().Sentence(length)->span)) {
    ranges += t.range_end != CC_NONE;
  }
  return ranges == 1 &&
         !times.InSentence(length, {"jailed", "sentenced", "imprisoned", "banned", "suspended", "signed", "contract",
                                    "break", "gap", "pause", "interruption", "except", "interrupted"});
}

// Smallest and largest length in days that the range may be said to have.
Span LengthsOf(const cc_time& from, const cc_time& to, const cc_time& length) {
  Span days = Timeline::DaysBetween(from, to);
  days.high += 1;  // both ends counted
  const double slack = length.grain == CC_GRAIN_WEEK ? 4 : length.grain == CC_GRAIN_MONTH ? 20 : 0;
  if (length.grain >= CC_GRAIN_YEAR) {
    const double years = YearOf(to.first_day) - YearOf(from.first_day);
    const double half = length.grain == CC_GRAIN_DECADE ? 4 : 0;
    // With months at both ends the years are known to a month; people round them by half a year and more.
    if (from.grain <= CC_GRAIN_MONTH && to.grain <= CC_GRAIN_MONTH && half == 0) {
      return {days.low - 0.6 * kYearDays, days.high + 0.6 * kYearDays};
    }
    return {std::min(days.low, (years - 1 - half) * kYearDays - 20),
            std::max(days.high, (years + 1 + half) * kYearDays + 20)};
  }
  return {days.low - slack, days.high + slack};
}

std::string Actual(const cc_time& from, const cc_time& to, const cc_time& length) {
  if (length.grain >= CC_GRAIN_YEAR) return Count(YearOf(to.first_day) - YearOf(from.first_day), "year");
  const double days = to.first_day - from.first_day;
  if (length.grain == CC_GRAIN_MONTH) return Count(std::llround(days / (kYearDays / 12)), "month");
  if (length.grain == CC_GRAIN_WEEK) return Count(std::llround(days / 7), "week");
  return Count(std::llround(days), "day") + ", or " + std::to_string(std::llround(days) + 1) + " with both ends";
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& from = times.At(i);
    if (from.range_end != i + 1) continue;
    const cc_time& to = times.At(i + 1);
    if (!IsEnd(from) || !IsEnd(to) || from.first_day > to.first_day || !SaysRange(times, from, to)) continue;
    report.Considered();
    const cc_time* length = nullptr;
    if (i + 2 < times.size() && IsLength(times.At(i + 2)) && FollowsRange(times, to, times.At(i + 2)))
      length = &times.At(i + 2);
    if (length == nullptr && i > 0 && IsLength(times.At(i - 1)) && PrecedesRange(times, times.At(i - 1), from, to)) {
      length = &times.At(i - 1);
    }
    if (length == nullptr && i > 0 && IsLength(times.At(i - 1)) && LastsRange(times, times.At(i - 1), from, to)) {
      length = &times.At(i - 1);
    }
    if (length == nullptr || !FillsRange(times, *length) || !Timeline::AssertedOrAnnounced(from) ||
        !Timeline::AssertedOrAnnounced(*length))
      continue;
    // Days of a range of years, or years of a range of days, say something else.
    if (length->grain < CC_GRAIN_YEAR && from.grain == CC_GRAIN_YEAR) continue;
    report.Compared(from.span, to.span, length->span);
    if (LengthsOf(from, to, *length).Touches({length->length_low, length->length_high})) continue;
    const std::string actual = Actual(from, to, *length);
    sdk::Finding finding(length->span);
    finding.Message("From " + std::string(times.Text(from)) + " to " + std::string(times.Text(to)) + " is " + actual +
                    ", not " + std::string(times.Text(*length)) + ".");
    finding.Workings("from " + ShowTime(from) + " to " + ShowTime(to) + ": " + actual + "; the text says " +
                     std::string(times.Text(*length)));
    finding.Evidence(from.span, "begin", ShowTime(from)).Evidence(to.span, "end", ShowTime(to));
    finding.Evidence(length->span, "stated length", std::string(times.Text(*length)));
    const size_t hyphen = times.Text(*length).find('-');
    if (!Timeline::Quoted(from) && hyphen != std::string_view::npos && length->grain == CC_GRAIN_YEAR) {
      const std::string years = std::to_string(YearOf(to.first_day) - YearOf(from.first_day)) + "-year";
      finding.Fix("write " + years, length->span, years);
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule DurationSpan() {
  return {.id = "duration-span",
          .severity = sdk::Severity::kError,
          .summary = "A length that is not that of the range beside it",
          .run = Run};
}

}  // namespace claimcheck::dates
