// Times that are counted from the day of writing or from the last date of the text.
//
// Read: "yesterday", "last night", "this week", "next year", "last June", "the following Monday", "that summer",
//       "the same day", "the past two months" (a duration), "now", "recently", "the day before yesterday".
// Not:  "the last two" (of something else), "this time", "next to", "past the church", "current account".
#include "daemon/facts/holidays.h"
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

// Values of daemon/text/lexicon/time_pointer.txt.
enum class Pointer : uint8_t {
  kNone = 0,
  kLast = 1,
  kThis = 2,
  kNext = 3,
  kPast = 4,
  kComing = 5,
  kPrevious = 6,
  kFollowing = 7,
  kSame = 8,
  kLatest = 9,
  kCurrent = 10,
  kRecent = 11,
};

Pointer PointerAt(const TokenRow& row, uint32_t i) { return static_cast<Pointer>(row.Value(i, Class::kTimePointer)); }

// Writes what the pointer says about a named day, month, season or a unit.
void Apply(Pointer pointer, bool article, Mention& m) {
  switch (pointer) {
    case Pointer::kLast:
    case Pointer::kPast: m.step = -1; break;
    case Pointer::kNext:
    case Pointer::kComing:
      m.step = 1;
      m.pointed = pointer == Pointer::kComing && m.weekday != 0;  // "this coming Friday" is the first one ahead
      if (article && pointer == Pointer::kNext && m.kind == MentionKind::kCurrent) {
        m.kind = MentionKind::kOffset;
        m.direction = 1;
        m.count_low = m.count_high = 1;
        m.pointed = true;
      }
      break;
    case Pointer::kPrevious:
    case Pointer::kFollowing:
      m.kind = MentionKind::kOffset;
      m.direction = pointer == Pointer::kPrevious ? -1 : 1;
      m.count_low = m.count_high = 1;
      m.pointed = true;
      break;
    case Pointer::kSame: m.kind = MentionKind::kSame; break;
    case Pointer::kLatest: m.step = -1; break;
    default: m.step = 0; break;
  }
}

uint32_t ReadUnit(const TokenRow& row, uint32_t j, Pointer pointer, bool article, Mention& m) {
  const bool fiscal = row.IsOneOf(j, {"fiscal", "financial"});
  if (fiscal) ++j;
  if (pointer == Pointer::kLatest && row.Is(j, "period")) {  // the quarter that the report is about
    m.kind = MentionKind::kSame;
    m.unit = Unit::kQuarter;
    return j + 1;
  }
  if (!row.Has(j, Class::kTimeUnit)) return 0;
  const Unit unit = static_cast<Unit>(row.Value(j, Class::kTimeUnit));
  if (unit <= Unit::kHour) return 0;
  m.fiscal = fiscal;
  m.unit = unit;
  if (row.Plural(j)) {
    if (pointer == Pointer::kRecent || pointer == Pointer::kPast || pointer == Pointer::kComing ||
        (pointer == Pointer::kThis && row.Is(j - 1, "these") && unit == Unit::kDay)) {
      m.kind = MentionKind::kReference;
      m.step = pointer == Pointer::kComing ? 3 : pointer == Pointer::kThis ? 1 : 2;
      return j + 1;
    }
    return 0;
  }
  if (pointer == Pointer::kRecent) return 0;
  if (row.Hyphen(j + 1)) return 0;  // "the last day-long"
  if (unit == Unit::kDay && (pointer == Pointer::kLast || pointer == Pointer::kThis || pointer == Pointer::kCurrent)) {
    return 0;
  }
  if (unit == Unit::kQuarter && row.Is(j + 1, "century")) return 0;
  if (row.Is(j + 1, "of") && pointer != Pointer::kThis) return 0;  // "the last week of July"
  m.kind = MentionKind::kCurrent;
  if (unit == Unit::kNight) {
    m.unit = Unit::kDay;
    m.part = Part::kNight;
    if (pointer == Pointer::kThis || pointer == Pointer::kCurrent) return 0;
  }
  const bool during = article && (unit >= Unit::kDecade ||
                                  row.IsOneOf(j - 3, {"over", "in", "for", "within", "during", "spend", "spent"}));
  if ((pointer == Pointer::kPast || (pointer == Pointer::kNext && during) || (pointer == Pointer::kLast && during)) &&
      unit != Unit::kNight && unit != Unit::kWeekend && unit != Unit::kQuarter) {
    m.kind = MentionKind::kDuration;
    m.count_low = m.count_high = 1;
    m.step = pointer == Pointer::kNext ? 1 : -1;
    return j + 1;
  }
  // "next week on Friday", "last week Sunday"
  const uint32_t day = row.Is(j + 1, "on") ? j + 2 : j + 1;
  const bool stepped = pointer == Pointer::kLast || pointer == Pointer::kThis || pointer == Pointer::kNext;
  if (unit == Unit::kWeek && stepped && row.Has(day, Class::kWeekday) && row.Text(day).size() >= 6) {
    m.kind = MentionKind::kNamed;
    m.weekday = row.Value(day, Class::kWeekday);
    m.step = pointer == Pointer::kLast ? -1 : pointer == Pointer::kThis ? 0 : 1;
    return ReadDayPart(row, day + 1, m);
  }
  Apply(pointer, article, m);
  return j + 1;
}

// "two months" in "the past two months": a length that ends or begins now.
uint32_t ReadCounted(const TokenRow& row, uint32_t j, Pointer pointer, Mention& m) {
  Count count;
  uint32_t k = ReadCount(row, j, count);
  if (k == 0 || count.article) return 0;
  if (row.IsOneOf(k, {"or", "to"})) return 0;
  if (row.IsOneOf(k, {"more", "full", "fiscal", "trading", "calendar", "consecutive", "straight"})) ++k;
  if (!row.Has(k, Class::kTimeUnit)) return 0;
  m.unit = static_cast<Unit>(row.Value(k, Class::kTimeUnit));
  if (m.unit == Unit::kQuarter && row.Is(k + 1, "century")) return 0;
  m.kind = MentionKind::kDuration;
  m.count_low = count.low;
  m.count_high = count.high;
  m.vague = count.vague;
  m.step = pointer == Pointer::kNext || pointer == Pointer::kComing || pointer == Pointer::kFollowing ? 1 : -1;
  if (pointer == Pointer::kLast && row.Is(k + 1, "of") && !m.vague) {  // "the last four months of 2021"
    m.at_following = true;
    m.nth = -1;
    m.step = kNoStep;
    return k + 1;
  }
  m.behind_within = row.Is(j - 2, "within") || (row.Is(j - 2, "the") && row.Is(j - 3, "within"));
  if (row.Is(k + 1, "or") && row.Is(k + 2, "so")) k += 2;
  // "the past two years and three months", but "for the past two years and three months ago"
  const Mention plain = m;
  const uint32_t end = ReadRestOfLength(row, k + 1, m);
  if (!row.IsOneOf(end, {"ago", "later", "earlier", "before", "after"})) return end;
  m = plain;
  return k + 1;
}

uint32_t ReadNamed(const TokenRow& row, uint32_t j, Pointer pointer, bool article, Mention& m) {
  if (row.Has(j, Class::kWeekday) && row.Text(j).size() >= 6) {
    const uint32_t end = MatchCalendarDate(row, j, m);
    if (end == 0) return 0;
    if (m.month != 0) return end;  // "this coming Sunday, March 8"
    Apply(pointer, article, m);
    m.unit = Unit::kDay;
    return end;
  }
  // "last sept" in a hasty text; not "their last march", "next may".
  const bool hasty = row.Text(j).size() >= 4 && !row.IsOneOf(j, {"march", "august"});
  if (row.Has(j, Class::kMonth) && (row.Capital(j) || hasty)) {
    m.month = row.Value(j, Class::kMonth);
    if (row.Number(j + 1) && PlainDigits(row, j + 1, 1, 2) > 0 && pointer == Pointer::kLast) {
      return MatchCalendarDate(row, j, m);
    }
    m.unit = Unit::kMonth;
    Apply(pointer, article, m);
    return j + 1;
  }
  if (row.Has(j, Class::kSeason)) {
    if (article && row.Is(j, "fall") && pointer != Pointer::kPrevious && pointer != Pointer::kFollowing) return 0;
    m.season = row.Value(j, Class::kSeason);
    m.unit = Unit::kMonth;
    Apply(pointer, article, m);
    return j + 1;
  }
  if (const uint32_t end = MatchHoliday(row, j, m.holiday, /*any_case=*/true); end != 0) {  // "last easter"
    Apply(pointer, article, m);
    return end;
  }
  if (row.Has(j, Class::kDayPart) && !row.IsOneOf(j, {"noon", "midday", "midnight", "overnight"})) {
    if (pointer != Pointer::kThis && pointer != Pointer::kNext && pointer != Pointer::kSame &&
        pointer != Pointer::kFollowing && pointer != Pointer::kPrevious) {
      return 0;
    }
    if (pointer == Pointer::kNext && !article) return 0;
    m.part = static_cast<Part>(row.Value(j, Class::kDayPart));
    m.unit = Unit::kDay;
    m.kind = MentionKind::kCurrent;
    Apply(pointer, article, m);
    return j + 1;
  }
  return 0;
}

uint32_t MatchPointed(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t j = i;
  const bool article = row.IsOneOf(j, {"the", "its", "their", "his", "her"});
  if (article) ++j;
  Pointer pointer = PointerAt(row, j);
  if (pointer == Pointer::kNone) return 0;
  if (row.Capital(j) && row.Capital(j + 1) && row.Has(j + 1, Class::kTimeUnit)) return 0;  // "This Week", a programme
  ++j;
  const Pointer second = PointerAt(row, j);
  if (pointer == Pointer::kThis &&
      (second == Pointer::kPast || second == Pointer::kComing || second == Pointer::kNext)) {
    pointer = second;
    ++j;
  } else if (pointer == Pointer::kSame && second == Pointer::kSame) {
    ++j;  // "that same day"
  }
  // "He called following Friday's vote": after it
  if (pointer == Pointer::kFollowing && !row.Is(j - 2, "the") && row.Has(j, Class::kWeekday)) return 0;
  if (pointer == Pointer::kSame && row.Is(j - 1, "same") && !article && !row.Is(j - 2, "that")) return 0;
  const Mention empty = m;
  uint32_t end = ReadUnit(row, j, pointer, article, m);
  if (end != 0) return end;
  m = empty;
  if (pointer != Pointer::kThis && pointer != Pointer::kSame && pointer != Pointer::kCurrent) {
    end = ReadCounted(row, j, pointer, m);
    if (end != 0) return end;
    m = empty;
  }
  if (pointer == Pointer::kRecent || pointer == Pointer::kLatest || pointer == Pointer::kCurrent) return 0;
  m.kind = MentionKind::kNamed;
  return ReadNamed(row, j, pointer, article, m);
}

// "the same period last year", "the corresponding quarter a year earlier", "last year's quarter".
uint32_t ReadCompared(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.Is(i, "the") ? i + 1 : i;
  uint32_t end = 0;
  if (row.IsOneOf(j, {"same", "comparable", "corresponding"}) && row.IsOneOf(j + 1, {"quarter", "period"})) {
    const uint32_t k = row.IsOneOf(j + 2, {"of", "in"}) ? j + 3 : j + 2;
    if (row.Is(k, "last") && row.Is(k + 1, "year") && !row.Possessive(k + 2)) end = k + 2;
    if (row.Is(k, "a") && row.Is(k + 1, "year") && row.IsOneOf(k + 2, {"ago", "earlier", "before"})) end = k + 3;
  } else if (row.Is(i, "last") && row.Is(i + 1, "year") && row.Possessive(i + 2) &&
             row.IsOneOf(i + 3, {"quarter", "period"})) {
    end = i + 4;
  }
  if (end == 0) return 0;
  m.kind = MentionKind::kCurrent;
  m.unit = Unit::kYear;
  m.step = -1;
  m.compared = true;
  return end;
}

// "In the afternoon", of the day that is spoken of; not "in the morning of", "in the morning light", "4:40 in the morning".
uint32_t ReadPartAlone(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.Is(i - 1, "in") || !row.IsOneOf(i + 1, {"morning", "afternoon", "evening"})) return 0;
  static constexpr text::lexicon::ClassSet kGoesOn = {Class::kPreposition, Class::kConjunction, Class::kSubordinator,
                                                      Class::kPronoun, Class::kDeterminer};
  if (row.Word(i + 2) && !row.HasAny(i + 2, kGoesOn)) return 0;
  if (row.Is(i + 2, "of") || row.Number(i - 2) || row.IsOneOf(i - 2, {"early", "late", "earlier", "later"})) return 0;
  m.kind = MentionKind::kNamed;
  m.part = static_cast<Part>(row.Value(i + 1, Class::kDayPart));
  return i + 2;
}

uint32_t MatchDayReference(const TokenRow& row, uint32_t i, Mention& m) {
  if (row.Is(i, "the") && row.IsOneOf(i + 1, {"day", "night"}) && row.IsOneOf(i + 2, {"before", "after"})) {
    const int by = row.Is(i + 2, "before") ? -1 : 1;
    if (row.Has(i + 3, Class::kDayReference)) {
      m.kind = MentionKind::kCurrent;
      m.unit = Unit::kDay;
      m.step = row.Value(i + 3, Class::kDayReference) + by;
      return i + 4;
    }
    if (row.Is(i + 1, "day") && !row.Has(i + 3, Class::kWeekday) && BeginsDate(row, i + 3)) {  // "the day after Easter"
      m.kind = MentionKind::kOffset;
      m.unit = Unit::kDay;
      m.direction = by;
      m.count_low = m.count_high = 1;
      m.at_following = true;
      return i + 2;
    }
    if (row.Is(i - 1, "to")) return 0;  // "two years to the day after she left"
    if (row.Word(i + 3) && !row.IsOneOf(i + 3, {"and", "but", "he", "she", "in", "at", "on"})) return 0;
    m.kind = MentionKind::kOffset;
    m.unit = Unit::kDay;
    m.direction = by;
    m.count_low = m.count_high = 1;
    m.pointed = true;
    if (row.Is(i + 1, "night")) m.part = Part::kNight;
    return i + 3;
  }
  if (row.Is(i, "overnight")) {  // not "an overnight train"
    const bool dated =
        row.Has(i - 1, Class::kWeekday) || row.Has(i + 1, Class::kWeekday) || row.Has(i - 1, Class::kMonth);
    if (dated || row.Hyphen(i + 1) || row.IsOneOf(i - 1, {"an", "the", "happen"}) ||
        (row.Word(i + 1) && !row.HasAny(i + 1, {Class::kPreposition, Class::kConjunction, Class::kSubordinator}))) {
      return 0;
    }
    m.kind = MentionKind::kCurrent;
    m.unit = Unit::kDay;
    m.part = Part::kNight;
    m.step = 0;
    m.overnight = true;
    return i + 1;
  }
  if (!row.Has(i, Class::kDayReference) || (row.Capital(i) && !row.FirstWord(i))) return 0;  // "USA Today"
  m.kind = MentionKind::kCurrent;
  m.unit = Unit::kDay;
  m.step = row.Value(i, Class::kDayReference);
  if (row.Is(i, "tonight")) {
    m.part = Part::kNight;
    return i + 1;
  }
  return ReadDayPart(row, i + 1, m);
}

uint32_t MatchReference(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t j = i;
  if (row.IsOneOf(j, {"the", "right", "more", "until", "very"})) ++j;
  if (row.Is(j, "near") && row.Is(j - 1, "the")) ++j;
  if (!row.Has(j, Class::kTimeReference)) return 0;
  const int32_t which = row.Value(j, Class::kTimeReference);
  if (j != i) {
    const bool fits = row.Is(i, "the")     ? row.IsOneOf(j, {"future", "past"})
                      : row.Is(i, "right") ? row.Is(j, "now")
                                           : row.IsOneOf(i, {"more", "very"}) && row.Is(j, "recently");
    if (!fits) return 0;
  }
  if (row.Is(j, "past") && !(row.Is(i, "the") && row.Is(i - 1, "in")) &&
      (j == i || row.Hyphen(j + 1) ||
       (row.Word(j + 1) && !row.IsOneOf(j + 1, {"and", "but", "to", "have", "when", "for"})))) {
    return 0;
  }
  // "future losses", "future quarters"; not "their future", "the country's future".
  if (row.Is(j, "future") && j == i &&
      !(row.Word(j + 1) && row.Plural(j + 1) && !row.Capital(j + 1) && row.Text(j + 1).size() > 4)) {
    return 0;
  }
  if (row.IsOneOf(j, {"soon", "shortly"}) &&
      row.IsOneOf(j + 1, {"after", "before", "thereafter", "afterward", "afterwards", "as", "enough"})) {
    return 0;
  }
  if (row.Is(j, "soon") && row.IsOneOf(j - 1, {"as", "so", "too", "how"})) return 0;
  // "which soon became a flood", "he was soon released": not long after something, and over
  if (row.Is(j, "soon") && (row.Has(j + 1, Class::kPastVerb) || row.IsOneOf(j - 1, {"was", "were", "had"}))) return 0;
  if (row.Is(j, "now") && row.Is(j + 1, "that") && row.FirstWord(j)) return 0;
  if (row.Is(j, "current") && (!row.Word(j + 1) || row.Is(j + 1, "of") || (row.Capital(j) && row.Capital(j + 1)))) {
    return 0;  // "a current of discontent", "A Current Affair"
  }
  m.kind = MentionKind::kReference;
  m.step = which;
  return j + 1;
}

}  // namespace

uint32_t MatchRelative(const TokenRow& row, uint32_t i, Mention& m) {
  const Mention empty = m;
  uint32_t end = MatchDayReference(row, i, m);
  if (end != 0) return end;
  m = empty;
  if ((end = ReadCompared(row, i, m)) != 0) return end;
  if ((end = MatchPointed(row, i, m)) != 0) return end;
  m = empty;
  if (row.Is(i, "the")) {
    if ((end = ReadPartAlone(row, i, m)) != 0) return end;
    // "the weekend", "the quarter", "the year" without a pointer: the one that is being spoken of.
    if (row.Is(i + 1, "weekend") ||
        (row.Is(i + 1, "quarter") && !row.IsOneOf(i + 2, {"of", "century", "final", "-"}) && !row.Hyphen(i + 2))) {
      m.kind = MentionKind::kSame;
      m.unit = static_cast<Unit>(row.Value(i + 1, Class::kTimeUnit));
      m.at_following = row.IsOneOf(i + 2, {"ended", "ending", "to"});
      if (m.unit == Unit::kQuarter && row.Is(i + 2, "a") && row.Is(i + 3, "year") &&
          row.IsOneOf(i + 4, {"ago", "earlier", "before"})) {  // "the quarter a year ago"
        m.kind = MentionKind::kAgo;
        m.unit = Unit::kYear;
        m.count_low = m.count_high = 1;
        return i + 5;
      }
      return i + 2;
    }
    if (row.Is(i + 1, "week") && (row.Possessive(i + 2) || (row.Is(i - 1, "for") && !row.Word(i + 2))) &&
        !row.Hyphen(i + 2)) {
      m.kind = MentionKind::kSame;
      m.unit = Unit::kWeek;
      return i + 2;
    }
    const uint32_t k = row.IsOneOf(i + 1, {"full", "fiscal", "whole", "entire"}) ? i + 2 : i + 1;
    const bool closes = row.IsOneOf(k + 1, {"ended", "ending"});
    const bool share =
        row.Is(i - 1, "of") && row.Has(i - 2, Class::kTimeUnit) && row.Plural(i - 2);  // "nine months of"
    if (row.Is(k, "year") && (row.Is(i - 1, "for") || closes || share || (k != i + 1 && row.Is(i - 1, "throughout"))) &&
        !row.Hyphen(k + 1) && !row.Possessive(k + 1)) {
      m.kind = closes || row.Is(i - 1, "throughout") ? MentionKind::kDuration : MentionKind::kCurrent;
      m.step = 0;
      m.unit = Unit::kYear;
      m.count_low = m.count_high = 1;
      return k + 1;
    }
  }
  return MatchReference(row, i, m);
}

}  // namespace claimcheck::facts
