// Kernels are newer than the headers that we build with, so what later versions added stands here by value
// (include/uapi/linux/landlock.h); a kernel is asked for no more than its version has.
#include "daemon/worker/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace claimcheck::worker {
namespace {

struct RulesetAttributes {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;  // from version 4
  uint64_t scoped;              // from version 6
};

constexpr uint64_t kFiles1 = (1ull << 13) - 1;  // version 1: EXECUTE to MAKE_SYM
constexpr uint64_t kRefer = 1ull << 13;         // version 2
constexpr uint64_t kTruncate = 1ull << 14;      // version 3
constexpr uint64_t kIoctlDevice = 1ull << 15;   // version 5
constexpr uint64_t kTcp = 0b11;                 // version 4: BIND_TCP, CONNECT_TCP
constexpr uint64_t kScopes = 0b11;              // version 6: ABSTRACT_UNIX_SOCKET, SIGNAL

struct Asked {
  RulesetAttributes attributes{kFiles1, 0, 0};
  size_t size = offsetof(RulesetAttributes, handled_access_net);
};

Asked AskOf(int version) {
  Asked asked;
  if (version >= 2) asked.attributes.handled_access_fs |= kRefer;
  if (version >= 3) asked.attributes.handled_access_fs |= kTruncate;
  if (version >= 5) asked.attributes.handled_access_fs |= kIoctlDevice;
  if (version >= 4) {
    asked.attributes.handled_access_net = kTcp;
    asked.size = offsetof(RulesetAttributes, scoped);
  }
  if (version >= 6) {
    asked.attributes.scoped = kScopes;
    asked.size = sizeof asked.attributes;
  }
  return asked;
}

absl::Status AllowReading(int ruleset, const std::string& folder) {
  const int fd = open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
  if (fd < 0) return absl::OkStatus();
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  rule.parent_fd = fd;
  const long added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  const int error = errno;
  close(fd);
  return added == 0 ? absl::OkStatus() : absl::ErrnoToStatus(error, absl::StrCat("worker: landlock rule for ", folder));
}

}  // namespace

absl::StatusOr<int> EnterLandlock(const std::vector<std::string>& readable) {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version <= 0) return 0;
  const Asked asked = AskOf(static_cast<int>(version));
  const int ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &asked.attributes, asked.size, 0));
  if (ruleset < 0) return absl::ErrnoToStatus(errno, "worker: landlock_create_ruleset");
  absl::Status status;
  for (const std::string& folder : readable) status.Update(AllowReading(ruleset, folder));
  if (status.ok() && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) {
    status = absl::ErrnoToStatus(errno, "worker: landlock_restrict_self");
  }
  close(ruleset);
  if (!status.ok()) return status;
  return static_cast<int>(version);
}

}  // namespace claimcheck::worker
