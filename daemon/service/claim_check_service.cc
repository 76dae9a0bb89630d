#include "daemon/service/claim_check_service.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "daemon/base/log_scope.h"
#include "daemon/service/call_log.h"
#include "daemon/service/convert.h"
#include "daemon/service/document_call.h"
#include "daemon/service/stream_call.h"
#include "daemon/service/wire.h"

namespace claimcheck::service {
namespace {

// gRPC gives a request as const and keeps it until the call ends. It is nobody else's, so its memory goes as soon as it
// is read: a document that waits would else lie there twice.
grpc::ByteBuffer* Own(const grpc::ByteBuffer* request) { return const_cast<grpc::ByteBuffer*>(request); }

const frames::Rule* FindRule(const frames::Hello& hello, std::string_view id) {
  for (const frames::Checker* checker : *hello.checkers()) {
    for (const frames::Rule* rule : *checker->rules()) {
      if (frames::View(rule->id()) == id) return rule;
    }
  }
  return nullptr;
}

}  // namespace

grpc::ServerUnaryReactor* ClaimCheckService::CheckDocument(Context* context, const Bytes* request, Bytes* response) {
  return new DocumentCall(DocumentCall::Kind::kCheck, context_, context, Own(request), response);
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* ClaimCheckService::CheckDocuments(Context* context) {
  return new StreamCall(context_, context);
}

grpc::ServerUnaryReactor* ClaimCheckService::ExtractFacts(Context* context, const Bytes* request, Bytes* response) {
  return new DocumentCall(DocumentCall::Kind::kFacts, context_, context, Own(request), response);
}

// They take no time worth measuring, and wait for nobody.
template <typename Work>
grpc::ServerUnaryReactor* ClaimCheckService::AtOnce(const char* method, Context* context, const Work& work) {
  const int64_t began = base::MonotonicNs();
  const base::CallIds ids = TakeIds(*context);
  const base::LogScope scope(&ids);
  const auto caller = context_->access.Admit(*context, kRulesMethods, method);
  const absl::Status status = caller.ok() ? work() : caller.status();
  CallEnded(*context_->metrics, method, caller.ok() ? caller->line() : "", began, status);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(status, ids));
  return reactor;
}

grpc::ServerUnaryReactor* ClaimCheckService::ListCheckers(Context* context, const Bytes* bytes, Bytes* response) {
  return AtOnce("ListCheckers", context, [&]() -> absl::Status {
    v1::ListCheckersRequest request;
    if (absl::Status status = ParseRequest(Own(bytes), MaxRequestBytes(0), &request); !status.ok()) return status;
    const auto catalogue = context_->pool->catalogue();
    v1::ListCheckersResponse message;
    for (const frames::Checker* checker : *catalogue->hello().checkers()) ToProto(*checker, message.add_checkers());
    AddOwnChecker(&message);
    *response = Serialize(message);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* ClaimCheckService::GetRule(Context* context, const Bytes* bytes, Bytes* response) {
  return AtOnce("GetRule", context, [&]() -> absl::Status {
    v1::GetRuleRequest request;
    if (absl::Status status = ParseRequest(Own(bytes), MaxRequestBytes(0), &request); !status.ok()) return status;
    const auto catalogue = context_->pool->catalogue();
    v1::GetRuleResponse message;
    if (std::optional<v1::Rule> own = FindOwnRule(request.id())) {
      *message.mutable_rule() = *std::move(own);
    } else if (const frames::Rule* rule = FindRule(catalogue->hello(), request.id()); rule != nullptr) {
      ToProto(*rule, message.mutable_rule());
    } else {
      return base::MakeError(absl::StatusCode::kNotFound, "UNKNOWN_RULE", "id",
                             absl::StrCat("id: expected the id of a loaded rule, \"checker/rule\", found \"",
                                          request.id().substr(0, 100), "\"; ListCheckers names all of them"));
    }
    *response = Serialize(message);
    return absl::OkStatus();
  });
}

}  // namespace claimcheck::service
