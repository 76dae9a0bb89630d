// A daemon behind gRPC: one stream for all documents that are checked, a call for each of the rest.
//
// An error carries the daemon's own words and reason. A daemon that cannot be reached is one error at the start, not
// one for each document.
#include <grpcpp/grpcpp.h>

#include <chrono>

#include "absl/strings/str_cat.h"
#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "clients/cli/backend.h"
#include "clients/cli/remote_stream.h"
#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

constexpr std::chrono::seconds kConnectWithin(5);
constexpr std::chrono::seconds kAnswerWithin(60);

class RemoteBackend : public Backend {
 public:
  explicit RemoteBackend(const std::shared_ptr<grpc::Channel>& channel) : stub_(v1::ClaimCheck::NewStub(channel)) {}

  absl::StatusOr<v1::CheckResult> Check(const v1::Document& document, const v1::CheckOptions& options) override {
    v1::CheckDocumentRequest request;
    *request.mutable_document() = document;
    *request.mutable_options() = options;
    absl::StatusOr<v1::CheckDocumentResponse> response = Call(&v1::ClaimCheck::Stub::CheckDocument, request);
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_result());
  }

  void CheckAll(const Next& next, const Take& take) override { RemoteStream(*stub_).Run(next, take); }

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
    Response response;
    const grpc::Status status = (stub_.get()->*method)(&context, request, &response);
    if (!status.ok()) return ToStatus(status);
    return response;
  }

  std::unique_ptr<v1::ClaimCheck::Stub> stub_;
};

// False as soon as a first attempt has failed: waiting out gRPC's retries would tell a person nothing new.
bool Connects(grpc::Channel& channel) {
  const auto deadline = std::chrono::system_clock::now() + kConnectWithin;
  for (;;) {
    const grpc_connectivity_state state = channel.GetState(true);
    if (state == GRPC_CHANNEL_READY) return true;
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN) return false;
    if (!channel.WaitForStateChange(state, deadline)) return false;
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<Backend>> OpenBackend(const Options& options) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);  // an answer may be larger than gRPC's 4 MiB
  // A daemon that is gone without a word is noticed while a call waits. No oftener than its connections.client_ping_s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  const std::shared_ptr<grpc::Channel> channel =
      grpc::CreateCustomChannel(options.server, grpc::InsecureChannelCredentials(), arguments);
  if (!Connects(*channel)) {
    return base::MakeError(absl::StatusCode::kUnavailable, "NO_DAEMON", "",
                           absl::StrCat("--server ", options.server,
                                        ": expected a daemon, found nobody who answers; "
                                        "start claimcheckd there, or leave --server out"));
  }
  return std::make_unique<RemoteBackend>(channel);
}

}  // namespace claimcheck::cli
