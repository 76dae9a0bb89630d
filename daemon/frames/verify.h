// Whether a frame that came over a socket can be read: a worker may have been taken over by what it read.
//
// Nothing is repaired: a frame is good or its sender is beyond trust.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in the frame.
#ifndef CLAIMCHECK_DAEMON_FRAMES_VERIFY_H_
#define CLAIMCHECK_DAEMON_FRAMES_VERIFY_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/frames/frame.h"

namespace claimcheck::frames {

// Checks the structure: every offset inside the frame, every required field there. `data` is the
// frame with its size prefix (its alignment counts from there). The answer views `data`.
absl::StatusOr<const Frame*> VerifyFrame(const uint8_t* data, size_t size);

// What an answer may refer to, and how large it may grow.
struct AnswerLimits {
  uint64_t number = 0;        // of the request
  uint32_t content_size = 0;  // bytes; offsets in any encoding are no larger
  uint32_t title_size = 0;
  uint32_t summary_size = 0;
  size_t max_text = 0;  // bytes of all strings together, each counted as often as it is referred to
};

// Checks the values of a CheckAnswer, FactsAnswer or ErrorAnswer that VerifyFrame has passed: the request's number,
// spans inside their field, known codes, UTF-8 in every string. Any other body is refused.
absl::Status VerifyAnswer(const Frame& frame, const AnswerLimits& limits);

// The same of what a companion sends its worker. Spans are of the reading text, limits.content_size bytes.
absl::Status VerifyRawAnswer(const RawAnswer& answer, const AnswerLimits& limits);

// Checks the strings of a Hello: they go into answers of ListCheckers.
absl::Status VerifyHello(const Hello& hello);

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_VERIFY_H_
