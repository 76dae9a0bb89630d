// Connections that say nothing, half of something, or too much: others are served, and the daemon's memory stays.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"
#include "tests/daemon/raw_connection.h"

namespace claimcheck::tests {
namespace {

constexpr double kMostMib = kSanitizer ? 400 : 100;              // there each byte has a shadow of several
constexpr size_t kHtmlBytes = kSanitizer ? 200'000 : 2'000'000;  // it takes some thirty times as long there

void ExpectServes(DaemonUnderTest& daemon) {
  EXPECT_EQ(FindingsOf(daemon.Check(Article("It was steady.")).result(), "alpha"), 1);
  EXPECT_EQ(daemon.Health(""), "SERVING");
}

TEST(BadClientsTest, ConnectionsThatSayNothingOrHalfOfIt) {
  RaiseFileLimit();
  constexpr int kConnections = 700;
  DaemonUnderTest daemon;
  ExpectServes(daemon);
  const double before = MemoryMib(daemon.pid());
  const std::string preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  const std::string kinds[] = {"",
                               preface.substr(0, 10),
                               preface,
                               preface + std::string("\x00\xff\xff\x04\x00", 5),
                               "GET / HTTP/1.1\r\n",
                               std::string(5000, '\xff')};
  std::vector<RawConnection> connections;
  for (int i = 0; i < kConnections; ++i) {
    connections.emplace_back(daemon, kinds[static_cast<size_t>(i) % std::size(kinds)]);
    ASSERT_TRUE(connections.back().connected()) << i;
  }
  ExpectServes(daemon);
  EXPECT_LT(MemoryMib(daemon.pid()) - before, kMostMib) << "MiB for " << kConnections << " connections";
  connections.clear();
  ExpectServes(daemon);
}

TEST(BadClientsTest, StreamsThatNeverEnd) {
  DaemonUnderTest daemon;
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReaderWriter<v1::CheckDocumentsRequest, v1::CheckDocumentsResponse>>> streams;
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content("It was steady.");
  for (int i = 0; i < 50; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    streams.push_back(daemon.stub().CheckDocuments(contexts.back().get()));
    ASSERT_TRUE(streams.back()->Write(request));
  }
  ExpectServes(daemon);
  v1::CheckDocumentsResponse response;
  for (const auto& stream : streams) EXPECT_TRUE(stream->Read(&response));
  for (const auto& context : contexts) context->TryCancel();
  for (const auto& stream : streams) EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
  ExpectServes(daemon);
}

TEST(BadClientsTest, HtmlThatNeverCloses) {
  DaemonUnderTest daemon;
  for (const char* tag : {"<div>", "<b>", "<table><tr><td>", "<a b", "<!--", "&amp"}) {
    std::string html = "<p>It was steady.</p>";
    while (html.size() < kHtmlBytes) html += tag;
    v1::CheckDocumentRequest request = Article(html);
    request.mutable_document()->set_format(v1::Document::HTML);
    v1::CheckDocumentResponse response;
    const grpc::Status status = daemon.TryCheck(request, &response);
    EXPECT_TRUE(status.ok()) << tag << ": " << status.error_message();
    EXPECT_EQ(FindingsOf(response.result(), "alpha"), 1) << tag;
  }
}

}  // namespace
}  // namespace claimcheck::tests
