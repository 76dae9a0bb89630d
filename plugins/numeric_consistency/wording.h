// Numbers in messages and fixes, written as the text writes them.
//
// Example: Like(240, "£1,200") -> "£240"; Like(1.6e6, "1.2 million") -> "1.6 million"; Like(25, "20 percent") -> "25
//          percent"
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_WORDING_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_WORDING_H_

#include <string>

#include "claimcheck/sdk.h"
#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

// The number as it stands in the text.
std::string Show(const Article& article, const Number& number);
// A plain figure with at most `decimals` decimals and separators of thousands: 1,320; 33.3.
std::string Figure(double value, int decimals = 1);
std::string Percent(double value);
// `value` in place of `number`: same unit, scale and decimals (more of them where the value would round away).
// Empty if the number is written in a way that cannot be imitated.
std::string Like(const Article& article, double value, const Number& number);
// The same for messages: a plain figure where it cannot be imitated.
std::string As(const Article& article, double value, const Number& like);
// Offers "write …" unless the number stands in somebody's words, is hedged or would stay the same.
void OfferFix(sdk::Finding& finding, const Article& article, const Number& number, double value);
// The same of a percentage that was worked out, to one decimal.
void OfferPercent(sdk::Finding& finding, const Article& article, const Number& number, double percent);
void AddEvidence(sdk::Finding& finding, const Article& article, const Number& number, std::string role);
// Two mentions of one thing, either of which may be the wrong one: both as evidence, each offered in place of the
// other.
void AddMentions(sdk::Finding& finding, const Article& article, const Number& first, const Number& second);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_WORDING_H_
