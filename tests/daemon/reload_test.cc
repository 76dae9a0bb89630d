// Other settings and other plug-ins while documents go on, and what systemd hears of it.
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// A configuration file and a folder of plug-ins that a test may change.
class ReloadTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/claimcheckd-test-reload-XXXXXX";
    folder_ = mkdtemp(name);
    plugins_ = folder_ / "plugins";
    std::filesystem::create_directory(plugins_);
    Install("test_plugin_well_behaved.so");
    Write("");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void Install(const std::string& plugin) {
    // Put there in one step, as an installer should: a plug-in that is half written is refused.
    std::filesystem::copy(DaemonUnderTest::Plugins() + "/" + plugin, folder_ / plugin);
    std::filesystem::rename(folder_ / plugin, plugins_ / plugin);
  }
  void Write(const std::string& more) {
    std::ofstream(folder_ / "c.toml") << "[workers]\nplugins = \"" << plugins_.string() << "\"\n" << more;
  }
  DaemonUnderTest::Flags Flags() const { return {"--config", (folder_ / "c.toml").string()}; }

  std::filesystem::path folder_, plugins_;
};

int Checkers(DaemonUnderTest& daemon) { return daemon.Check(Article("It was steady.")).result().checkers_size(); }

TEST_F(ReloadTest, NewPluginsComeInUnderLoadAndNothingIsLost) {
  DaemonUnderTest daemon(Flags(), {}, /*own_plugins=*/false);
  EXPECT_EQ(Checkers(daemon), 2);
  std::atomic<bool> done{false};
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&] {
      const auto stub = v1::ClaimCheck::NewStub(daemon.NewChannel());
      while (!done) {
        grpc::ClientContext context;
        v1::CheckDocumentResponse response;
        const grpc::Status status = stub->CheckDocument(&context, Article("It was steady."), &response);
        EXPECT_TRUE(status.ok()) << status.error_message();
        EXPECT_EQ(FindingsOf(response.result(), "alpha"), 1);
        ++answered;
      }
    });
  }
  EXPECT_TRUE(Eventually([&] { return answered > 50; }));
  const std::vector<pid_t> before = daemon.Workers();
  Install("test_plugin_chaos.so");
  for (size_t generation = 2; generation <= 4; ++generation) {
    daemon.Signal(SIGHUP);
    const std::string line = "reloaded: generation " + std::to_string(generation);
    EXPECT_TRUE(Eventually([&] { return daemon.Log().find(line) != std::string::npos; }));
  }
  const int then = answered;
  EXPECT_TRUE(Eventually([&] { return answered > then + 50; }));
  done = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(Checkers(daemon), kTestCheckers);
  EXPECT_TRUE(Eventually([&] { return daemon.Workers().size() == 2; }));
  for (pid_t worker : daemon.Workers()) EXPECT_THAT(before, testing::Not(testing::Contains(worker)));
  EXPECT_EQ(Count(daemon.Log(), " warning "), 0u) << "no worker was lost on the way";
}

TEST_F(ReloadTest, AFileThatIsWrongChangesNothing) {
  DaemonUnderTest daemon(Flags(), {}, false);
  const std::vector<pid_t> before = daemon.Workers();
  const struct {
    const char* more;
    const char* error;
  } cases[] = {
      {"memory_mib = \"much\"\n", ":3:14: workers.memory_mib: expected a whole number"},
      {"program = \"/no/such/worker\"\n", "a worker with the new settings does not start, the old ones go on"},
  };
  for (const auto& c : cases) {
    Write(c.more);
    daemon.Signal(SIGHUP);
    EXPECT_TRUE(Eventually([&] { return daemon.Log().find(c.error) != std::string::npos; })) << c.error;
    EXPECT_EQ(Checkers(daemon), 2);
  }
  EXPECT_EQ(daemon.Workers(), before);
  EXPECT_EQ(daemon.Health(""), "SERVING");
  Write("count = 3\n[limits]\ncheck_timeout_s = 9\n");
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("reloaded: generation 2") != std::string::npos; }));
  EXPECT_EQ(daemon.Log().find("workers.count: changed, and comes"), std::string::npos) << "a flag wins over the file";
  EXPECT_EQ(daemon.Log().find("limits.check_timeout_s: changed"), std::string::npos);
}

TEST_F(ReloadTest, CheckConfigSaysWhetherAllIsWell) {
  const struct {
    const char* more;
    int status;
    const char* says;
  } cases[] = {
      {"", 0, "the configuration is good"},
      {"count = 0\n", 2, ":3:9: workers.count: expected a whole number from 1 to 512"},
      {"program = \"/bin/false\"\n", 2, "no worker started: /bin/false"},
  };
  for (const auto& c : cases) {
    Write(c.more);
    DaemonUnderTest::Flags flags = Flags();
    flags.push_back("--check-config");
    DaemonUnderTest daemon(flags, {}, false);
    EXPECT_EQ(daemon.AwaitEnd(), c.status);
    EXPECT_THAT(daemon.Log(), HasSubstr(c.says));
    EXPECT_FALSE(std::filesystem::exists(daemon.folder() + "/s")) << "it listened";
  }
  Write("");
  std::ofstream(plugins_ / "broken.so") << "no plug-in";
  DaemonUnderTest::Flags flags = Flags();
  flags.push_back("--check-config");
  DaemonUnderTest daemon(flags, {}, false);
  EXPECT_EQ(daemon.AwaitEnd(), 2);
  EXPECT_THAT(daemon.Log(), HasSubstr("some plug-ins are not loaded"));
}

// The socket that systemd would listen on.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& path) : fd_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~NotifySocket() { close(fd_); }
  bool Hears(const std::string& message) {
    return Eventually([&] {
      Receive();
      return heard_.find(message) != std::string::npos;
    });
  }
  void Forget() {
    Receive();
    heard_.clear();
  }
  const std::string& heard() const { return heard_; }
  void Receive() {
    char text[1000];
    ssize_t size;
    while ((size = recv(fd_, text, sizeof text, MSG_DONTWAIT)) > 0)
      heard_.append(text, static_cast<size_t>(size)) += "\n";
  }

 private:
  const int fd_;
  std::string heard_;
};

TEST_F(ReloadTest, SystemdHearsWhatHappens) {
  const std::string path = folder_ / "notify";
  NotifySocket systemd(path);
  DaemonUnderTest daemon(Flags(), {{"NOTIFY_SOCKET", path}, {"WATCHDOG_USEC", "300000"}}, false);
  EXPECT_TRUE(systemd.Hears("READY=1"));
  EXPECT_TRUE(systemd.Hears("WATCHDOG=1"));
  systemd.Forget();
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(systemd.Hears("RELOADING=1"));
  EXPECT_TRUE(systemd.Hears("READY=1"));
  systemd.Forget();
  daemon.Signal(SIGTERM);
  EXPECT_TRUE(systemd.Hears("STOPPING=1"));
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

TEST_F(ReloadTest, TheWatchdogHearsNothingWhenDocumentsDoNotGetThrough) {
  const std::string path = folder_ / "notify";
  NotifySocket systemd(path);
  DaemonUnderTest daemon({"--check-timeout", "600"}, {{"NOTIFY_SOCKET", path}, {"WATCHDOG_USEC", "300000"}});
  EXPECT_TRUE(systemd.Hears("WATCHDOG=1"));
  for (pid_t worker : daemon.Workers()) kill(worker, SIGSTOP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("watchdog: a document") != std::string::npos; }));
}

}  // namespace
}  // namespace claimcheck::tests
