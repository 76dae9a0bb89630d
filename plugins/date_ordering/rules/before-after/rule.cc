// "closed in 2012, before it opened in 2010": the dates contradict the word between them.
//
// Read: date, "before" or "after", a short clause, date, with nothing in the clause that turns to something else. Equal
// dates are no contradiction, nor are two that overlap.
#include <string>

#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kClauseTokens = 8;

bool IsWrittenDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.grain >= CC_GRAIN_HOUR &&
         t.grain <= CC_GRAIN_YEAR;
}

// The token of "before" or "after" if the two dates are joined by it alone; CC_NONE otherwise.
uint32_t Connective(const Timeline& times, const cc_time& first, const cc_time& second) {
  if (first.sentence != second.sentence) return CC_NONE;
  uint32_t at = Timeline::EndToken(first);
  if (times.Is(at, ",")) ++at;
  if (!times.IsOneOf(at, {"before", "after"})) return CC_NONE;
  const uint32_t end = second.first_token;
  if (end < at + 2 || end - at > kClauseTokens) return CC_NONE;
  if (!times.IsOneOf(end - 1, {"in", "on"})) return CC_NONE;
  if (times.Near(first, at + 1, end,
                 {",",     ";",     "and", "but", "or",        "that",    "which",     "who", "when",     "where",
                  "until", "since", "for", "to",  "announced", "planned", "scheduled", "due", "expected", "set"})) {
    return CC_NONE;
  }
  return at;
}

// "closed in 2010, before it opened in 2012": the order of the dates is right, that of the events cannot be.
bool EndsBeforeItBegins(const Timeline& times, const cc_time& first, uint32_t at) {
  const uint32_t verb = first.first_token - 2;
  return times.Is(at, "before") && times.IsOneOf(at + 1, {"it", "he", "she", "they"}) &&
         times.IsOneOf(verb, {"closed", "shut", "died", "dissolved", "disbanded", "demolished", "abolished", "sank"}) &&
         times.IsOneOf(at + 2, {"opened", "was", "were", "began", "started"}) &&
         (times.IsOneOf(at + 2, {"opened", "began", "started"}) ||
          times.IsOneOf(at + 3,
                        {"born", "built", "opened", "founded", "launched", "formed", "created", "established"}));
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& first = times.At(i);
    const cc_time& second = times.At(i + 1);
    if (!IsWrittenDate(first) || !IsWrittenDate(second)) continue;
    if (first.shade == CC_TIME_SHADE_SINCE || first.shade == CC_TIME_SHADE_BEFORE) continue;
    const uint32_t at = Connective(times, first, second);
    if (at == CC_NONE) continue;
    report.Considered();
    if (!Timeline::Asserted(first) || !Timeline::Asserted(second)) continue;
    report.Compared(first.span, second.span);
    const bool before = times.Is(at, "before");
    const bool out_of_order = before ? first.first_day > second.last_day : first.last_day < second.first_day;
    const bool impossible = !out_of_order && EndsBeforeItBegins(times, first, at);
    if (!out_of_order && !impossible) continue;
    const cc_span word = sdk::SpanOf(times.document().tokens()[at]);
    const std::string right = before ? "after" : "before";
    sdk::Finding finding(word);
    if (impossible) {
      finding.Message("It cannot have ended in " + std::string(times.Text(first)) + " before it began in " +
                      std::string(times.Text(second)) + ".");
      finding.Workings("the end, " + ShowTime(first) + ", stands before the beginning, " + ShowTime(second));
    } else {
      finding.Message(std::string(times.Text(first)) + " is not " + std::string(times.Text(at)) + " " +
                      std::string(times.Text(second)) + ".");
      finding.Workings(ShowTime(first) + " is " + (before ? "later" : "earlier") + " than " + ShowTime(second) +
                       "; the text says " + std::string(times.Text(at)));
    }
    finding.Evidence(first.span, "first date", ShowTime(first)).Evidence(second.span, "second date", ShowTime(second));
    if (!Timeline::Quoted(first) && !Timeline::Quoted(second)) {
      if (!impossible) finding.Fix("write " + right, word, right);
      finding.Fix("exchange the dates",
                  {{first.span, std::string(times.Text(second))}, {second.span, std::string(times.Text(first))}});
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule BeforeAfter() {
  return {.id = "before-after",
          .severity = sdk::Severity::kError,
          .summary = "Two dates that contradict the \"before\" or \"after\" between them",
          .run = Run};
}

}  // namespace claimcheck::dates
