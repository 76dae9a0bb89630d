// posix_spawn rather than fork: the front has threads and a large address space. The worker becomes the leader of a
// process group, so that a Ctrl-C at the terminal is the front's alone to handle and so that what a plug-in forks dies
// with its worker. Signals go by pidfd, and to the group before its leader is reaped: a recycled pid is never hit.
#include "daemon/pool/worker_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"

extern char** environ;

namespace claimcheck::pool {
namespace {

constexpr int kAboveWorkerFds = 16;  // ours stay clear of the numbers that the worker's get

// Plug-ins see no more of our environment than they need to run.
bool Inherits(std::string_view variable) {
  for (const char* prefix : {"LD_LIBRARY_PATH=", "LANG=", "TZ=", "CLAIMCHECK_",
                             "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "TSAN_OPTIONS=", "LSAN_OPTIONS="}) {
    if (variable.substr(0, std::strlen(prefix)) == prefix) return true;
  }
  return false;
}

int MoveUp(int fd) {
  const int moved = fcntl(fd, F_DUPFD_CLOEXEC, kAboveWorkerFds);
  close(fd);
  return moved;
}

class SpawnSettings {
 public:
  SpawnSettings(int socket, int page, const std::vector<int>& companions) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, socket, frames::kWorkerSocket);
    posix_spawn_file_actions_adddup2(&actions_, page, frames::kWorkerPage);
    int next = frames::kFirstCompanion;
    for (const int companion : companions) posix_spawn_file_actions_adddup2(&actions_, companion, next++);
    posix_spawn_file_actions_addclosefrom_np(&actions_, next);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

std::string Describe(const siginfo_t& info) {
  if (info.si_code == CLD_EXITED) return absl::StrCat("ended with status ", info.si_status);
  const char* reason = info.si_status == SIGSYS    ? ": it asked the system for what no checker may have"
                       : info.si_status == SIGXCPU ? ": it had used up its processor time"
                                                   : "";
  return absl::StrCat("ended by signal ", info.si_status, " (", strsignal(info.si_status), ")", reason);
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) close(fd_);
    fd_ = other.release();
  }
  return *this;
}

Fd::~Fd() {
  if (fd_ >= 0) close(fd_);
}

int Fd::release() { return std::exchange(fd_, -1); }

absl::StatusOr<std::unique_ptr<MappedPage>> MappedPage::Create() {
  Fd fd(MoveUp(memfd_create("claimcheck-worker", MFD_CLOEXEC | MFD_ALLOW_SEALING)));
  // Sealed: a worker that cut the page short would take the front down with a bus error.
  if (fd.get() < 0 || ftruncate(fd.get(), frames::kSharedPageBytes) != 0 ||
      fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    return absl::ErrnoToStatus(errno, "page to share with a worker");
  }
  void* page = mmap(nullptr, frames::kSharedPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
  if (page == MAP_FAILED) return absl::ErrnoToStatus(errno, "mapping a page to share with a worker");
  return std::unique_ptr<MappedPage>(new MappedPage(std::move(fd), static_cast<frames::SharedPage*>(page)));
}

MappedPage::~MappedPage() { munmap(page_, frames::kSharedPageBytes); }

absl::StatusOr<std::unique_ptr<WorkerProcess>> WorkerProcess::Spawn(const WorkerCommand& command,
                                                                    const MappedPage& page,
                                                                    const std::vector<int>& companions) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return absl::ErrnoToStatus(errno, "socket to a worker");
  }
  Fd ours(MoveUp(ends[0]));
  Fd theirs(MoveUp(ends[1]));
  if (ours.get() < 0 || theirs.get() < 0 || fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0) {
    return absl::ErrnoToStatus(errno, "socket to a worker");
  }
  SpawnSettings settings(theirs.get(), page.fd(), companions);
  std::vector<char*> arguments{const_cast<char*>(command.program.c_str())};
  for (const std::string& flag : command.flags) arguments.push_back(const_cast<char*>(flag.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (Inherits(*variable)) environment.push_back(*variable);
  }
  environment.push_back(nullptr);
  pid_t pid = 0;
  const int error = posix_spawn(&pid, command.program.c_str(), &settings.actions_, &settings.attributes_,
                                arguments.data(), environment.data());
  if (error != 0) return absl::ErrnoToStatus(error, absl::StrCat("starting ", command.program));
  Fd pidfd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));  // glibc 2.36 declares it for C only
  const int open_error = errno;
  auto process = std::unique_ptr<WorkerProcess>(new WorkerProcess(pid, std::move(pidfd), std::move(ours)));
  if (process->pidfd() < 0) return absl::ErrnoToStatus(open_error, "pidfd of a worker");
  return process;
}

WorkerProcess::WorkerProcess(pid_t pid, Fd pidfd, Fd socket)
    : pid_(pid),
      pidfd_(std::move(pidfd)),
      socket_(std::move(socket)),
      statm_(open(absl::StrCat("/proc/", pid, "/statm").c_str(), O_RDONLY | O_CLOEXEC)) {
  clockid_t clock;
  if (clock_getcpuclockid(pid, &clock) == 0) clock_ = clock;
}

WorkerProcess::~WorkerProcess() {
  if (!reaped_) Kill();
}

std::string WorkerProcess::Kill() {
  syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
  kill(-pid_,
       SIGKILL);  // what it started while its plug-ins were loaded; not reaped yet, so the group is still its own
  siginfo_t info{};
  while (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED) != 0 && errno == EINTR) continue;
  reaped_ = true;
  return Describe(info);
}

Usage WorkerProcess::usage() const {
  Usage usage;
  char text[128];
  const ssize_t size = pread(statm_.get(), text, sizeof text, 0);
  const char* const begin = text;
  const char* const end = begin + std::max<ssize_t>(size, 0);
  uint64_t pages = 0;
  // "SIZE RESIDENT …" in pages.
  if (const char* gap = std::find(begin, end, ' ');
      gap != end && std::from_chars(gap + 1, end, pages).ec == std::errc()) {
    static const auto page_bytes = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
    usage.resident_bytes = pages * page_bytes;
  }
  timespec used{};
  if (clock_ && clock_gettime(*clock_, &used) == 0) usage.cpu_ns = used.tv_sec * base::kSecond + used.tv_nsec;
  return usage;
}

}  // namespace claimcheck::pool
