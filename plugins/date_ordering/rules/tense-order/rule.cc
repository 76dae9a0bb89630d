// "Officials will meet last week": the tense and the time contradict each other.
//
// Read: "will", a verb, a few plain words, and a time of the past by its own words ("last week", "yesterday", "two days
// ago"). A year or month that is outdone is no time at all: "This year will surpass last year".
#include <string>

#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kReach = 5;  // tokens between "will" and the time

// "last week", "yesterday", "two days ago", by the words alone.
bool IsPastByItsWords(const Timeline& times, const cc_time& t) {
  if (t.role == CC_TIME_ROLE_AGO) return times.Is(Timeline::EndToken(t) - 1, "ago");
  if (t.role != CC_TIME_ROLE_PLAIN || !Timeline::IsDate(t)) return false;
  if (times.Is(t.first_token, "yesterday")) return true;
  return times.Is(t.first_token, "last") && t.token_count == 2 && t.weekday == 0 && t.month == 0;
}

// "will surpass |last year|"
bool IsOutdone(const Timeline& times, const cc_time& t) {
  return times.IsOneOf(t.first_token - 1, {"surpass", "exceed", "beat", "top", "match", "outdo", "outstrip", "mirror",
                                           "resemble", "repeat", "equal", "eclipse", "echo"});
}

uint32_t GoverningWill(const Timeline& times, const cc_time& t, const sdk::WordClass& past) {
  if (!times.StandsBefore(t.first_token, kReach + 1, "will")) return CC_NONE;
  const uint32_t begin = times.SentenceBegin(t);
  for (uint32_t i = t.first_token; i-- > begin && i + kReach >= t.first_token;) {
    if (times.Is(i, "will")) {
      const bool name = times.Text(i)[0] == 'W' && i != begin;
      const bool testament = i > begin && times.IsOneOf(i - 1, {"the", "his", "her", "a", "of"});
      return name || testament ? CC_NONE : i;
    }
    const std::string_view word = times.Text(i);
    const bool regular = word.size() > 4 && word.substr(word.size() - 2) == "ed";
    if (regular || past.Has(times.document().tokens()[i])) return CC_NONE;
    if (times.IsOneOf(i, {",",     ";",    ":",   "(",    ")",    "that", "which", "who",  "from",
                          "since", "than", "as",  "have", "like", "of",   "to",    "for",  "with",
                          "about", "on",   "and", "but",  "the",  "over", "if",    "what", "after"})) {
      return CC_NONE;
    }
  }
  return CC_NONE;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const sdk::WordClass past = times.document().Class("past_verb");
  for (const cc_time& t : times.times()) {
    if (!IsPastByItsWords(times, t)) continue;
    report.Considered();
    const uint32_t will = GoverningWill(times, t, past);
    if (t.tense == CC_TENSE_PAST && will == CC_NONE) report.Compared(t.span);  // both look back
    if (will == CC_NONE || t.first_token < will + 2 || IsOutdone(times, t)) continue;
    // "last week's winners"
    if (times.IsOneOf(Timeline::EndToken(t), {"'s", "’s", "'", "’"})) continue;
    report.Compared(t.span);
    const std::string words(times.Text(t));
    sdk::Finding finding(sdk::Cover(sdk::SpanOf(times.document().tokens()[will]), t.span));
    finding.Message("\"will\" looks ahead, \"" + words + "\" back.");
    finding.Evidence(sdk::SpanOf(times.document().tokens()[will]), "tense", "future").Evidence(t.span, "time", "past");
    if (!Timeline::Quoted(t) && times.Is(t.first_token, "last")) {
      finding.Fix("write next", sdk::SpanOf(times.document().tokens()[t.first_token]), "next");
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule TenseOrder() {
  return {.id = "tense-order",
          .severity = sdk::Severity::kWarning,
          .summary = "A verb that looks ahead with a time that lies back",
          .run = Run};
}

}  // namespace claimcheck::dates
