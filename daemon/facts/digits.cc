// Digits: thousands in groups of three ("11,000"), in the Indian way ("1,00,000"), or apart ("40 000"); decimals;
// powers. Not numbers: "22,24,26" (a list), "3.5.2" (a version), "007".
#include <cmath>

#include "daemon/facts/number_parts.h"

namespace claimcheck::facts {
namespace {

// "½" and its like, as UTF-8.
struct Sign {
  std::string_view sign;
  double value;
};
constexpr Sign kFractionSigns[] = {
    {"½", 0.5}, {"¼", 0.25},    {"¾", 0.75},    {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}, {"⅕", 0.2},   {"⅖", 0.4},   {"⅗", 0.6},
    {"⅘", 0.8}, {"⅙", 1.0 / 6}, {"⅚", 5.0 / 6}, {"⅛", 0.125},   {"⅜", 0.375},   {"⅝", 0.625}, {"⅞", 0.875},
};

}  // namespace

double FractionSign(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80) return -1;
  for (const Sign& f : kFractionSigns) {
    if (f.sign == text) return f.value;
  }
  return -1;
}

// Longer ones are numbers of messages and accounts.
constexpr int kMostDigits = 15;

bool ParseDigits(std::string_view text, Number& number) {
  if (const double sign = FractionSign(text); sign > 0) {
    number.value = sign;
    number.decimals = 0;
    number.step = 0.25;
    return true;
  }
  uint64_t mantissa = 0;
  int size = 0, decimals = -1;
  int group = -1;  // digits since the last comma: three, or two in the Indian way before the last three
  int zeros = 0;   // at the end so far
  size_t at = 0;
  for (; at < text.size() && at < kMostDigits; ++at, ++size) {  // all there is, mostly
    const uint32_t digit = static_cast<unsigned char>(text[at]) - uint32_t{'0'};
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
    zeros = digit == 0 ? zeros + 1 : 0;
  }
  for (const char c : text.substr(at)) {
    if (c == ',') {
      if (group == 0 || group == 1 || group > 3 || (group < 0 && size > 3)) return false;
      group = 0;
      continue;
    }
    if (c == '.') {
      if (decimals >= 0) return false;
      decimals = 0;
      continue;
    }
    if (group >= 0 && decimals < 0) ++group;
    if (c < '0' || c > '9' || ++size > kMostDigits) return false;
    mantissa = mantissa * 10 + static_cast<uint64_t>(c - '0');
    zeros = c == '0' ? zeros + 1 : 0;
    if (decimals >= 0) ++decimals;
  }
  if (size == 0 || (group >= 0 && group != 3)) return false;
  if (text[0] == '0' && text.size() > 1 && text[1] != '.') return false;
  number.decimals = decimals > 0 ? decimals : 0;
  number.value = static_cast<double>(mantissa) / kPowers[number.decimals];
  number.step = number.decimals > 0 ? 1 / kPowers[number.decimals] : mantissa >= 100 ? kPowers[zeros] : 1;
  number.bare = number.decimals == 0 && group < 0;
  return true;
}

double StepOfWhole(double value) {
  if (value < 100 || value > 1e15) return 1;
  uint64_t whole = static_cast<uint64_t>(value);
  if (static_cast<double>(whole) != value) return 1;
  int zeros = 0;
  for (; whole % 10 == 0; whole /= 10) ++zeros;
  return kPowers[zeros];
}

// "40 000", "1 414 021 100": groups of three behind a narrow space, or behind a plain one if nothing else can be meant.
uint32_t ReadSpacedThousands(const TokenRow& row, Number& number) {
  if (!number.bare || number.value >= 1000 || number.value < 1) return 0;
  double value = number.value;
  int groups = 0;
  bool narrow = true, zeros = true;
  uint32_t end = number.end;
  for (; row.Number(end) && !row.Glued(end); ++end, ++groups) {
    const std::string_view digits = row.Text(end);
    if (groups > 0 && digits.size() > 4 && digits[3] == '.' && digits.find('.', 4) == std::string_view::npos) {
      Number last;  // "1 234 567.89"
      if (digits[0] == '0' || !ParseDigits(digits, last)) break;
      value = value * 1000 + last.value;
      number.decimals = last.decimals;
      number.step = last.step;
      number.value = value;
      number.bare = false;
      return end + 1;
    }
    if (digits.size() != 3 || digits.find('.') != std::string_view::npos) break;
    narrow &= row.At(end).begin - row.At(end - 1).end > 1;  // no-break and thin spaces take two bytes or three
    zeros &= digits == "000";
    value = value * 1000 + (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
  }
  if (groups == 0 || !(narrow || zeros || groups > 1) || (row.Number(end) && !row.Glued(end))) return 0;
  number.value = value;
  number.step = StepOfWhole(value);
  number.bare = false;
  return end;
}

// "10^6", "1.3x10^6", "6e12" behind digits.
uint32_t ReadPower(const TokenRow& row, Number& number) {
  uint32_t at = number.end;
  if (number.form != CC_FORM_NUMERAL || number.scaled || !row.Glued(at)) return 0;
  double base = number.value, factor = 1;
  if (row.IsOneOf(at, {"x", "×", "*"}) && row.Is(at + 1, "10")) {
    factor = number.value;
    base = 10;
    at += 2;
  } else if (row.Is(at, "e")) {
    factor = number.value;
    base = 10;
  }
  if (!row.IsOneOf(at, {"^", "e"}) || !row.Glued(at)) return 0;
  uint32_t exponent = at + 1;
  const bool negative = row.Is(exponent, "-");
  if (negative || row.Is(exponent, "+")) ++exponent;
  Number digits;
  if (!row.Number(exponent) || !row.Glued(exponent) || !ParseDigits(row.Text(exponent), digits) || digits.value > 60) {
    return 0;
  }
  const double power = std::pow(base, negative ? -digits.value : digits.value);
  number.step = number.step * power;
  number.value = factor * power;
  number.bare = false;
  return exponent + 1;
}

}  // namespace claimcheck::facts
