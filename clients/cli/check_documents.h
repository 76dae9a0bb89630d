// Checks the documents that the command line names: settings, baseline, report, exit status.
//
// Output:  as Run, in run.h.
#ifndef CLAIMCHECK_CLIENTS_CLI_CHECK_DOCUMENTS_H_
#define CLAIMCHECK_CLIENTS_CLI_CHECK_DOCUMENTS_H_

#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/backend.h"
#include "clients/cli/options.h"
#include "clients/cli/report.h"
#include "clients/cli/run.h"

namespace claimcheck::cli {

int CheckDocuments(const Options& options, Backend& backend, const Streams& streams, Report& report);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_CHECK_DOCUMENTS_H_
