// The arrays that lexicon_generator writes into the build folder; for lexicon.h and lexicon.cc alone.
//
// A lexeme is a form as written ("said", not "say"): 1 to kLexemeCount - 1 in alphabetic order, 0 is no word.
#ifndef CLAIMCHECK_DAEMON_TEXT_LEXICON_DATA_H_
#define CLAIMCHECK_DAEMON_TEXT_LEXICON_DATA_H_

#include <cstdint>

namespace claimcheck::text::lexicon::data {

// What a list says of a word beside holding it; those of lexeme L are kEntries[kEntryBegin[L]] to kEntryBegin[L + 1].
struct Entry {
  uint16_t class_index;
  uint16_t lemma;  // lexeme of the first form in its line
  int32_t value;
};

// The word that a look-up compares with: its first sixteen bytes, padded with zeroes. All bits are set where a word is
// longer, which no shorter one equals; none where the slot is free.
struct Slot {
  uint64_t head;
  uint64_t tail;
};

extern const uint32_t kLexemeCount;
extern const uint16_t kFactors[];  // by bucket
extern const Slot kSlots[];
extern const uint16_t kSlotLexemes[];  // 0: the slot is free
extern const uint64_t kText[];         // all words, each padded to whole chunks
extern const uint32_t kTextBegin[];    // by lexeme: chunks
extern const uint8_t kTextSize[];      // by lexeme: bytes
extern const uint64_t kClassBits[];    // by lexeme, kWordsPerLexeme each
extern const uint32_t kEntryBegin[];   // by lexeme, and one more
extern const Entry kEntries[];
extern const char* const kClassNames[];

}  // namespace claimcheck::text::lexicon::data

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_DATA_H_
