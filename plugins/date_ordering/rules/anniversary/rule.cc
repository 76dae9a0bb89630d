// "founded in 1980, it marked its 50th anniversary in 2020": the anniversary does not follow from the founding.
//
// Both years have to stand in one sentence, the first behind a word of beginning, the second right behind the
// anniversary. Without a year behind it, an anniversary that is being marked now is the publication year's, give or
// take one.
#include <cstdlib>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

bool IsAnniversary(const cc_time& t) { return t.role == CC_TIME_ROLE_ANNIVERSARY && t.ordinal > 0 && t.ordinal < 3000; }

bool IsYear(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 &&
         t.grain <= CC_GRAIN_YEAR && t.range_end == CC_NONE;
}

// "founded in 1980", "born on 3 May 1960"; a birthday wants a birth, an anniversary anything else.
bool IsBeginning(const Timeline& times, const cc_time& t, bool birthday) {
  const uint32_t p = t.first_token;
  if (p < 2 || !times.IsOneOf(p - 1, {"in", "on"})) return false;
  if (birthday && times.Is(p - 2, "born")) return true;
  return times.IsOneOf(p - 2, {"founded", "established", "created", "opened", "launched", "built", "formed", "started",
                               "begun", "married", "wed", "set", "incorporated", "inaugurated"});
}

const cc_time* BeginningOf(const Timeline& times, size_t i, bool birthday) {
  const cc_time& anniversary = times.At(i);
  const cc_time* found = nullptr;
  for (const cc_time& t : times.document().In(times.times(), times.document().Sentence(anniversary)->span)) {
    if (!IsYear(t) || !IsBeginning(times, t, birthday)) continue;
    if (found != nullptr) return nullptr;
    found = &t;
  }
  if (found != nullptr) return found;
  // "The library opened in 1965. It marked its 60th anniversary …": the only beginning of the sentence before.
  for (size_t k = i; k-- > 0 && times.At(k).sentence + 1 >= anniversary.sentence;) {
    const cc_time& t = times.At(k);
    if (t.sentence == anniversary.sentence || !IsYear(t) || !IsBeginning(times, t, birthday)) continue;
    if (found != nullptr || !times.GoesOn(t, anniversary)) return nullptr;
    found = &t;
  }
  return found;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& anniversary = times.At(i);
    if (!IsAnniversary(anniversary) || times.document().Sentence(anniversary) == nullptr) continue;
    report.Considered();
    const bool birthday = times.Is(Timeline::EndToken(anniversary) - 1, "birthday");
    const cc_time* begin = BeginningOf(times, i, birthday);
    if (begin == nullptr || !Timeline::AssertedOrAnnounced(anniversary) || !Timeline::Asserted(*begin)) continue;
    // "the 50th anniversary of the moon landing" belongs to something else.
    const uint32_t behind = Timeline::EndToken(anniversary);
    if (times.IsOneOf(behind, {"of", "show", "party", "edition", "tour", "season", "issue"}) ||
        !times.IsOneOf(anniversary.first_token, {"its", "his", "her", "their"})) {
      continue;
    }
    const cc_time* when = nullptr;
    int year = 0;
    if (i + 1 < times.size() && IsYear(times.At(i + 1)) && &times.At(i + 1) != begin &&
        times.At(i + 1).first_token == behind + 1 && times.IsOneOf(behind, {"in", "on"})) {
      when = &times.At(i + 1);
      year = when->year;
    } else if (i + 1 < times.size() && times.At(i + 1).sentence == anniversary.sentence &&
               times.At(i + 1).first_token < behind + 3 && times.At(i + 1).basis == CC_BASIS_PUBLICATION &&
               times.At(i + 1).grain == CC_GRAIN_YEAR && Timeline::Placed(times.At(i + 1))) {
      when = &times.At(i + 1);  // "this year"
      year = YearOf(when->first_day);
    }
    // "|In 1980| it kept its 50th anniversary"
    const cc_time* lead = i > 0 ? &times.At(i - 1) : nullptr;
    if (when == nullptr && lead != nullptr && lead->sentence == anniversary.sentence && IsYear(*lead) &&
        lead != begin && lead->first_token <= times.SentenceBegin(anniversary) + 1) {
      when = lead;
      year = lead->year;
    }
    if (when == nullptr) continue;
    report.Compared(anniversary.span, when->span);
    const int right = year - begin->year;
    const int room = when->basis == CC_BASIS_WRITTEN ? 0 : 1;
    if (std::abs(right - anniversary.ordinal) <= room || right <= 0) continue;
    const std::string word = birthday ? "birthday" : "anniversary";
    sdk::Finding finding(anniversary.span);
    finding.Message(std::to_string(year) + " brings the " + Ordinal(right) + " " + word + " of " +
                    std::to_string(begin->year) + ", not the " + Ordinal(anniversary.ordinal) + ".");
    finding.Workings(std::to_string(year) + " - " + std::to_string(begin->year) + " = " + std::to_string(right) +
                     "; the text says " + Ordinal(anniversary.ordinal));
    finding.Evidence(begin->span, "beginning", std::to_string(begin->year));
    finding.Evidence(when->span, "when", std::to_string(year));
    finding.Evidence(anniversary.span, "stated", Ordinal(anniversary.ordinal));
    if (!Timeline::Quoted(anniversary)) {
      const std::string possessive(times.Text(anniversary.first_token));
      finding.Fix("write " + Ordinal(right), anniversary.span, possessive + " " + Ordinal(right) + " " + word);
      if (begin->grain == CC_GRAIN_YEAR) {
        const std::string founded = std::to_string(year - anniversary.ordinal);
        finding.Fix("write " + founded, begin->span, founded);
      }
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule Anniversary() {
  return {.id = "anniversary",
          .severity = sdk::Severity::kError,
          .summary = "An anniversary or birthday that does not follow from the year of the beginning",
          .run = Run};
}

}  // namespace claimcheck::dates
