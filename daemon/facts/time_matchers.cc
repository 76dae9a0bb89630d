// Which matcher reads what begins here, with the hedge or the shade in front of it.
//
// Read: "nearly two years ago" (hedge and length), "late last week", "mid-November", "the end of 1994", "earlier this
//       year", "around Nov. 1". Not: "about Friday's vote" (a preposition), "over the past year" (likewise).
#include "daemon/facts/time_matchers.h"

#include <bit>

#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

// The token behind a hedge that begins at `i`, or 0.
uint32_t ReadHedge(const TokenRow& row, uint32_t i, uint8_t& hedge) {
  struct Hedge {
    text::Literal first;
    text::Literal second;
    uint8_t kind;
  };
  static constexpr Hedge kHedges[] = {
      {"about", "", CC_HEDGE_ABOUT},      {"around", "", CC_HEDGE_ABOUT},     {"approximately", "", CC_HEDGE_ABOUT},
      {"roughly", "", CC_HEDGE_ABOUT},    {"some", "", CC_HEDGE_ABOUT},       {"nearly", "", CC_HEDGE_NEARLY},
      {"almost", "", CC_HEDGE_NEARLY},    {"more", "than", CC_HEDGE_OVER},    {"over", "", CC_HEDGE_OVER},
      {"at", "least", CC_HEDGE_AT_LEAST}, {"less", "than", CC_HEDGE_UNDER},   {"fewer", "than", CC_HEDGE_UNDER},
      {"under", "", CC_HEDGE_UNDER},      {"up", "to", CC_HEDGE_AT_MOST},     {"at", "most", CC_HEDGE_AT_MOST},
      {"just", "over", CC_HEDGE_OVER},    {"just", "under", CC_HEDGE_NEARLY}, {"within", "", CC_HEDGE_AT_MOST},
  };
  uint32_t start = i;
  bool negated = false;
  if (row.IsOneOf(i, {"no", "not"}) && row.Is(i + 2, "than")) negated = true, ++start;
  for (const Hedge& h : kHedges) {
    if (!row.Is(start, h.first) || (!h.second.text.empty() && !row.Is(start + 1, h.second))) continue;
    hedge = h.kind;
    if (negated) hedge = h.kind == CC_HEDGE_OVER ? CC_HEDGE_AT_MOST : CC_HEDGE_AT_LEAST;
    return start + (h.second.text.empty() ? 1 : 2);
  }
  return 0;
}

uint32_t MatchHedged(const TokenRow& row, uint32_t i, Mention& m) {
  uint8_t hedge = CC_HEDGE_NONE;
  const uint32_t j = ReadHedge(row, i, hedge);
  if (j == 0) return 0;
  if (row.Is(i, "within")) return 0;  // a preposition; the length is read at its own begin
  const Mention empty = m;
  if (!row.Is(j, "the")) {
    uint32_t end = MatchLength(row, j, m);
    if (end != 0 && (m.kind == MentionKind::kDuration || m.kind == MentionKind::kAgo ||
                     m.kind == MentionKind::kFromNow || m.kind == MentionKind::kOffset)) {
      if (m.vague && row.IsOneOf(i, {"over", "under", "some"})) return 0;  // "over several years": a preposition
      m.hedge = hedge;
      return end;
    }
    m = empty;
    if (!row.Is(i, "around")) return 0;
    end = MatchClock(row, j, m);
    if (end == 0) {
      m = empty;
      end = MatchCalendarDate(row, j, m);
      if (end == 0 || m.day == 0) return 0;
    }
    m.hedge = hedge;
    m.shade = CC_TIME_SHADE_ABOUT;
    return end;
  }
  if (hedge != CC_HEDGE_AT_LEAST) return 0;
  const uint32_t end = MatchRelative(row, j, m);  // "at least the past 18 months"
  if (end == 0 || m.kind != MentionKind::kDuration) return 0;
  m.hedge = hedge;
  return end;
}

uint8_t ShadeOf(int32_t value) {
  return value == 1 ? CC_TIME_SHADE_EARLY : value == 2 ? CC_TIME_SHADE_MID : CC_TIME_SHADE_LATE;
}

// What a shade can stand before.
uint32_t MatchShadable(const TokenRow& row, uint32_t i, Mention& m) {
  const Mention empty = m;
  if (row.Has(i, Class::kTimeShade) && row.IsOneOf(i, {"late", "early"})) return 0;
  uint32_t end = MatchPeriod(row, i, m);
  if (end != 0) return end;
  m = empty;
  if ((end = MatchRelative(row, i, m)) != 0) {
    return m.kind == MentionKind::kReference || m.kind == MentionKind::kDuration ? 0 : end;
  }
  m = empty;
  if ((end = MatchCalendarDate(row, i, m)) != 0) return end;
  m = empty;
  return MatchYear(row, i, m);
}

uint32_t MatchEndOf(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.Is(i, "the") || row.Is(i, "very") ? i + 1 : i;
  if (!row.IsOneOf(j, {"beginning", "start", "outset", "middle", "end", "close"}) || !row.Is(j + 1, "of")) return 0;
  const int32_t which = row.Value(j, Class::kTimeShade);
  const uint32_t k = j + 2;
  const Mention empty = m;
  uint32_t end = row.Is(k, "the") ? MatchRunningUnit(row, k + 1, m) : 0;
  if (end == 0 && row.IsOneOf(k, {"year", "month"})) end = MatchRunningUnit(row, k, m);  // "by end of year"
  if (end == 0) {
    m = empty;
    end = MatchShadable(row, k, m);
    if (end == 0 || m.clock >= 0 || m.part != Part::kNone) return 0;
  }
  // "At the end of the day, it is their choice" is a way of speaking.
  const uint32_t at = row.Is(i - 1, "the") ? i - 2 : i - 1;
  if (m.unit == Unit::kDay && m.kind == MentionKind::kCurrent && row.Is(at, "at") && row.Is(end, ",")) return 0;
  m.shade = ShadeOf(which);
  m.edge = true;
  return end;
}

uint32_t MatchYearEnd(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t end = 0;
  const uint32_t j = row.Is(i, "the") ? i + 1 : i;
  if (row.Is(j, "year") && row.Is(j + 1, "end")) {
    end = j + 2;
  } else if (row.Is(j, "year") && row.Hyphen(j + 1) && row.Is(j + 2, "end")) {
    end = j + 3;
  } else if (row.Is(j, "year") && row.Possessive(j + 1) && row.Is(j + 2, "end")) {
    end = j + 3;
  } else {
    return 0;
  }
  m.kind = MentionKind::kCurrent;
  m.unit = Unit::kYear;
  m.step = 0;
  m.shade = CC_TIME_SHADE_LATE;
  m.edge = true;
  if (row.Is(i - 1, "since")) m.step = -1;  // "the index has gained 9% since year-end"
  if (const uint32_t year = ReadYearAfter(row, end, m); year != 0) {
    m.kind = MentionKind::kNamed;
    m.step = kNoStep;
    return year;
  }
  return end;
}

uint32_t MatchShaded(const TokenRow& row, uint32_t i, Mention& m) {
  const Mention empty = m;
  uint32_t end = MatchEndOf(row, i, m);
  if (end != 0) return end;
  m = empty;
  if ((end = MatchYearEnd(row, i, m)) != 0) return end;
  m = empty;
  const uint32_t j = row.Is(i, "the") ? i + 1 : i;
  if (row.Is(i, "sometime")) {
    end = MatchShadable(row, row.Is(i + 1, "in") ? i + 2 : i + 1, m);
    return end;
  }
  if (!row.IsOneOf(j, {"early", "late", "mid", "earlier", "later"})) return 0;
  const uint8_t shade = ShadeOf(row.Value(j, Class::kTimeShade));
  const int8_t side = row.Is(j, "earlier") ? -1 : row.Is(j, "later") ? 1 : 0;
  uint32_t k = row.Hyphen(j + 1) ? j + 2 : j + 1;
  if (row.Is(j, "mid") && row.Has(k, Class::kDayPart)) {
    m.kind = MentionKind::kCurrent;
    m.unit = Unit::kDay;
    m.step = 0;
    const uint32_t behind = ReadDayPart(row, k, m);
    if (!row.Has(behind, Class::kDayReference)) return behind;
    m.step = row.Value(behind, Class::kDayReference);
    return behind + 1;
  }
  if (row.IsOneOf(k, {"in", "on"}) && !row.Is(j, "mid")) {
    ++k;
    if (row.Is(k, "the")) {
      if ((end = MatchRunningUnit(row, k + 1, m)) != 0) {
        m.shade = shade;
        m.side = side;
        return end;
      }
      m = empty;
    }
    if (row.Is(k - 1, "in") && row.Has(k, Class::kDayPart)) return 0;
  }
  if (row.Is(j, "mid") && (end = MatchRunningUnit(row, k, m)) != 0) {
    m.shade = shade;
    return end;
  }
  m = empty;
  end = MatchShadable(row, k, m);
  if (end == 0) return 0;
  // "the late Thursday" is no time; "the late 1970s" is.
  if (j != i && m.decade == 0 && m.century == 0 && m.season == 0 && m.part == Part::kNone && m.year == 0) return 0;
  if (row.IsOneOf(j, {"earlier", "later"}) && m.month != 0 && m.kind == MentionKind::kNamed && m.step == kNoStep &&
      k == j + 1) {
    return 0;
  }
  m.shade = shade;
  m.side = side;
  return end;
}

constexpr text::lexicon::ClassSet kVerbs = {Class::kPastVerb, Class::kPresentVerb, Class::kFutureVerb};

// What stands right before a time and says how it is meant.
uint8_t PrepositionShade(const TokenRow& row, uint32_t first) {
  const uint32_t p = first - 1;
  if (row.Is(p, "since")) return CC_TIME_SHADE_SINCE;
  if (row.IsOneOf(p, {"before", "by", "until", "till"})) return CC_TIME_SHADE_BEFORE;
  if (row.Is(p, "after")) return CC_TIME_SHADE_AFTER;
  if (row.Is(p, "than")) {  // "no later than 2020"
    if (row.Is(p - 1, "earlier")) return CC_TIME_SHADE_BEFORE;
    if (row.Is(p - 1, "later")) return row.Is(p - 2, "no") ? CC_TIME_SHADE_BEFORE : CC_TIME_SHADE_AFTER;
  }
  return CC_TIME_SHADE_NONE;
}

// "until Friday", "until the vote in June".
bool BehindUntil(const TokenRow& row, uint32_t first) {
  constexpr uint32_t kFarthest = 6;  // tokens
  if (row.IsOneOf(first - 1, {"until", "till"})) return true;
  if (!row.IsOneOf(first - 1, {"in", "on"})) return false;
  for (uint32_t i = first - 2; i + kFarthest >= first && row.Word(i); --i) {
    if (row.Is(i, "until")) return row.IsOneOf(i + 1, {"the", "a", "its", "an"});
    if (row.HasAny(i, kVerbs)) return false;
  }
  return false;
}

bool OpenWeekday(const Mention& m) {
  return m.kind == MentionKind::kNamed && m.weekday != 0 && m.month == 0 && m.day == 0 && m.step == kNoStep;
}

// What stands around a weekday: "one Friday", "noon on a Saturday", "June 27, a Saturday"; "a Tuesday rally" is this
// week's.
void NoteArticle(const TokenRow& row, Mention& m) {
  uint32_t a = m.first - 1;
  if (row.Is(a, "recent")) --a;  // "on a recent Tuesday"
  if (row.Is(a, "one") && !row.IsOneOf(a - 1, {"that", "this"})) m.indefinite = true;
  if (!row.Is(a, "a") || row.Capital(a)) return;  // "at Chick-fil-A Wednesday"
  static constexpr text::lexicon::ClassSet kGoesOn = {Class::kPreposition, Class::kConjunction, Class::kSubordinator,
                                                      Class::kAuxiliary, Class::kPronoun};
  if (a + 1 == m.first && row.Word(m.end) && !row.HasAny(m.end, kGoesOn)) return;
  m.apposed = row.IsOneOf(a - 1, {",", "(", "–", "—", "--"});
  m.indefinite = true;
}

// "The party will lose, she said in an interview Tuesday": the day is the interview's; not of one that "will air".
bool SaidIn(const TokenRow& row, uint32_t first) {
  const uint32_t noun = row.Is(first - 1, "on") ? first - 2 : first - 1;
  if (!row.IsOneOf(noun, {"interview", "statement", "email", "memo", "tweet", "filing"})) return false;
  constexpr uint32_t kFarthest = 5;
  for (uint32_t i = noun; i-- > row.begin() && i + kFarthest >= noun;) {
    if (row.Is(i, "in") && row.IsOneOf(i + 1, {"a", "an"})) return !row.IsOneOf(i - 1, {"air", "airs", "airing"});
  }
  return false;
}

// "Friday's crash", "the May 5 attack": past; "the Nov. 8 election": the nearest. Not "ahead of Friday's ruling".
void NoteEvent(const TokenRow& row, Mention& m) {
  if (m.weekday != 0 && SaidIn(row, m.first)) m.happened = true;
  const bool possessive = row.Possessive(m.end);
  const bool day = m.month != 0 && m.day != 0 && m.year == 0;
  if (!possessive && !(day && row.Has(m.first - 1, Class::kDeterminer))) return;
  const uint32_t noun = possessive ? m.end + 1 : m.end;
  uint32_t k = noun;  // "the Nov. 8 presidential election"
  while (k < noun + 2 && row.Word(k + 1) && !row.HasAny(k, {Class::kPastEvent, Class::kSetEvent, Class::kPreposition}))
    ++k;
  if (row.Has(k, Class::kSetEvent)) m.evenly |= day;
  if (!row.Has(k, Class::kPastEvent)) return;
  const uint32_t p = possessive ? m.first - 1 : m.first - 2;
  m.happened =
      !(row.Is(p, "of") && row.Is(p - 1, "ahead")) && !row.IsOneOf(p, {"before", "await", "awaits", "awaiting"});
}

// "The February jobs report" is the nearest one; "April delivery" is to come.
void NoteMonth(const TokenRow& row, Mention& m) {
  m.ahead |= row.IsOneOf(m.end, {"delivery", "settlement", "contract", "contracts", "futures"});
  if (!row.Has(m.first - 1, Class::kDeterminer)) return;
  for (uint32_t k = m.end; k < m.end + 3 && row.Word(k); ++k) {
    if (row.HasAny(k, {Class::kDocumentNoun, Class::kStudyNoun}) || row.IsOneOf(k, {"data", "reading"}))
      m.evenly = true;
  }
}

// What stands around a mention and tells which one is meant; most kinds are asked little.
void NoteSurroundings(const TokenRow& row, Mention& m) {
  if (m.kind == MentionKind::kAgo || m.kind == MentionKind::kCurrent) {
    m.of_quarter = row.Is(m.end - 1, "quarter");
    m.leads = m.first == row.begin() && row.Is(m.end - 1, "ago");
    return;
  }
  if (m.kind == MentionKind::kSame) {
    m.of_named = row.Is(m.end, "in") && (row.Has(m.end + 1, Class::kMonth) || row.Number(m.end + 1));
    return;
  }
  if (m.kind != MentionKind::kNamed) return;
  if (m.clock >= 0) m.opens_bracket = row.Is(m.end, "(") || row.Is(m.first - 1, "(");
  if (m.weekday == 0 && m.month == 0) return;
  const uint32_t on = row.Is(m.first - 1, "on") ? m.first - 2 : m.first - 1;
  m.behind_bracket = row.Is(on, ")");
  if (OpenWeekday(m)) NoteArticle(row, m);
  NoteEvent(row, m);
  m.ahead = m.weekday != 0 && row.Is(m.end, "deadline") && row.Is(m.first - 1, "a");
  if (m.weekday != 0) m.deadline = row.IsOneOf(m.first - 1, {"by", "through"});
  if (m.month != 0 && m.day == 0 && m.year == 0 && row.Word(m.end)) NoteMonth(row, m);
  m.ended = m.month != 0 && m.year == 0 && row.Is(m.first - 1, "ended");
}

using Matcher = uint32_t (*)(const TokenRow&, uint32_t, Mention&);

}  // namespace

uint32_t MatchRunningUnit(const TokenRow& row, uint32_t i, Mention& m) {
  const uint32_t j = row.IsOneOf(i, {"fiscal", "calendar"}) ? i + 1 : i;
  if (!row.IsOneOf(j, {"year", "month", "week", "day", "quarter", "decade", "century"})) return 0;
  if (row.IsOneOf(j + 1, {"of", "-"}) || row.Hyphen(j + 1)) return 0;
  m.kind = MentionKind::kCurrent;
  m.unit = static_cast<Unit>(row.Value(j, Class::kTimeUnit));
  m.step = 0;
  constexpr uint32_t kFarthest = 8;  // tokens
  for (uint32_t k = j; k-- > row.begin() && k + kFarthest >= j && !m.reported;) m.reported = row.Is(k, "would");
  return j + 1;
}

uint32_t MatchTime(const TokenRow& row, const TimeOpening& opening, Mention& m) {
  static constexpr Matcher kMatchers[] = {MatchPart,   MatchHedged,   MatchShaded,       MatchSet,    MatchClock,
                                          MatchPeriod, MatchRelative, MatchCalendarDate, MatchLength, MatchYear};
  bool fresh = true;
  for (uint32_t readers = opening.readers & ~kReadShared; readers != 0; readers &= readers - 1) {
    if (!fresh) m = Mention();
    fresh = false;
    if (const uint32_t end = kMatchers[std::countr_zero(readers)](row, opening.token, m); end != 0) {
      m.first = opening.token;
      m.end = end;
      NoteSurroundings(row, m);
      if (opening.token == row.begin()) return end;
      m.behind_until = BehindUntil(row, opening.token);
      m.opens_sentence = opening.token - 1 == row.begin();
      m.evenly |= row.IsOneOf(opening.token - 1, {"effective", "through"});
      if (m.shade == CC_TIME_SHADE_NONE) m.shade = PrepositionShade(row, opening.token);
      return end;
    }
  }
  return 0;
}

}  // namespace claimcheck::facts
