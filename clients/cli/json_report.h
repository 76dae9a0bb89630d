// One JSON object a document, a line each, in the order of the documents; an object with `error` for one that failed.
#ifndef CLAIMCHECK_CLIENTS_CLI_JSON_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_JSON_REPORT_H_

#include <memory>
#include <ostream>

#include "clients/cli/report.h"

namespace claimcheck::cli {

std::unique_ptr<Report> MakeJsonReport(std::ostream& out);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_JSON_REPORT_H_
