// Connections to a daemon under test that need not speak gRPC, and what the daemon pays for them.
#ifndef CLAIMCHECK_TESTS_DAEMON_RAW_CONNECTION_H_
#define CLAIMCHECK_TESTS_DAEMON_RAW_CONNECTION_H_

#include <sys/types.h>

#include <string>

#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {

// What an HTTP/2 client says first: the preface and empty settings.
std::string Http2Hello();

class RawConnection {
 public:
  // Over the daemon's Unix socket.
  explicit RawConnection(const DaemonUnderTest& daemon, const std::string& bytes = "");
  RawConnection(RawConnection&& other) noexcept : fd_(other.fd_), connected_(other.connected_) { other.fd_ = -1; }
  ~RawConnection();
  bool connected() const { return connected_; }
  // Whether the daemon has closed it; reads what it has sent, and answers nothing.
  bool IsClosed();

 private:
  int fd_;
  bool connected_ = false;
};

// As many descriptors as the system lets this process have.
int RaiseFileLimit();

// Of /proc/PID/status, MiB: "VmRSS" now, "VmHWM" at most so far.
double MemoryMib(pid_t pid, const std::string& what = "VmRSS");

}  // namespace claimcheck::tests

#endif  // CLAIMCHECK_TESTS_DAEMON_RAW_CONNECTION_H_
