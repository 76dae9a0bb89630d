#include "daemon/base/calendar.h"

#include <gtest/gtest.h>

namespace claimcheck::base {
namespace {

TEST(Calendar, CountsDaysFrom1970) {
  const struct {
    const char* iso;
    int32_t days;
    int weekday;
  } kCases[] = {
      {"1970-01-01", 0, 4},     {"1969-12-31", -1, 3},      {"2024-02-29", 19782, 4},
      {"2023-07-05", 19543, 3}, {"1600-01-01", -135140, 6},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ParseIsoDay(c.iso), c.days) << c.iso;
    EXPECT_EQ(FormatIsoDay(c.days), c.iso);
    EXPECT_EQ(IsoWeekday(c.days), c.weekday) << c.iso;
  }
}

TEST(Calendar, RefusesWhatIsNoDay) {
  for (const char* text : {"", "2023-02-29", "2023-13-01", "2023-00-10", "2023-1-1", "2023/01/01", "20230101",
                           "2023-01-01 ", "-023-01-01", "2023-01-0a"}) {
    EXPECT_EQ(ParseIsoDay(text), std::nullopt) << text;
  }
}

TEST(Calendar, KnowsLeapYears) {
  EXPECT_EQ(DaysInMonth(2024, 2), 29);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
}

}  // namespace
}  // namespace claimcheck::base
