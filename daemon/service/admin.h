// claimcheck.v1.AdminService on a Unix socket of its own, mode 0600: the daemon's user reaches it, and root.
//
// Every call but GetStatus leaves a line in the log. No call waits on gRPC's threads: whoever does what is asked
// answers when it is done.
// Threads: Start and the destructor on one; the hooks are called on threads of gRPC's.
#ifndef CLAIMCHECK_DAEMON_SERVICE_ADMIN_H_
#define CLAIMCHECK_DAEMON_SERVICE_ADMIN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "claimcheck/v1/admin.grpc.pb.h"
#include "daemon/service/listener.h"

namespace claimcheck::service {

// What the daemon does for it. None of them blocks.
struct AdminHooks {
  using Reloaded = std::function<void(absl::StatusOr<v1::ReloadResponse>)>;  // call it exactly once

  std::function<void(v1::GetStatusResponse&)> status;
  std::function<void(Reloaded)> reload;
  std::function<uint64_t()> drain;  // returns how many documents are under way
};

// Where it listens: `setting` itself, or, if that is empty, beside the API's socket ("unix:/run/x.sock" ->
// "unix:/run/x.sock.admin"). Empty, for nowhere, if the setting is "none" or the API listens on HOST:PORT.
std::string AdminAddress(const std::string& setting, const std::string& listen);

class AdminServer {
 public:
  static absl::StatusOr<std::unique_ptr<AdminServer>> Start(const std::string& address, AdminHooks hooks);
  ~AdminServer();  // all reloads have been answered

 private:
  class Service;
  AdminServer();

  std::optional<SocketLock> lock_;  // freed last, when gRPC has deleted the socket
  std::unique_ptr<Service> service_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_ADMIN_H_
