// The loaded checkers with their rules, and the page of one rule, as text.
#ifndef CLAIMCHECK_CLIENTS_CLI_RULES_TEXT_H_
#define CLAIMCHECK_CLIENTS_CLI_RULES_TEXT_H_

#include <string>

#include "claimcheck/v1/claimcheck.pb.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

std::string RenderRules(const v1::ListCheckersResponse& checkers, const Terminal& terminal);
std::string RenderRule(const v1::Rule& rule, const Terminal& terminal);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_RULES_TEXT_H_
