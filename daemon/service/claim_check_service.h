// claimcheck.v1.ClaimCheck over gRPC's callback API. Handlers parse and enqueue; nothing waits on gRPC's few threads.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CLAIM_CHECK_SERVICE_H_
#define CLAIMCHECK_DAEMON_SERVICE_CLAIM_CHECK_SERVICE_H_

#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "daemon/service/call_context.h"

namespace claimcheck::service {

// Every method takes and gives bytes, see wire.h.
using RawService =
    v1::ClaimCheck::WithRawCallbackMethod_CheckDocument<v1::ClaimCheck::WithRawCallbackMethod_CheckDocuments<
        v1::ClaimCheck::WithRawCallbackMethod_ExtractFacts<v1::ClaimCheck::WithRawCallbackMethod_ListCheckers<
            v1::ClaimCheck::WithRawCallbackMethod_GetRule<v1::ClaimCheck::Service>>>>>;

class ClaimCheckService final : public RawService {
 public:
  explicit ClaimCheckService(CallContext* context) : context_(context) {}

  using Context = grpc::CallbackServerContext;
  using Bytes = grpc::ByteBuffer;
  grpc::ServerUnaryReactor* CheckDocument(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerBidiReactor<Bytes, Bytes>* CheckDocuments(Context* context) override;
  grpc::ServerUnaryReactor* ExtractFacts(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerUnaryReactor* ListCheckers(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerUnaryReactor* GetRule(Context* context, const Bytes* request, Bytes* response) override;

 private:
  template <typename Work>
  grpc::ServerUnaryReactor* AtOnce(const char* method, Context* context, const Work& work);

  CallContext* const context_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CLAIM_CHECK_SERVICE_H_
