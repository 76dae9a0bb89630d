// Each bad input: its code, its reason, the field at fault and the words.
#include <functional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

constexpr size_t kLimit = 10'000;

// One daemon for the whole table: nothing in it harms one.
class ErrorsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { daemon_ = new DaemonUnderTest({"--max-document-bytes", std::to_string(kLimit)}); }
  static void TearDownTestSuite() {
    delete daemon_;
    daemon_ = nullptr;
  }
  static DaemonUnderTest* daemon_;
};
DaemonUnderTest* ErrorsTest::daemon_ = nullptr;

TEST_F(ErrorsTest, EachBadInput) {
  const struct {
    const char* name;
    std::function<void(v1::CheckDocumentRequest&)> spoil;
    grpc::StatusCode code;
    const char* reason;
    const char* field;
    const char* message;
  } cases[] = {
      {"no document", [](auto& r) { r.clear_document(); }, grpc::INVALID_ARGUMENT, "EMPTY_DOCUMENT", "document.content",
       "expected text, found nothing"},
      {"white space", [](auto& r) { r.mutable_document()->set_content(" \n"); }, grpc::INVALID_ARGUMENT,
       "EMPTY_DOCUMENT", "document.content", "found white space only"},
      {"invalid UTF-8", [](auto& r) { r.mutable_document()->set_content("abc\xff"); }, grpc::INVALID_ARGUMENT,
       "INVALID_UTF8", "document.content", "byte 3"},
      {"invalid title", [](auto& r) { r.mutable_document()->set_title("\xc0"); }, grpc::INVALID_ARGUMENT,
       "INVALID_UTF8", "document.title", "byte 0"},
      {"too large", [](auto& r) { r.mutable_document()->set_content(std::string(kLimit + 1, 'x')); },
       grpc::RESOURCE_EXHAUSTED, "DOCUMENT_TOO_LARGE", "document.content", "expected at most 10000 bytes, found 10001"},
      {"too large in sum",
       [](auto& r) {
         r.mutable_document()->set_content(std::string(kLimit, 'x'));
         r.mutable_document()->set_summary("y");
       },
       grpc::RESOURCE_EXHAUSTED, "DOCUMENT_TOO_LARGE", "document.content", "found 10001"},
      {"id", [](auto& r) { r.mutable_document()->set_id(std::string(1025, 'i')); }, grpc::INVALID_ARGUMENT,
       "FIELD_TOO_LONG", "document.id", "expected at most 1024 bytes, found 1025"},
      {"uri", [](auto& r) { r.mutable_document()->set_uri(std::string(4097, 'u')); }, grpc::INVALID_ARGUMENT,
       "FIELD_TOO_LONG", "document.uri", "expected at most 4096 bytes, found 4097"},
      {"format", [](auto& r) { r.mutable_document()->set_format(static_cast<v1::Document::Format>(9)); },
       grpc::INVALID_ARGUMENT, "UNKNOWN_FORMAT", "document.format", "found 9"},
      {"date", [](auto& r) { r.mutable_document()->set_published("2023-02-29"); }, grpc::INVALID_ARGUMENT,
       "INVALID_DATE", "document.published", "found \"2023-02-29\""},
      {"language", [](auto& r) { r.mutable_document()->set_language("fr"); }, grpc::INVALID_ARGUMENT,
       "UNSUPPORTED_LANGUAGE", "document.language", "only English is read"},
      {"encoding", [](auto& r) { r.mutable_options()->set_offset_encoding(static_cast<v1::OffsetEncoding>(7)); },
       grpc::INVALID_ARGUMENT, "UNKNOWN_OFFSET_ENCODING", "offset_encoding", "found 7"},
      {"checker", [](auto& r) { r.mutable_options()->add_checkers("alfa"); }, grpc::INVALID_ARGUMENT, "UNKNOWN_CHECKER",
       "options.checkers", "found \"alfa\""},
      {"rule", [](auto& r) { r.mutable_options()->add_disable_rules("alpha/ruel"); }, grpc::INVALID_ARGUMENT,
       "UNKNOWN_RULE", "options.disable_rules", "alpha/rule"},
      {"option", [](auto& r) { (*r.mutable_options()->mutable_checker_options())["alpha"] = "{\"x\":1}"; },
       grpc::INVALID_ARGUMENT, "INVALID_OPTION", "options.checker_options", "alpha"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    v1::CheckDocumentRequest request = Article("All is steady.");
    c.spoil(request);
    v1::CheckDocumentResponse response;
    const grpc::Status status = daemon_->TryCheck(request, &response);
    const google::rpc::ErrorInfo info = InfoOf(status);
    EXPECT_EQ(status.error_code(), c.code) << status.error_message();
    EXPECT_THAT(status.error_message(), HasSubstr(c.message));
    EXPECT_EQ(info.reason(), c.reason);
    EXPECT_EQ(info.domain(), "claimcheck");
    EXPECT_THAT(info.metadata().count("field") ? info.metadata().at("field") : "", HasSubstr(c.field));
  }
  v1::CheckDocumentResponse response;
  EXPECT_TRUE(daemon_->TryCheck(Article(std::string(kLimit, 'x')), &response).ok()) << "the limit itself is fine";
}

TEST_F(ErrorsTest, InvalidUtf8NamesTheByte) {
  v1::CheckDocumentResponse response;
  const grpc::Status status = daemon_->TryCheck(Article("abc\xff"), &response);
  EXPECT_EQ(InfoOf(status).metadata().at("byte_offset"), "3");
}

TEST_F(ErrorsTest, FactsHaveTheSameErrors) {
  v1::ExtractFactsRequest request;
  v1::ExtractFactsResponse response;
  grpc::ClientContext context;
  const grpc::Status status = daemon_->stub().ExtractFacts(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(InfoOf(status).reason(), "EMPTY_DOCUMENT");
}

TEST_F(ErrorsTest, AnUnknownRuleIsNotFound) {
  v1::GetRuleRequest request;
  request.set_id("alpha/none");
  v1::GetRuleResponse response;
  grpc::ClientContext context;
  const grpc::Status status = daemon_->stub().GetRule(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::NOT_FOUND);
  EXPECT_EQ(InfoOf(status).reason(), "UNKNOWN_RULE");
  EXPECT_EQ(InfoOf(status).metadata().at("field"), "id");
  EXPECT_EQ(
      status.error_message(),
      "id: expected the id of a loaded rule, \"checker/rule\", found \"alpha/none\"; ListCheckers names all of them");
}

TEST_F(ErrorsTest, BytesThatAreNoRequest) {
  const std::string bad_id = "\x0a\x04\x0a\x02\xff\xfe";  // document { id: two bytes that are not UTF-8 }
  for (const char* method : {"CheckDocument", "ExtractFacts"}) {
    for (const std::string& bytes : {bad_id, std::string("\x0a\x7f")}) {
      grpc::ByteBuffer response;
      const grpc::Status status =
          daemon_->CallRaw(std::string("/claimcheck.v1.ClaimCheck/") + method, bytes, &response);
      EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT) << method;
      EXPECT_EQ(InfoOf(status).reason(), "INVALID_REQUEST");
      EXPECT_THAT(status.error_message(), HasSubstr("expected a claimcheck.v1."));
    }
  }
  EXPECT_THAT(daemon_->Log(), Not(HasSubstr("libprotobuf"))) << "a stranger fills the log";
}

TEST_F(ErrorsTest, FarOverTheLimitIsStillAResourceError) {
  // A little, more than any request may have, and more than gRPC would let in by itself.
  for (const size_t size : {size_t{kLimit + 1}, size_t{5} << 20, size_t{100} << 20}) {
    SCOPED_TRACE(size);
    v1::CheckDocumentResponse response;
    const grpc::Status status = daemon_->TryCheck(Article(std::string(size, 'x')), &response);
    EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
    const google::rpc::ErrorInfo info = InfoOf(status);
    EXPECT_EQ(info.reason(), "DOCUMENT_TOO_LARGE");
    ASSERT_EQ(info.metadata().count("field"), 1u);
    EXPECT_EQ(info.metadata().at("field"), "document.content");
    EXPECT_THAT(status.error_message(), HasSubstr("send the article alone"));
  }
}

TEST_F(ErrorsTest, AStreamGoesOnAfterADocumentFarOverTheLimit) {
  grpc::ClientContext context;
  const auto stream = daemon_->stub().CheckDocuments(&context);
  for (const std::string& text : {std::string(50u << 20, 'x'), std::string("It was steady.")}) {
    v1::CheckDocumentsRequest request;
    request.mutable_document()->set_content(text);
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  int answers = 0;
  for (v1::CheckDocumentsResponse response; stream->Read(&response); ++answers) {
    EXPECT_EQ(InfoOf(response.error()).reason(), response.number() == 0 ? "DOCUMENT_TOO_LARGE" : "");
    EXPECT_EQ(FindingsOf(response.result(), "alpha"), response.number() == 0 ? 0 : 1);
  }
  EXPECT_EQ(answers, 2);
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(OverloadTest, AFullQueueSaysWhenToComeBackAndHealthStaysUp) {
  DaemonUnderTest daemon({"--workers", "1", "--queue-documents", "1", "--check-timeout", "2"});
  struct Call {
    grpc::ClientContext context;
    v1::CheckDocumentResponse response;
    grpc::Status status;
  };
  std::vector<std::unique_ptr<Call>> calls;
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<grpc::ClientAsyncResponseReader<v1::CheckDocumentResponse>>> readers;
  for (int i = 0; i < 6; ++i) {
    calls.push_back(std::make_unique<Call>());
    readers.push_back(daemon.stub().AsyncCheckDocument(&calls.back()->context, Article("POLITE, steady."), &queue));
    readers.back()->Finish(&calls.back()->response, &calls.back()->status, calls.back().get());
  }
  EXPECT_EQ(daemon.Health(""), "SERVING");
  int refused = 0;
  for (size_t i = 0; i < calls.size(); ++i) {
    void* tag;
    bool ok;
    ASSERT_TRUE(queue.Next(&tag, &ok));
    const grpc::Status& status = static_cast<Call*>(tag)->status;
    if (status.error_code() != grpc::RESOURCE_EXHAUSTED) continue;
    ++refused;
    EXPECT_EQ(InfoOf(status).reason(), "QUEUE_FULL");
    google::rpc::Status details;
    ASSERT_TRUE(details.ParseFromString(status.error_details()));
    google::rpc::RetryInfo retry;
    ASSERT_EQ(details.details_size(), 2);
    ASSERT_TRUE(details.details(1).UnpackTo(&retry));
    EXPECT_EQ(retry.retry_delay().nanos(), 200'000'000);
  }
  EXPECT_EQ(refused, 4) << "one runs and one waits";
}

}  // namespace
}  // namespace claimcheck::tests
