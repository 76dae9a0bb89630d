// date-ordering: dates that cannot be, and dates of one document that do not fit each other.
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "claimcheck/sdk.h"
#include "plugins/date_ordering/rules.h"

namespace claimcheck::dates {

class DateOrdering {
 public:
  static sdk::Info Describe() {
    return {.vendor = "claimcheck",
            .summary = "Dates that cannot be, and dates of one document that do not fit each other",
            .languages = "en",
            .options_schema = kOptions};
  }
  static std::span<const Rule> Rules() {
    static const Rule kRules[] = {
        WeekdayDate(),    ImpossibleDate(), RangeReversed(), Sequence(),        BeforeAfter(),    Elapsed(),
        Anniversary(),    OrdinalPeriod(),  AgeBirth(),      AgeEvent(),        Lifespan(),       DurationSpan(),
        CenturyDecade(),  QuarterMonth(),   ClockOrder(),    ClockConversion(), RelativeVsDate(), StaleYear(),
        FutureAsPast(),   PastAsFuture(),   TenseOrder(),    AgeConflict(),     HeadlineDate(),   Undated(),
        EventDateDrift(), EventOrder()};
    return kRules;
  }
  void Check(const sdk::Document& document, sdk::Report& report) {
    if (document.times().empty() && document.names().empty()) return;
    sdk::RunRules(Rules(), Timeline(document, fiscal_year_begins_), report);
  }
  explicit DateOrdering(const sdk::Setup& setup) {
    if (!setup.options.empty())
      fiscal_year_begins_ = nlohmann::json::parse(setup.options).value("fiscal_year_begins", 0);
  }

 private:
  static constexpr std::string_view kOptions = R"({"type": "object", "additionalProperties": false, "properties": {
    "fiscal_year_begins": {"type": "integer", "minimum": 1, "maximum": 12,
                           "description": "Month in which fiscal years begin; their quarters are as good as the calendar's"}}})";

  int fiscal_year_begins_ = 0;  // month; 0: not given
};

}  // namespace claimcheck::dates

CLAIMCHECK_PLUGIN(claimcheck::dates::DateOrdering);
