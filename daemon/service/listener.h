// Where claimcheckd listens, and that nobody else does.
//
// Two servers of gRPC can take the same Unix socket from each other, and the first one to go deletes the other's. A
// lock on "PATH.lock" decides who serves; the file stays behind, since deleting it would let two hold a lock of one
// name.
// Threads: call from one thread.
// Example: "unix:/run/claimcheck/claimcheckd.sock", "127.0.0.1:7070", "[::]:0"
#ifndef CLAIMCHECK_DAEMON_SERVICE_LISTENER_H_
#define CLAIMCHECK_DAEMON_SERVICE_LISTENER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck::service {

struct ListenAddress {
  bool is_unix = false;
  bool is_loopback = false;  // no other machine reaches it
  std::string path;          // of a Unix socket, absolute or relative as given
  std::string address;       // as gRPC takes it
};

// Refuses what is neither a Unix socket nor HOST:PORT. Which of them may be listened on without TLS says tls.h.
absl::StatusOr<ListenAddress> ParseListenAddress(std::string_view text);

// Holds a socket's lock for as long as it lives.
class SocketLock {
 public:
  // Fails if another process holds it, or if what lies at `path` is not a socket. A socket that is left over is
  // removed.
  static absl::StatusOr<SocketLock> Take(const std::string& path);
  SocketLock(SocketLock&& other) noexcept;
  SocketLock& operator=(SocketLock&&) = delete;
  ~SocketLock();

 private:
  explicit SocketLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_LISTENER_H_
