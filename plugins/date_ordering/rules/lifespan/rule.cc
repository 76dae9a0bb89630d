// "Ann Lee (1950-1940)", "born in 1950, she died in 1940": a life that ends before it begins.
#include <string>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr int kLongestLife = 125;  // years

void Report(const Timeline& times, const cc_time& birth, const cc_time& death, sdk::RuleReport& report) {
  const int years = YearOf(death.first_day) - YearOf(birth.first_day);
  const bool reversed = birth.first_day > death.last_day;
  sdk::Finding finding(sdk::Cover(birth.span, death.span));
  finding.Message(reversed ? "Born in " + ShowTime(birth) + " and dead in " + ShowTime(death) +
                                 ": the life ends before it begins."
                           : "From " + ShowTime(birth) + " to " + ShowTime(death) + " nobody lives: that is " +
                                 Count(years, "year") + ".");
  finding.Workings(ShowTime(death) + " - " + ShowTime(birth) + " = " + std::to_string(years) + " years");
  finding.Evidence(birth.span, "birth", ShowTime(birth)).Evidence(death.span, "death", ShowTime(death));
  if (reversed && !Timeline::Quoted(birth) && birth.grain == CC_GRAIN_YEAR && death.grain == CC_GRAIN_YEAR) {
    finding.Fix("exchange the two years",
                {{birth.span, std::string(times.Text(death))}, {death.span, std::string(times.Text(birth))}});
  }
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const cc_time& a = times.At(i);
    const cc_time& b = times.At(i + 1);
    const bool bracket = IsBracketedLife(times, a, b);
    const bool told = IsBirth(times, a) && IsDeath(times, b) && OneLife(times, a, b);
    if (!bracket && !told) continue;
    report.Considered();
    report.Compared(a.span, b.span);
    const int years = YearOf(b.first_day) - YearOf(a.first_day);
    if (a.first_day > b.last_day || years > kLongestLife) Report(times, a, b, report);
  }
}

}  // namespace

Rule Lifespan() {
  return {
      .id = "lifespan", .severity = sdk::Severity::kError, .summary = "A life that ends before it begins", .run = Run};
}

}  // namespace claimcheck::dates
