#include "daemon/text/utf8.h"

#include <cstdint>
#include <cstring>

#include "absl/strings/str_format.h"
#include "daemon/base/error.h"

namespace claimcheck::text {
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

std::optional<size_t> FirstInvalid(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  size_t at = 0;
  while (at < text.size()) {
    while (at + 8 <= text.size()) {
      uint64_t block;
      std::memcpy(&block, p + at, sizeof block);
      if ((block & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    if (at == text.size()) break;
    const size_t size = CharacterSize(p + at, text.size() - at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

absl::Status ValidateUtf8(std::string_view text, std::string_view field) {
  const std::optional<size_t> at = FirstInvalid(text);
  if (!at) return absl::OkStatus();
  return base::WithDetail(
      base::InvalidInput("INVALID_UTF8", field,
                         absl::StrFormat("byte %d: expected UTF-8, found 0x%02X; send the text as UTF-8", *at,
                                         static_cast<unsigned char>(text[*at]))),
      "byte_offset", absl::StrFormat("%d", *at));
}

}  // namespace claimcheck::text
