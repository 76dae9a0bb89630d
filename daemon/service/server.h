// The gRPC server: the service, health, reflection, and a way down that loses nobody's answer.
//
// Threads: call from one thread, but SetHealthy from any.
#ifndef CLAIMCHECK_DAEMON_SERVICE_SERVER_H_
#define CLAIMCHECK_DAEMON_SERVICE_SERVER_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "daemon/service/call_context.h"
#include "daemon/service/listener.h"

namespace grpc {
class Channel;
class Server;
}

namespace claimcheck::service {

class ClaimCheckService;

struct ServerOptions {
  std::string listen;  // see listener.h
  uint64_t max_document_bytes = 16u << 20;
  int64_t check_timeout_ns = 0;
  std::string clients = {};  // file, see access_list.h; empty: everybody may call
};

class Server {
 public:
  // Listens and serves from here on. `pool` and `metrics` outlive the server.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, pool::Pool* pool,
                                                       Metrics* metrics);
  ~Server();

  // What grpc.health.v1.Health says of claimcheck.v1.ClaimCheck and of "".
  void SetHealthy(bool healthy);
  // For calls that come from now on. Any thread.
  void SetCheckTimeout(int64_t timeout_ns) { context_.check_timeout_ns.store(timeout_ns); }
  // Reads the file of clients; if it is wrong, the old ones stay. Any thread.
  absl::Status LoadClients(const std::string& path) { return context_.access.Load(path); }
  // A way in for the daemon itself.
  std::shared_ptr<grpc::Channel> OwnChannel();
  // Says NOT_SERVING, takes no more documents, waits for the calls under way, at most `grace`, then ends the others.
  // False if there were others.
  bool Drain(std::chrono::nanoseconds grace);
  // "unix:PATH" or "HOST:PORT" with the port that was given.
  const std::string& address() const { return address_; }

 private:
  Server(const ServerOptions& options, pool::Pool* pool, Metrics* metrics);
  absl::Status Listen(const ServerOptions& options);

  CallContext context_;
  std::optional<SocketLock> lock_;  // freed last, when gRPC has deleted the socket
  std::unique_ptr<ClaimCheckService> service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_SERVER_H_
