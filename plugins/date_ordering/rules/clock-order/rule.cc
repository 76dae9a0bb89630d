// "from 3 p.m. to 1 p.m.", "at 2.30 p.m., an hour later at 4 p.m.", "a six-hour session that began at 6 p.m. and ended
// at 1 a.m.": hours that run backwards or further than told.
//
// A range counts only where both ends lie in the same half of the day: "from 10 p.m. to 2 a.m." is a night.
#include <cstdlib>
#include <string>

#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int32_t kDay = 24 * 60;     // minutes
constexpr int32_t kRoom = 20;         // minutes: "an hour later" is no stopwatch
constexpr int32_t kRoomOfHours = 40;  // minutes: "six-hour" is rounded to the hour
constexpr uint32_t kLengthReach = 8;  // tokens between a length and the clock beside it

bool IsClock(const cc_time& t) { return t.type == CC_TIME_TIME && t.first_minute >= 0; }

std::string ShowClock(int32_t minute) {
  const std::string hours = std::to_string(minute / 60), minutes = std::to_string(minute % 60);
  return (hours.size() < 2 ? "0" : "") + hours + ":" + (minutes.size() < 2 ? "0" : "") + minutes;
}

bool SameZone(const cc_time& a, const cc_time& b) {
  return a.zone_minutes == b.zone_minutes || a.zone_minutes == INT32_MIN || b.zone_minutes == INT32_MIN;
}

void CheckRange(const Timeline& times, const cc_time& from, const cc_time& to, sdk::RuleReport& report) {
  const uint32_t joint = Timeline::EndToken(from);
  if (to.first_token != joint + 1 || !SameZone(from, to)) return;
  const bool range = (times.Is(from.first_token - 1, "from") && times.IsOneOf(joint, {"to", "until", "till"})) ||
                     (times.Is(from.first_token - 1, "between") && times.Is(joint, "and"));
  if (!range) return;
  report.Considered();
  report.Compared(from.span, to.span);
  const bool same_half = (from.first_minute < kDay / 2) == (to.first_minute < kDay / 2);
  if (!same_half || from.first_minute <= to.first_minute) return;
  // "moved from 3 p.m. to 1 p.m.", "to 8 a.m. the next day", "from 3 p.m. Friday to 1 p.m. Sunday"
  if (from.weekday != 0 || to.weekday != 0 || from.month != 0 || to.month != 0) return;
  if (times.InSentence(from,
                       {"moved", "changed",  "shifted",   "brought", "forward", "rescheduled", "next",     "following",
                        "day",   "days",     "overnight", "night",   "cut",     "revised",     "switched", "advanced",
                        "round", "tomorrow", "daily",     "hours",   "clock",   "clocks",      "back"})) {
    return;
  }
  sdk::Finding finding(sdk::Cover(from.span, to.span));
  finding.Message(std::string(times.Text(from)) + " is later than " + std::string(times.Text(to)) + ".");
  finding.Workings(ShowClock(from.first_minute) + " > " + ShowClock(to.first_minute));
  finding.Evidence(from.span, "begin", ShowClock(from.first_minute))
      .Evidence(to.span, "end", ShowClock(to.first_minute));
  if (!Timeline::Quoted(from)) {
    finding.Fix("exchange the two ends",
                {{from.span, std::string(times.Text(to))}, {to.span, std::string(times.Text(from))}});
  }
  report.Emit(finding);
}

// "an hour later, at 4 p.m.", counted from the clock before it.
void CheckLater(const Timeline& times, size_t i, sdk::RuleReport& report) {
  const cc_time& offset = times.At(i);
  if (offset.role != CC_TIME_ROLE_OFFSET || offset.grain > CC_GRAIN_HOUR || i == 0 || i + 1 >= times.size()) return;
  const cc_time& before = times.At(i - 1);
  const cc_time& after = times.At(i + 1);
  if (!IsClock(before) || !IsClock(after) || !SameZone(before, after)) return;
  // "The alarm came at 2.15pm. An hour later, at 3.15pm, …"
  const bool next = before.sentence + 1 == after.sentence &&
                    times.document().Block(before) == times.document().Block(after) &&
                    offset.first_token == times.SentenceBegin(offset);
  if (before.sentence != after.sentence && !next) return;
  if (after.first_token - Timeline::EndToken(offset) > 2 || !times.Apposed(offset, after)) return;
  report.Considered();
  report.Compared(before.span, after.span);
  const double low = offset.length_low * kDay - kRoom, high = offset.length_high * kDay + kRoom;
  for (const int32_t wrap : {0, kDay, -kDay}) {
    const double passed = after.first_minute - before.first_minute + wrap;
    if (passed >= low && passed <= high) return;
  }
  const int32_t passed = (after.first_minute - before.first_minute + kDay) % kDay;
  sdk::Finding finding(sdk::Cover(offset.span, after.span));
  finding.Message("From " + std::string(times.Text(before)) + " to " + std::string(times.Text(after)) + " is " +
                  Count(passed, "minute") + ", not " + std::string(times.Text(offset)) + ".");
  finding.Workings(ShowClock(after.first_minute) + " - " + ShowClock(before.first_minute) + " = " +
                   Count(passed, "minute") + "; the text says " + std::string(times.Text(offset)));
  finding.Evidence(before.span, "counted from", ShowClock(before.first_minute));
  finding.Evidence(offset.span, "stated distance", std::string(times.Text(offset)));
  finding.Evidence(after.span, "clock", ShowClock(after.first_minute));
  report.Emit(finding);
}

// "began at 6 p.m.", "which ended at about 1 a.m.": one of the verbs stands before the clock.
bool StandsBehind(const Timeline& times, const cc_time& clock, std::initializer_list<std::string_view> words) {
  const uint32_t at = clock.first_token;
  return at >= 2 && (times.IsOneOf(at - 1, words) || (times.IsOneOf(at - 1, {"at", "about", "around"}) &&
                                                      (times.IsOneOf(at - 2, words) || times.IsOneOf(at - 3, words))));
}

// A clock of which half of the day is sure: "6 p.m.", "18:30", not "at 6".
bool IsSure(const Timeline& times, const cc_time& t) {
  return IsClock(t) && t.first_minute == t.last_minute && times.Text(t).find_first_of("mM:n") != std::string_view::npos;
}

bool IsHours(const cc_time& t) {
  return t.type == CC_TIME_DURATION && t.role == CC_TIME_ROLE_PLAIN && t.length_low > 0 && t.length_high < 1 &&
         t.grain <= CC_GRAIN_HOUR && Timeline::Asserted(t);
}

// The length told of the stretch from the clock at `i` to the next: "a six-hour session that began at", "… lasted five
// hours".
const cc_time* LengthBeside(const Timeline& times, size_t i) {
  const cc_time& from = times.At(i);
  const cc_time& to = times.At(i + 1);
  if (i > 0 && times.At(i - 1).sentence == from.sentence && IsHours(times.At(i - 1)) &&
      from.first_token - Timeline::EndToken(times.At(i - 1)) <= kLengthReach &&
      times.Text(times.At(i - 1)).find('-') != std::string_view::npos) {
    return &times.At(i - 1);
  }
  if (i + 2 >= times.size() || times.At(i + 2).sentence != to.sentence || !IsHours(times.At(i + 2))) return nullptr;
  const uint32_t before = times.At(i + 2).first_token - 1;
  const bool lasts = times.IsOneOf(before, {"lasted", "lasting"}) || times.IsOneOf(before - 1, {"lasted", "lasting"});
  return lasts && before - Timeline::EndToken(to) <= kLengthReach ? &times.At(i + 2) : nullptr;
}

void CheckLength(const Timeline& times, size_t i, sdk::RuleReport& report) {
  if (i + 1 >= times.size()) return;
  const cc_time& from = times.At(i);
  const cc_time& to = times.At(i + 1);
  if (from.sentence != to.sentence || !IsSure(times, from) || !IsSure(times, to) || !SameZone(from, to)) return;
  if (!StandsBehind(times, from, {"began", "started", "opened", "from", "starting", "beginning"}) ||
      !StandsBehind(times, to, {"ended", "finished", "closed", "concluded", "to", "until", "till", "ending"})) {
    return;
  }
  const cc_time* length = LengthBeside(times, i);
  if (length == nullptr || from.weekday != 0 ||
      times.InSentence(from, {"next", "break", "breaks", "interrupted", "pause"}))
    return;
  report.Considered();
  report.Compared(from.span, to.span, length->span);
  const double room = length->grain == CC_GRAIN_HOUR ? kRoomOfHours : kRoom;
  const int32_t passed = (to.first_minute - from.first_minute + kDay) % kDay;
  if (passed >= length->length_low * kDay - room && passed <= length->length_high * kDay + room) return;
  const std::string hours = Count(passed / 60, "hour") + (passed % 60 == 0 ? "" : " " + Count(passed % 60, "minute"));
  sdk::Finding finding(length->span);
  finding.Message("From " + std::string(times.Text(from)) + " to " + std::string(times.Text(to)) + " is " + hours +
                  ", not " + std::string(times.Text(*length)) + ".");
  finding.Workings("from " + ShowClock(from.first_minute) + " to " + ShowClock(to.first_minute) + ": " + hours +
                   "; the text says " + std::string(times.Text(*length)));
  finding.Evidence(from.span, "begin", ShowClock(from.first_minute))
      .Evidence(to.span, "end", ShowClock(to.first_minute));
  finding.Evidence(length->span, "stated length", std::string(times.Text(*length)));
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& t = times.At(i);
    if (!Timeline::AssertedOrAnnounced(t)) continue;
    CheckLength(times, i, report);
    if (i + 1 < times.size() && IsClock(t) && IsClock(times.At(i + 1))) CheckRange(times, t, times.At(i + 1), report);
    CheckLater(times, i, report);
  }
}

}  // namespace

Rule ClockOrder() {
  return {.id = "clock-order",
          .severity = sdk::Severity::kError,
          .summary = "Hours that run backwards, or further than told",
          .run = Run};
}

}  // namespace claimcheck::dates
