// One amount as written: a number with its sign, its currency or unit, without hedge and what is counted.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: "-5 °C", "US$2.3 million", "5 feet 10 inches" (one amount, in feet), "60-mile"
#ifndef CLAIMCHECK_DAEMON_FACTS_AMOUNT_H_
#define CLAIMCHECK_DAEMON_FACTS_AMOUNT_H_

#include <cstdint>

#include "daemon/facts/measure.h"
#include "daemon/facts/number_reader.h"
#include "daemon/facts/token_row.h"

namespace claimcheck::facts {

// How far a fraction or a ratio reaches either way: "a third" is said of 32 % and of 35 %.
inline constexpr double kFractionReach = 0.05;

struct Amount {
  uint32_t first = 0;  // tokens, half-open, with sign, currency and unit
  uint32_t end = 0;
  Number number;
  bool has_unit = false;
  bool compound = false;     // the unit stands behind a hyphen: "30-mile"
  bool sign_before = false;  // money before the number
  MeasureUnit unit;
  double worth = 1;  // of one counted thing in `unit`: 0.01 for a cent
  // In `unit`; low and high are the bounds of the digits as written, before any hedge.
  double value = 0;
  double step = 1;
  double low = 0;
  double high = 0;
};

// The amount whose number begins at token `i`; false if none does. `no_and`: an "and" belongs to somebody else.
// Nothing before token `floor` is taken: the sign of "5 $ 7" is the first amount's.
bool ReadAmount(const TokenRow& row, uint32_t i, bool no_and, uint32_t floor, Amount& amount);
// Adds what goes on in smaller units: "5 feet 10 inches", "2 hours 30 minutes", "a dollar and 42 cents".
void ReadSmallerUnits(const TokenRow& row, Amount& amount);
// Gives an amount without a unit that of another: the 3 of "3 to 5 km".
void TakeUnit(const Amount& from, Amount& amount);
// Multiplies by the magnitude of the other end of a range: the 3 of "3 to 5 million".
void TakeMagnitude(const Amount& from, Amount& amount);
// Value and bounds from number and unit. To be called after any change of either.
void Settle(Amount& amount);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_AMOUNT_H_
