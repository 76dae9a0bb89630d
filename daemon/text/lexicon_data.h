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

// What a look-up touches lies together: most words end in the first eight bytes, and no other memory is read for them.
struct Slot {
  uint64_t head;        // the first eight bytes, padded with zeroes
  uint32_t text_begin;  // in kText, in chunks of eight bytes
  uint16_t lexeme;      // 0: the slot is free
  uint16_t size;        // bytes
};

extern const uint32_t kLexemeCount;
extern const uint16_t kFactors[];  // by bucket
extern const Slot kSlots[];
extern const uint64_t kText[];           // all words, each padded to whole chunks
extern const uint32_t kTextBegin[];      // by lexeme: chunks
extern const uint8_t kTextSize[];        // by lexeme: bytes
extern const uint64_t kClassBits[];      // by lexeme, kWordsPerLexeme each
extern const uint32_t kEntryBegin[];     // by lexeme, and one more
extern const Entry kEntries[];
extern const char* const kClassNames[];

}  // namespace claimcheck::text::lexicon::data

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_DATA_H_
