// Looks words up in the table that lexicon_generator laid out. Little-endian, as all that the daemon is built for.
//
// A word is folded into 8-byte chunks: ASCII capitals to lower case, eight at a time, and typographic apostrophes to
// "'". Other letters keep their case: "Élysée" is found only as written in a list.
#include "daemon/text/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "daemon/text/lexicon_hash.h"
#include "daemon/text/word_key.h"

namespace claimcheck::text::lexicon {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080u;

// Copies the word with "’" and "‘" as "'"; returns its new size.
size_t FoldApostrophes(std::string_view word, char* out) {
  size_t size = 0;
  for (size_t i = 0; i < word.size();) {
    if (word.size() - i >= 3 && word.compare(i, 2, "\xE2\x80") == 0 &&
        (word[i + 2] == '\x98' || word[i + 2] == '\x99')) {
      out[size++] = '\'';
      i += 3;
    } else {
      out[size++] = word[i++];
    }
  }
  return size;
}

const data::Entry* FindEntry(uint16_t lexeme, Class c) {
  for (uint32_t i = data::kEntryBegin[lexeme]; i < data::kEntryBegin[lexeme + 1]; ++i) {
    if (data::kEntries[i].class_index == static_cast<uint16_t>(c)) return &data::kEntries[i];
  }
  return nullptr;
}

// The classes by name, hashed; checkers ask for a hundred of them with each document.
class ClassNames {
 public:
  ClassNames() {
    for (uint32_t i = 0; i < kClassCount; ++i) {
      uint32_t at = Hash(data::kClassNames[i]);
      while (classes_[at] != kFree) at = (at + 1) % kPlaces;
      classes_[at] = static_cast<uint16_t>(i);
    }
  }
  uint32_t Find(const char* name) const {
    for (uint32_t at = Hash(name); classes_[at] != kFree; at = (at + 1) % kPlaces) {
      if (std::strcmp(name, data::kClassNames[classes_[at]]) == 0) return classes_[at];
    }
    return CC_NONE;
  }

 private:
  static constexpr uint32_t kPlaces = 1024;
  static constexpr uint16_t kFree = 0xFFFF;
  static_assert(kClassCount < kPlaces / 2);
  static uint32_t Hash(const char* name) {
    uint32_t hash = 0;
    for (; *name != '\0'; ++name) hash = hash * 31 + static_cast<unsigned char>(*name);
    return (hash ^ hash >> 10) % kPlaces;
  }

  std::array<uint16_t, kPlaces> classes_ = [] {
    std::array<uint16_t, kPlaces> free;
    free.fill(kFree);
    return free;
  }();
};

uint32_t FindClass(const char* name) {
  static const ClassNames names;
  return names.Find(name);
}

int32_t AbiValue(uint32_t lexeme, uint32_t class_index) {
  if (lexeme >= data::kLexemeCount || class_index >= kClassCount) return 0;
  return Value(static_cast<uint16_t>(lexeme), static_cast<Class>(class_index));
}

}  // namespace

uint16_t Find(std::string_view word) {
  const size_t size = word.size();
  if (size == 0 || size > kMaxWordBytes) return 0;
  if (size <= sizeof(uint64_t)) {
    const uint64_t chunk = LoadShort(word.data(), size);
    const uint64_t folded = FoldKey(chunk);
    if ((chunk & kHighBits) == 0) return FindPair(folded, 0);
  }
  uint64_t chunks[kMaxWordBytes / 8] = {};
  std::memcpy(chunks, word.data(), size);
  uint64_t any = 0;
  for (size_t i = 0; i < (size + 7) / 8; ++i) {
    any |= chunks[i];
    chunks[i] = FoldKey(chunks[i]);
  }
  if ((any & kHighBits) == 0) return FindFolded(chunks, size);
  uint64_t straight[kMaxWordBytes / 8] = {};
  const size_t straight_size =
      FoldApostrophes({reinterpret_cast<const char*>(chunks), size}, reinterpret_cast<char*>(straight));
  return FindFolded(straight, straight_size);
}

uint16_t FindFolded(const uint64_t* folded, size_t size) {
  const uint16_t lexeme = data::kSlotLexemes[SlotOf(HashWord(folded, size))];
  if (data::kTextSize[lexeme] != size) return 0;
  const uint64_t* const text = data::kText + data::kTextBegin[lexeme];
  return std::equal(text, text + (size + 7) / 8, folded) ? lexeme : uint16_t{0};
}

int32_t Value(uint16_t lexeme, Class c) {
  const data::Entry* entry = FindEntry(lexeme, c);
  return entry == nullptr ? 0 : entry->value;
}

uint16_t Lemma(uint16_t lexeme, Class c) {
  const data::Entry* entry = FindEntry(lexeme, c);
  return entry == nullptr ? 0 : entry->lemma;
}

std::string_view Word(uint16_t lexeme) {
  return {reinterpret_cast<const char*>(data::kText + data::kTextBegin[lexeme]), data::kTextSize[lexeme]};
}

std::string_view Name(Class c) { return data::kClassNames[static_cast<size_t>(c)]; }

const cc_lexicon& Abi() {
  static const cc_lexicon lexicon = {
      sizeof(cc_lexicon), kClassCount, data::kLexemeCount, kWordsPerLexeme, data::kClassBits, FindClass, AbiValue};
  return lexicon;
}

}  // namespace claimcheck::text::lexicon
