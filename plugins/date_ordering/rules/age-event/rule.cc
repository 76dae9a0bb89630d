// "died in 2001 aged 60", and married in 1931: the age at one event makes another one impossible.
//
// Read in one sentence, or in the next one if it begins with "he" or "she": a death or another event with an age, and a
// birth, a wedding, a degree or a first job with a year. The age is counted before or after the birthday.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

struct Life {
  const cc_time* event = nullptr;  // "died in 2001"
  const cc_time* age = nullptr;    // "aged 60"
  int first_year = 0;              // of birth, earliest and latest
  int last_year = 0;
};

// The youngest age at which anybody does such a thing; -1 if the word is none of them.
int YoungestFor(const Timeline& times, uint32_t verb) {
  if (times.IsOneOf(verb, {"married", "wed", "graduated", "enlisted", "elected"})) return 12;
  return -1;
}

bool IsYear(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 &&
         t.grain <= CC_GRAIN_YEAR;
}

// "died in 2001 aged 60", "died in 2001, at the age of 60", "died aged 60 in 2001".
Life LifeAt(const Timeline& times, size_t i) {
  if (i + 1 >= times.size()) return {};
  const cc_time& a = times.At(i);
  const cc_time& b = times.At(i + 1);
  if (a.sentence != b.sentence) return {};
  Life life;
  if (IsDeath(times, a) && AgeInYears(b) != 0) {
    life.event = &a;
    life.age = &b;
    const uint32_t gap = b.first_token - Timeline::EndToken(a);
    if (gap > 3) return {};
    for (uint32_t k = Timeline::EndToken(a); k < b.first_token; ++k) {
      if (!times.IsOneOf(k, {",", "at", "the", "(", "and", "was"})) return {};
    }
  } else if (AgeInYears(a) != 0 && IsYear(b) && times.IsOneOf(a.first_token - 1, {"died", ","}) &&
             b.first_token == Timeline::EndToken(a) + 1 && times.IsOneOf(b.first_token - 1, {"in", "on"}) &&
             times.Near(a, a.first_token > 3 ? a.first_token - 3 : 0, a.first_token, {"died"})) {
    life.event = &b;
    life.age = &a;
  } else if (AgeInYears(a) != 0 && IsYear(b) && times.Is(times.SentenceBegin(a), "born") &&
             times.IsOneOf(b.first_token - 1, {"in", "on"}) && b.first_token == Timeline::EndToken(a) + 1) {
    life.event = &b;  // "|Born in 1980, she| won aged 21 in 2001"
    life.age = &a;
  } else {
    return {};
  }
  const int age = AgeInYears(*life.age);
  life.first_year = YearOf(life.event->first_day) - age - 1;
  life.last_year = YearOf(life.event->last_day) - age;
  return life;
}

bool SamePersonGoesOn(const Timeline& times, const cc_time& life, const cc_time& other) {
  if (life.sentence == other.sentence) return true;
  if (other.sentence == life.sentence + 1) {
    const uint32_t begin = times.SentenceBegin(other);
    // "He …", "Born in 1931, she …"
    return times.IsOneOf(begin, {"he", "she"}) ||
           (times.Is(begin, "born") && times.IsOneOf(Timeline::EndToken(other) + 1, {"he", "she"}));
  }
  return life.sentence == other.sentence + 1 && times.GoesOn(other, life);
}

void Report(const Timeline& times, const Life& life, const cc_time& other, const std::string& verb,
            sdk::RuleReport& report) {
  const int age = YearOf(other.first_day) - life.last_year;
  const std::string born = std::to_string(life.first_year) + " or " + std::to_string(life.last_year);
  sdk::Finding finding(life.age->span);
  finding.Message("Whoever was " + std::to_string(AgeInYears(*life.age)) + " in " + ShowTime(*life.event) +
                  " was born in " + born +
                  (verb == "born" ? "; the text says " + std::to_string(YearOf(other.first_day)) + "."
                                  : " and cannot have " + (verb == "elected" ? "been elected" : verb) + " in " +
                                        std::to_string(YearOf(other.first_day)) + "."));
  finding.Workings(std::to_string(YearOf(life.event->first_day)) + " - " + std::to_string(AgeInYears(*life.age)) +
                   " = " + std::to_string(life.last_year) + "; " + verb + " in " +
                   std::to_string(YearOf(other.first_day)) +
                   (verb == "born" ? "" : ", at the age of " + std::to_string(age)));
  finding.Evidence(life.event->span, "event", ShowTime(*life.event));
  finding.Evidence(life.age->span, "stated age", std::to_string(AgeInYears(*life.age)));
  finding.Evidence(other.span, verb, ShowTime(other));
  if (verb == "born" && !Timeline::Quoted(*life.age)) {
    const int right = YearOf(life.event->first_day) - YearOf(other.first_day);
    for (const cc_token& token : times.document().Tokens(*life.age)) {
      if (token.kind == CC_TOKEN_NUMBER && right > 0 && right < 120) {
        finding.Fix("write " + std::to_string(right), sdk::SpanOf(token), std::to_string(right));
      }
    }
  }
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const Life life = LifeAt(times, i);
    if (life.event == nullptr) continue;
    report.Considered();
    for (size_t k = i > 3 ? i - 3 : 0; k < times.size() && k < i + 6; ++k) {
      const cc_time& other = times.At(k);
      if (&other == life.event || &other == life.age || !IsYear(other) || other.first_token < 2) continue;
      if (!SamePersonGoesOn(times, *life.event, other) || !times.IsOneOf(other.first_token - 1, {"in", "on"})) continue;
      const bool first = other.first_token < life.event->first_token;
      const cc_time& left = first ? other : *life.event;
      const cc_time& right = first ? *life.event : other;
      const uint32_t end = left.sentence == right.sentence ? right.first_token : times.SentenceEnd(left);
      if (times.Near(left, Timeline::EndToken(left), end,
                     {"son", "daughter", "father", "mother", "wife", "husband", "brother", "sister", "whose", "widow",
                      "parents", "child", "children", "grandson"})) {
        continue;
      }
      const uint32_t verb = other.first_token - 2;
      const int youngest = YoungestFor(times, verb);
      const bool birth = times.Is(verb, "born");
      if (!birth && youngest < 0) continue;
      report.Compared(other.span, life.age->span);
      const int year = YearOf(other.first_day);
      const bool wrong = birth ? year < life.first_year || year > life.last_year : year < life.first_year + youngest;
      if (wrong) Report(times, life, other, birth ? "born" : std::string(times.Text(verb)), report);
    }
  }
}

}  // namespace

Rule AgeEvent() {
  return {.id = "age-event",
          .severity = sdk::Severity::kError,
          .summary = "An age at one event that another event of the same life contradicts",
          .run = Run};
}

}  // namespace claimcheck::dates
