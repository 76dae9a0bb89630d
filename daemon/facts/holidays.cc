// Method: a table of names with a rule each: a day of a month, the nth weekday of a month, or days from Easter.
// American dates where countries differ (Labor Day, Thanksgiving). Not read: "Christmas" alone as in "Christmas tree"
// is still the holiday; "New York" is none, since the second word must fit as well.
#include "daemon/facts/holidays.h"

#include <iterator>

#include "daemon/base/calendar.h"

namespace claimcheck::facts {
namespace {

enum class Rule : uint8_t { kFixed, kNth, kLast, kEaster, kElection, kAfterThanksgiving };

struct Holiday {
  std::string_view words[5];
  Rule rule;
  int8_t month;    // of kEaster unused
  int8_t day;      // of kFixed the day; of kNth which one; of kEaster and kAfterThanksgiving days after it
  int8_t weekday;  // ISO
};

// Longer names before the shorter ones that they begin with.
constexpr Holiday kHolidays[] = {
    {{"christmas", "eve", ""}, Rule::kFixed, 12, 24, 0},
    {{"christmas", "day", ""}, Rule::kFixed, 12, 25, 0},
    {{"christmas", "", ""}, Rule::kFixed, 12, 25, 0},
    {{"xmas", "", ""}, Rule::kFixed, 12, 25, 0},
    {{"boxing", "day", ""}, Rule::kFixed, 12, 26, 0},
    {{"new", "year's", "eve"}, Rule::kFixed, 12, 31, 0},
    {{"new", "year's", "day"}, Rule::kFixed, 1, 1, 0},
    {{"thanksgiving", "day", ""}, Rule::kNth, 11, 4, 4},
    {{"thanksgiving", "", ""}, Rule::kNth, 11, 4, 4},
    {{"easter", "sunday", ""}, Rule::kEaster, 0, 0, 0},
    {{"easter", "monday", ""}, Rule::kEaster, 0, 1, 0},
    {{"easter", "", ""}, Rule::kEaster, 0, 0, 0},
    {{"good", "friday", ""}, Rule::kEaster, 0, -2, 0},
    {{"ash", "wednesday", ""}, Rule::kEaster, 0, -46, 0},
    {{"palm", "sunday", ""}, Rule::kEaster, 0, -7, 0},
    {{"halloween", "", ""}, Rule::kFixed, 10, 31, 0},
    {{"valentine's", "day", ""}, Rule::kFixed, 2, 14, 0},
    {{"labor", "day", ""}, Rule::kNth, 9, 1, 1},
    {{"labour", "day", ""}, Rule::kFixed, 5, 1, 0},
    {{"memorial", "day", ""}, Rule::kLast, 5, 0, 1},
    {{"independence", "day", ""}, Rule::kFixed, 7, 4, 0},
    {{"fourth", "of", "july"}, Rule::kFixed, 7, 4, 0},
    {{"veterans", "day", ""}, Rule::kFixed, 11, 11, 0},
    {{"columbus", "day", ""}, Rule::kNth, 10, 2, 1},
    {{"presidents", "day", ""}, Rule::kNth, 2, 3, 1},
    {{"presidents'", "day", ""}, Rule::kNth, 2, 3, 1},
    {{"election", "day", ""}, Rule::kElection, 11, 0, 0},
    {{"president's", "day", ""}, Rule::kNth, 2, 3, 1},
    {{"martin", "luther", "king", "jr.", "day"}, Rule::kNth, 1, 3, 1},
    {{"martin", "luther", "king", "day"}, Rule::kNth, 1, 3, 1},
    {{"st.", "patrick's", "day"}, Rule::kFixed, 3, 17, 0},
    {{"saint", "patrick's", "day"}, Rule::kFixed, 3, 17, 0},
    {{"hallowe'en", "", ""}, Rule::kFixed, 10, 31, 0},
    {{"epiphany", "", ""}, Rule::kFixed, 1, 6, 0},
    {{"earth", "day", ""}, Rule::kFixed, 4, 22, 0},
    {{"remembrance", "day", ""}, Rule::kFixed, 11, 11, 0},
    {{"remembrance", "sunday", ""}, Rule::kNth, 11, 2, 7},
    {{"armistice", "day", ""}, Rule::kFixed, 11, 11, 0},
    {{"bastille", "day", ""}, Rule::kFixed, 7, 14, 0},
    {{"juneteenth", "", ""}, Rule::kFixed, 6, 19, 0},
    {{"black", "friday", ""}, Rule::kAfterThanksgiving, 11, 1, 0},
    {{"cyber", "monday", ""}, Rule::kAfterThanksgiving, 11, 4, 0},
};

// A word of a name; "year's" may be two tokens, "year" and "'s".
uint32_t MatchWord(const TokenRow& row, uint32_t i, std::string_view word) {
  if (row.IsText(i, word)) return i + 1;
  if (word.size() > 2 && word.substr(word.size() - 2) == "'s" && row.IsText(i, word.substr(0, word.size() - 2)) &&
      row.Possessive(i + 1)) {
    return i + 2;
  }
  return 0;
}

// The anonymous Gregorian algorithm.
int32_t EasterDay(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *base::DaysFrom(year, n / 31, n % 31 + 1);
}

}  // namespace

uint32_t MatchHoliday(const TokenRow& row, uint32_t i, int32_t& holiday, bool any_case) {
  if ((!any_case && !row.Capital(i)) || !row.Has(i, Class::kHoliday)) return 0;
  for (size_t h = 0; h < std::size(kHolidays); ++h) {
    uint32_t j = i;
    for (const std::string_view word : kHolidays[h].words) {
      if (!word.empty()) j = MatchWord(row, j, word);
      if (j == 0) break;
    }
    if (j != 0) {
      holiday = static_cast<int32_t>(h) + 1;
      return j;
    }
  }
  return 0;
}

bool IsElectionDay(int32_t holiday) {
  return holiday >= 1 && holiday <= static_cast<int32_t>(std::size(kHolidays)) &&
         kHolidays[holiday - 1].rule == Rule::kElection;
}

std::optional<int32_t> HolidayDay(int32_t holiday, int year) {
  if (holiday < 1 || holiday > static_cast<int32_t>(std::size(kHolidays)) || year < 1583) return std::nullopt;
  const Holiday& h = kHolidays[holiday - 1];
  switch (h.rule) {
    case Rule::kFixed: return base::DaysFrom(year, h.month, h.day);
    case Rule::kNth: {
      const int32_t first = *base::DaysFrom(year, h.month, 1);
      return first + (h.weekday - base::IsoWeekday(first) + 7) % 7 + 7 * (h.day - 1);
    }
    case Rule::kLast: {
      const int32_t last = *base::DaysFrom(year, h.month, base::DaysInMonth(year, h.month));
      return last - (base::IsoWeekday(last) - h.weekday + 7) % 7;
    }
    case Rule::kElection: {  // the Tuesday after the first Monday
      const int32_t first = *base::DaysFrom(year, h.month, 1);
      return first + (1 - base::IsoWeekday(first) + 7) % 7 + 1;
    }
    case Rule::kAfterThanksgiving: {  // which is the fourth Thursday
      const int32_t first = *base::DaysFrom(year, h.month, 1);
      return first + (4 - base::IsoWeekday(first) + 7) % 7 + 21 + h.day;
    }
    case Rule::kEaster: return EasterDay(year) + h.day;
  }
  return std::nullopt;
}

}  // namespace claimcheck::facts
