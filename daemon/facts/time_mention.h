// A time expression as its words say it, before it is read against a date.
//
// The matchers (time_matchers.h) make mentions from tokens; the anchor (time_anchor.h) turns each of them into a
// cc_time.
// Example: "two days before last Tuesday" -> kOffset {count 2, unit day, direction -1} and kNamed {weekday 2, step -1}.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_MENTION_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_MENTION_H_

#include <cstdint>

#include "claimcheck/plugin.h"

namespace claimcheck::facts {

// Values of daemon/text/lexicon/time_unit.txt.
enum class Unit : uint8_t {
  kNone = 0,
  kSecond = 1,
  kMinute = 2,
  kHour = 3,
  kDay = 4,
  kWeek = 5,
  kMonth = 6,
  kQuarter = 7,
  kYear = 8,
  kDecade = 9,
  kCentury = 10,
  kMillennium = 11,
  kFortnight = 12,
  kWeekend = 13,
  kNight = 14,
};

enum class MentionKind : uint8_t {
  kNamed,    // parts of a calendar date: year, month, day, weekday, quarter, season, holiday …
  kCurrent,  // `step` units from the day of writing: yesterday, this week, next year
  kAgo,      // `count` units before the day of writing
  kFromNow,  // `count` units after it
  kOffset,   // `count` units from a date of the text: "two days later", "the following year"
  kSame,     // the same unit as a date of the text: "that year", "the same day"
  kDuration,
  kSet,
  kReference,  // now, recently, soon: `step` is 1 present, 2 past, 3 future
  kAge,
  kOrdinalPeriod,
  kAnniversary,
};

enum class Part : uint8_t {
  kNone = 0,
  kMorning = 1,
  kMidday = 2,
  kAfternoon = 3,
  kEvening = 4,
  kNight = 5,
  kDaytime = 6
};

inline constexpr int kNoStep = 127;

struct Mention {
  uint32_t first = 0;  // tokens of the document, half-open
  uint32_t end = 0;
  uint32_t sentence = 0;
  MentionKind kind = MentionKind::kNamed;
  Unit unit = Unit::kNone;  // of a count; of kCurrent and kSame the period meant
  Part part = Part::kNone;
  uint8_t shade = CC_TIME_SHADE_NONE;

  // Parts as written; 0 where not written.
  int32_t year = 0;  // negative: BC
  int32_t month = 0;
  int32_t day = 0;
  int32_t weekday = 0;
  int32_t quarter = 0;  // 1 to 4
  int32_t half = 0;     // 1, 2
  int32_t season = 0;   // 1 to 4
  int32_t holiday = 0;  // index into holidays.cc, from 1
  int32_t decade = 0;   // 1980
  int32_t century = 0;  // 18 for the 18th; negative: BC
  int32_t ordinal = 0;
  // Which part of the period that the rest of the mention names: "the first Friday of", "the rest of".
  enum class Within : uint8_t { kAll, kNth, kRest, kAround, kNumbered, kBeside } within = Within::kAll;
  // kAround: "the week of 6 March"; kNumbered: "week 45 of 2023"; kBeside: "the Friday after Easter"
  int8_t nth = 0;  // of kNth and kNumbered: from 1; -1 the last; of kBeside -1 before, 1 after
  int8_t part_weekday = 0;
  Unit part_unit = Unit::kNone;
  bool fiscal = false;
  bool two_digit_year = false;
  bool numeric_order_open = false;  // 5/6/2024: month and day may be the other way round
  int8_t side = 0;    // "earlier this year" -1, "later that week" 1: of the day of writing, or of the text's
  bool edge = false;  // of a shade: "the end of 2012", "year-end"; not "late 2012"

  int step = kNoStep;  // "last" -1, "this" 0, "next" 1, where written; "two Fridays ago" -2
  int clock = -1;      // minutes from midnight
  int zone = INT32_MIN;
  bool hour_only = false;

  double count_low = 0;  // of a length
  double count_high = 0;
  struct Rest {  // "two years, three months and five days"
    double count = 0;
    Unit unit = Unit::kNone;
  };
  Rest rest[3];
  bool vague = false;  // several, a few: the count is X
  int direction = 0;   // of kOffset: -1 before, 1 after
  // "two days after 5 May": counted from the mention that follows; "the first ten days of May": the length is its part,
  // the first or (`nth` -1) the last one.
  bool at_following = false;
  bool to_event = false;  // "two days after the vote": counted from something without a date
  bool behind_until = false;
  bool opens_sentence = false;  // with the preposition before it
  bool evenly = false;          // "effective 1 June", "through January": the nearest, whatever the verb says
  bool leads = false;           // "A year ago, …": opens its sentence and compares with no quarter
  bool of_quarter = false;      // "the year-ago quarter"
  bool reported = false;        // "he said on May 5 that he would leave at the end of the month": of that May
  bool of_named = false;        // "that day in 1990"
  bool deadline = false;        // "by Friday", "through Friday"
  bool ahead = false;           // "oil for April delivery"
  bool happened = false;        // "Friday's crash": past, whatever the clause says
  bool ended = false;           // "ended Sept. 30", of a report: past as well
  bool indefinite = false;      // "on a Saturday", "one Friday": any; "the Friday after the vote"
  bool apposed = false;         // "June 27, a Saturday": the day before it
  bool opens_bracket = false;   // "10:35 a.m. (0735 GMT) Friday": of both clocks, and of the day
  bool behind_bracket = false;
  bool overnight = false;  // the night that is over, unless the clause looks ahead
  bool verbless = false;   // in a short sentence without a verb: a heading, a listing
  bool compared = false;   // of kCurrent: "the same period last year", which in a report on a quarter is a quarter
  bool pointed = false;    // "the following year", "the day before"; of a weekday: `step` counts such days, not weeks
  bool behind_in = false;  // of kDuration: "in two weeks", a date where the clause is in the future
  bool behind_within = false;  // "within two weeks"
  uint8_t hedge = CC_HEDGE_NONE;
  uint32_t range_end = CC_NONE;  // index of the mention that ends the range
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_MENTION_H_
