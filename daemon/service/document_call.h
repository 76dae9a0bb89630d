// One CheckDocument or ExtractFacts: parsed, queued, answered.
//
// Ownership: a call deletes itself once gRPC is done with it.
// Threads:   made on a thread of gRPC's, which it never blocks; answered on a thread of the pool.
#ifndef CLAIMCHECK_DAEMON_SERVICE_DOCUMENT_CALL_H_
#define CLAIMCHECK_DAEMON_SERVICE_DOCUMENT_CALL_H_

#include <google/protobuf/arena.h>
#include <grpcpp/grpcpp.h>

#include <optional>

#include "daemon/pool/job.h"
#include "daemon/service/call_context.h"

namespace claimcheck::service {

class DocumentCall final : public grpc::ServerUnaryReactor, public pool::Job {
 public:
  enum class Kind { kCheck, kFacts };
  // `request` is emptied; `response` is gRPC's and lives as long as the call.
  DocumentCall(Kind kind, CallContext* context, grpc::CallbackServerContext* grpc_context, grpc::ByteBuffer* request,
               grpc::ByteBuffer* response);

 private:
  const char* method() const { return facts ? "ExtractFacts" : "CheckDocument"; }
  absl::Status Enter(const grpc::ServerContextBase& grpc_context);
  absl::Status Prepare(Kind kind, grpc::ByteBuffer* request);
  void OnCancel() override;
  void OnDone() override;
  // What OnDone does is little, and may be done by the thread that calls gRPC's Finish: no other one has to be woken.
  bool InternalInlineable() override { return true; }
  void Finish(const absl::Status& status, const frames::Frame* answer) override;
  void End(const absl::Status& status);

  CallContext* const context_;
  const int64_t began_ns_;
  std::optional<Place> place_;
  grpc::ByteBuffer* const response_;
  alignas(16) char first_block_[4096];  // request and answer of an ordinary article
  google::protobuf::Arena arena_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_DOCUMENT_CALL_H_
