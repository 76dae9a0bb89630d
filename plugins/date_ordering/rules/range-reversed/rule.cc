// "from 2015 to 2012", "between 9 and 4 May": the range ends before it begins.
//
// Only ends that the text places itself count: "from November to February" runs over New Year, "from Friday to Monday"
// over the weekend. What is moved, counted down or compared may well go backwards.
#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

// "moved from 2015 to 2012", "revised from", "down from 2015 to 2012 levels", "between 2015 and 2012 there is little to
// choose".
bool MayGoBackwards(const Timeline& times, const cc_time& from, const cc_time& to) {
  if (times.Near(
          from, times.SentenceBegin(from), from.first_token,
          {"moved",     "move",     "moving",    "brought",     "bring",  "forward",      "advanced",  "shifted",
           "shift",     "revised",  "changed",   "change",      "reset",  "backdated",    "pulled",    "push",
           "pushed",    "back",     "corrected", "rescheduled", "count",  "counting",     "countdown", "backward",
           "backwards", "reverse",  "compared",  "difference",  "gap",    "down",         "up",        "rose",
           "fell",      "switched", "went",      "choose",      "choice", "rescheduling", "postponed", "amended",
           "cut",       "slipped",  "updated",   "regressed"})) {
    return true;
  }
  return times.IsOneOf(Timeline::EndToken(to),
                       {"there", "level", "levels", "prices", "dollars", "rules", "standards", "numbers"});
}

// The words that make two dates a range.
bool SaysRange(const Timeline& times, const cc_time& from, const cc_time& to) {
  const uint32_t before = from.first_token - 1, joint = Timeline::EndToken(from);
  if (to.first_token != joint + 1) return false;
  if (times.Is(before, "between")) return times.Is(joint, "and");
  if (times.Is(before, "from")) return times.IsOneOf(joint, {"to", "until", "till", "through", "-", "–", "—"});
  // "24 May - 17/5/16" is a date and a stamp, "30-7 Oct." a score: with a dash alone, only years touching it are a
  // range.
  return from.grain == CC_GRAIN_YEAR && times.IsOneOf(joint, {"-", "–", "—"}) && to.span.begin - from.span.end <= 3 &&
         times.Text(from).size() == 4 && times.Text(to).size() == 4;
}

// Placed by the words alone, or by one month or year that both share.
bool Comparable(const cc_time& from, const cc_time& to) {
  if (!Timeline::IsDate(from) || !Timeline::IsDate(to) || from.grain != to.grain) return false;
  if (from.role != CC_TIME_ROLE_PLAIN || to.role != CC_TIME_ROLE_PLAIN || from.first_minute >= 0) return false;
  if (Timeline::Written(from) && Timeline::Written(to)) return true;
  // "between 9 and 4 May": the year does not matter.
  return from.year == 0 && to.year == 0 && from.month != 0 && from.month == to.month && from.day != 0 && to.day != 0;
}

bool Reversed(const cc_time& from, const cc_time& to) {
  if (Timeline::Placed(from) && Timeline::Placed(to) && Timeline::Written(from)) return from.first_day > to.last_day;
  return from.day > to.day;
}

std::string Show(const cc_time& t) {
  if (Timeline::Written(t)) return ShowTime(t);
  return std::to_string(t.day) + " " + std::string(MonthName(t.month));
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& from = times.At(i);
    if (from.range_end == CC_NONE || from.range_end >= times.size()) continue;
    const cc_time& to = times.At(from.range_end);
    report.Considered();
    if (!Comparable(from, to) || !Timeline::AssertedOrAnnounced(from)) continue;
    report.Compared(from.span, to.span);
    if (IsBracketedLife(times, from, to)) continue;  // lifespan
    if (!Reversed(from, to) || !SaysRange(times, from, to) || MayGoBackwards(times, from, to)) continue;
    sdk::Finding finding(sdk::Cover(from.span, to.span));
    finding.Message("The range ends before it begins: " + Show(from) + " is later than " + Show(to) + ".");
    finding.Workings(Show(from) + " > " + Show(to));
    finding.Evidence(from.span, "begin", Show(from)).Evidence(to.span, "end", Show(to));
    const bool year_alone = from.grain == CC_GRAIN_YEAR;
    const bool both_days = from.day != 0 && from.month == to.month && from.year == to.year;
    if (!Timeline::Quoted(from) && year_alone) {
      finding.Fix("exchange the two ends",
                  {{from.span, std::string(times.Text(to))}, {to.span, std::string(times.Text(from))}});
    } else if (!Timeline::Quoted(from) && both_days) {
      const cc_token& first = times.document().tokens()[from.first_token];
      const cc_token& second = times.document().tokens()[to.first_token];
      if (first.kind == CC_TOKEN_NUMBER && second.kind == CC_TOKEN_NUMBER) {
        finding.Fix("exchange the two ends",
                    {{sdk::SpanOf(first), std::to_string(to.day)}, {sdk::SpanOf(second), std::to_string(from.day)}});
      }
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule RangeReversed() {
  return {.id = "range-reversed",
          .severity = sdk::Severity::kError,
          .summary = "A range of dates that ends before it begins",
          .run = Run};
}

}  // namespace claimcheck::dates
