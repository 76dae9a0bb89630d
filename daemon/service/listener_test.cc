#include "daemon/service/listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <string>

#include "daemon/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::service {
namespace {

using testing::HasSubstr;

TEST(ParseListenAddressTest, UnixSocketsAndHostsWithAPort) {
  const std::string long_path(200, 'x');
  const struct {
    std::string text;
    std::string want;   // address, or
    std::string error;  // part of the message
    bool is_loopback = false;
  } cases[] = {
      {"unix:/run/c.sock", "unix:/run/c.sock", ""},
      {"127.0.0.1:7070", "127.0.0.1:7070", "", true},
      {"[::1]:0", "[::1]:0", "", true},
      {"localhost:1", "localhost:1", "", true},
      {"0.0.0.0:7070", "0.0.0.0:7070", "", false},
      {"127.evil.example:1", "127.evil.example:1", "", false},
      {"[::]:7070", "[::]:7070", "", false},
      {"news.example:7070", "news.example:7070", "", false},
      {":7070", "", "no host before the colon"},
      {"127.0.0.1", "", "no port"},
      {"127.0.0.1:70000", "", "no port from 0 to 65535"},
      {"unix:", "", "no path"},
      {"unix:/" + long_path, "", "a path of 201 bytes; the system takes at most 107"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto got = ParseListenAddress(c.text);
    if (c.error.empty()) {
      ASSERT_TRUE(got.ok()) << got.status();
      EXPECT_EQ(got->address, c.want);
      EXPECT_EQ(got->is_loopback, c.is_loopback);
    } else {
      EXPECT_EQ(got.status().code(), absl::StatusCode::kInvalidArgument);
      EXPECT_EQ(base::ErrorReason(got.status()), "BAD_LISTEN_ADDRESS");
      EXPECT_THAT(std::string(got.status().message()), HasSubstr(c.error));
    }
  }
}

class SocketLockTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/claimcheck-lock-XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    folder_ = name;
    path_ = folder_ + "/s";
  }
  void TearDown() override {
    unlink(path_.c_str());
    unlink((path_ + ".lock").c_str());
    rmdir(folder_.c_str());
  }
  std::string folder_, path_;
};

TEST_F(SocketLockTest, OneAtATime) {
  {
    const auto first = SocketLock::Take(path_);
    ASSERT_TRUE(first.ok()) << first.status();
    const auto second = SocketLock::Take(path_);
    EXPECT_THAT(std::string(second.status().message()),
                HasSubstr("another claimcheckd serves it (pid " + std::to_string(getpid()) + ")"));
  }
  EXPECT_TRUE(SocketLock::Take(path_).ok()) << "free again";
}

TEST_F(SocketLockTest, RemovesALeftOverSocketOnly) {
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, path_.c_str());
  ASSERT_EQ(bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  close(fd);
  ASSERT_TRUE(SocketLock::Take(path_).ok());
  EXPECT_NE(access(path_.c_str(), F_OK), 0);

  std::ofstream(path_) << "somebody's";
  EXPECT_THAT(std::string(SocketLock::Take(path_).status().message()), HasSubstr("not a socket"));
  EXPECT_EQ(access(path_.c_str(), F_OK), 0);
}

TEST_F(SocketLockTest, NamesTheFolderThatIsMissing) {
  EXPECT_THAT(std::string(SocketLock::Take(folder_ + "/none/s").status().message()), HasSubstr("make its folder"));
}

}  // namespace
}  // namespace claimcheck::service
