// Headline "opened in 2015", body "opened in 2011": a part of a time in the headline (year, month, day, weekday,
// quarter, decade, age, length) stands nowhere in the body, and the sentence of the body that tells the same thing has
// another one.
//
// "The same thing" is the sentence that shares the most words with the headline's sentence, at least two; for
// an age none is needed if the whole text has but one. A time of the body bears the headline's out if it names it or
// its days lie in it, so "on Tuesday" is borne out by "yesterday" where the publication date is known, and "six years"
// by two years that lie six apart. Counter-examples:
//   The 34-year-old / Lee, 34,                  an age without "year-old"
//   after 12 years / since 2012 (in 2024)       worked out
//   In third quarter / from July to September   months of the quarter
#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "claimcheck/sdk/topic.h"
#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int kLeastShared = 2;
constexpr uint32_t kNearHead = 4;  // sentences behind the headline in which a lone age is the headline's
constexpr size_t kMostTimes = 8;   // of a headline
constexpr size_t kMostYears = 64;  // of a text, for "after 12 years"

enum class Part { kYear, kMonth, kWeekday, kDay, kQuarter, kDecade, kAge, kLength };
constexpr Part kParts[] = {Part::kYear,    Part::kMonth,  Part::kWeekday, Part::kDay,
                           Part::kQuarter, Part::kDecade, Part::kAge,     Part::kLength};

bool IsHead(const Timeline& times, const cc_time& t) {
  const cc_block* block = times.document().Block(t);
  return block != nullptr && (block->kind == CC_BLOCK_HEADLINE || block->kind == CC_BLOCK_SUMMARY);
}

bool IsBody(const Timeline& times, uint32_t sentence) {
  const auto& sentences = times.document().sentences();
  const cc_block* block =
      sentence < sentences.size() ? times.document().blocks().Find(sentences[sentence].block) : nullptr;
  return block != nullptr && block->kind != CC_BLOCK_HEADLINE && block->kind != CC_BLOCK_SUMMARY &&
         block->kind != CC_BLOCK_FURNITURE && block->kind != CC_BLOCK_CROSSHEAD;
}

// "Q3", "the third quarter": 3.
int QuarterOf(const cc_time& t) {
  const std::string_view value = sdk::View(t.timex3);
  const size_t at = value.find("-Q");
  return at != std::string_view::npos && at + 2 < value.size() && value[at + 2] >= '1' && value[at + 2] <= '4'
             ? value[at + 2] - '0'
             : 0;
}

// Whole units of a length in days, months or years as written; 0 for "some years" and for what is no length.
int LengthOf(const cc_time& t) {
  const bool length = (t.type == CC_TIME_DURATION && t.role == CC_TIME_ROLE_PLAIN) || t.role == CC_TIME_ROLE_AGO;
  if (!length || t.length_low <= 0 || t.length_low != t.length_high || t.length_high > 1e5) return 0;
  return static_cast<int>(std::lround(t.length_low));
}

// What the time names of that part; 0 if nothing.
int ValueOf(const cc_time& t, Part part) {
  if (part == Part::kAge) return AgeInYears(t);
  if (part == Part::kLength) return LengthOf(t);
  if (!Timeline::IsDate(t) || t.role != CC_TIME_ROLE_PLAIN) return 0;
  switch (part) {
    case Part::kYear:
      return t.year;
    case Part::kMonth:
      return t.month;
    case Part::kWeekday:
      return t.weekday;
    case Part::kDay:
      return t.month != 0 && t.day != 0 && t.day <= 31 ? 100 * t.month + t.day : 0;
    case Part::kQuarter:
      return QuarterOf(t) == 0 ? 0 : 10 * t.year + QuarterOf(t);
    case Part::kDecade:
      return t.grain == CC_GRAIN_DECADE && Timeline::Written(t) ? YearOf(t.first_day) : 0;
    default:
      return 0;
  }
}

// A time of the body that bears the headline's out.
bool BearsOut(const cc_time& t, const cc_time& head, Part part, int value) {
  if (ValueOf(t, part) == value) return true;
  if (part == Part::kAge || part == Part::kLength) {
    // "nine years" of a "nine-year-old", "12 months" for a year.
    const double slack = part == Part::kAge ? 1 : std::max(0.5, 0.06 * value);
    const double low = part == Part::kAge ? head.length_low : value;
    if (t.length_high > 1.5 * std::abs(t.length_low)) return false;  // "for years"
    return std::isfinite(t.length_low) && t.length_high > 0 && std::abs(t.length_low) <= low + slack &&
           t.length_high >= low - slack;
  }
  if (!Timeline::Placed(t) || t.type == CC_TIME_DURATION) return false;
  const bool one_day = t.first_day == t.last_day;
  switch (part) {
    case Part::kYear:
      return YearOf(t.first_day) <= value && value <= YearOf(t.last_day);
    case Part::kMonth:
      return t.last_day - t.first_day < 32 && (MonthOf(t.first_day) == value || MonthOf(t.last_day) == value);
    case Part::kWeekday:
      return one_day && WeekdayOf(t.first_day) == value;
    case Part::kDay:
      return one_day && 100 * MonthOf(t.first_day) + DayOfMonth(t.first_day) == value;
    case Part::kQuarter:
      return (MonthOf(t.first_day) + 2) / 3 == value % 10 && t.last_day - t.first_day < 100 &&
             (value < 10 || t.year == 0 || t.year == value / 10);
    case Part::kDecade:
      return YearOf(t.first_day) < value + 10 && YearOf(t.last_day) >= value;
    default:
      return false;
  }
}

// "Lee, 34,": the age stands there as a bare number. Or somebody is told to have been born, and the age may follow.
bool AgeFollows(const Timeline& times, const cc_time& head, int value) {
  const std::string number = std::to_string(value);
  const auto& tokens = times.document().tokens();
  for (uint32_t t = times.SentenceEnd(head); t + 1 < tokens.size(); ++t) {
    if (tokens[t].kind != CC_TOKEN_NUMBER || times.document().Text(tokens[t]) != number) continue;
    if (times.IsOneOf(t + 1, {",", "-", "(", ")", ".", ";", "and", "or", "to"}))
      return true;  // "her 5- and 7-year-old sons"
  }
  for (const cc_time& t : times.times()) {
    if (t.sentence != head.sentence && (IsBirth(times, t) || ValueOf(t, Part::kDecade) != 0)) return true;
  }
  return false;
}

// Two years of the text, or one and the publication's, lie that far apart; or the number stands there with another
// unit.
bool LengthFollows(const Timeline& times, const cc_time& head, int days) {
  for (const cc_quantity& q : times.document().quantities()) {
    if (q.sentence == head.sentence || q.dimension != CC_DIM_TIME) continue;
    const double other = q.value * q.base_factor / 86400;
    if (std::abs(other - days) <= std::max(0.5, 0.06 * days)) return true;
  }
  if (head.grain < CC_GRAIN_MONTH) return false;
  std::vector<int> years;
  if (const std::optional<int32_t> published = times.document().published()) years.push_back(YearOf(*published));
  for (const cc_time& t : times.times()) {
    if (t.sentence == head.sentence || years.size() == kMostYears || !Timeline::IsDate(t) || !Timeline::Placed(t))
      continue;
    const int year = YearOf(t.first_day);
    if (std::find(years.begin(), years.end(), year) == years.end()) years.push_back(year);
  }
  for (const int a : years) {
    for (const int b : years) {
      if (std::abs((a - b) * kYearDays - days) <= kYearDays) return true;
    }
  }
  return false;
}

// "in the 2010 elections. Two years prior, …": 2008 is told by counting.
bool YearFollows(const Timeline& times, const cc_time& head, int value) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& offset = times.At(i);
    const bool counted =
        offset.role == CC_TIME_ROLE_OFFSET || times.IsOneOf(Timeline::EndToken(offset), {"prior", "before", "earlier"});
    if (!counted || offset.grain != CC_GRAIN_YEAR || offset.sentence == head.sentence) continue;
    const double years = std::abs(offset.length_high) / kYearDays;
    for (size_t k = i > 2 ? i - 2 : 0; k < std::min(i + 3, times.size()); ++k) {
      if (times.At(k).year != 0 && std::abs(std::abs(times.At(k).year - value) - years) < 0.5) return true;
    }
  }
  return false;
}

bool Follows(const Timeline& times, const cc_time& head, Part part, int value) {
  for (const cc_time& t : times.times()) {
    if (!IsHead(times, t) && BearsOut(t, head, part, value)) return true;
  }
  if (part == Part::kYear) return YearFollows(times, head, value);
  if (part == Part::kAge) return AgeFollows(times, head, value);
  return part == Part::kLength && LengthFollows(times, head, value);
}

// The body has one age, told once or more: who it is of does not matter.
bool IsOnly(const Timeline& times, int value, Part part) {
  for (const cc_time& t : times.times()) {
    if (IsBody(times, t.sentence) && ValueOf(t, part) != 0 && ValueOf(t, part) != value) return false;
  }
  return true;
}

// The one time with that part in the body's sentence that tells the same thing; null if there is none or more than one.
const cc_time* Counterpart(const Timeline& times, const cc_time& head, Part part) {
  const sdk::TopicWords words(times.document());
  sdk::Topic topic;
  topic.Add(words, times.SentenceBegin(head), head.first_token);
  topic.Add(words, Timeline::EndToken(head), times.SentenceEnd(head));
  const auto& sentences = times.document().sentences();
  int best = 0;  // a lone age needs no shared word
  const cc_time* found = nullptr;
  uint32_t scored = CC_NONE;
  for (const cc_time& t : times.times()) {
    if (!IsBody(times, t.sentence) || ValueOf(t, part) == 0 || t.sentence == scored) continue;
    if (part == Part::kLength && (t.grain != head.grain || t.role != head.role)) continue;
    if (!Timeline::AssertedOrAnnounced(t)) continue;
    scored = t.sentence;
    const cc_sentence& s = sentences[t.sentence];
    const int shared = std::popcount(topic.SharedWith(words, s.first_token, s.first_token + s.token_count));
    if (found != nullptr && shared <= best) continue;
    best = shared;
    found = &t;
    for (const cc_time& other : times.document().In(times.times(), s.span)) {
      if (ValueOf(other, part) != 0 && ValueOf(other, part) != ValueOf(t, part)) found = nullptr;
    }
  }
  if (found == nullptr) return nullptr;
  const bool near = best >= 1 || found->sentence <= head.sentence + kNearHead;
  const bool only = part == Part::kAge && near && IsOnly(times, ValueOf(*found, part), part);
  return best >= kLeastShared || only ? found : nullptr;
}

std::string Show(const Timeline& times, const cc_time& t, Part part) {
  const int value = ValueOf(t, part);
  switch (part) {
    case Part::kYear:
    case Part::kAge:
      return std::to_string(value);
    case Part::kMonth:
      return std::string(MonthName(value));
    case Part::kWeekday:
      return std::string(WeekdayName(value));
    case Part::kDay:
      return std::to_string(value % 100) + " " + std::string(MonthName(value / 100));
    case Part::kDecade:
      return "the " + std::to_string(value) + "s";
    default:
      return std::string(times.Text(t));
  }
}

// The token of the headline's time that holds the part, and what it would have to be; no fix where that is more than a
// word.
void OfferFix(const Timeline& times, const cc_time& head, const cc_time& body, Part part, sdk::Finding& finding) {
  std::string old = Show(times, head, part), right = Show(times, body, part);
  if (part == Part::kDay) {
    if (head.month != body.month) return;
    old = std::to_string(head.day);
    right = std::to_string(body.day);
  }
  const sdk::WordClass names = times.document().Class(part == Part::kMonth ? "month" : "weekday");
  for (const cc_token& token : times.document().Tokens(head)) {
    const bool named = (part == Part::kMonth || part == Part::kWeekday) && names.Has(token);
    if (named || times.document().Text(token) == old) {
      finding.Fix("write " + right, sdk::SpanOf(token), right);
      return;
    }
  }
}

void Report(const Timeline& times, const cc_time& head, const cc_time& body, Part part, sdk::RuleReport& report) {
  const std::string stated = Show(times, head, part), told = Show(times, body, part);
  sdk::Finding finding(head.span);
  finding.Message("The headline says " + stated + ", the text " + told + ".");
  finding.Workings(stated + " stands nowhere in the text; the sentence that tells of it says " + told);
  finding.Evidence(head.span, "headline", stated).Evidence(body.span, "text", told);
  if (!Timeline::Quoted(head)) OfferFix(times, head, body, part, finding);
  report.Emit(finding);
}

// Whether a finding was due.
bool Check(const Timeline& times, const cc_time& head, Part part, sdk::RuleReport& report) {
  const int value = ValueOf(head, part);
  if (value == 0) return false;
  report.Considered();
  if (Follows(times, head, part, value)) {
    report.Compared(head.span);
    return false;
  }
  const cc_time* body = Counterpart(times, head, part);
  if (body == nullptr) {
    report.WhyNot("nothing comparable in the text");
    return false;
  }
  report.Compared(head.span, body->span);
  Report(times, head, *body, part, report);
  return true;
}

// "27/09/2013 - Parliament to meet": when the page was printed.
bool IsStamp(const Timeline& times, const cc_time& t) {
  return t.year != 0 && t.month != 0 && t.day != 0 && times.Text(t).find('/') != std::string_view::npos;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  size_t heads = 0;
  for (const cc_time& t : times.times()) {
    if (!IsHead(times, t)) continue;
    if (++heads > kMostTimes || report.ShouldStop()) return;
    if (t.range_end != CC_NONE || IsStamp(times, t)) continue;
    for (const Part part : kParts) {
      if (Check(times, t, part, report)) break;  // one of a time's parts is enough
    }
  }
}

}  // namespace

Rule HeadlineDate() {
  return {.id = "headline-date",
          .severity = sdk::Severity::kWarning,
          .summary = "A date, an age or a length of time in the headline that the text tells otherwise",
          .run = Run};
}

}  // namespace claimcheck::dates
