// Dates by name and by numbers.
//
// Method: a weekday, a month, a day or a number opens a date; what follows is taken as long as it can belong to it.
// Read: "Saturday, April 25", "5th of May 2012", "May 5, 2012", "31 June" (as written: checkers want to see it),
//       "2024-11-05", "5/6/24", "March" after "in".
// Not:  "May said", "may", "March on Washington", "in March 12 people died" (March alone), "Sun newspaper", "9/11",
//       "3-2".
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"

namespace claimcheck::facts {
namespace {

// A month in capitals, or one that can be nothing else; "may", "march" and "august" are words, "jan" and "dec" names.
bool MonthWord(const TokenRow& row, uint32_t i) {
  if (!row.Has(i, Class::kMonth)) return false;
  const int32_t month = row.Value(i, Class::kMonth);
  return row.Capital(i) || (month != 3 && month != 5 && month != 8 && row.Text(i).size() >= 4);
}

// The day of a month as digits, "5" or "5th"; returns the token behind it.
uint32_t ReadDay(const TokenRow& row, uint32_t i, int& day) {
  const int value = PlainDigits(row, i, 1, 2);
  if (value < 1 || value > 39) return 0;
  day = value;
  if (row.Glued(i + 1) && row.IsOneOf(i + 1, {"st", "nd", "rd", "th"})) return i + 2;
  if (row.Glued(i + 1) && (row.Word(i + 1) || row.Is(i + 1, "%")) && !row.Possessive(i + 1)) return 0;
  return i + 1;
}

// What stands behind a number that is therefore not the day of a month: "March 12 people", "May 10 million".
bool CountsSomething(const TokenRow& row, uint32_t i) {
  if (row.Has(i, Class::kTimeUnit) || row.Value(i, Class::kNumberWord) >= 100) return true;
  if (row.IsOneOf(i, {"%", "percent", "per", "p.m.", "a.m.", "pm", "am", "people", "points", "o'clock"})) return true;
  return row.Glued(i) && (row.Is(i, ":") || row.Is(i, "/")) && row.Number(i + 1) && row.Glued(i + 1);
}

constexpr text::lexicon::ClassSet kVerbs = {Class::kPastVerb, Class::kPresentVerb, Class::kFutureVerb};

// Behind a month or a day: "2012", ", 2012", "of 2012", "last year", "'96".
uint32_t ReadTrailingYear(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t j = i;
  if (row.Is(j, ",") && (row.Has(j + 1, Class::kNumberWord) || (row.Number(j + 1) && row.Text(j + 1).size() == 4))) ++j;
  if (row.Is(j, "of")) ++j;
  if (row.Is(j, "in") && PlainDigits(row, j + 1, 4, 4) >= 1900 && PlainDigits(row, j + 1, 4, 4) < 2100 &&
      (!row.Word(j + 2) || row.IsOneOf(j + 2, {"and", "or", "to", "when", "but", "after", "at", "with"}) ||
       row.HasAny(j + 2, kVerbs))) {
    ++j;  // "28 June in 2020"
  }
  if (const uint32_t end = ReadYearAfter(row, j, m); end != 0) return end;
  const int step = row.Is(j, "last") ? -1 : row.Is(j, "this") ? 0 : row.Is(j, "next") ? 1 : kNoStep;
  if (step != kNoStep && row.Is(j + 1, "year") && !row.Possessive(j + 2)) {
    m.step = step;
    m.unit = Unit::kYear;
    return j + 2;
  }
  return i;
}

// "twenty-one", "nineteen": a day that is told from "May two thousand" and "May ten people" by what follows: a year, or
// for days of two words anything but a word.
uint32_t ReadSpokenDay(const TokenRow& row, uint32_t i, Mention& m) {
  const int32_t first = row.Value(i, Class::kNumberWord);
  if (first < 1 || first > 30) return 0;
  uint32_t end = i + 1;
  int32_t day = first;
  const uint32_t j = row.Hyphen(end) ? end + 1 : end;
  const int32_t ones = row.Value(j, Class::kNumberWord);
  if (first >= 20 && first % 10 == 0 && ones >= 1 && ones <= 9) day = first + ones, end = j + 1;
  if (day > 31) return 0;
  const uint32_t behind = ReadTrailingYear(row, end, m);
  if (behind == end && (day == first || row.Word(end))) return 0;
  m.day = day;
  return behind;
}

// A hyphen or a slash without white space: "31/Oct/1974".
bool Joint(const TokenRow& row, uint32_t i) {
  return row.Hyphen(i) || (row.Is(i, "/") && row.Glued(i) && row.Glued(i + 1));
}

template <size_t kSize>
bool InFront(const TokenRow& row, uint32_t i, const text::Literal (&words)[kSize]) {
  return i > row.begin() && row.IsOneOf(i - 1, words);
}

// "Jan-Feb 2017", "between May and July".
bool Paired(const TokenRow& row, uint32_t i) {
  return (row.IsOneOf(i + 1, {"and", "or", "to", "through", "-", "–"}) && MonthWord(row, i + 2)) ||
         (InFront(row, i, {"and", "or", "to"}) && i >= row.begin() + 2 && MonthWord(row, i - 2));
}

// "May" and "March" alone may be a verb, a name or a demonstration.
bool MonthAlone(const TokenRow& row, uint32_t i) {
  const int32_t month = row.Value(i, Class::kMonth);
  const bool preposition =
      InFront(row, i, {"in",    "of",   "since", "until", "till",    "by",  "from",    "to",     "through",
                       "last",  "this", "next",  "early", "late",    "mid", "-",       "during", "before",
                       "after", "that", "every", "each",  "between", "for", "through", "around", "into"});
  const bool paired = Paired(row, i);
  if (month == 5 || month == 3) {
    if (row.IsOneOf(i + 1, {"on", "against"}) && month == 3) return false;
    if (row.Is(i + 1, "for") && row.Capital(i + 2)) return false;
    return paired || (preposition && !(row.Word(i + 1) && row.Capital(i + 1) && !row.AllCaps(i + 1)));
  }
  // "a goal by Jan Novak", "a song for June Carter": inside a sentence, a given name before the surname.
  if ((month == 1 || month == 4 || month == 6 || month == 8) && row.Text(i).back() != '.' && !paired &&
      row.Word(i + 1) && row.Capital(i + 1) && !row.AllCaps(i + 1) && i >= row.begin() + 2 &&
      InFront(row, i, {"by", "for", "through", "to", "from", "after", "before"})) {
    return false;
  }
  if (row.Text(i).size() <= 3 && row.Text(i).back() != '.') {  // Jan, Jun, Dec: names as well
    return month != 1 || preposition || paired;
  }
  // April, June and August are given names too.
  if ((month == 4 || month == 6 || month == 8) && row.Capital(i + 1) && row.Word(i + 1) && !preposition &&
      !row.FirstWord(i)) {
    return false;
  }
  return true;
}

// "April 25, 2009", "April 25th", "April the fifth", "April 2009", "April".
uint32_t ReadMonthFirst(const TokenRow& row, uint32_t i, Mention& m) {
  if (!MonthWord(row, i)) {  // "march 3 2015" in a hasty text; not "they march 3 miles"
    int day = 0;
    const uint32_t k = row.Is(i, "march") ? ReadDay(row, i + 1, day) : 0;
    if (k == 0 || (row.Word(k) && k == i + 2) || row.Glued(k)) return 0;
  }
  if (row.IsOneOf(i, {"mar", "sep"})) {  // too short to stand alone
    if (!row.Number(i + 1) && !(Joint(row, i + 1) && row.Number(i + 2)) && !Paired(row, i)) return 0;
  }
  if (row.Glued(i) && row.IsOneOf(i - 1, {"$", "#", "@"})) return 0;  // "$DEC", "#march"
  m.month = row.Value(i, Class::kMonth);
  uint32_t j = i + 1;
  if (row.Is(j, ".") && row.Text(i).size() <= 4 && row.Number(j + 1)) ++j;
  if (Joint(row, j) && row.Number(j + 1)) ++j;
  int day = 0;
  uint32_t k = ReadDay(row, j, day);
  const bool in_front = InFront(row, i, {"in"});
  if (k != 0 && !CountsSomething(row, k) && !(in_front && row.Word(k) && !row.Capital(k) && k == j + 1)) {
    m.day = day;
    return ReadTrailingYear(row, Joint(row, k) && row.Hyphen(i + 1) ? k + 1 : k, m);  // "Sep-23-2020"
  }
  uint32_t o = row.Is(j, "the") ? j + 1 : j;
  int ordinal = 0;
  if (const uint32_t end = ReadOrdinal(row, o, ordinal);
      end != 0 && ordinal <= 31 && (o != j || !row.Number(o)) && !row.Has(end, Class::kTimeUnit)) {
    m.day = ordinal;
    return ReadTrailingYear(row, end, m);
  }
  if (const uint32_t end = ReadSpokenDay(row, j, m); end != 0) return end;
  const uint32_t end = ReadTrailingYear(row, j, m);
  if (end != j) return end;
  return MonthAlone(row, i) ? j : 0;
}

// "5 May 2012", "5th of May", "the fifth of May", "5-May-2012".
uint32_t ReadDayFirst(const TokenRow& row, uint32_t i, Mention& m) {
  uint32_t j = row.Is(i, "the") ? i + 1 : i;
  int day = 0;
  if (row.IsOneOf(j - 1, {"$", "£", "€", "¥", "/", "."})) return 0;  // an amount, or the end of another number
  uint32_t k = ReadDay(row, j, day);
  if (k == 0) {
    k = ReadOrdinal(row, j, day);
    if (k == 0 || day > 31) return 0;
  }
  const bool of = row.Is(k, "of");
  if (of) ++k;
  const bool joint = Joint(row, k);
  if (joint) ++k;
  if (of && row.Is(k, "the")) ++k;
  const int step = row.IsOneOf(k, {"last", "previous"})              ? -1
                   : row.IsOneOf(k, {"this", "current"})             ? 0
                   : row.IsOneOf(k, {"next", "following", "coming"}) ? 1
                                                                     : kNoStep;
  if (of && step != kNoStep && row.Is(k + 1, "month")) {  // "the 20th of this month"
    m.day = day;
    m.step = step;
    m.unit = Unit::kMonth;
    return k + 2;
  }
  if (!MonthWord(row, k) && !(of && row.IsOneOf(k, {"march", "august"}))) return 0;
  if (j != i && !of && !row.Number(j)) return 0;
  // "In 2012, 5 May be enough" does not happen; "the third May election" does.
  if (!of && row.Has(j, Class::kOrdinalWord)) return 0;
  m.month = row.Value(k, Class::kMonth);
  m.day = day;
  uint32_t end = k + 1;
  if (row.Is(end, ".") && row.Text(k).size() <= 4 && row.Number(end + 1)) ++end;
  if (row.Hyphen(end) || (joint && Joint(row, end))) ++end;
  if (const int two = joint && end == k + 2 ? PlainDigits(row, end, 2, 2) : -1; two >= 0) {  // "31-Oct-74"
    m.year = (two < 50 ? 2000 : 1900) + two;
    m.two_digit_year = true;
    return end + 1;
  }
  return ReadTrailingYear(row, end, m);
}

struct NumericDate {
  int parts[3];
  uint32_t end;
  char separator;
};

// Three whole numbers with one and the same separator and no white space: "5/6/2024", "2024-11-05", "5.6.2024".
NumericDate ReadThreeNumbers(const TokenRow& row, uint32_t i) {
  NumericDate date = {{0, 0, 0}, 0, 0};
  // "10/1/2018-10/7/2018": a second one behind a dash
  const bool second = i >= row.begin() + 2 && row.Dash(i - 1) && row.Number(i - 2) && row.Is(i + 1, "/");
  if (!row.Number(i) || (i > row.begin() && row.Glued(i) && !row.IsOneOf(i - 1, {"(", "["}) && !second)) return date;
  int part = 0;
  int digits = 0;
  char separator = 0;
  uint32_t j = i;
  for (; row.In(j) && (j == i || row.Glued(j)); ++j) {
    const std::string_view text = row.Text(j);
    if (text.find_first_not_of("0123456789/-.") != std::string_view::npos) break;
    if (part == 2 && digits > 0 && (text[0] < '0' || text[0] > '9')) break;  // a full stop behind the date
    for (const char c : text) {
      if (c >= '0' && c <= '9') {
        if (++digits > 4) return date;
        date.parts[part] = date.parts[part] * 10 + (c - '0');
      } else {
        if (digits == 0 || part == 2 || (separator != 0 && c != separator)) return date;
        separator = c;
        ++part;
        digits = 0;
      }
    }
  }
  if (part == 2 && digits >= 1 && (separator == '/' || date.parts[0] > 31 || date.parts[2] > 31)) date.end = j;
  date.separator = separator;
  return date;
}

// "2016-11", "2014/10", "11/2016"; "2011-12" is a season, "2015-3" the number of a bill.
uint32_t ReadYearAndMonth(const TokenRow& row, uint32_t i, Mention& m) {
  if (!Joint(row, i + 1) || (row.Glued(i) && !row.Is(i - 1, "("))) return 0;
  if (row.Glued(i + 3) && !row.Possessive(i + 3) && !row.IsOneOf(i + 3, {".", ",", ";", ":", ")", "?", "!"})) return 0;
  const bool year_first = row.Text(i).size() == 4;
  const int year = PlainDigits(row, year_first ? i : i + 2, 4, 4);
  const int month = PlainDigits(row, year_first ? i + 2 : i, year_first ? 2 : 1, 2);
  if (year < 1900 || year >= 2100 || month < 1 || month > 12) return 0;
  // "the 2007-09 crisis", "the 2011-12 season"
  if (year_first ? row.Hyphen(i + 1) && month > year % 100 : !row.Is(i + 1, "/")) return 0;
  if (year_first && month == (year + 1) % 100) return 0;
  if (row.Has(i - 1, Class::kNumberedThing)) return 0;
  m.year = year;
  m.month = month;
  return i + 3;
}

// "2019-Aug-01", "2020/Sep/23".
uint32_t ReadYearFirst(const TokenRow& row, uint32_t i, Mention& m) {
  if (!Joint(row, i + 1) || !row.Has(i + 2, Class::kMonth) || !Joint(row, i + 3)) return 0;
  const int year = PlainDigits(row, i, 4, 4);
  const int day = PlainDigits(row, i + 4, 1, 2);
  if (year < 1000 || year >= 3000 || day < 1 || day > 31) return 0;
  m.year = year;
  m.month = row.Value(i + 2, Class::kMonth);
  m.day = day;
  return i + 5;
}

uint32_t ReadNumeric(const TokenRow& row, uint32_t i, Mention& m) {
  const NumericDate date = ReadThreeNumbers(row, i);
  if (date.end == 0) {
    const uint32_t end = ReadYearAndMonth(row, i, m);
    return end != 0 ? end : ReadYearFirst(row, i, m);
  }
  // "5.11.2024" is written where the day comes first.
  if (date.separator == '.' && date.parts[0] <= 12 && date.parts[1] <= 12 && date.parts[2] > 31) {
    m.day = date.parts[0], m.month = date.parts[1], m.year = date.parts[2];
    return m.day >= 1 && m.month >= 1 && m.year >= 1000 && m.year < 3000 ? date.end : 0;
  }
  const auto [a, b, c] = date.parts;
  if (a >= 1000 && a < 3000) {
    if (b < 1 || b > 12 || c < 1 || c > 39) return 0;
    m.year = a, m.month = b, m.day = c;
    return date.end;
  }
  const bool short_year = c < 100;
  if ((!short_year && (c < 1000 || c >= 3000)) || a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return 0;
  m.year = short_year ? (c < 50 ? 2000 : 1900) + c : c;
  m.two_digit_year = short_year;
  m.month = a <= 12 ? a : b;  // month first unless it cannot be; the anchor decides where both can
  m.day = a <= 12 ? b : a;
  m.numeric_order_open = a <= 12 && b <= 12;
  return date.end;
}

uint32_t ReadWeekdayFirst(const TokenRow& row, uint32_t i, Mention& m) {
  if (!row.Has(i, Class::kWeekday)) return 0;
  const bool full = row.Text(i).size() >= 6;
  if (!full && !row.Capital(i)) return 0;
  if (InFront(row, i, {"bloody", "super", "sheffield", "casual", "giving", "cyber", "joe", "freaky", "black"}))
    return 0;
  m.weekday = row.Value(i, Class::kWeekday);
  uint32_t j = i + 1;
  if (!full && row.Is(j, ".")) ++j;
  const uint32_t k = row.Is(j, ",") ? j + 1 : j;
  uint32_t end = ReadMonthFirst(row, k, m);
  if (end != 0 && m.day == 0 && k != j) end = 0;  // "Monday, May 2012 …": two dates
  if (end == 0) {
    m.month = m.year = m.day = 0;
    end = ReadDayFirst(row, k, m);
  }
  if (end == 0) {
    m.month = m.year = m.day = 0;
    end = ReadNumeric(row, k, m);
  }
  if (end == 0) {
    m.month = m.year = m.day = 0;
    int day = 0;
    const uint32_t the = row.Is(k, "the") ? k + 1 : k;
    const uint32_t ordinal = row.Number(the) || (full && the != k) ? ReadOrdinal(row, the, day) : 0;
    if (ordinal != 0 && day <= 31 && !row.Word(ordinal)) {
      m.day = day;
      return ordinal;
    }
    // "Monday 11": not "On Monday 11 died", nor "beat them on Monday 31-28"
    if (full && k == j && ReadDay(row, k, day) == k + 1 && day <= 31 &&
        (!row.In(k + 1) || row.IsOneOf(k + 1, {".", ",", ";", ")", "?", "!"})) && !row.Number(k + 2)) {
      m.day = day;
      return k + 1;
    }
  }
  if (end != 0) return end;
  // "Tuesday next week", "Monday of last week"
  const uint32_t of = row.Is(j, "of") ? j + 1 : j;
  const int step = row.Is(of, "last") ? -1 : row.Is(of, "this") ? 0 : row.Is(of, "next") ? 1 : kNoStep;
  if (full && step != kNoStep && row.Is(of + 1, "week") && !row.Possessive(of + 2)) {
    m.step = step;
    m.unit = Unit::kWeek;
    return of + 2;
  }
  if (full && row.Is(j, "after") && row.Is(j + 1, "next") && !row.Word(j + 2)) {  // "the Tuesday after next"
    m.step = 2;
    m.pointed = true;
    return j + 2;
  }
  if (full && row.Has(j, Class::kDayPartPlural)) {  // "Tuesday nights"
    m.kind = MentionKind::kSet;
    m.part = static_cast<Part>(row.Value(j, Class::kDayPartPlural));
    return j + 1;
  }
  const bool dotted = row.Text(i).back() == '.';
  if (!full && !dotted && row.Text(i).size() <= 4) return 0;  // "Sun", "Sat", "Wed", "Tues"
  if (!full && dotted && row.Is(i, "sun.")) return 0;
  const uint32_t part = ReadDayPart(row, j, m);
  if (part != j && row.Is(part, ",") && row.Has(part + 1, Class::kMonth)) {  // "Friday evening, July 9, 2014"
    Mention dated = m;
    const uint32_t behind = ReadMonthFirst(row, part + 1, dated);
    if (behind != 0 && dated.day != 0) {
      m = dated;
      return behind;
    }
  }
  return part;
}

}  // namespace

uint32_t MatchCalendarDate(const TokenRow& row, uint32_t i, Mention& m) {
  m.kind = MentionKind::kNamed;
  const Mention empty = m;
  if (row.Has(i, Class::kWeekday)) return ReadWeekdayFirst(row, i, m);
  if (row.Has(i, Class::kMonth)) {
    const uint32_t end = ReadMonthFirst(row, i, m);
    return end != 0 && m.day != 0 ? ReadDayPart(row, end, m) : end;
  }
  if (row.Number(i)) {
    if (const uint32_t end = ReadNumeric(row, i, m); end != 0) return end;
    m = empty;
  }
  return ReadDayFirst(row, i, m);
}

}  // namespace claimcheck::facts
