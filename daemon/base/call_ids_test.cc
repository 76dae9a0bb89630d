#include "daemon/base/call_ids.h"

#include "gtest/gtest.h"

namespace claimcheck::base {
namespace {

constexpr char kTrace[] = "0af7651916cd43dd8448eb211c80319c";

TEST(CallIdsTest, RequestIdsThatWouldBreakALineAreReplaced) {
  const struct {
    std::string id;
    bool kept;
  } cases[] = {
      {"a", true},
      {"6f1c-4a/2:x@y_z~1+2=3.4", true},
      {std::string(128, 'x'), true},
      {std::string(129, 'x'), false},
      {"", false},
      {"a b", false},
      {"a\nb", false},
      {"a\"b", false},
      {"caf\xc3\xa9", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.id);
    const CallIds ids = MakeCallIds(c.id, "");
    if (c.kept) {
      EXPECT_EQ(ids.request, c.id);
    } else {
      EXPECT_EQ(ids.request.size(), 32u);
      EXPECT_EQ(ids.request.find_first_not_of("0123456789abcdef"), std::string::npos) << ids.request;
      EXPECT_NE(ids.request, MakeCallIds(c.id, "").request);
    }
    EXPECT_EQ(ids.trace, "");
  }
}

TEST(CallIdsTest, OnlyATraceparentGivesATrace) {
  const struct {
    std::string name;
    std::string text;
    bool good;
  } cases[] = {
      {"plain", std::string("00-") + kTrace + "-b7ad6b7169203331-01", true},
      {"flags that nobody knows yet", std::string("00-") + kTrace + "-b7ad6b7169203331-ff", true},
      {"a later version", std::string("cc-") + kTrace + "-b7ad6b7169203331-01", true},
      {"a later version that says more", std::string("cc-") + kTrace + "-b7ad6b7169203331-01-more", true},
      {"version 00 that says more", std::string("00-") + kTrace + "-b7ad6b7169203331-01-more", false},
      {"a later version that goes on", std::string("cc-") + kTrace + "-b7ad6b7169203331-01more", false},
      {"version ff", std::string("ff-") + kTrace + "-b7ad6b7169203331-01", false},
      {"capitals", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false},
      {"no trace", "00-00000000000000000000000000000000-b7ad6b7169203331-01", false},
      {"no parent", std::string("00-") + kTrace + "-0000000000000000-01", false},
      {"short", std::string("00-") + kTrace + "-b7ad6b7169203331-0", false},
      {"other marks", std::string("00_") + kTrace + "-b7ad6b7169203331-01", false},
      {"a line's end", std::string("00-") + kTrace + "-b7ad6b7169203331-0\n", false},
      {"empty", "", false},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(MakeCallIds("r", c.text).trace, c.good ? kTrace : "");
  }
}

}  // namespace
}  // namespace claimcheck::base
