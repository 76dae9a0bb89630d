// ClassIndex: which classes of words a document holds, and which of its sentences; so that a rule about superlatives
// looks at the sentences that have one and at no other.
//
// A class that this host does not know stands nowhere, as WordClass has it.
// Ownership: copies what it needs; the Document may go before it. Threads: immutable once made.
// Cost:      one pass over the tokens, a few instructions each; a question is one bit test.
// Example:   const ClassIndex classes(document);
//            const ClassIndex::Class superlative = classes.Find("superlative");
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
    width_ == 3 ? Fill<3>(document) : Fill<0>(document);  // three words hold up to 192 classes: what hosts have today
  }

  // `name` as for Document::Class.
  Class Find(const char* name) const {
    if (lexicon_ == nullptr || lexicon_->find_class == nullptr) return {};
    const uint32_t index = lexicon_->find_class(name);
    if (index >= lexicon_->class_count || index / 64 >= width_) return {};
    return {index / 64, uint64_t{1} << (index % 64)};
  }
  // In any sentence.
  bool Holds(Class words) const {
    return words.bit != 0 && (bits_[bits_.size() - width_ + words.word] & words.bit) != 0;
  }
  // `sentence` is an index into cc.sentences.
  bool Holds(uint32_t sentence, Class words) const {
    return words.bit != 0 && (bits_[static_cast<size_t>(width_) * sentence + words.word] & words.bit) != 0;
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
    for (const cc_sentence& sentence : document.sentences()) {
      for (const cc_token& token : document.Tokens(sentence)) {
        if (token.lexeme == 0 || token.lexeme >= lexicon_->lexeme_count) continue;
        const uint64_t* const of_word = lexicon_->class_bits + width * token.lexeme;
        for (size_t i = 0; i < width; ++i) row[i] |= of_word[i];
      }
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
