// Numbers as times need them: counts of units, years, days of a month, ordinals.
//
// Each function looks at the tokens from `i` on and returns the token after what it read, or 0 if nothing stands there.
// Cost:    a bounded number of tokens.
// Example: "two and a half" -> 2.5; "several" -> vague; "nineteen ninety-six" -> year 1996; "21st" -> ordinal 21.
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_NUMBERS_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_NUMBERS_H_

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

struct Count {
  double low = 0;
  double high = 0;
  bool vague = false;    // several, a few, many
  bool article = false;  // "a", "an"
};

// The value of a token of digits ("1,000", "2.5"); negative if it is none.
double DigitsValue(std::string_view text);
// Digits and nothing else, `min_size` to `max_size` of them; -1 otherwise.
int PlainDigits(const TokenRow& row, uint32_t i, size_t min_size, size_t max_size);
// "3", "2 1/2", "twenty-four", "a hundred", "two to three", "a couple of", "several".
uint32_t ReadCount(const TokenRow& row, uint32_t i, Count& count);
// "third", "twenty-first", "21st".
uint32_t ReadOrdinal(const TokenRow& row, uint32_t i, int& value);
// "nineteen ninety-six", "two thousand and five", "twenty twelve", "nineteen oh five", "eighteen hundred ninety".
uint32_t ReadSpokenYear(const TokenRow& row, uint32_t i, int& year);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_NUMBERS_H_
