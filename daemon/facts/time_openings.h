// Where a time expression may begin, and which matchers may read one there.
//
// Where a reader is not named it cannot read anything; where it is, it mostly can: what follows the word has been
// looked at as far as the reader would have to find something there. The nine in ten words that begin nothing cost a
// few instructions.
//
// Input:   the whole document; openings in blocks of code are left in, the reader skips those sentences.
// Threads: free function; concurrent calls safe.
// Cost:    linear.
// Example: "The mayor spoke for two hours on Friday" -> {two: kReadLength}, {Friday: kReadCalendarDate}
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_OPENINGS_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_OPENINGS_H_

#include <cstdint>
#include <vector>

#include "daemon/text/document.h"

namespace claimcheck::facts {

// The matchers of time_matchers.h, as bits in the order in which they are tried.
enum TimeReaders : uint16_t {
  kReadPart = 1,
  kReadHedged = 2,
  kReadShaded = 4,
  kReadSet = 8,
  kReadClock = 16,
  kReadPeriod = 32,
  kReadRelative = 64,
  kReadCalendarDate = 128,
  kReadLength = 256,
  kReadYear = 512,
  kReadShared = 1024,  // before all others: "9 to 12 May"
};

struct TimeOpening {
  uint32_t token;
  uint16_t readers;  // of TimeReaders
};

// Replaces `openings`; in falling order of tokens, the first one last.
void FindTimeOpenings(const text::Document& document, std::vector<TimeOpening>& openings);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_OPENINGS_H_
