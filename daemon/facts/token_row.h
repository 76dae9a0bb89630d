// The tokens of one sentence, with the questions that matchers ask of them.
//
// Every question takes the index of a token of the document; outside the sentence the answer is no.
// Ownership: views the document, which must outlive it.
// Cost:      constant per question.
// Example:   row.Is(i, "of"), row.Has(i, Class::kMonth), row.Glued(i) (no white space before it)
#ifndef CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_
#define CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_

#include <concepts>
#include <cstdint>
#include <string_view>
#include <utility>

#include "daemon/text/document.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {

using text::lexicon::Class;

class TokenRow {
 public:
  TokenRow(const text::Document& document, const cc_sentence& sentence)
      : tokens_(document.tokens.data()),
        keys_(document.word_keys.data()),
        text_(document.reading.data()),
        begin_(sentence.first_token),
        size_(sentence.token_count) {}

  uint32_t begin() const { return begin_; }
  uint32_t end() const { return begin_ + size_; }
  bool In(uint32_t i) const { return i - begin_ < size_; }  // what lies before wraps round
  const cc_token& At(uint32_t i) const { return tokens_[i]; }
  std::string_view Text(uint32_t i) const { return In(i) ? TextOf(At(i)) : std::string_view(); }

  bool Word(uint32_t i) const { return In(i) && At(i).kind == CC_TOKEN_WORD; }
  bool Number(uint32_t i) const { return In(i) && At(i).kind == CC_TOKEN_NUMBER; }
  bool Capital(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_CAPITAL) != 0; }
  bool AllCaps(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_ALL_CAPS) != 0; }
  bool FirstWord(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_FIRST) != 0; }
  bool Glued(uint32_t i) const { return In(i) && (At(i).flags & CC_FLAG_SPACE) == 0; }
  bool Has(uint32_t i, Class c) const { return In(i) && text::lexicon::Has(At(i).lexeme, c); }
  bool HasAny(uint32_t i, const text::lexicon::ClassSet& classes) const {
    return In(i) && text::lexicon::HasAny(At(i).lexeme, classes);
  }
  int32_t Value(uint32_t i, Class c) const { return Has(i, c) ? text::lexicon::Value(At(i).lexeme, c) : 0; }
  bool Plural(uint32_t i) const { return !Text(i).empty() && (Text(i).back() | 0x20) == 's'; }

  // The first eight bytes in lower case, see word_key.h; 0 outside the sentence.
  uint64_t Key(uint32_t i) const { return In(i) ? keys_[i] : 0; }
  // `lower` is written in lower case; typographic apostrophes are the caller's to mind.
  [[gnu::always_inline]] bool Is(uint32_t i, const text::Literal& lower) const {
    if (!In(i) || keys_[i] != lower.key) return false;
    return lower.text.size() <= text::kKeyBytes || SameTail(TextOf(At(i)), lower.text);
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
  template <size_t kSize>
  [[gnu::always_inline]] bool IsOneOf(uint32_t i, const text::Literal (&words)[kSize]) const {
    return In(i) && IsOneOf(At(i), keys_[i], words, std::make_index_sequence<kSize>());
  }
  // The same for a set that is made once: one test where the word is none of many.
  template <std::same_as<text::WordSet> Set>
  bool IsOneOf(uint32_t i, const Set& words) const {
    if (!In(i)) return false;
    const uint64_t key = keys_[i];
    if (!words.MayHold(key)) return false;
    for (const text::Literal& word : words) {
      if (key == word.key && (word.text.size() <= text::kKeyBytes || SameTail(TextOf(At(i)), word.text))) {
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
  // What the key does not hold: the bytes behind the eighth. Out of line, since hardly anything asks.
  [[gnu::noinline]] static bool SameTail(std::string_view word, std::string_view lower) {
    if (word.size() != lower.size()) return false;
    for (size_t k = text::kKeyBytes; k < word.size(); ++k) {
      const char c = word[k] >= 'A' && word[k] <= 'Z' ? static_cast<char>(word[k] | 0x20) : word[k];
      if (c != lower[k]) return false;
    }
    return true;
  }

  // The compiler makes constants of the words, so that none is read from memory; most words that are not among them are
  // told apart by one bit.
  template <size_t kSize, size_t... kIndex>
  [[gnu::always_inline]] bool IsOneOf(const cc_token& token, uint64_t key, const text::Literal (&words)[kSize],
                                      std::index_sequence<kIndex...>) const {
    if constexpr (kSize > 3) {
      const uint64_t bits = ((uint64_t{1} << KeyBit(words[kIndex].key)) | ...);
      if ((bits >> KeyBit(key) & 1) == 0) return false;
    }
    return ((key == words[kIndex].key &&
             (words[kIndex].text.size() <= text::kKeyBytes || SameTail(TextOf(token), words[kIndex].text))) ||
            ...);
  }
  // Of 64, from the first two letters.
  static constexpr uint32_t KeyBit(uint64_t key) { return static_cast<uint32_t>(key + (key >> 5)) % 64; }

  std::string_view TextOf(const cc_token& token) const { return {text_ + token.begin, token.end - token.begin}; }

  const cc_token* tokens_;
  const uint64_t* keys_;
  const char* text_;  // the reading text
  uint32_t begin_;
  uint32_t size_;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TOKEN_ROW_H_
