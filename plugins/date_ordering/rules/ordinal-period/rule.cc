// "The war, begun in February 2022, is in its fifth year": the count of years does not follow from the beginning.
//
// Counted from the day of the beginning or in years of the calendar, whichever fits. The beginning has to stand in the
// same sentence, or in an earlier one whose subject is the same noun; only what is said of the present is checked.
#include <algorithm>
#include <cmath>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kSubjectReach = 8;  // tokens before "in its third year"
constexpr size_t kTimesBack = 12;

bool IsOrdinalYear(const cc_time& t) {
  return t.role == CC_TIME_ROLE_ORDINAL_PERIOD && t.ordinal > 0 &&
         (t.grain == CC_GRAIN_YEAR || t.grain == CC_GRAIN_MONTH);
}

// "its third year of profit", "in its third year in a row": counted from something else.
bool CountsSomethingElse(const Timeline& times, const cc_time& t) {
  return times.IsOneOf(Timeline::EndToken(t), {"of", "as", "at", "under", "running", "straight", "with"}) ||
         times.Near(t, Timeline::EndToken(t), Timeline::EndToken(t) + 4, {"row", "term", "contract", "running"});
}

bool SpeaksOfNow(const Timeline& times, const cc_time& t) {
  if (times.Is(times.SentenceBegin(t), "now") && t.first_token <= times.SentenceBegin(t) + 2) return true;
  const uint32_t first = t.first_token;
  const uint32_t from = first > kSubjectReach ? first - kSubjectReach : 0;
  if (times.Near(t, from, first, {"was", "were", "had", "will", "then", "would", "reached", "ended", "if"}))
    return false;
  return times.Near(t, from, first, {"is", "now", "are", "enters", "entering", "has", "entered", "'s"});
}

// A date that something began on.
bool IsBeginning(const Timeline& times, const cc_time& t) {
  if (!Timeline::IsDate(t) || !Timeline::Written(t) || t.role != CC_TIME_ROLE_PLAIN) return false;
  const uint32_t first = t.first_token;
  const uint32_t from = first > 3 ? first - 3 : 0;
  return times.Near(t, from, first,
                    {"begun", "began", "started", "launched", "founded", "opened", "broke", "established", "formed",
                     "erupted"}) &&
         !times.Near(t, from, first, {"before", "after", "until", "not", "again"});
}

std::string_view NounBeforeVerb(const Timeline& times, const cc_time& t,
                                std::initializer_list<std::string_view> verbs) {
  const uint32_t begin = times.SentenceBegin(t);
  for (uint32_t i = t.first_token; i-- > begin && i + kSubjectReach >= t.first_token;) {
    if (!times.IsOneOf(i, verbs) || i == begin) continue;
    uint32_t noun = i - 1;
    while (noun > begin && times.IsOneOf(noun, {"now", ",", "has", "is", "was", "which", "that", "also", "only"}))
      --noun;
    return times.Text(noun);
  }
  return {};
}

bool SameWord(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.size() < 3) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  }
  return true;
}

const cc_time* BeginningOf(const Timeline& times, size_t i) {
  const cc_time& period = times.At(i);
  const cc_time* found = nullptr;
  for (size_t k = i; k-- > 0 && i - k <= kTimesBack && times.At(k).sentence == period.sentence;) {
    if (!IsBeginning(times, times.At(k))) continue;
    if (found != nullptr) return nullptr;  // two beginnings
    found = &times.At(k);
  }
  if (found != nullptr) return found;
  // "in its fifth year since February 2022", "… since it began in February 2022".
  if (times.Is(Timeline::EndToken(period), "since")) {
    const bool next =
        i + 1 < times.size() && times.At(i + 1).sentence == period.sentence && Timeline::Written(times.At(i + 1)) &&
        (times.At(i + 1).first_token == Timeline::EndToken(period) + 1 || IsBeginning(times, times.At(i + 1)));
    return next ? &times.At(i + 1) : nullptr;
  }
  // "The strike began in June 2022. Now in its fifth year, it …": the one beginning of the sentence before.
  for (size_t k = i; k-- > 0 && times.At(k).sentence + 1 >= period.sentence;) {
    if (times.At(k).sentence == period.sentence || !IsBeginning(times, times.At(k))) continue;
    if (found != nullptr) return nullptr;
    if (times.GoesOn(times.At(k), period)) found = &times.At(k);
  }
  if (found != nullptr) return found;
  const std::string_view subject = NounBeforeVerb(times, period, {"is", "now", "has", "enters", "entered"});
  if (subject.empty()) return nullptr;
  for (size_t k = i; k-- > 0 && i - k <= kTimesBack;) {
    const cc_time& t = times.At(k);
    if (!IsBeginning(times, t)) continue;
    const std::string_view noun =
        NounBeforeVerb(times, t, {"began", "begun", "started", "launched", "founded", "opened", "broke", "erupted"});
    if (!SameWord(noun, subject)) continue;
    if (found != nullptr) return nullptr;
    found = &t;
  }
  return found;
}

struct Ordinals {
  int low;
  int high;
};

// The ordinals that may be meant on the day of publication.
Ordinals Allowed(const cc_time& begin, const cc_time& period, int32_t published) {
  const double unit = period.grain == CC_GRAIN_YEAR ? kYearDays : kYearDays / 12;
  const Span passed = Timeline::DaysBefore(published, begin);
  Ordinals allowed = {static_cast<int>(std::floor((passed.low - 2) / unit)) + 1,
                      static_cast<int>(std::floor((passed.high + 2) / unit)) + 1};
  if (period.grain == CC_GRAIN_YEAR) {  // years of the calendar: 2022 is the first, 2024 the third
    allowed.low = std::min(allowed.low, YearOf(published) - YearOf(begin.last_day));
    allowed.high = std::max(allowed.high, YearOf(published) - YearOf(begin.first_day) + 1);
  } else {
    --allowed.low;
    ++allowed.high;
  }
  return allowed;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& period = times.At(i);
    if (!IsOrdinalYear(period)) continue;
    report.Considered();
    const std::optional<int32_t> published = times.document().published();
    if (!published) {
      report.WhyNot("no publication date to count to");
      continue;
    }
    if (CountsSomethingElse(times, period) || !SpeaksOfNow(times, period) || !Timeline::Asserted(period)) continue;
    const cc_time* begin = BeginningOf(times, i);
    if (begin == nullptr || begin->first_day > *published) continue;
    report.Compared(period.span, begin->span);
    const Ordinals allowed = Allowed(*begin, period, *published);
    if (period.ordinal >= allowed.low && period.ordinal <= allowed.high) continue;
    const std::string unit(UnitName(period.grain));
    const int right = std::max(1, allowed.high);
    sdk::Finding finding(period.span);
    finding.Message("What began in " + ShowTime(*begin) + " is in its " + Ordinal(right) + " " + unit + ", not its " +
                    Ordinal(period.ordinal) + ".");
    finding.Workings("from " + ShowTime(*begin) + " to " + ShowDay(*published) + ": the " + Ordinal(right) + " " +
                     unit + "; the text says the " + Ordinal(period.ordinal));
    finding.Evidence(begin->span, "beginning", ShowTime(*begin))
        .Evidence(period.span, "stated", Ordinal(period.ordinal));
    if (!Timeline::Quoted(period)) {
      std::string text(times.Text(period));
      const size_t space = text.find(' ');
      const std::string possessive = space == std::string::npos ? "its" : text.substr(0, space);
      finding.Fix("write " + Ordinal(right), period.span, possessive + " " + Ordinal(right) + " " + unit);
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule OrdinalPeriod() {
  return {.id = "ordinal-period",
          .severity = sdk::Severity::kError,
          .summary = "\"In its third year\" does not follow from the beginning",
          .run = Run};
}

}  // namespace claimcheck::dates
