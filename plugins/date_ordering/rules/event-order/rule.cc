// "opened in 2012 and closed in 2010": what can only happen later is dated earlier.
//
// The verbs are stages of one thing (event_stage.txt) if nothing but "and", a comma, "which", "was", "it" lies between
// the first date and the second verb, or if the next sentence goes on with "It", "He". The first verb may have an
// object, the second stands right before its date: what is sold "for the firm" may be another thing than what was
// bought.
//   The shop, which opened in 2012, closed in 2010.             fires
//   The law, passed in 2012, was first drafted in 2014.        fires: "first" and "had" say that it was before
//   The shop closed in 2010 and opened in 2012.                 silent: it opened again
//   She bought the boat in 2012 and sold her house in 2010.     silent: two things
// Cost: linear; each pair of neighbouring dates is looked at once.
#include <string>

#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kObject = 6;   // tokens between the first verb and its date
constexpr uint32_t kBetween = 6;  // tokens between the first date and the second verb

bool IsWrittenDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 &&
         t.grain >= CC_GRAIN_HOUR && t.grain <= CC_GRAIN_YEAR && t.shade == CC_TIME_SHADE_NONE &&
         t.range_end == CC_NONE && Timeline::Asserted(t);
}

struct Event {
  const cc_time* date = nullptr;
  uint32_t verb = CC_NONE;
  int32_t thing = 0;
  int32_t stage = 0;
};

class Reader {
 public:
  Reader(const Timeline& times, sdk::RuleReport& report)
      : times_(times), report_(report), stages_(times.document().Class("event_stage")) {}

  void Read() {
    for (size_t i = 0; i + 1 < times_.size(); ++i) {
      const cc_time& one = times_.At(i);
      const cc_time& other = times_.At(i + 1);
      if (!IsWrittenDate(one) || !IsWrittenDate(other)) continue;
      const Event second = EventBefore(other, 1);
      if (second.date == nullptr) continue;
      const Event first = EventBefore(one, kObject);
      if (first.date == nullptr || first.thing != second.thing || first.stage == second.stage) continue;
      report_.Considered();
      if (AreOfOneThing(first, second)) Judge(first, second);
    }
  }

 private:
  // "opened |in| 2012": the last verb of a stage before the date's "in", `object` tokens away at most.
  Event EventBefore(const cc_time& date, uint32_t object) const {
    const uint32_t begin = times_.SentenceBegin(date);
    if (date.first_token < begin + 2 || !times_.IsOneOf(date.first_token - 1, {"in", "on"})) return {};
    const auto& tokens = times_.document().tokens();
    for (uint32_t i = date.first_token - 1; i > begin && date.first_token - i <= object + 1; --i) {
      const cc_token& token = tokens[i - 1];
      if (token.kind != CC_TOKEN_WORD) return {};
      if (times_.IsOneOf(i - 1, {"and", "or", "but", "not", "never", "to", "that", "who", "which"})) return {};
      const int32_t value = stages_.Value(token);
      if (value != 0) return {&date, i - 1, value / 10, value % 10};
    }
    return {};
  }

  bool AreOfOneThing(const Event& first, const Event& second) const {
    if (first.date->sentence != second.date->sentence) {
      // "The shop opened in 2012. It closed in 2010."
      const uint32_t begin = times_.SentenceBegin(*second.date);
      return times_.CountInSentence(*first.date) == 1 && times_.IsOneOf(begin, {"it", "he", "she", "they"}) &&
             times_.GoesOn(*first.date, *second.date) && IsLink(begin + 1, second.verb);
    }
    return IsLink(Timeline::EndToken(*first.date), second.verb);
  }
  // Nothing between the two turns to another subject.
  bool IsLink(uint32_t begin, uint32_t end) const {
    if (end < begin || end - begin > kBetween) return false;
    for (uint32_t i = begin; i < end; ++i) {
      const bool small =
          times_.IsOneOf(i, {",",     "and",   "but",        "then",       "which",      "who", "was",  "were",
                             "has",   "had",   "been",       "it",         "he",         "she", "they", "finally",
                             "later", "first", "originally", "eventually", "officially", "down"});
      if (!small) return false;
    }
    return true;
  }
  // "had opened", "was first drafted": told as the earlier of the two.
  bool IsToldAsEarlier(const Event& event) const {
    return times_.Near(*event.date, event.verb >= 3 ? event.verb - 3 : 0, event.verb, {"first", "originally", "had"});
  }

  void Judge(const Event& first, const Event& second) {
    const bool in_order = first.stage < second.stage;
    // "closed in 2010 and opened in 2012": again.
    if (!in_order && !IsToldAsEarlier(second)) return;
    const Event& begin = in_order ? first : second;
    const Event& end = in_order ? second : first;
    report_.Compared(begin.date->span, end.date->span);
    if (end.date->last_day >= begin.date->first_day) return;
    if (times_.Near(*second.date, times_.SentenceBegin(*first.date), Timeline::EndToken(*second.date) + 2,
                    {"again", "re", "second", "once", "previously", "earlier"})) {
      return;
    }
    const std::string began(times_.Text(begin.verb)), ended(times_.Text(end.verb));
    sdk::Finding finding(end.date->span);
    finding.Message("\"" + ended + "\" in " + ShowTime(*end.date) + " cannot come before \"" + began + "\" in " +
                    ShowTime(*begin.date) + ".");
    finding.Workings(ShowTime(*end.date) + " is earlier than " + ShowTime(*begin.date) + "; the text says \"" + began +
                     "\" of the later and \"" + ended + "\" of the earlier date");
    finding.Evidence(begin.date->span, began, ShowTime(*begin.date))
        .Evidence(end.date->span, ended, ShowTime(*end.date));
    if (!Timeline::Quoted(*begin.date) && !Timeline::Quoted(*end.date)) {
      finding.Fix("exchange the dates", {{begin.date->span, std::string(times_.Text(*end.date))},
                                         {end.date->span, std::string(times_.Text(*begin.date))}});
    }
    report_.Emit(finding);
  }

  const Timeline& times_;
  sdk::RuleReport& report_;
  const sdk::WordClass stages_;
};

void Run(const Timeline& times, sdk::RuleReport& report) { Reader(times, report).Read(); }

}  // namespace

Rule EventOrder() {
  return {.id = "event-order",
          .severity = sdk::Severity::kError,
          .summary = "What can only happen later is dated earlier",
          .run = Run};
}

}  // namespace claimcheck::dates
