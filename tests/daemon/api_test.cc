// What a client sees when all is well.
#include <grpcpp/generic/generic_stub.h>

#include <chrono>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ApiTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { daemon_ = new DaemonUnderTest; }
  static void TearDownTestSuite() {
    delete daemon_;
    daemon_ = nullptr;
  }
  static DaemonUnderTest* daemon_;
};
DaemonUnderTest* ApiTest::daemon_ = nullptr;

TEST_F(ApiTest, AFindingStandsWhereTheCallerCounts) {
  const struct {
    v1::OffsetEncoding encoding;
    uint32_t begin;
  } cases[] = {{v1::UTF8, 6}, {v1::UTF16, 4}, {v1::CODE_POINTS, 3}, {v1::OFFSET_ENCODING_UNSPECIFIED, 6}};
  for (const auto& c : cases) {
    v1::CheckDocumentRequest request = Article("😀, steady.");
    request.mutable_document()->set_id("d1");
    request.mutable_document()->set_uri("https://news.example/1");
    request.mutable_options()->set_offset_encoding(c.encoding);
    request.mutable_options()->add_checkers("alpha");
    const v1::CheckResult result = daemon_->Check(request).result();
    EXPECT_EQ(result.document().id(), "d1");
    EXPECT_EQ(result.document().uri(), "https://news.example/1");
    ASSERT_EQ(result.findings_size(), 1);
    const v1::Finding& finding = result.findings(0);
    EXPECT_EQ(finding.rule(), "alpha/rule");
    EXPECT_EQ(finding.severity(), v1::Finding::NOTE);
    EXPECT_EQ(finding.message(), "Here it stands.");
    EXPECT_EQ(finding.span().field(), v1::Span::CONTENT);
    EXPECT_EQ(finding.span().begin(), c.begin);
    EXPECT_EQ(finding.span().end(), c.begin + 6);
    EXPECT_EQ(finding.fingerprint().size(), 16u);
    ASSERT_EQ(result.checkers_size(), 1);
    ASSERT_EQ(result.checkers(0).considered_size(), 1);
    EXPECT_EQ(result.checkers(0).considered(0), 1u);
  }
}

TEST_F(ApiTest, RulesCanBeLeftOut) {
  v1::CheckDocumentRequest request = Article("All is steady.");
  request.mutable_options()->add_disable_rules("alpha/rule");
  const v1::CheckResult result = daemon_->Check(request).result();
  EXPECT_EQ(FindingsOf(result, "alpha"), 0);
  EXPECT_EQ(FindingsOf(result, "omega"), 1);
}

TEST_F(ApiTest, FactsOfADocument) {
  v1::ExtractFactsRequest request;
  request.mutable_document()->set_id("d2");
  request.mutable_document()->set_content("About 11,000 people came on 5 May 2024. They left.");
  v1::ExtractFactsResponse response;
  grpc::ClientContext context;
  const grpc::Status status = daemon_->stub().ExtractFacts(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.facts().document().id(), "d2");
  EXPECT_EQ(response.facts().sentences_size(), 2);
  ASSERT_EQ(response.facts().times_size(), 1);
  EXPECT_EQ(response.facts().times(0).timex3(), "2024-05-05");
  EXPECT_EQ(response.facts().times(0).earliest(), "2024-05-05");
}

TEST_F(ApiTest, CheckersAndTheirRules) {
  v1::ListCheckersResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(daemon_->stub().ListCheckers(&context, {}, &response).ok());
  ASSERT_EQ(response.checkers_size(), kTestCheckers + 1);
  EXPECT_EQ(response.checkers(kTestCheckers).id(), "claimcheck");
  EXPECT_EQ(response.checkers(0).id(), "alpha");
  EXPECT_EQ(response.checkers(kTestCheckers - 1).id(), "omega");
  const v1::Checker& alpha = response.checkers(0);
  EXPECT_EQ(alpha.version(), "1.0.0");
  EXPECT_EQ(alpha.vendor(), "tests");
  EXPECT_THAT(alpha.languages(), ElementsAre("en"));
  ASSERT_EQ(alpha.rules_size(), 1);
  EXPECT_EQ(alpha.rules(0).id(), "alpha/rule");
  EXPECT_TRUE(alpha.rules(0).enabled_by_default());
  EXPECT_EQ(alpha.rules(0).page(), "") << "only GetRule gives pages";

  v1::GetRuleRequest request;
  request.set_id("alpha/rule");
  v1::GetRuleResponse rule;
  grpc::ClientContext second;
  ASSERT_TRUE(daemon_->stub().GetRule(&second, request, &rule).ok());
  EXPECT_EQ(rule.rule().page(), "Part of a test.");
  EXPECT_EQ(rule.rule().severity(), v1::Finding::NOTE);
}

TEST_F(ApiTest, Health) {
  EXPECT_EQ(daemon_->Health(""), "SERVING");
  EXPECT_EQ(daemon_->Health("claimcheck.v1.ClaimCheck"), "SERVING");
  EXPECT_EQ(daemon_->Health("no.such.Service"), "error 5");
}

TEST_F(ApiTest, ReflectionNamesTheService) {
  // ServerReflectionRequest by hand: {7: list_services}, then {4: file_containing_symbol}.
  grpc::GenericStub stub(daemon_->channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  grpc::CompletionQueue queue;
  const auto step = [&queue] {
    void* tag;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  auto call = stub.PrepareCall(&context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  ASSERT_TRUE(step());
  const struct {
    std::string request;
    const char* want;
  } cases[] = {
      {"\x3a\x01*", "claimcheck.v1.ClaimCheck"},
      {"\x22\x18"  // file_containing_symbol, 24 bytes
       "claimcheck.v1.ClaimCheck",
       "CheckDocumentsRequest"},
  };
  for (const auto& c : cases) {
    const grpc::Slice slice(c.request);
    call->Write(grpc::ByteBuffer(&slice, 1), nullptr);
    ASSERT_TRUE(step());
    grpc::ByteBuffer answer;
    call->Read(&answer, nullptr);
    ASSERT_TRUE(step());
    std::vector<grpc::Slice> slices;
    ASSERT_TRUE(answer.Dump(&slices).ok());
    std::string text;
    for (const grpc::Slice& part : slices) text.append(reinterpret_cast<const char*>(part.begin()), part.size());
    EXPECT_THAT(text, HasSubstr(c.want));
  }
  context.TryCancel();
  queue.Shutdown();
  void* tag;
  bool ok;
  while (queue.Next(&tag, &ok)) continue;
}

TEST(ReflectionTest, CanBeSwitchedOff) {
  DaemonUnderTest daemon({"--reflection", "false"});
  grpc::ByteBuffer answer;
  EXPECT_EQ(daemon.CallRaw("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "", &answer).error_code(),
            grpc::UNIMPLEMENTED);
  EXPECT_EQ(daemon.Health(""), "SERVING");
}

}  // namespace
}  // namespace claimcheck::tests
