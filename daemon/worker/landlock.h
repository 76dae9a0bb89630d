// Which files a worker may still open: those beneath a few folders, to read. No TCP, and no signal to anybody outside.
#ifndef CLAIMCHECK_DAEMON_WORKER_LANDLOCK_H_
#define CLAIMCHECK_DAEMON_WORKER_LANDLOCK_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace claimcheck::worker {

// For the calling thread and all that it starts, for good; needs NO_NEW_PRIVS. Folders that do not exist are left out.
// Returns the version of Landlock's interface, 0 where the kernel has none: then nothing has changed.
absl::StatusOr<int> EnterLandlock(const std::vector<std::string>& readable);

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_LANDLOCK_H_
