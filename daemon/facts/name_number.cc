// Each kind by its shape; what no shape covers stays a quantity:
//   letters touch it           "G7", "MH17", "777F", "24703L202"; not "£3m", "60mm", "USD20"
//   a word and a hyphen        "AK-12", "COVID-19", "scp-173"; not "twenty-5"
//   behind the thing it names  "Article 5", "Room 12", "No. 10"; behind a capital: "Boeing 747", "Apollo 11"
//   a car                      "4x4"
//   in an address              "10 Downing Street", "the 3400 block of West Street"
//   a chain of digits          "555-0100", "(555) 555-0100", "555-010-TIPS", "12:30"; "54-46" is a score and stays
//   a number to call           "a 911 call", "dialed 999"
//   a mark                     "1." or "2)" at the begin of a block, "[12]"
#include "daemon/facts/name_number.h"

#include "daemon/facts/measure.h"
#include "daemon/facts/number_reader.h"

namespace claimcheck::facts {
namespace {

bool LettersMayTouch(const TokenRow& row, uint32_t word) {
  if (row.Has(word, Class::kCurrencyCode) && row.AllCaps(word)) return true;
  return row.Is(word, "rs");
}

// Letters behind digits that make them a quantity: units, magnitudes, ordinals.
bool IsSuffix(const TokenRow& row, uint32_t word) {
  if (row.Capital(word) && row.IsOneOf(word, {"c", "f"})) return MeansDegrees(row, word);
  if (row.Capital(word) && row.Hyphen(word + 1) && row.Number(word + 2) && row.Text(word).size() == 1 &&
      !row.Is(word, "k")) {
    return false;
  }
  if (row.Number(word + 1) && row.Glued(word + 1) && !row.IsOneOf(word, {"m", "km", "cm", "mm", "ft", "x", "e"})) {
    return false;
  }
  return row.Has(word, Class::kMagnitudeSign) || row.Has(word, Class::kMagnitude) || row.Has(word, Class::kUnit) ||
         row.Has(word, Class::kUnitSign) || row.Has(word, Class::kTimeUnit) || row.Has(word, Class::kCurrency) ||
         (row.Has(word, Class::kCurrencyCode) && row.AllCaps(word)) || row.Has(word, Class::kCurrencyNation) ||
         row.IsOneOf(word, {"x", "e", "st", "nd", "rd", "th", "p", "pp", "pct", "yo", "pc", "percent", "percentage"});
}

// The end of a chain of digits with marks between them, and how many groups it has.
uint32_t EndOfChain(const TokenRow& row, uint32_t i, int& groups) {
  uint32_t end = i + 1;
  groups = 1;
  while (row.Glued(end) && row.IsOneOf(end, {"-", ".", ":", "/", "–", "‑"}) && row.Number(end + 1) &&
         row.Glued(end + 1)) {
    end += 2;
    ++groups;
  }
  return end;
}

bool IsPhoneOrClock(const TokenRow& row, uint32_t i, int groups) {
  if (groups >= 3) return true;
  if (groups != 2) return false;
  const std::string_view a = row.Text(i), b = row.Text(i + 2);
  // "a ratio of 3:1", "a 3:1 majority"
  if (row.Is(i + 1, ":")) return !row.Is(i - 2, "ratio") && !row.IsOneOf(i + 3, {"ratio", "majority", "odds", "split"});
  if (row.Is(i + 1, "/")) {
    // 3/15 is a fraction; 9/11 and 9/12 are days, 24/7 and 50/50 no numbers at all
    Number x, y;
    if (!ParseDigits(a, x) || !ParseDigits(b, y)) return true;
    return x.value >= y.value || (x.value == 9 && (y.value == 11 || y.value == 12));
  }
  if (a.size() == 3 && b.size() == 4 && !(a.back() == '0' && b.back() == '0')) return true;  // 555-0142
  if (a == "9" && b == "11" && row.IsOneOf(i + 3, {"attack", "attacks", "terrorist", "hijackers", "commission"}))
    return true;
  return b.size() > 1 && b[0] == '0' && b[1] != '.';  // 1995-01
}

bool IsMark(const TokenRow& row, uint32_t i) {
  if (row.Is(i - 1, "[") && row.Is(i + 1, "]")) return true;
  const bool opens = i == row.begin() || (i == row.begin() + 1 && row.Is(i - 1, "("));
  return opens && row.Text(i).size() <= 2 && row.Glued(i + 1) && row.IsOneOf(i + 1, {".", ")"}) && row.In(i + 2);
}

bool IsAddress(const TokenRow& row, uint32_t i) {
  for (uint32_t word = i + 1; word <= i + 4 && row.Capital(word); ++word) {
    if (word > i + 1 && row.Has(word, Class::kStreetWord)) return true;
  }
  return row.Is(i + 1, "block") && row.Is(i + 2, "of") && row.Capital(i + 3);  // "the 3400 block of West Street"
}

// "called 911", "a 911 call"; not "911 people".
bool IsEmergencyNumber(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kCalls = {
      "call",   "calls",  "caller", "callers", "dispatcher", "dispatchers", "dispatch",   "operator", "operators",
      "center", "centre", "system", "tape",    "tapes",      "recording",   "recordings", "service",  "services"};
  if (!row.IsOneOf(i, {"911", "999", "112"})) return false;
  return row.IsOneOf(i + 1, kCalls) ||
         row.IsOneOf(i - 1, {"call", "calls", "called", "calling", "dial", "dialed", "dialled", "dialing", "phoned"});
}

// "Article 5", "Boeing 747"; not "Ukraine 12 soldiers", "Monday 12 people", "Congress, 54".
bool BelongsToNameBefore(const TokenRow& row, uint32_t i) {
  const uint32_t name = i - 1;
  if (!row.Word(name) || !(row.Capital(name) || row.Has(name, Class::kNumberedThing))) return false;
  if (row.Text(i).size() > 4 || row.Text(i).find(',') != std::string_view::npos) return false;
  if (row.Text(i).find('.') != std::string_view::npos && !row.Is(name, "version")) return false;
  static constexpr text::lexicon::ClassSet kNoNoun = {Class::kPreposition, Class::kAuxiliary,    Class::kConjunction,
                                                      Class::kVerb,        Class::kSubordinator, Class::kCueVerb};
  static constexpr text::lexicon::ClassSet kMeasures = {Class::kMagnitude, Class::kCurrency, Class::kUnit};
  const bool noun_follows =
      row.Word(i + 1) && !row.Capital(i + 1) && !row.Possessive(i + 1) && !row.HasAny(i + 1, kNoNoun);
  if (row.HasAny(i + 1, kMeasures) || row.IsOneOf(i + 1, {"%", "percent", "per", "-"})) return false;
  if (row.Has(name, Class::kMonth) && row.Capital(name) && row.Text(i).size() <= 2) return true;  // "March 2"
  if (row.Has(name, Class::kNumberedThing)) return !noun_follows;
  if (!row.Capital(name) || row.FirstWord(name) || row.Has(name, Class::kCurrencyCode)) return false;
  static constexpr text::lexicon::ClassSet kNoNames = {Class::kMonth,       Class::kWeekday,     Class::kHedge,
                                                       Class::kPreposition, Class::kDeterminer,  Class::kAuxiliary,
                                                       Class::kPronoun,     Class::kConjunction, Class::kVerb};
  return !noun_follows && !row.HasAny(name, kNoNames);
}

// The same for digits that something touches from behind.
uint32_t EndOfJoined(const TokenRow& row, uint32_t i) {
  int groups = 0;
  const uint32_t chain = EndOfChain(row, i, groups);
  if (IsPhoneOrClock(row, i, groups)) return chain;
  if (groups == 2 && row.Hyphen(chain) && row.AllCaps(chain + 1)) return chain + 2;  // "555-010-TIPS"
  if (row.Is(i - 1, "(") && row.Is(i + 1, ")") && row.Number(i + 2) && row.Hyphen(i + 3) && row.Number(i + 4)) {
    return i + 5;  // "(555) 555-0142"
  }
  if (row.Is(i, "4") && row.IsOneOf(i + 1, {"x", "×"}) && row.Is(i + 2, "4")) return i + 3;
  if (row.Word(i + 1) && !row.Possessive(i + 1) && !IsSuffix(row, i + 1)) return i + 2;
  if (row.Hyphen(i + 1) && row.Word(i + 2) && row.Text(i + 2).size() == 1 && row.Capital(i + 2)) return i + 3;
  return 0;
}

}  // namespace

uint32_t EndOfNameNumber(const TokenRow& row, uint32_t i) {
  const uint32_t before = i - 1;
  static constexpr text::WordSet kNumbered = {"no.", "nos.", "nr.", "#"};
  if (row.IsOneOf(before, kNumbered)) {
    int parts = 0;
    return EndOfChain(row, i, parts);
  }
  if (row.Glued(i) && row.Word(before) && !LettersMayTouch(row, before)) {
    int parts = 0;
    const uint32_t end = EndOfChain(row, i, parts);
    return row.Glued(end) && row.Word(end) ? end + 1 : end;
  }
  if (row.Glued(i) && row.Hyphen(before) && row.Word(i - 2) && !row.Has(i - 2, Class::kNumberWord) &&
      !row.Has(i - 2, Class::kUnit)) {
    return i + 1;
  }
  if (row.Glued(i + 1)) {
    if (const uint32_t end = EndOfJoined(row, i); end != 0) return end;
  }
  if (IsEmergencyNumber(row, i)) return i + 1;
  if (IsMark(row, i) || IsAddress(row, i) || BelongsToNameBefore(row, i)) return i + 1;
  // "at 5 p.m.", "5 o'clock", where no date reader took it
  static constexpr text::WordSet kClock = {"am", "pm", "a.m.", "p.m.", "o'clock"};
  if (row.IsOneOf(i + 1, kClock)) return i + 2;
  return 0;
}

}  // namespace claimcheck::facts
