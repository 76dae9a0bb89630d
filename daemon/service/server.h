// The gRPC server: the service, health, reflection, and a way down that loses nobody's answer.
//
// Threads: call from one thread, but for what says that any may.
#ifndef CLAIMCHECK_DAEMON_SERVICE_SERVER_H_
#define CLAIMCHECK_DAEMON_SERVICE_SERVER_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "daemon/service/acceptor.h"
#include "daemon/service/call_context.h"
#include "daemon/service/health.h"
#include "daemon/service/listener.h"
#include "daemon/service/tls.h"

namespace grpc {
class Channel;
class Server;
namespace experimental {
class ExternalConnectionAcceptor;
}
}  // namespace grpc

namespace claimcheck::service {

class ClaimCheckService;

// What one connection, and all of them together, may cost. Times in ns; 0: none.
struct ConnectionLimits {
  uint64_t most = 10'000;               // connections
  uint64_t streams = 1024;              // calls under way on one; what comes beyond waits at its sender, unseen by us
  uint64_t metadata_bytes = 16384;      // of a call
  uint64_t receive_bytes = 512u << 20;  // of requests that are on their way in, all together
  int64_t idle_ns = 0;                  // without a call, then it is asked to go
  int64_t age_ns = 0;                   // then it is asked to go
  int64_t grace_ns = 0;                 // that its calls have from then on
  int64_t keepalive_ns = 0;             // without a sign of life, then it is asked for one
  int64_t keepalive_timeout_ns = 0;     // that it has to give it
  int64_t client_ping_ns = 0;           // how often a client may ask us
  int64_t handshake_ns = 0;             // from connecting to being ready
};

struct ServerOptions {
  std::string listen;  // see listener.h
  uint64_t max_document_bytes = 16u << 20;
  int64_t check_timeout_ns = 0;
  std::string clients = {};  // file, see access_list.h; empty: everybody may call
  TlsOptions tls = {};
  bool reflection = true;
  ConnectionLimits connections = {};
};

// Whether these can be served with, as far as it can be told without doing so. `in_use`: the certificate that serves
// now, which may have run out, or null.
absl::Status CheckServerOptions(const ServerOptions& options, const Certificates* in_use);

class Server {
 public:
  // Listens and serves from here on. `pool` and `metrics` outlive the server.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, pool::Pool* pool,
                                                       Metrics* metrics);
  ~Server();

  // What grpc.health.v1.Health says. Any thread.
  Health& health() { return *health_; }
  // For calls that come from now on. Any thread.
  void SetCheckTimeout(int64_t timeout_ns) { context_.check_timeout_ns.store(timeout_ns); }
  // Reads the file of clients; if it is wrong, the old ones stay. Any thread.
  absl::Status LoadClients(const std::string& path) { return context_.access.Load(path); }
  // Reads the certificates; if they are wrong, the old ones stay. Any thread.
  absl::Status ReloadCertificates() { return tls_ == nullptr ? absl::OkStatus() : tls_->Reload(); }
  // Null without TLS. Any thread.
  Tls* tls() { return tls_.get(); }
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
  std::optional<SocketLock> lock_;  // freed last, when the socket is gone
  std::unique_ptr<Tls> tls_;
  std::unique_ptr<ClaimCheckService> service_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> connections_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Acceptor> acceptor_;
  std::unique_ptr<Health> health_;
  std::string address_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_SERVER_H_
