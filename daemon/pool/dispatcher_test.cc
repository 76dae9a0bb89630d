#include "daemon/pool/dispatcher.h"

#include <string>
#include <vector>

#include "daemon/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::pool {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct FakeJob : Job {
  explicit FakeJob(std::string_view content = "text", std::string who = "") {
    input.content = content;
    client = std::move(who);
    deadline_ns = 100;
  }
  void Finish(const absl::Status& status, const frames::Frame*) override { ends.push_back(base::ErrorReason(status)); }
  std::vector<std::string> ends;
};

struct FakeRunner : Runner {
  void Start(Job* job, uint64_t ticket) override { started.emplace_back(job, ticket); }
  void Interrupt() override { ++interrupts; }
  std::vector<std::pair<Job*, uint64_t>> started;
  int interrupts = 0;
};

class DispatcherTest : public testing::Test {
 protected:
  int64_t now_ = 1;
  Dispatcher dispatcher_{{.jobs = 2, .bytes = 10}, [this] { return now_; }};
  FakeRunner runner_;
};

TEST_F(DispatcherTest, AnIdleRunnerStartsAtOnceAndTakesTheNextWhenDone) {
  FakeJob a, b;
  EXPECT_EQ(dispatcher_.Offer(&runner_, 7), nullptr);
  ASSERT_TRUE(dispatcher_.Submit(&a).ok());
  EXPECT_THAT(runner_.started, ElementsAre(std::pair<Job*, uint64_t>(&a, 7)));
  ASSERT_TRUE(dispatcher_.Submit(&b).ok());
  EXPECT_EQ(dispatcher_.queued(), 1u);
  EXPECT_EQ(dispatcher_.Done(&runner_, 7), &b);
  EXPECT_EQ(dispatcher_.Done(&runner_, 7), nullptr);
  dispatcher_.Cancel(&a);  // done: no effect
  EXPECT_THAT(a.ends, ElementsAre());
}

TEST_F(DispatcherTest, AFullQueueRefusesWithATimeToWait) {
  FakeJob a, b, c;
  ASSERT_TRUE(dispatcher_.Submit(&a).ok());
  ASSERT_TRUE(dispatcher_.Submit(&b).ok());
  const absl::Status status = dispatcher_.Submit(&c);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(base::ErrorReason(status), "QUEUE_FULL");
  EXPECT_EQ(base::ErrorDetails(status)["retry_after_ms"], "200");
  EXPECT_THAT(std::string(status.message()), HasSubstr("2 documents of 8 bytes wait already"));
}

TEST_F(DispatcherTest, BytesCountToo) {
  FakeJob big("more than ten bytes"), other;
  ASSERT_TRUE(dispatcher_.Submit(&big).ok()) << "a single document is let in whatever its size";
  EXPECT_EQ(base::ErrorReason(dispatcher_.Submit(&other)), "QUEUE_FULL");
}

TEST_F(DispatcherTest, AClientWithLessThanItsShareTakesAPlace) {
  FakeJob a1("a1", "a"), a2("a2", "a"), a3("a3", "a"), b1("b1", "b"), c1("c1", "c");
  ASSERT_TRUE(dispatcher_.Submit(&a1).ok());
  ASSERT_TRUE(dispatcher_.Submit(&a2).ok());
  EXPECT_EQ(base::ErrorReason(dispatcher_.Submit(&a3)), "QUEUE_FULL");
  EXPECT_TRUE(dispatcher_.Submit(&b1).ok());
  EXPECT_THAT(a2.ends, ElementsAre("QUEUE_FULL"));
  EXPECT_EQ(base::ErrorReason(dispatcher_.Submit(&c1)), "QUEUE_FULL") << "everybody has one place";
  EXPECT_EQ(dispatcher_.Offer(&runner_, 1), &a1);
  EXPECT_EQ(dispatcher_.Done(&runner_, 1), &b1);
}

// One runner that took 20 for its last document: the first in the queue waits 20, the second 40.
TEST_F(DispatcherTest, ADocumentThatWouldComeTooLateIsRefusedAtOnce) {
  FakeJob known, running, first, hurried, patient;
  dispatcher_.Offer(&runner_, 1);
  ASSERT_TRUE(dispatcher_.Submit(&known).ok());
  EXPECT_EQ(dispatcher_.ExpectedWaitNs(), 0) << "nothing is known yet";
  now_ += 20;
  EXPECT_EQ(dispatcher_.Done(&runner_, 1), nullptr);
  EXPECT_EQ(dispatcher_.ExpectedWaitNs(), 0) << "somebody is idle";
  ASSERT_TRUE(dispatcher_.Submit(&running).ok());
  EXPECT_EQ(dispatcher_.ExpectedWaitNs(), 20);
  ASSERT_TRUE(dispatcher_.Submit(&first).ok());
  EXPECT_EQ(dispatcher_.ExpectedWaitNs(), 40);
  hurried.deadline_ns = now_ + 39;
  const absl::Status status = dispatcher_.Submit(&hurried);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(base::ErrorReason(status), "TOO_LATE");
  EXPECT_EQ(base::ErrorDetails(status)["retry_after_ms"], "10") << "the least there is";
  patient.deadline_ns = now_ + 40;
  EXPECT_TRUE(dispatcher_.Submit(&patient).ok());
}

TEST(DispatcherWaitTest, NobodyWaitsLongerThanTheQueueAllows) {
  int64_t now = 1;
  Dispatcher dispatcher({.wait_ns = 30}, [&now] { return now; });
  FakeRunner runner;
  FakeJob known, running, first, second;
  dispatcher.Offer(&runner, 1);
  ASSERT_TRUE(dispatcher.Submit(&known).ok());
  now += 20;
  dispatcher.Done(&runner, 1);
  ASSERT_TRUE(dispatcher.Submit(&running).ok());
  ASSERT_TRUE(dispatcher.Submit(&first).ok());
  EXPECT_EQ(base::ErrorReason(dispatcher.Submit(&second)), "TOO_LATE");
}

TEST_F(DispatcherTest, LateDocumentsAreShed) {
  FakeJob late, next, stale;
  stale.deadline_ns = 1;
  EXPECT_EQ(base::ErrorReason(dispatcher_.Submit(&stale)), "DEADLINE_EXCEEDED");
  next.deadline_ns = 300;
  ASSERT_TRUE(dispatcher_.Submit(&late).ok());
  ASSERT_TRUE(dispatcher_.Submit(&next).ok());
  now_ = 200;
  EXPECT_EQ(dispatcher_.Offer(&runner_, 1), &next);
  EXPECT_THAT(late.ends, ElementsAre("DEADLINE_EXCEEDED"));
}

TEST_F(DispatcherTest, CancellingFreesTheQueueAndTellsTheRunner) {
  FakeJob running, waiting;
  dispatcher_.Offer(&runner_, 1);
  ASSERT_TRUE(dispatcher_.Submit(&running).ok());
  ASSERT_TRUE(dispatcher_.Submit(&waiting).ok());
  dispatcher_.Cancel(&waiting);
  EXPECT_THAT(waiting.ends, ElementsAre("CANCELLED"));
  EXPECT_EQ(dispatcher_.queued(), 0u);
  dispatcher_.Cancel(&running);
  EXPECT_EQ(runner_.interrupts, 1);
  EXPECT_THAT(running.ends, ElementsAre()) << "its runner finishes it";
}

TEST_F(DispatcherTest, AFailedRunnersDocumentGoesFirst) {
  FakeJob first, second;
  FakeRunner other;
  dispatcher_.Offer(&runner_, 1);
  ASSERT_TRUE(dispatcher_.Submit(&first).ok());
  ASSERT_TRUE(dispatcher_.Submit(&second).ok());
  EXPECT_EQ(dispatcher_.Abandon(&runner_), &first);
  dispatcher_.Requeue(&first);
  EXPECT_EQ(dispatcher_.Offer(&other, 1), &first);
  EXPECT_EQ(dispatcher_.Abandon(&runner_), nullptr);
}

TEST_F(DispatcherTest, ARunnerThatFailsWhileIdleIsNotChosen) {
  FakeJob job;
  dispatcher_.Offer(&runner_, 1);
  EXPECT_EQ(dispatcher_.Abandon(&runner_), nullptr);
  ASSERT_TRUE(dispatcher_.Submit(&job).ok());
  EXPECT_TRUE(runner_.started.empty());
  EXPECT_EQ(dispatcher_.queued(), 1u);
}

TEST_F(DispatcherTest, DrainingRefusesAndGoesOn) {
  FakeJob before, after;
  ASSERT_TRUE(dispatcher_.Submit(&before).ok());
  dispatcher_.Drain();
  EXPECT_EQ(base::ErrorReason(dispatcher_.Submit(&after)), "DRAINING");
  EXPECT_EQ(dispatcher_.Offer(&runner_, 1), &before);
}

TEST_F(DispatcherTest, StoppingFinishesWhatWaits) {
  FakeJob running, waiting;
  dispatcher_.Offer(&runner_, 1);
  ASSERT_TRUE(dispatcher_.Submit(&running).ok());
  ASSERT_TRUE(dispatcher_.Submit(&waiting).ok());
  dispatcher_.Stop();
  EXPECT_THAT(waiting.ends, ElementsAre("DRAINING"));
  EXPECT_EQ(dispatcher_.Abandon(&runner_), &running);
  dispatcher_.Requeue(&running);
  EXPECT_THAT(running.ends, ElementsAre("DRAINING"));
}

}  // namespace
}  // namespace claimcheck::pool
