#include "daemon/facts/name_index.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace claimcheck::facts {
namespace {

TEST(NameIndex, KeepsTheFirstValueOfEachKeyWhileItGrows) {
  constexpr uint32_t kKeys = 5000;
  // The second set differs in its lowest bits alone, the third in its highest.
  for (const int shift : {7, 0, 51}) {
    NameIndex index(3);
    for (uint32_t i = 0; i < kKeys; ++i) {
      const uint64_t key = uint64_t{i} << shift;
      EXPECT_EQ(index.Find(key), nullptr) << i;
      EXPECT_EQ(*index.Add(key, i + 1), i + 1);
      EXPECT_EQ(*index.Add(key, kKeys + 1), i + 1);
    }
    for (uint32_t i = 0; i < kKeys; ++i) ASSERT_EQ(*index.Find(uint64_t{i} << shift), i + 1);
    EXPECT_EQ(index.Find(uint64_t{kKeys} << shift), nullptr);
  }
}

TEST(NameIndex, AValueCanBeChangedWhereItStands) {
  NameIndex index(0);
  *index.Add(0, 4) = 9;
  ASSERT_NE(index.Find(0), nullptr);
  EXPECT_EQ(*index.Find(0), 9u);
}

}  // namespace
}  // namespace claimcheck::facts
