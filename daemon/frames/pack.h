// Packs what an engine answers into a frame.
//
// Output:  `builder` is cleared first and holds one finished size-prefixed Frame; reuse it to reuse its memory.
// Threads: free functions; concurrent calls safe.
// Example: FlatBufferBuilder b; PackResult(b, 0, *engine->Check(input, options)); FrameOf(b)->body_as_CheckAnswer().
#ifndef CLAIMCHECK_DAEMON_FRAMES_PACK_H_
#define CLAIMCHECK_DAEMON_FRAMES_PACK_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/frame.h"

namespace claimcheck::frames {

// `number` is the request's.
void PackResult(flatbuffers::FlatBufferBuilder& builder, uint64_t number, const engine::Result& result);

// Of a companion, for its worker.
void PackRaw(flatbuffers::FlatBufferBuilder& builder, uint64_t number, const engine::RawResult& result);

// `to_caller` turns a span of the reading text into the caller's offsets; it is called with begins that hardly ever go
// back within one kind of fact.
void PackFacts(flatbuffers::FlatBufferBuilder& builder, uint64_t number, const engine::Input& input,
               const engine::Engine::Reading& reading, absl::FunctionRef<engine::Span(cc_span)> to_caller);

void PackError(flatbuffers::FlatBufferBuilder& builder, uint64_t number, const absl::Status& status);
// As base::MakeError and base::WithDetail made it.
absl::Status UnpackError(const ErrorAnswer& error);

void PackHello(flatbuffers::FlatBufferBuilder& builder, const std::vector<engine::CheckerInfo>& checkers,
               const std::vector<absl::Status>& refused);

// The frame that was just packed. Trusted: for a frame from elsewhere, see verify.h.
inline const Frame* FrameOf(const flatbuffers::FlatBufferBuilder& builder) {
  return GetSizePrefixedFrame(builder.GetBufferPointer());
}

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_PACK_H_
