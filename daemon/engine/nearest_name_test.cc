#include "daemon/engine/nearest_name.h"

#include <gtest/gtest.h>

namespace claimcheck::engine {
namespace {

TEST(NearestName, FindsWhatWasMeant) {
  const std::vector<std::string> known = {"percent-change", "percent-points", "ratio", std::string(200, 'x')};
  const struct {
    std::string name;
    const char* want;
  } kCases[] = {{"percent-chnage", "percent-change"},
                {"percent_points", "percent-points"},
                {"ration", "ratio"},
                {"ratio", "ratio"},
                {"sum", ""},
                {"", ""},
                {std::string(200, 'x'), ""}};
  for (const auto& c : kCases) EXPECT_EQ(Nearest(c.name, known), c.want) << c.name;
}

}  // namespace
}  // namespace claimcheck::engine
