// More documents than there are workers for: who is let in, who is not, and who still gets an answer at once.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using Clock = std::chrono::steady_clock;

// Keeps `callers` calls under way until it is destroyed; each refused one waits as long as it was told.
class Load {
 public:
  Load(DaemonUnderTest& daemon, int callers, const std::string& client, const std::string& text) {
    for (int i = 0; i < callers; ++i) {
      threads_.emplace_back([this, &daemon, client, text] {
        const auto stub = v1::ClaimCheck::NewStub(daemon.NewChannel());
        while (!done_) Call(*stub, client, text);
      });
    }
  }
  ~Load() {
    done_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  int answered() const { return answered_; }
  int refused() const { return refused_; }

 private:
  void Call(v1::ClaimCheck::Stub& stub, const std::string& client, const std::string& text) {
    grpc::ClientContext context;
    context.AddMetadata("claimcheck-client", client);
    v1::CheckDocumentResponse response;
    const grpc::Status status = stub.CheckDocument(&context, Article(text), &response);
    if (status.ok()) {
      ++answered_;
      return;
    }
    EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED) << status.error_message();
    EXPECT_THAT(InfoOf(status).reason(), testing::AnyOf("QUEUE_FULL", "TOO_LATE"));
    EXPECT_EQ(InfoOf(status).metadata().count("retry_after_ms"), 1u);
    ++refused_;
    std::this_thread::yield();
  }

  std::atomic<bool> done_{false};
  std::atomic<int> answered_{0}, refused_{0};
  std::vector<std::thread> threads_;
};

// Thirty-two callers that do not wait when they are told to, four places in the queue.
TEST(OverloadTest, HealthAnswersMeanwhile) {
  DaemonUnderTest daemon({"--queue-documents", "4"});
  const Load load(daemon, 32, "busy", std::string(20'000, 'x') + " steady");
  EXPECT_TRUE(Eventually([&] { return load.refused() > 20; }));
  std::vector<double> took;
  for (int i = 0; i < 20; ++i) {
    const auto before = Clock::now();
    EXPECT_EQ(daemon.Health(""), "SERVING");
    took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
  }
  std::sort(took.begin(), took.end());
  RecordProperty("median_ms", std::to_string(took[took.size() / 2]));  // tests/bench/overload.py measures how soon
  EXPECT_GT(load.answered(), 0);
}

TEST(OverloadTest, AGreedyClientDoesNotKeepAnotherWaiting) {
  DaemonUnderTest daemon({"--queue-documents", "8", "--workers", "1"});
  const Load greedy(daemon, 24, "greedy", "It was steady.");
  EXPECT_TRUE(Eventually([&] { return greedy.refused() > 20; }));
  for (int i = 0; i < 30; ++i) {
    grpc::ClientContext context;
    context.AddMetadata("claimcheck-client", "modest");
    v1::CheckDocumentResponse response;
    const grpc::Status status = daemon.stub().CheckDocument(&context, Article("It was steady."), &response);
    EXPECT_TRUE(status.ok()) << "refused although it waits alone: " << status.error_message();
  }
}

TEST(OverloadTest, AQueueThatWouldTakeTooLongIsNotEntered) {
  DaemonUnderTest daemon({"--workers", "1", "--queue-wait", "0.001"});
  const Load load(daemon, 16, "busy", std::string(50'000, 'x') + " steady");
  EXPECT_TRUE(Eventually([&] { return load.refused() > 20 && load.answered() > 20; }));
}

}  // namespace
}  // namespace claimcheck::tests
