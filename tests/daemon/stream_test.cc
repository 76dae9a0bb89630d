// CheckDocuments: many documents over one call.
#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using Report = v1::CheckerReport;

v1::CheckDocumentsRequest Item(const std::string& id, const std::string& text) {
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_id(id);
  request.mutable_document()->set_content(text);
  return request;
}

// Sends all, then reads all; answers by number.
std::map<uint64_t, v1::CheckDocumentsResponse> Exchange(DaemonUnderTest& daemon,
                                                        const std::vector<v1::CheckDocumentsRequest>& requests) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  auto stream = daemon.stub().CheckDocuments(&context);
  std::thread writer([&] {
    for (const auto& request : requests) EXPECT_TRUE(stream->Write(request));
    stream->WritesDone();
  });
  std::map<uint64_t, v1::CheckDocumentsResponse> answers;
  v1::CheckDocumentsResponse response;
  while (stream->Read(&response)) {
    EXPECT_TRUE(answers.emplace(response.number(), response).second) << "answered twice: " << response.number();
  }
  writer.join();
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
  return answers;
}

TEST(StreamTest, EveryDocumentIsAnsweredWithItsNumberAndId) {
  DaemonUnderTest daemon;
  std::vector<v1::CheckDocumentsRequest> requests;
  for (int i = 0; i < 500; ++i) {
    std::string text = "Begin.";
    for (int n = 0; n < i % 5; ++n) text += " It was steady.";
    requests.push_back(Item("doc" + std::to_string(i), text));
  }
  const auto answers = Exchange(daemon, requests);
  ASSERT_EQ(answers.size(), 500u);
  for (const auto& [number, answer] : answers) {
    EXPECT_EQ(answer.document().id(), "doc" + std::to_string(number));
    EXPECT_EQ(answer.result().document().id(), answer.document().id());
    EXPECT_EQ(FindingsOf(answer.result(), "alpha"), static_cast<int>(number % 5));
  }
}

TEST(StreamTest, OneDocumentsErrorIsItsAnswer) {
  DaemonUnderTest daemon;
  const auto answers =
      Exchange(daemon, {Item("a", "It was steady."), Item("b", ""), Item("c", "\xff"), Item("d", "SEGV, steady.")});
  ASSERT_EQ(answers.size(), 4u);
  EXPECT_EQ(FindingsOf(answers.at(0).result(), "alpha"), 1);
  EXPECT_EQ(answers.at(1).error().code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(InfoOf(answers.at(1).error()).reason(), "EMPTY_DOCUMENT");
  EXPECT_EQ(answers.at(1).document().id(), "b");
  EXPECT_EQ(InfoOf(answers.at(2).error()).reason(), "INVALID_UTF8");
  EXPECT_EQ(OutcomeOf(answers.at(3).result(), "chaos-segv"), Report::CRASHED);
  EXPECT_EQ(FindingsOf(answers.at(3).result(), "omega"), 1);
}

TEST(StreamTest, OptionsHoldUntilOthersCome) {
  DaemonUnderTest daemon;
  v1::CheckDocumentsRequest with_alpha = Item("1", "steady");
  with_alpha.mutable_options()->add_checkers("alpha");
  v1::CheckDocumentsRequest wrong = Item("3", "steady");
  wrong.mutable_options()->set_offset_encoding(static_cast<v1::OffsetEncoding>(9));
  v1::CheckDocumentsRequest with_all = Item("5", "steady");
  with_all.mutable_options();
  const auto answers =
      Exchange(daemon, {Item("0", "steady"), with_alpha, Item("2", "steady"), wrong, Item("4", "steady"), with_all});
  ASSERT_EQ(answers.size(), 6u);
  EXPECT_EQ(answers.at(0).result().checkers_size(), kTestCheckers);
  EXPECT_EQ(answers.at(1).result().checkers_size(), 1);
  EXPECT_EQ(answers.at(2).result().checkers_size(), 1) << "those of number 1";
  EXPECT_EQ(InfoOf(answers.at(3).error()).reason(), "UNKNOWN_OFFSET_ENCODING");
  EXPECT_EQ(answers.at(4).result().checkers_size(), 1) << "options that were refused change nothing";
  EXPECT_EQ(answers.at(5).result().checkers_size(), kTestCheckers);
}

TEST(StreamTest, AnEmptyStreamEnds) {
  DaemonUnderTest daemon;
  EXPECT_TRUE(Exchange(daemon, {}).empty());
}

TEST(StreamTest, ACancelledStreamFreesTheQueueForOthers) {
  DaemonUnderTest daemon({"--workers", "1", "--check-timeout", "600", "--queue-documents", "4"});
  grpc::ClientContext context;
  auto stream = daemon.stub().CheckDocuments(&context);
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(stream->Write(Item("x", "POLITE, steady.")));
  EXPECT_TRUE(daemon.AwaitDocuments(1, 1)) << "one has the worker, the other waits for it";
  context.TryCancel();
  EXPECT_EQ(FindingsOf(daemon.Check(Article("It was steady.")).result(), "alpha"), 1);
  EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
}

TEST(StreamTest, ASenderThatNeverReadsIsHeldBack) {
  DaemonUnderTest daemon;
  grpc::ClientContext context;
  auto stream = daemon.stub().CheckDocuments(&context);
  std::atomic<int> written{0};
  const std::string text = std::string(60'000, 'x') + " steady";
  std::thread writer([&] {
    while (written < 5'000 && stream->Write(Item("x", text))) ++written;
  });
  // Others are served all the while.
  for (int i = 0; i < 50; ++i) EXPECT_EQ(FindingsOf(daemon.Check(Article("It was steady.")).result(), "alpha"), 1);
  EXPECT_LT(written, 5'000) << "300 MB were taken in while nothing was read";
  context.TryCancel();
  writer.join();
  stream->Finish();
  EXPECT_EQ(daemon.Health(""), "SERVING");
}

}  // namespace
}  // namespace claimcheck::tests
