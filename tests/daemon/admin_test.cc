// The admin socket: who reaches it, and what it does.
#include <signal.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

v1::CheckerStatus CheckerOf(const v1::GetStatusResponse& status, const std::string& id) {
  for (const v1::CheckerStatus& checker : status.checkers()) {
    if (checker.id() == id) return checker;
  }
  return {};
}

TEST(AdminTest, IsOnASocketOfItsOwnForItsUserAlone) {
  DaemonUnderTest daemon;
  struct stat info;
  ASSERT_EQ(stat((daemon.folder() + "/s.admin").c_str(), &info), 0);
  EXPECT_TRUE(S_ISSOCK(info.st_mode));
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  grpc::ByteBuffer answer;
  for (const char* method : {"GetStatus", "Reload", "Drain"}) {
    EXPECT_EQ(daemon.CallRaw(std::string("/claimcheck.v1.AdminService/") + method, "", &answer).error_code(),
              grpc::UNIMPLEMENTED)
        << method << " on the public socket";
  }
  grpc::ClientContext context;
  v1::CheckDocumentResponse response;
  const auto stub = v1::ClaimCheck::NewStub(
      grpc::CreateChannel("unix:" + daemon.folder() + "/s.admin", grpc::InsecureChannelCredentials()));
  EXPECT_EQ(stub->CheckDocument(&context, Article("steady"), &response).error_code(), grpc::UNIMPLEMENTED);
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
  EXPECT_NE(stat((daemon.folder() + "/s.admin").c_str(), &info), 0);
}

TEST(AdminTest, WhereItListensCanBeSet) {
  DaemonUnderTest none({"--admin", "none"});
  EXPECT_FALSE(std::filesystem::exists(none.folder() + "/s.admin"));
  DaemonUnderTest elsewhere({"--listen", "127.0.0.1:0", "--admin", "unix:" + none.folder() + "/else"});
  EXPECT_TRUE(std::filesystem::exists(none.folder() + "/else"));
  DaemonUnderTest tcp({"--admin", "127.0.0.1:0"});
  EXPECT_EQ(tcp.AwaitEnd(), 1);
  EXPECT_THAT(tcp.Log(), HasSubstr("--admin 127.0.0.1:0: expected unix:PATH"));
  DaemonUnderTest second({"--admin", "unix:" + none.folder() + "/else"});
  EXPECT_EQ(second.AwaitEnd(), 1);
  EXPECT_THAT(second.Log(), HasSubstr("another claimcheckd serves it"));
}

TEST(AdminTest, StatusSaysWhatHappened) {
  DaemonUnderTest daemon;
  daemon.Check(Article("steady"));
  daemon.Check(Article("SEGV, steady"));
  EXPECT_TRUE(Eventually([&] { return daemon.Status().worker_starts() == 3; }));
  const v1::GetStatusResponse status = daemon.Status();
  EXPECT_EQ(status.pid(), daemon.pid());
  EXPECT_EQ(status.listen(), daemon.address());
  EXPECT_EQ(status.health(), v1::GetStatusResponse::HEALTH_SERVING);
  EXPECT_EQ(status.generation(), 1u);
  EXPECT_EQ(status.workers_size(), 2);
  uint64_t documents = 0;
  for (const v1::WorkerStatus& worker : status.workers()) {
    documents += worker.documents();
    EXPECT_GT(worker.pid(), 0);
    EXPECT_GT(worker.resident_bytes(), 0u);
  }
  EXPECT_GE(documents, 1u);
  EXPECT_EQ(status.calls().at("OK"), 2u);
  EXPECT_EQ(status.worker_ends().at("died"), 1u);
  EXPECT_EQ(status.checkers_size(), kTestCheckers);
  const v1::CheckerStatus alpha = CheckerOf(status, "alpha");
  EXPECT_TRUE(alpha.serving());
  EXPECT_EQ(alpha.runs(), 2u);
  EXPECT_EQ(alpha.crashes(), 0u);
  const v1::CheckerStatus segv = CheckerOf(status, "chaos-segv");
  EXPECT_EQ(segv.runs(), 2u);
  EXPECT_EQ(segv.crashes(), 1u);
  EXPECT_EQ(segv.respawns(), 1u);
  EXPECT_FALSE(status.has_certificate());
}

TEST(AdminTest, ReloadAnswersWhenTheNewWorkersServe) {
  DaemonUnderTest first;
  const std::string config = first.folder() + "/config.toml";
  std::ofstream(config) << "[limits]\ncheck_timeout_s = 5\n";
  DaemonUnderTest daemon({"--config", config});
  const auto reload = [&daemon](v1::ReloadResponse* response) {
    grpc::ClientContext context;
    context.AddMetadata("x-request-id", "reload-1");
    return daemon.admin().Reload(&context, {}, response);
  };
  std::ofstream(config) << "[limits]\ncheck_timeout_s = 6\nqueue_documents = 7\n";
  v1::ReloadResponse response;
  const grpc::Status good = reload(&response);
  EXPECT_TRUE(good.ok()) << good.error_message();
  EXPECT_EQ(response.generation(), 2u);
  EXPECT_THAT(response.need_restart(), testing::ElementsAre("limits.queue_documents"));
  EXPECT_THAT(daemon.Log(), HasSubstr("admin: reload request_id=reload-1"));

  std::ofstream(config) << "[limits\n";
  const grpc::Status bad = reload(&response);
  EXPECT_EQ(bad.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(InfoOf(bad).reason(), "BAD_CONFIG");
  EXPECT_EQ(InfoOf(bad).metadata().at("request_id"), "reload-1");
  const v1::GetStatusResponse status = daemon.Status();
  EXPECT_EQ(status.generation(), 2u);
  EXPECT_THAT(status.reload_error(), HasSubstr(config + ":1:"));
}

TEST(AdminTest, DrainEndsItWhenAllIsAnswered) {
  DaemonUnderTest daemon({"--check-timeout", "3"});
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  v1::CheckDocumentResponse response;
  grpc::Status status;
  auto call = daemon.stub().AsyncCheckDocument(&context, Article("POLITE, steady."), &queue);
  call->Finish(&response, &status, nullptr);
  EXPECT_TRUE(daemon.AwaitDocuments(1));
  grpc::ClientContext drain;
  v1::DrainResponse drained;
  EXPECT_TRUE(daemon.admin().Drain(&drain, {}, &drained).ok());
  EXPECT_EQ(drained.under_way(), 1u);
  EXPECT_TRUE(Eventually([&] { return daemon.Status().health() == v1::GetStatusResponse::HEALTH_DRAINING; }));
  grpc::ClientContext reload;
  v1::ReloadResponse reloaded;
  EXPECT_EQ(daemon.admin().Reload(&reload, {}, &reloaded).error_code(), grpc::UNAVAILABLE) << "on its way down";
  void* tag;
  bool ok;
  ASSERT_TRUE(queue.Next(&tag, &ok));
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(FindingsOf(response.result(), "omega"), 1);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

TEST(AdminTest, TheCommandLineAsks) {
  DaemonUnderTest daemon;
  daemon.Check(Article("SEGV, steady"));
  const std::string server = " --server " + daemon.address();  // the API's: the one beside it is meant
  const auto [serves, text] = DaemonUnderTest::CommandLine("status" + server);
  EXPECT_EQ(serves, 0) << text;
  EXPECT_THAT(
      text, ContainsRegex("^claimcheckd [0-9.]+ \\(pid " + std::to_string(daemon.pid()) + "\\) on unix:.*: serving\n"));
  EXPECT_THAT(text, HasSubstr("  calls: 1 OK\n"));
  EXPECT_THAT(text, ContainsRegex("chaos-segv 1.0.0 +serving +1 +1 +0 +0 +0 +0 +1\n"));
  const auto [json_serves, json] = DaemonUnderTest::CommandLine("status --format json" + server + ".admin");
  EXPECT_EQ(json_serves, 0);
  EXPECT_THAT(json, HasSubstr("\"health\":\"HEALTH_SERVING\""));
  EXPECT_EQ(DaemonUnderTest::CommandLine("reload" + server),
            std::pair(0, std::string("reloaded: generation 2 serves\n")));
  const auto [drained, said] = DaemonUnderTest::CommandLine("drain" + server);
  EXPECT_EQ(drained, 0);
  EXPECT_EQ(said, "draining: 0 documents under way are answered, then it ends\n");
  EXPECT_EQ(daemon.AwaitEnd(), 0);
  const auto [gone, error] = DaemonUnderTest::CommandLine("status" + server);
  EXPECT_EQ(gone, 2);
  EXPECT_THAT(error, HasSubstr("expected a daemon, found nobody who answers; start claimcheckd there"));
}

}  // namespace
}  // namespace claimcheck::tests
