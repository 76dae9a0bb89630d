// claimcheck-plugin: for people who write plug-ins.
//
//   claimcheck-plugin corpus PLUGIN.so RULE-FOLDER…   run the rules' examples
//
// Exit status: 0 all is well, 1 something is wrong with the plug-in, 2 wrong usage.
#include <cstdio>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "plugins/tool/corpus_run.h"

namespace {

int RunCorpus(const std::string& plugin, const std::vector<std::string>& folders, int minimum) {
  const claimcheck::tool::CorpusOutcome outcome = claimcheck::tool::RunCorpora(plugin, folders, minimum);
  for (const std::string& failure : outcome.failures) std::printf("%s\n", failure.c_str());
  std::printf("%s: %d rules, %d cases, %zu failures\n", plugin.c_str(), outcome.rules, outcome.cases,
              outcome.failures.size());
  return outcome.failures.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("For people who write claimcheck plug-ins.", "claimcheck-plugin");
  app.require_subcommand(1);
  std::string plugin;
  std::vector<std::string> folders;
  int minimum = 1;
  CLI::App* corpus = app.add_subcommand("corpus", "Run the examples (corpus.txt) of a plug-in's rules");
  corpus->add_option("plugin", plugin, "The plug-in, a .so file")->required();
  corpus->add_option("folders", folders, "One folder per rule, with rule.md and corpus.txt")->required();
  corpus->add_option("--minimum", minimum, "Cases that each section of a corpus needs at least")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // how CLI11 ends a parse, --help included
    return app.exit(error) == 0 ? 0 : 2;
  }
  return RunCorpus(plugin, folders, minimum);
}
