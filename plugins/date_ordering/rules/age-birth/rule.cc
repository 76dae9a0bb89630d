// "born in 1960, the 50-year-old" in 2024: the age does not follow from the birth.
//
// Only where birth and age stand in one sentence that speaks of the present and of nobody else, or in two that go on
// about one person ("Lee was born in 1960. The 50-year-old …", and the second tells no other date); counted to the
// publication date, before or after the birthday. An age in commas ("Ann Lee, 41, who was born in 1990") counts where
// it touches the name and the birth, and no other year stands beside it.
#include <algorithm>
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kReach = 14;  // tokens between birth and age

bool IsAge(const cc_time& t) {
  return t.role == CC_TIME_ROLE_AGE && t.grain == CC_GRAIN_YEAR && t.length_low > 0 && t.length_low == t.length_high;
}

// Told of another time than the day of writing, or of more than one person.
bool ToldOfThePast(const Timeline& times, const cc_time& age, const cc_time& birth) {
  // "who |was| born in 1985": tells nothing of the age.
  for (uint32_t i = times.SentenceBegin(age); i < times.SentenceEnd(age); ++i) {
    if (times.IsOneOf(i, {"was", "were"}) && i + 3 != birth.first_token) return true;
  }
  return times.InSentence(
      age, {"when",   "died",     "then",  "had",   "would",    "will",   "before", "after",  "until",   "by",
            "became", "killed",   "if",    "son",   "daughter", "father", "mother", "wife",   "husband", "brother",
            "sister", "children", "child", "whose", "late",     "at",     "met",    "married"});
}

// "Lee was born in 1960. The |50-year-old| …": the one birth of the sentence before; null if there is another time in
// it.
const cc_time* BirthBefore(const Timeline& times, size_t i) {
  const cc_time& age = times.At(i);
  if (i == 0 || !IsBirth(times, times.At(i - 1)) || !times.GoesOn(times.At(i - 1), age)) return nullptr;
  if (times.CountInSentence(times.At(i - 1)) != 1) return nullptr;
  return times.InSentence(
             age, {"son", "daughter", "father", "mother", "wife", "husband", "brother", "sister", "then", "when"})
             ? nullptr
             : &times.At(i - 1);
}

struct Age {
  cc_span span;
  int years;
  bool quoted;
};

void Judge(const Timeline& times, const Age& age, const cc_time& birth, int32_t published, sdk::RuleReport& report) {
  report.Compared(age.span, birth.span);
  const Span passed = Timeline::DaysBefore(published, birth);
  const int youngest = static_cast<int>((passed.low - 2) / kYearDays),
            oldest = static_cast<int>((passed.high + 2) / kYearDays);
  if (passed.low < 0 || (age.years >= youngest && age.years <= oldest)) return;
  const std::string stated = std::to_string(age.years);
  const std::string right =
      youngest == oldest ? std::to_string(oldest) : std::to_string(youngest) + " or " + std::to_string(oldest);
  sdk::Finding finding(age.span);
  finding.Message("Somebody born in " + std::to_string(YearOf(birth.first_day)) + " is " + right + ", not " + stated +
                  ".");
  finding.Workings(std::to_string(YearOf(published)) + " - " + std::to_string(YearOf(birth.first_day)) + " = " +
                   std::to_string(YearOf(published) - YearOf(birth.first_day)) + "; the text says " + stated);
  finding.Evidence(birth.span, "birth", ShowTime(birth)).Evidence(age.span, "stated age", stated);
  for (const cc_token& token : times.document().In(times.document().tokens(), age.span)) {
    if (token.kind != CC_TOKEN_NUMBER || age.quoted) continue;
    finding.Fix("write " + std::to_string(oldest), sdk::SpanOf(token), std::to_string(oldest));
    if (youngest != oldest)
      finding.Fix("write " + std::to_string(youngest), sdk::SpanOf(token), std::to_string(youngest));
  }
  report.Emit(finding);
}

// "Ann Lee, 41, who was born in 1990": ages in commas, where no other year is told of.
void RunBareAges(const Timeline& times, sdk::RuleReport& report) {
  const std::optional<int32_t> published = times.document().published();
  for (const cc_time& birth : times.times()) {
    if (!IsBirth(times, birth) || !Timeline::Asserted(birth)) continue;
    const cc_quantity* age = BareAge(times, birth);
    if (age == nullptr) continue;
    report.Considered();
    if (!published) {
      report.WhyNot("no publication date to count to");
      continue;
    }
    bool other_year = false;
    for (const uint32_t sentence : {birth.sentence, age->sentence}) {
      for (const cc_time& t : times.document().In(times.times(), times.document().sentences()[sentence].span)) {
        other_year |= t.year > 0 && t.span.begin != birth.span.begin && YearOf(*published) != t.year;
      }
    }
    if (other_year) continue;
    Judge(times, {age->span, static_cast<int>(age->value), age->quotation != CC_NONE}, birth, *published, report);
  }
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& age = times.At(i);
    if (!IsAge(age)) continue;
    report.Considered();
    const std::optional<int32_t> published = times.document().published();
    if (!published) {
      report.WhyNot("no publication date to count to");
      continue;
    }
    const cc_time* birth = nullptr;
    for (const size_t k : {i - 1, i + 1}) {
      if (k < times.size() && times.At(k).sentence == age.sentence && IsBirth(times, times.At(k))) birth = &times.At(k);
    }
    if (birth == nullptr) birth = BirthBefore(times, i);
    if (birth == nullptr || !Timeline::Asserted(age)) continue;
    const bool one_sentence = birth->sentence == age.sentence;
    const uint32_t low = std::min(Timeline::EndToken(*birth), Timeline::EndToken(age));
    const uint32_t high = std::max(birth->first_token, age.first_token);
    if (one_sentence && (high > low + kReach || ToldOfThePast(times, age, *birth))) continue;
    // Another date in the sentence may be the one that the age is told of; another age is another person's.
    if (times.CountInSentence(age) != (one_sentence ? 2 : 1)) continue;
    Judge(times, {age.span, AgeInYears(age), Timeline::Quoted(age)}, *birth, *published, report);
  }
  RunBareAges(times, report);
}

}  // namespace

Rule AgeBirth() {
  return {.id = "age-birth",
          .severity = sdk::Severity::kError,
          .summary = "An age that does not follow from the year of birth",
          .run = Run};
}

}  // namespace claimcheck::dates
