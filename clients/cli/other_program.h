// Hands a command line over to claimcheck-remote, which speaks gRPC; see main.cc.
#ifndef CLAIMCHECK_CLIENTS_CLI_OTHER_PROGRAM_H_
#define CLAIMCHECK_CLIENTS_CLI_OTHER_PROGRAM_H_

#include <string>

namespace claimcheck::cli {

// Replaces this process by claimcheck-remote with the same arguments: beside this program (build tree), else in
// ../libexec/claimcheck. Returns only if it cannot, with the sentence for standard error.
std::string BecomeRemote(char** argv);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_OTHER_PROGRAM_H_
