// The parts that numbers are read from: digits, number words, cardinals, fractions.
//
// Internal to number_reader.h. Each reader takes the token where its part may begin and returns the token after it, or
// 0.
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the tokens of the number; no allocation.
#ifndef CLAIMCHECK_DAEMON_FACTS_NUMBER_PARTS_H_
#define CLAIMCHECK_DAEMON_FACTS_NUMBER_PARTS_H_

#include <cstdint>
#include <string_view>

#include "daemon/facts/number_reader.h"
#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

inline constexpr double kPowers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                     1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// The value of "½" and its like; negative if the text is none.
double FractionSign(std::string_view text);
// A cardinal below one hundred in one word; -1 if it is none.
int SmallWord(const TokenRow& row, uint32_t i);
// The power of ten of "hundred", "thousand", "million"; 0 if it is none.
int Magnitude(const TokenRow& row, uint32_t i);
// The same behind a number, where the plural is a magnitude as well: "three billions".
int PluralMagnitude(const TokenRow& row, uint32_t i);

inline bool Article(const TokenRow& row, uint32_t i) { return row.Is(i, "a") || row.Is(i, "an"); }
// The token behind a hyphen, or `i` itself.
inline uint32_t OverHyphen(const TokenRow& row, uint32_t i) { return row.Hyphen(i) ? i + 1 : i; }
// The same for a hyphen with spaces around it, as agencies' tokenised copy has it: "fifty - two", "five - eighths".
inline uint32_t OverLooseHyphen(const TokenRow& row, uint32_t i) { return row.Is(i, "-") ? i + 1 : i; }

// "seven hundred twenty-one thousand and twelve", "2.3 million", "two and a half". Sets all but `first` and `end`.
uint32_t ReadCardinal(const TokenRow& row, uint32_t i, NumberContext context, Number& number);
// Digits: "40 000" and "1.3x10^6", which go on behind what ReadCardinal has read.
uint32_t ReadSpacedThousands(const TokenRow& row, Number& number);
uint32_t ReadPower(const TokenRow& row, Number& number);

// "3/15".
uint32_t ReadSlashFraction(const TokenRow& row, uint32_t i, Number& number);
// "half", "a third" at `i`; "two-thirds" at its count; "132 fifths", "one over three" behind a cardinal.
uint32_t ReadFractionWord(const TokenRow& row, uint32_t i, Number& number);
uint32_t ReadCountedFraction(const TokenRow& row, uint32_t i, Number& number);
uint32_t ReadQuotient(const TokenRow& row, Number& number);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_NUMBER_PARTS_H_
