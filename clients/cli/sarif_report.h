// Findings as SARIF 2.1.0: one log for all documents, for code-scanning pages and editors.
//
// Output:  lines and columns count from 1, columns in code points (run.columnKind says so).
// Cost:    results are printed as they come; only the ids of their rules are kept.
#ifndef CLAIMCHECK_CLIENTS_CLI_SARIF_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_SARIF_REPORT_H_

#include <memory>
#include <ostream>

#include "clients/cli/report.h"

namespace claimcheck::cli {

std::unique_ptr<Report> MakeSarifReport(std::ostream& out);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_SARIF_REPORT_H_
