// Reads one number from digits, words or both, whatever its size, and how exactly it is written.
//
// Input:   a row of tokens and the token where the number may begin.
// Output:  the token after the number, or 0 if none begins there. Signs, hedges, units and ranges are the caller's.
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the tokens of the number; no allocation.
// Example: "2.3 million" -> 2300000, step 100000, scaled; "two-thirds" -> FRACTION 2/3; "hundreds of thousands" ->
//          VAGUE
#ifndef CLAIMCHECK_DAEMON_FACTS_NUMBER_READER_H_
#define CLAIMCHECK_DAEMON_FACTS_NUMBER_READER_H_

#include <cstdint>
#include <string_view>

#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

struct Number {
  uint32_t first = 0;  // an article that belongs to it ("a dozen") may stand before the token that it was read from
  uint32_t end = 0;
  uint32_t form = CC_FORM_NUMERAL;  // CC_FORM_: NUMERAL, WORDS, FRACTION, ORDINAL, MULTIPLE, VAGUE
  double value = 0;
  double step = 1;  // worth of the last digit written, see cc_quantity
  double from = 0;  // of a FRACTION: its two numbers
  double to = 0;
  double low = 0;  // of VAGUE
  double high = 0;
  double lead = 0;      // what stands before the magnitude: 3 in "3 million"
  int exponent = 0;     // of the magnitude: 6 in "3 million"; 0 without one
  int decimals = 0;     // digits behind the point
  bool scaled = false;  // the magnitude hides digits: "2.3 million", "100k"; not "11,000" nor "eleven thousand"
  bool bare = false;    // nothing but digits: "54", "2012"
};

// Digits with thousands separators and decimals: "11,000", "2.5", "½". False for "3.5.2" and "007".
bool ParseDigits(std::string_view text, Number& number);

// Worth of the last significant digit of a whole number: 1000 for 11,000; 1 for anything below 100.
double StepOfWhole(double value);

struct NumberContext {
  bool money = false;   // a currency sign stands before it: "$3 m"
  bool no_and = false;  // an "and" ends it: "between one hundred and two hundred"
};

uint32_t ReadNumber(const TokenRow& row, uint32_t i, NumberContext context, Number& number);
// "third", "twenty-first", "21st".
uint32_t ReadOrdinalNumber(const TokenRow& row, uint32_t i, Number& number);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_NUMBER_READER_H_
