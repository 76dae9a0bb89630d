// A sentence ends behind ".", "!", "?" or an ellipsis, with the closing marks that follow, if what comes next can begin
// one.
//
//   "…" She left.          ends: a capital follows
//   “Why?” he asked.       goes on: lower case
//   “Why?” Lee asked.      goes on: a name and a verb that such a sentence goes on with; “Why?” He said that: ends
//   Acme Inc. said         goes on; "Acme Inc. The firm": ends, a word that begins sentences follows a short form
//   at 5 p.m. Monday       goes on: a weekday, a month or a zone belongs to the hour; "at 5 p.m. Police": ends
//   “…at once.” Lee said.  goes on: nothing but the tag follows
//   Gen. Lee, J. Lee       goes on, whatever follows
//   end.Next               ends: a small letter before and a capital behind a stop without a space
#include "daemon/text/sentence_splitter.h"

#include <span>

#include "daemon/text/character.h"
#include "daemon/text/lexicon.h"

namespace claimcheck::text {
namespace {

using lexicon::Class;
using lexicon::Has;

constexpr int kMayEnd = 2;  // a value of abbreviation.txt

class Splitter {
 public:
  Splitter(std::string_view reading, std::span<const cc_token> tokens) : reading_(reading), tokens_(tokens) {}

  // Index behind the last token of the sentence that ends with the stop and the marks that follow it, and whether it
  // does end there.
  struct Place {
    size_t next;
    bool ends;
  };
  Place Look(size_t stop) const {
    const size_t next = SkipClosing(stop + 1);
    if (next == tokens_.size()) return {next, true};
    return {next, tokens_[stop].kind == CC_TOKEN_WORD ? ShortFormEndsBefore(stop, next) : EndsBefore(stop, next)};
  }

 private:
  std::string_view Text(const cc_token& token) const { return reading_.substr(token.begin, token.end - token.begin); }
  bool IsMark(const cc_token& token, std::string_view marks) const {
    return token.kind == CC_TOKEN_PUNCT && marks.find(reading_[token.begin]) != std::string_view::npos;
  }
  bool IsTerminator(const cc_token& token) const {
    const char byte = reading_[token.begin];
    return byte == '.' || byte == '!' || byte == '?' || (byte == '\xE2' && Text(token).substr(0, 3) == "\xE2\x80\xA6");
  }

  // Over what belongs to the end of a sentence: more terminators, closing marks and brackets.
  size_t SkipClosing(size_t i) const {
    while (i < tokens_.size()) {
      const cc_token& token = tokens_[i];
      const bool apart = (token.flags & CC_FLAG_SPACE) != 0;
      if (token.kind == CC_TOKEN_CLOSE || (IsMark(token, ")]}") && !apart) ||
          (token.kind == CC_TOKEN_PUNCT && IsTerminator(token))) {
        ++i;
      } else {
        break;
      }
    }
    return i;
  }

  // The first word, number or sign from `i` on, past opening marks and brackets.
  size_t FirstWord(size_t i) const {
    while (i < tokens_.size() && (tokens_[i].kind == CC_TOKEN_OPEN || IsMark(tokens_[i], "([{"))) ++i;
    return i;
  }

  bool EndsBefore(size_t terminator, size_t next) const {
    const size_t word = FirstWord(next);
    if (word == tokens_.size()) return true;
    const cc_token& after = tokens_[word];
    if (after.kind == CC_TOKEN_PUNCT || after.kind == CC_TOKEN_CLOSE) return false;
    if (after.kind == CC_TOKEN_WORD && (after.flags & CC_FLAG_CAPITAL) == 0) return false;
    if ((tokens_[next].flags & CC_FLAG_SPACE) == 0) return EndsWithoutSpace(terminator, next);
    if (tokens_[next - 1].kind != CC_TOKEN_CLOSE || word != next) return true;
    // A pronoun in a tag is lower case; with a capital it begins a sentence, unless that is all there is.
    const bool asks_for_bare = IsMark(tokens_[terminator], ".") || Has(after.lexeme, Class::kPronoun);
    return asks_for_bare ? !IsBareTag(next) : TagVerb(next) == 0;
  }

  // "end.Next" and "end.”Next"; not "Node.Js" or "3.A".
  bool EndsWithoutSpace(size_t terminator, size_t next) const {
    if (next > terminator + 1 && tokens_[next - 1].kind == CC_TOKEN_CLOSE) return true;
    if (terminator == 0 || tokens_[next].kind == CC_TOKEN_NUMBER || tokens_[next].kind == CC_TOKEN_SYMBOL) return false;
    const cc_token& before = tokens_[terminator - 1];
    return before.kind == CC_TOKEN_WORD && (before.flags & CC_FLAG_CAPITAL) == 0 && before.end - before.begin > 1;
  }

  // The verb behind up to four capitalised words or a pronoun that a quotation goes on with: Lee said, Gen. Ann Lee
  // asked. 0 if there is none.
  size_t TagVerb(size_t i) const {
    for (size_t words = 0; words < 5 && i < tokens_.size(); ++words, ++i) {
      const cc_token& token = tokens_[i];
      if (token.kind != CC_TOKEN_WORD) return 0;
      if (words > 0 && (Has(token.lexeme, Class::kQuoteTag) || Has(token.lexeme, Class::kSpeechVerb))) return i;
      if ((token.flags & CC_FLAG_CAPITAL) == 0) return 0;
    }
    return 0;
  }

  // “…at once.” Lee said. A stop where a comma should be; what follows is no sentence of its own.
  bool IsBareTag(size_t i) const {
    const size_t verb = TagVerb(i);
    return verb != 0 && (verb + 1 == tokens_.size() || IsMark(tokens_[verb + 1], "."));
  }

  bool ShortFormEndsBefore(size_t short_form, size_t next) const {
    const size_t word = FirstWord(next);
    if (word == tokens_.size()) return true;
    const cc_token& form = tokens_[short_form];
    const cc_token& after = tokens_[word];
    if (next > short_form + 1 && tokens_[next - 1].kind == CC_TOKEN_PUNCT && IsTerminator(tokens_[next - 1])) {
      return EndsBefore(next - 1, next);
    }
    if (after.kind != CC_TOKEN_WORD || (after.flags & CC_FLAG_CAPITAL) == 0) return false;
    if ((tokens_[next].flags & CC_FLAG_SPACE) == 0) return false;
    if (IsHour(form)) return !Has(after.lexeme, Class::kMonth) && !Has(after.lexeme, Class::kWeekday) && !IsZone(after);
    if (Has(form.lexeme, Class::kAbbreviation) && lexicon::Value(form.lexeme, Class::kAbbreviation) != kMayEnd) {
      return false;
    }
    if (form.end - form.begin == 2 && !Has(form.lexeme, Class::kAbbreviation)) return false;  // an initial
    if (Has(after.lexeme, Class::kSentenceOpener)) return true;
    if (word > next) return tokens_[next].kind == CC_TOKEN_OPEN;  // "GREENVILLE, N.C. (AP)" goes on
    // "in Alexandria, Va. Lee left": behind a place's state a sentence goes on with a comma.
    return Has(form.lexeme, Class::kState) && short_form > 1 && IsMark(tokens_[short_form - 1], ",") &&
           reading_[after.end - 1] != '.';
  }

  bool IsHour(const cc_token& token) const {
    const std::string_view text = Text(token);
    return text.size() == 4 && (text[0] == 'a' || text[0] == 'p' || text[0] == 'A' || text[0] == 'P') &&
           (text[2] == 'm' || text[2] == 'M') && text[1] == '.';
  }
  bool IsZone(const cc_token& token) const {
    return Has(token.lexeme, Class::kTimeZone) || Has(token.lexeme, Class::kClockZone);
  }

  std::string_view reading_;
  std::span<const cc_token> tokens_;
};

}  // namespace

void SplitSentences(std::string_view reading, uint32_t block, uint32_t first_token, TokenRows& rows,
                    std::vector<cc_sentence>& sentences) {
  const std::span<cc_token> tokens(rows.tokens.data(), rows.count);
  const Splitter splitter(reading, tokens);
  size_t begin = first_token;
  const auto end_at = [&](size_t end) {
    sentences.push_back({{tokens[begin].begin, tokens[end - 1].end},
                         block,
                         static_cast<uint32_t>(begin),
                         static_cast<uint32_t>(end - begin)});
    for (size_t i = begin; i < end; ++i) {
      if (tokens[i].kind != CC_TOKEN_WORD && tokens[i].kind != CC_TOKEN_NUMBER) continue;
      tokens[i].flags |= CC_FLAG_FIRST;
      break;
    }
    begin = end;
  };
  size_t next = first_token;
  for (const uint32_t stop : rows.stops) {
    if (stop < next) continue;  // one of several marks
    const Splitter::Place place = splitter.Look(stop);
    next = place.next;
    if (place.ends) end_at(next);
  }
  if (begin < tokens.size()) end_at(tokens.size());
}

}  // namespace claimcheck::text
