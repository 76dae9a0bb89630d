// Method: a table by lexeme, made once, says what a word can do for a time; one pass from the last token to the first,
// so that the distance to the next word that carries a time is known. Not an opening: "the" in "the mayor said on
// Friday" (nothing of a time goes on from it), "about" in "about it".
#include "daemon/facts/time_openings.h"

#include <initializer_list>

#include "daemon/text/lexicon.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;

// Beside the bits of TimeReaders:
constexpr uint16_t kLeads = 1 << 10;    // opens a time only if one follows
constexpr uint16_t kCarries = 1 << 11;  // can be what a leader waits for
constexpr uint16_t kInside = 1 << 12;   // can stand behind a leader
constexpr uint16_t kReaders = (1 << 10) - 1;
constexpr uint32_t kLeaderReach = 7;  // tokens from a leader to what it leads to: "more than two and a half years"

constexpr uint16_t kNumber = kReadPart | kReadClock | kReadPeriod | kReadCalendarDate | kReadLength | kReadYear;
constexpr uint16_t kOrdinal = kReadPart | kReadPeriod | kReadCalendarDate | kReadLength | kReadYear;
constexpr uint16_t kArticle =
    kReadPart | kReadShaded | kReadPeriod | kReadRelative | kReadCalendarDate | kReadLength | kReadYear;

struct ClassReaders {
  Class words;
  uint16_t readers;
};
constexpr ClassReaders kByClass[] = {
    {Class::kMonth, kReadCalendarDate},    {Class::kWeekday, kReadCalendarDate},   {Class::kWeekdayPlural, kReadSet},
    {Class::kSeason, kReadPeriod},         {Class::kTimeUnit, kReadLength},        {Class::kDayPart, kReadClock},
    {Class::kDayReference, kReadRelative}, {Class::kTimeReference, kReadRelative}, {Class::kPeriodAdverb, kReadSet},
    {Class::kHoliday, kReadPeriod},        {Class::kNumberWord, kNumber},          {Class::kOrdinalWord, kOrdinal},
    {Class::kTimeShade, kReadShaded},      {Class::kTimePointer, kReadRelative},   {Class::kTimeOpener, 0},
};

constexpr text::lexicon::ClassSet kTimeWords = {
    Class::kMonth,      Class::kWeekday,      Class::kWeekdayPlural, Class::kSeason,       Class::kTimeUnit,
    Class::kDayPart,    Class::kDayReference, Class::kTimeReference, Class::kPeriodAdverb, Class::kHoliday,
    Class::kTimeShade,  Class::kNumberWord,   Class::kOrdinalWord,   Class::kTimePointer,  Class::kTimeOpener,
    Class::kTimeLeader, Class::kTimeFiller};

struct WordReaders {
  uint16_t readers;
  std::initializer_list<std::string_view> words;
};

std::vector<uint16_t> MakeTable() {
  std::vector<uint16_t> table(text::lexicon::Abi().lexeme_count, 0);
  for (size_t i = 1; i < table.size(); ++i) {
    const auto lexeme = static_cast<uint16_t>(i);
    if (!text::lexicon::HasAny(lexeme, kTimeWords)) continue;
    for (const ClassReaders& entry : kByClass) {
      if (text::lexicon::Has(lexeme, entry.words)) table[i] |= entry.readers | kCarries | kInside;
    }
    if (text::lexicon::Has(lexeme, Class::kTimeFiller)) table[i] |= kInside;
    if (text::lexicon::Has(lexeme, Class::kTimeLeader)) table[i] = (table[i] & ~kCarries) | kLeads;
  }
  // Function words, by what may begin with them.
  const WordReaders by_word[] = {
      {kReadHedged,
       {"about", "around", "approximately", "roughly", "some", "nearly", "almost", "more", "over", "at", "less",
        "fewer", "under", "up", "just", "within", "no", "not"}},
      {kArticle, {"the"}},
      {kReadLength,
       {"a",      "an",     "all",      "another",   "half", "some", "several", "many", "numerous", "few",  "couple",
        "dozens", "scores", "hundreds", "thousands", "aged", "age",  "its",     "his",  "her",      "their"}},
      {kReadPart, {"last", "final", "rest", "remainder", "week", "weekend"}},
      {kReadSet, {"every", "each", "weekends"}},
      {kReadRelative, {"its", "his", "her", "their", "more"}},
      {kReadPeriod, {"last", "this", "next", "fiscal", "financial", "fy", "q", "h", "year"}},
      {kReadShaded, {"year", "sometime"}},
      {kReadYear,
       {"ad", "a.d.", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}},
  };
  for (const WordReaders& words : by_word) {
    for (const std::string_view word : words.words) table[text::lexicon::Find(word)] |= words.readers;
  }
  table[0] = 0;  // words that no list holds
  return table;
}

}  // namespace

void FindTimeOpenings(const text::Document& document, std::vector<TimeOpening>& openings) {
  static const std::vector<uint16_t> kTable = MakeTable();
  const uint16_t* const table = kTable.data();
  openings.clear();
  const auto size = static_cast<uint32_t>(document.tokens.size());
  uint32_t carrier = size + kLeaderReach;
  uint16_t next = 0;
  for (uint32_t i = size; i-- > 0;) {
    const cc_token& token = document.tokens[i];
    uint16_t able = table[token.lexeme];
    if (token.kind == CC_TOKEN_NUMBER) {
      able = kNumber | kCarries | kInside;
    } else if (token.kind != CC_TOKEN_WORD) {  // "'80s": the apostrophe may have the shape of many marks
      const bool before_number = i + 1 < size && document.tokens[i + 1].kind == CC_TOKEN_NUMBER &&
                                 (document.tokens[i + 1].flags & CC_FLAG_SPACE) == 0;
      able = kInside | (before_number ? kReadYear : 0);
    }
    if ((able & kCarries) != 0) carrier = i;
    const bool led = (next & kInside) != 0 && carrier - i <= kLeaderReach;
    if ((able & kReaders) != 0 && ((able & kLeads) == 0 || led)) {
      openings.push_back({i, static_cast<uint16_t>(able & kReaders)});
    }
    next = able;
  }
}

}  // namespace claimcheck::facts
