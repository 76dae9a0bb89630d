// One event, two dates: "the bridge opened in 2012 … the bridge, which opened in 2013". Events are told apart by what
// happened and to what: the noun that stands right before the verb, with the word before it, and the verb, or the noun
// that stands for it ("the law passed", "its passage", "Hart's arrest"). Both mentions must name the thing ("the
// bridge", "Alda"), neither may say that it happened more than once, and their dates may not overlap.
//   The law passed in 2012. … The law was passed in 2013.       fires
//   The law was introduced in 2012 and passed in 2013.          two events
//   A bridge opened in 2012. A bridge opened in 2013.           two bridges
//   The fair opened on 3 May. It opened again on 9 May.         again
//   The law passed in 2012. … Since its passage in 2013, the law    fires: the sentence has the thing that passed
// Cost: linear; mentions are kept in a table by what happened, of each at most kMostThings things.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "claimcheck/sdk/topic.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kBack = 5;       // tokens between the verb and its noun: "which was first"
constexpr uint32_t kObject = 4;     // tokens of an object with the verb before it: "arrested Tom Hart"
constexpr uint32_t kBehind = 4;     // tokens behind the date that may say "again"
constexpr size_t kMostThings = 64;  // that one event happened to, in one text

bool IsDated(const cc_time& t) {
  const bool day = t.month != 0 && t.day != 0 && t.year == 0 && t.weekday == 0;
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && ((Timeline::Written(t) && t.year > 0) || day) &&
         t.grain >= CC_GRAIN_DAY && t.grain <= CC_GRAIN_YEAR && t.shade == CC_TIME_SHADE_NONE &&
         t.range_end == CC_NONE && Timeline::Asserted(t);
}

bool IsVerb(const Timeline& times, uint32_t token, const sdk::WordClass& past) {
  const std::string_view word = times.Text(token);
  return (word.size() > 4 && word.ends_with("ed")) || past.Has(times.document().tokens()[token]);
}

bool HappensAgain(const Timeline& times, const cc_time& t) {
  return times.Near(
      t, times.SentenceBegin(t), Timeline::EndToken(t) + kBehind,
      {"again",   "first",     "second",     "third",     "another", "new",  "each",  "every",      "annual",
       "once",    "twice",     "then",       "later",     "also",    "part", "phase", "half",       "section",
       "planned", "initially", "originally", "corrected", "not",     "if",   "or",    "reportedly", "according"});
}

// What happened, to what: equal for two mentions of one event.
struct Event {
  uint64_t what = 0;          // the event; 0 if the words tell of none
  uint64_t thing = 0;         // its noun or name; 0 for "its", "his", which the sentence has to resolve
  uint64_t before = 0;        // the word before a name of a thing: "Harbor" in "Harbor Bridge" or "the harbor bridge"
  uint32_t person = CC_NONE;  // the entity of a person: two people may share a surname
};

class Events {
 public:
  explicit Events(const Timeline& times)
      : times_(times), past_(times.document().Class("past_verb")), event_(times.document().Class("event_word")) {}

  // Of the date that stands behind "in" or "on".
  Event Of(const cc_time& t) const {
    const uint32_t begin = times_.SentenceBegin(t);
    if (t.first_token < begin + 3 || !times_.IsOneOf(t.first_token - 1, {"in", "on"})) return {};
    const uint32_t last = t.first_token - 2;
    if (const Event noun = OfNoun(begin, last); noun.what != 0) return noun;
    if (IsVerb(times_, last, past_) || event_.Has(times_.document().tokens()[last])) return OfVerb(begin, last);
    return OfObject(begin, last);
  }
  uint64_t Stem(uint32_t token) const { return sdk::WordStem(times_.Text(token)); }

 private:
  // Verb and noun of one event are one; else the verb's first letters.
  uint64_t What(uint32_t token) const {
    const int32_t number = event_.Value(times_.document().tokens()[token]);
    return number != 0 ? static_cast<uint64_t>(number) : Stem(token);
  }
  // The name that ends at that token, or null.
  const cc_name* NameAt(uint32_t last) const {
    const auto& names = times_.document().names();
    const cc_token& token = times_.document().tokens()[last];
    for (const cc_name& name : times_.document().In(names, times_.document().sentences()[SentenceOf(last)].span)) {
      if (name.span.end == token.end) return &name;
    }
    return nullptr;
  }
  bool IsPerson(uint32_t last) const {
    const cc_name* name = NameAt(last);
    return name != nullptr && name->kind == CC_NAME_PERSON;
  }
  uint32_t SentenceOf(uint32_t token) const {
    const auto& sentences = times_.document().sentences();
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                        [](uint32_t at, const cc_sentence& s) { return at < s.first_token; });
    return after == sentences.begin() ? 0 : static_cast<uint32_t>(after - sentences.begin()) - 1;
  }
  // The thing that ends at that token: "the bridge", "Hart", "Harbor Bridge"; 0 if it is not named for certain.
  void Name(uint32_t noun, uint32_t begin, Event& event) const {
    const auto& tokens = times_.document().tokens();
    if (tokens[noun].kind != CC_TOKEN_WORD || tokens[noun].end - tokens[noun].begin < 3) return;
    if (times_.IsOneOf(noun, {"it", "he", "she", "they", "who", "and", "has", "have", "is"}) ||
        times_.Text(noun).ends_with("ly"))
      return;
    const bool person = IsPerson(noun);
    const bool named = (tokens[noun].flags & CC_FLAG_CAPITAL) != 0 && (noun > begin || person);
    const bool bare = !named && noun > begin && times_.Is(noun - 1, "the");
    const bool told_apart = !named && !bare && noun > begin + 1 && times_.Is(noun - 2, "the");  // "the harbour bridge"
    if (!named && !bare && !told_apart) return;
    event.thing = Stem(noun);
    if (person) event.person = NameAt(noun)->entity;
    const cc_name* name = NameAt(noun);
    const bool longer =
        name == nullptr ? noun > begin && tokens[noun - 1].flags & CC_FLAG_CAPITAL : name->token_count > 1;
    const bool owned = noun > begin + 1 && times_.IsOneOf(noun - 1, {"'", "’", "'s", "’s"});  // "the Farmers' Bank"
    if (owned) event.before = Stem(noun - 2);
    if (!owned && (told_apart || (named && !person && longer))) event.before = Stem(noun - 1);
  }
  // "The law, which was |passed| in"
  Event OfVerb(uint32_t begin, uint32_t verb) const {
    uint32_t noun = verb;
    for (uint32_t i = 0; i < kBack; ++i) {
      if (noun == begin) return {};
      --noun;
      if (!times_.IsOneOf(noun, {"was", "were", "which", "that", "who", "had", "been", ",", "finally", "officially"}))
        break;
    }
    Event event;
    Name(noun, begin, event);
    if (event.thing != 0) event.what = What(verb);
    return event;
  }
  // "its |passage| in", "Hart's |arrest| on", "the closure of the factory" is left out
  Event OfNoun(uint32_t begin, uint32_t noun) const {
    if (event_.Value(times_.document().tokens()[noun]) == 0 || noun < begin + 1) return {};
    Event event;
    if (times_.IsOneOf(noun - 1, {"its", "his", "her", "their"})) {
      event.what = What(noun);
    } else if (times_.IsOneOf(noun - 1, {"'s", "’s"}) && noun >= begin + 2) {
      Name(noun - 2, begin, event);
      if (event.thing != 0) event.what = What(noun);
    }
    return event;
  }
  // "Police |arrested| Tom Hart on"
  Event OfObject(uint32_t begin, uint32_t last) const {
    for (uint32_t verb = last; verb > begin && last - verb <= kObject; --verb) {
      if (event_.Value(times_.document().tokens()[verb - 1]) == 0 || !IsVerb(times_, verb - 1, past_)) continue;
      if (verb > begin + 1 && times_.IsOneOf(verb - 2, {"was", "were"}))
        return OfVerb(begin, verb - 1);  // was elected mayor
      Event event;
      Name(last, begin, event);
      const bool whole = event.thing != 0 && (times_.Is(verb, "the") ? verb == last - 1 : IsPerson(last));
      if (whole) event.what = What(verb - 1);
      return event;
    }
    return {};
  }

  const Timeline& times_;
  const sdk::WordClass past_;
  const sdk::WordClass event_;
};

struct Mention {
  const cc_time* date = nullptr;
  Event event;
  bool varies = false;  // told with a third date: something that happens again and again, as its own words may say
};

// "Since its passage in 2013, the |law| …": the thing of an earlier mention stands in the sentence.
bool Resolves(const Timeline& times, const Events& events, const cc_time& t, uint64_t thing) {
  for (uint32_t i = times.SentenceBegin(t); i < times.SentenceEnd(t); ++i) {
    if (events.Stem(i) == thing) return true;
  }
  return false;
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

// Days that neither of them shares; days without a year are held against days without one.
bool Differ(const cc_time& a, const cc_time& b) {
  if (a.year == 0 || b.year == 0) return a.year == b.year && (a.month != b.month || a.day != b.day);
  return a.last_day < b.first_day || b.last_day < a.first_day;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const Events events(times);
  std::unordered_map<uint64_t, std::vector<Mention>> mentions;  // by what happened
  for (const cc_time& t : times.times()) {
    if (!IsDated(t)) continue;
    const Event event = events.Of(t);
    if (event.what == 0) continue;
    report.Considered();
    std::vector<Mention>& all = mentions[event.what];
    Mention* first = nullptr;
    for (Mention& one : all) {
      const bool same = event.thing != 0 ? one.event.thing == event.thing && one.event.before == event.before &&
                                               one.event.person == event.person
                                         : Resolves(times, events, t, one.event.thing);
      if (same) first = &one;
    }
    if (first == nullptr) {
      if (event.thing != 0 && all.size() < kMostThings) all.push_back({&t, event});
      continue;
    }
    const cc_time& date = *first->date;
    if (date.sentence == t.sentence) continue;
    report.Compared(date.span, t.span);
    if (!Differ(date, t) || first->varies || HappensAgain(times, date) || HappensAgain(times, t)) continue;
    const cc_attribution* a = times.document().attributions().Find(date.attribution);
    const cc_attribution* b = times.document().attributions().Find(t.attribution);
    if (a != nullptr && b != nullptr && a != b) continue;  // two sources may differ
    Report(times, date, t, report);
    first->varies = true;
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
