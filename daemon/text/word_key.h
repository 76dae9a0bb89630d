// A word's first eight bytes as one number, so that matchers compare a word with a literal in one instruction.
//
// Keys hold ASCII letters in lower case and are filled up with zeros; a word never holds a zero byte.
// Cost:    making one is a load and a few operations; comparing two is one.
// Example: KeyOf("Tuesday") == Literal("tuesday").key
#ifndef CLAIMCHECK_DAEMON_TEXT_WORD_KEY_H_
#define CLAIMCHECK_DAEMON_TEXT_WORD_KEY_H_

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

namespace claimcheck::text {

inline constexpr size_t kKeyBytes = 8;

// Lower case for all eight bytes at once: the high bit of each sum tells whether a byte lies between 'A' and 'Z'.
constexpr uint64_t FoldKey(uint64_t chunk) {
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  const uint64_t low = chunk & ~kHighBits;
  const uint64_t above_z = low + 0x2525252525252525u;
  const uint64_t from_a = low + 0x3F3F3F3F3F3F3F3Fu;
  return chunk | ((~chunk & (from_a ^ above_z) & kHighBits) >> 2);
}

// A word of the program text, in lower case, with its key made by the compiler.
struct Literal {
  uint64_t key = 0;
  std::string_view text;

  template <size_t kSize>
  consteval Literal(const char (&word)[kSize]) : text(word, kSize - 1) {  // NOLINT(google-explicit-constructor)
    for (size_t i = 0; i < text.size() && i < kKeyBytes; ++i) {
      key |= static_cast<uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    }
  }
  consteval Literal() = default;
};

// Several words, to be asked for at once: most words that are not among them are told apart by one bit.
//   static constexpr WordSet kPairs = {"to", "and", "or"};
class WordSet {
 public:
  consteval WordSet(std::initializer_list<Literal> words) {  // NOLINT(google-explicit-constructor)
    for (const Literal& word : words) {
      mask_[Hash(word.key) / 64] |= uint64_t{1} << (Hash(word.key) % 64);
      words_[size_++] = word;  // more than fit are an error when compiling
    }
  }
  bool MayHold(uint64_t key) const { return (mask_[Hash(key) / 64] >> (Hash(key) % 64) & 1) != 0; }
  const Literal* begin() const { return words_; }
  const Literal* end() const { return words_ + size_; }

 private:
  static constexpr size_t kMostWords = 32;
  static constexpr uint32_t Hash(uint64_t key) { return static_cast<uint32_t>(key * 0x9E3779B97F4A7C15u >> 56); }

  uint64_t mask_[4] = {};
  uint32_t size_ = 0;
  Literal words_[kMostWords] = {};
};

// The key of the word of `size` bytes at `text`, of which `readable` bytes may be looked at.
inline uint64_t KeyAt(const char* text, size_t size, size_t readable) {
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "a key's first byte is its lowest");
  uint64_t chunk = 0;
  if (readable >= kKeyBytes) {
    std::memcpy(&chunk, text, kKeyBytes);
    if (size < kKeyBytes) chunk &= (uint64_t{1} << (8 * size)) - 1;
  } else {
    std::memcpy(&chunk, text, size);
  }
  return FoldKey(chunk);
}

// One to eight bytes, padded with zeroes, without a look past their end.
inline uint64_t LoadShort(const char* text, size_t size) {
  const auto load = [text](size_t at, auto part) {
    std::memcpy(&part, text + at, sizeof part);
    return uint64_t{part};
  };
  if (size == 8) return load(0, uint64_t{});
  if (size >= 4) return load(0, uint32_t{}) | load(size - 4, uint32_t{}) << 8 * (size - 4);
  if (size >= 2) return load(0, uint16_t{}) | load(size - 2, uint16_t{}) << 8 * (size - 2);
  return load(0, uint8_t{});
}

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_WORD_KEY_H_
