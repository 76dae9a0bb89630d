// "31 June", "30 February", "29 February 2023": a day that no calendar has.
//
// The engine keeps the parts of a date as written, so the rule only asks the calendar. Without a year, February has 29
// days. Not before 1800: Sweden did have a 30 February. "By June 31 more had sunk" and "each February 30 pupils leave"
// count something behind a month.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLeapYear = 2000;  // stands for a year that is not written

// Written by somebody who knows that there is no such day.
bool SpokenOfAsMissing(const Timeline& times, const cc_time& t) {
  return times.InSentence(t, {"no", "not", "never", "nonexistent", "imaginary", "impossible", "leap", "exist", "exists",
                              "fictional", "typo", "invalid"});
}

// "By June |31| more had sunk": behind a month that stands for itself, in front of a word that can be counted.
bool CountsSomething(const Timeline& times, const cc_time& t) {
  const uint32_t end = Timeline::EndToken(t);
  const auto& tokens = times.document().tokens();
  const bool month_first = t.year == 0 && tokens[end - 1].kind == CC_TOKEN_NUMBER;
  return month_first && end < times.SentenceEnd(t) && tokens[end].kind == CC_TOKEN_WORD &&
         times.IsOneOf(t.first_token - 1, {"in", "by", "since", "each", "every", "last", "this", "next", "until",
                                           "from", "during", "after", "before"}) &&
         !times.IsOneOf(end, {"and", "or", "to", "at", "in", "on", "for", "with", "when", "while", "but", "as",
                              "through", "until", "after", "before", "the"});
}

// "31 September Road", "versions 31.6 and 29.2.2023".
bool IsNameOrVersion(const Timeline& times, const cc_time& t) {
  const uint32_t end = Timeline::EndToken(t);
  const auto& tokens = times.document().tokens();
  const bool street = end < times.SentenceEnd(t) && (tokens[end].flags & CC_FLAG_CAPITAL) != 0 &&
                      times.document().Class("street_word").Has(tokens[end]);
  return street || (times.Text(t).find('.') != std::string_view::npos &&
                    times.InSentence(t, {"version", "versions", "release", "releases", "section", "chapter", "verse"}));
}

void AddFixes(const Timeline& times, const cc_time& t, int last, sdk::Finding& finding) {
  const sdk::WordClass months = times.document().Class("month");
  const cc_token* number = nullptr;
  const cc_token* month = nullptr;
  for (const cc_token& token : times.document().Tokens(t)) {
    if (token.kind == CC_TOKEN_NUMBER && times.document().Text(token) == std::to_string(t.day)) number = &token;
    if (months.Has(token)) month = &token;
  }
  if (number == nullptr) return;
  finding.Fix("write " + std::to_string(last) + " " + std::string(MonthName(t.month)), sdk::SpanOf(*number),
              std::to_string(last));
  if (month == nullptr || t.month == 12) return;
  const std::string next(MonthName(t.month + 1));
  finding.Fix("write " + std::to_string(t.day - last) + " " + next,
              {{sdk::SpanOf(*number), std::to_string(t.day - last)}, {sdk::SpanOf(*month), next}});
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (const cc_time& t : times.times()) {
    if (!Timeline::IsDate(t) || t.month < 1 || t.month > 12 || t.day < 1 || t.role != CC_TIME_ROLE_PLAIN) continue;
    if (t.day > 31 || (t.year != 0 && t.year < kFirstYear)) continue;
    report.Considered();
    report.Compared(t.span);
    const int year = t.year == 0 ? kLeapYear : t.year;
    const int last = DaysInMonth(year, t.month);
    if (t.day <= last || SpokenOfAsMissing(times, t) || CountsSomething(times, t) || IsNameOrVersion(times, t))
      continue;
    const std::string month(MonthName(t.month));
    const bool leap_day = t.month == 2 && t.day == 29;
    sdk::Finding finding(t.span);
    finding.Message(leap_day ? "There was no 29 February in " + std::to_string(t.year) + ", which is no leap year."
                             : "There is no " + std::to_string(t.day) + " " + month + ".");
    finding.Workings(month + (t.year == 0 ? "" : " " + std::to_string(t.year)) + " has " + std::to_string(last) +
                     " days" + (t.month == 2 && t.year == 0 ? " at most" : "") + "; the text says " +
                     std::to_string(t.day));
    finding.Evidence(t.span, "date", std::to_string(t.day) + " " + month);
    if (!Timeline::Quoted(t)) AddFixes(times, t, last, finding);
    report.Emit(finding);
  }
}

}  // namespace

Rule ImpossibleDate() {
  return {.id = "impossible-date",
          .severity = sdk::Severity::kError,
          .summary = "A day that its month does not have",
          .run = Run};
}

}  // namespace claimcheck::dates
