#include "clients/cli/check_documents.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "clients/cli/baseline.h"
#include "clients/cli/config.h"
#include "clients/cli/display_width.h"
#include "clients/cli/documents.h"
#include "clients/cli/settings.h"
#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

// Whether every checker that should have run did run to its end; those that did not are named.
bool CheckersFinished(const Item& item, const v1::CheckResult& result, std::ostream& err) {
  bool finished = true;
  for (const v1::CheckerReport& report : result.checkers()) {
    if (report.outcome() == v1::CheckerReport::OK) continue;
    err << "claimcheck: warning: " << Printable(item.name) << ": checker " << Printable(report.checker()) << " "
        << v1::CheckerReport::Outcome_Name(report.outcome()) << ": " << Printable(report.detail()) << "\n";
    finished = finished && report.outcome() == v1::CheckerReport::SKIPPED;
  }
  return finished;
}

// Once, and not again for every document. Whether anybody answers is for the documents to find out.
absl::Status CheckFlags(const Options& options, Backend& backend) {
  if (options.checkers.empty() && options.enable_rules.empty() && options.disable_rules.empty())
    return absl::OkStatus();
  const absl::StatusOr<v1::ListCheckersResponse> loaded = backend.ListCheckers();
  return loaded.ok() ? CheckNames(options, *loaded) : absl::OkStatus();
}

bool FailsOn(const v1::CheckResult& result, FailOn least) {
  for (const v1::Finding& finding : result.findings()) {
    if (static_cast<int>(finding.severity()) <= static_cast<int>(least)) return true;
  }
  return false;
}

class Checking {
 public:
  Checking(const Options& options, const Streams& streams, Report& report)
      : options_(options), streams_(streams), report_(report) {}

  // One answer; returns what it makes of the exit status.
  int Take(const Item& item, absl::StatusOr<v1::CheckResult> result) {
    if (result.ok() && result->checkers_size() == 0) {
      result = base::MakeError(absl::StatusCode::kFailedPrecondition, "NO_CHECKERS", "",
                               "expected checkers, found none loaded: nothing was checked; `claimcheck rules` lists "
                               "what is loaded");
    }
    if (!result.ok()) {
      Complain(streams_.err, item.name, result.status());
      report_.AddError(item, result.status());
      return kFailed;
    }
    if (!options_.write_baseline.empty()) baseline_.Add(item, *result);
    for (const v1::SuppressedFinding& suppressed : result->suppressed())
      known_.insert(suppressed.finding().fingerprint());
    if (!options_.show_suppressed) result->clear_suppressed();
    report_.Add(item, *result);
    if (!CheckersFinished(item, *result, streams_.err)) return kFailed;
    return FailsOn(*result, options_.fail_on) && options_.write_baseline.empty() ? kFound : kClean;
  }

  int Finish(const std::vector<std::string>& baseline) {
    const auto met = [this](const std::string& fingerprint) { return known_.count(fingerprint) > 0; };
    const auto idle = baseline.size() - static_cast<size_t>(std::count_if(baseline.begin(), baseline.end(), met));
    if (idle > 0) {
      streams_.err << "claimcheck: note: " << Printable(options_.baseline) << ": " << idle << " of " << baseline.size()
                   << " findings that it knows were not met; --write-baseline brings it up to date\n";
    }
    if (options_.write_baseline.empty()) return kClean;
    if (absl::Status written = baseline_.Write(options_.write_baseline); !written.ok()) {
      streams_.err << "claimcheck: error: " << Printable(std::string(written.message())) << "\n";
      return kFailed;
    }
    streams_.err << "claimcheck: " << Printable(options_.write_baseline) << ": " << baseline_.size()
                 << (baseline_.size() == 1 ? " finding" : " findings") << " written\n";
    return kClean;
  }

 private:
  const Options& options_;
  const Streams& streams_;
  Report& report_;
  BaselineWriter baseline_;
  std::unordered_set<std::string> known_;  // fingerprints that were met
};

}  // namespace

int CheckDocuments(const Options& options, Backend& backend, const Streams& streams, Report& report) {
  std::vector<std::string> baseline;
  if (!options.baseline.empty()) {
    absl::StatusOr<std::vector<std::string>> read = ReadBaseline(options.baseline);
    if (!read.ok()) {
      streams.err << "claimcheck: error: " << Printable(std::string(read.status().message())) << "\n";
      return kFailed;
    }
    baseline = *std::move(read);
  }
  if (absl::Status names = CheckFlags(options, backend); !names.ok()) {
    streams.err << "claimcheck: error: " << Printable(std::string(names.message())) << "\n";
    return kFailed;
  }
  Settings settings(options, baseline, backend);
  Documents documents(options, streams.in);
  Checking checking(options, streams, report);
  int exit_status = kClean;
  backend.CheckAll(
      [&]() -> std::optional<CheckJob> {
        std::optional<Item> item = documents.Next();
        if (!item) return std::nullopt;
        const absl::StatusOr<v1::CheckOptions>& check_options = settings.For(item->folder);
        if (!check_options.ok() && item->status.ok()) item->status = check_options.status();
        return CheckJob{*std::move(item), check_options.ok() ? &*check_options : nullptr};
      },
      [&](const CheckJob& job, absl::StatusOr<v1::CheckResult> result) {
        exit_status = std::max(exit_status, checking.Take(job.item, std::move(result)));
        return static_cast<bool>(streams.out);  // else nobody reads on
      });
  report.Finish();
  return std::max(exit_status, checking.Finish(baseline));
}

}  // namespace claimcheck::cli
