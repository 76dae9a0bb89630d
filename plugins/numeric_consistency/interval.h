// Intervals of amounts: what a number can mean, and sums over what numbers can mean.
//
// A number in a text has several readings: exact, rounded to its last written digit, cut off there, hedged. Reading()
// spans all of them. A sum over intervals gives every result that some choice of readings allows, so "no reading holds"
// is one question, Disagree(), and the only ground for a finding.
// Threads: values; safe.
// Example: Reading("about 11,000") -> [9900, 12100]; Disagree(RelativeChange([200], [250]), [19.5, 21]) -> true
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_INTERVAL_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_INTERVAL_H_

#include <cstdint>

namespace claimcheck::numeric {

struct Interval {
  double low = 0;
  double high = 0;
};

// What a number looks like in the text, as far as its readings depend on it.
struct Written {
  double value = 0;
  double step = 1;       // worth of the last digit written
  uint32_t hedge = 0;    // CC_HEDGE_
  bool counted = false;  // a bare count: whole things, so "17" is exact where "17 km" is not
  bool scaled = false;   // "2.3 million": the digits that are not written were left out
};

Interval Reading(const Written& written);
// The reading of a share written as a word: "a third" may stand for 32% or 35%.
Interval FractionReading(double value, uint32_t hedge);
// "One in five": tighter than a fraction, since the writer chose the numbers.
Interval RatioReading(double value, uint32_t hedge);
// The reading of a percentage: rounded or cut off at its last digit.
Interval PercentReading(double value, double step, uint32_t hedge);

// What the figure of a text may be where somebody who has it before him writes it like this above: rounded or cut off
// at the last digit that is no zero, and hedged closely ("more than 20" is said of 35, not of 500).
Interval Restated(const Written& written);
// The same of a share in words: "a third" is said of 32% and of 35%.
Interval RestatedShare(double value, uint32_t hedge);

// The reading of a percentage that was rounded and not cut off, as levels are that are set against each other or added
// up.
Interval RoundedPercent(double value, double step);
// What a figure may be that was converted from another unit, rounded as far as its zeros go, but by no more than
// `most`.
Interval Converted(const Written& written, double most);

bool Disagree(Interval a, Interval b);
inline bool Holds(Interval a, double value) { return a.low <= value && value <= a.high; }
inline Interval Exactly(double value) { return {value, value}; }
Interval Add(Interval a, Interval b);
Interval Subtract(Interval a, Interval b);
// What a share of a whole can be where only whole things are counted: a third of 10 people are 3.
inline Interval ToWholeThings(Interval a) { return Add(a, {-0.5, 0.5}); }
// The intervals hold no negative number.
Interval Multiply(Interval a, Interval b);
// The intervals hold no negative number; by nothing is without bound.
Interval Divide(Interval a, Interval b);
// The same, scaled by a factor above 0 and shifted.
Interval Scale(Interval a, double factor, double offset = 0);
// In percent of `from`: 25 for 200 to 250, -20 for 250 to 200. Without bound where `from` may be 0.
Interval RelativeChange(Interval from, Interval to);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_INTERVAL_H_
