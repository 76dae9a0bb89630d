// Counter-examples: "born in 1950 to a man who died in 1940" is two lives, and so is whatever has a second name between.
#include "plugins/date_ordering/lives.h"

#include <cmath>

#include "plugins/date_ordering/civil.h"

namespace claimcheck::dates {
namespace {

bool IsDay(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 && t.grain >= CC_GRAIN_HOUR &&
         t.grain <= CC_GRAIN_YEAR;
}

}  // namespace

bool IsBirth(const Timeline& times, const cc_time& t) {
  return IsDay(t) && t.first_token >= 2 && times.IsOneOf(t.first_token - 1, {"in", "on"}) && times.Is(t.first_token - 2, "born");
}

bool IsDeath(const Timeline& times, const cc_time& t) {
  return IsDay(t) && t.first_token >= 2 && times.IsOneOf(t.first_token - 1, {"in", "on"}) &&
         times.IsOneOf(t.first_token - 2, {"died", "dead", "killed", "executed", "murdered", "death"});
}

bool OneLife(const Timeline& times, const cc_time& birth, const cc_time& death) {
  if (birth.sentence != death.sentence) return false;
  const uint32_t begin = Timeline::EndToken(birth), end = death.first_token;
  if (times.Near(birth, begin, end, {"to", "whose", "who", "father", "mother", "son", "daughter", "brother", "sister", "wife",
                                     "husband", "parents", "child", "children", "year", "before", "after", "named"})) {
    return false;
  }
  for (const cc_name& name : times.document().In(times.document().names(), cc_span{birth.span.end, death.span.begin})) {
    if (name.kind == CC_NAME_PERSON) return false;
  }
  return true;
}

bool IsBracketedLife(const Timeline& times, const cc_time& from, const cc_time& to) {
  const uint32_t joint = Timeline::EndToken(from);
  if (!IsDay(from) || !IsDay(to) || from.grain != CC_GRAIN_YEAR || to.grain != CC_GRAIN_YEAR) return false;
  if (to.first_token != joint + 1 || !times.IsOneOf(joint, {"-", "–", "—"}) || !times.Is(Timeline::EndToken(to), ")")) return false;
  const uint32_t open = times.Is(from.first_token - 1, "born") ? from.first_token - 2 : from.first_token - 1;
  if (!times.Is(open, "(") || open == 0) return false;
  const cc_token& before = times.document().tokens()[open - 1];
  const cc_span word = sdk::SpanOf(before);
  const auto& names = times.document().names();
  for (size_t k = names.size(); k-- > 0 && names[k].span.end + 40 > word.begin;) {
    if (names[k].span.end == word.end) return names[k].kind == CC_NAME_PERSON;
  }
  return false;
}

int AgeInYears(const cc_time& t) {
  if (t.role != CC_TIME_ROLE_AGE || t.grain != CC_GRAIN_YEAR || t.length_low <= 0 || t.length_low != t.length_high) return 0;
  return static_cast<int>(std::lround(t.length_low / kYearDays));
}

}  // namespace claimcheck::dates
