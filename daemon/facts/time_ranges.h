// Ranges: "from 2012 to 2015", "9-12 May", "May 9 and 12", "2012-13", "between 4 and 9 May".
//
// A range is two mentions; the first one knows the index of the second. What is written once ("May", "2012") is shared.
// Cost: a bounded number of tokens per mention.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_RANGES_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_RANGES_H_

#include <string_view>
#include <vector>

#include "daemon/facts/time_mention.h"
#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// A number that is a whole day or year; -1 if the text holds anything but digits.
int PlainNumber(std::string_view text);
// "9-12 May": a day whose month stands at the other end. Returns the token behind both, or 0.
uint32_t MatchSharedRange(const TokenRow& row, uint32_t i, Mention& begin, Mention& end);
// Behind a mention that ends at `i`: "-12" in "May 9-12", "-13" in "2012-13". Appends the end of the range and returns
// the token behind it, or `i`.
uint32_t ReadRangeTail(const TokenRow& row, uint32_t i, std::vector<Mention>& mentions);
// Gives neighbours of one sentence that "and", "or" or a comma joins the year that only the last one has.
void ShareYears(const TokenRow& row, size_t first, std::vector<Mention>& mentions);
// Links neighbours of one sentence that a "to", a "through", a dash or a "between … and" joins.
void LinkRanges(const TokenRow& row, size_t first, std::vector<Mention>& mentions);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_RANGES_H_
