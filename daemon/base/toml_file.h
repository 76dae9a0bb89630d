// Reads a TOML file of the daemon's: its settings, its clients.
//
// Threads: a free function; concurrent calls safe.
// Example: auto table = ParseTomlFile(path, [&](const auto& where, const std::string& what) { return WrongAt(…); });
#ifndef CLAIMCHECK_DAEMON_BASE_TOML_FILE_H_
#define CLAIMCHECK_DAEMON_BASE_TOML_FILE_H_

#include <toml++/toml.h>

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"

namespace claimcheck::base {

// Where an error lies: "PATH:LINE:COLUMN", or "PATH" if `where` names no place in it.
std::string PlaceIn(const std::string& path, const toml::source_region& where);

// Makes the error of a place in the file, or of the whole file if `where` names none.
using WrongAt = absl::FunctionRef<absl::Status(const toml::source_region& where, const std::string& what)>;

absl::StatusOr<toml::table> ParseTomlFile(const std::string& path, WrongAt wrong_at);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_TOML_FILE_H_
