// Names shared by all that builds or reads frames; claimcheck.fbs says what is in them.
#ifndef CLAIMCHECK_DAEMON_FRAMES_FRAME_H_
#define CLAIMCHECK_DAEMON_FRAMES_FRAME_H_

#include <cstdint>
#include <string_view>

#include "daemon/frames/claimcheck_generated.h"

namespace claimcheck::frames {

// Raise it with every change of claimcheck.fbs: claimcheckd refuses a worker of another build by it.
inline constexpr uint32_t kProtocol = 4;

// A frame on the socket begins with its size: uint32_t, little-endian, without itself.
inline constexpr size_t kPrefixBytes = 4;

inline std::string_view View(const flatbuffers::String* text) {
  return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

// Finishes `builder` with a size-prefixed Frame around `body`.
template <typename Table>
void FinishFrame(flatbuffers::FlatBufferBuilder& builder, flatbuffers::Offset<Table> body) {
  builder.FinishSizePrefixed(CreateFrame(builder, BodyTraits<Table>::enum_value, body.Union()));
}

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_FRAME_H_
