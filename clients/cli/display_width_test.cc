#include "clients/cli/display_width.h"

#include <gtest/gtest.h>

namespace claimcheck::cli {
namespace {

TEST(DisplayWidth, CountsWhatATerminalShows) {
  const struct {
    const char* name;
    std::string_view text;
    int columns;
    std::string_view printed;
  } kCases[] = {
      {"empty", "", 0, ""},
      {"ascii", "About 11,000", 12, "About 11,000"},
      {"accent in one code point", "caf\u00e9", 4, "caf\u00e9"},
      {"combining accent", "cafe\u0301", 4, "cafe\u0301"},
      {"wide", "東京", 4, "東京"},
      {"emoji", "🙂", 2, "🙂"},
      {"emoji with skin tone", "👍🏽", 2, "👍🏽"},
      {"emoji joined by U+200D", "👩‍🚀", 2, "👩‍🚀"},
      {"emoji made by VARIATION SELECTOR-16", "☎\uFE0F", 2, "☎\uFE0F"},
      {"flag", "🇫🇷", 2, "🇫🇷"},
      {"two flags", "🇫🇷🇩🇪", 4, "🇫🇷🇩🇪"},
      {"dash", "–", 1, "–"},
      {"tab", "a\tb", 6, "a    b"},
      {"escape sequence", "a\x1b[2Jb", 6, "a\uFFFD[2Jb"},
      {"bidirectional override", "a\u202Eb", 3, "a\uFFFDb"},
      {"not UTF-8",
       "a\xFF"
       "b",
       3, "a\uFFFDb"},
      {"cut short", "a\xE2\x80", 3, "a\uFFFD\uFFFD"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(DisplayWidth(c.text), c.columns) << c.name;
    EXPECT_EQ(Printable(c.text), c.printed) << c.name;
  }
}

TEST(CellsOf, CoverAllBytesInOrder) {
  const std::string_view text = "e\u0301 👩‍🚀\t\xFF.";
  uint32_t at = 0;
  for (const Cell& cell : CellsOf(text)) {
    EXPECT_EQ(cell.begin, at);
    EXPECT_GT(cell.end, cell.begin);
    at = cell.end;
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace claimcheck::cli
