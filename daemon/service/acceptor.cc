// A descriptor's number tells how many there are: the system gives out the lowest that is free. So a connection whose
// number is beyond the last one allowed is one too many, and nobody has to be told when connections end (gRPC owns them
// and does not say). Descriptors of workers come and go, so the number of connections is right to a few.
#include "daemon/service/acceptor.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

constexpr int kBacklog = 1024;  // the system takes less if net.core.somaxconn is less
constexpr int kRetryMs = 50;
// Descriptors that stay free for new workers, a reload and the metrics' scrapes.
constexpr rlim_t kReserve = 128;

absl::Status CannotListen(const std::string& address, int error) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "CANNOT_LISTEN", "--listen",
                         absl::StrCat("--listen ", address, ": the address is taken or not this machine's (",
                                      strerror(error), "); stop what listens there, or name another one"));
}

int OpenDescriptors() {
  std::error_code error;
  int count = 0;
  for (std::filesystem::directory_iterator fd("/proc/self/fd", error), end; !error && fd != end; fd.increment(error)) {
    ++count;
  }
  return count;
}

// The highest number that a connection's descriptor may have.
int LastDescriptor(uint64_t most) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  const rlim_t usable = limit.rlim_cur - std::min(kReserve, limit.rlim_cur / 4);
  const uint64_t wanted = most + static_cast<uint64_t>(OpenDescriptors());
  if (wanted <= usable) return static_cast<int>(wanted);
  spdlog::warn("connections: at most some {}, not {}, as this process may have {} open files (LimitNOFILE)",
               static_cast<int64_t>(usable) - OpenDescriptors(), most, limit.rlim_cur);
  return static_cast<int>(usable);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Acceptor>> Acceptor::Listen(const ListenAddress& address) {
  auto acceptor = std::unique_ptr<Acceptor>(new Acceptor);
  acceptor->stop_ = pool::Fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  const size_t colon = address.address.rfind(':');
  int port = 0;
  if (!address.is_unix && !absl::SimpleAtoi(address.address.substr(colon + 1), &port)) port = 0;
  const absl::Status status = address.is_unix ? acceptor->ListenUnix(address.path)
                                              : acceptor->ListenTcp(address.address.substr(0, colon), port);
  if (!status.ok()) return status;
  return acceptor;
}

absl::Status Acceptor::ListenUnix(const std::string& path) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  path.copy(name.sun_path, sizeof name.sun_path - 1);
  pool::Fd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const mode_t before = umask(0117);
  const bool bound = bind(fd.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
  const int error = errno;
  umask(before);
  if (!bound) return CannotListen(absl::StrCat("unix:", path), error);
  path_ = path;
  if (listen(fd.get(), kBacklog) != 0) return CannotListen(absl::StrCat("unix:", path), errno);
  sockets_.push_back(std::move(fd));
  return absl::OkStatus();
}

// Every address that the host has: "localhost" has two. All get the port that the first one got.
absl::Status Acceptor::ListenTcp(const std::string& host, int port) {
  const bool bracketed = host.size() > 2 && host.front() == '[';
  const std::string name = bracketed ? host.substr(1, host.size() - 2) : host;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(name.c_str(), nullptr, &hints, &found); error != 0) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition, "CANNOT_LISTEN", "--listen",
                           absl::StrCat("--listen ", host, ": expected a host of this machine: ", gai_strerror(error)));
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, freeaddrinfo);
  int error = 0;
  port_ = port;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    pool::Fd fd(socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);  // not REUSEPORT: a second daemon has to fail
    setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // connections inherit it
    if (one->ai_family == AF_INET6) setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    sockaddr_storage bound{};
    std::memcpy(&bound, one->ai_addr, one->ai_addrlen);
    auto& at = one->ai_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bound).sin6_port
                                          : reinterpret_cast<sockaddr_in&>(bound).sin_port;
    at = htons(static_cast<uint16_t>(port_));
    socklen_t size = one->ai_addrlen;
    if (bind(fd.get(), reinterpret_cast<sockaddr*>(&bound), size) != 0 || listen(fd.get(), kBacklog) != 0) {
      if (errno == EADDRINUSE) return CannotListen(absl::StrCat(host, ":", port_), errno);
      error = errno;  // a machine without IPv6 has no ::1
      continue;
    }
    getsockname(fd.get(), reinterpret_cast<sockaddr*>(&bound), &size);
    port_ = ntohs(at);
    sockets_.push_back(std::move(fd));
  }
  return sockets_.empty() ? CannotListen(absl::StrCat(host, ":", port), error) : absl::OkStatus();
}

Acceptor::~Acceptor() {
  Stop();
  if (!path_.empty()) unlink(path_.c_str());
}

void Acceptor::Start(uint64_t most, std::function<void(int)> take) {
  thread_ = std::thread([this, last = LastDescriptor(most), take = std::move(take)] { Run(last, take); });
}

void Acceptor::Stop() {
  if (!thread_.joinable()) return;
  eventfd_write(stop_.get(), 1);
  thread_.join();
}

void Acceptor::Run(int last, const std::function<void(int)>& take) {
  std::vector<pollfd> fds{{stop_.get(), POLLIN, 0}};
  for (const pool::Fd& socket : sockets_) fds.push_back({socket.get(), POLLIN, 0});
  while (true) {
    if (poll(fds.data(), fds.size(), -1) < 0) continue;
    if (fds[0].revents != 0) return;
    for (size_t i = 1; i < fds.size(); ++i) {
      if (fds[i].revents == 0 || AcceptOne(fds[i].fd, last, take)) continue;
      if (poll(fds.data(), 1, kRetryMs) > 0) return;
    }
  }
}

// False if there was nothing to accept with.
bool Acceptor::AcceptOne(int socket, int last, const std::function<void(int)>& take) {
  const int fd = accept4(socket, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  // Whatever else it is, it is that connection's and it is gone.
  if (fd < 0) return errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM;
  if (fd <= last) {
    take(fd);
    return true;
  }
  close(fd);
  const int64_t now = base::MonotonicNs();
  ++refused_;
  if (now >= next_log_ns_) {
    spdlog::warn("connections: {} more than there may be were closed (connections.most)", refused_);
    refused_ = 0;
    next_log_ns_ = now + 10 * base::kSecond;
  }
  return true;
}

}  // namespace claimcheck::service
