// Words of ASCII letters: where they stand in 64 bytes, and one of up to sixteen letters as two numbers.
//
// Sixteen bytes are looked at at once (SSE2, or what SIMDe makes of it elsewhere); there is no loop over bytes and no
// branch.
// Input:   readable bytes, as many as said, whatever they are.
// Threads: free functions; concurrent calls safe.
// Example: "The bridge, old" -> letters = 0b1110'1111110'111; FoldAsciiWord(it, 3) -> first = "the", second = 0
#ifndef CLAIMCHECK_DAEMON_TEXT_ASCII_WORD_H_
#define CLAIMCHECK_DAEMON_TEXT_ASCII_WORD_H_

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

inline constexpr size_t kAsciiWordBytes = 16;

// What 64 bytes are, a bit for each, the first one lowest: whoever walks them by their bits need not know where one
// word ends before he reads the next.
struct AsciiBits {
  uint64_t letters;
  uint64_t spaces;  // " " alone
};
inline AsciiBits ReadAsciiBits(const char* text) {
  AsciiBits bits = {};
  const auto add_sixteen = [&](int i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // 'a' to 'z' become the 26 smallest of the signed numbers.
    const __m128i shifted = _mm_add_epi8(lower, _mm_set1_epi8(static_cast<char>(0x80 - 'a')));
    const auto letters = static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-0x80 + 26))));
    const auto spaces = static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
    bits.letters |= uint64_t{letters} << i;
    bits.spaces |= uint64_t{spaces} << i;
  };
  add_sixteen(0);  // written out: the compiler leaves a loop a loop
  add_sixteen(16);
  add_sixteen(32);
  add_sixteen(48);
  return bits;
}

// The same where fewer may be readable; bits of those that are not are 0.
inline AsciiBits ReadAsciiBits(const char* text, size_t readable) {
  if (readable >= 64) return ReadAsciiBits(text);
  char padded[64] = {};
  std::memcpy(padded, text, readable);
  return ReadAsciiBits(padded);
}

struct AsciiWord {
  uint64_t first;   // the first eight letters in lower case, zeroes behind the word
  uint64_t second;  // the next eight
};
// The word of `size` letters, at most sixteen, at the begin of sixteen readable bytes.
inline AsciiWord FoldAsciiWord(const char* text, size_t size) {
  // Shifted by its size, the window masks the letters.
  alignas(32) static constexpr uint8_t kWindow[2 * kAsciiWordBytes] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                                       255, 255, 255, 255, 255, 255, 255, 255};
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i window = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kWindow + kAsciiWordBytes - size));
  const __m128i word = _mm_and_si128(lower, window);
  return {static_cast<uint64_t>(_mm_cvtsi128_si64(word)),
          static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word)))};
}

// Of a word of ASCII letters.
inline bool IsAllCapitals(const char* begin, const char* end) {
  return std::none_of(begin, end, [](char c) { return (c & 0x20) != 0; });
}

// The ASCII digits at the begin of sixteen readable bytes.
inline uint32_t CountAsciiDigits(const char* text) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(0x80 - '0')));
  const int digits = _mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-0x80 + 10)));
  return static_cast<uint32_t>(std::countr_one(static_cast<uint32_t>(digits)));
}

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_ASCII_WORD_H_
