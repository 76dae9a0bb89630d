#include "daemon/service/wire.h"

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/document_size.h"
#include "daemon/base/error.h"
#include "daemon/service/status.h"

namespace claimcheck::service {
namespace {

constexpr uint64_t kMaxOptionBytes = 4u << 20;  // a baseline has some thirty bytes a finding

}  // namespace

uint64_t MaxRequestBytes(uint64_t max_document_bytes) { return max_document_bytes + kMaxOptionBytes; }

absl::Status ParseRequest(grpc::ByteBuffer* bytes, uint64_t max_bytes, google::protobuf::MessageLite* message) {
  const size_t size = bytes->Length();
  if (absl::Status fits = base::CheckRequestSize(size, max_bytes); !fits.ok()) {
    bytes->Clear();
    return fits;
  }
  if (grpc::GenericDeserialize<grpc::ProtoBufferReader, google::protobuf::MessageLite>(bytes, message).ok()) {
    return absl::OkStatus();
  }
  return base::InvalidInput("INVALID_REQUEST", "",
                            absl::StrCat("request: expected a ", message->GetTypeName(), ", found ", size,
                                         " bytes that are none; its strings must be UTF-8 (a document's content, title "
                                         "and summary are bytes), and both sides must use the same .proto files"));
}

grpc::ByteBuffer Serialize(const google::protobuf::MessageLite& message) {
  grpc::ByteBuffer bytes;
  bool own = false;
  grpc::GenericSerialize<grpc::ProtoBufferWriter, google::protobuf::MessageLite>(message, &bytes, &own);
  return bytes;
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status message = ToRpcStatus(status);
  return {static_cast<grpc::StatusCode>(message.code()), message.message(), message.SerializeAsString()};
}

std::string ClientOf(const grpc::ServerContextBase& context) {
  constexpr size_t kMaxName = 64;
  const std::string peer = context.peer();
  std::string client = peer.rfind("ipv", 0) == 0 ? peer.substr(0, peer.rfind(':')) : "unix";
  const auto name = context.client_metadata().find("claimcheck-client");
  if (name == context.client_metadata().end()) return client;
  const grpc::string_ref value = name->second.substr(0, kMaxName);
  return absl::StrCat(client, " ", absl::string_view(value.data(), value.size()));
}

int64_t DeadlineNs(const grpc::ServerContextBase& context, int64_t timeout_ns) {
  const int64_t now = base::MonotonicNs();
  const std::chrono::system_clock::time_point deadline = context.deadline();
  const int64_t longest = kWaitingTimeouts * timeout_ns;
  if (deadline == std::chrono::system_clock::time_point::max()) return now + longest;
  const auto left = deadline - std::chrono::system_clock::now();
  return now + std::min<int64_t>(longest, std::chrono::duration_cast<std::chrono::nanoseconds>(left).count());
}

}  // namespace claimcheck::service
