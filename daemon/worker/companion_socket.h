// The worker's end of a companion: the process beside it that holds a plug-in with isolation "own".
//
// The companion is this same program with one plug-in, and answers the same requests, raw. Nothing that it sends is
// trusted: frames are verified, findings go through the engine's sink, and one that sends anything else, or is gone, is
// not asked again: its checkers' reports say CRASHED, with kGone, kGarbage, kCaught or kSilent as the detail.
// claimcheckd sees that, knows from the process itself how it ended, and checks the document again without the culprit.
// Nor is it waited for without end: claimcheckd, which watches the time, ends it or this worker.
//
// Ownership: borrows the socket (non-blocking) and the log.
// Threads:   the one that made it.
#ifndef CLAIMCHECK_DAEMON_WORKER_COMPANION_SOCKET_H_
#define CLAIMCHECK_DAEMON_WORKER_COMPANION_SOCKET_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/engine/companion.h"
#include "daemon/frames/channel.h"
#include "daemon/frames/frame.h"
#include "daemon/frames/verify.h"
#include "daemon/worker/log_relay.h"

namespace claimcheck::worker {

class CompanionSocket final : public engine::Companion {
 public:
  // `number`: which companion of this worker it is, from one.
  CompanionSocket(int fd, uint8_t number, LogRelay* log);

  // What it says of itself: its checkers by id, and why a plug-in was not loaded. Fails if it is gone or silent.
  struct Introduction {
    std::vector<engine::CheckerInfo> checkers;
    std::vector<std::string> refused;
  };
  absl::StatusOr<Introduction> AwaitHello(int64_t deadline_ns);

  void Begin(const engine::Input& input, const engine::Options& options) override;
  absl::StatusOr<engine::CheckerReport> Take(const engine::CheckerInfo& checker, const cc_sink& sink,
                                             const cc_compared& compared) override;

 private:
  // What became of the other side, as a report's detail; empty: nothing, there is a frame.
  std::string NextFrame(int64_t deadline_ns);
  std::string AwaitAnswer();
  bool SendRest();
  void TakeLog(const frames::Log& log);
  void Replay(const frames::RawRun& run, const engine::CheckerInfo& checker, const cc_sink& sink) const;

  const int fd_;
  const uint8_t number_;
  LogRelay* const log_;
  frames::FrameReader reader_;
  size_t frame_limit_ = 0;
  std::string backlog_;  // goes out before request_
  flatbuffers::FlatBufferBuilder request_;
  size_t sent_ = 0;
  uint64_t request_number_ = 0;
  frames::AnswerLimits limits_;
  const frames::Frame* answer_ = nullptr;  // in the reader
  uint32_t announced_ = UINT32_MAX;        // index into ids_: whose turn it is, as the stream says
  bool compared_ = false;                  // its facts have been handed on
  std::vector<std::string> ids_;           // of its checkers
  std::string lost_;                       // why it is not asked any more
};

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_COMPANION_SOCKET_H_
