// Coming up, going down, and who may listen.
#include <grpcpp/generic/generic_stub.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <sstream>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

TEST(LifecycleTest, ASecondDaemonNeitherTakesNorDeletesTheSocket) {
  DaemonUnderTest first;
  DaemonUnderTest second({"--listen", first.address()});
  EXPECT_EQ(second.AwaitEnd(), 1);
  EXPECT_THAT(second.Log(), HasSubstr("another claimcheckd serves it (pid " + std::to_string(first.pid()) + ")"));
  EXPECT_EQ(FindingsOf(first.Check(Article("It was steady.")).result(), "alpha"), 1);
  const DaemonUnderTest third({"--listen", first.address()});
  EXPECT_EQ(first.Health(""), "SERVING");
}

TEST(LifecycleTest, ASecondDaemonOnATcpPortIsRefused) {
  DaemonUnderTest first({"--listen", "127.0.0.1:0"});
  EXPECT_EQ(FindingsOf(first.Check(Article("It was steady.")).result(), "alpha"), 1);
  DaemonUnderTest second({"--listen", first.address()});
  EXPECT_EQ(second.AwaitEnd(), 1);
  EXPECT_THAT(second.Log(), HasSubstr("--listen " + first.address() + ": the address is taken"));
}

TEST(LifecycleTest, TheSocketIsForUserAndGroupAndGoesWithTheDaemon) {
  DaemonUnderTest daemon;
  const std::string path = daemon.folder() + "/s";
  struct stat info;
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0660u);
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
  EXPECT_NE(stat(path.c_str(), &info), 0);
}

TEST(LifecycleTest, AnotherDaemonFollowsOneThatWasKilled) {
  DaemonUnderTest first;
  const std::vector<pid_t> workers = first.Workers();
  first.Signal(SIGKILL);
  EXPECT_EQ(first.AwaitEnd(), -SIGKILL);
  for (pid_t worker : workers) {
    EXPECT_TRUE(Eventually([&] { return kill(worker, 0) != 0; })) << "a worker outlives its daemon";
  }
  DaemonUnderTest second({"--listen", first.address()});
  EXPECT_EQ(FindingsOf(second.Check(Article("It was steady.")).result(), "alpha"), 1);
}

TEST(LifecycleTest, SigtermAnswersWhatIsUnderWay) {
  DaemonUnderTest daemon({"--check-timeout", "60", "--drain-timeout", "60"});
  const std::vector<pid_t> workers = daemon.Workers();
  for (pid_t worker : workers) kill(worker, SIGSTOP);
  struct Call {
    grpc::ClientContext context;
    v1::CheckDocumentResponse response;
    grpc::Status status;
    std::unique_ptr<grpc::ClientAsyncResponseReader<v1::CheckDocumentResponse>> reader;
  };
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<Call>> calls;
  for (int i = 0; i < 2; ++i) {
    calls.push_back(std::make_unique<Call>());
    Call& call = *calls.back();
    call.reader = daemon.stub().AsyncCheckDocument(&call.context, Article("It was steady."), &queue);
    call.reader->Finish(&call.response, &call.status, nullptr);
  }
  EXPECT_TRUE(daemon.AwaitDocuments(2));

  daemon.Signal(SIGTERM);
  EXPECT_TRUE(Eventually([&] { return daemon.Health("") != "SERVING"; }));
  grpc::ClientContext late;
  v1::CheckDocumentResponse response;
  const grpc::Status refused = daemon.stub().CheckDocument(&late, Article("steady"), &response);
  EXPECT_EQ(refused.error_code(), grpc::UNAVAILABLE);
  EXPECT_EQ(InfoOf(refused).reason(), "DRAINING");
  for (pid_t worker : workers) kill(worker, SIGCONT);
  for (int i = 0; i < 2; ++i) {
    void* tag;
    bool ok;
    ASSERT_TRUE(queue.Next(&tag, &ok));
  }
  for (const auto& call : calls) {
    EXPECT_TRUE(call->status.ok()) << call->status.error_message();
    EXPECT_EQ(FindingsOf(call->response.result(), "omega"), 1);
  }
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

TEST(LifecycleTest, SigtermUnderLoadLosesNothingThatWasTaken) {
  DaemonUnderTest daemon;
  std::vector<std::thread> clients;
  std::atomic<int> answered{0};
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&daemon, &answered] {
      const auto stub = v1::ClaimCheck::NewStub(daemon.NewChannel());
      while (true) {
        grpc::ClientContext context;
        v1::CheckDocumentResponse response;
        const grpc::Status status = stub->CheckDocument(&context, Article("It was steady."), &response);
        if (status.ok()) {
          EXPECT_EQ(FindingsOf(response.result(), "alpha"), 1);
          ++answered;
          continue;
        }
        EXPECT_EQ(status.error_code(), grpc::UNAVAILABLE) << status.error_message();
        return;
      }
    });
  }
  EXPECT_TRUE(Eventually([&] { return answered > 100; }));
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
  for (std::thread& client : clients) client.join();
}

TEST(LifecycleTest, AHealthWatcherDoesNotKeepItUp) {
  DaemonUnderTest daemon;
  grpc::GenericStub stub(daemon.channel());
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  void* tag;
  bool ok = false;
  auto watch = stub.PrepareCall(&context, "/grpc.health.v1.Health/Watch", &queue);
  watch->StartCall(nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  watch->WriteLast(grpc::ByteBuffer(nullptr, 0), {}, nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  grpc::ByteBuffer serving;
  watch->Read(&serving, nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

TEST(LifecycleTest, ASecondSignalEndsItAtOnce) {
  DaemonUnderTest daemon;
  grpc::ClientContext context;
  auto stream = daemon.stub().CheckDocuments(&context);
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content("It was steady.");
  ASSERT_TRUE(stream->Write(request));
  v1::CheckDocumentsResponse response;
  ASSERT_TRUE(stream->Read(&response));
  daemon.Signal(SIGTERM);
  ASSERT_TRUE(Eventually([&] { return daemon.Health("") != "SERVING"; }));
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 1);
  EXPECT_THAT(daemon.Log(), HasSubstr("second signal"));
  EXPECT_FALSE(stream->Read(&response));
}

TEST(LifecycleTest, AnOpenStreamIsCutOffAfterTheGrace) {
  DaemonUnderTest daemon({"--drain-timeout", "0.2"});
  grpc::ClientContext context;
  auto stream = daemon.stub().CheckDocuments(&context);
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content("It was steady.");
  ASSERT_TRUE(stream->Write(request));
  v1::CheckDocumentsResponse response;
  ASSERT_TRUE(stream->Read(&response));
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 1);
  EXPECT_THAT(daemon.Log(), HasSubstr("not answered within --drain-timeout 0.2 s"));
  EXPECT_FALSE(stream->Finish().ok());
}

TEST(LifecycleTest, WrongFlagsAndPlaces) {
  const struct {
    DaemonUnderTest::Flags flags;
    int status;
    const char* error;
  } cases[] = {
      {{"--workers", "0"}, 2, "--workers"},
      {{"--no-such-flag"}, 2, "--no-such-flag"},
      {{"--log-format", "xml"}, 2, "--log-format"},
      {{"--listen", "0.0.0.0:7070"}, 1, "other machines reach it; expected TLS, found none"},
      {{"--listen", "unix:/no/such/folder/s"}, 1, "make its folder"},
      {{"--worker", "/no/such/worker"}, 1, "/no/such/worker"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.error);
    DaemonUnderTest daemon(c.flags);
    EXPECT_EQ(daemon.AwaitEnd(), c.status);
    EXPECT_THAT(daemon.Log(), HasSubstr(c.error));
  }
}

TEST(LifecycleTest, JsonLogIsJson) {
  DaemonUnderTest daemon({"--log-format", "json", "--plugins", "/no/such/\"folder\""});
  daemon.Check(Article("It was steady."));
  std::istringstream lines(daemon.Log());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    ASSERT_TRUE(object.is_object()) << line;
    EXPECT_TRUE(object.contains("time") && object.contains("level") && object.contains("message")) << line;
  }
  EXPECT_GT(count, 1);
  EXPECT_THAT(daemon.Log(), HasSubstr("no checker is loaded"));
}

}  // namespace
}  // namespace claimcheck::tests
