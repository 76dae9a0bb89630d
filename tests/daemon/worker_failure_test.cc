// Workers that fail outside any checker, and workers that say what they must not.
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

TEST(WorkerFailureTest, ADeadIdleWorkerIsReplaced) {
  DaemonUnderTest daemon;
  ASSERT_TRUE(Eventually([&] { return daemon.Workers().size() == 2; }));
  const std::vector<pid_t> before = daemon.Workers();
  for (pid_t worker : before) kill(worker, SIGKILL);
  EXPECT_TRUE(Eventually([&] {
    const std::vector<pid_t> now = daemon.Workers();
    return now.size() == 2 && now[0] != before[0] && now[1] != before[1];
  }));
  EXPECT_EQ(FindingsOf(daemon.Check(Article("All is steady.")).result(), "alpha"), 1);
  EXPECT_EQ(daemon.Health(""), "SERVING");
}

TEST(WorkerFailureTest, AStoppedWorkerCostsADeadlineAndIsReplaced) {
  DaemonUnderTest daemon({"--workers", "1", "--check-timeout", "0.5"});
  const std::vector<pid_t> before = daemon.Workers();
  ASSERT_EQ(before.size(), 1u);
  kill(before[0], SIGSTOP);
  v1::CheckDocumentResponse response;
  const grpc::Status status = daemon.TryCheck(Article("All is steady."), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(InfoOf(status).reason(), "DEADLINE_EXCEEDED");
  EXPECT_TRUE(Eventually([&] { return daemon.Workers().size() == 1 && daemon.Workers() != before; }));
  EXPECT_TRUE(Eventually([&] {  // half a second may be too little when much else runs
    return daemon.TryCheck(Article("All is steady."), &response).ok() && FindingsOf(response.result(), "alpha") == 1;
  }));
}

TEST(WorkerFailureTest, ACancelledCallFreesItsWorker) {
  DaemonUnderTest daemon({"--workers", "1", "--check-timeout", "600"});
  const std::vector<pid_t> before = daemon.Workers();
  kill(before[0], SIGSTOP);  // stuck outside any checker: nothing but the caller ends this one
  grpc::ClientContext context;
  std::thread canceller([&] {
    EXPECT_TRUE(daemon.AwaitDocuments(1));
    context.TryCancel();
  });
  v1::CheckDocumentResponse response;
  EXPECT_EQ(daemon.stub().CheckDocument(&context, Article("All is steady."), &response).error_code(),
            grpc::StatusCode::CANCELLED);
  canceller.join();
  EXPECT_EQ(FindingsOf(daemon.Check(Article("All is steady.")).result(), "alpha"), 1);
}

TEST(WorkerFailureTest, HealthSaysWhenNoWorkerStarts) {
  char name[] = "/tmp/claimcheckd-test-worker-XXXXXX";
  const std::filesystem::path folder = mkdtemp(name);
  const std::filesystem::path program = folder / "worker";
  std::filesystem::copy(DaemonUnderTest::FakeWorker(), program);
  DaemonUnderTest daemon({"--worker", program.string()});
  EXPECT_EQ(daemon.Health("claimcheck.v1.ClaimCheck"), "SERVING");
  std::filesystem::rename(program, folder / "away");
  for (pid_t worker : daemon.Workers()) kill(worker, SIGKILL);
  EXPECT_TRUE(Eventually([&] { return daemon.Health("claimcheck.v1.ClaimCheck") == "NOT_SERVING"; }));
  EXPECT_EQ(daemon.Health(""), "NOT_SERVING");
  EXPECT_EQ(daemon.Health("claimcheck.v1.ClaimCheck/fake"), "NOT_SERVING");
  std::filesystem::rename(folder / "away", program);
  EXPECT_TRUE(Eventually([&] { return daemon.Health("claimcheck.v1.ClaimCheck") == "SERVING"; }));
  EXPECT_EQ(daemon.Check(Article("All is steady.")).result().findings_size(), 1);
  std::filesystem::remove_all(folder);
}

struct BadWorker {
  const char* mode;
  const char* log;  // what the daemon says of it
};

class BadWorkerTest : public testing::TestWithParam<BadWorker> {};

TEST_P(BadWorkerTest, CostsTheDocumentAndNotTheDaemon) {
  DaemonUnderTest daemon({"--worker", DaemonUnderTest::FakeWorker()}, {{"CLAIMCHECK_FAKE", GetParam().mode}});
  v1::CheckDocumentResponse response;
  const grpc::Status status = daemon.TryCheck(Article("All is steady."), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(InfoOf(status).reason(), "WORKER_LOST");
  EXPECT_THAT(daemon.Log(), HasSubstr(GetParam().log));
  EXPECT_EQ(daemon.Health(""), "SERVING");
  EXPECT_TRUE(Eventually([&] { return daemon.Workers().size() == 2; }));
}

INSTANTIATE_TEST_SUITE_P(, BadWorkerTest,
                         testing::Values(BadWorker{"dies", "ended by signal 6"},
                                         BadWorker{"outside-span", "finding.span: found a span outside its field"},
                                         BadWorker{"not-utf8", "finding.message: found text that is not UTF-8"},
                                         BadWorker{"wrong-number", "the number of another request"},
                                         BadWorker{"huge", "a frame over the size limit"}),
                         [](const auto& param) {
                           std::string name = param.param.mode;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(WorkerFailureTest, ASecondAnswerCostsTheWorkerOnly) {
  DaemonUnderTest daemon({"--worker", DaemonUnderTest::FakeWorker()}, {{"CLAIMCHECK_FAKE", "twice"}});
  EXPECT_EQ(daemon.Check(Article("All is steady.")).result().findings_size(), 1);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("an answer to nothing") != std::string::npos; }));
}

TEST(WorkerFailureTest, WorkersThatDoNotStartKeepTheDaemonFromStarting) {
  const struct {
    const char* mode;
    const char* error;
  } cases[] = {
      {"no-hello", "it ended without a hello; it ended with status 7"},
      {"other-protocol", "hello.protocol: found another version: install one build of both"},
      {"bad-catalogue", "hello.checkers: found text that is not UTF-8"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.mode);
    DaemonUnderTest daemon({"--worker", DaemonUnderTest::FakeWorker()}, {{"CLAIMCHECK_FAKE", c.mode}});
    EXPECT_EQ(daemon.AwaitEnd(), 1);
    EXPECT_THAT(daemon.Log(), HasSubstr(c.error));
    EXPECT_THAT(daemon.Log(), HasSubstr("no worker started: " + DaemonUnderTest::FakeWorker()));
  }
}

}  // namespace
}  // namespace claimcheck::tests
