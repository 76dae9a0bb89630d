// Limits of the kernel's own first, then files (Landlock), then system calls (seccomp): each needs calls that the next
// one takes away. RLIMIT_NPROC is left alone, since it counts all processes of the user: the filter allows none anyway.
#include "daemon/worker/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "absl/strings/str_cat.h"
#include "daemon/worker/landlock.h"
#include "daemon/worker/syscall_filter.h"

namespace claimcheck::worker {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(CLAIMCHECK_UNDER_TSAN)
constexpr bool kSanitizer = true;
#else
constexpr bool kSanitizer = false;
#endif

constexpr rlim_t kOpenFiles = 64;

// Past the soft limit of processor time there is a signal that says so, past the hard one a plain kill.
constexpr rlim_t kCpuGrace = 5;

absl::Status Limit(__rlimit_resource resource, rlim_t value, const char* name, rlim_t grace = 0) {
  const rlimit limit{value, value + grace};
  if (setrlimit(resource, &limit) == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, absl::StrCat("worker: setrlimit(", name, ", ", value, ")"));
}

absl::Status EnterLimits(const SandboxOptions& options) {
  // A core file would hold the document, and writing it would keep the others waiting.
  absl::Status status = Limit(RLIMIT_CORE, 0, "RLIMIT_CORE");
  status.Update(Limit(RLIMIT_NOFILE, kOpenFiles, "RLIMIT_NOFILE"));
  if (options.cpu_seconds > 0) status.Update(Limit(RLIMIT_CPU, options.cpu_seconds, "RLIMIT_CPU", kCpuGrace));
  if (kSanitizer) return status;
  status.Update(Limit(RLIMIT_FSIZE, 0, "RLIMIT_FSIZE"));
  status.Update(Limit(RLIMIT_MEMLOCK, 0, "RLIMIT_MEMLOCK"));
  if (options.memory_bytes > 0) status.Update(Limit(RLIMIT_AS, options.memory_bytes, "RLIMIT_AS"));
  return status;
}

}  // namespace

absl::Status TieToParent() {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return absl::ErrnoToStatus(errno, "worker: prctl(PR_SET_PDEATHSIG)");
  std::signal(SIGCHLD, SIG_IGN);  // a plug-in that forks while it is loaded: the kernel reaps
  return absl::OkStatus();
}

absl::StatusOr<Sandbox> EnterSandbox(const SandboxOptions& options) {
  Sandbox sandbox;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return absl::ErrnoToStatus(errno, "worker: prctl(NO_NEW_PRIVS)");
  if (absl::Status status = EnterLimits(options); !status.ok()) return status;
  if (kSanitizer) return sandbox;
  if (dup2(STDOUT_FILENO, STDERR_FILENO) < 0) return absl::ErrnoToStatus(errno, "worker: closing standard error");
  const absl::StatusOr<int> landlock = EnterLandlock(options.readable);
  if (!landlock.ok()) return landlock.status();
  sandbox.landlock = *landlock;
  if (absl::Status status = EnterSyscallFilter(); !status.ok()) return status;
  sandbox.filtered = true;
  return sandbox;
}

}  // namespace claimcheck::worker
