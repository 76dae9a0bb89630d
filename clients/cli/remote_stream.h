// Documents to a daemon over one stream: many under way, answers in the order in which they were sent.
//
// Threads: Run blocks; `next` is called on a thread of its own, `take` on the caller's.
// Cost:    at most kMostUnderWay documents, and kMostBytes of them, in memory at a time.
#ifndef CLAIMCHECK_CLIENTS_CLI_REMOTE_STREAM_H_
#define CLAIMCHECK_CLIENTS_CLI_REMOTE_STREAM_H_

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "clients/cli/backend.h"
#include "clients/cli/connection.h"

namespace claimcheck::cli {

// The daemon's own words and reason.
absl::Status ToStatus(const grpc::Status& status);

class RemoteStream {
 public:
  RemoteStream(const Connection& connection, v1::ClaimCheck::Stub& stub) : stub_(stub) { connection.Prepare(context_); }
  void Run(const Backend::Next& next, const Backend::Take& take);

 private:
  static constexpr size_t kMostUnderWay = 64;
  static constexpr size_t kMostBytes = size_t{32} << 20;  // one document may be larger; it then goes alone

  struct Document {
    CheckJob job;
    std::optional<uint64_t> number;  // in the stream; none if it was not sent
    std::optional<absl::StatusOr<v1::CheckResult>> answer;
  };

  void Send(const Backend::Next& next);
  void Receive();
  // False once nothing can be sent any more.
  bool SendOne(const CheckJob& job, const v1::CheckOptions*& options_sent);
  void FailTheRest(const absl::Status& status);

  v1::ClaimCheck::Stub& stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::CheckDocumentsRequest, v1::CheckDocumentsResponse>> stream_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Document> under_way_;  // guarded by mutex_; references stay good while others come and go
  size_t bytes_ = 0;                // guarded by mutex_
  bool broken_ = false;             // guarded by mutex_: the daemon sends no more
  bool all_sent_ = false;           // guarded by mutex_
  bool stopped_ = false;            // guarded by mutex_: nobody takes answers any more
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_REMOTE_STREAM_H_
