// The word lists under daemon/text/lexicon, as a perfect hash made at build time.
//
// One file, one class: lexicon/month.txt makes Class::kMonth. A line holds the forms of one word, the lemma first, and
// after "=" an optional whole number ("january, jan, jan. = 1"); "#" begins a comment. Words are lower case; a word may
// stand in many files, once in each. A duplicate or a malformed line fails the build with file, line and reason.
// A word is what can be a token (see plugin.h): no hyphen, no space, not letters and digits together; signs may be
// ("£"). A word that is listed with a full stop ("jan.") keeps it in the text, see tokenizer.cc.
// Threads: constant data; concurrent calls safe.
// Cost:    Find is one hash of the word and one comparison; Value and Lemma walk the few lists that hold the word.
// Example: Has(Find("may"), Class::kMonth) -> true; Value(Find("may"), Class::kMonth) -> 5
#ifndef CLAIMCHECK_DAEMON_TEXT_LEXICON_H_
#define CLAIMCHECK_DAEMON_TEXT_LEXICON_H_

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "claimcheck/plugin.h"
#include "daemon/text/lexicon_classes.h"  // generated: enum class Class : uint8_t { kMonth, … }
#include "daemon/text/lexicon_data.h"
#include "daemon/text/lexicon_hash.h"

namespace claimcheck::text::lexicon {

// The lexeme of a word, whatever its case (ASCII); 0 if no list holds it. A typographic apostrophe counts as "'".
uint16_t Find(std::string_view word);
// Where the word of that hash stands, if any list holds it.
inline uint32_t SlotOf(uint64_t hash) {
  return Slot(hash, data::kFactors[Bucket(hash, data::kBucketShift)], data::kSlotShift);
}
// The same as Find for a word of up to sixteen bytes that is folded already, as two numbers: ASCII in lower case, the
// first byte lowest, zeroes above. Without a branch, which would wait for the table.
inline uint16_t FindPair(uint64_t first, uint64_t second) {
  const uint32_t slot = SlotOf(HashChunks(first, second));
  const data::Slot& word = data::kSlots[slot];
  const bool found = ((word.head ^ first) | (word.tail ^ second)) == 0;
  return static_cast<uint16_t>(data::kSlotLexemes[slot] & -static_cast<int>(found));
}
// The same for a word of any length up to kMaxWordBytes, in chunks of eight bytes.
uint16_t FindFolded(const uint64_t* folded, size_t size);
inline bool Has(uint16_t lexeme, Class c) {
  const uint32_t bit = static_cast<uint32_t>(c);
  return (data::kClassBits[lexeme * kWordsPerLexeme + bit / 64] >> (bit % 64) & 1) != 0;
}
// Several classes, to be asked for at once: `static constexpr ClassSet kNumbers = {Class::kNumberWord, …};`
class ClassSet {
 public:
  constexpr ClassSet(std::initializer_list<Class> classes) {
    for (const Class c : classes)
      words_[static_cast<uint32_t>(c) / 64] |= uint64_t{1} << (static_cast<uint32_t>(c) % 64);
  }

 private:
  friend bool HasAny(uint16_t lexeme, const ClassSet& classes);
  uint64_t words_[kWordsPerLexeme] = {};
};
inline bool HasAny(uint16_t lexeme, const ClassSet& classes) {
  uint64_t found = 0;
  for (uint32_t i = 0; i < kWordsPerLexeme; ++i) {
    found |= data::kClassBits[lexeme * kWordsPerLexeme + i] & classes.words_[i];
  }
  return found != 0;
}
// What the list gives the word in that class; 0 where it gives nothing.
int32_t Value(uint16_t lexeme, Class c);
// The lexeme of the first form in the word's line of that list ("said" -> "say"); 0 if the list does not hold it.
uint16_t Lemma(uint16_t lexeme, Class c);
// The word as it is listed; static. Empty for 0.
std::string_view Word(uint16_t lexeme);
// The name of the class, as the file is called without ".txt".
std::string_view Name(Class c);
// For plug-ins: static, the same data.
const cc_lexicon& Abi();

}  // namespace claimcheck::text::lexicon

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_H_
