// Findings and facts for a person to read.
//
// Output:  of a finding what a modern compiler prints: place, severity, message, rule; the lines with the places that
// it
//          rests on underlined; the workings; the fixes. Of facts: each sentence and what was read from it.
// Example: see text_report_test.cc.
#ifndef CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_

#include <memory>
#include <ostream>

#include "clients/cli/report.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

// `summary` receives one line at the end; both streams must outlive the report.
std::unique_ptr<Report> MakeTextReport(std::ostream& out, std::ostream& summary, const Terminal& terminal);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_
