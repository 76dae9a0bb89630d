// Findings and facts for a person to read.
//
// Output:  of a finding what a modern compiler prints: place, severity, message, rule; the lines with the places that
//          it rests on underlined; the workings; the fixes. Of facts: each sentence and what was read from it.
// Example: see text_report_test.cc.
#ifndef CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_
#define CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "clients/cli/report.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

// "1 finding", "2 findings".
std::string Count(uint64_t count, const char* noun);

// `summary` receives some lines at the end. `coverage`: the loaded rules, to say in full for each document what was
// read; null: not. All must outlive the report.
std::unique_ptr<Report> MakeTextReport(std::ostream& out, std::ostream& summary, const Terminal& terminal,
                                       const v1::ListCheckersResponse* coverage = nullptr);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_TEXT_REPORT_H_
