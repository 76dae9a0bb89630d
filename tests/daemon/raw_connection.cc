#include "tests/daemon/raw_connection.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace claimcheck::tests {

std::string Http2Hello() {
  return "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + std::string("\x00\x00\x00\x04\x00\x00\x00\x00\x00", 9);
}

RawConnection::RawConnection(const DaemonUnderTest& daemon, const std::string& bytes)
    : fd_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  daemon.address().substr(sizeof "unix:" - 1).copy(address.sun_path, sizeof address.sun_path - 1);
  connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  if (connected_ && !bytes.empty()) send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

RawConnection::~RawConnection() {
  if (fd_ >= 0) close(fd_);
}

bool RawConnection::IsClosed() {
  char buffer[4096];
  ssize_t got = 0;
  do {
    got = recv(fd_, buffer, sizeof buffer, MSG_DONTWAIT);
  } while (got > 0);
  return got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
}

int RaiseFileLimit() {
  rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  return static_cast<int>(files.rlim_cur);
}

double MemoryMib(pid_t pid, const std::string& what) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(what + ":", 0) != 0) continue;
    double kib = 0;
    std::istringstream(line.substr(what.size() + 1)) >> kib;
    return kib / 1024;
  }
  return 0;
}

}  // namespace claimcheck::tests
