// What a character is to a reader of English text: letter, digit, space, mark or sign.
//
// Input:   valid UTF-8 (see daemon/base/utf8.h).
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_TEXT_CHARACTER_H_
#define CLAIMCHECK_DAEMON_TEXT_CHARACTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace claimcheck::text {

enum class Kind : uint8_t {
  kSpace,
  kLower,  // also letters without case
  kCapital,
  kDigit,
  kHyphen,          // "-", U+2010, U+2011
  kDash,            // longer than a hyphen
  kStop,            // "."
  kEllipsis,        // U+2026
  kApostrophe,      // "'" and U+2019: quotation mark or apostrophe
  kSingleOpen,      // U+2018, U+201A, U+2039
  kSingleClose,     // U+203A
  kDoubleStraight,  // '"'
  kDoubleOpen,      // U+201C, U+201E, U+00AB
  kDoubleClose,     // U+201D, U+00BB
  kBacktick,
  kPunct,
  kSuper,     // "²", "³": part of a word behind letters, else a sign
  kFraction,  // "½": a number of its own
  kJoin,      // marks that belong to the sign before them: variation selectors, skin tones, zero-width joiner
  kSymbol,
  kHigh,  // only in the table: the first byte of a longer character
};

struct Character {
  char32_t code;
  uint32_t size;  // bytes
  Kind kind;
};

// Of a byte below 0x80; kHigh above.
extern const std::array<Kind, 256> kByteKind;

// The character at text[at]; `at` is below text.size() and at a character's first byte.
Character Decode(std::string_view text, size_t at);
// The same, and quick for ASCII.
inline Character At(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kByteKind[byte]};
  return Decode(text, at);
}

inline bool IsLetter(Kind kind) { return kind == Kind::kLower || kind == Kind::kCapital; }
inline bool IsSpaceAt(std::string_view text, size_t at) { return At(text, at).kind == Kind::kSpace; }

// Bytes of white space at the start and at the end of `text`.
size_t LeadingSpace(std::string_view text);
size_t TrailingSpace(std::string_view text);

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_CHARACTER_H_
