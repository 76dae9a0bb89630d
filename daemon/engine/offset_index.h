// Turns byte offsets of a UTF-8 text into UTF-16 code units or code points.
//
// Method:    one pass keeps the count at every kStride-th byte; a look-up counts on from there. An ASCII text needs no
//            index at all.
// Input:     valid UTF-8; offsets anywhere in it, its end included. An offset inside a character counts the character.
// Ownership: views the text, which must outlive the last look-up.
// Threads:   Build is not safe beside anything else; look-ups are.
// Cost:      Build is linear; ToUnits is constant.
// Example:   "a€😀b": byte 8 ("b") is UTF-16 unit 4 and code point 3.
#ifndef CLAIMCHECK_DAEMON_ENGINE_OFFSET_INDEX_H_
#define CLAIMCHECK_DAEMON_ENGINE_OFFSET_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "daemon/engine/engine.h"

namespace claimcheck::engine {

class OffsetIndex {
 public:
  void Build(std::string_view text, Encoding encoding);
  uint32_t ToUnits(uint32_t byte) const;

 private:
  static constexpr uint32_t kStride = 256;  // bytes
  std::string_view text_;
  Encoding encoding_ = Encoding::kUtf8;
  bool identity_ = true;            // bytes are units
  std::vector<uint32_t> units_at_;  // units before byte i * kStride
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_OFFSET_INDEX_H_
