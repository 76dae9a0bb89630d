// The ASCII letters at one place, read as one word of up to sixteen bytes: folded, cut, measured.
//
// Sixteen bytes are looked at at once (SSE2, or what SIMDe makes of it elsewhere); there is no loop and no branch.
// Input:   sixteen readable bytes, whatever they are.
// Threads: free functions; concurrent calls safe.
// Example: "The bridge, old" -> first = "the" padded with zeroes, second = 0, size = 3, capitals = 0b001
#ifndef CLAIMCHECK_DAEMON_TEXT_ASCII_WORD_H_
#define CLAIMCHECK_DAEMON_TEXT_ASCII_WORD_H_

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include <bit>
#include <cstddef>
#include <cstdint>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

inline constexpr size_t kAsciiWordBytes = 16;

struct AsciiWord {
  uint64_t first;     // the first eight letters in lower case, zeroes behind the word
  uint64_t second;    // the next eight
  uint32_t size;      // letters; after kAsciiWordBytes the word may go on
  uint32_t letters;   // a bit for each letter, the first one lowest
  uint32_t capitals;  // those that are capitals
  // CC_FLAG_CAPITAL and CC_FLAG_ALL_CAPS.
  uint8_t flags() const {
    const uint32_t all = static_cast<uint32_t>(capitals == letters) & static_cast<uint32_t>(letters > 1);
    return static_cast<uint8_t>((capitals & 1) * CC_FLAG_CAPITAL | all * CC_FLAG_ALL_CAPS);
  }
};

inline AsciiWord ReadAsciiWord(const char* text) {
  // Shifted by its size, the window masks the letters.
  alignas(32) static constexpr uint8_t kWindow[2 * kAsciiWordBytes] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                                       255, 255, 255, 255, 255, 255, 255, 255};
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  // 'a' to 'z' become the 26 smallest of the signed numbers.
  const __m128i shifted = _mm_add_epi8(lower, _mm_set1_epi8(static_cast<char>(0x80 - 'a')));
  const auto others = ~static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-0x80 + 26))));
  const auto size = static_cast<uint32_t>(__builtin_ctz(others));  // a bit behind the sixteenth is always set
  const uint32_t letters = ~others & (others - 1);                 // those below the first other
  const __m128i window = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kWindow + kAsciiWordBytes - size));
  const __m128i word = _mm_and_si128(lower, window);
  // The bit that tells a small letter from a capital becomes each byte's highest.
  const auto small = static_cast<uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)));
  return {static_cast<uint64_t>(_mm_cvtsi128_si64(word)),
          static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word))), size, letters, ~small & letters};
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
