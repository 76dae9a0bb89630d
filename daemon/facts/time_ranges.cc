// Counter-examples: "in 2012 and 2015" is two dates, no range; "rose from last year to 12 per cent" has no second date;
// "3-2" is a score; "down from 2012 to this year's 15" links 2012 with this year, which is harmless.
#include "daemon/facts/time_ranges.h"

#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

bool Joiner(const TokenRow& row, uint32_t i) {
  return row.Word(i) ? row.IsOneOf(i, {"to", "through", "thru", "until", "till"}) : row.Dash(i);
}

bool DayNumber(const TokenRow& row, uint32_t i, int& day) {
  day = PlainDigits(row, i, 1, 2);
  return day >= 1 && day <= 31;
}

uint32_t BehindDay(const TokenRow& row, uint32_t i) {
  return row.Glued(i) && row.IsOneOf(i, {"st", "nd", "rd", "th"}) ? i + 1 : i;
}

// Something else than a day stands there: "May 9-12 people", "May 9 to 12 percent", "May 9-12:30".
bool NotADay(const TokenRow& row, uint32_t i) {
  return row.IsOneOf(i, {"%", "percent", ":", "/", "p.m.", "a.m.", "pm", "am", "million", "billion"}) ||
         row.Has(i, Class::kTimeUnit) || row.Has(i, Class::kMonth) ||
         (row.Glued(i) && (row.Word(i) || row.Dash(i)) && !row.Possessive(i));
}

// "12", "12th", "the 12th", "twelfth".
uint32_t ReadDayAlone(const TokenRow& row, uint32_t i, int& day) {
  if (DayNumber(row, i, day)) return BehindDay(row, i + 1);
  const uint32_t end = ReadOrdinal(row, row.Is(i, "the") ? i + 1 : i, day);
  return end != 0 && day <= 31 ? end : 0;
}

}  // namespace

int PlainNumber(std::string_view text) {
  if (text.empty() || text.size() > 6) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

uint32_t MatchSharedRange(const TokenRow& row, uint32_t i, Mention& begin, Mention& end) {
  const uint32_t start = row.Is(i, "the") ? i + 1 : i;
  if (!row.Number(start) && !row.Has(start, Class::kOrdinalWord)) return 0;
  int first = 0;
  uint32_t j = BehindDay(row, start + 1);
  if (!DayNumber(row, start, first) || (row.Glued(start) && !row.Is(start - 1, "("))) {
    j = ReadOrdinal(row, start, first);
    if (j == 0 || first > 31) return 0;
  }
  const bool and_between = row.Is(j, "and");
  if (!Joiner(row, j) && !and_between) return 0;
  const uint32_t behind = MatchCalendarDate(row, j + 1, end);
  const bool of_this_month = end.unit == Unit::kMonth && end.step != kNoStep;  // "the 4th to the 9th of next month"
  if (behind == 0 || (end.month == 0 && !of_this_month) || end.day == 0 || end.numeric_order_open ||
      row.Has(j + 1, Class::kMonth)) {
    return 0;
  }
  // "The first and third May deadlines" are none: a day in words wants its article on both sides.
  if (!row.Number(start) && !row.Number(j + 1) && (start == i) != !row.Is(j + 1, "the")) return 0;
  begin.kind = MentionKind::kNamed;
  begin.day = first;
  begin.month = end.month;
  begin.year = end.year;
  begin.unit = end.unit;
  begin.step = end.step;
  begin.first = i;
  begin.end = j;
  end.first = j + 1;
  end.end = behind;
  return behind;
}

namespace {

// The days behind "Nov. 4" in "Nov. 4, 5 and 6", rising and with "and" before the last. Appends them and returns the
// token behind the last one, or `i`.
uint32_t ReadDayList(const TokenRow& row, uint32_t i, std::vector<Mention>& mentions) {
  constexpr size_t kMostDays = 6;
  const size_t index = mentions.size() - 1;
  Mention next = mentions[index];
  if (next.kind != MentionKind::kNamed || next.month == 0 || next.day == 0 || next.year != 0 || next.clock >= 0 ||
      next.part != Part::kNone || next.numeric_order_open || next.within != Mention::Within::kAll) {
    return i;
  }
  next.weekday = 0;
  next.shade = CC_TIME_SHADE_NONE;
  uint32_t end = i;
  bool last = false;
  for (size_t k = 0; k < kMostDays && !last; ++k) {
    const uint32_t comma = row.Is(end, ",") ? end + 1 : end;
    last = row.Is(comma, "and");
    int day = 0;
    next.first = last ? comma + 1 : comma;
    if (next.first == end || !DayNumber(row, next.first, day) || day <= next.day) break;
    next.day = day;
    next.end = end = BehindDay(row, next.first + 1);
    mentions.push_back(next);
  }
  if (last && mentions.size() > index + 1 && mentions.back().end == end && !NotADay(row, end) && !row.Word(end)) {
    if (const uint32_t behind = ReadYearAfter(row, row.Is(end, ",") ? end + 1 : end, next); behind != 0) {
      for (size_t k = index; k < mentions.size(); ++k) mentions[k].year = next.year;
      mentions.back().end = end = behind;
    }
    return end;
  }
  mentions.resize(index + 1);
  return i;
}

}  // namespace

uint32_t ReadRangeTail(const TokenRow& row, uint32_t i, std::vector<Mention>& mentions) {
  if (row.Is(i, ",")) return row.Number(i + 1) ? ReadDayList(row, i, mentions) : i;
  const bool and_between = row.Is(i, "and");
  const bool tilde = row.Is(i, "~");  // "2014~2018"
  if (!and_between && !tilde && !Joiner(row, i)) return i;
  const size_t index = mentions.size() - 1;
  const Mention from = mentions[index];
  if (from.kind != MentionKind::kNamed || from.clock >= 0 || from.part != Part::kNone) return i;
  Mention to = from;
  to.first = i + 1;
  to.weekday = 0;
  to.shade = CC_TIME_SHADE_NONE;
  to.within = Mention::Within::kAll;
  const bool day_only =
      from.month != 0 && from.day != 0 && from.year == 0 && !from.numeric_order_open && !row.Has(i - 1, Class::kMonth);
  int day = 0;
  if (uint32_t behind = day_only ? ReadDayAlone(row, i + 1, day) : 0;
      behind != 0 && !NotADay(row, behind) && !(and_between && row.Word(behind))) {
    to.day = day;
    to.end = behind;
    const uint32_t year = row.Is(to.end, ",") ? to.end + 1 : to.end;
    if (const uint32_t end = ReadYearAfter(row, year, to); end != 0) {
      to.end = end;
      mentions[index].year = to.year;
    }
    if (!and_between) mentions[index].range_end = static_cast<uint32_t>(index + 1);
    mentions.push_back(to);
    return to.end;
  }
  const bool year_only =
      from.year >= 1000 && from.month == 0 && from.quarter == 0 && from.season == 0 && from.half == 0;
  const bool goes_on = row.Dash(i + 2) && row.Glued(i + 2) && row.Glued(i + 3);  // 2002-10-09 in a file's name
  if (year_only && (row.Dash(i) || tilde) && row.Glued(i) && row.Glued(i + 1) && !goes_on) {
    const int two = PlainDigits(row, i + 1, 2, 2);
    const int four = PlainDigits(row, i + 1, 4, 4);
    if (two >= 0 && (from.year % 100 + 1) % 100 <= two) {
      to.year = from.year / 100 * 100 + two;
    } else if (four >= 1000 && four < 3000) {
      to.year = four;
    } else {
      return i;
    }
    to.end = i + 2;
    mentions[index].range_end = static_cast<uint32_t>(index + 1);
    mentions.push_back(to);
    return to.end;
  }
  return i;
}

namespace {

// What can be an end of a range: a date, or "now".
bool Placed(const Mention& m) {
  return m.kind == MentionKind::kNamed || m.kind == MentionKind::kCurrent ||
         (m.kind == MentionKind::kReference && m.step == 1);
}

}  // namespace

// "March and April of 2023", "May 3 and May 4, 2023", "March, April and May 2023": the year is written once.
void ShareYears(const TokenRow& row, size_t first, std::vector<Mention>& mentions) {
  for (size_t k = mentions.size(); k-- > first + 1;) {
    Mention& from = mentions[k - 1];
    const Mention& to = mentions[k];
    if (to.year <= 0 || to.month == 0 || from.year != 0 || from.month == 0 || (from.day == 0) != (to.day == 0))
      continue;
    if (from.kind != MentionKind::kNamed || to.kind != MentionKind::kNamed || from.step != kNoStep) continue;
    uint32_t joint = from.end;
    if (row.Is(joint, ",") && row.Is(joint + 1, "and")) ++joint;
    if (to.first != joint + 1 || !row.IsOneOf(joint, {"and", "or", "/", ",", "&"})) continue;
    from.year = from.month > to.month ? to.year - 1 : to.year;
  }
}

void LinkRanges(const TokenRow& row, size_t first, std::vector<Mention>& mentions) {
  for (size_t k = first; k + 1 < mentions.size(); ++k) {
    Mention& from = mentions[k];
    Mention& to = mentions[k + 1];
    if (from.range_end != CC_NONE || to.first != from.end + 1) continue;
    const uint32_t joint = from.end;
    const bool between = row.Is(from.first - 1, "between") && row.Is(joint, "and");
    if (!between && !Joiner(row, joint)) continue;
    if (!Placed(from) || !Placed(to)) continue;
    // "a revision Friday to December's figures": "to" alone joins only what is alike.
    const bool alike = (from.weekday != 0) == (to.weekday != 0) && (from.month != 0) == (to.month != 0) &&
                       (from.clock >= 0) == (to.clock >= 0);
    const bool parts = from.weekday != 0 || from.month != 0 || from.clock >= 0;
    if (row.Is(joint, "to") && !row.Is(from.first - 1, "from") && !(alike && parts)) continue;
    from.range_end = static_cast<uint32_t>(k + 1);
    if (from.year == 0 && to.year > 0 && from.kind == MentionKind::kNamed && to.kind == MentionKind::kNamed &&
        from.step == kNoStep) {
      if (from.month != 0 && to.month != 0) from.year = from.month > to.month ? to.year - 1 : to.year;
      if (from.quarter != 0 && to.quarter != 0) from.year = from.quarter > to.quarter ? to.year - 1 : to.year;
    }
  }
}

}  // namespace claimcheck::facts
