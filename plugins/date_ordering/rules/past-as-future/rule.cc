// Published 2024: "it will open in 2019": announced, and dated in the past.
//
// "will" has to govern the date: at most six tokens lie between, none of them a verb in the past or a word that turns
// to something else. "had said that it would" is told of the past and not looked at, nor is anything inside quotation
// marks. What is "set in 1944" plays then.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int32_t kRoom = 31;   // days
constexpr uint32_t kReach = 7;  // tokens

bool IsWrittenDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.grain >= CC_GRAIN_HOUR &&
         t.grain <= CC_GRAIN_YEAR && t.shade == CC_TIME_SHADE_NONE && t.range_end == CC_NONE;
}

// "is |to| open", "are scheduled |to| open"
bool IsToBe(const Timeline& times, uint32_t i, uint32_t begin) {
  if (!times.Is(i, "to") || i < begin + 2) return false;
  const bool planned = times.IsOneOf(i - 1, {"scheduled", "due", "set", "slated", "expected", "planned"});
  return times.IsOneOf(planned && i > begin + 2 ? i - 2 : i - 1, {"is", "are"});
}

// The token of "will" or of the "to" that announces it, or CC_NONE if it does not govern the date.
uint32_t GoverningWill(const Timeline& times, const cc_time& t, const sdk::WordClass& past) {
  // The words that announce, before those that rule it out: most dates have neither.
  if (!times.StandsBefore(t.first_token, kReach + 1, "will") && !times.StandsBefore(t.first_token, kReach + 1, "to")) {
    return CC_NONE;
  }
  if (!times.IsOneOf(t.first_token - 1, {"in", "on"})) return CC_NONE;
  if (times.Is(t.first_token - 2, "set")) return CC_NONE;  // a film
  const uint32_t begin = times.SentenceBegin(t);
  for (uint32_t i = t.first_token - 1; i-- > begin && i + kReach >= t.first_token;) {
    if (times.Is(i, "will")) {
      const std::string_view word = times.Text(i);
      if (word[0] == 'W' && i != begin) return CC_NONE;  // Will, a name
      if (i > begin && times.IsOneOf(i - 1, {"the", "his", "her", "a", "free", "'s", "of"}))
        return CC_NONE;  // a testament
      return i;
    }
    const std::string_view word = times.Text(i);
    const bool regular = word.size() > 4 && word.substr(word.size() - 2) == "ed";
    const bool passive = i > begin && times.IsOneOf(i - 1, {"be", "get"});  // "will be held"
    if (!passive && (regular || past.Has(times.document().tokens()[i]))) return CC_NONE;
    if (IsToBe(times, i, begin)) return i;
    if (times.IsOneOf(i, {",",    ";",  "(",  "that", "which", "who",   "from", "since", "than", "as", "have",
                          "like", "of", "to", "for",  "with",  "about", "and",  "but",   "“",    "\""})) {
      return CC_NONE;
    }
  }
  return CC_NONE;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const std::optional<int32_t> published = times.document().published();
  const sdk::WordClass past = times.document().Class("past_verb");
  for (const cc_time& t : times.times()) {
    if (!IsWrittenDate(t)) continue;
    report.Considered();
    if (!published) {
      report.WhyNot("no publication date to compare with");
      continue;
    }
    report.Compared(t.span);
    if (t.last_day >= *published - kRoom || Timeline::Quoted(t)) continue;
    const uint32_t will = GoverningWill(times, t, past);
    if (will == CC_NONE) continue;
    // The sentence may report what was said back then.
    if (times.Near(t, times.SentenceBegin(t), t.first_token, {"said", "told"})) continue;
    if (times.InSentence(t, {"promised", "wrote", "read", "reads", "announced", "statement", "letter", "vowed",
                             "predicted", "if", "would"})) {
      continue;
    }
    sdk::Finding finding(t.span);
    const std::string announced = times.Is(will, "to") ? "is to" : "will";
    finding.Message("\"" + announced + "\" announces it, but " + std::string(times.Text(t)) +
                    " lies before the publication date, " + ShowDay(*published) + ".");
    finding.Workings(ShowTime(t) + " < " + ShowDay(*published) + "; the text says " + announced);
    finding.Evidence(sdk::SpanOf(times.document().tokens()[will]), "announced", announced);
    finding.Evidence(t.span, "date", ShowTime(t));
    report.Emit(finding);
  }
}

}  // namespace

Rule PastAsFuture() {
  return {.id = "past-as-future",
          .severity = sdk::Severity::kWarning,
          .summary = "Announced, and dated before publication",
          .run = Run};
}

}  // namespace claimcheck::dates
