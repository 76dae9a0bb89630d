// What stands behind "one" decides, and before it: a noun to count, "in five", "of the 40", the end of a clause.
#include "daemon/facts/counting_word.h"

#include "daemon/facts/counted_noun.h"

namespace claimcheck::facts {

// "one" as a number: "one man", "one in five", "one of the 40"; not "this one", "one of the best", "no one", "one day".
bool CountsOne(const TokenRow& row, uint32_t i) {
  if (row.Hyphen(i - 1)) return false;
  if (row.IsOneOf(i - 1, {"minus", "negative"}) || row.Has(i + 1, Class::kUnit)) return true;
  if (row.Is(i - 1, "that") && row.IsOneOf(i + 1, {"in", "out"})) {  // "said that one in five"
    const uint32_t of = row.IsOneOf(i + 2, {"every", "of"}) ? i + 3 : i + 2;
    return row.Number(of) || row.Has(of, Class::kNumberWord);
  }
  if (row.IsOneOf(i - 1, {"this", "that", "which", "the", "no", "any", "every", "each", "another", "other", "some",
                          "right", "wrong", "first", "last", "next", "such", "only", "many"}) &&
      !row.Has(i + 1, Class::kMagnitude)) {
    return false;
  }
  if (row.Hyphen(i + 1) || row.Has(i + 1, Class::kMagnitude) || row.Has(i + 1, Class::kFractionWord)) return true;
  if (row.Is(i + 1, "of")) {
    return row.Has(i + 2, Class::kDeterminer) && (row.Number(i + 3) || row.Has(i + 3, Class::kNumberWord));
  }
  if (row.Is(i + 1, "point")) return row.Has(i + 2, Class::kNumberWord);
  if (row.IsOneOf(i + 1, {"another", "such", "day", "thing", "time", "way", "hand", "side", "reason", "place"})) {
    return false;
  }
  if (row.Is(i + 1, "in") || row.Is(i + 1, "out")) {
    return row.Number(i + 2) || row.Has(i + 2, Class::kNumberWord) || row.IsOneOf(i + 2, {"every", "of"});
  }
  if (row.Is(i + 1, "and")) return row.IsOneOf(i + 2, {"a", "one"});
  if (row.IsOneOf(i + 1, {"to", "or", "per", "percent"})) return true;
  if (row.Is(i + 1, "over") && (row.Number(i + 2) || row.Has(i + 2, Class::kNumberWord))) return true;
  if (row.Possessive(i + 1)) return false;
  if (!row.Word(i + 1)) {
    return !row.In(i - 1) || row.Has(i - 1, Class::kPreposition) || row.Has(i - 1, Class::kConjunction) ||
           row.IsOneOf(i - 1, {"minus", "negative", "is"});
  }
  if (row.Has(i + 1, Class::kPreposition) || row.Has(i + 1, Class::kAuxiliary) || row.Has(i + 1, Class::kPronoun) ||
      row.Has(i + 1, Class::kSubordinator) || row.Has(i + 1, Class::kConjunction) || row.Has(i + 1, Class::kAdverb) ||
      row.Has(i + 1, Class::kDeterminer)) {
    return false;
  }
  return !IsVerbForm(row, i + 1) || row.Has(i + 1, Class::kUnit);
}

// "ground zero", "a year or two", "Twenty20", "the Gang of Eight", "the Big Ten".
bool IsNoCount(const TokenRow& row, uint32_t i, bool headline) {
  if (row.Word(i) && row.Number(i + 1) && row.Glued(i + 1)) return true;
  if (!headline && row.Word(i) && row.Capital(i) && !row.FirstWord(i) && !row.Capital(i + 1)) {
    const uint32_t name = row.Is(i - 1, "of") ? i - 2 : i - 1;
    if (row.Word(name) && row.Capital(name) && !row.FirstWord(name)) return true;
  }
  if (row.Is(i, "zero")) return row.IsOneOf(i - 1, {"ground", "sub", "absolute", "net", "patient", "below", "above"});
  return row.Is(i, "two") && row.Is(i - 1, "or") && row.Word(i - 2) && !row.Has(i - 2, Class::kNumberWord);
}

}  // namespace claimcheck::facts
