// What stands around a number and says what it is a number of: a unit, a currency, per cent, a rate.
//
// Threads: free functions; concurrent calls safe.
// Cost:    a bounded number of tokens.
// Example: behind the 60 of "60 miles an hour" -> "mph"; before the 5 of "US$5" -> "USD"
#ifndef CLAIMCHECK_DAEMON_FACTS_MEASURE_H_
#define CLAIMCHECK_DAEMON_FACTS_MEASURE_H_

#include <cstdint>

#include "daemon/facts/number_reader.h"
#include "daemon/facts/token_row.h"
#include "daemon/facts/unit_table.h"

namespace claimcheck::facts {

struct Measure {
  uint32_t first = 0;  // of a currency before the number; else the number's own
  uint32_t end = 0;    // token after it; of a currency before the number the number's own first token; 0: none
  MeasureUnit unit;
  double worth = 1;       // of one of them in `unit`: 0.01 for a cent
  bool compound = false;  // joined to the number by a hyphen: "30-mile"
};

// A currency that ends right before the token `first`: "$", "US$", "Rs.", "EUR".
Measure CurrencyBefore(const TokenRow& row, uint32_t first);
// Whether anything that can be a unit begins at `i`, behind a number: most numbers have none. Cheap.
bool MayMeasure(const TokenRow& row, uint32_t i);
// A unit that begins at number.end.
Measure MeasureBehind(const TokenRow& row, const Number& number);

// Whether the mark at `i` stands for feet, as in 6'2", if the rest agrees.
bool Prime(const TokenRow& row, uint32_t i);

// Whether the C or F at `i`, right behind digits, is a temperature: "at 30C", "(80F)"; not "13F filings", "777F".
bool MeansDegrees(const TokenRow& row, uint32_t i);

// Whether the words around "degrees" at `i` speak of heat.
bool SpeaksOfHeat(const TokenRow& row, uint32_t i);

struct Rate {
  uint32_t first = 0;  // tokens, half-open; empty: none
  uint32_t end = 0;
  uint32_t unit = 0;  // token of the noun, 0 if it is a unit of time
  uint32_t unit_end = 0;
  int time_unit = 0;  // value of time_unit.txt
};

// "a month", "per soldier", "daily", "each", beginning at `i`. `money`: any noun may follow "a".
Rate RateAt(const TokenRow& row, uint32_t i, bool money);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_MEASURE_H_
