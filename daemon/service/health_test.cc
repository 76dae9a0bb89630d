#include "daemon/service/health.h"

#include "daemon/base/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int64_t kLong = 3600 * base::kSecond;

class HealthTest : public testing::Test {
 protected:
  HealthTest() : health_([this](const std::string& name, bool serving) { Told(name, serving); }) {
    health_.SetCheckers({"alpha", "beta"});
    Said();
  }
  void Told(const std::string& name, bool serving) {
    const std::lock_guard lock(mutex_);
    said_.push_back(name + (serving ? " +" : " -"));
    told_.notify_all();
  }
  std::vector<std::string> Said() {
    const std::lock_guard lock(mutex_);
    return std::exchange(said_, {});
  }
  void AwaitSaid() {
    std::unique_lock lock(mutex_);
    told_.wait(lock, [this] { return !said_.empty(); });
  }

  std::mutex mutex_;
  std::condition_variable told_;
  std::vector<std::string> said_;
  Health health_;
};

TEST_F(HealthTest, ACheckerServesWhileItIsLoaded) {
  EXPECT_TRUE(health_.Serves("alpha"));
  EXPECT_FALSE(health_.Serves("gamma"));
  health_.SetCheckers({"beta", "gamma"});
  EXPECT_THAT(Said(), ElementsAre("claimcheck.v1.ClaimCheck/alpha -", "claimcheck.v1.ClaimCheck/gamma +"));
  health_.SetCheckers({"beta", "gamma"});
  EXPECT_THAT(Said(), IsEmpty()) << "only what has changed is told";
}

TEST_F(HealthTest, WithoutWorkersNothingServes) {
  health_.SetWorkers(false);
  EXPECT_THAT(Said(), ElementsAre(" -", "claimcheck.v1.ClaimCheck -", "claimcheck.v1.ClaimCheck/alpha -",
                                  "claimcheck.v1.ClaimCheck/beta -"));
  EXPECT_EQ(health_.state(), Health::State::kNotServing);
  health_.SetWorkers(true);
  EXPECT_THAT(Said(), ElementsAre(" +", "claimcheck.v1.ClaimCheck +", "claimcheck.v1.ClaimCheck/alpha +",
                                  "claimcheck.v1.ClaimCheck/beta +"));
}

TEST_F(HealthTest, ARestEnds) {
  health_.Rests("beta", kLong);
  EXPECT_THAT(Said(), ElementsAre("claimcheck.v1.ClaimCheck/beta -"));
  EXPECT_TRUE(health_.Serves("alpha"));
  EXPECT_FALSE(health_.Serves("beta"));
  health_.Rests("beta", base::kMillisecond);
  AwaitSaid();
  EXPECT_THAT(Said(), ElementsAre("claimcheck.v1.ClaimCheck/beta +"));
  EXPECT_TRUE(health_.Serves("beta"));
}

TEST_F(HealthTest, DrainingIsForGood) {
  health_.Drain();
  Said();
  health_.SetWorkers(true);
  health_.SetCheckers({"alpha"});
  EXPECT_THAT(Said(), IsEmpty());
  EXPECT_EQ(health_.state(), Health::State::kDraining);
}

}  // namespace
}  // namespace claimcheck::service
