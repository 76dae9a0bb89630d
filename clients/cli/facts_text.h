// The facts of a document as text: each sentence with what was read from it.
//
// Example:
//   article.txt:3: About 11,000 troops left in mid-November 2024.
//     quantity     11,000              about; troops; 10,500 to 11,500
//     time         mid-November 2024   2024-11-11 to 2024-11-20
#ifndef CLAIMCHECK_CLIENTS_CLI_FACTS_TEXT_H_
#define CLAIMCHECK_CLIENTS_CLI_FACTS_TEXT_H_

#include <string>

#include "claimcheck/v1/facts.pb.h"
#include "clients/cli/fields.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

std::string RenderFacts(const v1::Facts& facts, Fields& fields, const Terminal& terminal);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_FACTS_TEXT_H_
