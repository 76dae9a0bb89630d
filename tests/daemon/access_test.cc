// Who may call what, and what the log says of those who may not.
#include <signal.h>

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

// SHA-256 of "all".
constexpr char kAll[] = "5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629";

class AccessTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/claimcheckd-test-clients-XXXXXX";
    folder_ = mkdtemp(name);
    Write("all", kAll, "");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void Write(const std::string& name, const std::string& hash, const std::string& more) const {
    std::ofstream(Path()) << "[[client]]\nname = \"" << name << "\"\ntoken_sha256 = \"" << hash << "\"\n" << more;
  }
  std::string Path() const { return folder_ / "clients.toml"; }

  static grpc::Status Check(DaemonUnderTest& daemon, const std::string& token, const std::string& text = "steady") {
    grpc::ClientContext context;
    if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
    v1::CheckDocumentResponse response;
    return daemon.stub().CheckDocument(&context, Article(text), &response);
  }
  static grpc::Status Facts(DaemonUnderTest& daemon, const std::string& token) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    v1::ExtractFactsRequest request;
    request.mutable_document()->set_content("steady");
    v1::ExtractFactsResponse response;
    return daemon.stub().ExtractFacts(&context, request, &response);
  }
  static grpc::Status Rules(DaemonUnderTest& daemon, const std::string& token) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    v1::ListCheckersResponse response;
    return daemon.stub().ListCheckers(&context, {}, &response);
  }
  static grpc::Status Stream(DaemonUnderTest& daemon, const std::string& token) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    auto stream = daemon.stub().CheckDocuments(&context);
    stream->WritesDone();
    v1::CheckDocumentsResponse response;
    while (stream->Read(&response)) continue;
    return stream->Finish();
  }

  std::filesystem::path folder_;
};

TEST_F(AccessTest, NoTokenNoCallAndALineInTheLog) {
  DaemonUnderTest daemon({"--clients", Path()});
  const struct {
    const char* token;
    const char* reason;
  } cases[] = {{"", "NO_TOKEN"}, {"wrong-canary", "UNKNOWN_TOKEN"}};
  for (const auto& c : cases) {
    const grpc::Status status = Check(daemon, c.token, "CANARY steady");
    EXPECT_EQ(status.error_code(), grpc::UNAUTHENTICATED);
    EXPECT_EQ(InfoOf(status).reason(), c.reason);
    EXPECT_THAT(daemon.Log(), HasSubstr("refused: CheckDocument from unix:"));
    EXPECT_THAT(daemon.Log(), HasSubstr(std::string("client unknown: ") + c.reason));
  }
  EXPECT_EQ(Stream(daemon, "wrong-canary").error_code(), grpc::UNAUTHENTICATED);
  EXPECT_EQ(daemon.Log().find("canary"), std::string::npos) << "a token is in the log";
  EXPECT_EQ(daemon.Log().find("CANARY"), std::string::npos) << "a document is in the log";
  EXPECT_TRUE(Check(daemon, "all").ok());
  EXPECT_TRUE(Stream(daemon, "all").ok());
  EXPECT_EQ(daemon.Health(""), "SERVING") << "health asks for no token";
}

TEST_F(AccessTest, MethodsGoByGroups) {
  const struct {
    const char* methods;
    bool check, facts, rules;
  } cases[] = {
      {"methods = [\"check\"]\n", true, false, false},
      {"methods = [\"facts\"]\n", false, true, false},
      {"methods = [\"rules\", \"facts\"]\n", false, true, true},
      {"methods = []\n", false, false, false},
      {"", true, true, true},
  };
  DaemonUnderTest daemon({"--clients", Path(), "--workers", "1"});
  for (const auto& c : cases) {
    SCOPED_TRACE(c.methods);
    Write("all", kAll, c.methods);
    const std::string before = daemon.Log();
    daemon.Signal(SIGHUP);
    ASSERT_TRUE(Eventually([&] { return daemon.Log().find("reloaded", before.size()) != std::string::npos; }));
    const auto code = [](bool allowed) { return allowed ? grpc::OK : grpc::PERMISSION_DENIED; };
    EXPECT_EQ(Check(daemon, "all").error_code(), code(c.check));
    EXPECT_EQ(Stream(daemon, "all").error_code(), code(c.check));
    EXPECT_EQ(Facts(daemon, "all").error_code(), code(c.facts));
    EXPECT_EQ(Rules(daemon, "all").error_code(), code(c.rules));
  }
  EXPECT_THAT(daemon.Log(), HasSubstr("client all: METHOD_NOT_ALLOWED"));
}

TEST_F(AccessTest, AClientHasNoMoreUnderWayThanItMay) {
  Write("all", kAll, "documents_at_once = 1\n");
  DaemonUnderTest daemon({"--clients", Path(), "--check-timeout", "600"});
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer all");
  auto stream = daemon.stub().CheckDocuments(&context);
  v1::CheckDocumentsRequest polite;
  polite.mutable_document()->set_content("POLITE");
  // Again and again, as the call may be faster than the stream, and then the stream's document is the one that is
  // refused.
  EXPECT_TRUE(Eventually([&] {
    EXPECT_TRUE(stream->Write(polite));
    return InfoOf(Check(daemon, "all")).reason() == "TOO_MANY_DOCUMENTS";
  }));
  context.TryCancel();
  stream->Finish();
  EXPECT_TRUE(Eventually([&] { return Check(daemon, "all").ok(); })) << "the place is free again";
}

TEST_F(AccessTest, AWrongFileKeepsTheOldClientsAndKeepsANewDaemonFromStarting) {
  DaemonUnderTest daemon({"--clients", Path()});
  std::ofstream(Path()) << "[[client]]\nname = \"all\"\n";
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("expected a name and a token_sha256") != std::string::npos; }));
  EXPECT_TRUE(Check(daemon, "all").ok());
  EXPECT_EQ(Check(daemon, "other").error_code(), grpc::UNAUTHENTICATED);
  DaemonUnderTest second({"--clients", Path()});
  EXPECT_EQ(second.AwaitEnd(), 1);
}

}  // namespace
}  // namespace claimcheck::tests
