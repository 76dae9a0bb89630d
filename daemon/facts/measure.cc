// Units are words of unit.txt, alone or in the combinations below; what looks like another word is looked at twice.
//
//   "square miles", "cubic metres", "sq km"        area_word.txt and a length
//   "miles an hour", "km/h", "metres per second"   a length and a time
//   "kilowatt-hours", "nautical miles", "metric tons", "degrees Celsius", "fluid ounces", "light-years"
//   "Canadian dollars", "million euros"            a nation may stand before money
// Pounds are money behind a magnitude ("3 million pounds") or with "sterling", else a weight.
// Not units: "2 in April", "5 C sharp", "13F filings", "a 100-foot-high wall" (a foot it is, "high" is left alone).
#include "daemon/facts/measure.h"

#include "daemon/facts/currency_table.h"

namespace claimcheck::facts {
namespace {

constexpr int kTemperatureReach = 12;  // tokens around "degrees" that may say that they are of heat

Measure Found(uint32_t end, const MeasureUnit& unit, double worth = 1) {
  Measure measure;
  if (unit.symbol.empty()) return measure;
  measure.end = end;
  measure.unit = unit;
  measure.worth = worth;
  return measure;
}

MeasureUnit MoneyUnit(std::string_view code) { return {code, CC_DIM_MONEY, 1, 0}; }

Measure PercentAt(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kOpeners = {"%",    "percent", "percentage", "per", "percents", "pct",
                                             "pct.", "p.c.",    "basis",      "pp",  "ppt",      "ppts"};
  if (row.Is(i, "pc") && row.Glued(i)) return Found(i + 1, kPercent);  // "2.5pc"
  if (!row.IsOneOf(i, kOpeners)) return {};
  if (row.Is(i, "%") || row.IsOneOf(i, {"pct", "pct.", "p.c."})) return Found(i + 1, kPercent);
  uint32_t at = 0;
  if (row.IsOneOf(i, {"percent", "percentage", "percents"})) at = i + 1;
  if (row.Is(i, "per") && row.Is(i + 1, "cent")) at = i + 2;
  if (at != 0) {
    const uint32_t point = row.Hyphen(at) ? at + 1 : at;
    if (row.IsOneOf(point, {"point", "points"})) return Found(point + 1, kPercentPoint);
    return Found(at, kPercent);
  }
  if (row.Is(i, "basis") && row.IsOneOf(i + 1, {"point", "points"})) return Found(i + 2, kBasisPoint);
  if (row.IsOneOf(i, {"pp", "ppt", "ppts"})) return Found(i + 1, kPercentPoint);
  return {};
}

bool EndsPhrase(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kBehind = {Class::kPreposition, Class::kConjunction, Class::kAuxiliary,
                                                      Class::kSubordinator};
  return !row.Word(i) || row.HasAny(i, kBehind);
}

// "20 (kg)", "20 [km]", as tables have it: the unit, with what encloses it.
uint32_t UnitInBrackets(const TokenRow& row, uint32_t i) {
  const bool closed = (row.Is(i, "(") && row.Is(i + 2, ")")) || (row.Is(i, "[") && row.Is(i + 2, "]")) ||
                      (row.Is(i, "{") && row.Is(i + 2, "}")) || (row.Is(i, "<") && row.Is(i + 2, ">"));
  return closed && row.Has(i + 1, Class::kUnit) ? i + 1 : 0;
}

// A letter or two: right behind the digits, or alone behind them.
Measure SignAt(const TokenRow& row, uint32_t i) {
  if (!row.Word(i) || !row.Has(i, Class::kUnitSign)) return {};
  const std::string_view text = row.Text(i);
  const int id = row.Value(i, Class::kUnitSign);
  const char letter = text[0];
  const bool capital_unit = letter == 'C' || letter == 'F' || letter == 'W' || letter == 'V' || letter == 'L';
  if (row.Capital(i) && !capital_unit) return {};
  if (row.Is(i, "f") && !row.Capital(i)) return {};
  if (row.Number(i + 1) && row.Glued(i + 1)) {
    const bool power = row.Is(i, "m") && row.IsOneOf(i + 1, {"2", "3"}) && !row.Glued(i + 2);
    return power ? Found(i + 2, PowerOf(UnitRow(id), row.Is(i + 1, "2") ? 2 : 3)) : Measure{};
  }
  if (row.Hyphen(i + 1) && row.Number(i + 2)) return {};  // "24703 L-202"
  if (row.Is(i, "in")) {
    // "5in", "5 in."; "2 in April" is no length (the reader of the sentence takes the "in" before a date away)
    const bool alone = !row.Word(i + 1) && !row.Number(i + 1) && !row.Has(i + 1, Class::kCurrency);
    return row.Glued(i) || alone ? Found(i + 1, UnitRow(id)) : Measure{};
  }
  const bool ends = EndsPhrase(row, i + 1) || row.Is(i + 1, "x");
  if (row.Is(i, "c") && !row.Capital(i)) {
    return row.Glued(i) || !row.In(i + 1) ? Found(i + 1, MoneyUnit("USD"), 0.01) : Measure{};
  }
  if (row.Is(i, "c") || row.Is(i, "f")) {
    return MeansDegrees(row, i) ? Found(i + 1, UnitRow(id)) : Measure{};
  }
  if (row.Glued(i) || (ends && !row.Has(i - 1, Class::kNumberWord))) return Found(i + 1, UnitRow(id));
  return {};
}

// "degrees", "degrees Celsius", "°C", "deg F".
Measure DegreesAt(const TokenRow& row, uint32_t i) {
  if (!row.IsOneOf(i, {"°", "º", "degree", "degrees", "deg", "deg."})) return {};
  const uint32_t next = row.Hyphen(i + 1) ? i + 2 : i + 1;
  if (row.IsOneOf(next, {"c", "celsius", "celcius", "centigrade"})) return Found(next + 1, UnitRow(80));
  if (row.IsOneOf(next, {"f", "fahrenheit", "farenheit"})) return Found(next + 1, UnitRow(81));
  if (row.Is(next, "k")) return Found(next + 1, UnitRow(82));
  return Found(i + 1, UnitRow(83));
}

// Behind a length: "an hour", "per hour", "/h", "a second". 0 if no such thing; else the unit of time.
int PerTime(const TokenRow& row, uint32_t i, uint32_t& end) {
  if (row.IsOneOf(i, {"a", "an", "per", "/"})) {
    if (row.Is(i, "/") && row.IsOneOf(i + 1, {"h", "hr", "s"})) {
      end = i + 2;
      return row.Is(i + 1, "s") ? 1 : 3;
    }
    if (row.Has(i + 1, Class::kTimeUnit) && !row.Plural(i + 1)) {
      end = i + 2;
      return row.Value(i + 1, Class::kTimeUnit);
    }
  }
  return 0;
}

Measure WordUnitAt(const TokenRow& row, uint32_t i, bool money) {
  if (row.Has(i, Class::kAreaWord)) {
    const uint32_t at = row.Hyphen(i + 1) ? i + 2 : i + 1;
    const int id = row.Has(at, Class::kUnit) ? row.Value(at, Class::kUnit)
                   : row.Is(at, "m")         ? 3
                   : row.Is(at, "in")        ? 5
                                             : 0;
    return Found(at + 1, PowerOf(UnitRow(id), row.Value(i, Class::kAreaWord)));
  }
  if (row.IsOneOf(i, {"metric", "short", "long"}) && row.IsOneOf(i + 1, {"ton", "tons", "tonnes"})) {
    return Found(i + 2, UnitRow(row.Is(i, "metric") ? 54 : row.Is(i, "long") ? 62 : 55));
  }
  if (row.Is(i, "nautical") && row.IsOneOf(i + 1, {"mile", "miles"})) return Found(i + 2, UnitRow(9));
  if (row.Is(i, "fluid") && row.IsOneOf(i + 1, {"ounce", "ounces"})) return Found(i + 2, UnitRow(47));
  if (row.Is(i, "light")) {
    const uint32_t year = row.Hyphen(i + 1) ? i + 2 : i + 1;
    if (row.IsOneOf(year, {"year", "years"})) return Found(year + 1, UnitRow(16));
  }
  if (Measure degrees = DegreesAt(row, i); degrees.end != 0) return degrees;
  if (!row.Has(i, Class::kUnit)) return {};
  if (row.Is(i, "bit") && !row.Glued(i)) return {};  // "64-bit"; not "one bit", "a bit"
  const MeasureUnit unit = UnitRow(row.Value(i, Class::kUnit));
  if (unit.dimension == CC_DIM_MASS && row.IsOneOf(i, {"pound", "pounds"})) {
    if (row.Is(i + 1, "sterling")) return Found(i + 2, MoneyUnit("GBP"));
    if (money) return Found(i + 1, MoneyUnit("GBP"));
  }
  uint32_t end = i + 1;
  if (unit.dimension == CC_DIM_LENGTH) {
    if (const int time = PerTime(row, i + 1, end); time != 0) {
      if (const MeasureUnit speed = SpeedOf(unit, time); !speed.symbol.empty()) return Found(end, speed);
    }
    // "m2" and "km 2" as they come out of web pages
    if (row.Number(i + 1) && row.Glued(i + 1) && (row.Is(i + 1, "2") || row.Is(i + 1, "3"))) {
      return Found(i + 2, PowerOf(unit, row.Is(i + 1, "2") ? 2 : 3));
    }
  }
  if (unit.dimension == CC_DIM_POWER) {
    const uint32_t hour = row.Hyphen(i + 1) ? i + 2 : i + 1;
    if (row.IsOneOf(hour, {"hour", "hours"})) {
      if (const MeasureUnit energy = EnergyOf(unit); !energy.symbol.empty()) return Found(hour + 1, energy);
    }
  }
  return Found(i + 1, unit);
}

// "dollars", "Canadian dollars", "EUR", "p", "€" behind the number.
Measure MoneyBehind(const TokenRow& row, uint32_t i) {
  int nation = 0;
  bool national = false;
  uint32_t at = i;
  const bool money_next = row.Has(at + 1, Class::kCurrency) && row.Word(at + 1);
  if (row.Has(at, Class::kCurrencyNation) && (row.Capital(at) || (money_next && row.Text(at).size() > 1))) {
    nation = row.Value(at++, Class::kCurrencyNation);
  } else if (money_next && (row.Has(at, Class::kDemonym) || row.Has(at, Class::kCountry))) {
    national = true;
    ++at;
  } else if (row.Capital(at) && row.IsOneOf(at, {"new", "hong", "sri", "saudi"}) &&
             row.Has(at + 1, Class::kCurrencyNation)) {
    nation = row.Value(at + 1, Class::kCurrencyNation);
    at += 2;
  }
  if (row.Has(at, Class::kCurrency) && !(row.Is(at, "real") && !row.In(at + 1)) && !row.Is(at, "won") &&
      !row.IsOneOf(at, {"mark", "real", "rand"})) {
    const int id = row.Value(at, Class::kCurrency);
    const Money money = nation == 0 && !national ? NamelessCurrency(id) : Currency(id, nation);
    // "50 $30": the sign belongs to what follows
    const bool sign = !row.Word(at);
    if (sign && row.Number(at + 1) && row.Glued(at + 1) && !row.Glued(at)) return {};
    const uint32_t end = row.Is(at + 1, "sterling") ? at + 2 : at + 1;
    return Found(end, MoneyUnit(money.code), money.worth);
  }
  if (row.Is(at, "won") && (nation != 0 || !row.Word(at + 1)))
    return Found(at + 1, MoneyUnit(nation == 51 ? "KPW" : "KRW"));
  if (nation != 0 && !row.AllCaps(i)) return {};
  if (row.Number(i + 1) && row.Glued(i + 1) && !row.Glued(i)) return {};  // "3 USD50 cards"
  if (row.Has(i, Class::kCurrencyCode) &&
      (row.AllCaps(i) || !row.IsOneOf(i, {"try", "rm", "php", "gel", "mad", "le"}))) {
    const Money money = Currency(row.Value(i, Class::kCurrencyCode), 0);
    return Found(i + 1, MoneyUnit(money.code), money.worth);
  }
  if (row.Is(i, "grand") && !row.Capital(i) && EndsPhrase(row, i + 1)) return Found(i + 1, MoneyUnit("USD"), 1000);
  if (row.Is(i, "p") && row.Glued(i) && !row.Capital(i)) return Found(i + 1, MoneyUnit("GBP"), 0.01);
  return {};
}

}  // namespace

bool MayMeasure(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kUnits = {Class::kTimeUnit,       Class::kUnit,     Class::kUnitSign,
                                                     Class::kAreaWord,       Class::kCurrency, Class::kCurrencyCode,
                                                     Class::kCurrencyNation, Class::kDemonym,  Class::kCountry};
  static constexpr text::WordSet kLeads = {
      "percent", "pct",   "pct.", "percentage", "percents", "per",   "p.c.", "basis", "pp",  "ppt",   "ppts", "yo",
      "metric",  "short", "long", "nautical",   "fluid",    "light", "new",  "hong",  "sri", "grand", "p",    "pc"};
  if (!row.Word(i)) return row.In(i) && !row.IsOneOf(i, {",", ".", ")", "”", ";", ":"});
  return row.HasAny(i, kUnits) || row.IsOneOf(i, kLeads);
}

Measure CurrencyBefore(const TokenRow& row, uint32_t first) {
  Measure measure;
  const uint32_t sign = first - 1;
  static constexpr text::lexicon::ClassSet kMoney = {Class::kCurrency, Class::kCurrencyCode};
  if (!row.HasAny(sign, kMoney)) return measure;
  int id = 0, nation = 0;
  uint32_t begin = sign;
  if (row.Has(sign, Class::kCurrency) && (!row.Word(sign) || row.IsOneOf(sign, {"rs", "rs."}))) {
    id = row.Value(sign, Class::kCurrency);
    // "US$", "A$": letters that touch the sign; some stand apart: "US $5 million"
    const bool apart = row.IsOneOf(sign - 1, {"us", "u.s.", "hk", "nz", "c"}) && !row.Word(sign);
    if (row.Word(sign - 1) && row.Has(sign - 1, Class::kCurrencyNation) && (row.Glued(sign) || apart)) {
      nation = row.Value(sign - 1, Class::kCurrencyNation);
      begin = sign - 1;
    } else if (row.Glued(sign) && row.Has(sign - 1, Class::kCurrencyCode)) {
      id = row.Value(sign - 1, Class::kCurrencyCode);  // "USD$"
      begin = sign - 1;
    } else if (row.Glued(sign) && (row.Number(sign - 1) || row.Word(sign - 1))) {
      return measure;  // "10$ 5": behind the number before
    }
  } else if (row.AllCaps(sign) && row.Has(sign, Class::kCurrencyCode)) {
    id = row.Value(sign, Class::kCurrencyCode);
  } else if (row.IsOneOf(sign, {"ringgit", "ringgits", "rupees", "rupiah", "naira"}) && !row.Number(sign - 1) &&
             !row.Has(sign - 1, Class::kNumberWord) && !row.Has(sign - 1, Class::kMagnitude)) {
    id = row.Value(sign, Class::kCurrency);  // the way of those who use them
    if (row.Has(sign - 1, Class::kDemonym) || row.Has(sign - 1, Class::kCountry)) begin = sign - 1;
  } else {
    return measure;
  }
  const Money money = Currency(id, nation);
  measure = Found(first, MoneyUnit(money.code), money.worth);
  measure.first = begin;
  return measure;
}

// The mark in 'a 20" screen': no quotation has begun that it could end, and a word follows or nothing else is there.
bool MeansInches(const TokenRow& row, uint32_t i) {
  constexpr uint32_t kTableCell = 5;         // tokens
  constexpr uint32_t kQuotationReach = 400;  // tokens
  if (!row.IsOneOf(i, {"\"", "''", "″"})) return false;
  if (!row.Glued(i) && !row.IsOneOf(i + 1, {"long", "wide", "tall", "high", "deep", "thick"})) return false;
  if (!row.Word(i + 1) && row.end() - row.begin() > kTableCell) return false;
  for (uint32_t at = i > row.begin() + kQuotationReach ? i - kQuotationReach : row.begin(); at < i; ++at) {
    if (row.At(at).kind == CC_TOKEN_OPEN || row.IsOneOf(at, {"\"", "''", "``", "“"})) return false;
  }
  return true;
}

bool Prime(const TokenRow& row, uint32_t i) { return row.Glued(i) && row.IsOneOf(i, {"'", "’", "′"}); }

Measure MeasureBehind(const TokenRow& row, const Number& number) {
  const uint32_t i = number.end;
  if (!MayMeasure(row, i)) return {};
  const bool compound = row.Hyphen(i) && row.In(i + 1);
  const uint32_t at = compound ? i + 1 : i;
  Measure measure = PercentAt(row, at);
  if (measure.end == 0 && row.Has(at, Class::kTimeUnit)) {
    measure = Found(at + 1, TimeUnit(row.Value(at, Class::kTimeUnit)));
  }
  if (measure.end == 0 && row.Is(at, "yo")) measure = Found(at + 1, TimeUnit(8));
  if (measure.end == 0) measure = WordUnitAt(row, at, number.scaled && !row.Is(at + 1, "of"));
  if (measure.end == 0) measure = MoneyBehind(row, at);
  if (measure.end == 0 && number.form == CC_FORM_NUMERAL) measure = SignAt(row, at);
  if (measure.end == 0 && MeansInches(row, i)) measure = Found(i + 1, UnitRow(5));
  // 6'2": feet and inches
  if (measure.end == 0 && number.bare && number.value < 10 && Prime(row, i) && row.Number(i + 1) && row.Glued(i + 1) &&
      row.Text(i + 1).size() <= 2) {
    measure = Found(i + 1, UnitRow(6));
  }
  if (measure.end == 0 && !compound) {
    if (const uint32_t unit = UnitInBrackets(row, at); unit != 0)
      measure = Found(unit + 2, UnitRow(row.Value(unit, Class::kUnit)));
  }
  measure.compound = compound && measure.end != 0;
  return measure;
}

bool SpeaksOfHeat(const TokenRow& row, uint32_t i) {
  const uint32_t begin = i > row.begin() + kTemperatureReach ? i - kTemperatureReach : row.begin();
  for (uint32_t at = begin; at < i + kTemperatureReach && at < row.end(); ++at) {
    if (row.Has(at, Class::kTemperatureWord)) return true;
  }
  return false;
}

bool MeansDegrees(const TokenRow& row, uint32_t i) {
  if (!row.IsOneOf(i, {"c", "f"}) || !row.Capital(i) || !EndsPhrase(row, i + 1)) return false;
  if (row.Is(i + 1, "/")) return false;
  if (!row.Glued(i)) return SpeaksOfHeat(row, i);  // "dropped to -12 C" where temperatures are the matter
  return row.IsOneOf(
      i - 2, {"at",  "to", "of", "above", "below", "around", "about", "over", "under", "(",       "reached", "hit",
              "and", "or", "is", "was",   "by",    "from",   "than",  "-",    "–",     "between", "nearly"});
}

Rate RateAt(const TokenRow& row, uint32_t i, bool money) {
  static constexpr text::WordSet kOpeners = {"for", "each", "every", "apiece", "a", "an", "per", "/"};
  if (!row.IsOneOf(i, kOpeners) && !row.Has(i, Class::kPeriodAdverb)) return {};
  if (row.Is(i, "for") && row.IsOneOf(i + 1, {"each", "every"}) && row.Word(i + 2) &&
      !row.Has(i + 2, Class::kTimeUnit)) {
    // "for each deployed soldier": the noun is the last word before the phrase ends
    uint32_t end = i + 3;
    while (end < i + 5 && !EndsPhrase(row, end)) ++end;
    return EndsPhrase(row, end) ? Rate{i, end, end - 1, end, 0} : Rate{};
  }
  if (row.IsOneOf(i, {"each", "apiece"})) return {i, i + 1, 0, 0, 0};
  if (row.Has(i, Class::kPeriodAdverb)) return {i, i + 1, 0, 0, row.Value(i, Class::kPeriodAdverb)};
  if (!row.IsOneOf(i, {"a", "an", "per", "/", "every", "each"})) return {};
  const bool article = row.IsOneOf(i, {"a", "an"});
  if (row.Has(i + 1, Class::kTimeUnit) && !row.Plural(i + 1)) {
    if (row.IsOneOf(i + 2, {"ago", "earlier", "later", "before", "after"})) return {};
    return {i, i + 2, 0, 0, row.Value(i + 1, Class::kTimeUnit)};
  }
  if (!row.Word(i + 1) || row.Has(i + 1, Class::kPreposition) || row.Has(i + 1, Class::kDeterminer)) return {};
  if (article || row.IsOneOf(i, {"every", "each"})) {
    // "$2 a barrel"; not "$2 a good idea"
    if (!money || !EndsPhrase(row, i + 2) || row.Capital(i + 1)) return {};
  }
  return {i, i + 2, i + 1, i + 2, 0};
}

}  // namespace claimcheck::facts
