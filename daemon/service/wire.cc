#include "daemon/service/wire.h"

#include <grpc/grpc_security_constants.h>

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

absl::Status WithRequestId(const absl::Status& status, const base::CallIds& ids) {
  return base::WithDetail(status, "request_id", ids.request);
}

grpc::Status ToGrpcStatus(const absl::Status& status, const base::CallIds& ids) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status message = ToRpcStatus(WithRequestId(status, ids));
  return {static_cast<grpc::StatusCode>(message.code()), message.message(), message.SerializeAsString()};
}

std::string_view MetadataOf(const grpc::ServerContextBase& context, const char* name) {
  const auto found = context.client_metadata().find(name);
  if (found == context.client_metadata().end()) return {};
  return {found->second.data(), found->second.size()};
}

base::CallIds TakeIds(grpc::ServerContextBase& context) {
  base::CallIds ids = base::MakeCallIds(MetadataOf(context, "x-request-id"), MetadataOf(context, "traceparent"));
  context.AddInitialMetadata("x-request-id", ids.request);
  return ids;
}

std::vector<std::string> PeerNames(const grpc::ServerContextBase& context) {
  std::vector<std::string> names;
  const auto peer = context.auth_context();
  if (peer == nullptr || !peer->IsPeerAuthenticated()) return names;
  const auto add = [&](const char* property) {
    for (const grpc::string_ref& value : peer->FindPropertyValues(property))
      names.emplace_back(value.data(), value.size());
  };
  for (const char* property :
       {GRPC_PEER_DNS_PROPERTY_NAME, GRPC_PEER_URI_PROPERTY_NAME, GRPC_PEER_EMAIL_PROPERTY_NAME}) {
    add(property);
  }
  if (peer->FindPropertyValues(GRPC_X509_SAN_PROPERTY_NAME).empty()) add(GRPC_X509_CN_PROPERTY_NAME);
  return names;
}

std::string ClientOf(const grpc::ServerContextBase& context) {
  constexpr size_t kMaxName = 64;
  const std::string peer = context.peer();
  std::string client = "unix";
  if (peer.rfind("ipv", 0) == 0) {
    const std::vector<std::string> names = PeerNames(context);
    client = names.empty() ? peer.substr(0, peer.rfind(':')) : names[0];
  }
  const std::string_view name = MetadataOf(context, "claimcheck-client").substr(0, kMaxName);
  return name.empty() ? client : absl::StrCat(client, " ", absl::string_view(name.data(), name.size()));
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
