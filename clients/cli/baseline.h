// A baseline: the findings of an earlier run that a desk knows of, one a line.
//
//   # claimcheck baseline 1. Findings that are known: `claimcheck --baseline FILE` does not show them.
//   4f0c8b1e22d0a7c3 numeric-consistency/percent-change article.md:7:132
//
// Only the fingerprint counts; it survives edits elsewhere in the article. The rest is for people.
// Threads: one object by one thread.
#ifndef CLAIMCHECK_CLIENTS_CLI_BASELINE_H_
#define CLAIMCHECK_CLIENTS_CLI_BASELINE_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "claimcheck/v1/claimcheck.pb.h"
#include "clients/cli/documents.h"

namespace claimcheck::cli {

// Fingerprints in the order of the file.
absl::StatusOr<std::vector<std::string>> ReadBaseline(const std::string& path);

class BaselineWriter {
 public:
  // What is shown, and what a baseline holds back; not what marks hold back, which they go on doing.
  void Add(const Item& item, const v1::CheckResult& result);
  // Whole or not at all.
  absl::Status Write(const std::string& path) const;
  size_t size() const { return lines_.size(); }

 private:
  std::map<std::string, std::string> lines_;  // by fingerprint
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_BASELINE_H_
