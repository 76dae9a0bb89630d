// Codes: ISO 4217; BTC is not in it, but everybody writes it.
#include "daemon/facts/currency_table.h"

#include <iterator>

namespace claimcheck::facts {
namespace {

constexpr Money kMoney[] = {
    {},  // 0
    {"USD"},
    {"USD", 0.01},
    {"EUR"},
    {"GBP"},
    {"GBP", 0.01},
    {"JPY"},
    {"CNY"},
    {"INR"},
    {"RUB"},
    {"CHF"},  // 1
    {"KRW"},
    {"MXN"},
    {"TRY"},
    {"ILS"},
    {"SEK"},
    {"NOK"},
    {"PLN"},
    {"HUF"},
    {"CZK"},
    {"ZAR"},  // 11
    {"NGN"},
    {"KES"},
    {"THB"},
    {"MYR"},
    {"IDR"},
    {"VND"},
    {"SAR"},
    {"IRR"},
    {"AED"},
    {"KWD"},  // 21
    {"UAH"},
    {"BDT"},
    {"VES"},
    {"BTC"},
    {"BRL"},
    {"DEM"},
    {"NLG"},
    {"RUB", 0.01},
    {"EGP", 0.01},
    {"GHS"},  // 31 to 40
    {"ETB"},
    {"RON"},
    {"BGN"},
    {"LBP"},
    {"OMR"},
    {"JOD"},
    {"BHD"},
    {"MNT"},
    {"ARS"},
    {"CAD"},  // 41
    {"AUD"},
    {"NZD"},
    {"HKD"},
    {"SGD"},
    {"TWD"},
    {"DKK"},
    {"PHP"},
    {"CLP"},
    {"ISK"},
    {"GEL"},  // 51
    {"EGP"},
    {"KZT"},
    {"TZS"},
    {},
    {"RSD"},
    {"PKR"},
    {"LKR"},
    {"NPR"},
    {"UGX"},
    {"QAR"},  // 61
    {"MYR", 0.01},
    {"CRC"},
    {"LAK"},
    {"ESP"},
    {"FIM"},
    {"PTE"},
    {"GRD"},
    {"ATS"},
    {"USD", 1e6},
    {"EUR", 1e6},  // 71
    {"GBP", 1e6},
    {"SEK", 1e6},
    {"UAH", 0.01},
    {"USD", 0.05},
    {"USD", 0.1},  // 81
};

// Nations that give a name another meaning than the usual one.
struct National {
  int row;
  int nation;
  Money money;
};
constexpr National kNational[] = {
    {1, 2, {"AUD"}},   {1, 3, {"CAD"}},   {1, 4, {"NZD"}},   {1, 5, {"HKD"}},       {1, 6, {"SGD"}},
    {1, 7, {"TWD"}},   {1, 8, {"BRL"}},   {1, 9, {"JMD"}},   {1, 21, {"MXN"}},      {4, 11, {"EGP"}},
    {4, 12, {"LBP"}},  {4, 13, {"SYP"}},  {8, 15, {"PKR"}},  {8, 16, {"LKR"}},      {8, 17, {"NPR"}},
    {10, 19, {"FRF"}}, {10, 20, {"XOF"}}, {10, 52, {"BEF"}}, {11, 51, {"KPW"}},     {12, 22, {"PHP"}},
    {12, 23, {"CLP"}}, {12, 24, {"COP"}}, {12, 25, {"ARS"}}, {12, 26, {"CUP"}},     {13, 43, {"ITL"}},
    {13, 12, {"LBP"}}, {15, 32, {"DKK"}}, {15, 33, {"ISK"}}, {16, 32, {"DKK"}},     {16, 30, {"SEK"}},
    {15, 31, {"NOK"}}, {22, 40, {"UGX"}}, {22, 41, {"TZS"}}, {27, 35, {"QAR"}},     {27, 36, {"OMR"}},
    {27, 37, {"YER"}}, {28, 36, {"OMR"}}, {28, 37, {"YER"}}, {28, 34, {"SAR"}},     {29, 45, {"MAD"}},
    {29, 46, {"AED"}}, {30, 28, {"IQD"}}, {30, 29, {"JOD"}}, {30, 53, {"BHD"}},     {30, 54, {"TND"}},
    {30, 55, {"RSD"}}, {30, 56, {"DZD"}}, {30, 57, {"LYD"}}, {2, 2, {"AUD", 0.01}}, {2, 3, {"CAD", 0.01}},
};

}  // namespace

Money Currency(int row, int nation) {
  if (row <= 0 || row >= static_cast<int>(std::size(kMoney))) return {};
  if (nation != 0) {
    for (const National& n : kNational) {
      if (n.row == row && n.nation == nation) return n.money;
    }
  }
  return kMoney[row];
}

Money NamelessCurrency(int row) {
  constexpr int kRiyal = 27, kRial = 28, kDinar = 30;
  switch (row) {
    case kRiyal: return {"riyal"};
    case kRial: return {"rial"};
    case kDinar: return {"dinar"};
    default: return Currency(row, 0);
  }
}

}  // namespace claimcheck::facts
