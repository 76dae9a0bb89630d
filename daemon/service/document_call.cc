#include "daemon/service/document_call.h"

#include "daemon/service/convert.h"
#include "daemon/service/wire.h"

namespace claimcheck::service {

using google::protobuf::Arena;

DocumentCall::DocumentCall(Kind kind, CallContext* context, grpc::CallbackServerContext* grpc_context,
                           const grpc::ByteBuffer& request, grpc::ByteBuffer* response)
    : context_(context), response_(response), arena_(first_block_, sizeof first_block_) {
  context_->calls.Begin();
  deadline_ns = DeadlineNs(*grpc_context, context_->check_timeout_ns);
  timeout_ns = context_->check_timeout_ns;
  absl::Status status = Prepare(kind, request);
  if (status.ok()) status = context_->pool->Submit(this);
  if (!status.ok()) grpc::ServerUnaryReactor::Finish(ToGrpcStatus(status));
}

absl::Status DocumentCall::Prepare(Kind kind, const grpc::ByteBuffer& bytes) {
  options.max_bytes = context_->max_document_bytes;
  facts = kind == Kind::kFacts;
  if (facts) {
    auto* request = Arena::CreateMessage<v1::ExtractFactsRequest>(&arena_);
    if (absl::Status parsed = ParseRequest(bytes, request); !parsed.ok()) return parsed;
    input = ToInput(request->document());
    return ToEncoding(request->offset_encoding(), options.encoding);
  }
  auto* request = Arena::CreateMessage<v1::CheckDocumentRequest>(&arena_);
  if (absl::Status parsed = ParseRequest(bytes, request); !parsed.ok()) return parsed;
  input = ToInput(request->document());
  return ToOptions(request->options(), options);
}

void DocumentCall::OnCancel() { context_->pool->Cancel(this); }

void DocumentCall::OnDone() {
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
  grpc::ServerUnaryReactor::Finish(ToGrpcStatus(status));
}

}  // namespace claimcheck::service
