#include "daemon/pool/breaker.h"

#include <string>

#include "gtest/gtest.h"

namespace claimcheck::pool {
namespace {

using base::kSecond;

// Runs a script, one letter a step: C crash, W worked, A admitted, a refused, digits and '.': tenths of a second pass.
class BreakerTest : public testing::Test {
 protected:
  void Run(const std::string& script) {
    for (size_t i = 0; i < script.size(); ++i) {
      SCOPED_TRACE(testing::Message() << "step " << i << " of " << script);
      switch (script[i]) {
        case 'C': breaker_.Crashed("k"); break;
        case 'W': breaker_.Worked("k"); break;
        case 'A': EXPECT_TRUE(breaker_.Admit("k")); break;
        case 'a': EXPECT_FALSE(breaker_.Admit("k")); break;
        case 's': now_ += kSecond; break;
        case 't': now_ += kSecond / 10; break;
        case 'm': now_ += 40 * kSecond; break;
      }
    }
  }
  int64_t now_ = 1000 * kSecond;
  double chance_ = 0.5;
  Breaker breaker_{{}, [this] { return now_; }, [this] { return chance_; }};
};

TEST_F(BreakerTest, TwoCrashesAreForgiven) { Run("CCA"); }
TEST_F(BreakerTest, ThreeWithinTheWindowRest) { Run("CCCa"); }
TEST_F(BreakerTest, OldCrashesDoNotCount) { Run("CCmCA"); }
TEST_F(BreakerTest, ARestEndsInOneTrial) { Run("CCCtasAa"); }
TEST_F(BreakerTest, ATrialThatNobodyHearsOfIsFollowedByAnother) { Run("CCCsAasA"); }
TEST_F(BreakerTest, AfterAGoodTrialItWorks) { Run("CCCsAWAA"); }
TEST_F(BreakerTest, AFailedTrialDoublesTheRest) { Run("CCCsACsassA"); }
TEST_F(BreakerTest, CrashesUnderWayDoNotProlongTheRest) { Run("CCCCCCsA"); }
TEST_F(BreakerTest, CrashingSoonAfterATrialDoublesTheRest) { Run("CCCsAWCCCsasA"); }
TEST_F(BreakerTest, LongGoodWorkWipesTheSlate) { Run("CCCsAWmCCCsA"); }

TEST_F(BreakerTest, RestsAreBoundedAndSpread) {
  Run("CCC");
  for (int i = 0; i < 10; ++i) {
    now_ += 100 * kSecond;
    Run("AC");
  }
  now_ += 60 * kSecond - 1;
  Run("a");
  now_ += 1;
  Run("A");
  chance_ = 0;
  Run("C");
  now_ += 45 * kSecond;
  Run("A");
}

TEST_F(BreakerTest, OneCheckerDoesNotRestAnother) {
  Run("CCC");
  EXPECT_TRUE(breaker_.AnyRests());
  EXPECT_TRUE(breaker_.Admit("other"));
  Run("sAW");
  EXPECT_FALSE(breaker_.AnyRests());
}

}  // namespace
}  // namespace claimcheck::pool
