// Findings as GitHub workflow commands: each becomes an annotation on the line of the changed article.
//
// Example: ::warning file=a.md,line=3,endLine=3,col=5,endColumn=8,title=x/y::10 of 40 is 25%25, not 30%25
#ifndef CLAIMCHECK_CLIENTS_CLI_GITHUB_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_GITHUB_REPORT_H_

#include <memory>
#include <ostream>

#include "clients/cli/report.h"

namespace claimcheck::cli {

std::unique_ptr<Report> MakeGithubReport(std::ostream& out);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_GITHUB_REPORT_H_
