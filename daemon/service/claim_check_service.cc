#include "daemon/service/claim_check_service.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/service/convert.h"
#include "daemon/service/document_call.h"
#include "daemon/service/stream_call.h"
#include "daemon/service/wire.h"

namespace claimcheck::service {
namespace {

// They take no time worth measuring.
grpc::ServerUnaryReactor* End(Metrics& metrics, const char* method, grpc::CallbackServerContext* context,
                              const absl::Status& status) {
  metrics.CallEnded(method, status.code(), 0);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(status));
  return reactor;
}

// gRPC gives a request as const and keeps it until the call ends. It is nobody else's, so its memory goes as soon as it is
// read: a document that waits would else lie there twice.
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

grpc::ServerUnaryReactor* ClaimCheckService::ListCheckers(Context* context, const Bytes* bytes, Bytes* response) {
  v1::ListCheckersRequest request;
  absl::Status status = context_->access.Admit(*context, kRulesMethods, "ListCheckers").status();
  if (status.ok()) status = ParseRequest(Own(bytes), MaxRequestBytes(0), &request);
  if (!status.ok()) return End(*context_->metrics, "ListCheckers", context, status);
  const auto catalogue = context_->pool->catalogue();
  v1::ListCheckersResponse message;
  for (const frames::Checker* checker : *catalogue->hello().checkers()) ToProto(*checker, message.add_checkers());
  AddOwnChecker(&message);
  *response = Serialize(message);
  return End(*context_->metrics, "ListCheckers", context, absl::OkStatus());
}

grpc::ServerUnaryReactor* ClaimCheckService::GetRule(Context* context, const Bytes* bytes, Bytes* response) {
  v1::GetRuleRequest request;
  absl::Status status = context_->access.Admit(*context, kRulesMethods, "GetRule").status();
  if (status.ok()) status = ParseRequest(Own(bytes), MaxRequestBytes(0), &request);
  if (!status.ok()) return End(*context_->metrics, "GetRule", context, status);
  v1::GetRuleResponse message;
  if (std::optional<v1::Rule> own = FindOwnRule(request.id())) {
    *message.mutable_rule() = *std::move(own);
    *response = Serialize(message);
    return End(*context_->metrics, "GetRule", context, absl::OkStatus());
  }
  const auto catalogue = context_->pool->catalogue();
  const frames::Rule* rule = FindRule(catalogue->hello(), request.id());
  if (rule == nullptr) {
    const std::string shown = request.id().substr(0, 100);
    return End(*context_->metrics, "GetRule", context,
               base::MakeError(absl::StatusCode::kNotFound, "UNKNOWN_RULE", "id",
                               absl::StrCat("id: expected the id of a loaded rule, \"checker/rule\", found \"", shown,
                                            "\"; ListCheckers names all of them")));
  }
  ToProto(*rule, message.mutable_rule());
  *response = Serialize(message);
  return End(*context_->metrics, "GetRule", context, absl::OkStatus());
}

}  // namespace claimcheck::service
