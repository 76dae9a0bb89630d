// What health says of each checker.
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

std::string NameOf(const std::string& checker) { return "claimcheck.v1.ClaimCheck/" + checker; }

TEST(CheckerHealthTest, ACheckerThatRestsIsNotServingUntilItsRestIsOver) {
  DaemonUnderTest daemon;
  EXPECT_EQ(daemon.Health(NameOf("chaos-segv")), "SERVING");
  EXPECT_EQ(daemon.Health(NameOf("no-such-checker")), "error 5");
  // Three crashes make it rest for a second; where that is over before anybody looks, the next rest is twice as long.
  int number = 0;
  EXPECT_TRUE(Eventually([&] {
    daemon.Check(Article("Number " + std::to_string(++number) + " is SEGV."));
    return daemon.Health(NameOf("chaos-segv")) == "NOT_SERVING";
  }));
  EXPECT_GE(number, 3);
  EXPECT_EQ(daemon.Health(NameOf("alpha")), "SERVING");
  EXPECT_EQ(daemon.Health(""), "SERVING");
  EXPECT_TRUE(Eventually([&] { return daemon.Health(NameOf("chaos-segv")) == "SERVING"; })) << "a rest ends";
}

}  // namespace
}  // namespace claimcheck::tests
