// One pass over the bytes; the kind of the first one chooses what to read.
//
// Where a full stop is part of a word:
//   "U.S." "a.m." "J.K."   single letters with stops between
//   "Ph.D."                the whole of it stands in the lexicon with its stop
//   "Inc." "No." "Jan."    the word stands in the lexicon with its stop, and what follows agrees: "He said no." is two
//   "J. Lee"               a capital before a name; not "Plan B. The", where a word that begins sentences follows
//   "Military.com"         a domain
// Anywhere else it is a mark of its own. Quotation marks leave here as CC_TOKEN_PUNCT; quote_marks.cc tells them apart.
#include "daemon/text/tokenizer.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "daemon/text/ascii_word.h"
#include "daemon/text/character.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/plain_token.h"
#include "daemon/text/quote_marks.h"
#include "daemon/text/word_key.h"

namespace claimcheck::text {
namespace {

using lexicon::Class;

// Values of abbreviation.txt.
constexpr int kOnlyBeforeNumber = 1;

bool IsAsciiLetter(char byte) { return IsLetter(kByteKind[static_cast<unsigned char>(byte)]); }
bool IsHigh(char byte) { return (byte & 0x80) != 0; }

// Typographic marks share their first two bytes, E2 80; this is the third, and 0 for any other character.
enum Typographic : uint8_t {
  kEnDash = 0x93,
  kEmDash,
  kSingleLeft = 0x98,
  kSingleRight,
  kDoubleLeft = 0x9C,
  kDoubleRight
};
uint8_t TypographicAt(const char* text) {
  return text[0] == '\xE2' && text[1] == '\x80' ? static_cast<uint8_t>(text[2]) : uint8_t{0};
}
bool IsDoubleMark(uint8_t typographic) { return typographic == kDoubleLeft || typographic == kDoubleRight; }

class Tokenizer {
 public:
  Tokenizer(std::string_view reading, cc_span block, TokenRows& rows)
      : text_(reading.substr(0, block.end)),
        readable_(reading.size()),
        at_(block.begin),
        first_(rows.count),
        count_(first_),
        rows_(rows) {}

  void Run() {
    rows_.quotes.clear();
    while (at_ < text_.size()) {
      ReadShortWords();
      if (at_ < text_.size()) Step();
    }
    rows_.count = count_;
    if (rows_.quotes.empty()) return;
    ResolveQuoteMarks(text_, std::span(rows_.tokens).first(count_), first_, rows_.quotes);
  }

 private:
  Character Next(size_t at) const { return at < text_.size() ? At(text_, at) : Character{0, 0, Kind::kSpace}; }
  bool DigitAt(size_t at) const { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; }
  bool LetterAt(size_t at) const { return IsLetter(Next(at).kind); }
  // Whether the token that begins at at_ touches the last one.
  bool Touches() const { return !space_ && count_ > first_; }

  // Makes room behind `count` tokens for what the rest of the reading text will hold if its words are of common length,
  // and for at least 64 more.
  [[gnu::noinline]] void Grow(size_t count, size_t at) {
    const size_t size = count + 64 + (readable_ - at) / 5;
    rows_.tokens.resize(size);
    rows_.keys.resize(size);
  }

  void Emit(size_t end, uint8_t kind, uint8_t flags = 0, uint16_t lexeme = 0) {
    if (count_ == rows_.tokens.size()) Grow(count_, at_);
    if (space_) flags |= CC_FLAG_SPACE;
    rows_.tokens[count_] = {static_cast<uint32_t>(at_), static_cast<uint32_t>(end), lexeme, kind, flags};
    rows_.keys[count_] = KeyAt(text_.data() + at_, end - at_, readable_ - at_);
    ++count_;
    at_ = end;
    space_ = false;
  }
  // What is emitted next is a place where a sentence may end, or may be a quotation mark.
  void NoteStop() { Note(Listed::kStop, count_); }
  void NoteQuote() { Note(Listed::kQuote, count_); }

  void Step() {
    const Character c = At(text_, at_);
    switch (c.kind) {
      case Kind::kSpace:
        at_ += c.size;
        space_ = true;
        return;
      case Kind::kLower:
      case Kind::kCapital: return ReadWord();
      case Kind::kDigit: return ReadNumber();
      case Kind::kFraction: return Emit(at_ + c.size, CC_TOKEN_NUMBER);
      case Kind::kStop:
        if (DigitAt(at_ + 1) && StartsNumber()) return ReadNumber();
        [[fallthrough]];
      case Kind::kEllipsis: NoteStop(); return ReadRun(Kind::kStop, Kind::kEllipsis);
      case Kind::kHyphen:
      case Kind::kDash: return ReadDash(c);
      case Kind::kApostrophe: return ReadApostrophe(c);
      case Kind::kSingleOpen:
        if (c.code == 0x2018) return ReadApostrophe(c);  // "Lee‘s", "‘‘We left’’"
        [[fallthrough]];
      case Kind::kSingleClose:
      case Kind::kDoubleStraight:
      case Kind::kDoubleOpen:
      case Kind::kDoubleClose: NoteQuote(); return Emit(at_ + c.size, CC_TOKEN_PUNCT);
      case Kind::kBacktick:
        NoteQuote();
        return Emit(at_ + (Next(at_ + 1).kind == Kind::kBacktick ? 2 : 1), CC_TOKEN_PUNCT);
      case Kind::kPunct:
        if (c.code == '!' || c.code == '?') NoteStop();
        return Emit(at_ + c.size, CC_TOKEN_PUNCT);
      default: return ReadSign(c);
    }
  }

  // ".22" and "$.50", but not "end.5".
  bool StartsNumber() const {
    if (!Touches()) return true;
    const uint8_t before = rows_.tokens[count_ - 1].kind;
    return before == CC_TOKEN_SYMBOL || before == CC_TOKEN_OPEN;
  }

  void ReadRun(Kind one, Kind other) {
    size_t end = at_;
    for (Character c = Next(end); c.kind == one || c.kind == other; c = Next(end)) end += c.size;
    Emit(end, CC_TOKEN_PUNCT);
  }

  // A hyphen, or a dash of any length: "--" is one.
  void ReadDash(const Character& c) {
    const Kind next = Next(at_ + c.size).kind;
    if (c.kind == Kind::kHyphen && next != Kind::kHyphen && next != Kind::kDash) {
      return Emit(at_ + c.size, CC_TOKEN_PUNCT);
    }
    ReadRun(Kind::kHyphen, Kind::kDash);
  }

  // "'s" behind a word; otherwise a mark that quote_marks.cc looks at. Two of them make one double mark.
  void ReadApostrophe(const Character& c) {
    const size_t next = at_ + c.size;
    if (Touches() && next < text_.size() && (text_[next] == 's' || text_[next] == 'S') && !LetterAt(next + 1) &&
        !DigitAt(next + 1)) {
      return Emit(next + 1, CC_TOKEN_WORD, 0, lexicon::Find(text_.substr(at_, next + 1 - at_)));
    }
    NoteQuote();
    const bool twice = text_.substr(at_, c.size) == text_.substr(next, c.size);
    Emit(twice ? next + c.size : next, CC_TOKEN_PUNCT);
  }

  // Signs stand alone; an emoji takes along what modifies it and a flag its second letter.
  void ReadSign(const Character& c) {
    const auto is_flag = [](char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; };
    size_t end = at_ + c.size;
    Character next = Next(end);
    if (is_flag(c.code) && is_flag(next.code)) {
      end += next.size;
    } else if (c.size > 1) {
      while (next.kind == Kind::kJoin) {
        const bool joins = next.code == 0x200D;
        end += next.size;
        next = Next(end);
        if (joins && next.kind == Kind::kSymbol && next.size > 1) {
          end += next.size;
          next = Next(end);
        }
      }
    }
    Emit(end, CC_TOKEN_SYMBOL, 0, lexicon::Find(text_.substr(at_, end - at_)));
  }

  // Digits; commas between groups of three (or of two, in India), full stops between digits.
  void ReadNumber() {
    size_t end = at_;
    while (true) {
      while (DigitAt(end)) ++end;
      if (end >= text_.size() || !DigitAt(end + 1)) break;
      if (text_[end] == ',') {
        size_t group = end + 1;
        while (DigitAt(group)) ++group;
        const size_t size = group - end - 1;
        const bool indian = size == 2 && group < text_.size() && text_[group] == ',' && DigitAt(group + 1);
        if (size != 3 && !indian) break;
      } else if (text_[end] != '.') {
        break;
      }
      ++end;
    }
    Emit(end, CC_TOKEN_NUMBER);
  }

  struct Letters {
    uint32_t count = 0;
    uint32_t capitals = 0;
  };

  // The end of the letters from `at` on, with inner apostrophes: "can't", "O'Brien"; not "Lee's".
  size_t EndOfLetters(size_t at, Letters& letters) const {
    while (at < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (const Kind kind = kByteKind[byte]; IsLetter(kind)) {  // the common case, without a branch for capitals
        ++letters.count;
        letters.capitals += kind == Kind::kCapital;
        ++at;
        continue;
      }
      const Character c = At(text_, at);
      if (IsLetter(c.kind)) {
        ++letters.count;
        letters.capitals += c.kind == Kind::kCapital;
      } else if (c.kind == Kind::kApostrophe || c.code == 0x2018) {  // "don‘t" is a common slip
        const size_t next = at + c.size;
        if (!LetterAt(next)) break;
        if ((text_[next] == 's' || text_[next] == 'S') && !LetterAt(next + 1)) break;
      } else if (c.kind != Kind::kJoin && c.kind != Kind::kSuper) {
        break;
      }
      at += c.size;
    }
    return at;
  }

  // What the quick path looks at from the begin of a token on: the token and what tells that it ends.
  static constexpr size_t kQuickBytes = kAsciiWordBytes + 8;

  // Words of up to sixteen ASCII letters, short numbers, the commonest marks and the spaces between them, by far most
  // of a text, up to the first other thing that does not end within the same 64 bytes.
  //
  // Where tokens begin and end is read off the bits of 64 bytes, so that none waits for the one before. The processor
  // guesses wrong at whatever breaks the row of words; so commas and brackets, a third of all marks, are read as words
  // of one letter. What the loop changes lives in local variables: through members every store of a token would make
  // the compiler load them again.
  [[gnu::noinline]] void ReadShortWords() {
    if (readable_ < kQuickBytes || at_ == 0) return;  // a byte before each token is looked at as well
    // Behind a block stands a line break or nothing, so no word that is read here runs over its end.
    const size_t limit = std::min(text_.size(), readable_ - kQuickBytes + 1);
    const char* const text = text_.data();
    const char* end = text + at_;
    cc_token* token = rows_.tokens.data() + count_;
    uint64_t* key = rows_.keys.data() + count_;
    Stretch stretch;
    for (size_t base = at_; base < limit; base = stretch.next) {
      if (const auto count = static_cast<size_t>(key - rows_.keys.data()); rows_.keys.size() - count < 64) {
        Grow(count, base);
        token = rows_.tokens.data() + count;
        key = rows_.keys.data() + count;
      }
      stretch = StretchAt(base, limit);
      uint64_t starts = stretch.starts;
      if (end > text + base) starts &= ~uint64_t{0} << (end - text - base);  // a number that began before
      while (starts != 0) {
        const auto bit = static_cast<uint32_t>(std::countr_zero(starts));
        const auto size = static_cast<uint32_t>(std::countr_zero(stretch.ends >> bit)) + 1;
        const char* const begin = text + base + bit;
        if (size > kAsciiWordBytes) return Leave(begin, key);
        const AsciiWord word = FoldAsciiWord(begin, size);
        const uint8_t asks = kPlain.asks[static_cast<unsigned char>(*begin)];
        if ((asks & kPlain.not_plain[static_cast<unsigned char>(begin[size])]) == 0 ||
            (asks == kByNext && EndsWord(begin, size, word))) [[likely]] {
          end = begin + size;
          WritePlain(begin, end, word, *token);
          *key = word.first;
          starts &= starts - 1;
        } else if (Quick quick; asks == kNeverPlain && ReadQuickMark(begin, Touches(begin), quick)) {
          Note(quick.listed, static_cast<size_t>(key - rows_.keys.data()));
          end = begin + quick.size;
          *token = {static_cast<uint32_t>(begin - text), static_cast<uint32_t>(end - text), quick.lexeme, quick.kind,
                    static_cast<uint8_t>(begin[-1] == ' ' ? CC_FLAG_SPACE : 0)};
          *key = quick.key;
          starts &= ~uint64_t{1} << bit << (quick.size - 1);
        } else {
          Leave(begin, key);
          Step();
          if (space_ || at_ >= stretch.next) return;
          starts &= ~uint64_t{0} << (at_ - base);
          end = text + at_;
          token = rows_.tokens.data() + count_;
          key = rows_.keys.data() + count_;
          continue;
        }
        ++token;
        ++key;
      }
    }
    Leave(end, key);
  }

  // Up to 64 bytes, a bit for each: where tokens begin, before `limit`, and the last byte of each.
  struct Stretch {
    uint64_t starts;
    uint64_t ends;
    size_t next;  // where the next ones begin
  };
  Stretch StretchAt(size_t at, size_t limit) const {
    const AsciiBits bits = ReadAsciiBits(text_.data() + at, readable_ - at);
    // A word at the end of the 64 bytes is left to the next ones, where it is whole.
    const auto cut = static_cast<uint32_t>(std::countl_one(bits.letters));
    const uint32_t used = cut <= kAsciiWordBytes ? 64 - cut : 64;
    const uint64_t bounds = ~(bits.letters & bits.letters << 1);  // a token begins here, or a space stands here
    const uint64_t below = ~uint64_t{0} >> (64 - std::min<size_t>(used, limit - at));
    return {bounds & ~bits.spaces & below, bounds >> 1 | uint64_t{1} << 63, at + used};
  }

  // [begin, end) with all that is known from its bytes; no branch but for words in capitals.
  void WritePlain(const char* begin, const char* end, AsciiWord word, cc_token& token) const {
    uint32_t row = kPlain.row[static_cast<unsigned char>(*begin)] | lexicon::FindPair(word.first, word.second) |
                   (begin[-1] == ' ' ? CC_FLAG_SPACE << kFlagShift : 0);
    // One test for the first two letters goes wrong less often than one for the first: there are ten words with a
    // capital for each one of capitals.
    if (((begin[0] | begin[1]) & 0x20) == 0 && end - begin > 1 && IsAllCapitals(begin, end)) {
      row |= CC_FLAG_ALL_CAPS << kFlagShift;
    }
    token.begin = static_cast<uint32_t>(begin - text_.data());
    token.end = static_cast<uint32_t>(end - text_.data());
    std::memcpy(&token.lexeme, &row, sizeof row);
  }

  // The same for one that begins behind at_.
  bool Touches(const char* begin) const { return begin[-1] != ' ' && !(space_ && begin == text_.data() + at_); }
  void Leave(const char* end, const uint64_t* key) {
    const auto at = static_cast<size_t>(end - text_.data()), count = static_cast<size_t>(key - rows_.keys.data());
    // Of another kind than " ", or the begin of the block.
    if (space_ && count > count_) rows_.tokens[count_].flags |= CC_FLAG_SPACE;
    if (at != at_) space_ = end[-1] == ' ';
    at_ = at;
    count_ = count;
  }

  enum class Listed : uint8_t { kNo, kStop, kQuote };  // the row of TokenRows that names the token
  void Note(Listed listed, size_t token) {
    if (listed == Listed::kStop) rows_.stops.push_back(static_cast<uint32_t>(token));
    if (listed == Listed::kQuote) rows_.quotes.push_back(static_cast<uint32_t>(token));
  }
  struct Quick {
    uint64_t key;
    uint32_t size;
    uint16_t lexeme;
    uint8_t kind;
    Listed listed = Listed::kNo;
  };

  // Whether a word of ASCII letters ends behind them without a further look: no address, inner apostrophe or stop of
  // its own. (One letter before a stop may be an initial.)
  [[gnu::noinline]] static bool EndsWord(const char* begin, size_t size, AsciiWord word) {
    const char* const end = begin + size;
    switch (kBehind[static_cast<unsigned char>(*end)]) {
      case Behind::kEnds: return true;
      case Behind::kColon: return end[1] != '/';
      case Behind::kApostrophe: return EndsBeforeApostrophe(end + 1);
      case Behind::kLong: {
        const uint8_t mark = TypographicAt(end);
        if (mark == kSingleRight) return EndsBeforeApostrophe(end + 3);
        return IsDoubleMark(mark) || mark == kEnDash || mark == kEmDash;
      }
      case Behind::kStop: {
        if (size < 2 || size == kAsciiWordBytes || IsAsciiLetter(end[1])) return false;
        if (IsHigh(end[1]) && !IsDoubleMark(TypographicAt(end + 1))) return false;
        const uint64_t stop = uint64_t{'.'} << 8 * (size % 8);
        const bool is_short = size < 8;
        return lexicon::FindPair(word.first | (is_short ? stop : 0), word.second | (is_short ? 0 : stop)) == 0;
      }
      default: return false;
    }
  }
  // `next`: what stands behind an apostrophe. "Lee's" and "workers' pay" end before it; "can't" does not.
  static bool EndsBeforeApostrophe(const char* next) {
    if (IsHigh(*next)) return false;
    return !IsAsciiLetter(*next) || ((*next | 0x20) == 's' && !IsHigh(next[1]) && !IsAsciiLetter(next[1]));
  }

  // A mark or a number that is a token of its own whatever stands beside it. `touches`: the last token.
  [[gnu::noinline]] static bool ReadQuickMark(const char* begin, bool touches, Quick& quick) {
    const uint8_t first = static_cast<unsigned char>(*begin);
    const char next = begin[1];
    quick = {first, 1, 0, CC_TOKEN_PUNCT};
    switch (kByteKind[first]) {
      case Kind::kPunct:
        if (first == '!' || first == '?') quick.listed = Listed::kStop;
        return true;
      case Kind::kStop:
        quick.listed = Listed::kStop;
        return next == ' ' || next == '\n' || IsDoubleMark(TypographicAt(begin + 1));
      case Kind::kHyphen: return next != '-' && !IsHigh(next);
      case Kind::kDoubleStraight: quick.listed = Listed::kQuote; return true;
      case Kind::kDigit: {
        quick.size = CountAsciiDigits(begin);
        quick.kind = CC_TOKEN_NUMBER;
        quick.key = KeyAt(begin, quick.size, kQuickBytes);
        const char end = begin[quick.size], behind = begin[quick.size + 1];
        return quick.size < kAsciiWordBytes && !((end == ',' || end == '.') && behind >= '0' && behind <= '9');
      }
      case Kind::kApostrophe: return touches && ReadQuickPossessive(begin, 1, quick);
      case Kind::kHigh: {
        const uint8_t mark = TypographicAt(begin);
        if (mark == kSingleRight) return touches && ReadQuickPossessive(begin, 3, quick);
        quick.size = 3;
        quick.key = KeyAt(begin, 3, kQuickBytes);
        quick.listed = Listed::kQuote;
        return IsDoubleMark(mark);
      }
      default: return false;
    }
  }
  // "'s" behind a word, whose apostrophe has that many bytes.
  static bool ReadQuickPossessive(const char* begin, uint32_t apostrophe, Quick& quick) {
    const char behind = begin[apostrophe + 1];
    if ((begin[apostrophe] | 0x20) != 's' || IsHigh(behind) || IsAsciiLetter(behind) ||
        (behind >= '0' && behind <= '9')) {
      return false;
    }
    constexpr Literal kPossessive("'s");
    quick = {KeyAt(begin, apostrophe + 1, kQuickBytes), apostrophe + 1, lexicon::FindPair(kPossessive.key, 0),
             CC_TOKEN_WORD};
    return true;
  }
  static uint8_t Capitals(bool first, bool all) {
    return static_cast<uint8_t>((first ? CC_FLAG_CAPITAL : 0) | (all ? CC_FLAG_ALL_CAPS : 0));
  }

  void ReadWord() {
    Letters letters;
    const bool capital = At(text_, at_).kind == Kind::kCapital;
    size_t end = EndOfLetters(at_, letters);
    if (end < text_.size()) {
      if (text_[end] == '.') {
        end = EndOfStops(end, capital, letters);
      } else if (text_[end] == ':' && text_.substr(end, 3) == "://") {
        return ReadAddress(end + 3);
      } else if (text_[end] == '@' && LetterAt(end + 1)) {
        return ReadAddress(end + 1);
      }
    }
    if (end == 0) return;  // an address that begins with "www."
    const bool all_caps = letters.count >= 2 && letters.capitals == letters.count;
    if (text_[end - 1] == '.') NoteStop();
    Emit(end, CC_TOKEN_WORD, Capitals(capital, all_caps), lexicon::Find(text_.substr(at_, end - at_)));
  }

  // A web or mail address is one sign: none of its numbers is a figure of the text.
  void ReadAddress(size_t end) {
    for (Character c = Next(end); c.kind != Kind::kSpace; c = Next(end)) {
      if (c.code == '<' || c.code == '>' || c.code == '"' || c.kind == Kind::kDoubleClose) break;
      end += c.size;
    }
    while (end > at_ + 1 && std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos) --end;
    Emit(end, CC_TOKEN_SYMBOL);
  }

  // text_[stop] is the full stop behind the letters; the end of the word with the stops that belong to it.
  // 0 if an address was read instead.
  size_t EndOfStops(size_t stop, bool capital, Letters& letters) {
    if (letters.count == 1 && LetterAt(stop + 1)) {
      const size_t end = EndOfAcronym(stop, letters);
      if (end != stop) return end;
    }
    if (LetterAt(stop + 1)) {
      if (text_.substr(at_, 4) == "www.") {
        ReadAddress(stop + 1);
        return 0;
      }
      if (const size_t at = FindAtSign(stop); at != 0) {
        ReadAddress(at + 1);
        return 0;
      }
      return EndOfCompound(stop);
    }
    return KeepsStop(stop, capital, letters) ? stop + 1 : stop;
  }

  // "U.S.", "U.S.A", "p.c."; `stop` itself if letters that make a word follow ("C.Then").
  size_t EndOfAcronym(size_t stop, Letters& letters) const {
    size_t end = stop;
    while (end < text_.size() && text_[end] == '.') {
      const Character letter = Next(end + 1);
      if (!IsLetter(letter.kind) || LetterAt(end + 1 + letter.size)) break;
      ++letters.count;
      letters.capitals += letter.kind == Kind::kCapital;
      end += 1 + letter.size;
    }
    return end > stop && end < text_.size() && text_[end] == '.' ? end + 1 : end;
  }

  // "ann.lee@paper.example": where the "@" stands, or 0 if the letters and stops from `at` on lead to none.
  size_t FindAtSign(size_t at) const {
    const size_t limit = std::min(text_.size(), at + 48);
    for (; at < limit; ++at) {
      const Kind kind = kByteKind[static_cast<unsigned char>(text_[at])];
      if (text_[at] == '@') return LetterAt(at + 1) ? at : 0;
      if (!IsLetter(kind) && kind != Kind::kDigit && kind != Kind::kStop && text_[at] != '_') return 0;
    }
    return 0;
  }

  // "Ph.D.", "Military.com"; `stop` itself if it is neither.
  size_t EndOfCompound(size_t stop) const {
    size_t end = stop;
    for (int part = 0; part < 3 && end < text_.size() && text_[end] == '.' && LetterAt(end + 1); ++part) {
      Letters ignored;
      const size_t begin = end + 1;
      const size_t after = EndOfLetters(begin, ignored);
      if (after < text_.size() && text_[after] == '.' && lexicon::Find(text_.substr(at_, after + 1 - at_)) != 0) {
        return after + 1;
      }
      if (ignored.capitals > 0 || DigitAt(after) ||
          !lexicon::Has(lexicon::Find(text_.substr(begin, after - begin)), Class::kDomainSuffix)) {
        break;
      }
      end = after;
    }
    return end;
  }

  // "May 31st.", "the 3rd.": the end of an ordinal, not a saint, a street or a road.
  bool IsOrdinalEnd(size_t stop) const {
    if (at_ == 0 || !DigitAt(at_ - 1)) return false;
    const std::string_view word = text_.substr(at_, stop - at_);
    return word == "st" || word == "nd" || word == "rd" || word == "th";
  }

  // Whether the stop behind the word at at_ belongs to it.
  bool KeepsStop(size_t stop, bool capital, const Letters& letters) const {
    const uint16_t lexeme = lexicon::Find(text_.substr(at_, stop + 1 - at_));
    const bool initial = letters.count == 1 && capital;
    if (lexeme == 0 && !initial) return false;
    if (IsOrdinalEnd(stop)) return false;
    const char letter = text_[at_];
    const bool compass = initial && (letter == 'N' || letter == 'S' || letter == 'E' || letter == 'W');
    size_t next_at = stop + 1;
    Character next = Next(next_at);
    while (next.size > 0 && next.kind == Kind::kSpace) next = Next(next_at += next.size);
    if (lexicon::Has(lexeme, Class::kAbbreviation)) {
      if (lexicon::Value(lexeme, Class::kAbbreviation) != kOnlyBeforeNumber || next.kind == Kind::kDigit) return true;
      if (!initial) return false;  // "C. Lee" may be a name all the same
    }
    // What cannot begin a sentence shows that the stop did not end one.
    if (next.size == 0) return false;
    if (next.kind == Kind::kLower) return true;
    if (compass && next.kind == Kind::kDigit) return true;  // "N. 37th Street"
    if (!initial && (next.kind == Kind::kDigit || next.code == ',' || next.code == ')')) return true;
    if (next.kind != Kind::kCapital || !capital) return false;
    Letters ignored;
    const size_t follower_end = EndOfLetters(next_at, ignored);
    if (initial && ignored.count == 1 && Next(follower_end).kind == Kind::kStop) return true;  // "C. A. Dutch Ray"
    const uint16_t follower = lexicon::Find(text_.substr(next_at, follower_end - next_at));
    return !lexicon::Has(follower, Class::kSentenceOpener);
  }

  std::string_view text_;
  size_t readable_;  // bytes that may be looked at; those behind the block are only read along
  size_t at_;
  size_t first_;  // token of the block
  size_t count_;  // tokens that are read; the rows are longer
  TokenRows& rows_;
  bool space_ = true;
};

}  // namespace

void Tokenize(std::string_view reading, cc_span block, TokenRows& rows) { Tokenizer(reading, block, rows).Run(); }

}  // namespace claimcheck::text
