// What a report compares its quarter, its nine months or its year with.
//
// Method: the last quarter named is what the report is about, unless it lies ahead or was named to be compared with; "a
// year earlier" is the same quarter of the year before, unless the sentence is about longer than a quarter.
// Counter-examples: "A year ago, unemployment was 5%" opens a sentence and compares with no quarter; a fiscal quarter
// keeps its number, whatever its days.
#include "daemon/base/calendar.h"
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_units.h"
#include "daemon/facts/timex3.h"

namespace claimcheck::facts {

// "For the nine months, net rose from … a year earlier", or in the sentence behind.
bool TimeAnchor::ComparesMonths(const Mention& m) const {
  return span_sentence_ != CC_NONE && m.sentence - span_sentence_ <= 1;
}

bool TimeAnchor::ComparesQuarters(const Mention& m) const {
  return last_quarter_ != CC_NONE && m.unit == Unit::kYear && m.count_low == 1 && m.count_high == 1 &&
         m.hedge == CC_HEDGE_NONE && m.step == kNoStep && !m.to_event && !m.at_following && m.direction <= 0 &&
         m.kind != MentionKind::kFromNow && (m.of_quarter || !(m.leads || ComparesMonths(m))) &&
         facts_.times[last_quarter_].first_day != CC_NO_DAY &&
         m.sentence - facts_.times[last_quarter_].sentence <= kSameReport;
}

// The year and the quarter as named: the days of a fiscal one lie elsewhere. A quarter of 0 if the year is not known.
TimeAnchor::Quarter TimeAnchor::LastQuarter() const {
  if (last_quarter_ == CC_NONE) return {};
  const cc_str& value = facts_.times[last_quarter_].timex3;  // "2024-Q3"
  int year = 0;
  for (uint32_t i = 0; i < value.size && i < 4; ++i) {
    if (value.data[i] < '0' || value.data[i] > '9') return {};
    year = year * 10 + (value.data[i] - '0');
  }
  if (value.size != 7 || value.data[5] != 'Q') return {};
  return {year, value.data[6] - '0'};
}

TimeAnchor::Result TimeAnchor::YearOfQuarter(const Mention& m) const {
  const cc_time& quarter = facts_.times[last_quarter_];
  const Quarter named = LastQuarter();
  Result r;
  r.days = {AddMonths(quarter.first_day, -12), AddMonths(quarter.last_day, -12)};
  r.value = named.number != 0 ? PeriodValue(QuarterDays(named.year - 1, named.number).first,
                                            m.unit == Unit::kYear ? Unit::kQuarter : m.unit)
                              : PeriodValue(r.days.first, m.unit == Unit::kYear ? Unit::kQuarter : m.unit);
  r.grain = CC_GRAIN_VAGUE;  // the year as a whole may be meant as well, so nothing is counted from it
  r.days = {YearDays(base::CivilFrom(r.days.first).year).first, YearDays(base::CivilFrom(r.days.last).year).last};
  r.basis = quarter.basis == CC_BASIS_NONE ? CC_BASIS_NONE : CC_BASIS_CONTEXT;
  r.anchor = last_quarter_;
  return r;
}

// What a report is about is the latest quarter that is over, or of which it tells in the past; an outlook or a look
// back leaves it as it is.
bool TimeAnchor::ReportsQuarter(const Mention& m, Days days, uint32_t tense) const {
  const bool told = m.fiscal || (m.quarter != 0 && tense == CC_TENSE_PAST);
  if (published() && !told && days.last != CC_NO_DAY && days.last >= published_) return false;
  if (last_quarter_ == CC_NONE || m.sentence - facts_.times[last_quarter_].sentence > kSameReport) return true;
  return days.last == CC_NO_DAY || days.last >= facts_.times[last_quarter_].last_day;
}

// "The nine months", "the year": what a report compares with the same of the year before, and with no quarter.
bool TimeAnchor::SpansMonths(const Mention& m) {
  if (m.kind == MentionKind::kDuration && !m.vague && m.count_low == m.count_high && m.step == kNoStep) {
    return (m.unit == Unit::kMonth && m.count_low >= 6 && m.count_low < 12) ||
           (m.unit == Unit::kYear && m.count_low == 1);
  }
  return m.kind == MentionKind::kCurrent && m.unit == Unit::kYear && m.step == 0 &&
         m.count_low == 1;  // not "this year"
}

}  // namespace claimcheck::facts
