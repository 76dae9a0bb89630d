// Bounds follow the digits as written:
//   17, 12,345, 11,000, eleven thousand   exact: things are counted one by one; `step` says what the zeros may hide
//   2.3 million, 3.5%, 12%, 100k          half of the last digit either way
//   half, two-thirds, 3/4                 a twentieth of the value either way: "a third" is said of 32 % and of 35 %
#include "daemon/facts/amount.h"

#include <cmath>

namespace claimcheck::facts {
namespace {

bool Minus(const TokenRow& row, uint32_t first) {
  static constexpr text::WordSet kSigns = {"minus", "negative", "-", "−", "–"};
  const uint32_t sign = first - 1;
  if (!row.IsOneOf(sign, kSigns)) return false;
  if (row.IsOneOf(sign, {"minus", "negative"})) return !(row.Is(sign - 1, "or") && row.Is(sign - 2, "plus"));
  if (!row.IsOneOf(sign, {"-", "−", "–"}) || !row.Glued(first)) return false;
  return sign == row.begin() || row.IsOneOf(sign - 1, {"<", ">", "=", "(", "~"}) ||
         (!row.Glued(sign) && !row.Number(sign - 1));
}

// Behind "aged", over the ages before it in a list.
bool IsAge(const TokenRow& row, uint32_t i) {
  uint32_t at = i - 1;
  for (int steps = 0; steps < 8 && (row.Number(at) || row.IsOneOf(at, {",", "and"})); ++steps) --at;
  if (row.Is(at, "of")) return row.IsOneOf(at - 1, {"age", "ages"});  // "at the age of 60"
  return row.IsOneOf(at, {"aged", "age", "ages"});
}

// Numbers that may stand apart from their unit: "half of a mile", "hundreds of miles", "0.5 of a percent".
bool Takes(const TokenRow& row, const Number& number) {
  static constexpr text::WordSet kLinks = {"of", "a", "an"};
  return row.IsOneOf(number.end, kLinks) && (number.form == CC_FORM_VAGUE || number.form == CC_FORM_FRACTION ||
                                             (number.form == CC_FORM_NUMERAL && number.decimals > 0));
}

// "Ann Lee, 49, began", "Ann Lee, 49 and Bob Ray, 51", "his wife, 49, left"; not "on May 5, 12, and 19".
bool IsAgeBehindPerson(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kPersons = {Class::kUnnamedPerson, Class::kKinWord};
  const uint32_t person = i - 2;
  if (!row.Is(i - 1, ",") || !row.Word(person)) return false;
  if (!row.Capital(person)) return row.Is(i + 1, ",") && row.HasAny(person, kPersons) && !row.Plural(person);
  if (row.Has(person, Class::kMonth)) return false;
  return row.IsOneOf(i + 1, {",", ".", ";"}) || (row.Is(i + 1, "and") && row.Capital(i + 2) && row.Capital(i + 3));
}

void SetUnit(const Measure& measure, Amount& amount) {
  amount.has_unit = true;
  amount.unit = measure.unit;
  amount.worth = measure.worth;
  amount.compound = measure.compound;
}

// "10 inches" behind "5 feet", "30 minutes" behind "2 hours", "43 cents" behind "20 dollars", "-10" behind "5-foot".
void ReadSmallerUnit(const TokenRow& row, Amount& amount) {
  if (amount.number.form == CC_FORM_FRACTION) return;
  uint32_t at = amount.end;
  const bool foot = amount.unit.symbol == "ft";
  const bool money = amount.unit.dimension == CC_DIM_MONEY;
  const bool hyphen = amount.compound && row.Hyphen(at);
  if (hyphen || row.Is(at, "and") || (row.Is(at, ",") && !money)) ++at;
  if (row.Is(at - 1, ",") && row.Is(at, "and")) ++at;
  Number number;
  NumberContext context;
  if (!(row.Number(at) || row.Has(at, Class::kNumberWord)) || ReadNumber(row, at, context, number) == 0) return;
  if (number.form != CC_FORM_NUMERAL && number.form != CC_FORM_WORDS) return;
  Measure measure = MeasureBehind(row, number);
  uint32_t end = measure.end;
  const bool prime = foot && Prime(row, at - 1);
  if (end == 0 && foot && number.value < 12 && (hyphen || prime || row.Is(number.end, "in"))) {
    const bool inches =
        row.Is(number.end, "in") || (prime && row.Glued(number.end) && row.IsOneOf(number.end, {"\"", "”", "″", "''"}));
    measure.unit = UnitRow(5);
    end = inches ? number.end + 1 : number.end;
  } else if (end == 0 && money && number.value < 100 && number.decimals == 0 && !row.Word(number.end) &&
             !row.Is(number.end, "%") && !amount.number.scaled && amount.worth == 1) {
    measure.unit = amount.unit;  // "15 dollars 50"
    measure.worth = 0.01;
    end = number.end;
  }
  if (end == 0) return;
  if (measure.unit.dimension != amount.unit.dimension || measure.unit.offset != 0) return;
  const double big = amount.unit.factor * amount.worth;
  const double small = measure.unit.factor * measure.worth;
  // "20 pounds 5 euros" are two; so are "12 miles and 5 kilometers"
  if (small >= big || number.value * small >= 4 * big || (money && amount.worth != 1)) return;
  if (money && measure.unit.symbol != amount.unit.symbol && measure.unit.symbol != "USD") return;
  if (!money && (measure.unit.symbol == "km" || measure.unit.symbol == "kg")) return;
  amount.number.value += number.value * small / big;
  amount.number.step = number.step * small / big;
  amount.number.decimals = 0;
  amount.end = end;
}

}  // namespace

void ReadSmallerUnits(const TokenRow& row, Amount& amount) {
  if (!amount.has_unit) return;
  for (uint32_t end = 0; end != amount.end;) {
    end = amount.end;
    ReadSmallerUnit(row, amount);
  }
}

void Settle(Amount& amount) {
  const Number& number = amount.number;
  const bool percent = amount.has_unit && amount.unit.dimension == CC_DIM_PERCENT;
  amount.value = number.value * amount.worth;
  amount.step =
      (percent && number.decimals == 0 && !number.scaled && number.step >= 1 ? 1 : number.step) * amount.worth;
  double reach = 0;
  switch (number.form) {
    case CC_FORM_VAGUE:
      amount.low = number.low * amount.worth;
      amount.high = number.high * amount.worth;
      return;
    case CC_FORM_FRACTION: reach = kFractionReach * std::fabs(amount.value); break;
    case CC_FORM_NUMERAL:
    case CC_FORM_WORDS:
      // All and nothing are no roundings of anything.
      if (number.scaled || number.decimals > 0 || (percent && number.value != 0 && number.value != 100)) {
        reach = amount.step / 2;
      }
      break;
    default: break;
  }
  amount.low = amount.value - reach;
  amount.high = amount.value + reach;
}

void TakeUnit(const Amount& from, Amount& amount) {
  if (amount.has_unit || !from.has_unit) return;
  amount.has_unit = true;
  amount.unit = from.unit;
  amount.worth = from.worth;
  Settle(amount);
}

void TakeMagnitude(const Amount& from, Amount& amount) {
  if (amount.number.exponent != 0 || from.number.exponent < 2 || from.number.form == CC_FORM_VAGUE) return;
  double factor = 1;
  for (int i = 0; i < from.number.exponent; ++i) factor *= 10;
  // "from 900 to 1.2 million" counts single things first
  if (amount.number.value * factor > from.number.value || amount.number.value >= 1000) return;
  amount.number.value *= factor;
  amount.number.step *= factor;
  amount.number.scaled = from.number.scaled;
  amount.number.exponent = from.number.exponent;
  Settle(amount);
}

bool ReadAmount(const TokenRow& row, uint32_t i, bool no_and, uint32_t floor, Amount& amount) {
  Measure before = CurrencyBefore(row, i);
  if (before.first < floor) before = {};
  NumberContext context;
  context.money = before.end != 0;
  context.no_and = no_and;
  if (ReadNumber(row, i, context, amount.number) == 0) return false;
  amount.first = amount.number.first;
  amount.end = amount.number.end;
  if (before.end != 0) {
    SetUnit(before, amount);
    amount.sign_before = true;
    amount.first = before.first;
    // "$5 million dollars", "$5 USD"
    if (const Measure again = MeasureBehind(row, amount.number);
        again.end != 0 && !again.compound && row.Word(again.end - 1) && again.unit.symbol == amount.unit.symbol &&
        again.worth == 1) {
      amount.end = again.end;
    }
  } else if (MayMeasure(row, amount.end) || Takes(row, amount.number)) {
    // "half of a mile", "half an hour", "a quarter of an inch"
    Number number = amount.number;
    if (number.form == CC_FORM_VAGUE && row.Is(number.end, "of")) {
      ++number.end;  // "hundreds of miles", "millions of dollars"
    } else if (number.form == CC_FORM_FRACTION) {
      if (row.Is(number.end, "of") && row.IsOneOf(number.end + 1, {"a", "an", "one"}))
        number.end += 2;
      else if (row.IsOneOf(number.end, {"a", "an"}) ||
               (row.Is(number.end, "of") && row.Has(number.end + 1, Class::kUnit) && !row.Plural(number.end + 1)))
        ++number.end;
    }
    const bool part = number.form == CC_FORM_NUMERAL && number.decimals > 0 && row.Is(number.end, "of") &&
                      row.IsOneOf(number.end + 1, {"a", "one"}) &&
                      row.IsOneOf(number.end + 2, {"percent", "percentage", "per"});
    if (part) number.end += 2;  // "0.5 of a percent"
    Measure behind = MeasureBehind(row, number);
    if (number.end != amount.number.end && behind.unit.dimension == CC_DIM_PERCENT && number.form == CC_FORM_VAGUE) {
      behind.end = 0;
    }
    if (behind.end != 0 && behind.unit.dimension == CC_DIM_MONEY && row.Has(behind.end, Class::kMagnitude) &&
        amount.number.exponent == 0) {
      const int power = row.Value(behind.end, Class::kMagnitude);  // "75 USD million"
      for (int k = 0; k < power; ++k) amount.number.value *= 10, amount.number.step *= 10;
      amount.number.exponent = power;
      amount.number.scaled = true;
      ++behind.end;
    }
    if (behind.end != 0 && number.form != CC_FORM_MULTIPLE) {
      SetUnit(behind, amount);
      amount.end = behind.end;
      if (behind.unit.dimension == CC_DIM_TIME && row.Is(amount.end, "of") && row.Is(amount.end + 1, "age")) {
        amount.end += 2;
      }
      if (behind.unit.symbol == "°" && !behind.compound && SpeaksOfHeat(row, behind.end)) {
        amount.unit.dimension = CC_DIM_TEMPERATURE;
      }
      if (row.Is(amount.end, "below") && row.Is(amount.end + 1, "zero")) {
        amount.number.value = -amount.number.value;
        amount.unit.dimension = CC_DIM_TEMPERATURE;
        amount.end += 2;
      }
    }
  }
  if (!amount.has_unit && amount.number.value < 150 && row.Is(amount.end, "below") && row.Is(amount.end + 1, "zero")) {
    amount.number.value = -amount.number.value;  // "20 below zero"
    amount.has_unit = true;
    amount.unit = {"°", CC_DIM_TEMPERATURE};
    amount.end += 2;
  }
  if (!amount.has_unit && amount.number.bare && amount.number.value < 110 &&
      (IsAge(row, i) || (amount.number.value > 4 && IsAgeBehindPerson(row, i)))) {
    amount.has_unit = true;
    amount.unit = TimeUnit(8);
  }
  if (amount.number.form == CC_FORM_NUMERAL || amount.number.form == CC_FORM_WORDS ||
      amount.number.form == CC_FORM_FRACTION) {
    ReadSmallerUnits(row, amount);
    // "- 2 degrees" where nothing else stands before it
    const bool apart =
        amount.first == row.begin() + 1 && row.IsOneOf(row.begin(), {"-", "−"}) &&
        (amount.unit.dimension == CC_DIM_TEMPERATURE || amount.unit.symbol == "°" || amount.end == row.end());
    if (amount.first > floor && (apart || Minus(row, amount.first))) {
      --amount.first;
      amount.number.value = -amount.number.value;
    }
  }
  Settle(amount);
  return true;
}

}  // namespace claimcheck::facts
