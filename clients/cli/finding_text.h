// One finding as text; see text_report.h.
#ifndef CLAIMCHECK_CLIENTS_CLI_FINDING_TEXT_H_
#define CLAIMCHECK_CLIENTS_CLI_FINDING_TEXT_H_

#include <string>
#include <string_view>

#include "claimcheck/v1/findings.pb.h"
#include "clients/cli/fields.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

// Ends with an empty line. `suppressed`: why it would not be shown, empty for one that is.
std::string RenderFinding(const v1::Finding& finding, Fields& fields, const Terminal& terminal,
                          std::string_view suppressed = {});
// "confirmed", "disabled", "in the baseline".
std::string_view ReasonWord(v1::SuppressedFinding::Reason reason);
Tone ToneOf(v1::Finding::Severity severity);
// "error", "warning", "note".
std::string_view SeverityWord(v1::Finding::Severity severity);
// "stated: 25%"; the role alone where the value is what is `written` there; printable.
std::string LabelOf(const v1::Evidence& evidence, std::string_view written);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_FINDING_TEXT_H_
