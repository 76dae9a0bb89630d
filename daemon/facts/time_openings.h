// Where a time expression may begin, and which matchers may read one there.
//
// One look at each token's class decides, so that the nine in ten words that begin nothing cost no more than that. A
// word that opens a time only beside another ("the", "about", "last") counts as an opening only if the next token can
// go on with a time and a word that can carry one follows within a few tokens. Input:     the whole document; openings
// in blocks of code are left in, the reader skips those sentences. Threads:   free function; concurrent calls safe.
// Cost: linear, a few instructions a token. Example:   "The mayor spoke on Friday" -> {Friday: kReadCalendarDate}
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
};

struct TimeOpening {
  uint32_t token;
  uint16_t readers;  // of TimeReaders
};

// Replaces `openings`; in falling order of tokens, the first one last.
void FindTimeOpenings(const text::Document& document, std::vector<TimeOpening>& openings);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_OPENINGS_H_
