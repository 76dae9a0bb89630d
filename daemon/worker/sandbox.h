// What a worker gives up once its plug-ins are loaded, for good: it reads documents that anybody may have written.
#ifndef CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_
#define CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_

#include <cstdint>

#include "absl/status/status.h"

namespace claimcheck::worker {

struct SandboxOptions {
  uint64_t memory_bytes = 0;  // of address space; 0: no limit. Builds with a sanitizer have none.
};

// Call once, from the only thread, after the last dlopen and before the first byte of a document.
absl::Status EnterSandbox(const SandboxOptions& options);

// Call first of all: the worker dies with the thread that spawned it, and its children leave no zombies.
absl::Status TieToParent();

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_SANDBOX_H_
