// Headline "opened in 2015", body "opened in 2011": a part of a time in the headline (year, month, day, weekday,
// quarter, decade, age, length) stands nowhere in the body, and the sentence of the body that tells the same thing has
// another one.
//
// "The same thing" is the sentence that shares the most words with the headline's sentence, at least two, or has the
// same words right beside its time; for an age none is needed if the whole text has but one. A time of the body bears
// the headline's out if it names it or its days lie in it, so "on Tuesday" is borne out by "yesterday" where the
// publication date is known, and "six years" by two years that lie six apart. One that bears it out in other
// surroundings is no help where the headline's own surroundings have another: "returns to the league on |Tuesday|"
// above "beat Real on Tuesday. … returns to the league on |Saturday|". Counter-examples:
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
constexpr int kSameWords = 4;                  // words beside two times that make them one, see sdk::WordsBeside
constexpr int kSameSentence = 4;               // words that two sentences share if one retells the other
constexpr int kMargin = 4;                     // by which one time of the text has to be closer than another
constexpr uint32_t kNearHead = 4;              // sentences behind the headline in which a lone age is the headline's
constexpr int64_t kTeens = 13, kGrownUp = 18;  // years of age
constexpr size_t kMostTimes = 8;               // of a headline, and of a sentence of the text
constexpr size_t kMostYears = 64;              // of a text, for "after 12 years"

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

constexpr double kDayMinutes = 24 * 60;
constexpr double kLoosest = 1.25;      // the longest reading of a length over its shortest: "almost 40 years"
constexpr double kLooseLength = 0.06;  // "12 months" for a year, in parts of the length

// A length in minutes as written, of "almost 40 years" the longest; 0 for "some years" and for what is no length.
int64_t LengthOf(const cc_time& t) {
  const bool length = (t.type == CC_TIME_DURATION && t.role == CC_TIME_ROLE_PLAIN) || t.role == CC_TIME_ROLE_AGO;
  if (!length || t.length_low <= 0 || t.length_high > kLoosest * t.length_low || t.length_high > 1e8) return 0;
  return std::llround(t.length_high * kDayMinutes);
}

// The digits of a length: 15 of "P15Y".
std::string_view NumberOf(const cc_time& t) {
  const std::string_view value = sdk::View(t.timex3);
  const size_t begin = std::min(value.find_first_of("0123456789"), value.size());
  return value.substr(begin, value.find_first_not_of("0123456789", begin) - begin);
}

// "P15Y" and "P15M" have one number, and units of their own.
bool SameNumber(const cc_time& a, const cc_time& b) {
  const std::string_view number = NumberOf(a);
  return !number.empty() && number != "1" && number == NumberOf(b);  // "a week" and "a day" are two lengths
}

// The ages of a child and of a grown-up.
bool AreOfTwo(int64_t a, int64_t b) { return std::min(a, b) < kTeens && std::max(a, b) >= kGrownUp; }

// What the time names of that part; 0 if nothing.
int64_t ValueOf(const cc_time& t, Part part) {
  if (part == Part::kAge) return AgeInYears(t);
  if (part == Part::kLength) return LengthOf(t);
  if (!Timeline::IsDate(t) || t.role != CC_TIME_ROLE_PLAIN) return 0;
  switch (part) {
    case Part::kYear: return t.year;
    case Part::kMonth: return t.month;
    case Part::kWeekday: return t.weekday;
    case Part::kDay: return t.month != 0 && t.day != 0 && t.day <= 31 ? 100 * t.month + t.day : 0;
    case Part::kQuarter: return QuarterOf(t) == 0 ? 0 : 10 * t.year + QuarterOf(t);
    case Part::kDecade: return t.grain == CC_GRAIN_DECADE && Timeline::Written(t) ? YearOf(t.first_day) : 0;
    default: return 0;
  }
}

// A time of the body that bears the headline's out.
bool BearsOut(const cc_time& t, const cc_time& head, Part part, int64_t value) {
  if (ValueOf(t, part) == value) return true;
  if (part == Part::kAge || part == Part::kLength) {
    // "nine years" of a "nine-year-old", "12 months" for a year.
    const double slack = part == Part::kAge ? 1 : kLooseLength * head.length_low;
    if (t.length_high > 1.5 * std::abs(t.length_low)) return false;  // "for years"
    return std::isfinite(t.length_low) && t.length_high > 0 && std::abs(t.length_low) <= head.length_high + slack &&
           t.length_high >= head.length_low - slack;
  }
  if (!Timeline::Placed(t) || t.type == CC_TIME_DURATION) return false;
  const bool one_day = t.first_day == t.last_day;
  switch (part) {
    case Part::kYear: return YearOf(t.first_day) <= value && value <= YearOf(t.last_day);
    case Part::kMonth:
      return t.last_day - t.first_day < 32 && (MonthOf(t.first_day) == value || MonthOf(t.last_day) == value);
    case Part::kWeekday: return one_day && WeekdayOf(t.first_day) == value;
    case Part::kDay: return one_day && 100 * MonthOf(t.first_day) + DayOfMonth(t.first_day) == value;
    case Part::kQuarter:
      return (MonthOf(t.first_day) + 2) / 3 == value % 10 && t.last_day - t.first_day < 100 &&
             (value < 10 || t.year == 0 || t.year == value / 10);
    case Part::kDecade: return YearOf(t.first_day) < value + 10 && YearOf(t.last_day) >= value;
    default: return false;
  }
}

// "Lee, 34,": the age stands there as a bare number. Or somebody is told to have been born, and the age may follow.
bool AgeFollows(const Timeline& times, const cc_time& head, int64_t value) {
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
// unit, or with none: "50 years in prison with 30 to serve".
bool LengthFollows(const Timeline& times, const cc_time& head) {
  const double days = head.length_low;
  for (const cc_quantity& q : times.document().quantities()) {
    if (q.sentence == head.sentence) continue;
    if (q.dimension == CC_DIM_COUNT && sdk::IsAbsent(q.counted) && NumberOf(head) == times.document().Text(q.span))
      return true;
    if (q.dimension != CC_DIM_TIME) continue;
    const double other = q.value * q.base_factor / 86400;
    if (std::abs(other - days) <= kLooseLength * days) return true;
  }
  if (head.grain < CC_GRAIN_MONTH) return false;
  // A length in months is closer than years can tell, unless it is as long as some.
  const double slack = head.grain < CC_GRAIN_YEAR ? std::min(kYearDays, days / 4) : kYearDays;
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
      if (std::abs((a - b) * kYearDays - days) <= slack) return true;
    }
  }
  return false;
}

// "in the 2010 elections. Two years prior, …": 2008 is told by counting.
bool YearFollows(const Timeline& times, const cc_time& head, int64_t value) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& offset = times.At(i);
    const bool counted =
        offset.role == CC_TIME_ROLE_OFFSET || times.IsOneOf(Timeline::EndToken(offset), {"prior", "before", "earlier"});
    if (!counted || offset.grain != CC_GRAIN_YEAR || offset.sentence == head.sentence) continue;
    const double years = std::abs(offset.length_high) / kYearDays;
    for (size_t k = i > 2 ? i - 2 : 0; k < std::min(i + 3, times.size()); ++k) {
      if (times.At(k).year != 0 && std::abs(std::abs(static_cast<double>(times.At(k).year - value)) - years) < 0.5)
        return true;
    }
  }
  return false;
}

bool Follows(const Timeline& times, const cc_time& head, Part part, int64_t value) {
  if (part == Part::kYear) return YearFollows(times, head, value);
  if (part == Part::kAge) return AgeFollows(times, head, value);
  return part == Part::kLength && LengthFollows(times, head);
}

// The body has one age, told once or more: who it is of does not matter.
bool IsOnly(const Timeline& times, int64_t value, Part part) {
  for (const cc_time& t : times.times()) {
    if (IsBody(times, t.sentence) && ValueOf(t, part) != 0 && ValueOf(t, part) != value) return false;
  }
  return true;
}

// A time of the body, and how much its surroundings are those of the headline's.
struct Told {
  const cc_time* time = nullptr;
  int shared = 0;  // words that carry meaning in both sentences
  int beside = 0;  // words right beside both times, see sdk::WordsBeside

  int Closeness() const { return shared + beside; }
};

// The words around a time of the headline.
class HeadTime {
 public:
  HeadTime(const Timeline& times, const cc_time& head) : times_(times), head_(head), words_(times.document()) {
    topic_.Add(words_, times.SentenceBegin(head), head.first_token);
    topic_.Add(words_, Timeline::EndToken(head), times.SentenceEnd(head));
  }
  Told Compare(const cc_time& t) const {
    const uint32_t begin = times_.SentenceBegin(t), end = times_.SentenceEnd(t);
    return {&t, std::popcount(topic_.SharedWith(words_, begin, end)),
            sdk::WordsBeside(times_.document(), words_, PlaceOf(head_), PlaceOf(t))};
  }
  // Whether most of the headline's sentence stands in the other's.
  bool IsRetold(const Told& told) const {
    return told.shared >= kSameSentence && 5 * static_cast<size_t>(told.shared) >= 4 * topic_.size();
  }

 private:
  sdk::Place PlaceOf(const cc_time& t) const {
    return {t.first_token, Timeline::EndToken(t), times_.SentenceBegin(t), times_.SentenceEnd(t)};
  }

  const Timeline& times_;
  const cc_time& head_;
  sdk::TopicWords words_;
  sdk::Topic topic_;
};

// What the body has of that part.
struct Search {
  Told same;  // what bears the headline out, in the surroundings that are most like its own
  Told
      other;  // what does not, likewise; where two of one sentence differ, only the one with the headline's words beside
};

bool CanContradict(const Timeline& times, const cc_time& t, const cc_time& head, Part part) {
  if (ValueOf(t, part) == 0 || !Timeline::AssertedOrAnnounced(t)) return false;
  // Another time of the headline is this one: it is spoken for.
  size_t heads = 0;
  for (const cc_time& other : times.times()) {
    if (!IsHead(times, other) || ++heads > kMostTimes) break;
    if (ValueOf(other, part) == ValueOf(t, part)) return false;
  }
  return part != Part::kLength || (t.role == head.role && (t.grain == head.grain || SameNumber(t, head)));
}

// No other time of its sentence has another value of that part.
bool IsAlone(const Timeline& times, const cc_time& t, Part part) {
  const auto beside = times.document().In(times.times(), times.document().sentences()[t.sentence].span);
  if (beside.size() > kMostTimes) return false;
  for (const cc_time& other : beside) {
    if (ValueOf(other, part) != 0 && ValueOf(other, part) != ValueOf(t, part)) return false;
  }
  return true;
}

Search SearchBody(const Timeline& times, const cc_time& head, Part part, int64_t value) {
  const HeadTime around(times, head);
  Search found;
  for (const cc_time& t : times.times()) {
    if (IsHead(times, t)) continue;
    const bool same = BearsOut(t, head, part, value);
    if (!same && (!IsBody(times, t.sentence) || !CanContradict(times, t, head, part))) continue;
    const Told told = around.Compare(t);
    if (part == Part::kAge && !same && told.shared < kSameSentence && AreOfTwo(value, ValueOf(t, part))) continue;
    Told& best = same ? found.same : found.other;
    if (best.time != nullptr && told.Closeness() <= best.Closeness()) continue;
    // Which of two in one sentence is meant is for the words beside it to say.
    if (same || told.beside >= kSameWords || IsAlone(times, t, part)) best = told;
  }
  return found;
}

// What the text tells instead, and where it has the headline's time for something else; null for what there is not.
struct Verdict {
  const cc_time* told = nullptr;
  const cc_time* elsewhere = nullptr;
  bool nowhere = false;  // a year that the text neither names nor tells otherwise
};

// The text names years, and this one is neither the publication's nor one beside it. Silent on "29 July 2005", which
// says when a page was printed, and on "the 2031 Harbour Awards".
bool IsMissed(const Timeline& times, const cc_time& head, int64_t year) {
  if (head.day != 0 || head.weekday != 0) return false;
  const uint32_t after = Timeline::EndToken(head);
  if (after < times.SentenceEnd(head) && (times.document().tokens()[after].flags & CC_FLAG_CAPITAL) != 0) return false;
  const std::optional<int32_t> published = times.document().published();
  if (published && std::abs(YearOf(*published) - year) <= 1) return false;
  for (const cc_time& t : times.times()) {
    if (!IsHead(times, t) && Timeline::IsDate(t) && Timeline::Written(t) && t.year != 0) return true;
  }
  return false;
}

Verdict Judge(const Timeline& times, const cc_time& head, Part part, int64_t value, sdk::RuleReport& report) {
  const Search found = SearchBody(times, head, part, value);
  const Told& other = found.other;
  const bool follows = found.same.time == nullptr && Follows(times, head, part, value);
  if (found.same.time != nullptr) report.Compared(head.span, found.same.time->span);
  if (follows) report.Compared(head.span);
  const bool open = found.same.time == nullptr && !follows;
  const Verdict unknown = {nullptr, nullptr, open && part == Part::kYear && IsMissed(times, head, value)};
  if (other.time == nullptr) {
    if (open) report.WhyNot("nothing comparable in the text");
    return unknown;
  }
  if (follows) return {};
  // A day that the text names is hardly met by chance, and that July stands elsewhere says nothing of July 20.
  const bool settled =
      part == Part::kDay || (part == Part::kMonth && head.day != 0) || (part == Part::kYear && head.month != 0);
  const std::optional<int32_t> published = times.document().published();
  const bool this_year = part == Part::kYear && published && YearOf(*published) == value;
  if (found.same.time != nullptr && (settled || this_year)) return {};
  if (found.same.time != nullptr) {
    const HeadTime around(times, head);
    const bool beside = other.beside >= kSameWords && other.beside >= found.same.beside + kMargin && other.shared > 0 &&
                        other.shared >= found.same.shared;
    const bool retold = around.IsRetold(other) && other.shared >= found.same.shared + kMargin;
    return beside || retold ? Verdict{other.time, found.same.time} : Verdict{};
  }
  const bool near = other.shared >= 1 || other.time->sentence <= head.sentence + kNearHead;
  const bool only = part == Part::kAge && near && IsOnly(times, ValueOf(*other.time, part), part);
  if (other.shared < kLeastShared && other.beside < kSameWords && !only) {
    report.WhyNot("nothing comparable in the text");
    return unknown;
  }
  report.Compared(head.span, other.time->span);
  return {other.time, nullptr};
}

std::string Show(const Timeline& times, const cc_time& t, Part part) {
  const int value = static_cast<int>(ValueOf(t, part));
  switch (part) {
    case Part::kYear:
    case Part::kAge: return std::to_string(value);
    case Part::kMonth: return std::string(MonthName(value));
    case Part::kWeekday: return std::string(WeekdayName(value));
    case Part::kDay: return std::to_string(value % 100) + " " + std::string(MonthName(value / 100));
    case Part::kDecade: return "the " + std::to_string(value) + "s";
    default: return std::string(times.Text(t));
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

void Report(const Timeline& times, const cc_time& head, const Verdict& verdict, Part part, sdk::RuleReport& report) {
  const cc_time& body = *verdict.told;
  const std::string stated = Show(times, head, part), told = Show(times, body, part);
  sdk::Finding finding(head.span);
  finding.Message("The headline says " + stated + ", the text " + told + ".");
  finding.Workings("the sentence of the text that tells of it says " + told +
                   (verdict.elsewhere != nullptr ? ", and another says " : ", and none says ") + stated +
                   (verdict.elsewhere != nullptr ? " of something else" : ""));
  finding.Evidence(head.span, "headline", stated).Evidence(body.span, "text", told);
  if (verdict.elsewhere != nullptr) finding.Evidence(verdict.elsewhere->span, "something else", stated);
  if (!Timeline::Quoted(head)) OfferFix(times, head, body, part, finding);
  report.Emit(finding);
}

// Whether a finding was due.
bool Check(const Timeline& times, const cc_time& head, Part part, sdk::RuleReport& report) {
  const int64_t value = ValueOf(head, part);
  if (value == 0) return false;
  report.Considered();
  const Verdict verdict = Judge(times, head, part, value, report);
  if (verdict.told != nullptr) Report(times, head, verdict, part, report);
  if (verdict.nowhere) {
    const std::string year = Show(times, head, part);
    report.Emit(sdk::Finding(head.span)
                    .As(sdk::Severity::kNote)
                    .Message("The headline names " + year + ", and the text does not.")
                    .Workings("no date of the text lies in " + year + ", and none is told by counting from another")
                    .Evidence(head.span, "headline", year));
  }
  return verdict.told != nullptr || verdict.nowhere;
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
