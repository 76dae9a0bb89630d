// ClassIndex: which classes of words a document holds, and which of its sentences; so that a rule about superlatives
// looks at the sentences that have one and at no other.
//
// A class that this host does not know stands nowhere, as WordClass has it.
// Ownership: copies what it needs; the Document may go before it. Threads: immutable once made.
// Cost:      one pass over the tokens, a few instructions each; a question is one bit test.
// Example:   const ClassIndex classes(document);
//            const WordClass superlative = document.Class("superlative");
//            if (!classes.Holds(sentence, superlative)) continue;
#ifndef CLAIMCHECK_SDK_CLASS_INDEX_H_
#define CLAIMCHECK_SDK_CLASS_INDEX_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/document.h"

namespace claimcheck::sdk {

class ClassIndex {
 public:
  struct Class {
    uint32_t word = 0;
    uint64_t bit = 0;  // 0: no such class
  };

  explicit ClassIndex(const Document& document) {
    const cc_document& raw = document.raw();
    if (raw.get_extension == nullptr) return;
    const auto* lexicon = static_cast<const cc_lexicon*>(raw.get_extension(&raw, CC_EXT_LEXICON));
    if (lexicon == nullptr || lexicon->struct_size < sizeof(cc_lexicon) || lexicon->class_bits == nullptr) return;
    lexicon_ = lexicon;
    width_ = lexicon->words_per_lexeme;
    width_ == 3 ? Fill<3>(document) : Fill<0>(document);  // three words hold up to 192 classes: what hosts have today
  }

  // `name` as for Document::Class.
  Class Find(const char* name) const {
    if (lexicon_ == nullptr || lexicon_->find_class == nullptr) return {};
    const uint32_t index = lexicon_->find_class(name);
    if (index >= lexicon_->class_count || index / 64 >= width_) return {};
    return {index / 64, uint64_t{1} << (index % 64)};
  }
  static Class Of(const WordClass& words) {
    return words ? Class{words.index() / 64, uint64_t{1} << (words.index() % 64)} : Class{};
  }
  // In any sentence.
  bool Holds(const WordClass& words) const { return !bits_.empty() && Holds(Of(words)); }
  bool Holds(Class words) const {
    return words.bit != 0 && (bits_[bits_.size() - width_ + words.word] & words.bit) != 0;
  }
  // `sentence` is an index into cc.sentences.
  bool Holds(uint32_t sentence, const WordClass& words) const { return Holds(sentence, Of(words)); }
  bool Holds(uint32_t sentence, Class words) const {
    const size_t at = static_cast<size_t>(width_) * sentence + words.word;
    return words.bit != 0 && at < bits_.size() && (bits_[at] & words.bit) != 0;
  }

 private:
  // `kWidth`: width_ where the compiler may know it, else 0.
  template <uint32_t kWidth>
  void Fill(const Document& document) {
    const size_t width = kWidth != 0 ? kWidth : width_;
    const size_t sentences = document.sentences().size();
    bits_.resize(width * (sentences + 1));
    uint64_t* row = bits_.data();
    uint64_t* const whole = row + width * sentences;
    const uint64_t* const class_bits = lexicon_->class_bits;
    const uint32_t lexemes = lexicon_->lexeme_count;
    for (const cc_sentence& sentence : document.sentences()) {
      // Gathered beside the row, where the compiler may keep them in registers.
      uint64_t held[kWidth != 0 ? kWidth : 1] = {};
      for (const cc_token& token : document.Tokens(sentence)) {
        if (token.lexeme == 0 || token.lexeme >= lexemes) continue;
        const uint64_t* const of_word = class_bits + width * token.lexeme;
        if constexpr (kWidth != 0) {
          for (size_t i = 0; i < kWidth; ++i) held[i] |= of_word[i];
        } else {
          for (size_t i = 0; i < width; ++i) row[i] |= of_word[i];
        }
      }
      if constexpr (kWidth != 0) std::copy(held, held + kWidth, row);
      for (size_t i = 0; i < width; ++i) whole[i] |= row[i];
      row += width;
    }
  }

  const cc_lexicon* lexicon_ = nullptr;  // static, like the library that it belongs to
  uint32_t width_ = 0;                   // 64-bit words of a row
  std::vector<uint64_t> bits_;           // a row for each sentence, and one for all of them
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_CLASS_INDEX_H_
