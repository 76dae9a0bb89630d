// Finds and loads checker plug-ins: the only place that calls dlopen.
//
// A plug-in is loaded with RTLD_NOW | RTLD_LOCAL from an absolute path and never unloaded. It is refused, with its
// path, both versions and the remedy, if its ABI major differs, its needed minor is newer, the symbol is missing, an id
// is taken already, the file is truncated or no shared library, or it (or its folder) is writable by everyone.
// Threads: call from one thread.
#ifndef CLAIMCHECK_DAEMON_HOST_PLUGIN_LOADER_H_
#define CLAIMCHECK_DAEMON_HOST_PLUGIN_LOADER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/engine/engine.h"

namespace claimcheck::host {

// What a plug-in says of itself in its ELF note; read without running any of its code.
struct Note {
  uint32_t abi_major = 0;
  uint32_t abi_minor = 0;
  std::string id;
  std::string version;
};
absl::StatusOr<Note> ReadNote(const std::string& path);

// Loads one plug-in.
absl::StatusOr<engine::Plugin> LoadPlugin(const std::string& path);

struct LoadResult {
  std::vector<engine::Plugin> plugins;
  std::vector<absl::Status> refused;  // one for each file that was not loaded
};
// Which of a folder's plug-ins. A name is the file's without ".so", or the id in its note.
struct Choice {
  std::string only;                  // this one; empty: all
  std::vector<std::string> without;  // but not these
};
// Loads every "*.so" of a folder, by name. A folder that cannot be read is one refusal, and so is `only` if there is
// none.
LoadResult LoadFolder(const std::string& folder, const Choice& choice = {});

// Where plug-ins lie: $CLAIMCHECK_PLUGINS if set, else "../lib/claimcheck/plugins" beside the running program's folder
// (installed), else "../../lib/claimcheck/plugins" (build tree), else the installed default.
std::string DefaultFolder();

}  // namespace claimcheck::host

#endif  // CLAIMCHECK_DAEMON_HOST_PLUGIN_LOADER_H_
