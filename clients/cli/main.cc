// claimcheck: checks articles at a shell. See `claimcheck --help`.
//
// The same source makes two programs. `claimcheck` holds the engine; `claimcheck-remote` holds gRPC, whose libraries
// take longer to load (8 ms) than an article takes to check, and runs in its place when --server is given.
#include <unistd.h>

#include <iostream>

#include "clients/cli/backend.h"
#include "clients/cli/other_program.h"
#include "clients/cli/run.h"

int main(int argc, char** argv) {
  using namespace claimcheck::cli;
  std::ios::sync_with_stdio(false);
  std::variant<Options, Exit> parsed = ParseOptions(argc, argv);
  if (const Exit* exit = std::get_if<Exit>(&parsed)) {
    (exit->status == 0 ? std::cout : std::cerr) << exit->text << std::flush;
    return exit->status;
  }
  const Options& options = std::get<Options>(parsed);
#ifndef CLAIMCHECK_CLI_REMOTE
  if (!options.server.empty()) {
    const std::string error = BecomeRemote(argv);
    std::cerr << "claimcheck: error: " << error << "\n";
    return 2;
  }
#endif
  absl::StatusOr<std::unique_ptr<Backend>> backend = OpenBackend(options);
  if (!backend.ok()) {
    std::cerr << "claimcheck: error: " << backend.status().message() << "\n";
    return 2;
  }
  const Terminal terminal = DescribeTerminal(STDOUT_FILENO, options.color);
  return Run(options, **backend, {std::cin, std::cout, std::cerr, terminal});
}
