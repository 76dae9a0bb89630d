// Method: one pass from the last token to the first, so that what follows a word is known before it is looked at. A
// table by lexeme, made once, says of each word which readers it may open for, which kinds of end it is itself ("years"
// ends a length, "May" a date) and which it may stand in the middle of ("two" "more" "years"). What a token reaches is
// then one line: its own ends, and those that its follower reaches and that it passes on. Most words are in no list of
// times, end nothing, pass on nothing and cost a load and a branch.
//
// Not an opening: "the" in "the mayor said on Friday" (nobody passes on a date), "about" in "about it", "12" in "12
// people", "second" in "second thoughts".
#include "daemon/facts/time_openings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <initializer_list>

#include "daemon/facts/token_mask.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;

// What may be reached from a token over words that can stand between.
enum Reach : uint8_t {
  kToLength = 1,       // a unit of time
  kToDate = 2,         // a month
  kToPeriod = 4,       // a quarter, a half, a season, a holiday
  kToPart = 8,         // "week of", "Friday in"
  kToShaded = 16,      // whatever "early" or "the end of" may stand before
  kToPointed = 32,     // whatever "last" or "that" may stand before
  kToSharedDate = 64,  // the month that "9 to 12 May" has once
  kAnywhere = 127,
};

// What else a word says about itself and about the one before it.
enum Mark : uint16_t {
  kIsThe = 1,
  kIsYear = 2,  // the word "year"
  kIsUnit = 4,
  kNeedsCapital = 8,     // for its own readers
  kBehindClock = 16,     // "p.m.", "o'clock", "to"
  kBehindPart = 32,      // "of", "in", "after"
  kBehindYear = 64,      // an era: "44 BC"
  kGoesOnSpoken = 128,   // "nineteen ninety-six", "two thousand"
  kBehindYearEnd = 256,  // the "end" in "year end", "year's end"
  kIsDash = 512,
  kIsNumber = 1024,
  kIsApostrophe = 2048,
  kOpens = 4096,  // may open for something at all; the others are passed over sooner
};

struct alignas(16) WordTraits {
  uint16_t alone = 0;       // readers that it may open for, whatever follows
  uint16_t led = 0;         // the same, if what they need is reached
  uint16_t behind_the = 0;  // the same for "the" before it
  uint16_t marks = 0;       // Mark
  uint8_t ends = 0;         // Reach
  uint8_t passes = 0;       // Reach
  // The ends that the word before it may have: "week" is the end of a part only in "week of". Follows from the marks.
  uint8_t lets_end = static_cast<uint8_t>(~kToPart);

  bool operator==(const WordTraits&) const = default;
};

// The readers that what is reached allows.
constexpr std::array<uint16_t, kAnywhere + 1> MakeAllowed() {
  std::array<uint16_t, kAnywhere + 1> allowed{};
  for (uint32_t reach = 0; reach <= kAnywhere; ++reach) {
    uint16_t readers = 0;
    if ((reach & kToLength) != 0) readers |= kReadLength | kReadHedged | kReadYear;  // a century is a year's reader's
    if ((reach & kToDate) != 0) readers |= kReadCalendarDate;
    if ((reach & kToPeriod) != 0) readers |= kReadPeriod;
    if ((reach & kToPart) != 0) readers |= kReadPart;
    if ((reach & kToShaded) != 0) readers |= kReadShaded;
    if ((reach & kToPointed) != 0) readers |= kReadRelative | kReadSet;
    if ((reach & kToSharedDate) != 0) readers |= kReadShared;
    allowed[reach] = readers;
  }
  return allowed;
}
constexpr std::array<uint16_t, kAnywhere + 1> kAllowed = MakeAllowed();

constexpr uint16_t kNumberLed = kReadPart | kReadPeriod | kReadCalendarDate | kReadLength | kReadShared;
constexpr uint16_t kOrdinalLed = kNumberLed | kReadYear;
constexpr uint8_t kToDates = kToDate | kToSharedDate;
constexpr uint8_t kToLengths = kToLength | kToPointed;

struct ClassTraits {
  Class words;
  WordTraits traits;
};
constexpr ClassTraits kByClass[] = {
    {Class::kMonth, {.alone = kReadCalendarDate, .ends = kToDates | kToShaded | kToPointed, .passes = kToSharedDate}},
    {Class::kWeekday,
     {.alone = kReadCalendarDate,
      .behind_the = kReadPart,
      .ends = kToShaded | kToPointed | kToPart,
      .passes = kToSharedDate | kToShaded}},
    {Class::kWeekdayPlural, {.alone = kReadSet, .ends = kToLength}},  // "two Fridays ago"
    {Class::kSeason, {.alone = kReadPeriod, .behind_the = kReadPeriod, .ends = kToPeriod | kToShaded | kToPointed}},
    {Class::kHoliday,
     {.alone = kReadPeriod,
      .behind_the = kReadPeriod,
      .marks = kNeedsCapital,
      .ends = kToPeriod | kToShaded | kToPointed}},
    {Class::kTimeUnit,
     {.behind_the = kReadPart | kReadRelative, .marks = kIsUnit, .ends = kToLength | kToShaded | kToPointed | kToPart}},
    {Class::kDayPart, {.behind_the = kReadRelative, .ends = kToShaded | kToPointed}},
    {Class::kDayReference, {.alone = kReadRelative, .ends = kToShaded | kToPointed}},
    {Class::kTimeReference, {.alone = kReadRelative, .behind_the = kReadRelative, .ends = kToShaded | kToPointed}},
    {Class::kPeriodAdverb, {.alone = kReadSet}},
    {Class::kNumberWord,
     {.led = kReadLength, .behind_the = kReadLength, .marks = kGoesOnSpoken, .ends = kToShaded, .passes = kToLengths}},
    {Class::kOrdinalWord,
     {.led = kOrdinalLed,
      .behind_the = kOrdinalLed,
      .ends = kToShaded,
      .passes = kToLengths | kToDates | kToPeriod | kToPart}},
    {Class::kTimeShade, {.led = kReadShaded, .behind_the = kReadShaded, .passes = kToShaded}},
    {Class::kTimePointer,
     {.led = kReadRelative, .behind_the = kReadRelative, .ends = kToShaded, .passes = kToLengths | kToDates}},
    {Class::kTimeZone, {.marks = kBehindClock}},
};

struct SomeWords {
  WordTraits traits;
  std::initializer_list<std::string_view> words;
};

void Add(WordTraits& to, const WordTraits& more) {
  to.alone |= more.alone;
  to.led |= more.led;
  to.behind_the |= more.behind_the;
  to.ends |= more.ends;
  to.passes |= more.passes;
  to.marks |= more.marks;
}

// Function words, by what may begin with them and what they may stand in. All of them stand in lists of the lexicon.
void AddFunctionWords(std::vector<WordTraits>& table) {
  const SomeWords by_word[] = {
      // Hedges and counts
      {{.led = kReadHedged, .passes = kToLengths},
       {"about", "approximately", "roughly", "some", "nearly", "almost", "more", "over", "at", "less", "fewer", "under",
        "up", "just", "within", "no", "not"}},
      {{.alone = kReadHedged, .passes = kToLength}, {"around"}},
      {{.led = kReadLength, .passes = kToLengths},
       {"a",         "an",       "all", "another", "half",   "some",   "several",
        "many",      "numerous", "few", "couple",  "dozens", "scores", "hundreds",
        "thousands", "tens",     "its", "his",     "her",    "their",  "countless"}},
      {{.alone = kReadLength}, {"aged", "age"}},
      // Between a number and its unit
      {{.passes = kToLengths},
       {"than",     "least",   "most",       "to",       "the",       "and",         "or",
        "of",       "good",    "number",     "handful",  "quarter",   "quarters",    "first",
        "final",    "opening", "additional", "full",     "trading",   "consecutive", "successive",
        "business", "working", "whole",      "calendar", "school",    "light",       "past",
        "last",     "fiscal",  "other",      "entire",   "financial", "comparable",  "corresponding",
        "nd",       "th",      "st",         "rd",       "extra",     "further"}},
      {{.led = kReadLength, .behind_the = kReadLength}, {"full", "whole", "entire"}},
      {{.ends = kToLength}, {"anniversary", "birthday", "h"}},
      {{.behind_the = kReadLength}, {"first", "final", "opening"}},
      {{.behind_the = kReadLength | kReadRelative}, {"comparable", "corresponding"}},
      // Parts of periods, and what is counted in them
      {{.led = kReadPart, .behind_the = kReadPart | kReadPeriod, .passes = kToPart | kToPeriod}, {"last", "final"}},
      {{.led = kReadPart, .behind_the = kReadPart, .ends = kToPart}, {"rest", "remainder", "week", "weekend"}},
      {{.marks = kBehindPart}, {"of", "in", "after", "before"}},
      {{.ends = kToPeriod | kToShaded}, {"quarter", "qtr", "qtr.", "half"}},
      {{.alone = kReadPeriod,
        .behind_the = kReadPeriod,
        .ends = kToPeriod | kToShaded,
        .passes = kToPeriod | kToPointed},
       {"fiscal", "financial", "fy", "q", "h"}},
      {{.led = kReadPeriod, .passes = kToPeriod | kToShaded | kToLength}, {"last", "this", "next"}},
      {{.passes = kToPeriod}, {"ago", "earlier", "'s", "nd", "th", "st", "rd"}},
      {{.behind_the = kReadLength | kReadShaded | kReadPeriod | kReadYear, .marks = kIsYear, .passes = kToPeriod},
       {"year"}},
      {{.marks = kBehindYearEnd}, {"end", "'s"}},
      // Around pointers and shades
      {{.led = kReadRelative, .passes = kToShaded | kToPointed}, {"its", "his", "her", "their", "more"}},
      {{.behind_the = kReadRelative, .passes = kToPointed}, {"near", "full", "whole", "entire", "fiscal", "financial"}},
      {{.ends = kToPointed}, {"period"}},
      {{.led = kReadSet, .passes = kToPointed}, {"every", "each"}},
      {{.alone = kReadSet}, {"weekends"}},
      {{.led = kReadShaded}, {"sometime"}},
      {{.alone = kReadRelative}, {"overnight"}},
      {{.passes = kToShaded}, {"the", "in", "on", "of", "very", "calendar"}},
      // In dates
      {{.ends = kToDates}, {"month"}},
      {{.passes = kToDates | kToPart}, {"nd", "th", "st", "rd", "the"}},
      {{.passes = kToDates}, {"of"}},
      {{.passes = kToSharedDate}, {"to", "through", "until", "till", "and"}},
      {{.marks = kIsThe}, {"the"}},
      // Years and clocks
      {{.alone = kReadYear, .behind_the = kReadYear, .marks = kGoesOnSpoken, .ends = kToShaded},
       {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "noughties"}},
      {{.alone = kReadYear}, {"ad", "a.d."}},
      {{.marks = kBehindYear}, {"bc", "b.c.", "bce", "b.c.e.", "ad", "a.d.", "ce", "c.e."}},
      {{.alone = kReadClock}, {"noon", "midday", "midnight"}},
      {{.marks = kBehindClock},
       {"am", "a.m.", "a.m", "pm", "p.m.", "p.m", "o'clock", "in", "to", "and", "until", "till", "hours", "hrs"}},
  };
  for (const SomeWords& some : by_word) {
    for (const std::string_view word : some.words) Add(table[text::lexicon::Find(word)], some.traits);
  }
  table[0] = WordTraits();
}

constexpr WordTraits kNumber = {.led = kNumberLed,
                                .behind_the = kNumberLed | kReadYear,
                                .marks = kIsNumber | kOpens,
                                .ends = kToShaded,
                                .passes = kAnywhere,
                                .lets_end = kAnywhere};  // "week 45 of 2023"
constexpr WordTraits kDash = {.marks = kBehindClock | kGoesOnSpoken | kIsDash | kBehindYearEnd, .passes = kAnywhere};
constexpr WordTraits kApostrophe = {.behind_the = kReadYear,
                                    .marks = kBehindYearEnd | kIsApostrophe | kOpens,
                                    .passes = kToShaded | kToPeriod | kToDates};
constexpr WordTraits kColon = {.marks = kBehindClock};
constexpr WordTraits kStop = {.passes = kToDates};
constexpr WordTraits kSlash = {.passes = kToLength | kToDates};

// The traits of all words and marks; few differ, so that what the pass looks up is a byte.
struct TraitsTable {
  std::vector<uint8_t> of_lexeme;
  std::array<uint8_t, 256> of_mark{};  // by its first byte; 0xE2 begins dashes and apostrophes, see OfLongMark
  uint8_t dash = 0;
  uint8_t apostrophe = 0;
  std::vector<WordTraits> kinds;  // the first is nothing, the second a number
  std::vector<uint8_t> wakes;     // by lexeme: may open or end something by itself, see Openings::SkipQuiet

  uint8_t KindOf(const WordTraits& traits) {
    size_t kind = 0;
    while (kind < kinds.size() && !(kinds[kind] == traits)) ++kind;
    if (kind == kinds.size()) kinds.push_back(traits);
    return static_cast<uint8_t>(kind);
  }
};
constexpr uint8_t kNothingKind = 0;
constexpr uint8_t kNumberKind = 1;

constexpr text::lexicon::ClassSet kListed = {
    Class::kMonth,      Class::kWeekday,     Class::kWeekdayPlural, Class::kSeason,        Class::kHoliday,
    Class::kTimeUnit,   Class::kDayPart,     Class::kDayReference,  Class::kTimeReference, Class::kPeriodAdverb,
    Class::kNumberWord, Class::kOrdinalWord, Class::kTimeShade,     Class::kTimePointer,   Class::kTimeZone};

void AddClasses(uint16_t lexeme, WordTraits& traits) {
  if (!text::lexicon::HasAny(lexeme, kListed)) return;
  for (const ClassTraits& entry : kByClass) {
    if (text::lexicon::Has(lexeme, entry.words)) Add(traits, entry.traits);
  }
  const int32_t number = text::lexicon::Value(lexeme, Class::kNumberWord);
  if (number >= 1 && number <= 12) traits.led |= kReadClock;
  if (number == 2 || (number >= 15 && number <= 20)) traits.led |= kReadYear;
  if (number >= 20 && number <= 90) {  // "twenty-first"
    Add(traits, {.led = kOrdinalLed, .behind_the = kOrdinalLed, .passes = kToDates | kToPart});
  }
  const std::string_view word = text::lexicon::Word(lexeme);
  if ((traits.marks & kIsUnit) != 0 && (word.back() == 's' || word == "millennia")) traits.alone |= kReadLength;
}

bool MayOpen(const WordTraits& traits) {
  return traits.alone != 0 || traits.led != 0 || (traits.marks & (kIsThe | kIsUnit)) != 0;
}

TraitsTable MakeTable() {
  std::vector<WordTraits> all(text::lexicon::Abi().lexeme_count);
  for (size_t i = 1; i < all.size(); ++i) AddClasses(static_cast<uint16_t>(i), all[i]);
  AddFunctionWords(all);
  TraitsTable table;
  table.kinds = {WordTraits(), kNumber};
  table.of_lexeme.reserve(all.size());
  for (WordTraits& traits : all) {
    if (MayOpen(traits)) traits.marks |= kOpens;
    if ((traits.marks & kBehindPart) != 0) traits.lets_end = kAnywhere;
    const bool listed = (traits.marks | traits.ends | traits.passes | traits.behind_the) != 0;
    table.of_lexeme.push_back(listed ? table.KindOf(traits) : kNothingKind);
    table.wakes.push_back(listed && (traits.ends != 0 || traits.alone != 0));
  }
  table.dash = table.of_mark['-'] = table.KindOf(kDash);
  table.apostrophe = table.of_mark['\''] = table.of_mark['`'] = table.KindOf(kApostrophe);
  table.of_mark[':'] = table.KindOf(kColon);
  table.of_mark['.'] = table.of_mark[','] = table.KindOf(kStop);
  table.of_mark['/'] = table.KindOf(kSlash);
  return table;
}

// What is known of the tokens behind the one that is looked at.
struct Behind {
  const WordTraits* next;
  uint8_t reach;
};

class Openings {
 public:
  Openings(const text::Document& document, const TraitsTable& table)
      : document_(document),
        tokens_(document.tokens.data()),
        size_(static_cast<uint32_t>(document.tokens.size())),
        reading_(document.reading.data()),
        table_(table) {}

  void Run(std::vector<TimeOpening>& openings) {
    const WordTraits* const kinds = table_.kinds.data();
    const WordTraits* next = kinds;
    uint32_t reach = 0;
    uint32_t i = size_;
    while (i > 0) {
      // Neither here nor behind here is anything that a token could make more of.
      if (reach == 0 && !Wakes(*next)) {
        const uint32_t quiet = SkipQuiet(i);
        if (quiet == 0) return;
        if (quiet != i) next = kinds + KindAt(i = quiet);
      }
      const uint8_t kind = KindAt(--i);
      if (kind == kNothingKind) {
        reach = (reach & kToLength) != 0 && Lengthens(i) ? kToLength : 0;
        next = kinds;
        continue;
      }
      const WordTraits& traits = kinds[kind];
      const uint32_t ends = traits.ends & next->lets_end;
      if ((traits.marks & kOpens) != 0) {
        if (const uint16_t readers = ReadersOf(traits, i, {next, static_cast<uint8_t>(reach)}, ends); readers != 0) {
          openings.push_back({i, readers});
        }
      }
      reach = ends | (traits.passes & reach);
      next = &traits;
    }
  }

 private:
  static bool Wakes(const WordTraits& traits) {
    return traits.ends != 0 || traits.alone != 0 || (traits.marks & kIsNumber) != 0;
  }

  // Most tokens stand where nothing of a time is near. Behind the last one before `i` that is a number or a word that
  // may open or end something by itself: all others only pass on what they have none of.
  [[gnu::noinline]] uint32_t SkipQuiet(uint32_t i) {
    while (i > 0) {
      const uint32_t block = (i - 1) / 64 * 64;
      if (block != masked_) {
        masked_ = block;
        mask_ = NumbersAndListed(tokens_ + block, std::min(64u, size_ - block), table_.wakes.data());
      }
      const uint64_t before = mask_ & ~uint64_t{0} >> (63 - (i - 1 - block));
      if (before != 0) return block + 64 - static_cast<uint32_t>(std::countl_zero(before));
      i = block;
    }
    return 0;
  }

  uint8_t KindAt(uint32_t i) const {
    const cc_token& token = tokens_[i];
    return token.kind == CC_TOKEN_WORD ? table_.of_lexeme[token.lexeme] : OfNoWord(token);
  }

  uint8_t OfNoWord(const cc_token& token) const {
    if (token.kind == CC_TOKEN_NUMBER) return kNumberKind;
    const auto first = static_cast<unsigned char>(reading_[token.begin]);
    return first == 0xE2 ? OfLongMark(document_.Text(token)) : table_.of_mark[first];
  }

  // U+2010 to U+2015 and U+2018 to U+201B
  uint8_t OfLongMark(std::string_view mark) const {
    if (mark.size() < 3 || static_cast<unsigned char>(mark[1]) != 0x80) return kNothingKind;
    const auto third = static_cast<unsigned char>(mark[2]);
    return third < 0x98 ? table_.dash : third < 0x9C ? table_.apostrophe : kNothingKind;
  }

  uint16_t ReadersOf(const WordTraits& traits, uint32_t i, const Behind& behind, uint32_t ends) const {
    if ((traits.marks & kIsNumber) != 0) return OfNumber(i, behind);
    if ((traits.marks & kIsApostrophe) != 0) return OfApostrophe(i, behind);
    return OfWord(traits, tokens_[i], behind, ends & kToPart);
  }

  // "'80s"
  uint16_t OfApostrophe(uint32_t i, const Behind& behind) const {
    return (behind.next->marks & kIsNumber) != 0 && Glued(i + 1) ? kReadYear : 0;
  }

  bool Glued(uint32_t i) const { return i < size_ && (tokens_[i].flags & CC_FLAG_SPACE) == 0; }

  // "three straight years". Surnames all, which the lexicon must not know as words.
  bool Lengthens(uint32_t i) const {
    constexpr text::Literal kWords[] = {"straight", "long", "solid"};
    for (const text::Literal& word : kWords) {
      if (document_.word_keys[i] == word.key) return true;
    }
    return false;
  }

  // `part`: the bit of it, if the word itself is the end of one, as "week" in "week of" alone.
  static uint16_t OfWord(const WordTraits& traits, const cc_token& token, const Behind& behind, uint32_t part) {
    const WordTraits& next = *behind.next;
    uint16_t allowed = kAllowed[behind.reach | part];
    if ((next.marks & kBehindClock) != 0) allowed |= kReadClock;
    if ((next.marks & kGoesOnSpoken) != 0) allowed |= kReadYear;
    uint16_t readers = traits.alone | (traits.led & allowed);
    if ((traits.marks & (kIsThe | kIsUnit | kNeedsCapital)) == 0) return readers;
    if ((traits.marks & kIsThe) != 0) {
      if ((next.marks & (kIsNumber | kIsApostrophe | kIsYear)) != 0) allowed |= kReadYear;
      readers |= next.behind_the & (allowed | (next.alone & kReadYear));
    }
    // "labor day", "easter 2018" in a hasty text
    if ((traits.marks & kNeedsCapital) != 0 && (token.flags & CC_FLAG_CAPITAL) == 0 &&
        (next.marks & (kIsUnit | kIsNumber)) == 0) {
      readers &= ~kReadPeriod;
    }
    if ((traits.marks & kIsUnit) != 0) {
      if ((next.marks & kIsDash) != 0) readers |= kReadLength;  // "year-long"
      if ((traits.marks & kIsYear) != 0) {                      // "year-ago quarter", "year end"
        if ((next.marks & kIsDash) != 0) readers |= allowed & kReadPeriod;
        if ((next.marks & kBehindYearEnd) != 0) readers |= kReadShaded;
      }
    }
    return readers;
  }

  uint16_t OfNumber(uint32_t i, const Behind& behind) const {
    const std::string_view text = document_.Text(tokens_[i]);
    const size_t size = text.size();
    uint16_t readers = kNumberLed & kAllowed[behind.reach];
    if (size > 2) readers &= ~kReadShared;
    if ((behind.next->marks & kBehindClock) != 0) readers |= kReadClock;  // also the colon of "10:35"
    if ((size == 4 || size == 5) && (text[size - 3] == ':' || text[size - 3] == '.')) readers |= kReadClock;
    if (size == 4 && (text[0] == '1' || text[0] == '2')) readers |= kReadYear;
    if ((behind.next->marks & kBehindYear) != 0) readers |= kReadYear;
    if (size >= 6) readers |= kReadCalendarDate;     // "5.6.2024"
    if (!Glued(i + 1)) return readers & ~kReadPart;  // which has "th" behind it
    const cc_token& next = tokens_[i + 1];
    if (next.kind == CC_TOKEN_WORD) {  // "1980s", "18th century"
      if (document_.reading[next.end - 1] == 's' || (behind.reach & kToLength) != 0) readers |= kReadYear;
    } else if (next.kind == CC_TOKEN_NUMBER) {
      readers |= kReadCalendarDate;
    } else if (Glued(i + 2) && tokens_[i + 2].kind == CC_TOKEN_NUMBER) {  // "2024-11-05"
      readers |= kReadCalendarDate;
    }
    return readers;
  }

  const text::Document& document_;
  const cc_token* tokens_;
  uint32_t size_;
  const char* reading_;
  const TraitsTable& table_;
  uint64_t mask_ = 0;  // of the 64 tokens from `masked_` on, those that are not quiet
  uint32_t masked_ = CC_NONE;
};

}  // namespace

void FindTimeOpenings(const text::Document& document, std::vector<TimeOpening>& openings) {
  static const TraitsTable kTable = MakeTable();
  openings.clear();
  openings.reserve(document.tokens.size() / 8);
  Openings(document, kTable).Run(openings);
}

}  // namespace claimcheck::facts
