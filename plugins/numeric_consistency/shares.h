// Shares: a part, its whole, and the percentage, fraction or ratio that the text puts beside them.
//
//   12 of the 40 members, or 30%, voted    Of the 40 members, 12, or 30%,    half of the 90 seats (45)
//   The council has 40 members. Twelve of them, or 30 percent, …    30% of members, or 12 of the council's 40
// Counter-examples, read as no share:
//   12 of the 40 members, or 40% of those present    the percentage has a whole of its own
//   12 of the 40 members, up 40% from last year      a change
// Cost: linear; no look goes further than the sentence before.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_SHARES_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_SHARES_H_

#include <vector>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

struct Share {
  const Number* part = nullptr;    // null where the text gives a share and a whole only
  const Number* whole = nullptr;   // null in "one in five pupils, or 25%"
  const Number* stated = nullptr;  // percentage, fraction or ratio; null where the text gives part and whole only
  bool stated_first = false;       // "Half of the 90 seats (40)"
};

std::vector<Share> ReadShares(const Article& article);

// What the stated share can be, between 0 and 1.
Interval SharePossible(const Number& stated);
// In percent, where the text is a percentage; else in its own words.
bool IsShare(const Number& number);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_SHARES_H_
