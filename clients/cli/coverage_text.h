// What was read, how much of it could be compared, and who the statements come from, in a line or in full.
//
// Output:  lines without a prefix, each ending in "\n".
// Threads: one object by one thread.
// Example: "read 41 figures, 17 dates, 8 quotations; compared 18, 12, 8"
//          "40 statements: 30% named, 10% organizations, 5% documents, 8% unnamed, 47% nobody"
#ifndef CLAIMCHECK_CLIENTS_CLI_COVERAGE_TEXT_H_
#define CLAIMCHECK_CLIENTS_CLI_COVERAGE_TEXT_H_

#include <string>
#include <vector>

#include "claimcheck/v1/claimcheck.pb.h"

namespace claimcheck::cli {

// Of all documents together.
class CoverageTotals {
 public:
  void Add(const v1::CheckResult& result);
  // Two lines; none if no answer spoke of it.
  std::vector<std::string> Lines() const;

 private:
  v1::Coverage coverage_;  // found and compared
  v1::SourceShares sources_;
  bool any_ = false;
};

// Of one document: each kind of fact with why it was not compared, the sources, each rule that looked at anything, and
// what kept the rules from the rest. `loaded` knows the names of the rules.
std::string RenderCoverage(const std::string& name, const v1::CheckResult& result,
                           const v1::ListCheckersResponse& loaded);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_COVERAGE_TEXT_H_
