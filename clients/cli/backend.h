// What answers the command line: the engine in this process, or a daemon behind gRPC.
//
// Both speak claimcheck.v1 messages with offsets in UTF-8 bytes, so that everything behind them (reports, exit status)
// cannot tell them apart. Two programs are linked from the same sources, each with one backend: see CMakeLists.txt.
// Threads: a Backend is used by one thread at a time.
#ifndef CLAIMCHECK_CLIENTS_CLI_BACKEND_H_
#define CLAIMCHECK_CLIENTS_CLI_BACKEND_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "claimcheck/v1/claimcheck.pb.h"
#include "clients/cli/documents.h"
#include "clients/cli/options.h"

namespace claimcheck::cli {

// A document to check, and what with. A document that could not be read has a status and no options.
struct CheckJob {
  Item item;
  const v1::CheckOptions* options = nullptr;
};

class Backend {
 public:
  using Next = std::function<std::optional<CheckJob>()>;
  using Take = std::function<bool(const CheckJob& job, absl::StatusOr<v1::CheckResult> result)>;

  virtual ~Backend() = default;
  // Checks what `next` gives until it gives nothing. `take` is called with each answer in the same order, on the
  // caller's thread; `next` may be on another one. Once `take` returns false nothing more is asked for.
  virtual void CheckAll(const Next& next, const Take& take) {
    while (std::optional<CheckJob> job = next()) {
      const absl::Status& unread = job->item.status;
      if (!take(*job, unread.ok() ? Check(job->item.document, *job->options) : unread)) return;
    }
  }
  // Errors carry what base::ErrorReason and base::ErrorField read.
  virtual absl::StatusOr<v1::CheckResult> Check(const v1::Document& document, const v1::CheckOptions& options) = 0;
  virtual absl::StatusOr<v1::Facts> ExtractFacts(const v1::Document& document) = 0;
  virtual absl::StatusOr<v1::ListCheckersResponse> ListCheckers() = 0;
  virtual absl::StatusOr<v1::Rule> GetRule(const std::string& id) = 0;
};

// The backend that this program is linked with.
absl::StatusOr<std::unique_ptr<Backend>> OpenBackend(const Options& options);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_BACKEND_H_
