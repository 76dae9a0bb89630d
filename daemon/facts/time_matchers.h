// The small matchers that time expressions are made of.
//
// Each looks at the tokens from `i` on, within one sentence, and returns the token after what it read, or 0 if no such
// expression begins there; `mention` then holds rubbish. None looks behind `i` for more than a few tokens.
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens each.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_MATCHERS_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_MATCHERS_H_

#include "daemon/facts/time_mention.h"
#include "daemon/facts/time_openings.h"
#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// Any expression: tries those of the matchers below that the opening names, with what may stand before them (hedges,
// shades). The only one that the reader calls; `mention` is as made.
uint32_t MatchTime(const TokenRow& row, const TimeOpening& opening, Mention& mention);

// time_dates.cc: "Saturday, April 25, 2009", "5 May", "5/6/2024", "March", "Friday night".
uint32_t MatchCalendarDate(const TokenRow& row, uint32_t i, Mention& mention);
// time_years.cc: "2012", "the 1980s", "44 BC", "18th century", "nineteen ninety-six".
uint32_t MatchYear(const TokenRow& row, uint32_t i, Mention& mention);
// "2012" behind a month or "of", where hardly anything else can be meant.
uint32_t ReadYearAfter(const TokenRow& row, uint32_t i, Mention& mention);
// time_periods.cc: quarters, halves, fiscal years, seasons, holidays.
uint32_t MatchPeriod(const TokenRow& row, uint32_t i, Mention& mention);
// time_clock.cc: "10:35 a.m. EST", "noon", "2030 GMT"; with a date behind it where one follows at once.
uint32_t MatchClock(const TokenRow& row, uint32_t i, Mention& mention);
// time_parts.cc: "the first Friday of July", "the last week of 2012", "the rest of the month", "the week of 6 March".
uint32_t MatchPart(const TokenRow& row, uint32_t i, Mention& mention);
// time_matchers.cc: "year", "month" … behind "end of the", "earlier in the", "mid-": the one that is running.
uint32_t MatchRunningUnit(const TokenRow& row, uint32_t i, Mention& mention);
// time_relative.cc: "yesterday", "last week", "next Friday", "the following year", "that June", "now".
uint32_t MatchRelative(const TokenRow& row, uint32_t i, Mention& mention);
// time_lengths.cc: durations, "two years ago", "three days later", ages, ordinals of periods, anniversaries.
uint32_t MatchLength(const TokenRow& row, uint32_t i, Mention& mention);
// time_lengths.cc: what a length may be counted from begins here; whether it is one shows when it is read.
bool BeginsDate(const TokenRow& row, uint32_t i);
// time_lengths.cc: "and a half", "and three months", "3 months" behind "two years"; `i` if nothing of that stands
// there.
uint32_t ReadRestOfLength(const TokenRow& row, uint32_t i, Mention& mention);
// time_lengths.cc: "daily", "every week", "on Mondays".
uint32_t MatchSet(const TokenRow& row, uint32_t i, Mention& mention);
// A part of the day behind a day: "morning" in "Friday morning".
uint32_t ReadDayPart(const TokenRow& row, uint32_t i, Mention& mention);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_MATCHERS_H_
