// What happens to the answers: a report for each output format.
//
// Ownership: a Report writes to a stream that must outlive it.
// Threads:   a Report is used by one thread.
#ifndef CLAIMCHECK_CLIENTS_CLI_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_REPORT_H_

#include <memory>

#include "absl/status/status.h"
#include "claimcheck/v1/claimcheck.pb.h"
#include "clients/cli/documents.h"

namespace claimcheck::cli {

class Report {
 public:
  virtual ~Report() = default;
  virtual void Add(const Item& item, const v1::CheckResult& result) = 0;
  virtual void Add(const Item& item, const v1::Facts& facts) = 0;
  // A document that could not be read or checked. Standard error has been told already.
  virtual void AddError(const Item& item, const absl::Status& status) = 0;
  // After the last document.
  virtual void Finish() = 0;
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_REPORT_H_
