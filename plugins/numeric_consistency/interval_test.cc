#include "plugins/numeric_consistency/interval.h"

#include <gtest/gtest.h>

#include <limits>

#include "claimcheck/plugin.h"

namespace claimcheck::numeric {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Interval, ReadsWhatANumberCanMean) {
  const struct {
    const char* name;
    Written written;
    Interval want;
  } kCases[] = {
      {"a count is exact", {17, 1, CC_HEDGE_NONE, true, false}, {17, 17}},
      {"a measure is rounded", {17, 1, CC_HEDGE_NONE, false, false}, {16.5, 17.5}},
      {"decimals bind", {2.5, 0.1, CC_HEDGE_NONE, false, false}, {2.45, 2.55}},
      {"a scale leaves digits out", {2.3e6, 1e5, CC_HEDGE_NONE, true, true}, {2.25e6, 2.35e6}},
      {"zeros excuse a little", {200, 100, CC_HEDGE_NONE, true, false}, {198, 202}},
      {"large zeros excuse more", {11000, 1000, CC_HEDGE_NONE, true, false}, {10670, 11330}},
      {"a round thousand is no blank cheque", {10000, 10000, CC_HEDGE_NONE, true, false}, {9700, 10300}},
      {"about", {17, 1, CC_HEDGE_ABOUT, true, false}, {15.3, 18.7}},
      {"nearly", {100, 1, CC_HEDGE_NEARLY, true, false}, {85, 100}},
      {"more than", {17, 1, CC_HEDGE_OVER, true, false}, {17, kInfinity}},
      {"at most", {17, 1, CC_HEDGE_AT_MOST, true, false}, {-kInfinity, 17}},
  };
  for (const auto& c : kCases) {
    const Interval got = Reading(c.written);
    EXPECT_DOUBLE_EQ(got.low, c.want.low) << c.name;
    EXPECT_DOUBLE_EQ(got.high, c.want.high) << c.name;
  }
}

TEST(Interval, ReadsPercentagesAsRoundedOrCutOff) {
  const struct {
    const char* name;
    double value, step;
    Interval want;
  } kCases[] = {
      {"whole", 25, 1, {24.5, 26}},
      {"the zero of 20 is a digit", 20, 10, {19.5, 21}},
      {"one decimal", 37.5, 0.1, {37.45, 37.6}},
      {"hundreds", 300, 100, {291, 309}},
  };
  for (const auto& c : kCases) {
    const Interval got = PercentReading(c.value, c.step, CC_HEDGE_NONE);
    EXPECT_DOUBLE_EQ(got.low, c.want.low) << c.name;
    EXPECT_DOUBLE_EQ(got.high, c.want.high) << c.name;
  }
}

TEST(Interval, ReadsWhatIsWrittenAboveATextAsRoundedOrCutOff) {
  const struct {
    const char* name;
    Written written;
    double text;
    bool want;
  } kCases[] = {
      {"the same", {17, 1, CC_HEDGE_NONE, true, false}, 17, true},
      {"another count", {17, 1, CC_HEDGE_NONE, true, false}, 18, false},
      {"698 jobs are 700", {700, 100, CC_HEDGE_NONE, true, false}, 698, true},
      {"640 jobs are not", {700, 100, CC_HEDGE_NONE, true, false}, 640, false},
      {"19 is no 20", {20, 10, CC_HEDGE_NONE, true, false}, 19, false},
      {"$33.8 million cut off", {33e6, 1e6, CC_HEDGE_NONE, false, true}, 33.8e6, true},
      {"19% is not cut off to 18%", {18, 1, CC_HEDGE_NONE, false, false}, 19, false},
      {"$905,000 is $900K", {900e3, 1e3, CC_HEDGE_NONE, false, true}, 905e3, true},
      {"$915,000 is not", {900e3, 1e3, CC_HEDGE_NONE, false, true}, 915e3, false},
      {"more than 20, said of 35", {20, 1, CC_HEDGE_OVER, true, false}, 35, true},
      {"more than 20, said of 500", {20, 1, CC_HEDGE_OVER, true, false}, 500, false},
      {"fewer than 20, said of 22", {20, 1, CC_HEDGE_UNDER, true, false}, 22, false},
      {"nearly 700", {700, 1, CC_HEDGE_NEARLY, true, false}, 640, true},
      {"about 700", {700, 1, CC_HEDGE_ABOUT, true, false}, 720, true},
  };
  for (const auto& c : kCases) EXPECT_EQ(Holds(Restated(c.written), c.text), c.want) << c.name;
  EXPECT_TRUE(Holds(RestatedShare(1.0 / 3, CC_HEDGE_NONE), 0.35));
  EXPECT_FALSE(Holds(RestatedShare(1.0 / 3, CC_HEDGE_NONE), 0.4));
  EXPECT_TRUE(Holds(RestatedShare(0.5, CC_HEDGE_OVER), 0.9));
}

TEST(Interval, ReadsRoundedPercentagesAndConvertedMeasures) {
  EXPECT_TRUE(Holds(RoundedPercent(20, 10), 20.4));
  EXPECT_FALSE(Holds(RoundedPercent(20, 10), 20.6));
  EXPECT_TRUE(Holds(RoundedPercent(2.5, 0.1), 2.54));
  const Written round = {100, 100, CC_HEDGE_NONE, false, false};
  EXPECT_TRUE(Holds(Converted(round, kInfinity), 97));
  EXPECT_FALSE(Holds(Converted(round, kInfinity), 80));
  EXPECT_FALSE(Holds(Converted(round, 1), 97));
}

TEST(Interval, ComputesEveryResultThatSomeReadingAllows) {
  const struct {
    const char* name;
    Interval got, want;
  } kCases[] = {
      {"add", Add({1, 2}, {10, 20}), {11, 22}},
      {"subtract", Subtract({1, 2}, {10, 20}), {-19, -8}},
      {"multiply", Multiply({1, 2}, {10, 20}), {10, 40}},
      {"nothing times no bound", Multiply({0, 0}, {1, kInfinity}), {0, 0}},
      {"divide", Divide({10, 20}, {2, 5}), {2, 10}},
      {"by what may be nothing", Divide({10, 20}, {0, 5}), {2, kInfinity}},
      {"by what has no bound", Divide({10, 20}, {5, kInfinity}), {0, 4}},
      {"whole things", ToWholeThings({3, 4}), {2.5, 4.5}},
      {"rise", RelativeChange({200, 200}, {250, 250}), {25, 25}},
      {"fall", RelativeChange({250, 250}, {200, 200}), {-20, -20}},
      {"from nothing", RelativeChange({0, 1}, {5, 5}), {-kInfinity, kInfinity}},
  };
  for (const auto& c : kCases) {
    EXPECT_DOUBLE_EQ(c.got.low, c.want.low) << c.name;
    EXPECT_DOUBLE_EQ(c.got.high, c.want.high) << c.name;
  }
}

TEST(Interval, DisagreesOnlyWhereNoReadingHolds) {
  const struct {
    const char* name;
    Interval a, b;
    bool want;
  } kCases[] = {
      {"apart", {1, 2}, {3, 4}, true},
      {"touching", {1, 2}, {2, 3}, false},
      {"binary slack", {0.1 + 0.2, 1}, {0, 0.3}, false},
      {"open", {5, kInfinity}, {1e9, 1e9}, false},
      {"open and below", {5, kInfinity}, {1, 4}, true},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Disagree(c.a, c.b), c.want) << c.name;
    EXPECT_EQ(Disagree(c.b, c.a), c.want) << c.name;
  }
}

}  // namespace
}  // namespace claimcheck::numeric
