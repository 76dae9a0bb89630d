#include "daemon/base/utf8.h"

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include <bit>
#include <cstdint>

#include "absl/strings/str_format.h"
#include "daemon/base/error.h"

namespace claimcheck::base {
namespace {

// Size of the valid character at `p`, or 0.
size_t CharacterSize(const unsigned char* p, size_t left) {
  const auto follows = [&](size_t i, unsigned char low, unsigned char high) {
    return i < left && p[i] >= low && p[i] <= high;
  };
  const unsigned char first = p[0];
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (first < 0xF0) {
    const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first > 0xF4) return 0;
  const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
  return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
}

}  // namespace

size_t SkipAscii(std::string_view text, size_t at) {
  const auto load = [text](size_t from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
  };
  const auto high_bits = [](__m128i bytes) { return static_cast<uint32_t>(_mm_movemask_epi8(bytes)); };
  constexpr size_t kStep = sizeof(__m128i);
  for (; at + 4 * kStep <= text.size(); at += 4 * kStep) {
    const __m128i front = _mm_or_si128(load(at), load(at + kStep));
    const __m128i back = _mm_or_si128(load(at + 2 * kStep), load(at + 3 * kStep));
    if (high_bits(_mm_or_si128(front, back)) != 0) break;
  }
  for (; at + kStep <= text.size(); at += kStep) {
    if (const uint32_t high = high_bits(load(at)); high != 0) return at + static_cast<size_t>(std::countr_zero(high));
  }
  if (at < text.size() && text.size() >= kStep) {  // the rest, with bytes before it that are known
    const uint32_t high = high_bits(load(text.size() - kStep)) >> (at + kStep - text.size());
    return high != 0 ? at + static_cast<size_t>(std::countr_zero(high)) : text.size();
  }
  while (at < text.size() && (text[at] & 0x80) == 0) ++at;
  return at;
}

std::optional<size_t> FirstInvalid(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  for (size_t at = SkipAscii(text, 0); at < text.size(); at = SkipAscii(text, at)) {
    const size_t size = CharacterSize(p + at, text.size() - at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

absl::Status ValidateUtf8(std::string_view text, std::string_view field) {
  const std::optional<size_t> at = FirstInvalid(text);
  if (!at) return absl::OkStatus();
  return WithDetail(InvalidInput("INVALID_UTF8", field,
                                 absl::StrFormat("byte %d: expected UTF-8, found 0x%02X; send the text as UTF-8", *at,
                                                 static_cast<unsigned char>(text[*at]))),
                    "byte_offset", absl::StrFormat("%d", *at));
}

}  // namespace claimcheck::base
