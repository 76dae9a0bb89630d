// Runs a parsed command line against a backend.
//
// Output:  answers on `out`, everything else on `err`; returns the exit status: 0 nothing found, 1 findings at or above
//          --fail-on, 2 something could not be checked.
// Threads: runs on the calling thread.
// Cost:    one document in memory at a time.
#ifndef CLAIMCHECK_CLIENTS_CLI_RUN_H_
#define CLAIMCHECK_CLIENTS_CLI_RUN_H_

#include <istream>
#include <ostream>

#include "clients/cli/backend.h"
#include "clients/cli/options.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;  // of `out`
};

inline constexpr int kClean = 0;
inline constexpr int kFound = 1;
inline constexpr int kFailed = 2;

// "claimcheck: error: NAME: …"
void Complain(std::ostream& err, const std::string& name, const absl::Status& status);

int Run(const Options& options, Backend& backend, const Streams& streams);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_RUN_H_
