// The door: which calls come in, on whose account. Every call that does not leaves a line in the log.
//
// Without a list of clients everybody who reaches the socket may call everything. With one a call needs the metadata
// "authorization: Bearer TOKEN" or, over TLS, the certificate of a client that the list knows; a token counts first.
// Health and reflection are open either way; the daemon's own calls (watchdog) pass.
// Threads: all methods, any thread.
#ifndef CLAIMCHECK_DAEMON_SERVICE_ACCESS_H_
#define CLAIMCHECK_DAEMON_SERVICE_ACCESS_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/service/access_list.h"

namespace claimcheck::service {

// One document on a client's account, for as long as it lives.
class Place {
 public:
  Place() = default;
  explicit Place(std::shared_ptr<std::atomic<uint64_t>> under_way) : under_way_(std::move(under_way)) {}
  Place(Place&&) = default;
  Place& operator=(Place&&) = delete;
  ~Place() {
    if (under_way_ != nullptr) under_way_->fetch_sub(1);
  }

 private:
  std::shared_ptr<std::atomic<uint64_t>> under_way_;
};

// Who calls.
class Caller {
 public:
  // Whose line in the queue the call's documents wait in.
  const std::string& line() const { return line_; }
  // TOO_MANY_DOCUMENTS if the client has as many under way as it may.
  absl::StatusOr<Place> TakePlace() const;

 private:
  friend class Access;
  std::string line_;
  std::string peer_;
  std::shared_ptr<const AccessList> list_;  // keeps client_
  const Client* client_ = nullptr;          // null: no limit
};

class Access {
 public:
  // Takes the list from a file; empty: everybody may. The old one stays if the new one is wrong.
  absl::Status Load(const std::string& path);
  // UNAUTHENTICATED or PERMISSION_DENIED.
  absl::StatusOr<Caller> Admit(const grpc::ServerContextBase& context, MethodGroup group, const char* method);

 private:
  std::mutex mutex_;
  std::shared_ptr<const AccessList> list_;  // guarded by mutex_; null: everybody may
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_ACCESS_H_
