// A daemon behind gRPC: one stream for all documents that are checked, a call for each of the rest.
//
// An error carries the daemon's own words and reason. A daemon that cannot be reached is one error at the start, not
// one for each document.
#include <grpcpp/grpcpp.h>

#include <chrono>

#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "clients/cli/backend.h"
#include "clients/cli/connection.h"
#include "clients/cli/remote_stream.h"

namespace claimcheck::cli {
namespace {

constexpr std::chrono::seconds kAnswerWithin(60);

class RemoteBackend : public Backend {
 public:
  explicit RemoteBackend(Connection connection)
      : connection_(std::move(connection)), stub_(v1::ClaimCheck::NewStub(connection_.channel())) {}

  absl::StatusOr<v1::CheckResult> Check(const v1::Document& document, const v1::CheckOptions& options) override {
    v1::CheckDocumentRequest request;
    *request.mutable_document() = document;
    *request.mutable_options() = options;
    absl::StatusOr<v1::CheckDocumentResponse> response = Call(&v1::ClaimCheck::Stub::CheckDocument, request);
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_result());
  }

  void CheckAll(const Next& next, const Take& take) override { RemoteStream(connection_, *stub_).Run(next, take); }

  absl::StatusOr<v1::Facts> ExtractFacts(const v1::Document& document) override {
    v1::ExtractFactsRequest request;
    *request.mutable_document() = document;
    request.set_offset_encoding(v1::UTF8);
    absl::StatusOr<v1::ExtractFactsResponse> response = Call(&v1::ClaimCheck::Stub::ExtractFacts, request);
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_facts());
  }

  absl::StatusOr<v1::ListCheckersResponse> ListCheckers() override {
    return Call(&v1::ClaimCheck::Stub::ListCheckers, v1::ListCheckersRequest());
  }

  absl::StatusOr<v1::Rule> GetRule(const std::string& id) override {
    v1::GetRuleRequest request;
    request.set_id(id);
    absl::StatusOr<v1::GetRuleResponse> response = Call(&v1::ClaimCheck::Stub::GetRule, request);
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_rule());
  }

 private:
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (v1::ClaimCheck::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                             Response*),
                                const Request& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kAnswerWithin);
    connection_.Prepare(context);
    Response response;
    const grpc::Status status = (stub_.get()->*method)(&context, request, &response);
    if (!status.ok()) return ToStatus(status);
    return response;
  }

  const Connection connection_;
  const std::unique_ptr<v1::ClaimCheck::Stub> stub_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Backend>> OpenBackend(const Options& options) {
  absl::StatusOr<Connection> connection = Connection::Open(options);
  if (!connection.ok()) return connection.status();
  return std::make_unique<RemoteBackend>(*std::move(connection));
}

}  // namespace claimcheck::cli
