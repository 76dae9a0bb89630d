#include "clients/cli/settings.h"

namespace claimcheck::cli {

const absl::StatusOr<v1::CheckOptions>& Settings::For(const std::string& folder) {
  auto path = path_of_.find(folder);
  if (path == path_of_.end()) {
    absl::StatusOr<std::string> found = options_.config;
    if (options_.config.empty() && !options_.no_config) found = FindConfig(folder);
    path = path_of_.emplace(folder, std::move(found)).first;
  }
  if (!path->second.ok()) return not_found_for_.try_emplace(folder, path->second.status()).first->second;
  const auto read = options_of_.find(*path->second);
  if (read != options_of_.end()) return read->second;
  return options_of_.emplace(*path->second, Read(*path->second)).first->second;
}

absl::StatusOr<v1::CheckOptions> Settings::Read(const std::string& path) {
  Config config;
  v1::ListCheckersResponse loaded;
  if (!path.empty()) {
    absl::StatusOr<Config> read = ReadConfig(path);
    if (!read.ok()) return read.status();
    config = *std::move(read);
  }
  if (!config.rules.empty() || !config.checkers.empty()) {
    absl::StatusOr<v1::ListCheckersResponse> listed = backend_.ListCheckers();
    if (!listed.ok()) return listed.status();
    loaded = *std::move(listed);
    if (absl::Status names = CheckNames(config, loaded); !names.ok()) return names;
  }
  v1::CheckOptions options = CheckOptionsOf(options_, config, loaded);
  for (const std::string& fingerprint : baseline_) options.add_baseline(fingerprint);
  // A baseline says what of it is out of date, and one that is written keeps what the old one knew.
  const bool lists = options_.show_suppressed || !options_.baseline.empty();
  if (lists) options.set_list_suppressed(true);
  return options;
}

}  // namespace claimcheck::cli
