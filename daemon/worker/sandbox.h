// What a worker gives up once its plug-ins are loaded, for good: it reads documents that anybody may have written.
//
// Left are: memory and processor time up to a limit, the socket to the front, and reading files beneath a few folders.
// A plug-in that needs more than that opens it while it is loaded (cc_entry.create runs before), or does without.
#ifndef CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_
#define CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck::worker {

struct SandboxOptions {
  uint64_t memory_bytes = 0;          // of address space; 0: no limit
  uint64_t cpu_seconds = 0;           // of all threads, in all its life; 0: no limit
  std::vector<std::string> readable;  // folders
};

// What is on: nothing but limits in a build with a sanitizer, which reserves terabytes and starts a symbolizer.
struct Sandbox {
  bool filtered = false;  // system calls
  int landlock = 0;       // version; 0: the kernel has none
};

// Call once, after the last dlopen and before the first byte of a document. Standard error goes to where standard
// output goes: what a plug-in prints may hold a document's text, and the front's standard error is its log.
absl::StatusOr<Sandbox> EnterSandbox(const SandboxOptions& options);

// Call first of all: the worker dies with the thread that spawned it, and its children leave no zombies.
absl::Status TieToParent();

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_
