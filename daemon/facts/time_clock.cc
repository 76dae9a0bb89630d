// Clock times and parts of the day.
//
// Read: "10:35 a.m. EST", "2.30pm", "7 o'clock", "noon", "2030 GMT", "14:30", "4 in the morning",
//       with a date behind it: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6";
//       "Friday morning" (the day's own matcher calls ReadDayPart).
// Not:  "3:16" after the name of a book, "1:45.30" (a race), "54:46", "the high noon of".
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

struct Clock {
  int hour = -1;
  int minute = 0;
  bool has_minutes = false;
  uint32_t end = 0;
};

// "10", "10:35", "2.30" (only before am or pm), however the tokenizer cut it.
Clock ReadDigits(const TokenRow& row, uint32_t i) {
  Clock clock;
  if (!row.Number(i)) return clock;
  const std::string_view text = row.Text(i);
  size_t k = 0;
  int hour = 0;
  while (k < text.size() && text[k] >= '0' && text[k] <= '9' && k < 3) hour = hour * 10 + (text[k++] - '0');
  if (k == 0 || k > 2 || hour > 24) return clock;
  if (k == text.size()) {
    clock.hour = hour;
    clock.end = i + 1;
    if (row.Is(i + 1, ":") && row.Glued(i + 1) && row.Glued(i + 2)) {
      const int minute = PlainDigits(row, i + 2, 2, 2);
      if (minute < 0 || minute > 59) return Clock();
      clock.minute = minute;
      clock.has_minutes = true;
      clock.end = i + 3;
      if (row.Is(i + 3, ":") && row.Glued(i + 3)) return Clock();  // a running time
    }
    return clock;
  }
  if ((text[k] != ':' && text[k] != '.') || text.size() != k + 3) return clock;
  const int minute = (text[k + 1] - '0') * 10 + (text[k + 2] - '0');
  if (minute < 0 || minute > 59) return clock;
  clock.hour = hour;
  clock.minute = minute;
  clock.has_minutes = text[k] == ':';
  clock.end = i + 1;
  return clock;
}

// a.m. or p.m.: 0 none, 1 a.m., 2 p.m.; moves `i` behind it.
int ReadHalfDay(const TokenRow& row, uint32_t& i) {
  if (row.IsOneOf(i, {"a.m.", "am", "a.m"})) {
    ++i;
    return 1;
  }
  if (row.IsOneOf(i, {"p.m.", "pm", "p.m"})) {
    ++i;
    return 2;
  }
  if (row.IsOneOf(i, {"a", "p"}) && row.Is(i + 1, ".") && row.Is(i + 2, "m") && row.Glued(i + 2)) {
    const int half = row.Is(i, "a") ? 1 : 2;
    i += row.Is(i + 3, ".") ? 4 : 3;
    return half;
  }
  return 0;
}

void ReadZone(const TokenRow& row, uint32_t& i, Mention& m) {
  if (row.Has(i, Class::kTimeZone) && row.AllCaps(i)) {
    m.zone = row.Value(i, Class::kTimeZone);
    ++i;
    return;
  }
  if (row.IsOneOf(i, {"eastern", "central", "pacific", "mountain"}) && row.Capital(i)) {
    const uint32_t j = row.IsOneOf(i + 1, {"standard", "daylight"}) ? i + 2 : i + 1;
    if (!row.Is(j, "time")) return;
    const int base = row.Is(i, "eastern") ? -300 : row.Is(i, "central") ? -360 : row.Is(i, "mountain") ? -420 : -480;
    m.zone = base + (row.Is(i + 1, "daylight") ? 60 : 0);
    i = j + 1;
    return;
  }
  if (row.Is(i, "local") && row.Is(i + 1, "time")) i += 2;
}

// A date that follows the clock at once.
uint32_t ReadDateBehind(const TokenRow& row, uint32_t i, Mention& m) {
  Mention date = m;
  const uint32_t on = row.Is(i, ",") ? i + 1 : i;
  const uint32_t j = row.Is(on, "on") ? on + 1 : on;
  if (row.Has(j, Class::kWeekday) || row.Has(j, Class::kMonth) || (j != on && row.Number(j))) {
    const uint32_t end = MatchCalendarDate(row, j, date);
    if (end == 0 || (date.weekday == 0 && date.day == 0) || date.part != Part::kNone) return i;
    m = date;
    return end;
  }
  if (j == i && row.Has(j, Class::kDayReference)) {
    m.kind = MentionKind::kCurrent;
    m.unit = Unit::kDay;
    m.step = row.Value(j, Class::kDayReference);
    return j + 1;
  }
  return i;
}

uint32_t ReadNamedHour(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.Is(i, "midnight")) {
    m.clock = 24 * 60 - 1;  // the end of the day that is named with it
  } else if (row.IsOneOf(i, {"noon", "midday"})) {
    m.clock = 12 * 60;
  } else {
    return 0;
  }
  uint32_t j = i + 1;
  ReadZone(row, j, m);
  return j;
}

// "3" in "between 3 and 5 p.m.", "11:30" in "from 11:30 to 2 p.m.": the half of the day that the other end gives it.
int HalfOfOtherEnd(const TokenRow& row, uint32_t i, const Clock& clock) {
  if (clock.hour < 1 || clock.hour > 12 || !row.IsOneOf(i - 1, {"from", "between", "at", "around", "about"})) return 0;
  if (!row.Dash(clock.end) && !row.IsOneOf(clock.end, {"to", "and", "until", "till"})) return 0;
  const Clock other = ReadDigits(row, clock.end + 1);
  if (other.hour < 1 || other.hour > 12) return 0;
  uint32_t behind = other.end;
  const int half = ReadHalfDay(row, behind);
  if (half == 0) return 0;
  const bool later = clock.hour % 12 * 60 + clock.minute < other.hour % 12 * 60 + other.minute;
  return later ? half : 3 - half;
}

uint32_t ReadClock(const TokenRow& row, uint32_t i, Mention& m) {
  if (const uint32_t end = ReadNamedHour(row, i, m); end != 0) return end;
  // 2030 GMT, 0735 GMT, 1400 hours
  const int four = PlainDigits(row, i, 4, 4);
  if (four >= 0 && four / 100 <= 24 && four % 100 < 60 &&
      ((row.Has(i + 1, Class::kTimeZone) && row.AllCaps(i + 1)) || row.IsOneOf(i + 1, {"hours", "hrs"}))) {
    m.clock = four / 100 * 60 + four % 100;
    uint32_t end = i + 1;
    ReadZone(row, end, m);
    return row.IsOneOf(end, {"hours", "hrs"}) ? end + 1 : end;
  }
  Clock clock = ReadDigits(row, i);
  int spoken = row.Value(i, Class::kNumberWord);
  if (clock.hour < 0 && spoken >= 1 && spoken <= 12) {
    clock.hour = spoken;
    clock.end = i + 1;
  }
  if (clock.hour < 0) return 0;
  uint32_t j = clock.end;
  int half = ReadHalfDay(row, j);
  if (half == 0) half = HalfOfOtherEnd(row, i, clock);
  if (half != 0) {
    if (clock.hour > 12 || clock.hour == 0) return 0;
    clock.hour = clock.hour % 12 + (half == 2 ? 12 : 0);
    m.hour_only = clock.minute == 0 && !clock.has_minutes;
  } else if (row.Is(j, "o'clock") || row.Is(j, "o’clock")) {
    ++j;
    m.hour_only = true;
  } else if (row.Is(j, "in") && row.Is(j + 1, "the") && row.IsOneOf(j + 2, {"morning", "afternoon", "evening"}) &&
             clock.hour >= 1 && clock.hour <= 12 && row.IsOneOf(i - 1, {"at", "around", "about", "until", "by"})) {
    if (!row.Is(j + 2, "morning")) clock.hour = clock.hour % 12 + 12;
    j += 3;
  } else if (!clock.has_minutes || !row.IsOneOf(i - 1, {"at", "around", "about", "until", "by", "from", "before",
                                                        "after", "to", "-", "–", "and", "between", ","})) {
    if (!(clock.has_minutes && row.Has(j, Class::kTimeZone) && row.AllCaps(j))) return 0;
  } else if (row.Is(i - 1, ",") && i >= row.begin() + 2 && row.Capital(i - 2)) {
    return 0;
  }
  if (clock.hour == 24 && clock.minute != 0) return 0;
  m.clock = clock.hour * 60 + clock.minute;
  if (m.clock == 24 * 60) m.clock = 24 * 60 - 1;
  ReadZone(row, j, m);
  return j;
}

}  // namespace

uint32_t ReadDayPart(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.Hyphen(i) ? i + 1 : i;
  if (row.Has(j, Class::kDayPart) && !row.IsOneOf(j, {"overnight", "midnight", "noon"})) {
    m.part = static_cast<Part>(row.Value(j, Class::kDayPart));
    return j + 1;
  }
  return i;
}

uint32_t MatchClock(const TokenRow& row, uint32_t i, Mention& m) {
  m.kind = MentionKind::kNamed;
  const uint32_t end = ReadClock(row, i, m);
  return end == 0 ? 0 : ReadDateBehind(row, end, m);
}

}  // namespace claimcheck::facts
