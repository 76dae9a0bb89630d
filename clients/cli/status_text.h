// How a daemon is, for a person: what needs attention stands in colour, numbers stand under each other.
//
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_CLIENTS_CLI_STATUS_TEXT_H_
#define CLAIMCHECK_CLIENTS_CLI_STATUS_TEXT_H_

#include <cstdint>
#include <string>

#include "claimcheck/v1/admin.pb.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

// now_s: Unix time, which "up" and a certificate's days are counted from.
std::string RenderStatus(const v1::GetStatusResponse& status, int64_t now_s, const Terminal& terminal);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_STATUS_TEXT_H_
