// All rules with their pages as one HTML document: an index by checker, one by severity, and the pages.
//
// Output:  stands alone: no script, nothing to load. A page's own HTML is shown as text, not obeyed.
// Threads: free function; concurrent calls safe.
#ifndef CLAIMCHECK_CLIENTS_CLI_RULES_HTML_H_
#define CLAIMCHECK_CLIENTS_CLI_RULES_HTML_H_

#include <map>
#include <string>

#include "claimcheck/v1/claimcheck.pb.h"

namespace claimcheck::cli {

// `pages`: Markdown by rule id.
std::string RenderRulesHtml(const v1::ListCheckersResponse& checkers, const std::map<std::string, std::string>& pages);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_RULES_HTML_H_
