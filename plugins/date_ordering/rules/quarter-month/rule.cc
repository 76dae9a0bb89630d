// "the third quarter, from April to June": the months beside a quarter of the calendar are another quarter's.
//
// Companies and schools count from where they like: "its third quarter" and every sentence that speaks of a fiscal or
// school year, or stands behind one that does, are left alone.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

// 1 to 4 for a quarter of the calendar, from its TIMEX3 value ("2024-Q3").
int QuarterOf(const cc_time& t) {
  if (t.grain != CC_GRAIN_QUARTER || !Timeline::IsDate(t) || t.role != CC_TIME_ROLE_PLAIN) return 0;
  const std::string_view value = sdk::View(t.timex3);
  const size_t q = value.find("-Q");
  return q == std::string_view::npos || q + 2 >= value.size() || value[q + 2] < '1' || value[q + 2] > '4'
             ? 0
             : value[q + 2] - '0';
}

bool Fiscal(const Timeline& times, const cc_time& t) {
  return times.IsOneOf(t.first_token - 1, {"its", "their", "our", "company's", "'s", "’s", "fiscal"}) ||
         times.InSentence(
             t, {"fiscal", "financial", "company", "company's", "firm's", "its", "ended", "ending", "earnings",
                 "profit", "revenue", "shares", "reported", "loss", "inc.", "corp.", "school", "academic"});
}

// "The school year has four quarters. In the third quarter, …": the sentence before says whose quarters they are.
bool FiscalBefore(const Timeline& times, const cc_time& t) {
  if (t.sentence == 0) return false;
  const auto& sentences = times.document().sentences();
  const cc_sentence& before = sentences[t.sentence - 1];
  if (before.block != sentences[t.sentence].block) return false;
  for (uint32_t i = before.first_token; i < before.first_token + before.token_count; ++i) {
    if (times.IsOneOf(i, {"fiscal", "financial", "school", "academic", "budget"})) return true;
  }
  return false;
}

bool IsMonth(const cc_time& t) {
  return Timeline::IsDate(t) && t.month != 0 && t.day == 0 && t.role == CC_TIME_ROLE_PLAIN;
}

// ", from April to June" or "(April to June)" right behind the quarter.
bool NamesItsMonths(const Timeline& times, const cc_time& quarter, const cc_time& from, const cc_time& to) {
  const uint32_t begin = Timeline::EndToken(quarter);
  if (!times.IsOneOf(begin, {",", "(", "—", "–"}) || to.first_token != Timeline::EndToken(from) + 1) return false;
  const uint32_t gap = from.first_token - begin;
  return gap == 1 || (gap == 2 && times.IsOneOf(begin + 1, {"from", "between"}));
}

// Whether the months are that quarter's in a year that begins in the month `begins`.
bool IsFiscalQuarter(int begins, int stated, const cc_time& from, const cc_time& to) {
  if (begins == 0) return false;
  const int first = (begins - 1 + 3 * (stated - 1)) % 12 + 1;
  return from.month == first && to.month == (first + 1) % 12 + 1;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  static constexpr std::string_view kOrdinals[] = {"", "first", "second", "third", "fourth"};
  for (size_t i = 0; i + 2 < times.size(); ++i) {
    const cc_time& quarter = times.At(i);
    const int stated = QuarterOf(quarter);
    if (stated == 0) continue;
    report.Considered();
    const cc_time& from = times.At(i + 1);
    const cc_time& to = times.At(i + 2);
    if (!IsMonth(from) || !IsMonth(to) || from.range_end != i + 2 || !NamesItsMonths(times, quarter, from, to))
      continue;
    if (Fiscal(times, quarter) || FiscalBefore(times, quarter) || !Timeline::AssertedOrAnnounced(quarter)) continue;
    report.Compared(quarter.span, from.span, to.span);
    const bool whole = from.month % 3 == 1 && to.month == from.month + 2;
    const int months_quarter = whole ? (from.month + 2) / 3 : 0;
    if (from.month == 3 * stated - 2 && to.month == 3 * stated) continue;
    if (IsFiscalQuarter(times.fiscal_year_begins(), stated, from, to)) continue;
    const std::string right = std::string(MonthName(3 * stated - 2)) + " to " + std::string(MonthName(3 * stated));
    cc_span span = sdk::Cover(quarter.span, to.span);
    if (times.Is(Timeline::EndToken(quarter), "(") && times.document().text().substr(span.end, 1) == ")") ++span.end;
    sdk::Finding finding(span);
    finding.Message("The " + std::string(kOrdinals[stated]) + " quarter runs from " + right + ".");
    finding.Workings("quarter " + std::to_string(stated) + " = " + right + "; the text says " +
                     std::string(times.Text(from)) + " to " + std::string(times.Text(to)));
    finding.Evidence(quarter.span, "quarter", std::string(kOrdinals[stated]));
    finding.Evidence(sdk::Cover(from.span, to.span), "months",
                     std::string(times.Text(from)) + " to " + std::string(times.Text(to)));
    if (!Timeline::Quoted(quarter)) {
      finding.Fix("write " + right,
                  {{from.span, std::string(MonthName(3 * stated - 2))}, {to.span, std::string(MonthName(3 * stated))}});
      for (const cc_token& token : times.document().Tokens(quarter)) {
        if (months_quarter != 0 && times.document().Text(token) == kOrdinals[stated]) {
          finding.Fix("write " + std::string(kOrdinals[months_quarter]), sdk::SpanOf(token),
                      std::string(kOrdinals[months_quarter]));
        }
      }
    }
    report.Emit(finding);
  }
}

}  // namespace

Rule QuarterMonth() {
  return {.id = "quarter-month",
          .severity = sdk::Severity::kError,
          .summary = "Months beside a quarter that are another quarter's",
          .run = Run};
}

}  // namespace claimcheck::dates
