// `claimcheck status`, `reload` and `drain`: what a daemon's own user asks of it, over its admin socket.
//
// Output: the answer on `out`, errors on `err`. Returns the exit status: 0 done, or the daemon serves; 1 it answers and
//         does not serve; 2 nobody answers, or it refused.
#ifndef CLAIMCHECK_CLIENTS_CLI_ADMIN_H_
#define CLAIMCHECK_CLIENTS_CLI_ADMIN_H_

#include "clients/cli/options.h"
#include "clients/cli/run.h"

namespace claimcheck::cli {

int RunAdmin(const Options& options, const Streams& streams);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_ADMIN_H_
