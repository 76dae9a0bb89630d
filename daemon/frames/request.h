// A request of the front to a worker: what to read or check, and how.
//
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_FRAMES_REQUEST_H_
#define CLAIMCHECK_DAEMON_FRAMES_REQUEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/frames/frame.h"

namespace claimcheck::frames {

// A checker that this document goes without, and the report that takes its place.
struct AbsentChecker {
  std::string checker;
  engine::Outcome outcome = engine::Outcome::kSkipped;
  std::string detail;
};

// Why a companion's checker has no report of its own: what its worker says, for the front to act on.
inline constexpr char kGone[] = "gone";        // it has ended
inline constexpr char kGarbage[] = "garbage";  // it sends what cannot be read
inline constexpr char kCaught[] = "caught";    // likewise, and it was this checker
inline constexpr char kSilent[] = "silent";    // it does not take, or not say, what it should

struct RequestHeader {
  uint64_t number = 0;
  bool facts = false;     // facts instead of findings
  bool announce = false;  // an Entering frame before each checker
  std::vector<AbsentChecker> absent;
  bool raw = false;  // a RawAnswer instead of findings as a caller gets them
};

// Clears `builder` and leaves a finished size-prefixed Frame in it. Copies input and options.
void PackRequest(flatbuffers::FlatBufferBuilder& builder, const RequestHeader& header, const engine::Input& input,
                 const engine::Options& options);

// The way back. Views of `input` live as long as the frame; `options.skip` holds the absent checkers.
void UnpackRequest(const Request& request, RequestHeader& header, engine::Input& input, engine::Options& options);

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_REQUEST_H_
