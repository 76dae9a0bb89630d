// The rules of this checker.
//
// Each rule stands in rules/<id>/: rule.cc (the code), rule.md (the page), corpus.txt (the examples).
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_RULES_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_RULES_H_

#include "claimcheck/sdk.h"
#include "plugins/date_ordering/timeline.h"

namespace claimcheck::dates {

using Rule = sdk::Rule<Timeline>;

Rule WeekdayDate();
Rule ImpossibleDate();
Rule RangeReversed();
Rule Sequence();
Rule Elapsed();
Rule OrdinalPeriod();
Rule Undated();
Rule BeforeAfter();
Rule DurationSpan();
Rule CenturyDecade();
Rule Anniversary();
Rule AgeBirth();
Rule ClockConversion();
Rule RelativeVsDate();
Rule FutureAsPast();
Rule PastAsFuture();
Rule TenseOrder();
Rule StaleYear();
Rule Lifespan();
Rule AgeEvent();
Rule QuarterMonth();
Rule ClockOrder();
Rule AgeConflict();
Rule HeadlineDate();
Rule EventDateDrift();
Rule EventOrder();

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_RULES_H_
