// absl::Status to google.rpc.Status and back: code, message, and what base/error.h stored as ErrorInfo and RetryInfo.
//
// An error of one document in a stream and the details of a failed call are the same message. It stays under 4 KiB:
// gRPC drops the real status of a call whose details outgrow the peer's header limit. Long texts are cut at
// a character.
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_SERVICE_STATUS_H_
#define CLAIMCHECK_DAEMON_SERVICE_STATUS_H_

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace claimcheck::service {

inline constexpr size_t kMaxStatusBytes = 4096;

google::rpc::Status ToRpcStatus(const absl::Status& status);
// Details other than those of this service are dropped.
absl::Status FromRpcStatus(const google::rpc::Status& status);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_STATUS_H_
