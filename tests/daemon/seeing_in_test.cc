// Which call a line of the log is about, and what never stands in one.
#include <signal.h>

#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kTrace[] = "0af7651916cd43dd8448eb211c80319c";
constexpr char kTraceparent[] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

std::string IdOf(const grpc::ClientContext& context) {
  const auto& metadata = context.GetServerInitialMetadata();
  const auto found = metadata.find("x-request-id");
  return found == metadata.end() ? "none" : std::string(found->second.data(), found->second.size());
}

// The lines of a JSON log whose message holds `words`.
std::vector<nlohmann::json> LinesWith(const DaemonUnderTest& daemon, const std::string& words) {
  std::vector<nlohmann::json> found;
  std::istringstream lines(daemon.Log());
  for (std::string line; std::getline(lines, line);) {
    auto object = nlohmann::json::parse(line, nullptr, false);
    EXPECT_TRUE(object.is_object()) << line;
    if (object.is_object() && object["message"].get<std::string>().find(words) != std::string::npos) {
      found.push_back(std::move(object));
    }
  }
  return found;
}

class RequestIdTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { daemon_ = new DaemonUnderTest; }
  static void TearDownTestSuite() {
    delete daemon_;
    daemon_ = nullptr;
  }
  static void Start(grpc::ClientContext& context, const std::string& id) {
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    if (!id.empty()) context.AddMetadata("x-request-id", id);
  }
  static inline DaemonUnderTest* daemon_ = nullptr;
};

TEST_F(RequestIdTest, ComesBackWithEveryAnswerAndInEveryError) {
  const struct {
    const char* name;
    std::string content, rule;  // of CheckDocument, or of GetRule
    grpc::StatusCode code;
  } cases[] = {
      {"an answer", "steady", "", grpc::OK},
      {"an error of the worker's", "", "", grpc::INVALID_ARGUMENT},
      {"an error of the front's", "", "no/rule", grpc::NOT_FOUND},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    grpc::ClientContext context;
    Start(context, "caller/1");
    grpc::Status status;
    if (c.rule.empty()) {
      v1::CheckDocumentResponse response;
      status = daemon_->stub().CheckDocument(&context, Article(c.content), &response);
    } else {
      v1::GetRuleRequest request;
      request.set_id(c.rule);
      v1::GetRuleResponse response;
      status = daemon_->stub().GetRule(&context, request, &response);
    }
    EXPECT_EQ(status.error_code(), c.code) << status.error_message();
    EXPECT_EQ(IdOf(context), "caller/1");
    if (!status.ok()) {
      EXPECT_EQ(InfoOf(status).metadata().at("request_id"), "caller/1");
    }
  }
}

TEST_F(RequestIdTest, IsMadeIfTheCallerHasNone) {
  std::string before;
  for (const char* id : {"", "two words"}) {
    grpc::ClientContext context;
    Start(context, id);
    v1::ListCheckersResponse response;
    EXPECT_TRUE(daemon_->stub().ListCheckers(&context, {}, &response).ok());
    EXPECT_EQ(IdOf(context).size(), 32u) << IdOf(context);
    EXPECT_NE(IdOf(context), before);
    before = IdOf(context);
  }
}

TEST_F(RequestIdTest, OfADocumentInAStreamHasItsNumber) {
  grpc::ClientContext context;
  Start(context, "batch");
  auto stream = daemon_->stub().CheckDocuments(&context);
  v1::CheckDocumentsRequest request;
  v1::CheckDocumentsResponse response;
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(stream->Write(request));
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(InfoOf(response.error()).metadata().at("request_id"), "batch/" + std::to_string(i));
  }
  EXPECT_EQ(IdOf(context), "batch");
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(PluginLogTest, ALineSaysWhichCallAndWhichCheckerItIsAbout) {
  DaemonUnderTest daemon({"--log-format", "json"});
  grpc::ClientContext context;
  context.AddMetadata("x-request-id", "desk-7");
  context.AddMetadata("traceparent", kTraceparent);
  v1::CheckDocumentResponse response;
  ASSERT_TRUE(daemon.stub().CheckDocument(&context, Article("LASTWORDS, LOGS."), &response).ok());
  EXPECT_EQ(OutcomeOf(response.result(), "chaos-lastwords"), v1::CheckerReport::CRASHED);
  for (const auto& [words, checker] : {std::pair("about to fall", "chaos-lastwords"),
                                       {"ended by signal 6", "chaos-lastwords"},
                                       {"one line", "chaos-logs"}}) {
    SCOPED_TRACE(words);
    const auto lines = LinesWith(daemon, words);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].value("request_id", ""), "desk-7");
    EXPECT_EQ(lines[0].value("trace_id", ""), kTrace);
    EXPECT_EQ(lines[0].value("checker", ""), checker);
  }
  EXPECT_EQ(LinesWith(daemon, "and on and on").size(), 49u)
      << "fifty lines of one document, and how many there were more";
  EXPECT_EQ(LinesWith(daemon, "951 more lines were dropped").size(), 1u);
  // Another call has its own ids, and none of a trace.
  daemon.Check(Article("LOGS again."));
  const auto lines = LinesWith(daemon, "one line");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].value("request_id", "").size(), 32u);
  EXPECT_FALSE(lines[1].contains("trace_id"));
}

TEST(PluginLogTest, ALineStaysALine) {
  DaemonUnderTest daemon;
  daemon.Check(Article("LOGS"));
  EXPECT_THAT(daemon.Log(), Not(HasSubstr("\n2024-01-01")));
  EXPECT_THAT(daemon.Log(), HasSubstr(" checker=chaos-logs\n"));
}

// Whatever becomes of a document, at the level that says most, nothing of it is in the log.
TEST(CanaryTest, NoDocumentIsInTheLog) {
  DaemonUnderTest daemon({"--log-level", "debug", "--check-timeout", "2", "--max-document-bytes", "2000"});
  const auto article = [](const std::string& word) {
    v1::CheckDocumentRequest request = Article("CANARY steady " + word);
    request.mutable_document()->set_id("CANARY");
    request.mutable_document()->set_uri("CANARY");
    request.mutable_document()->set_title("CANARY");
    request.mutable_document()->set_summary("CANARY");
    return request;
  };
  const char* const prints = kSanitizer ? "" : "PRINTS";  // the worker keeps its standard error, for it to speak
  for (const char* word :
       {"", "SEGV", "GARBAGE", "HALF", "HANGS", "LOGS", "MALFORMED", "POLITE", prints, "THROWS", "\xff"}) {
    v1::CheckDocumentResponse response;
    daemon.TryCheck(article(word), &response);
    v1::ExtractFactsRequest request;
    *request.mutable_document() = article(word).document();
    v1::ExtractFactsResponse facts;
    grpc::ClientContext context;
    daemon.stub().ExtractFacts(&context, request, &facts);
  }
  for (int wrong = 0; wrong < 5; ++wrong) {
    v1::CheckDocumentRequest request = article("");
    if (wrong == 0) request.mutable_document()->set_published("CANARY");
    if (wrong == 1) request.mutable_document()->set_language("CANARY");
    if (wrong == 2) request.mutable_options()->add_checkers("CANARY");
    if (wrong == 3) (*request.mutable_options()->mutable_checker_options())["alpha"] = "CANARY";
    if (wrong == 4) request.mutable_document()->set_content("CANARY" + std::string(3000, 'x'));
    v1::CheckDocumentResponse response;
    EXPECT_FALSE(daemon.TryCheck(request, &response).ok()) << wrong;
  }
  grpc::ByteBuffer answer;
  EXPECT_FALSE(daemon.CallRaw("/claimcheck.v1.ClaimCheck/CheckDocument", "CANARY", &answer).ok());
  EXPECT_FALSE(daemon.CallRaw("/claimcheck.v1.ClaimCheck/CANARY", "CANARY", &answer).ok());
  EXPECT_THAT(daemon.Log(), HasSubstr("CheckDocument of client unix: RESOURCE_EXHAUSTED DOCUMENT_TOO_LARGE"));
  EXPECT_THAT(daemon.Log(), Not(HasSubstr("CANARY")));
}

}  // namespace
}  // namespace claimcheck::tests
