// claimcheck: checks articles at a shell. See `claimcheck --help`.
//
// The same source makes two programs. `claimcheck` holds the engine; `claimcheck-remote` holds gRPC, whose libraries
// take longer to load (8 ms) than an article takes to check, and runs in its place when --server is given.
#include <unistd.h>

#include <iostream>

#include "clients/cli/admin.h"
#include "clients/cli/backend.h"
#include "clients/cli/other_program.h"
#include "clients/cli/run.h"

int main(int argc, char** argv) {
  namespace cli = claimcheck::cli;
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);  // lines are read on a thread of their own: it must not flush the other one's answers
  std::variant<cli::Options, cli::Exit> parsed = cli::ParseOptions(argc, argv);
  if (const cli::Exit* exit = std::get_if<cli::Exit>(&parsed)) {
    (exit->status == 0 ? std::cout : std::cerr) << exit->text << std::flush;
    return exit->status;
  }
  const cli::Options& options = std::get<cli::Options>(parsed);
#ifndef CLAIMCHECK_CLI_REMOTE
  if (!options.server.empty()) {
    const std::string error = cli::BecomeRemote(argv);
    std::cerr << "claimcheck: error: " << error << "\n";
    return 2;
  }
#endif
  const cli::Terminal terminal = cli::DescribeTerminal(STDOUT_FILENO, options.color);
  const cli::Streams streams{std::cin, std::cout, std::cerr, terminal};
#ifdef CLAIMCHECK_CLI_REMOTE
  if (cli::IsAdmin(options.command)) return cli::RunAdmin(options, streams);
#endif
  absl::StatusOr<std::unique_ptr<cli::Backend>> backend = cli::OpenBackend(options);
  if (!backend.ok()) {
    std::cerr << "claimcheck: error: " << backend.status().message() << "\n";
    return 2;
  }
  return cli::Run(options, **backend, streams);
}
