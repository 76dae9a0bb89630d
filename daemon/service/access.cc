#include "daemon/service/access.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/error.h"
#include "daemon/service/wire.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

constexpr std::string_view kBearer = "Bearer ";

// The line of the audit, within the call's LogScope. A token never stands in it.
absl::Status Refused(absl::Status status, const std::string& peer, const std::string& client, const char* method) {
  spdlog::warn("refused: {} from {}, client {}: {}", method, peer, client, base::ErrorReason(status));
  return status;
}

std::string_view TokenOf(const grpc::ServerContextBase& context) {
  const std::string_view value = MetadataOf(context, "authorization");
  return value.substr(0, kBearer.size()) == kBearer ? value.substr(kBearer.size()) : std::string_view();
}

absl::Status Unknown(std::string_view token, const std::vector<std::string>& names, const std::string& peer,
                     const char* method) {
  if (token.empty() && !names.empty()) {
    return Refused(
        base::MakeError(absl::StatusCode::kUnauthenticated, "UNKNOWN_CERTIFICATE", "",
                        "expected a certificate of a client that claimcheckd knows, found one for other names; "
                        "ask whoever runs it to put one of them into its file of clients"),
        peer, absl::StrCat("unknown, with a certificate for ", absl::StrJoin(names, ", ")), method);
  }
  return Refused(
      base::MakeError(absl::StatusCode::kUnauthenticated, token.empty() ? "NO_TOKEN" : "UNKNOWN_TOKEN", "",
                      "expected the metadata \"authorization: Bearer TOKEN\" with the token of a client that "
                      "claimcheckd knows; ask whoever runs it for one"),
      peer, "unknown", method);
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
  const std::vector<std::string> names = PeerNames(context);
  caller.client_ = token.empty() ? caller.list_->FindByCertificate(names) : caller.list_->Find(token);
  if (caller.client_ == nullptr) return Unknown(token, names, caller.peer_, method);
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
