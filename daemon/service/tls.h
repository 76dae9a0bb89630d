// TLS for the API's port: which certificate new connections get, and who may listen where.
//
// The files are looked at when a connection comes, at most once a second, and on Reload. A pair that is wrong (see
// certificate_files.h) is kept out with one line in the log and the one before it goes on; connections that are there
// keep what they began with.
// gRPC's FileWatcherCertificateProvider would do less: it takes a certificate whose key has not been replaced yet, and
// every handshake fails. This is the fetcher of gRPC's stable C interface, which takes "nothing new" for an answer.
// Threads: all methods, any thread.
#ifndef CLAIMCHECK_DAEMON_SERVICE_TLS_H_
#define CLAIMCHECK_DAEMON_SERVICE_TLS_H_

#include <grpc/grpc_security.h>
#include <grpcpp/security/server_credentials.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/service/certificate_files.h"
#include "daemon/service/listener.h"

namespace claimcheck::service {

struct TlsOptions {
  CertificateFiles files;            // certificate and key empty: no TLS
  bool certificate_required = true;  // of clients, if there is a client_ca; false: those without one come in unknown
};

// Whether that may listen there: beyond loopback only with TLS and with clients that are known (`clients`: there is a
// file of them), TLS on no Unix socket, no half of a pair.
absl::Status CheckTls(const TlsOptions& tls, const ListenAddress& listen, bool clients);

class Tls {
 public:
  static absl::StatusOr<std::unique_ptr<Tls>> Load(const TlsOptions& options);

  // Of the one port that uses it; this outlives the server.
  std::shared_ptr<grpc::ServerCredentials> ServerCredentials();
  // Reads the files; if they are wrong, all stays as it is.
  absl::Status Reload();
  // What new connections get, once the files have been looked at.
  std::shared_ptr<const Certificates> Current();
  // Why the files that lie there now are not in use; empty: they are.
  std::string problem() const;

 private:
  class Credentials;
  explicit Tls(TlsOptions options) : options_(std::move(options)) {}
  grpc_ssl_certificate_config_reload_status Fetch(grpc_ssl_server_certificate_config** config);
  absl::Status Read();  // with mutex_ held

  const TlsOptions options_;
  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::shared_ptr<const Certificates> current_;
  std::shared_ptr<const Certificates> handed_;  // to gRPC
  std::string version_;                         // of the files that were read last
  std::string problem_;
  int64_t looked_ns_ = 0;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_TLS_H_
