// Method: one function per kind of mention; the state is the last time that a later one may count from.
// Counter-examples: "now" never becomes an anchor, nor does "200 years ago" where it is vague; dates by name are read
// in time_naming.cc.
#include "daemon/facts/time_anchor.h"

#include <algorithm>
#include <cmath>

#include "daemon/base/calendar.h"
#include "daemon/facts/time_units.h"
#include "daemon/facts/timex3.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kFreshest = 5;     // sentences over which what has happened is counted on
constexpr double kMostUnits = 20000;  // longer lengths are not placed
constexpr int32_t kQuarterDays = 91;

// Days of half a unit; none of days, which are counted.
double HalfOf(Unit unit) {
  if (unit <= Unit::kDay) return 0;
  Mention one;
  one.unit = unit;
  one.count_low = one.count_high = 1;
  return 0.5 * LengthOf(one).low;
}

// `day` moved by a whole length, "two years and three months".
int32_t MoveByAll(const Mention& m, int32_t day, int direction) {
  day = Move(day, m.unit, direction * m.count_high);
  for (const Mention::Rest& rest : m.rest) {
    if (rest.unit == Unit::kNone || day == CC_NO_DAY) break;
    day = Move(day, rest.unit, direction * rest.count);
  }
  return day;
}

}  // namespace

TimeAnchor::Result TimeAnchor::Current(const Mention& m, uint32_t tense) {
  Result r;
  r.grain = GrainOf(m.unit);
  if (m.compared) {
    Mention ago = m;
    ago.step = kNoStep;
    ago.count_low = ago.count_high = 1;
    if (ComparesQuarters(ago)) return YearOfQuarter(ago);
  }
  if (!published()) {
    r.value = OpenValue(m);
    return r;
  }
  const cc_time* last = m.reported && m.unit <= Unit::kYear ? Last() : nullptr;
  if (last != nullptr && last->sentence == m.sentence && last->grain <= CC_GRAIN_DAY && last->last_day < published_) {
    r.days = PeriodDays(last->first_day, m.unit);
    r.value = PeriodValue(last->first_day, m.unit);
    r.basis = CC_BASIS_CONTEXT;
    r.anchor = last_;
    return r;
  }
  if (m.overnight && tense != CC_TENSE_FUTURE && tense != CC_TENSE_PRESENT) {
    Mention night = m;
    night.overnight = false;
    night.step = -1;
    return Current(night, tense);
  }
  int32_t day = m.unit == Unit::kDecade || m.unit == Unit::kCentury
                    ? AddMonths(published_, m.step * (m.unit == Unit::kDecade ? 120 : 1200))
                    : published_;
  if (m.unit == Unit::kMonth || m.unit == Unit::kQuarter || m.unit == Unit::kYear) {
    const Days now = PeriodDays(published_, m.unit);
    day = AddMonths(now.first, m.step * (m.unit == Unit::kMonth ? 1 : m.unit == Unit::kQuarter ? 3 : 12));
  } else if (m.unit == Unit::kWeekend && m.step == 0) {
    day = tense == CC_TENSE_PAST && base::IsoWeekday(published_) < 6 ? published_ - 7 : published_;
  } else if (r.grain <= CC_GRAIN_WEEK) {
    day = Move(published_, m.unit, m.step);
  }
  if (day == CC_NO_DAY) return r;
  r.basis = CC_BASIS_PUBLICATION;
  r.days = PeriodDays(day, m.unit);
  r.value = PeriodValue(day, m.unit);
  if (m.fiscal && r.days.known()) r.days = {r.days.first - 330, r.days.last + 150};
  return r;
}

// A length counted from some days; the grain is that of the unit.
TimeAnchor::Result TimeAnchor::Counted(const Mention& m, int32_t base_first, int32_t base_last, int direction,
                                       uint32_t basis) const {
  Result r;
  r.grain = GrainOf(m.unit);
  r.basis = basis;
  if (m.vague || m.count_high > kMostUnits) {
    r.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
    r.grain = CC_GRAIN_VAGUE;
    return r;
  }
  int32_t from = Move(base_first, m.unit, direction * m.count_low);
  if (from == CC_NO_DAY) return r;
  Unit shown = m.unit;
  for (const Mention::Rest& rest : m.rest) {  // "two years and three months ago"
    if (rest.unit == Unit::kNone) break;
    from = Move(from, rest.unit, direction * rest.count);
    if (from == CC_NO_DAY) return r;
    shown = rest.unit;
    r.grain = GrainOf(shown);
  }
  if (shown < Unit::kDay) shown = Unit::kDay;
  if (shown == Unit::kFortnight) shown = Unit::kWeek;
  if (shown == Unit::kDecade || shown == Unit::kCentury) shown = Unit::kYear;
  r.value = PeriodValue(from, shown);
  if (shown == Unit::kYear && m.count_low != std::floor(m.count_low)) r.value = PeriodValue(from, Unit::kMonth);
  // Between half a unit less and half a unit more, since nobody counts days when writing "two years ago"; exact days.
  const Length length = LengthOf(m);
  double half = m.unit <= Unit::kDay ? 0 : 0.5 * (length.low / std::max(m.count_low, 1e-9));
  if (m.count_low < 1) half *= 0.5 * m.count_low;  // "a quarter-century ago" is not any day of a hundred years
  if (m.rest[0].unit != Unit::kNone) half = HalfOf(shown);
  const bool open_low = std::isinf(length.high);
  const double low = std::max(0.0, length.low - half), high = open_low ? length.high : length.high + half;
  const int32_t near = static_cast<int32_t>(std::floor(low)),
                far = open_low ? 0 : static_cast<int32_t>(std::ceil(high));
  if (direction < 0) {
    r.days.first = open_low ? CC_NO_DAY : base_first - far;
    r.days.last = base_last - near;
  } else {
    r.days.first = base_first + near;
    r.days.last = open_low ? CC_NO_DAY : base_last + far;
  }
  if (m.rest[0].unit != Unit::kNone && shown == Unit::kDay && m.hedge == CC_HEDGE_NONE) {  // "two years and five days"
    r.days = {from, from};
  } else if (m.rest[0].unit != Unit::kNone && !open_low) {  // months and years have no length of their own
    r.days.first = std::min(r.days.first, from);
    r.days.last = std::max(r.days.last, from);
  }
  // Whole periods of the calendar are a reading too: "two years later" of May 2001 is any day of 2003.
  if (shown >= Unit::kWeek && !open_low) {
    const Days period = PeriodDays(from, shown);
    r.days.first = std::min(r.days.first, period.first);
    r.days.last = std::max(r.days.last, period.last);
  }
  return r;
}

TimeAnchor::Result TimeAnchor::Offset(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                      size_t index) {
  Result r;
  r.grain = GrainOf(m.unit);
  Days base;
  uint32_t anchor = last_;
  if (m.to_event) {
    return r;
  }
  if (m.at_following) {
    if (index + 1 >= mentions.size() || mentions[index + 1].first > m.end + 3) return r;
    Mention next = mentions[index + 1];
    if (next.kind != MentionKind::kNamed && next.kind != MentionKind::kCurrent) return r;
    base = Place(next, tense, mentions, index + 1).result.days;
    anchor = static_cast<uint32_t>(index + 1);
  } else if (Last() != nullptr) {
    base = {Last()->first_day, Last()->last_day};
  }
  if (!base.known()) return r;
  r = Counted(m, base.first, base.last, m.direction, CC_BASIS_CONTEXT);
  r.anchor = anchor;
  // "It passed in February. Four days later …": some day, of which no more is known than the days that it may be.
  Mention one = m;
  one.count_low = one.count_high = 1;
  if (one.unit == Unit::kWeekend) one.unit = Unit::kWeek;  // each week has one
  if (base.last - base.first > 2 * LengthOf(one).high && r.grain <= CC_GRAIN_WEEK) r.value = OpenValue(m);
  return r;
}

TimeAnchor::Result TimeAnchor::Same(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                    size_t index) {
  const cc_time* last = Last();
  Result r;
  r.grain = GrainOf(m.unit);
  // "The quarter ended Sept. 30", unless the report has just said which of the fiscal year's that is.
  const bool told = last_quarter_ != CC_NONE && m.sentence - facts_.times[last_quarter_].sentence <= kSameReport;
  if (m.unit == Unit::kQuarter && m.at_following && !told && index + 1 < mentions.size()) {
    Mention end = mentions[index + 1];
    const bool named = end.kind == MentionKind::kNamed && end.month != 0 && end.first <= m.end + 2;
    const int32_t day = named ? Place(end, tense, mentions, index + 1).result.days.last : CC_NO_DAY;
    if (day != CC_NO_DAY) {
      r.days = {day - kQuarterDays, day};
      r.value = PeriodValue(day - kQuarterDays / 2, Unit::kQuarter);
      r.basis = CC_BASIS_CONTEXT;
      r.anchor = static_cast<uint32_t>(index + 1);
      return r;
    }
  }
  if (m.unit == Unit::kQuarter) {
    if (last_quarter_ != CC_NONE) {
      const cc_time& quarter = facts_.times[last_quarter_];
      r.days = {quarter.first_day, quarter.last_day};
      r.value.assign(quarter.timex3.data, quarter.timex3.size);
      r.basis = CC_BASIS_CONTEXT;
      r.anchor = last_quarter_;
    } else if (published()) {  // reports speak of the quarter that has ended
      Mention latest = m;
      latest.step = -1;
      return Current(latest, tense);
    }
    return r;
  }
  if (m.unit == Unit::kWeekend) {
    Mention weekend = m;
    weekend.step = 0;
    return Current(weekend, tense);
  }
  if (last == nullptr || last->first_day == CC_NO_DAY) return r;
  if (last->grain > std::max<uint32_t>(r.grain, CC_GRAIN_DAY)) {
    // "She was shot last October. That day …": a day of that month.
    const bool written = last->grain == CC_GRAIN_MONTH && last->timex3.size == 7 && m.unit == Unit::kDay;
    if (written) r.value = std::string(last->timex3.data, last->timex3.size) + "-XX";
    return r;
  }
  r.days = PeriodDays(last->first_day, m.unit);
  r.value = PeriodValue(last->first_day, m.unit);
  if (m.unit == Unit::kYear && last->year > 0 && last->first_day < YearDays(last->year).first) {
    r.days = {last->first_day, last->last_day};  // "fiscal 2004. For that year …": which began in another
    r.value = PeriodValue(YearDays(last->year).first, m.unit);
  }
  r.basis = CC_BASIS_CONTEXT;
  r.anchor = last_;
  return r;
}

void TimeAnchor::Remember(const Mention& m, const Result& result, uint32_t index) {
  // "the 1988 quarter" is what the report compares with, not what it is about.
  const bool compared = m.kind == MentionKind::kNamed && m.unit == Unit::kQuarter && m.quarter == 0;
  if (result.grain == CC_GRAIN_QUARTER && !compared && ReportsQuarter(m, result.days, facts_.times[index].tense)) {
    last_quarter_ = index;
    span_sentence_ = CC_NONE;
  }
  if (!result.days.known() || result.grain == CC_GRAIN_VAGUE) return;
  if (result.basis == CC_BASIS_WRITTEN && result.grain <= CC_GRAIN_YEAR && m.kind == MentionKind::kNamed) {
    last_year_ = index;
  }
  if (result.grain <= CC_GRAIN_YEAR) {
    last_ = index;
    if (result.days.first <= published_) last_told_ = index;
  }
}

// A length before or after the day of writing: "two years ago", "in a report on a quarter a year ago".
TimeAnchor::Result TimeAnchor::FromNow(const Mention& m) const {
  if (ComparesQuarters(m)) return YearOfQuarter(m);
  const int direction = m.kind == MentionKind::kAgo ? -1 : 1;
  const int32_t from = published_ + (m.step == kNoStep ? 0 : m.step);
  if (published()) return Counted(m, from, from, direction, CC_BASIS_PUBLICATION);
  Result r;
  r.grain = GrainOf(m.unit);
  r.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  return r;
}

// "The first ten days" of the period that follows, or its last ones.
Days TimeAnchor::ShareOfFollowing(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                  size_t index) {
  if (m.vague || m.count_high >= kMostUnits || index + 1 >= mentions.size()) return {};
  Mention next = mentions[index + 1];
  const bool period = next.kind == MentionKind::kNamed || next.kind == MentionKind::kCurrent;
  if (!period || next.first != m.end + 1 || next.within != Mention::Within::kAll) return {};
  const Days whole = Place(next, tense, mentions, index + 1).result.days;
  if (!whole.known()) return {};
  const int32_t far = m.nth > 0 ? Move(whole.first, m.unit, m.count_low) : Move(whole.last + 1, m.unit, -m.count_low);
  if (far == CC_NO_DAY) return {};
  const Days share = m.nth > 0 ? Days{whole.first, far - 1} : Days{far, whole.last};
  const bool inside = whole.first <= share.first && share.first <= share.last && share.last <= whole.last;
  return inside ? share : Days{};
}

// A length; "the past two months" also has its days.
TimeAnchor::Result TimeAnchor::Lasting(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                       size_t index) {
  Result r;
  r.value = DurationValue(m);
  r.grain = GrainOf(m.unit);
  if (m.at_following) {
    r.days = ShareOfFollowing(m, tense, mentions, index);
    if (r.days.known()) r.basis = CC_BASIS_CONTEXT;
    return r;
  }
  const bool ahead = tense == CC_TENSE_FUTURE || m.step == 1 || m.kind == MentionKind::kFromNow;
  if (m.behind_within && ahead && published() && !m.vague && m.count_high < kMostUnits) {
    const int32_t from = published_ + (m.kind == MentionKind::kFromNow && m.step != kNoStep ? m.step : 0);
    r.days = {from, MoveByAll(m, from, 1)};
    r.basis = CC_BASIS_PUBLICATION;
    return r;
  }
  if (m.step == kNoStep || !published() || m.vague || m.count_high >= kMostUnits) return r;
  if (m.unit == Unit::kQuarter) {  // "the past two quarters": whole ones, since reports are
    const Days now = PeriodDays(published_, m.unit);
    const int32_t far = Move(m.step < 0 ? now.first : now.last + 1, m.unit, m.step * m.count_low);
    if (far != CC_NO_DAY) r.days = m.step < 0 ? Days{far, now.first - 1} : Days{now.last + 1, far - 1};
    r.basis = CC_BASIS_PUBLICATION;
    return r;
  }
  const int32_t other = MoveByAll(m, published_, m.step);
  if (other != CC_NO_DAY) r.days = m.step < 0 ? Days{other, published_ - 1} : Days{published_ + 1, other};
  if (r.days.first > r.days.last) r.days = {};
  r.basis = CC_BASIS_PUBLICATION;
  return r;
}

TimeAnchor::Result TimeAnchor::FromText(Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                        size_t index) {
  if (Recurs(m) || m.weekday != 0) return Named(m, tense, true);
  if (m.kind == MentionKind::kSame && m.of_named) return {};
  if (m.kind == MentionKind::kSame) return Same(m, tense, mentions, index);
  return ComparesQuarters(m) ? YearOfQuarter(m) : Offset(m, tense, mentions, index);
}

// "Between 11 and 2 p.m. on Friday": the clock that begins a range takes its day from the one that ends it, and that of
// "3:15 Friday morning" from the part of the day.
TimeAnchor::Result TimeAnchor::DayBehind(Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                         size_t index) {
  if (m.weekday != 0 || m.day != 0 || index + 1 >= mentions.size()) return {};
  const Mention& behind = mentions[index + 1];
  const bool part = behind.part != Part::kNone && behind.clock < 0 && behind.first <= m.end + 1;
  if (m.range_end != index + 1 && part && behind.sentence == m.sentence) {  // "at 3:15 on Friday afternoon"
    Mention day = behind;
    const bool later = day.part == Part::kAfternoon || day.part == Part::kEvening;
    if (later && m.clock < 12 * 60) m.clock += 12 * 60;
    return Place(day, tense, mentions, index + 1).result;
  }
  if (m.range_end != index + 1) return {};
  Mention end = mentions[index + 1];
  if (end.clock < 0 || (end.weekday == 0 && end.day == 0 && end.kind != MentionKind::kCurrent)) return {};
  return Place(end, tense, mentions, index + 1).result;
}

// "10:35 a.m. (0735 GMT) Friday": both clocks are of the day behind the bracket.
TimeAnchor::Result TimeAnchor::DayOfBracket(const Mention& m, uint32_t tense, const std::vector<Mention>& mentions,
                                            size_t index) {
  if (m.weekday != 0 || m.day != 0) return {};
  for (size_t k = index + 1; k <= index + 2 && k < mentions.size() && mentions[k].sentence == m.sentence; ++k) {
    if (!mentions[k].behind_bracket) continue;
    Mention day = mentions[k];
    Result r = Place(day, tense, mentions, k).result;
    if (r.grain != CC_GRAIN_DAY) return {};
    r.value = PeriodValue(r.days.first, Unit::kDay);
    return r;
  }
  return {};
}

// "June 27, a Saturday": the day that stands before it.
TimeAnchor::Result TimeAnchor::Apposed(const Mention& m, const std::vector<Mention>& mentions, size_t index) const {
  if (index == 0 || mentions[index - 1].end + 2 != m.first) return {};
  const cc_time& day = facts_.times[index - 1];
  if (day.first_day == CC_NO_DAY || day.grain != CC_GRAIN_DAY || base::IsoWeekday(day.first_day) != m.weekday)
    return {};
  Result r;
  r.days = {day.first_day, day.first_day};
  r.value = PeriodValue(day.first_day, Unit::kDay);
  r.basis = CC_BASIS_CONTEXT;
  r.anchor = static_cast<uint32_t>(index - 1);
  return r;
}

// What cannot be placed: its value says no more than its grain.
std::string TimeAnchor::OpenValue(const Mention& m) {
  switch (m.unit) {
    case Unit::kYear: return "XXXX";
    case Unit::kMonth: return "XXXX-XX";
    case Unit::kQuarter: return "XXXX-QX";
    case Unit::kWeek: return "XXXX-WXX";
    case Unit::kWeekend: return "XXXX-WXX-WE";
    default: return "XXXX-XX-XX";
  }
}

TimeAnchor::Placed TimeAnchor::Place(Mention& m, uint32_t tense, const std::vector<Mention>& mentions, size_t index) {
  Placed p;
  switch (m.kind) {
    case MentionKind::kNamed:
      if (m.clock >= 0) p.result = DayBehind(m, tense, mentions, index);
      if (m.opens_bracket && !p.result.days.known()) p.result = DayOfBracket(m, tense, mentions, index);
      if (m.apposed) p.result = Apposed(m, mentions, index);
      if (!p.result.days.known()) p.result = Named(m, tense, false);
      break;
    case MentionKind::kCurrent: p.result = Current(m, tense); break;
    case MentionKind::kAgo:
    case MentionKind::kFromNow:
      p.role = CC_TIME_ROLE_AGO;
      p.length = LengthOf(m);
      if (m.kind == MentionKind::kFromNow) p.length = {-p.length.high, -p.length.low};
      if (m.kind == MentionKind::kFromNow && m.behind_within) {  // "within two weeks from today"
        p.type = CC_TIME_DURATION;
        p.role = CC_TIME_ROLE_PLAIN;
        p.length = LengthOf(m);
        p.result = Lasting(m, tense, mentions, index);
        break;
      }
      p.result = FromNow(m);
      break;
    case MentionKind::kOffset: {
      p.role = CC_TIME_ROLE_OFFSET;
      const bool named = Recurs(m) || m.weekday != 0;
      if (!named) p.length = LengthOf(m);
      if (m.direction < 0) p.length = {-p.length.high, -p.length.low};
      p.result = FromText(m, tense, mentions, index);
      if (p.result.basis == CC_BASIS_NONE && m.pointed) {  // no date in the text before it: from the day of writing
        m.step = m.direction;
        p.result = Current(m, tense);
      } else if (!named && (p.result.basis == CC_BASIS_NONE || m.vague || m.unit < Unit::kDay)) {
        // "A few days later", "an hour before": how much later is all that is told.
        p.type = CC_TIME_DURATION;
        p.result.value = DurationValue(m);
      }
      break;
    }
    case MentionKind::kSame:
      p.result = FromText(m, tense, mentions, index);
      if (p.result.value.empty()) p.result.value = OpenValue(m);
      break;
    case MentionKind::kDuration:
    case MentionKind::kAge:
      if (m.behind_in && tense == CC_TENSE_FUTURE && published()) {
        p.result = FromNow(m);
        break;
      }
      p.type = CC_TIME_DURATION;
      p.role = m.kind == MentionKind::kAge ? CC_TIME_ROLE_AGE : CC_TIME_ROLE_PLAIN;
      p.result = Lasting(m, tense, mentions, index);
      p.length = LengthOf(m);
      break;
    case MentionKind::kSet:
      p.type = CC_TIME_SET;
      p.result.value = SetValue(m);
      if (m.unit != Unit::kNone) p.result.grain = GrainOf(m.unit);
      break;
    case MentionKind::kReference:
      p.result.value = m.step == 1 ? "PRESENT_REF" : m.step == 2 ? "PAST_REF" : "FUTURE_REF";
      if (m.step == 1 && published() && (m.range_end != CC_NONE || range_begin_ != CC_NONE)) {  // "between now and May"
        p.result.days = {published_, published_};
        p.result.basis = CC_BASIS_PUBLICATION;
      }
      p.result.grain = CC_GRAIN_VAGUE;
      break;
    case MentionKind::kOrdinalPeriod:
      p.role = CC_TIME_ROLE_ORDINAL_PERIOD;
      p.result.grain = GrainOf(m.unit);
      p.result.value = OpenValue(m);
      break;
    case MentionKind::kAnniversary:
      p.role = CC_TIME_ROLE_ANNIVERSARY;
      p.result.value = "XXXX-XX-XX";
      break;
  }
  return p;
}

// "Earlier this year", "later that week": the part of the period before or behind the day of writing, or behind the
// date of the text that it goes by; all of it where nobody knows which day that is.
Days TimeAnchor::BesideAnchor(const Mention& m, const Result& r) const {
  Days beside = {published_, published_};
  if (r.anchor != CC_NONE && r.anchor < facts_.times.size()) {
    beside = {facts_.times[r.anchor].first_day, facts_.times[r.anchor].last_day};
  } else if (m.kind != MentionKind::kCurrent || m.step != 0) {
    return r.days;
  }
  if (!beside.known() || !r.days.known()) return r.days;
  const Days part = m.side < 0 ? Days{r.days.first, std::min(r.days.last, beside.last)}
                               : Days{std::max(r.days.first, beside.first), r.days.last};
  return part.first <= part.last ? part : r.days;
}

void TimeAnchor::Resolve(std::vector<Mention>& mentions, size_t index, uint32_t tense) {
  Mention& m = mentions[index];
  // "Gave them until Tuesday": what has an end has mostly not come to it; "Until Tuesday, they had no water" has.
  if (m.behind_until && (!m.opens_sentence || tense != CC_TENSE_PAST)) tense = CC_TENSE_FUTURE;
  range_begin_ = CC_NONE;
  range_to_ = m.range_end == index + 1 && index + 1 < mentions.size() ? &mentions[index + 1] : nullptr;
  if (index > 0 && mentions[index - 1].range_end == index && facts_.times[index - 1].first_day != CC_NO_DAY) {
    range_begin_ = static_cast<uint32_t>(index - 1);
  }
  // What has happened is not counted from what lies ahead.
  const uint32_t last = last_;
  const bool told =
      tense == CC_TENSE_PAST && published() && last != CC_NONE && facts_.times[last].first_day > published_;
  const bool fresh = last_told_ != CC_NONE && m.sentence - facts_.times[last_told_].sentence <= kFreshest;
  if (told) last_ = fresh ? last_told_ : CC_NONE;
  Placed p = Place(m, tense, mentions, index);
  if (told) last_ = last;
  if (SpansMonths(m)) span_sentence_ = m.sentence;
  if (m.within != Mention::Within::kAll) p.result = PartOf(m, p.result);
  Result& r = p.result;
  if ((m.clock >= 0 || m.part != Part::kNone) && p.type == CC_TIME_DATE && r.grain == CC_GRAIN_DAY) {
    p.type = CC_TIME_TIME;
    r.grain = m.clock < 0 ? CC_GRAIN_DAY_PART : m.hour_only ? CC_GRAIN_HOUR : CC_GRAIN_MINUTE;
    r.value += ClockSuffix(m);
  }
  r.days = m.side != 0 ? BesideAnchor(m, r) : Shaded(r.days, m.shade, r.grain, m.edge);
  const cc_str value = facts_.Keep(std::move(r.value));
  cc_time& t = facts_.times.emplace_back();
  t.timex3 = value;
  t.first_day = r.days.first;
  t.last_day = r.days.last;
  t.first_minute = t.last_minute = p.type == CC_TIME_TIME ? m.clock : -1;
  t.zone_minutes = m.zone;
  t.year = m.year;
  t.month = m.month;
  t.day = m.day;
  t.weekday = m.weekday;
  t.ordinal = m.ordinal;
  t.length_low = p.length.low;
  t.length_high = p.length.high;
  t.type = p.type;
  t.grain = r.grain;
  t.basis = r.basis;
  t.role = p.role;
  t.shade = m.shade;
  t.tense = tense;
  t.modality = CC_MODALITY_ASSERTED;
  t.sentence = m.sentence;
  t.first_token = m.first;
  t.token_count = m.end - m.first;
  t.anchor = r.anchor;
  t.range_end = CC_NONE;
  t.attribution = CC_NONE;
  t.quotation = CC_NONE;
  if (p.type <= CC_TIME_TIME) Remember(m, r, static_cast<uint32_t>(facts_.times.size() - 1));
}

}  // namespace claimcheck::facts
