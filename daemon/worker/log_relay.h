// What plug-ins log, on its way to the front's log.
//
// A line that is logged on the thread that owns the socket is sent at once, so that the last words of a checker that
// crashes are heard; one of another thread waits for that one. Lines are cut at kMaxLineBytes, control characters
// become spaces and bytes outside ASCII question marks. Lines beyond kMaxLines of one request are counted and dropped:
// a plug-in that logs in a loop must not fill a disk.
// Threads: Log on any; everything else on the thread that made it, which owns the socket.
#ifndef CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_
#define CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_

#include <sys/types.h>
#include <unistd.h>

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace claimcheck::worker {

class LogRelay {
 public:
  static constexpr size_t kMaxLineBytes = 1000;
  static constexpr size_t kMaxLines = 50;

  explicit LogRelay(int fd) : fd_(fd), owner_(std::this_thread::get_id()), pid_(getpid()) {}
  // severity: CC_SEVERITY_; checker: its id, or empty for the worker itself.
  void Log(uint32_t severity, std::string_view checker, std::string_view line);
  // Lines from now on are about this request.
  void BeginRequest(uint64_t number);
  // Sends what waits, and how many lines were dropped. False if the front is gone.
  bool Flush();

 private:
  struct Line {
    uint8_t severity;
    uint64_t number;
    std::string checker;
    std::string text;
  };
  bool SendWaiting();

  const int fd_;
  const std::thread::id owner_;
  const pid_t pid_;  // a plug-in may fork while it is loaded: that one's lines go nowhere
  std::mutex mutex_;
  // All guarded by mutex_.
  std::vector<Line> lines_;
  uint64_t number_ = 0;
  size_t taken_ = 0;  // of this request
  size_t dropped_ = 0;
};

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_LOG_RELAY_H_
