// What Prometheus scrapes from a running daemon.
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

std::string Get(int port, const std::string& path) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(send(fd, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  char part[4096];
  for (ssize_t size; (size = recv(fd, part, sizeof part, 0)) > 0;) answer.append(part, static_cast<size_t>(size));
  close(fd);
  return answer;
}

int PortOf(const std::string& log) {
  const std::string before = "metrics at http://127.0.0.1:";
  const size_t at = log.find(before);
  return at == log.npos ? 0 : std::stoi(log.substr(at + before.size()));
}

// Every metric that the dashboard asks for, without what a histogram adds to its name.
std::vector<std::string> DashboardNames() {
  std::vector<std::string> names;
  const nlohmann::json dashboard = nlohmann::json::parse(std::ifstream(DASHBOARD));
  for (const auto& panel : dashboard["panels"]) {
    for (const auto& target : panel["targets"]) {
      const std::string query = target["expr"];
      for (size_t at = query.find("claimcheck_"); at != query.npos; at = query.find("claimcheck_", at + 1)) {
        size_t end = at;
        while (end < query.size() && (std::isalnum(static_cast<unsigned char>(query[end])) || query[end] == '_')) ++end;
        names.push_back(query.substr(at, end - at));
      }
    }
  }
  return names;
}

TEST(MetricsPageTest, SaysWhatHappened) {
  DaemonUnderTest daemon({"--metrics", "127.0.0.1:0"});
  daemon.Check(Article("SEGV, steady, CANARY."));
  v1::CheckDocumentResponse response;
  EXPECT_EQ(daemon.TryCheck(Article(""), &response).error_code(), grpc::INVALID_ARGUMENT);
  const int port = PortOf(daemon.Log());
  ASSERT_GT(port, 0) << daemon.Log();
  const std::string page = Get(port, "/metrics");
  for (const char* line :
       {"claimcheck_calls_total{code=\"OK\",method=\"CheckDocument\"} 1\n",
        "claimcheck_calls_total{code=\"INVALID_ARGUMENT\",method=\"CheckDocument\"} 1\n",
        "claimcheck_checker_runs_total{checker=\"chaos-segv\",outcome=\"crashed\"} 1\n",
        "claimcheck_checker_runs_total{checker=\"omega\",outcome=\"ok\"} 1\n",
        "claimcheck_findings_total{rule=\"omega/rule\"} 1\n", "claimcheck_worker_ends_total{cause=\"died\"} 1\n",
        "claimcheck_queue_documents 0\n", "claimcheck_healthy 1\n", "claimcheck_generation 1\n"}) {
    EXPECT_THAT(page, HasSubstr(line));
  }
  EXPECT_EQ(page.find("CANARY"), page.npos) << "a document's text is a label";
  for (const std::string& name : DashboardNames())
    EXPECT_THAT(page, HasSubstr(name)) << "deploy/grafana.json asks for it";
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

TEST(MetricsPageTest, AnAddressThatIsTakenOrPublicIsAnError) {
  DaemonUnderTest first({"--metrics", "127.0.0.1:0"});
  const std::string taken = "127.0.0.1:" + std::to_string(PortOf(first.Log()));
  const struct {
    std::string address;
    const char* error;
  } cases[] = {{"0.0.0.0:0", "expected HOST:PORT with a loopback HOST"}, {taken, "the address is taken"}};
  for (const auto& c : cases) {
    DaemonUnderTest daemon({"--metrics", c.address});
    EXPECT_EQ(daemon.AwaitEnd(), 1);
    EXPECT_THAT(daemon.Log(), HasSubstr(c.error));
  }
}

}  // namespace
}  // namespace claimcheck::tests
