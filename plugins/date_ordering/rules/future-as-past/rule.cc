// Published 2024: "it opened in May 2031": told as past, dated in the future.
//
// Only a verb in the past right before the date counts ("opened in May 2031"). What is set, planned, promised or told
// in a novel may well lie ahead: such a word anywhere in the sentence silences the rule.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int32_t kRoom = 31;  // days: the publication date may be a stamp

bool IsWrittenDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.grain >= CC_GRAIN_HOUR &&
         t.grain <= CC_GRAIN_YEAR && t.shade != CC_TIME_SHADE_BEFORE && t.shade != CC_TIME_SHADE_AFTER;
}

// "opened in", "was killed on": a verb in the past and a preposition, right before the date.
bool ToldAsPast(const Timeline& times, const cc_time& t, const sdk::WordClass& past) {
  const uint32_t p = t.first_token;
  if (p < times.SentenceBegin(t) + 3 || !times.IsOneOf(p - 1, {"in", "on"})) return false;
  const std::string_view verb = times.Text(p - 2);
  const bool regular = verb.size() >= 4 && verb.substr(verb.size() - 2) == "ed";
  if (!regular && !past.Has(times.document().tokens()[p - 2])) return false;
  if (times.IsOneOf(p - 2, {"based", "needed",  "required", "used",    "scheduled",  "expected", "planned",
                            "had",   "did",     "held",     "left",    "found",      "said",     "told",
                            "need",  "hundred", "united",   "limited", "interested", "involved"})) {
    return false;
  }
  return !times.IsOneOf(p - 3, {"be", "being", "to", "is", "are", "if", "when", "once", "get", "as", "not", "never",
                                "a", "an", "the", "been", "bonds", "notes"});
}

// "voted for a limit |reached| in 2035", "of a line |opened| in 2031": a participle of something that need not be there
// yet.
bool QualifiesNoun(const Timeline& times, const cc_time& t) {
  const uint32_t verb = t.first_token - 2;
  return verb >= times.SentenceBegin(t) + 4 && times.IsOneOf(verb - 2, {"a", "an", "any", "no"}) &&
         times.document().Class("preposition").Has(times.document().tokens()[verb - 3]);
}

bool LooksAhead(const Timeline& times, const cc_time& t) {
  // "…, the firm said" behind the date says nothing of it.
  if (times.Near(t, times.SentenceBegin(t), t.first_token, {"told", "said", "says"})) return true;
  return times.InSentence(
      t, {"will",      "would",    "could",     "might",   "shall",   "should",    "can",      "if",      "plan",
          "plans",     "planned",  "expected",  "expects", "due",     "scheduled", "schedule", "until",   "project",
          "projected", "forecast", "target",    "goal",    "pledge",  "pledged",   "promised", "film",    "novel",
          "series",    "fiction",  "fictional", "game",    "movie",   "imagine",   "imagined", "future",  "set",
          "agreed",    "bid",      "won",       "awarded", "delayed", "postponed", "extended", "episode", "book",
          "story",     "show",     "play",      "budget",  "fiscal",  "bond",      "bonds"});
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const std::optional<int32_t> published = times.document().published();
  const sdk::WordClass past = times.document().Class("past_verb");
  for (const cc_time& t : times.times()) {
    if (!IsWrittenDate(t) || t.range_end != CC_NONE) continue;
    report.Considered();
    if (!published) {
      report.WhyNot("no publication date to compare with");
      continue;
    }
    report.Compared(t.span);
    if (t.first_day <= *published + kRoom || !Timeline::Asserted(t) || Timeline::Quoted(t)) continue;
    if (!ToldAsPast(times, t, past) || QualifiesNoun(times, t) || LooksAhead(times, t)) continue;
    const std::string verb(times.Text(t.first_token - 2));
    sdk::Finding finding(t.span);
    finding.Message("\"" + verb + "\" tells it as past, but " + std::string(times.Text(t)) +
                    " lies after the publication date, " + ShowDay(*published) + ".");
    finding.Workings(ShowTime(t) + " > " + ShowDay(*published) + "; the text says " + verb);
    finding.Evidence(sdk::SpanOf(times.document().tokens()[t.first_token - 2]), "told as past", verb);
    finding.Evidence(t.span, "date", ShowTime(t));
    report.Emit(finding);
  }
}

}  // namespace

Rule FutureAsPast() {
  return {.id = "future-as-past",
          .severity = sdk::Severity::kWarning,
          .summary = "Told as past, and dated after publication",
          .run = Run};
}

}  // namespace claimcheck::dates
