// Method: shape where the mark has one, position where it has none, and for single marks a look at what could close
// them.
//
// A straight double mark opens behind white space, a bracket, a dash or another opening mark; where white space stands
// on both sides, every other one opens. A single mark opens only if a later one of the block can close it: otherwise it
// is an apostrophe ("'90s", "'tis", "'n'"), or speech that begins a block or follows a colon and is closed by a later
// block. Behind a word in "s", before another word, a single mark is a possessive ("‘the soldiers’ pay’") if a mark
// beside punctuation follows that closes the quotation instead.
#include "daemon/text/quote_marks.h"

#include "daemon/text/character.h"
#include "daemon/text/lexicon.h"

namespace claimcheck::text {
namespace {

enum class Shape : uint8_t {
  kNone,
  kSingleOpen,
  kSingleEither,
  kSingleClose,
  kDoubleOpen,
  kDoubleEither,
  kDoubleClose
};

Shape ShapeOf(std::string_view reading, const cc_token& token) {
  const Character c = At(reading, token.begin);
  const bool twice = token.end - token.begin == 2 * c.size;  // "''", "’’" or "``"
  switch (c.kind) {
    case Kind::kApostrophe: return twice ? Shape::kDoubleEither : Shape::kSingleEither;
    case Kind::kSingleOpen: return twice ? Shape::kDoubleOpen : Shape::kSingleOpen;
    case Kind::kSingleClose: return Shape::kSingleClose;
    case Kind::kDoubleStraight: return Shape::kDoubleEither;
    case Kind::kDoubleOpen: return Shape::kDoubleOpen;
    case Kind::kDoubleClose: return Shape::kDoubleClose;
    case Kind::kBacktick: return twice ? Shape::kDoubleOpen : Shape::kSingleOpen;
    default: return Shape::kNone;
  }
}

bool IsMark(std::string_view reading, const cc_token& token, std::string_view marks) {
  return token.kind == CC_TOKEN_PUNCT && token.end - token.begin == 1 &&
         marks.find(reading[token.begin]) != std::string_view::npos;
}

class Resolver {
 public:
  Resolver(std::string_view reading, std::span<cc_token> tokens, size_t first, std::span<const uint32_t> marks)
      : reading_(reading),
        tokens_(tokens.data()),
        first_(tokens_ + first),
        last_(tokens_ + tokens.size()),
        marks_(marks) {}

  void Run() {
    for (; !marks_.empty(); marks_ = marks_.subspan(1)) {
      cc_token* const token = tokens_ + marks_.front();
      switch (ShapeOf(reading_, *token)) {
        case Shape::kNone: break;
        case Shape::kDoubleOpen: ResolveDoubleOpen(token); break;
        case Shape::kDoubleClose: ResolveDoubleClose(token); break;
        case Shape::kDoubleEither: ResolveDouble(token); break;
        case Shape::kSingleOpen:
        case Shape::kSingleEither:
        case Shape::kSingleClose: ResolveSingle(token); break;
      }
    }
  }

 private:
  static void Open(cc_token* token, bool& state) {
    token->kind = CC_TOKEN_OPEN;
    state = true;
  }
  static void Close(cc_token* token, bool& state) {
    token->kind = CC_TOKEN_CLOSE;
    state = false;
  }

  bool SpaceAfter(const cc_token* token) const { return token + 1 == last_ || (token[1].flags & CC_FLAG_SPACE) != 0; }
  bool CanOpen(const cc_token* token) const {
    if (token == first_ || (token->flags & CC_FLAG_SPACE) != 0) return true;
    const cc_token& before = token[-1];
    if (before.kind == CC_TOKEN_OPEN || IsMark(reading_, before, "([{/=")) return true;
    const Kind kind = At(reading_, before.begin).kind;
    return before.kind == CC_TOKEN_PUNCT && (kind == Kind::kDash || before.end - before.begin == 2);
  }

  // Typed for the closing one: it ends the block, or a stop follows it. “We won. “   “We won “, she said
  void ResolveDoubleOpen(cc_token* token) {
    const bool last = token + 1 == last_ && token != first_;
    const bool stop = !last && !SpaceAfter(token) && IsMark(reading_, token[1], ",.;");
    if (double_open_ && (last || stop)) return Close(token, double_open_);
    Open(token, double_open_);
  }

  // A guillemet that closes nothing is an arrow: "Continue reading »".
  void ResolveDoubleClose(cc_token* token) {
    if (!double_open_ && token->end - token->begin == 2 && At(reading_, token->begin).code == 0xBB) return;
    Close(token, double_open_);
  }

  void ResolveDouble(cc_token* token) {
    const bool can_open = CanOpen(token);
    const bool space_after = SpaceAfter(token);
    // White space on both sides, or on neither where a stop lost the one behind it: every other mark opens.
    const bool either =
        can_open ? space_after : !space_after && token[1].kind == CC_TOKEN_WORD && IsMark(reading_, token[-1], ".!?,:");
    const bool last = token + 1 == last_ && token != first_;  // opens nothing, whatever its spaces say
    if (!last && (either ? !double_open_ : can_open && !ClosesAskew(token))) {
      Open(token, double_open_);
    } else if (double_open_ || token[-1].kind != CC_TOKEN_NUMBER) {  // else inches: 5'11"
      Close(token, double_open_);
    }
  }

  // A closing mark that lost its place to the space: "It is over, "she said.
  bool ClosesAskew(const cc_token* token) const {
    return double_open_ && token != first_ && IsMark(reading_, token[-1], ".!?,") && token[1].kind == CC_TOKEN_WORD &&
           (token[1].flags & CC_FLAG_CAPITAL) == 0;
  }

  // Left-out letters or digits: "'90s", "'tis", "'n'".
  bool IsElision(const cc_token* token) const {
    if (SpaceAfter(token)) return true;
    const cc_token& next = token[1];
    if (next.kind == CC_TOKEN_NUMBER) {
      const bool decade = next.end - next.begin == 2 && (token + 2 == last_ || token[2].kind == CC_TOKEN_WORD ||
                                                         (token[2].flags & CC_FLAG_SPACE) != 0);
      return decade;
    }
    return next.kind == CC_TOKEN_WORD && lexicon::Has(next.lexeme, lexicon::Class::kElision);
  }

  enum class Closing : uint8_t { kNo, kWeak, kStrong };
  // How well a mark would close a quotation.
  Closing ClosingAt(const cc_token* token, Shape shape) const {
    if (shape == Shape::kSingleClose) return Closing::kStrong;
    if (shape != Shape::kSingleEither || token == first_ || (token->flags & CC_FLAG_SPACE) != 0) return Closing::kNo;
    const cc_token& before = token[-1];
    const bool mark_before = before.kind == CC_TOKEN_PUNCT || before.kind == CC_TOKEN_CLOSE;
    if (token + 1 == last_ || mark_before) return Closing::kStrong;
    const cc_token& after = token[1];
    if ((after.flags & CC_FLAG_SPACE) == 0) {
      return after.kind == CC_TOKEN_WORD || after.kind == CC_TOKEN_NUMBER ? Closing::kNo : Closing::kStrong;
    }
    if (before.kind != CC_TOKEN_WORD) return Closing::kStrong;
    const char last_letter = reading_[before.end - 1];
    return last_letter == 's' || last_letter == 'S' ? Closing::kWeak : Closing::kStrong;
  }

  // Finds what closes the single quotation that `open` would open: the first strong mark, or else the first weak one,
  // before another opens. Null if nothing does. Never looks at a token twice for the same answer: a search that failed
  // is remembered by how far it went.
  const cc_token* FindClose(const cc_token* open) {
    if (open < no_close_before_) return nullptr;
    const cc_token* weak = nullptr;
    const cc_token* token = last_;
    for (const uint32_t mark : marks_.subspan(1)) {
      token = tokens_ + mark;
      const Shape shape = ShapeOf(reading_, *token);
      if (shape == Shape::kSingleOpen || (shape == Shape::kSingleEither && CanOpen(token) && !IsElision(token))) break;
      const Closing closing = ClosingAt(token, shape);
      if (closing == Closing::kStrong) return token;
      if (closing == Closing::kWeak && weak == nullptr) weak = token;
      token = last_;
    }
    if (weak == nullptr) no_close_before_ = token;
    return weak;
  }

  void ResolveSingle(cc_token* token) {
    if (token == close_) {
      token->kind = CC_TOKEN_CLOSE;
      close_ = nullptr;
      return;
    }
    const Shape shape = ShapeOf(reading_, *token);
    const bool by_shape = shape == Shape::kSingleOpen;
    if (shape == Shape::kSingleClose || close_ != nullptr) return;
    if (!by_shape && !CanOpen(token)) {
      // Behind a stop: it closes what an earlier block opened.
      if (IsMark(reading_, token[-1], ".,!?")) token->kind = CC_TOKEN_CLOSE;
      return;
    }
    if (IsElision(token)) return;
    close_ = FindClose(token);
    if (close_ != nullptr || by_shape || BeginsSpeech(token)) token->kind = CC_TOKEN_OPEN;
  }

  // A capital behind the mark, and a colon or the block's start before it: speech that a later block closes.
  bool BeginsSpeech(const cc_token* token) const {
    return (token[1].flags & CC_FLAG_CAPITAL) != 0 && (token == first_ || IsMark(reading_, token[-1], ":,"));
  }

  std::string_view reading_;
  cc_token* tokens_;
  cc_token* first_;  // of the block
  cc_token* last_;
  std::span<const uint32_t> marks_;  // the one that is looked at and those behind it
  bool double_open_ = false;
  const cc_token* close_ = nullptr;            // what will close the single quotation that is open
  const cc_token* no_close_before_ = nullptr;  // no single mark before this one can be closed
};

}  // namespace

void ResolveQuoteMarks(std::string_view reading, std::span<cc_token> tokens, size_t first,
                       std::span<const uint32_t> marks) {
  Resolver(reading, tokens, first, marks).Run();
}

}  // namespace claimcheck::text
