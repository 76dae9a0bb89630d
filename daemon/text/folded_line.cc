// Most lines are printable ASCII: sixteen bytes of that at once, all else byte by byte.
#include "daemon/text/folded_line.h"

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include <bit>
#include <cstdint>

#include "daemon/text/character.h"

namespace claimcheck::text {
namespace {

constexpr std::array<char, 128> MakeFoldedByte() {
  std::array<char, 128> folded{};
  for (int c = 0; c < 128; ++c) {
    folded[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c <= ' ' || c == 0x7F ? ' ' : c);
  }
  return folded;
}
constexpr std::array<char, 128> kFoldedByte = MakeFoldedByte();

// Folds sixteen bytes up to the first that is not printable ASCII, or the second of two spaces; returns how many that
// are. `space`: whether a space stands before; afterwards whether the last byte is one. All sixteen of `out` are
// written.
size_t FoldSixteen(const char* text, char* out, bool& space) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  // 'A' to 'Z' become the 26 smallest of the signed numbers.
  const __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(0x80 - 'A')));
  const __m128i capitals = _mm_cmplt_epi8(shifted, _mm_set1_epi8(-0x80 + 26));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_or_si128(bytes, _mm_and_si128(capitals, _mm_set1_epi8(0x20))));
  const auto bits = [](__m128i mask) { return static_cast<uint32_t>(_mm_movemask_epi8(mask)); };
  const uint32_t spaces = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
  const uint32_t odd =  // as signed numbers, bytes from 0x80 on are below the space as well
      bits(_mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F))));
  const uint32_t doubled = spaces & (spaces << 1 | static_cast<uint32_t>(space));
  const auto size = static_cast<size_t>(std::countr_zero(odd | doubled | 0x10000u));
  if (size > 0) space = (spaces >> (size - 1) & 1) != 0;
  return size;
}

}  // namespace

std::string_view FoldLine(std::string_view line, std::array<char, kLongestFolded>& buffer) {
  size_t size = 0;
  bool space = true;
  for (size_t at = 0; at < line.size();) {
    if (at + 16 <= line.size()) {
      const size_t folded = FoldSixteen(line.data() + at, buffer.data() + size, space);
      size += folded;
      at += folded;
      if (folded == 16) continue;
    }
    char byte = line[at];
    if ((byte & 0x80) == 0) {  // without a branch: of two spaces the second is written over
      byte = kFoldedByte[static_cast<unsigned char>(byte)];
      buffer[size] = byte;
      size += space && byte == ' ' ? 0 : 1;
      space = byte == ' ';
      ++at;
      continue;
    }
    const Character c = At(line, at);
    if (c.kind == Kind::kSpace) {
      if (!space) buffer[size++] = ' ';
    } else if (c.kind == Kind::kApostrophe || c.kind == Kind::kSingleOpen) {
      buffer[size++] = '\'';
    } else {
      for (size_t i = 0; i < c.size; ++i) buffer[size++] = line[at + i];
    }
    space = c.kind == Kind::kSpace;
    at += c.size;
  }
  std::string_view folded(buffer.data(), size);
  constexpr std::string_view kMarks = " :.!*|>-[]+#<\"_=";
  while (!folded.empty() && kMarks.find(folded.back()) != std::string_view::npos) folded.remove_suffix(1);
  while (!folded.empty() && kMarks.find(folded.front()) != std::string_view::npos) folded.remove_prefix(1);
  return folded;
}

}  // namespace claimcheck::text
