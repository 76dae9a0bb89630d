#include "daemon/service/access.h"

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/service/wire.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

constexpr std::string_view kBearer = "Bearer ";

// The line of the audit. What a caller sent stands in it escaped and cut; a token never does.
absl::Status Refused(absl::Status status, const std::string& peer, const std::string& client, const char* method) {
  spdlog::warn("refused: {} from {}, client {}: {}", method, peer, client.empty() ? "unknown" : client,
               base::ErrorReason(status));
  return status;
}

std::string_view TokenOf(const grpc::ServerContextBase& context) {
  const auto header = context.client_metadata().find("authorization");
  if (header == context.client_metadata().end()) return {};
  const std::string_view value(header->second.data(), header->second.size());
  return value.substr(0, kBearer.size()) == kBearer ? value.substr(kBearer.size()) : std::string_view();
}

}  // namespace

absl::Status Access::Load(const std::string& path) {
  std::shared_ptr<const AccessList> before;
  {
    const std::lock_guard lock(mutex_);
    before = list_;
  }
  std::shared_ptr<const AccessList> list;
  if (!path.empty()) {
    auto read = AccessList::Read(path, before.get());
    if (!read.ok()) return read.status();
    list = *std::move(read);
  }
  const std::lock_guard lock(mutex_);
  list_ = std::move(list);
  return absl::OkStatus();
}

absl::StatusOr<Caller> Access::Admit(const grpc::ServerContextBase& context, MethodGroup group, const char* method) {
  Caller caller;
  caller.peer_ = context.peer();
  {
    const std::lock_guard lock(mutex_);
    caller.list_ = list_;
  }
  if (caller.list_ == nullptr || absl::StartsWith(caller.peer_, "inproc")) {
    caller.line_ = ClientOf(context);
    return caller;
  }
  const std::string_view token = TokenOf(context);
  caller.client_ = token.empty() ? nullptr : caller.list_->Find(token);
  if (caller.client_ == nullptr) {
    return Refused(base::MakeError(absl::StatusCode::kUnauthenticated, token.empty() ? "NO_TOKEN" : "UNKNOWN_TOKEN", "",
                                   "expected the metadata \"authorization: Bearer TOKEN\" with the token of a client that "
                                   "claimcheckd knows; ask whoever runs it for one"),
                   caller.peer_, "", method);
  }
  if ((caller.client_->methods & group) == 0) {
    return Refused(base::MakeError(absl::StatusCode::kPermissionDenied, "METHOD_NOT_ALLOWED", "",
                                   absl::StrCat("client \"", caller.client_->name, "\" may not call ", method,
                                                "; its methods stand in claimcheckd's file of clients")),
                   caller.peer_, caller.client_->name, method);
  }
  caller.line_ = caller.client_->name;
  return caller;
}

absl::StatusOr<Place> Caller::TakePlace() const {
  if (client_ == nullptr || client_->documents_at_once == 0) return Place();
  if (client_->under_way->fetch_add(1) < client_->documents_at_once) return Place(client_->under_way);
  client_->under_way->fetch_sub(1);
  absl::Status status = base::MakeError(
      absl::StatusCode::kResourceExhausted, "TOO_MANY_DOCUMENTS", "",
      absl::StrCat("client \"", client_->name, "\" has ", client_->documents_at_once,
                   " documents under way, as many as it may; send this one again when one of them is answered"));
  return Refused(base::WithDetail(std::move(status), "retry_after_ms", "50"), peer_, client_->name, "a document");
}

}  // namespace claimcheck::service
