// Method: one look ahead per token, no backtracking further than one token ("two or" without a third number).
// Not read: "one" in "one of the days" (the matcher of units finds no unit there), "second" as an ordinal before a unit
// is left to the caller, who knows whether "second" or "seconds" stands there.
#include "daemon/facts/time_numbers.h"

#include <cctype>

namespace claimcheck::facts {
namespace {

// A number in words below a million; 0 if none stands there.
uint32_t ReadWords(const TokenRow& row, uint32_t i, double& value) {
  double total = 0;
  double group = 0;
  uint32_t end = 0;
  while (row.Has(i, Class::kNumberWord)) {
    const int32_t v = row.Value(i, Class::kNumberWord);
    if (v == 100) {
      group = (group == 0 ? 1 : group) * 100;
    } else if (v >= 1000) {
      total += (group == 0 ? 1 : group) * v;
      group = 0;
    } else if (end != 0 && (static_cast<int>(group) % 100 != 0) && !(static_cast<int>(group) % 10 == 0 && v < 10)) {
      break;  // "nineteen ninety": two numbers
    } else {
      group += v;
    }
    end = ++i;
    if (row.Hyphen(i) && row.Has(i + 1, Class::kNumberWord)) ++i;
    if (row.Is(i, "and") && (static_cast<int>(group) % 100 == 0) && row.Has(i + 1, Class::kNumberWord) &&
        row.Value(i + 1, Class::kNumberWord) < 100 && (total > 0 || group >= 100)) {
      ++i;
    }
  }
  value = total + group;
  return end;
}

// "½", "1/2", whether the tokenizer keeps that together or not; 0 if none stands there.
uint32_t ReadHalf(const TokenRow& row, uint32_t i, double& value) {
  uint32_t end = 0;
  if (row.Is(i, "½") || row.Is(i, "1/2")) end = i + 1;
  if (row.Is(i, "1") && row.Is(i + 1, "/") && row.Glued(i + 1) && row.Is(i + 2, "2") && row.Glued(i + 2)) end = i + 3;
  if (end != 0) value += 0.5;
  return end;
}

// "1/2", "and a half", "and three quarters" behind a number.
uint32_t ReadFractionTail(const TokenRow& row, uint32_t i, double& value) {
  if (const uint32_t half = ReadHalf(row, i, value); half != 0) return half;
  const uint32_t j = row.Hyphen(i) ? i + 1 : i;
  const uint32_t k = row.Hyphen(j + 1) ? j + 2 : j + 1;
  const uint32_t l = row.Hyphen(k + 1) ? k + 2 : k + 1;
  if (!row.Is(j, "and")) return i;
  const uint32_t part = row.IsOneOf(k, {"a", "one"}) ? l : k;
  if (row.Is(part, "half")) {
    value += 0.5;
    return part + 1;
  }
  if (row.Is(part, "quarter")) {
    value += 0.25;
    return part + 1;
  }
  if (row.Is(k, "three") && row.IsOneOf(l, {"quarter", "quarters"})) {
    value += 0.75;
    return l + 1;
  }
  return i;
}

uint32_t ReadSimple(const TokenRow& row, uint32_t i, double& value) {
  value = 0;
  if (const uint32_t half = ReadHalf(row, i, value); half != 0) return half;  // "1/2 hour"
  if (row.Number(i)) {
    value = DigitsValue(row.Text(i));
    if (value < 0) return 0;
    const uint32_t word = row.Hyphen(i + 1) ? i + 2 : i + 1;
    if (const int32_t scale = row.Value(word, Class::kNumberWord); scale >= 1000) {  // "4.5 billion", "10-million-"
      value *= scale;
      return word + 1;
    }
    return ReadFractionTail(row, i + 1, value);
  }
  const uint32_t end = ReadWords(row, i, value);
  return end == 0 ? 0 : ReadFractionTail(row, end, value);
}

struct VagueCount {
  double low;
  double high;
  uint32_t end;
};

VagueCount ReadVague(const TokenRow& row, uint32_t i) {
  const uint32_t start = i;
  if (row.IsOneOf(i, {"a", "the"})) ++i;
  if (row.Is(i, "good")) ++i;
  if (row.Is(i, "couple")) return {2, 3, row.Is(i + 1, "of") ? i + 2 : i + 1};
  if (row.Is(i, "few")) return {2, 9, i + 1};
  if (row.IsOneOf(i, {"number", "handful"}) && row.Is(i + 1, "of")) return {2, 9, i + 2};
  if (row.IsOneOf(start, {"several", "many", "numerous", "some", "countless"})) {
    return {row.Is(start, "several") ? 3.0 : 2.0, row.Is(start, "several") ? 9.0 : 1e6, start + 1};
  }
  if (row.IsOneOf(start, {"dozens", "scores", "hundreds", "thousands", "tens"}) && row.Is(start + 1, "of")) {
    const double low = row.Is(start, "hundreds") ? 200 : row.Is(start, "thousands") ? 2000 : 20;
    const uint32_t more = row.Is(start + 2, "thousands") && row.Is(start + 3, "of") ? 4 : 2;
    return {low, 1e9, start + more};
  }
  return {0, 0, 0};
}

constexpr uint32_t kNoCountingWord = UINT32_MAX;

// "a quarter of an" hour, "three-quarters of a" century, "a quarter" century; 0 if none stands there.
uint32_t ReadQuarters(const TokenRow& row, uint32_t i, double& value) {
  const bool three = row.Is(i, "three");
  if (!three && !row.IsOneOf(i, {"a", "one"})) return 0;
  const uint32_t j = row.Hyphen(i + 1) ? i + 2 : i + 1;
  if (!row.IsOneOf(j, {"quarter", "quarters"})) return 0;
  value = three ? 0.75 : 0.25;
  if (row.Is(j + 1, "of") && row.IsOneOf(j + 2, {"a", "an"}) && row.Has(j + 3, Class::kTimeUnit)) return j + 3;
  const uint32_t unit = row.Hyphen(j + 1) ? j + 2 : j + 1;
  return !three && row.Is(unit, "century") ? unit : 0;
}

// Counts that begin with another word than a number; kNoCountingWord if none does.
uint32_t ReadCountingWord(const TokenRow& row, uint32_t i, Count& count) {
  if (const uint32_t quarters = ReadQuarters(row, i, count.low); quarters != 0) {
    count.high = count.low;
    return quarters;
  }
  const VagueCount vague = ReadVague(row, i);
  if (vague.end != 0) {
    count.low = vague.low;
    count.high = vague.high;
    count.vague = !(vague.high == 3);
    if (vague.high == 3) count.high = 2;
    return vague.end;
  }
  if (row.IsOneOf(i, {"a", "an"})) {
    double words = 0;
    if (row.Value(i + 1, Class::kNumberWord) >= 12) {  // a dozen, a hundred
      const uint32_t end = ReadWords(row, i + 1, words);
      if (end != 0) {
        count.low = count.high = words;
        return end;
      }
    }
    if (row.Is(i + 1, "half")) {
      count.low = count.high = 0.5;
      return i + 2;
    }
    count.low = count.high = 1;
    count.article = true;
    return i + 1;
  }
  if (row.Is(i, "another")) {
    count.low = count.high = 1;
    return row.Number(i + 1) || row.Has(i + 1, Class::kNumberWord) ? 0 : i + 1;
  }
  if (!row.Is(i, "half")) return kNoCountingWord;
  if (row.Has(i + 1, Class::kTimeUnit)) {
    count.low = count.high = 0.5;
    return i + 1;
  }
  if (!row.IsOneOf(i + 1, {"a", "an"})) return kNoCountingWord;
  double words = 0;
  count.low = count.high = 0.5;
  if (row.Value(i + 2, Class::kNumberWord) >= 12) {  // half a dozen
    const uint32_t end = ReadWords(row, i + 2, words);
    if (end != 0) {
      count.low = count.high = words / 2;
      return end;
    }
  }
  return i + 2;
}

}  // namespace

double DigitsValue(std::string_view text) {
  double value = 0;
  double scale = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (scale == 0) {
        value = value * 10 + (c - '0');
      } else {
        value += (c - '0') * scale;
        scale /= 10;
      }
    } else if (c == '.' && scale == 0) {
      scale = 0.1;
    } else if (c != ',') {
      return -1;
    }
  }
  return value;
}

int PlainDigits(const TokenRow& row, uint32_t i, size_t min_size, size_t max_size) {
  if (!row.Number(i)) return -1;
  const std::string_view text = row.Text(i);
  if (text.size() < min_size || text.size() > max_size) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

uint32_t ReadCount(const TokenRow& row, uint32_t i, Count& count) {
  count = Count();
  if (row.Word(i)) {
    if (const uint32_t end = ReadCountingWord(row, i, count); end != kNoCountingWord) return end;
  }
  uint32_t end = ReadSimple(row, i, count.low);
  if (end == 0) return 0;
  count.high = count.low;
  const bool dash = row.Dash(end) && row.Glued(end);
  if (row.IsOneOf(end, {"to", "or"}) || dash) {
    double high = 0;
    const uint32_t more = ReadSimple(row, end + 1, high);
    if (more != 0 && high > count.low) {
      count.high = high;
      end = more;
    }
  }
  return end;
}

uint32_t ReadOrdinal(const TokenRow& row, uint32_t i, int& value) {
  if (row.Number(i) && row.Glued(i + 1) && row.IsOneOf(i + 1, {"st", "nd", "rd", "th"})) {
    value = PlainDigits(row, i, 1, 4);
    return value > 0 ? i + 2 : 0;
  }
  if (row.Has(i, Class::kOrdinalWord)) {
    value = row.Value(i, Class::kOrdinalWord);
    return i + 1;
  }
  const int32_t tens = row.Value(i, Class::kNumberWord);
  if (tens >= 20 && tens <= 90) {
    const uint32_t j = row.Hyphen(i + 1) ? i + 2 : i + 1;
    const int32_t ones = row.Value(j, Class::kOrdinalWord);
    if (ones >= 1 && ones <= 9) {
      value = tens + ones;
      return j + 1;
    }
  }
  return 0;
}

uint32_t ReadSpokenYear(const TokenRow& row, uint32_t i, int& year) {
  if (!row.Has(i, Class::kNumberWord)) return 0;
  const int32_t first = row.Value(i, Class::kNumberWord);
  if (first == 2 && row.Is(i + 1, "thousand")) {
    double rest = 0;
    const uint32_t j = row.Is(i + 2, "and") ? i + 3 : i + 2;
    const uint32_t end = ReadWords(row, j, rest);
    if (end != 0 && rest < 100) {
      year = 2000 + static_cast<int>(rest);
      return end;
    }
    return 0;
  }
  if (first < 15 || first > 20) return 0;
  const uint32_t j = row.Hyphen(i + 1) ? i + 2 : i + 1;
  const int32_t tens = row.Value(j, Class::kNumberWord);
  if (tens == 100) {  // "nineteen hundred and five"
    double rest = 0;
    const uint32_t end = ReadWords(row, row.Is(j + 1, "and") ? j + 2 : j + 1, rest);
    if (end == 0 || rest >= 100) return 0;
    year = first * 100 + static_cast<int>(rest);
    return end;
  }
  if (row.IsOneOf(j, {"oh", "zero"})) {  // "nineteen oh five"
    const int32_t ones = row.Value(j + 1, Class::kNumberWord);
    if (ones < 1 || ones > 9) return 0;
    year = first * 100 + ones;
    return j + 2;
  }
  if (tens < 10 || tens > 99) return 0;
  year = first * 100 + tens;
  if (tens < 20) return j + 1;
  const uint32_t k = row.Hyphen(j + 1) ? j + 2 : j + 1;
  const int32_t ones = row.Value(k, Class::kNumberWord);
  if (ones >= 1 && ones <= 9) {
    year += ones;
    return k + 1;
  }
  return j + 1;
}

}  // namespace claimcheck::facts
