// WordClass: is a word a month, a cue verb, a rank? The host looked every word up once; asking costs one bit test.
//
// Resolve the classes once per check, then ask for each token. A class that this host does not know holds no word.
// Example: const WordClass month = document.Class("month");
//          if (month.Has(token)) … month.Value(token) …   // "may" -> 5
#ifndef CLAIMCHECK_SDK_LEXICON_H_
#define CLAIMCHECK_SDK_LEXICON_H_

#include <cstdint>
#include <initializer_list>
#include <optional>

#include "claimcheck/plugin.h"

namespace claimcheck::sdk {

class WordClass {
 public:
  WordClass() = default;
  // `name` is NUL-terminated; `lexicon` may be null.
  WordClass(const cc_lexicon* lexicon, const char* name) {
    if (lexicon == nullptr || lexicon->struct_size < sizeof(cc_lexicon) || lexicon->find_class == nullptr) return;
    const uint32_t index = lexicon->find_class(name);
    if (index >= lexicon->class_count || lexicon->class_bits == nullptr) return;
    if (lexicon->words_per_lexeme <= index / 64) return;
    lexicon_ = lexicon;
    index_ = index;
    bits_ = lexicon->class_bits + index / 64;
    mask_ = uint64_t{1} << (index % 64);
    lexemes_ = lexicon->lexeme_count;
    stride_ = lexicon->words_per_lexeme;
  }

  // Whether the host knows the class at all.
  explicit operator bool() const { return lexicon_ != nullptr; }
  bool Has(uint32_t lexeme) const {
    return lexeme < lexemes_ && (bits_[static_cast<uint64_t>(lexeme) * stride_] & mask_) != 0;
  }
  bool Has(const cc_token& token) const { return Has(token.lexeme); }
  // What the word list gives the word; 0 if it gives nothing or does not hold it.
  int32_t Value(uint32_t lexeme) const {
    return Has(lexeme) && lexicon_->value != nullptr ? lexicon_->value(lexeme, index_) : 0;
  }
  int32_t Value(const cc_token& token) const { return Value(token.lexeme); }
  // Of the class in the host's lexicon; CC_NONE if the host does not know it.
  uint32_t index() const { return index_; }

 private:
  friend class WordSet;
  const cc_lexicon* lexicon_ = nullptr;
  const uint64_t* bits_ = nullptr;
  uint64_t mask_ = 0;
  uint32_t index_ = CC_NONE;
  uint32_t lexemes_ = 0;  // copied, so that Has() looks at nothing but its own fields and the bits
  uint32_t stride_ = 0;
};

// Some classes as one: is a word in any of them? For questions that are asked of every token.
// Example: const WordSet small = {preposition, determiner, pronoun};
//          if (small.Has(token)) …
class WordSet {
 public:
  WordSet() = default;
  WordSet(std::initializer_list<WordClass> classes) {
    for (const WordClass& words : classes) Add(words);
  }
  void Add(const WordClass& words) {
    if (words.lexicon_ == nullptr) return;
    const uint32_t word = words.index_ / 64;
    bits_ = words.lexicon_->class_bits;
    lexemes_ = words.lexemes_;
    stride_ = words.stride_;
    for (uint32_t i = 0; i < count_; ++i) {
      if (parts_[i].word != word) continue;
      parts_[i].mask |= words.mask_;
      return;
    }
    if (count_ < kMostWords) parts_[count_++] = {words.mask_, word};
  }
  bool Has(uint32_t lexeme) const {
    if (lexeme >= lexemes_) return false;
    const uint64_t* const of_word = bits_ + static_cast<uint64_t>(lexeme) * stride_;
    uint64_t found = 0;
    for (uint32_t i = 0; i < count_; ++i) found |= of_word[parts_[i].word] & parts_[i].mask;
    return found != 0;
  }
  bool Has(const cc_token& token) const { return Has(token.lexeme); }

 private:
  static constexpr uint32_t kMostWords = 16;  // 64-bit words, of 1024 classes
  struct Part {
    uint64_t mask;
    uint32_t word;
  };
  const uint64_t* bits_ = nullptr;
  uint32_t lexemes_ = 0;
  uint32_t stride_ = 0;
  uint32_t count_ = 0;
  Part parts_[kMostWords] = {};
};

// What a checker resolves once and keeps from document to document: its word classes. Made again if another host's
// lexicon comes along, so a checker may hold one for as long as it lives. `Words` is made from a Document and keeps
// nothing of it but classes.
// Threads: those of the checker that holds it.
// Example: Kept<Words> words_;  …  const Words& words = words_.For(document);
template <typename Words>
class Kept {
 public:
  template <typename Document>
  const Words& For(const Document& document) {
    const cc_lexicon* lexicon = document.lexicon();
    const bool known = lexicon != nullptr && lexicon->struct_size >= sizeof(cc_lexicon);
    const Key key = known ? Key{lexicon,        lexicon->class_bits,  lexicon->find_class,
                                lexicon->value, lexicon->class_count, lexicon->lexeme_count}
                          : Key{};
    if (!words_ || key != key_) {
      words_.emplace(document);
      key_ = key;
    }
    return *words_;
  }

 private:
  struct Key {
    const cc_lexicon* lexicon = nullptr;
    const uint64_t* class_bits = nullptr;
    uint32_t (*find_class)(const char*) = nullptr;
    int32_t (*value)(uint32_t, uint32_t) = nullptr;
    uint32_t class_count = 0;
    uint32_t lexeme_count = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  std::optional<Words> words_;
  Key key_;
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_LEXICON_H_
