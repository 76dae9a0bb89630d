// date-ordering: dates that cannot be, and dates of one document that do not fit each other.
#include <span>

#include "claimcheck/sdk.h"
#include "plugins/date_ordering/rules.h"

namespace claimcheck::dates {

class DateOrdering {
 public:
  static sdk::Info Describe() {
    return {.vendor = "claimcheck",
            .summary = "Dates that cannot be, and dates of one document that do not fit each other",
            .languages = "en"};
  }
  static std::span<const Rule> Rules() {
    static const Rule kRules[] = {
        WeekdayDate(),  ImpossibleDate(), RangeReversed(), Sequence(),     BeforeAfter(),  Elapsed(),
        Anniversary(),  OrdinalPeriod(),  AgeBirth(),      AgeEvent(),     Lifespan(),     DurationSpan(),
        CenturyDecade(), QuarterMonth(),  ClockOrder(),    ClockConversion(), RelativeVsDate(), StaleYear(),
        FutureAsPast(), PastAsFuture(),   TenseOrder(),    AgeConflict(),    HeadlineDate(), Undated()};
    return kRules;
  }
  void Check(const sdk::Document& document, sdk::Report& report) {
    if (document.times().empty() && document.names().empty()) return;
    sdk::RunRules(Rules(), Timeline(document), report);
  }
};

}  // namespace claimcheck::dates

CLAIMCHECK_PLUGIN(claimcheck::dates::DateOrdering);
