// Method: short strings put together by hand; every value is at most 20 characters, so most need no allocation.
#include "daemon/facts/timex3.h"

#include <cmath>
#include <cstdio>

#include "daemon/base/calendar.h"

namespace claimcheck::facts {
namespace {

constexpr const char* kParts[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

// Writes `value` with at least `width` digits and returns what is behind them.
char* WriteDigits(char* to, uint32_t value, int width) {
  if (value < 100 && width == 2) {
    to[0] = static_cast<char>('0' + value / 10);
    to[1] = static_cast<char>('0' + value % 10);
    return to + 2;
  }
  if (value >= 1000 && value < 10000) return WriteDigits(WriteDigits(to, value / 100, 2), value % 100, 2);  // a year
  char digits[10];
  int size = 0;
  do digits[size++] = static_cast<char>('0' + value % 10);
  while ((value /= 10) != 0);
  for (; width > size; --width) *to++ = '0';
  while (size > 0) *to++ = digits[--size];
  return to;
}

std::string Number(double value) {
  char buffer[32];
  if (value >= 0 && value < 1e9 && value == static_cast<double>(static_cast<uint32_t>(value))) {
    return std::string(buffer, WriteDigits(buffer, static_cast<uint32_t>(value), 1));
  }
  std::snprintf(buffer, sizeof buffer, value == std::floor(value) ? "%.0f" : "%g", value);
  return buffer;
}

struct UnitName {
  const char* letters;
  bool clock;
  double factor;
};

UnitName NameOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond: return {"S", true, 1};
    case Unit::kMinute: return {"M", true, 1};
    case Unit::kHour: return {"H", true, 1};
    case Unit::kWeek: return {"W", false, 1};
    case Unit::kFortnight: return {"W", false, 2};
    case Unit::kWeekend: return {"WE", false, 1};
    case Unit::kMonth: return {"M", false, 1};
    case Unit::kQuarter: return {"Q", false, 1};
    case Unit::kYear: return {"Y", false, 1};
    case Unit::kDecade: return {"Y", false, 10};
    case Unit::kCentury: return {"Y", false, 100};
    case Unit::kMillennium: return {"Y", false, 1000};
    default: return {"D", false, 1};
  }
}

Unit SmallerUnit(Unit unit) {
  switch (unit) {
    case Unit::kYear: return Unit::kMonth;
    case Unit::kHour: return Unit::kMinute;
    case Unit::kMinute: return Unit::kSecond;
    case Unit::kDay: return Unit::kHour;
    default: return Unit::kNone;
  }
}

}  // namespace

std::string DateValue(bool known_year, int year, int month, int day) {
  char text[40] = {'X', 'X', 'X', 'X'};
  char* end = text + 4;
  if (known_year) {
    end = text;
    if (year < 0) *end++ = 'B', *end++ = 'C';
    end = WriteDigits(end, static_cast<uint32_t>(year < 0 ? -year : year), 4);
  }
  if (month > 0) {
    *end++ = '-';
    end = WriteDigits(end, static_cast<uint32_t>(month), 2);
  }
  if (day > 0) {
    *end++ = '-';
    if (month <= 0) *end++ = 'X', *end++ = 'X', *end++ = '-';
    end = WriteDigits(end, static_cast<uint32_t>(day), 2);
  }
  return std::string(text, end);
}

std::string WeekValue(int32_t day, bool weekend) {
  // The ISO year of a week is that of its Thursday.
  const int32_t thursday = day - (base::IsoWeekday(day) - 1) + 3;
  const base::CivilDay civil = base::CivilFrom(thursday);
  const int week = (thursday - *base::DaysFrom(civil.year, 1, 1)) / 7 + 1;
  char text[24];
  char* end = WriteDigits(text, static_cast<uint32_t>(civil.year < 0 ? -civil.year : civil.year), 4);
  *end++ = '-', *end++ = 'W';
  end = WriteDigits(end, static_cast<uint32_t>(week), 2);
  if (weekend) *end++ = '-', *end++ = 'W', *end++ = 'E';
  return std::string(text, end);
}

std::string DurationValue(const Mention& m) {
  const UnitName name = NameOf(m.unit);
  if (m.vague) {
    if (m.unit == Unit::kQuarter) return "PXQ";
    const char* letters = m.unit == Unit::kDecade ? "DE" : m.unit == Unit::kCentury ? "CE" : name.letters;
    return std::string(name.clock ? "PTX" : "PX") + letters;
  }
  std::string value = name.clock ? "PT" : "P";
  double count = m.count_low * name.factor;
  const double whole = std::floor(count);
  const Unit smaller = SmallerUnit(m.unit);
  if (count != whole && smaller != Unit::kNone && whole >= 0 && name.factor == 1) {
    const double rest = (count - whole) * (m.unit == Unit::kYear ? 12 : m.unit == Unit::kDay ? 24 : 60);
    if (rest == std::floor(rest) || m.unit != Unit::kDay) {
      if (whole > 0) value += Number(whole) + name.letters;
      if (m.unit == Unit::kDay) value += "T";
      return value + Number(std::round(rest)) + NameOf(smaller).letters;
    }
  }
  value += Number(count) + name.letters;
  bool clock = name.clock;
  for (const Mention::Rest& rest : m.rest) {
    if (rest.unit == Unit::kNone) break;
    const UnitName smaller_name = NameOf(rest.unit);
    if (smaller_name.clock && !clock) value += "T";
    clock = smaller_name.clock;
    value += Number(rest.count * smaller_name.factor) + smaller_name.letters;
  }
  return value;
}

std::string SetValue(const Mention& m) {
  if (m.weekday != 0) {
    std::string value = "XXXX-WXX-" + std::to_string(m.weekday);
    return m.part == Part::kNone ? value : value + "T" + kParts[static_cast<int>(m.part)];
  }
  if (m.month != 0) return DateValue(false, 0, m.month, 0);
  if (m.season != 0) {
    static constexpr const char* kSeasons[] = {"", "SP", "SU", "FA", "WI"};
    return std::string("XXXX-") + kSeasons[m.season];
  }
  if (m.part != Part::kNone) return std::string("XXXX-XX-XXT") + kParts[static_cast<int>(m.part)];
  if (m.unit == Unit::kWeekend && m.count_low <= 1) return "XXXX-WXX-WE";
  return DurationValue(m);
}

std::string ClockSuffix(const Mention& m) {
  if (m.clock >= 0) {
    if (m.clock == 24 * 60 - 1) return "T24:00";
    char text[16] = {'T'};
    char* end = WriteDigits(text + 1, static_cast<uint32_t>(m.clock / 60), 2);
    *end++ = ':';
    return std::string(text, WriteDigits(end, static_cast<uint32_t>(m.clock % 60), 2));
  }
  return m.part == Part::kNone ? "" : std::string("T") + kParts[static_cast<int>(m.part)];
}

std::string PeriodValue(int32_t day, Unit unit) {
  const base::CivilDay civil = base::CivilFrom(day);
  switch (unit) {
    case Unit::kWeek:
    case Unit::kFortnight: return WeekValue(day, false);
    case Unit::kWeekend: return WeekValue(day, true);
    case Unit::kMonth: return DateValue(true, civil.year, civil.month, 0);
    case Unit::kQuarter: return DateValue(true, civil.year, 0, 0) + "-Q" + std::to_string((civil.month + 2) / 3);
    case Unit::kYear: return DateValue(true, civil.year, 0, 0);
    case Unit::kDecade: return DateValue(true, civil.year, 0, 0).substr(0, 3);
    case Unit::kCentury: return DateValue(true, civil.year, 0, 0).substr(0, 2);
    case Unit::kMillennium: return DateValue(true, civil.year, 0, 0).substr(0, 1);
    default: return DateValue(true, civil.year, civil.month, civil.day);
  }
}

}  // namespace claimcheck::facts
