// What bears a figure out: whether a number of the text can be the one that the headline (or the standfirst) means.
//
// A headline rounds (698 jobs are 700), cuts off ($33.8 million is "$33 million"), says a share another way (one in
// five is 20%), adds up and takes away. Agrees() asks for one number of the text, IsComputed() for a sum of two or
// more. Counter-examples:
//   2-0 / 1-0                    scores agree whole or not at all, the loser first as well
//   the 402nd / 302nd, 402 jobs  a rank agrees with a rank
//   $500 a week / $500 a month   two amounts
// Cost: constant per pair; IsComputed is linear in the numbers of the text, each with a few behind it.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_BEARING_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_BEARING_H_

#include <cstdint>
#include <span>
#include <string>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

// What is compared with what. Lengths of time and ages are the checker date-ordering's.
enum class Kind : uint8_t { kNone, kCount, kMoney, kPercent, kPoint, kMeasure, kRank, kShare, kScore };

Kind KindOf(const Number& number);
// One kind, in units that convert into each other: currencies do not.
bool SameKind(const Number& a, const Number& b);
bool Agrees(const Article& article, const Number& headline, const Number& n);
// The same amount in another time: "603 km per minute" above "603 km/h".
bool HasOtherRate(const Number& headline, const Number& n);
// Two or more numbers of the text give the headline's: their sum, their difference, a share of one in the other.
bool IsComputed(const Article& article, const Number& headline, std::span<const Number> body);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_BEARING_H_
