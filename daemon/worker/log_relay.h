// What plug-ins log, on its way to the front's log.
//
// Lines are cut at kMaxLineBytes, control characters become spaces and bytes outside ASCII question marks. Lines
// beyond kMaxLines between two flushes are counted and dropped: a plug-in that logs in a loop must not fill a disk.
// Threads: Log on any; Flush on the thread that owns the socket.
#ifndef CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_
#define CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::worker {

class LogRelay {
 public:
  static constexpr size_t kMaxLineBytes = 1000;
  static constexpr size_t kMaxLines = 50;

  explicit LogRelay(int fd) : fd_(fd) {}
  // severity: CC_SEVERITY_.
  void Log(uint32_t severity, std::string_view line);
  // Sends what was logged. False if the front is gone.
  bool Flush();

 private:
  struct Line {
    uint8_t severity;
    std::string text;
  };
  const int fd_;
  std::mutex mutex_;
  std::vector<Line> lines_;  // guarded by mutex_
  size_t dropped_ = 0;       // guarded by mutex_
};

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_
