#include "daemon/service/document_call.h"

#include <utility>

#include "daemon/base/clock.h"
#include "daemon/base/document_size.h"
#include "daemon/base/log_scope.h"
#include "daemon/service/call_log.h"
#include "daemon/service/convert.h"
#include "daemon/service/handover.h"
#include "daemon/service/wire.h"

namespace claimcheck::service {

using google::protobuf::Arena;

DocumentCall::DocumentCall(Kind kind, CallContext* context, grpc::CallbackServerContext* grpc_context,
                           grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : context_(context),
      began_ns_(base::MonotonicNs()),
      response_(response),
      arena_(first_block_, sizeof first_block_) {
  context_->calls.Begin();
  deadline_ns = DeadlineNs(*grpc_context, context_->check_timeout_ns);
  timeout_ns = context_->check_timeout_ns;
  facts = kind == Kind::kFacts;
  ids = TakeIds(*grpc_context);
  const base::LogScope scope(&ids);
  absl::Status status = Enter(*grpc_context);
  if (status.ok()) status = Prepare(kind, request);
  if (status.ok()) context_->metrics->DocumentCame(bytes());
  HandToGrpc(this);
  if (status.ok()) status = context_->pool->Submit(this);
  if (!status.ok()) End(status);
}

// Counted and its place given back first: once gRPC has the answer, the call may be gone and the next one here.
void DocumentCall::End(const absl::Status& status) {
  place_.reset();
  grpc::Status answer = ToGrpcStatus(status, ids);
  {
    const base::LogScope scope(&ids);
    CallEnded(*context_->metrics, method(), client, began_ns_, status);
  }
  HandToGrpc(this);
  grpc::ServerUnaryReactor::Finish(std::move(answer));
}

// Before anything of the request is read.
absl::Status DocumentCall::Enter(const grpc::ServerContextBase& grpc_context) {
  const auto caller = context_->access.Admit(grpc_context, facts ? kFactsMethods : kCheckMethods, method());
  if (!caller.ok()) return caller.status();
  client = caller->line();
  auto place = caller->TakePlace();
  if (!place.ok()) return place.status();
  place_.emplace(*std::move(place));
  return absl::OkStatus();
}

absl::Status DocumentCall::Prepare(Kind kind, grpc::ByteBuffer* request_bytes) {
  const uint64_t limit = context_->max_document_bytes;
  options.max_bytes = limit;
  if (kind == Kind::kFacts) {
    auto* request = Arena::CreateMessage<v1::ExtractFactsRequest>(&arena_);
    absl::Status parsed = ParseRequest(request_bytes, MaxRequestBytes(limit), request);
    if (!parsed.ok()) return parsed;
    input = ToInput(request->document());
    if (absl::Status fits = base::CheckDocumentSize(bytes(), limit); !fits.ok()) return fits;
    return ToEncoding(request->offset_encoding(), options.encoding);
  }
  auto* request = Arena::CreateMessage<v1::CheckDocumentRequest>(&arena_);
  absl::Status parsed = ParseRequest(request_bytes, MaxRequestBytes(limit), request);
  if (!parsed.ok()) return parsed;
  input = ToInput(request->document());
  if (absl::Status fits = base::CheckDocumentSize(bytes(), limit); !fits.ok()) return fits;
  return ToOptions(request->options(), options);
}

void DocumentCall::OnCancel() {
  const Callback callback(this);
  context_->pool->Cancel(this);
}

void DocumentCall::OnDone() {
  TakeFromGrpc(this);
  CallContext* const context = context_;
  delete this;
  context->calls.End();
}

void DocumentCall::Finish(const absl::Status& status, const frames::Frame* answer) {
  if (status.ok() && facts) {
    auto* response = Arena::CreateMessage<v1::ExtractFactsResponse>(&arena_);
    ToProto(*answer->body_as_FactsAnswer(), response->mutable_facts());
    *response_ = Serialize(*response);
  } else if (status.ok()) {
    auto* response = Arena::CreateMessage<v1::CheckDocumentResponse>(&arena_);
    ToProto(*answer->body_as_CheckAnswer(), response->mutable_result());
    *response_ = Serialize(*response);
  }
  End(status);
}

}  // namespace claimcheck::service
