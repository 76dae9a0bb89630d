// Which money a name, a sign or a code means, with the nation that may stand beside it.
//
// Rows are numbered by currency.txt and currency_code.txt, nations by currency_nation.txt (daemon/text/lexicon).
// Threads: constant data.
// Cost:    constant.
// Example: Currency(1, 3) -> {"CAD", 1}; Currency(2, 0) -> {"USD", 0.01}, which is a cent
#ifndef CLAIMCHECK_DAEMON_FACTS_CURRENCY_TABLE_H_
#define CLAIMCHECK_DAEMON_FACTS_CURRENCY_TABLE_H_

#include <string_view>

namespace claimcheck::facts {

struct Money {
  std::string_view code;  // ISO 4217 where there is one; static; empty: no such money
  double worth = 1;       // of one of it in units of the code
};

// `nation` is 0 if none is named; then the money of that name that news most often means.
Money Currency(int row, int nation);
// Of a name without a nation. Dinars, rials and riyals are the money of half a dozen states each: they keep their name.
Money NamelessCurrency(int row);

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_CURRENCY_TABLE_H_
