// One event, two dates: "the bridge opened in 2012 … the bridge, which opened in 2013". Events are told apart by what
// happened and to what: the noun that stands right before the verb, with the word before it, and the verb. Both
// mentions must name the thing ("the bridge", "Alda"), neither may say that it happened more than once, and their dates
// may not overlap.
//   The law passed in 2012. … The law was passed in 2013.       fires
//   The law was introduced in 2012 and passed in 2013.          two events
//   A bridge opened in 2012. A bridge opened in 2013.           two bridges
//   The fair opened on 3 May. It opened again on 9 May.         again
// Cost: linear; mentions are kept in a table by noun and verb.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "claimcheck/sdk/topic.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kBack = 5;  // tokens between the verb and its noun: "which was first"

struct Mention {
  const cc_time* date = nullptr;
  bool varies = false;  // told with a third date: something that happens again and again
};

bool IsDated(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 &&
         t.grain >= CC_GRAIN_DAY && t.grain <= CC_GRAIN_YEAR && t.shade == CC_TIME_SHADE_NONE &&
         t.range_end == CC_NONE && Timeline::Asserted(t);
}

bool IsVerb(const Timeline& times, uint32_t token, const sdk::WordClass& past) {
  const std::string_view word = times.Text(token);
  return (word.size() > 4 && word.ends_with("ed")) || past.Has(times.document().tokens()[token]);
}

bool HappensAgain(const Timeline& times, const cc_time& t) {
  return times.InSentence(
      t, {"again",   "first",     "second",     "third",     "another", "new",  "each",  "every",      "annual",
          "once",    "twice",     "then",       "later",     "also",    "part", "phase", "half",       "section",
          "planned", "initially", "originally", "corrected", "not",     "if",   "or",    "reportedly", "according"});
}

// The thing that the event happened to, as a key with its verb; empty if it is not named for certain.
std::string EventOf(const Timeline& times, const cc_time& t, const sdk::WordClass& past) {
  const uint32_t begin = times.SentenceBegin(t);
  if (t.first_token < begin + 3 || !times.IsOneOf(t.first_token - 1, {"in", "on"})) return {};
  const uint32_t verb = t.first_token - 2;
  if (!IsVerb(times, verb, past)) return {};
  uint32_t noun = verb;
  for (uint32_t i = 0; i < kBack; ++i) {
    if (noun == begin) return {};
    --noun;
    if (!times.IsOneOf(noun, {"was", "were", "which", "that", "who", "had", "been", ",", "finally", "officially"}))
      break;
  }
  const auto& tokens = times.document().tokens();
  if (tokens[noun].kind != CC_TOKEN_WORD || tokens[noun].end - tokens[noun].begin < 3 || noun == begin) return {};
  const bool named = (tokens[noun].flags & CC_FLAG_CAPITAL) != 0;
  if (times.IsOneOf(noun, {"it", "he", "she", "they", "who", "and", "has", "have", "is"}) ||
      times.Text(noun).ends_with("ly"))
    return {};
  if (!named && !times.Is(noun - 1, "the")) return {};
  std::string key;
  for (const uint64_t part : {sdk::WordStem(times.Text(noun)), sdk::WordStem(times.Text(verb)),
                              named ? sdk::WordStem(times.Text(noun - 1)) : uint64_t{0}}) {
    key.append(std::to_string(part)).push_back(' ');
  }
  return key;
}

void Report(const Timeline& times, const cc_time& first, const cc_time& second, sdk::RuleReport& report) {
  const std::string verb(times.Text(second.first_token - 2));
  sdk::Finding finding(second.span);
  finding.Message("The text dates this to " + ShowTime(first) + " further up and to " + ShowTime(second) + " here.");
  finding.Workings(verb + ": " + ShowTime(first) + " ≠ " + ShowTime(second));
  finding.Evidence(first.span, "first mention", ShowTime(first))
      .Evidence(second.span, "second mention", ShowTime(second));
  if (!Timeline::Quoted(second))
    finding.Fix("write " + std::string(times.Text(first)), second.span, std::string(times.Text(first)));
  if (!Timeline::Quoted(first))
    finding.Fix("write " + std::string(times.Text(second)), first.span, std::string(times.Text(second)));
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const sdk::WordClass past = times.document().Class("past_verb");
  std::unordered_map<std::string, Mention> mentions;
  for (const cc_time& t : times.times()) {
    if (!IsDated(t)) continue;
    const std::string event = EventOf(times, t, past);
    if (event.empty()) continue;
    report.Considered();
    Mention& mention = mentions[event];
    if (mention.date == nullptr) {
      mention.date = &t;
      mention.varies = HappensAgain(times, t);
      continue;
    }
    const cc_time& first = *mention.date;
    const bool overlap = first.first_day <= t.last_day && t.first_day <= first.last_day;
    if (overlap || mention.varies || first.sentence == t.sentence || HappensAgain(times, t)) continue;
    const cc_attribution* a = times.document().attributions().Find(first.attribution);
    const cc_attribution* b = times.document().attributions().Find(t.attribution);
    if (a != nullptr && b != nullptr && a != b) continue;  // two sources may differ
    report.Compared(first.span, t.span);
    Report(times, first, t, report);
    mention.varies = true;
  }
}

}  // namespace

Rule EventDateDrift() {
  return {.id = "event-date-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "One event is told with two dates",
          .run = Run};
}

}  // namespace claimcheck::dates
