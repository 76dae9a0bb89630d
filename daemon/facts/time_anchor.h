// Turns mentions into times: fills in what the words leave out and writes TIMEX3 values, days and lengths.
//
// What is missing comes, in this order, from the words themselves, from the other end of a range, from the text before
// (only where the words say so, or where there is no publication date), and from the publication date, with the
// clause's tense deciding between past and future. What has nothing to be read against keeps its X: basis NONE.
// Threads: one anchor per document.
// Cost:    constant per mention.
// Example: published 2024-11-13 (a Wednesday), "said on Friday" -> 2024-11-08; "will meet on Friday" -> 2024-11-15.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_ANCHOR_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_ANCHOR_H_

#include <optional>
#include <string>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/time_interval.h"
#include "daemon/facts/time_mention.h"

namespace claimcheck::facts {

// Days of a count of units, its smallest and largest reading.
struct Length {
  double low;
  double high;
};
Length LengthOf(const Mention& m);

// Parts that come every year: a month, a quarter, a season, a holiday.
bool Recurs(const Mention& m);

class TimeAnchor {
 public:
  // `published` is CC_NO_DAY where nobody knows; `day_first` says how this document writes 5/6/2024.
  TimeAnchor(int32_t published, bool day_first, Facts& facts)
      : published_(published), day_first_(day_first), facts_(facts) {}

  // Appends the time of mentions[index] to facts.times; call once for each mention, in order. `tense` is its clause's.
  // Fills everything but span, range_end and what BindFacts fills. May change that mention, but none behind it.
  void Resolve(std::vector<Mention>& mentions, size_t index, uint32_t tense);

 private:
  struct Result {
    std::string value;
    Days days;
    uint32_t grain = CC_GRAIN_DAY;
    uint32_t basis = CC_BASIS_NONE;
    uint32_t anchor = CC_NONE;
  };

  struct Placed {
    Result result;
    uint32_t type = CC_TIME_DATE;
    uint32_t role = CC_TIME_ROLE_PLAIN;
    Length length = {0, 0};
  };

  bool published() const { return published_ != CC_NO_DAY; }
  const cc_time* Last() const { return last_ == CC_NONE ? nullptr : &facts_.times[last_]; }
  Placed Place(Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  static std::string OpenValue(const Mention& m);
  Result DayOfBracket(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  Result Apposed(const Mention& m, const std::vector<Mention>& mentions, size_t index) const;
  Result DayBehind(Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  // time_naming.cc
  Result Named(Mention& m, uint32_t tense, bool follow_text);
  Result NamedWithYear(const Mention& m, int year, uint32_t basis) const;
  Result NamedWithoutYear(const Mention& m, uint32_t tense);
  Result NamedFromText(Mention& m);
  Result WeekdayAlone(const Mention& m, uint32_t tense);
  Result DayOfMonth(const Mention& m) const;
  Result ClockAlone(const Mention& m, uint32_t tense);
  Mention QuarterOfReport(const Mention& m) const;
  int32_t DayNear(const Mention& m, uint32_t tense) const;
  int YearNear(const Mention& m, uint32_t tense, int32_t reference) const;
  int YearOfElection(const Mention& m, int year) const;
  int YearOfWeekday(const Mention& m, int year) const;
  std::optional<int> YearOfRunningRange(const Mention& m) const;
  // time_within.cc
  Result PartOf(const Mention& m, const Result& whole) const;
  // time_quarters.cc
  // Sentences within which "a year ago" compares with a quarter named before.
  static constexpr uint32_t kSameReport = 8;
  static bool SpansMonths(const Mention& m);
  bool ComparesMonths(const Mention& m) const;
  // "a year ago" in a report on a quarter means the same quarter.
  bool ComparesQuarters(const Mention& m) const;
  Result YearOfQuarter(const Mention& m) const;
  struct Quarter {
    int year = 0;
    int number = 0;
  };
  Quarter LastQuarter() const;
  bool ReportsQuarter(const Mention& m, Days days, uint32_t tense) const;
  // time_anchor.cc
  Result FromNow(const Mention& m) const;
  Result Lasting(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  Days ShareOfFollowing(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  Result FromText(Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  Result Current(const Mention& m, uint32_t tense);
  Result Counted(const Mention& m, int32_t base_first, int32_t base_last, int direction, uint32_t basis) const;
  Result Offset(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  Days BesideAnchor(const Mention& m, const Result& r) const;
  Result Same(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index);
  void Remember(const Mention& m, const Result& result, uint32_t index);

  int32_t published_;
  bool day_first_;
  Facts& facts_;
  const Mention* range_to_ = nullptr;  // what ends the range that the mention being read begins
  uint32_t range_begin_ = CC_NONE;     // the time that begins the range that the mention being read ends
  uint32_t last_ = CC_NONE;            // the last time of the text that others may count from
  uint32_t last_told_ = CC_NONE;       // the same, of those that do not lie ahead
  uint32_t last_quarter_ = CC_NONE;    // the last quarter named
  uint32_t span_sentence_ = CC_NONE;   // the last sentence about "the nine months", which no quarter is compared with
  uint32_t last_year_ = CC_NONE;       // the last time with a year of its own
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_ANCHOR_H_
