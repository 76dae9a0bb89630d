#include "daemon/engine/offset_index.h"

#include <algorithm>
#include <cstring>

namespace claimcheck::engine {
namespace {

bool IsAscii(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & kHighBits) != 0) return false;
  }
  return std::all_of(text.begin() + static_cast<ptrdiff_t>(i), text.end(), [](char c) { return (c & 0x80) == 0; });
}

// Units are counted at the lead byte of a character; one of four bytes is two UTF-16 units.
uint32_t Count(std::string_view bytes, Encoding encoding) {
  uint32_t units = 0;
  for (const char c : bytes) {
    const uint8_t byte = static_cast<uint8_t>(c);
    units += (byte & 0xC0) != 0x80;
    units += encoding == Encoding::kUtf16 && byte >= 0xF0;
  }
  return units;
}

}  // namespace

void OffsetIndex::Build(std::string_view text, Encoding encoding) {
  text_ = text;
  encoding_ = encoding;
  identity_ = encoding == Encoding::kUtf8 || IsAscii(text);
  units_at_.clear();
  if (identity_) return;
  uint32_t units = 0;
  for (size_t at = 0; at <= text.size(); at += kStride) {
    units_at_.push_back(units);
    units += Count(text.substr(at, kStride), encoding);
  }
}

uint32_t OffsetIndex::ToUnits(uint32_t byte) const {
  if (identity_) return byte;
  const uint32_t at = std::min(byte, static_cast<uint32_t>(text_.size()));
  const size_t checkpoint = at / kStride;
  return units_at_[checkpoint] + Count(text_.substr(checkpoint * kStride, at - checkpoint * kStride), encoding_);
}

}  // namespace claimcheck::engine
