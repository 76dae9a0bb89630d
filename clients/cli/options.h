// The command line: every command and flag, what it means, and the help that teaches it.
//
// Input:   argv as main got it.
// Output:  Options, or text to print with the status to exit with.
// Example: {"claimcheck", "--fail-on", "error", "a.md"} -> kCheck, fail_on ERROR, files {"a.md"}
#ifndef CLAIMCHECK_CLIENTS_CLI_OPTIONS_H_
#define CLAIMCHECK_CLIENTS_CLI_OPTIONS_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace claimcheck::cli {

enum class Command : uint8_t { kCheck, kFacts, kRules, kStatus, kReload, kDrain };
// The last three are asked of a daemon by whoever runs it.
inline bool IsAdmin(Command command) { return command >= Command::kStatus; }
enum class OutputFormat : uint8_t { kText, kJson, kSarif, kGithub, kHtml };
enum class InputFormat : uint8_t { kAuto, kText, kMarkdown, kHtml };
// Least severity that makes the exit status 1; the values are those of claimcheck.v1.Finding.Severity.
enum class FailOn : uint8_t { kNever = 0, kError = 1, kWarning = 2, kNote = 3 };
// The values are those of claimcheck.v1.CheckOptions.Profile; unset is desk.
enum class Profile : uint8_t { kUnset = 0, kDesk = 1, kStrict = 2, kWire = 3 };
enum class Color : uint8_t { kAuto, kAlways, kNever };

struct Options {
  Command command = Command::kCheck;
  std::vector<std::string> files;  // "-": standard input
  std::string jsonl;               // "-": standard input; empty: `files` are read
  std::string rule;                // of kRules; empty: list them
  OutputFormat format = OutputFormat::kText;
  InputFormat input_format = InputFormat::kAuto;
  FailOn fail_on = FailOn::kNote;
  Color color = Color::kAuto;
  std::string published;  // "YYYY-MM-DD", checked, or empty
  std::string title;
  Profile profile = Profile::kUnset;
  std::vector<std::string> checkers;
  std::vector<std::string> enable_rules;
  std::vector<std::string> disable_rules;
  std::string config;  // path; empty: found upwards from each article
  bool no_config = false;
  std::string baseline;        // path; empty: none
  std::string write_baseline;  // path; empty: none
  bool show_suppressed = false;
  bool coverage = false;  // in full
  std::string plugins;    // folder; empty: host::DefaultFolder()
  std::string server;     // "unix:PATH" or "host:port"; empty: in process
  // Files for a server with TLS, PEM; server_ca empty: no TLS.
  std::string server_ca, certificate, key;
  std::string token_file;  // says who is calling; empty: nobody says so
};

// Printed instead of running: help and version on standard output, a usage error on standard error.
struct Exit {
  int status = 0;
  std::string text;
};

std::variant<Options, Exit> ParseOptions(int argc, const char* const* argv);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_OPTIONS_H_
