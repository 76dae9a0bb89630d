// ClassIndex: which classes of words a document holds, and which of its sentences; so that a rule about superlatives
// looks at the sentences that have one and at no other.
//
// A class that this host does not know stands nowhere, as WordClass has it.
// Ownership: copies what it needs; the Document may go before it.
// Threads:   immutable once made.
// Cost:      one pass over the tokens, a few instructions each; a question is one bit test.
// Example:   const ClassIndex classes(document);
//            const WordClass superlative = document.Class("superlative");
//            if (!classes.Holds(sentence, superlative)) continue;
#ifndef CLAIMCHECK_SDK_CLASS_INDEX_H_
#define CLAIMCHECK_SDK_CLASS_INDEX_H_

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
    bits_.resize(size_t{width_} * (document.sentences().size() + 1));
    width_ == 3 ? FillThree(document) : Fill(document);
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
  // Three words hold up to 192 classes: what hosts have today. Gathered in variables that the compiler keeps in
  // registers.
  void FillThree(const Document& document) {
    const uint64_t* const class_bits = lexicon_->class_bits;
    const uint32_t lexemes = lexicon_->lexeme_count;
    uint64_t* row = bits_.data();
    uint64_t all_first = 0, all_second = 0, all_third = 0;
    for (const cc_sentence& sentence : document.sentences()) {
      uint64_t first = 0, second = 0, third = 0;
      for (const cc_token& token : document.Tokens(sentence)) {
        if (token.lexeme >= lexemes) continue;  // 0, of a word that the lexicon does not hold, has no classes
        const uint64_t* const of_word = class_bits + size_t{3} * token.lexeme;
        first |= of_word[0];
        second |= of_word[1];
        third |= of_word[2];
      }
      row[0] = first, row[1] = second, row[2] = third;
      row += 3;
      all_first |= first, all_second |= second, all_third |= third;
    }
    row[0] = all_first, row[1] = all_second, row[2] = all_third;
  }
  void Fill(const Document& document) {
    uint64_t* row = bits_.data();
    uint64_t* const whole = row + width_ * document.sentences().size();
    for (const cc_sentence& sentence : document.sentences()) {
      for (const cc_token& token : document.Tokens(sentence)) {
        if (token.lexeme == 0 || token.lexeme >= lexicon_->lexeme_count) continue;
        const uint64_t* const of_word = lexicon_->class_bits + size_t{width_} * token.lexeme;
        for (size_t i = 0; i < width_; ++i) row[i] |= of_word[i];
      }
      for (size_t i = 0; i < width_; ++i) whole[i] |= row[i];
      row += width_;
    }
  }

  const cc_lexicon* lexicon_ = nullptr;  // static, like the library that it belongs to
  uint32_t width_ = 0;                   // 64-bit words of a row
  std::vector<uint64_t> bits_;           // a row for each sentence, and one for all of them
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_CLASS_INDEX_H_
