// Most lines are printable ASCII: eight bytes of that at once, all else byte by byte.
#include "daemon/text/folded_line.h"

#include <cstdint>
#include <cstring>

#include "daemon/text/character.h"
#include "daemon/text/word_key.h"

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

// Folds eight bytes at once, as most are: printable ASCII without two spaces in a row. False if there is anything else.
// `space`: whether a space stands before; afterwards whether the last byte is one.
bool FoldEight(const char* text, char* out, bool& space) {
  constexpr uint64_t kOnes = 0x0101010101010101u, kHighs = 0x80 * kOnes;
  const auto equal_to = [](uint64_t bytes, uint8_t byte) {  // the high bit of each that is
    const uint64_t other = bytes ^ byte * kOnes;
    return ~(((other & ~kHighs) + ~kHighs) | other | ~kHighs);
  };
  uint64_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  const uint64_t below = (bytes - ' ' * kOnes) & ~bytes & kHighs;
  const uint64_t spaces = equal_to(bytes, ' ');
  const bool doubled = (spaces & (spaces << 8)) != 0 || (space && (spaces & 0x80) != 0);
  if (((bytes & kHighs) | below | equal_to(bytes, 0x7F)) != 0 || doubled) return false;
  bytes = FoldKey(bytes);
  std::memcpy(out, &bytes, sizeof bytes);
  space = spaces >> 63 != 0;
  return true;
}

}  // namespace

std::string_view FoldLine(std::string_view line, std::array<char, kLongestFolded>& buffer) {
  size_t size = 0;
  bool space = true;
  for (size_t at = 0; at < line.size();) {
    if (at + 8 <= line.size() && FoldEight(line.data() + at, buffer.data() + size, space)) {
      size += 8;
      at += 8;
      continue;
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
