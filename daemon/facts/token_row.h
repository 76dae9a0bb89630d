// The tokens of one sentence, with the questions that matchers ask of them.
//
// Every question takes the index of a token of the document; outside the sentence the answer is no.
// Ownership: views the document, which must outlive it. Cost: constant per question.
// Example:   row.Is(i, "of"), row.Has(i, Class::kMonth), row.Glued(i) (no white space before it)
#ifndef CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_
#define CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "daemon/text/document.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {

using text::lexicon::Class;

class TokenRow {
 public:
  TokenRow(const text::Document& document, const cc_sentence& sentence)
      : document_(document), begin_(sentence.first_token), end_(sentence.first_token + sentence.token_count) {}

  uint32_t begin() const { return begin_; }
  uint32_t end() const { return end_; }
  bool In(uint32_t i) const { return i >= begin_ && i < end_; }
  const cc_token& At(uint32_t i) const { return document_.tokens[i]; }
  std::string_view Text(uint32_t i) const { return In(i) ? document_.Text(At(i)) : std::string_view(); }

  bool Word(uint32_t i) const { return In(i) && At(i).kind == CC_TOKEN_WORD; }
  bool Number(uint32_t i) const { return In(i) && At(i).kind == CC_TOKEN_NUMBER; }
  bool Capital(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_CAPITAL) != 0; }
  bool AllCaps(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_ALL_CAPS) != 0; }
  bool FirstWord(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_FIRST) != 0; }
  bool Glued(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_SPACE) == 0; }
  bool Has(uint32_t i, Class c) const { return In(i) && text::lexicon::Has(At(i).lexeme, c); }
  int32_t Value(uint32_t i, Class c) const { return Has(i, c) ? text::lexicon::Value(At(i).lexeme, c) : 0; }
  bool Plural(uint32_t i) const { return !Text(i).empty() && (Text(i).back() | 0x20) == 's'; }

  // `lower` is written in lower case; typographic apostrophes are the caller's to mind.
  bool Is(uint32_t i, const text::Literal& lower) const {
    if (!In(i) || document_.word_keys[i] != lower.key) return false;
    return lower.text.size() <= text::kKeyBytes || SameTail(document_.Text(At(i)), lower.text);
  }
  // The same for a word that is not known when compiling; slower.
  bool IsText(uint32_t i, std::string_view lower) const {
    const std::string_view word = Text(i);
    if (word.size() != lower.size() || word.empty()) return false;
    for (size_t k = 0; k < word.size(); ++k) {
      const char c = word[k] >= 'A' && word[k] <= 'Z' ? static_cast<char>(word[k] | 0x20) : word[k];
      if (c != lower[k]) return false;
    }
    return true;
  }
  bool IsOneOf(uint32_t i, std::initializer_list<text::Literal> words) const {
    if (!In(i)) return false;
    const uint64_t key = document_.word_keys[i];
    for (const text::Literal& word : words) {
      if (key == word.key && (word.text.size() <= text::kKeyBytes || SameTail(document_.Text(At(i)), word.text))) {
        return true;
      }
    }
    return false;
  }
  // A hyphen between two tokens without white space: "mid" "-" "November".
  bool Hyphen(uint32_t i) const { return Glued(i) && Glued(i + 1) && (Is(i, "-") || Is(i, "‑")); }
  bool Dash(uint32_t i) const { return Is(i, "-") || Is(i, "–") || Is(i, "—") || Is(i, "‑"); }
  // "'s" as the tokenizer sets it apart, with either apostrophe.
  bool Possessive(uint32_t i) const { return Is(i, "'s") || Is(i, "’s") || Is(i, "'") || Is(i, "’"); }

 private:
  // What the key does not hold: the bytes behind the eighth.
  static bool SameTail(std::string_view word, std::string_view lower) {
    if (word.size() != lower.size()) return false;
    for (size_t k = text::kKeyBytes; k < word.size(); ++k) {
      const char c = word[k] >= 'A' && word[k] <= 'Z' ? static_cast<char>(word[k] | 0x20) : word[k];
      if (c != lower[k]) return false;
    }
    return true;
  }

  const text::Document& document_;
  uint32_t begin_;
  uint32_t end_;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_
