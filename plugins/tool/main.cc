// claimcheck-plugin: for people who write plug-ins.
//
//   claimcheck-plugin verify PLUGIN.so                does it keep the contract of claimcheck/plugin.h?
//   claimcheck-plugin corpus PLUGIN.so RULE-FOLDER…   run the rules' examples
//   claimcheck-plugin list [FOLDER]                   what lies there, from the notes, without running any of it
//
// Exit status: 0 all is well, 1 something is wrong with the plug-in, 2 wrong usage.
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "CLI/CLI.hpp"
#include "daemon/host/plugin_loader.h"
#include "plugins/tool/corpus_run.h"
#include "plugins/tool/verify.h"
#include "plugins/tool/verify_cases.h"

namespace {

namespace fs = std::filesystem;
namespace tool = claimcheck::tool;

struct Arguments {
  std::string plugin;
  std::vector<std::string> rule_folders;
  int minimum = 1;
  std::string folder;
  bool json = false;
  int seconds = 20;
  std::vector<std::string> only;
  size_t verify_case = 0;
};

std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  for (const tool::VerifyCase& one : tool::VerifyCases()) names.emplace_back(one.name);
  return names;
}

int RunVerify(const Arguments& arguments) {
  std::error_code none;
  const std::string program = fs::read_symlink("/proc/self/exe", none).string();
  const auto results = tool::Verify(program, arguments.plugin, arguments.seconds, arguments.only);
  std::fputs((arguments.json ? tool::ToJson(arguments.plugin, results) : tool::ToTap(results)).c_str(), stdout);
  return tool::AllHold(results) ? 0 : 1;
}

int RunCorpus(const Arguments& arguments) {
  const auto outcome = tool::RunCorpora(arguments.plugin, arguments.rule_folders, arguments.minimum);
  for (const std::string& failure : outcome.failures) std::printf("%s\n", failure.c_str());
  std::printf("%s: %d rules, %d cases, %zu failures\n", arguments.plugin.c_str(), outcome.rules, outcome.cases,
              outcome.failures.size());
  return outcome.failures.empty() ? 0 : 1;
}

int RunList(const Arguments& arguments) {
  const std::string folder = arguments.folder.empty() ? claimcheck::host::DefaultFolder() : arguments.folder;
  std::error_code error;
  std::set<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".so") paths.insert(entry.path().string());
  }
  if (error) {
    std::fprintf(stderr, "claimcheck-plugin: %s: expected a folder of plug-ins: %s\n", folder.c_str(),
                 error.message().c_str());
    return 2;
  }
  int status = 0;
  for (const std::string& path : paths) {
    const auto note = claimcheck::host::ReadNote(path);
    if (note.ok()) {
      std::printf("%s %s  ABI %u.%u  %s\n", note->id.c_str(), note->version.c_str(), note->abi_major, note->abi_minor,
                  path.c_str());
    } else {
      std::fprintf(stderr, "claimcheck-plugin: %s\n", std::string(note.status().message()).c_str());
      status = 1;
    }
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("For people who write claimcheck plug-ins.", "claimcheck-plugin");
  app.require_subcommand(1);
  Arguments arguments;
  CLI::App* verify = app.add_subcommand("verify", "Does a plug-in keep the contract of claimcheck/plugin.h?");
  verify->add_option("plugin", arguments.plugin, "The plug-in, a .so file")->required();
  verify->add_flag("--json", arguments.json, "One JSON object instead of TAP");
  verify->add_option("--seconds", arguments.seconds, "How long one case may take")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  verify->add_option("--only", arguments.only, "Try only the cases of these names")->check(CLI::IsMember(CaseNames()));
  CLI::App* corpus = app.add_subcommand("corpus", "Run the examples (corpus.txt) of a plug-in's rules");
  corpus->add_option("plugin", arguments.plugin, "The plug-in, a .so file")->required();
  corpus->add_option("folders", arguments.rule_folders, "One folder per rule, with rule.md and corpus.txt")->required();
  corpus->add_option("--minimum", arguments.minimum, "Cases that each section of a corpus needs at least")
      ->capture_default_str();
  CLI::App* list = app.add_subcommand("list", "List the plug-ins of a folder, without running any of their code");
  list->add_option("folder", arguments.folder, "The folder; if left out, where claimcheck looks for plug-ins");
  CLI::App* one = app.add_subcommand("verify-case", "")->group("");  // what verify starts
  one->add_option("plugin", arguments.plugin)->required();
  one->add_option("case", arguments.verify_case)->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // how CLI11 ends a parse, --help included
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (verify->parsed()) return RunVerify(arguments);
  if (corpus->parsed()) return RunCorpus(arguments);
  if (list->parsed()) return RunList(arguments);
  return tool::RunVerifyCase(arguments.plugin, arguments.verify_case);
}
