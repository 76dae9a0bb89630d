#include "daemon/service/listener.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"

namespace claimcheck::service {
namespace {

constexpr size_t kMaxPath = sizeof(sockaddr_un::sun_path) - 1;
constexpr char kExpected[] = "expected unix:PATH, or HOST:PORT";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

absl::Status BadAddress(std::string_view text, std::string_view found) {
  return base::InvalidInput("BAD_LISTEN_ADDRESS", "--listen",
                            absl::StrCat("--listen ", View(text), ": ", kExpected, ", found ", View(found)));
}

absl::Status BadSocket(const std::string& path, const std::string& what) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "SOCKET_TAKEN", "--listen",
                         absl::StrCat(path, ": ", what));
}

bool IsLoopback(std::string_view host) {
  return host == "localhost" || host == "[::1]" ||
         (host.substr(0, 4) == "127." && host.find_first_not_of("0123456789.") == host.npos);
}

}  // namespace

absl::StatusOr<ListenAddress> ParseListenAddress(std::string_view text) {
  ListenAddress result;
  if (absl::StartsWith(View(text), "unix:")) {
    result.is_unix = true;
    result.path = text.substr(5);
    if (result.path.empty() || result.path[0] == '@') return BadAddress(text, "no path behind \"unix:\"");
    if (result.path.size() > kMaxPath) {
      return BadAddress(text,
                        absl::StrCat("a path of ", result.path.size(), " bytes; the system takes at most ", kMaxPath));
    }
    result.address = absl::StrCat("unix:", result.path);
    return result;
  }
  const size_t colon = text.rfind(':');
  int port = -1;
  if (colon == text.npos || !absl::SimpleAtoi(View(text.substr(colon + 1)), &port) || port < 0 || port > 65535) {
    return BadAddress(text, "no port from 0 to 65535 behind a colon");
  }
  const std::string_view host = text.substr(0, colon);
  if (host.empty())
    return BadAddress(text, "no host before the colon; 127.0.0.1 is this machine alone, 0.0.0.0 all that reach it");
  result.is_loopback = IsLoopback(host);
  result.address = text;
  return result;
}

absl::StatusOr<SocketLock> SocketLock::Take(const std::string& path) {
  const std::string lock_path = absl::StrCat(path, ".lock");
  const int fd = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) {
    return BadSocket(path, absl::StrCat("cannot create ", lock_path, " (", strerror(errno),
                                        "); make its folder, or name another one with --listen unix:PATH"));
  }
  SocketLock lock(fd);
  if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
    char pid[32] = {};
    const ssize_t size = pread(fd, pid, sizeof pid - 1, 0);
    return BadSocket(path, absl::StrCat("another claimcheckd serves it (pid ", size > 0 ? pid : "not known",
                                        "); stop that one, or name another socket with --listen unix:PATH"));
  }
  struct stat info;
  if (lstat(path.c_str(), &info) == 0) {
    if (!S_ISSOCK(info.st_mode)) {
      return BadSocket(path, "something that is not a socket lies there; move it away, or name another path");
    }
    unlink(path.c_str());  // of a daemon that is gone: its lock was free
  }
  const std::string pid = absl::StrCat(getpid());
  if (ftruncate(fd, 0) != 0 || pwrite(fd, pid.data(), pid.size(), 0) < 0) {
    return BadSocket(path, absl::StrCat("cannot write ", lock_path, " (", strerror(errno), ")"));
  }
  return lock;
}

SocketLock::SocketLock(SocketLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

SocketLock::~SocketLock() {
  if (fd_ >= 0) close(fd_);
}

}  // namespace claimcheck::service
