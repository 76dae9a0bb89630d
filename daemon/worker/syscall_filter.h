// The system calls that a worker still has once its plug-ins are loaded: memory, threads, time, its socket, files that
// are read. Everything else fails with EPERM; what only an intruder needs ends the process (SIGSYS).
#ifndef CLAIMCHECK_DAEMON_WORKER_SYSCALL_FILTER_H_
#define CLAIMCHECK_DAEMON_WORKER_SYSCALL_FILTER_H_

#include "absl/status/status.h"

namespace claimcheck::worker {

// For all threads of the process and whatever they start, for good. Needs NO_NEW_PRIVS or root.
absl::Status EnterSyscallFilter();

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_SYSCALL_FILTER_H_
