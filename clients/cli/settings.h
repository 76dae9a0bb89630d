// What each document is checked with: the flags, and the settings of the desk that it belongs to.
//
// Settings are looked for in the folder of the article (of the file of lines, with --jsonl; in the current folder, with
// standard input) and above, once a folder.
// Ownership: answers live as long as this.
// Threads:   one thread.
#ifndef CLAIMCHECK_CLIENTS_CLI_SETTINGS_H_
#define CLAIMCHECK_CLIENTS_CLI_SETTINGS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/backend.h"
#include "clients/cli/config.h"
#include "clients/cli/options.h"

namespace claimcheck::cli {

class Settings {
 public:
  // Borrows all three. `baseline`: fingerprints of what is known.
  Settings(const Options& options, const std::vector<std::string>& baseline, Backend& backend)
      : options_(options), baseline_(baseline), backend_(backend) {}

  // For documents of that folder.
  const absl::StatusOr<v1::CheckOptions>& For(const std::string& folder);

 private:
  absl::StatusOr<v1::CheckOptions> Read(const std::string& path);

  const Options& options_;
  const std::vector<std::string>& baseline_;
  Backend& backend_;
  std::map<std::string, absl::StatusOr<std::string>> path_of_;             // by folder; empty: no settings
  std::map<std::string, absl::StatusOr<v1::CheckOptions>> options_of_;     // by path of the settings
  std::map<std::string, absl::StatusOr<v1::CheckOptions>> not_found_for_;  // by folder: why it could not be looked for
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_SETTINGS_H_
