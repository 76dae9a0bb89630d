// WordClass: is a word a month, a cue verb, a rank? The host looked every word up once; asking costs one bit test.
//
// Resolve the classes once per check, then ask for each token.
// A class that this host does not know holds no word.
// Example: const WordClass month = document.Class("month");
//          if (month.Has(token)) … month.Value(token) …   // "may" -> 5
#ifndef CLAIMCHECK_SDK_LEXICON_H_
#define CLAIMCHECK_SDK_LEXICON_H_

#include <cstdint>

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
  }

  // Whether the host knows the class at all.
  explicit operator bool() const { return lexicon_ != nullptr; }
  bool Has(uint32_t lexeme) const {
    return lexicon_ != nullptr && lexeme < lexicon_->lexeme_count &&
           (bits_[static_cast<uint64_t>(lexeme) * lexicon_->words_per_lexeme] & mask_) != 0;
  }
  bool Has(const cc_token& token) const { return Has(token.lexeme); }
  // What the word list gives the word; 0 if it gives nothing or does not hold it.
  int32_t Value(uint32_t lexeme) const {
    return Has(lexeme) && lexicon_->value != nullptr ? lexicon_->value(lexeme, index_) : 0;
  }
  int32_t Value(const cc_token& token) const { return Value(token.lexeme); }

 private:
  const cc_lexicon* lexicon_ = nullptr;
  const uint64_t* bits_ = nullptr;
  uint64_t mask_ = 0;
  uint32_t index_ = CC_NONE;
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_LEXICON_H_
