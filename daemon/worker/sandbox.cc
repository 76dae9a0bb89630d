// Limits of the kernel's own. A system-call filter (libseccomp) and Landlock belong at the end of EnterSandbox: by then
// everything that needs a file has been opened.
#include "daemon/worker/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>

#include "absl/strings/str_cat.h"

namespace claimcheck::worker {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitizer = true;  // reserves terabytes of address space
#else
constexpr bool kSanitizer = false;
#endif

constexpr rlim_t kOpenFiles = 64;

absl::Status Limit(__rlimit_resource resource, rlim_t value, const char* name) {
  const rlimit limit{value, value};
  if (setrlimit(resource, &limit) == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, absl::StrCat("worker: setrlimit(", name, ", ", value, ")"));
}

}  // namespace

absl::Status TieToParent() {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return absl::ErrnoToStatus(errno, "worker: prctl(PR_SET_PDEATHSIG)");
  std::signal(SIGCHLD, SIG_IGN);  // a plug-in that forks: the kernel reaps
  return absl::OkStatus();
}

absl::Status EnterSandbox(const SandboxOptions& options) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return absl::ErrnoToStatus(errno, "worker: prctl(NO_NEW_PRIVS)");
  // A core file would hold the document, and writing it would keep the others waiting.
  absl::Status status = Limit(RLIMIT_CORE, 0, "RLIMIT_CORE");
  if (status.ok()) status = Limit(RLIMIT_NOFILE, kOpenFiles, "RLIMIT_NOFILE");
  if (status.ok() && options.memory_bytes > 0 && !kSanitizer) {
    status = Limit(RLIMIT_AS, options.memory_bytes, "RLIMIT_AS");
  }
  return status;
}

}  // namespace claimcheck::worker
