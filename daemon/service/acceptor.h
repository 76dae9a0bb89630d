// Takes connections and passes them on.
//
// gRPC 1.51 could listen by itself, but it stops for good once there is no descriptor left for a connection
// (grpc#20418, measured): clients that open and do nothing would leave a daemon that lives, calls itself healthy and
// cannot be reached. Here a connection too many is closed at once, and what was there before goes on; when descriptors
// run out all the same, it waits and tries again.
// Threads: one of its own from Start to Stop, on which `take` is called; everything else from one thread.
#ifndef CLAIMCHECK_DAEMON_SERVICE_ACCEPTOR_H_
#define CLAIMCHECK_DAEMON_SERVICE_ACCEPTOR_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/pool/worker_process.h"
#include "daemon/service/listener.h"

namespace claimcheck::service {

class Acceptor {
 public:
  // Binds and listens: from here on connections queue up. A Unix socket is for this user and group.
  static absl::StatusOr<std::unique_ptr<Acceptor>> Listen(const ListenAddress& address);
  ~Acceptor();  // stops; removes a Unix socket

  // Passes on each connection (non-blocking, close-on-exec; now the taker's), as long as there are not about `most` of
  // them: what counts are the descriptors that this process has beyond those that it has now.
  void Start(uint64_t most, std::function<void(int fd)> take);
  // `take` is not called any more once this returns; who connects now waits for somebody to answer.
  void Stop();

  // The port that was bound; 0 of a Unix socket.
  int port() const { return port_; }

 private:
  Acceptor() = default;
  absl::Status ListenUnix(const std::string& path);
  absl::Status ListenTcp(const std::string& host, int port);
  void Run(int last, const std::function<void(int fd)>& take);
  bool AcceptOne(int socket, int last, const std::function<void(int fd)>& take);

  std::vector<pool::Fd> sockets_;
  std::string path_;  // of a Unix socket, to be removed
  int port_ = 0;
  pool::Fd stop_;  // eventfd
  std::thread thread_;

  // The thread's own.
  uint64_t refused_ = 0;  // since the last line in the log
  int64_t next_log_ns_ = 0;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_ACCEPTOR_H_
