// A desk's settings: the file ".claimcheck.toml", found upwards from the article.
//
//   profile = "strict"
//   [rules]
//   "date-ordering/undated" = "off"              # off, on, or on with a severity: error, warning, note
//   [house]
//   sources = ["our correspondent"]              # claimcheck.v1.House says what each is
//   [checkers.numeric-consistency]               # a checker's options, as its schema says
//
// Errors:  the place (file:line:column), what was expected, what was found and what to do.
// Threads: free functions; concurrent calls safe.
// Cost:    linear in the file.
#ifndef CLAIMCHECK_CLIENTS_CLI_CONFIG_H_
#define CLAIMCHECK_CLIENTS_CLI_CONFIG_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "claimcheck/v1/claimcheck.pb.h"
#include "clients/cli/options.h"

namespace claimcheck::cli {

inline constexpr char kConfigName[] = ".claimcheck.toml";

struct Config {
  struct Setting {
    std::string name;   // of a rule or a checker
    std::string place;  // "…/.claimcheck.toml:4:1"
    bool on = true;
    v1::Finding::Severity severity = v1::Finding::SEVERITY_UNSPECIFIED;  // the rule's own
  };
  Profile profile = Profile::kUnset;
  std::vector<Setting> rules;
  v1::House house;
  std::vector<Setting> checkers;                       // names that `checker_options` has; only name and place
  std::map<std::string, std::string> checker_options;  // JSON objects
};

// The settings in `text`; `path` names the file in errors.
absl::StatusOr<Config> ParseConfig(std::string_view text, const std::string& path);
absl::StatusOr<Config> ReadConfig(const std::string& path);

// The nearest such file in `folder` or above, as far up as this user may look; empty if there is none. One that is
// there and cannot be read is an error of ReadConfig, because what it says would be passed over in silence.
absl::StatusOr<std::string> FindConfig(const std::string& folder);

// Whether every rule and checker that the settings, or the flags, name is loaded.
absl::Status CheckNames(const Config& config, const v1::ListCheckersResponse& loaded);
absl::Status CheckNames(const Options& flags, const v1::ListCheckersResponse& loaded);
// What to say of a rule that is asked for and not loaded; empty if it is.
std::string NoSuchRule(const std::string& id, const v1::ListCheckersResponse& loaded);

// What the settings and the flags ask for together; a flag wins over a setting. `loaded` may be empty if the settings
// name no rule.
v1::CheckOptions CheckOptionsOf(const Options& flags, const Config& config, const v1::ListCheckersResponse& loaded);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_CONFIG_H_
