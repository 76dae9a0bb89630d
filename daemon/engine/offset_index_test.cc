#include "daemon/engine/offset_index.h"

#include <gtest/gtest.h>

#include <string>

namespace claimcheck::engine {
namespace {

TEST(OffsetIndex, CountsUnits) {
  OffsetIndex index;
  const struct {
    Encoding encoding;
    uint32_t want[5];  // of the bytes 0, 1 (€), 4 (😀), 8 (b), 9 (end)
  } kCases[] = {{Encoding::kUtf8, {0, 1, 4, 8, 9}},
                {Encoding::kUtf16, {0, 1, 2, 4, 5}},
                {Encoding::kCodePoints, {0, 1, 2, 3, 4}}};
  const std::string text = "a€😀b";
  for (const auto& c : kCases) {
    index.Build(text, c.encoding);
    const uint32_t bytes[] = {0, 1, 4, 8, 9};
    for (int i = 0; i < 5; ++i)
      EXPECT_EQ(index.ToUnits(bytes[i]), c.want[i]) << static_cast<int>(c.encoding) << " " << i;
  }
}

// The naive count, over a text longer than many checkpoints.
TEST(OffsetIndex, AgreesWithCountingFromTheBeginning) {
  std::string text;
  const char* const pieces[] = {"a", "é", "€", "😀", "plain words ", "\n"};
  for (int i = 0; i < 2000; ++i) text += pieces[(i * 7 + i / 5) % 6];
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16, Encoding::kCodePoints}) {
    OffsetIndex index;
    index.Build(text, encoding);
    uint32_t units = 0;
    for (uint32_t at = 0; at <= text.size(); ++at) {
      const auto byte = at < text.size() ? static_cast<uint8_t>(text[at]) : 'x';
      if ((byte & 0xC0) == 0x80) {
        if (encoding == Encoding::kUtf8) ++units;
        continue;
      }
      ASSERT_EQ(index.ToUnits(at), units) << at;
      units += encoding == Encoding::kUtf16 && byte >= 0xF0 ? 2 : 1;
    }
  }
}

TEST(OffsetIndex, HoldsPlainTextAndNothing) {
  OffsetIndex index;
  index.Build("", Encoding::kUtf16);
  EXPECT_EQ(index.ToUnits(0), 0u);
  const std::string plain(1000, 'x');
  index.Build(plain, Encoding::kUtf16);
  EXPECT_EQ(index.ToUnits(999), 999u);
}

}  // namespace
}  // namespace claimcheck::engine
