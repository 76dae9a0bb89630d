// Messages to and from the bytes of a call.
//
// The service takes its calls raw: a request that does not parse is then INVALID_ARGUMENT with a reason, where gRPC by
// itself answers UNIMPLEMENTED without a word, and messages live in an arena of the call's own.
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_SERVICE_WIRE_H_
#define CLAIMCHECK_DAEMON_SERVICE_WIRE_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "daemon/base/call_ids.h"

namespace claimcheck::service {

// The most that a request may have, with the largest document and its options.
uint64_t MaxRequestBytes(uint64_t max_document_bytes);

// Parses into an empty message and gives the bytes back: gRPC would keep them until the call ends. INVALID_REQUEST if
// it is none; DOCUMENT_TOO_LARGE, unread, if it has more than `max_bytes`.
absl::Status ParseRequest(grpc::ByteBuffer* bytes, uint64_t max_bytes, google::protobuf::MessageLite* message);
grpc::ByteBuffer Serialize(const google::protobuf::MessageLite& message);

// With ErrorInfo and RetryInfo as its details, see status.h; ErrorInfo has the request's id too.
grpc::Status ToGrpcStatus(const absl::Status& status, const base::CallIds& ids);
absl::Status WithRequestId(const absl::Status& status, const base::CallIds& ids);

// A value of the call's metadata; empty if it has none of that name.
std::string_view MetadataOf(const grpc::ServerContextBase& context, const char* name);

// What the call's metadata say, see call_ids.h. The request's id goes back as the initial metadata "x-request-id", also
// of a call that fails. Before anything is sent.
base::CallIds TakeIds(grpc::ServerContextBase& context);

// The names that the client's certificate is for (DNS names, URIs, mail addresses), or its common name if there is
// none; empty without a certificate that was verified.
std::vector<std::string> PeerNames(const grpc::ServerContextBase& context);

// Whose line in the queue a call waits in: the first name in its sender's certificate or its address without the port
// (all of a Unix socket's are one), and the metadata "claimcheck-client" that senders behind one may tell themselves
// apart with.
std::string ClientOf(const grpc::ServerContextBase& context);

// When the answer has to be there, base::MonotonicNs: the call's own deadline, or if that is sooner, kWaitingTimeouts
// times `timeout_ns` from now. A document's own `timeout_ns` begins with a worker: one that waits behind a checker that
// hangs must not pay for it.
inline constexpr int64_t kWaitingTimeouts = 8;
int64_t DeadlineNs(const grpc::ServerContextBase& context, int64_t timeout_ns);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_WIRE_H_
