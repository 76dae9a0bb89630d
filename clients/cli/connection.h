// The way to a daemon: a channel, with TLS if the command line has an authority for it, and who is calling.
//
// Threads: a Connection is immutable; share it.
#ifndef CLAIMCHECK_CLIENTS_CLI_CONNECTION_H_
#define CLAIMCHECK_CLIENTS_CLI_CONNECTION_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/options.h"

namespace claimcheck::cli {

class Connection {
 public:
  // Waits until somebody answers; an error if nobody does within some seconds.
  static absl::StatusOr<Connection> Open(const Options& options);

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  // Before a call: says who is calling, if there is a token.
  void Prepare(grpc::ClientContext& context) const;

 private:
  std::shared_ptr<grpc::Channel> channel_;
  std::string authorization_;  // "Bearer …", or empty
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_CONNECTION_H_
