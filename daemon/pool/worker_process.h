// One claimcheck-worker: started, tied to its socket and its page, ended.
//
// Ownership: a WorkerProcess owns the process, its descriptors and its mapping; Kill and the destructor end the process
//            and everything that it started in its process group.
// Threads:   Spawn on the thread that outlives the worker: the kernel ends it with that thread.
#ifndef CLAIMCHECK_DAEMON_POOL_WORKER_PROCESS_H_
#define CLAIMCHECK_DAEMON_POOL_WORKER_PROCESS_H_

#include <sys/types.h>
#include <time.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/frames/channel.h"

namespace claimcheck::pool {

// A descriptor that is closed at the end of its scope.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  ~Fd();
  int get() const { return fd_; }
  int release();

 private:
  int fd_ = -1;
};

// The page outlives the workers that it is lent to, one after the other.
class MappedPage {
 public:
  static absl::StatusOr<std::unique_ptr<MappedPage>> Create();
  ~MappedPage();
  frames::SharedPage& page() const { return *page_; }
  int fd() const { return fd_.get(); }

 private:
  MappedPage(Fd fd, frames::SharedPage* page) : fd_(std::move(fd)), page_(page) {}
  Fd fd_;
  frames::SharedPage* page_;
};

// What a worker has used so far.
struct Usage {
  uint64_t resident_bytes = 0;
  int64_t cpu_ns = 0;  // all threads
};

struct WorkerCommand {
  std::string program;  // absolute path of claimcheck-worker
  std::vector<std::string> flags;
  std::vector<std::string> own = {};  // plug-ins that have a process of their own beside each worker
};

class WorkerProcess {
 public:
  // `companions`: sockets that it gets from frames::kFirstCompanion on.
  static absl::StatusOr<std::unique_ptr<WorkerProcess>> Spawn(const WorkerCommand& command, const MappedPage& page,
                                                              const std::vector<int>& companions = {});
  ~WorkerProcess();

  int socket() const { return socket_.get(); }  // non-blocking
  int pidfd() const { return pidfd_.get(); }    // readable once the process has ended
  pid_t pid() const { return pid_; }
  // Costs some microseconds. Zeros once it has ended.
  Usage usage() const;
  // Ends it if it still runs, and says how it ended: "ended by signal 11 (Segmentation fault)", "ended with status 0".
  // Its own end, if it was faster than the kill.
  std::string Kill();

 private:
  WorkerProcess(pid_t pid, Fd pidfd, Fd socket);
  const pid_t pid_;
  Fd pidfd_;
  Fd socket_;
  Fd statm_;                        // of /proc
  std::optional<clockid_t> clock_;  // of its processor time
  bool reaped_ = false;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_WORKER_PROCESS_H_
