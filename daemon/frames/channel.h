// The socket between claimcheckd and a worker: whole frames in, whole frames out; and what they share beside it.
//
// Threads: a FrameReader belongs to one thread; WriteAll may be called by whoever owns the sending side.
#ifndef CLAIMCHECK_DAEMON_FRAMES_CHANNEL_H_
#define CLAIMCHECK_DAEMON_FRAMES_CHANNEL_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "absl/types/span.h"

namespace claimcheck::frames {

// A worker's end of the socket, and the memfd of its SharedPage.
inline constexpr int kWorkerSocket = 3;
inline constexpr int kWorkerPage = 4;
// Where a worker's companions (plug-ins with isolation "own") are: a socket each, from here on.
inline constexpr int kFirstCompanion = 5;
inline constexpr size_t kMaxCompanions = 8;

// One page that front and worker map. Either side may write anything: values are checked, never trusted.
struct SharedPage {
  // Written by the worker.
  std::atomic<uint32_t> culprit;    // index of the checker that runs, plus one; 0 outside
  std::atomic<int64_t> entered_ns;  // since when, CLOCK_MONOTONIC
  // Written by the front: engine::Options.stop of the running request.
  std::atomic<uint32_t> stop;
};
inline constexpr size_t kSharedPageBytes = 4096;
static_assert(sizeof(SharedPage) <= kSharedPageBytes && std::atomic<uint32_t>::is_always_lock_free);

// Collects bytes of a stream socket into frames. Buffers what was received beyond the first frame.
class FrameReader {
 public:
  enum class State {
    kFrame,     // frame() holds one
    kNothing,   // the socket has no more for now (never with a blocking socket)
    kClosed,    // the other side is gone, maybe in the middle of a frame
    kTooLarge,  // the prefix says more than the limit: the stream is lost
  };

  explicit FrameReader(size_t limit) : limit_(limit) {}

  // Receives until there is a frame. `fd` may be blocking or not; an error of the socket is kClosed.
  State Read(int fd);
  // With its prefix; aligned for reading in place; valid until Consume.
  absl::Span<const uint8_t> frame() const { return {buffer_.get(), frame_size_}; }
  // Drops the frame that Read returned.
  void Consume();
  // Nothing was received beyond what was consumed.
  bool empty() const { return size_ == 0; }
  // Forgets everything; for a new socket.
  void Reset();
  // Largest frame that is taken from now on, bytes.
  void set_limit(size_t limit) { limit_ = limit; }

 private:
  bool HasFrame();
  void Reserve(size_t bytes);

  size_t limit_;
  std::unique_ptr<uint8_t[]> buffer_;
  size_t capacity_ = 0;
  size_t size_ = 0;        // bytes received
  size_t frame_size_ = 0;  // bytes of the first frame with prefix; 0: not known yet
};

// Sends all of `bytes` over a blocking socket; false if the other side is gone.
bool WriteAll(int fd, absl::Span<const uint8_t> bytes);

}  // namespace claimcheck::frames

#endif  // CLAIMCHECK_DAEMON_FRAMES_CHANNEL_H_
