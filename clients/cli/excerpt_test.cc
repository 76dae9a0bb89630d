#include "clients/cli/excerpt.h"

#include <gtest/gtest.h>

#include <random>

#include "clients/cli/display_width.h"

namespace claimcheck::cli {
namespace {

TEST(RenderExcerpt, PutsUnderlinesBelowTheirWords) {
  const struct {
    const char* name;
    std::string_view text;
    Mark mark;
    const char* want;
  } kCases[] = {
      {"over an empty line",
       "It is\n\n30.\n",
       {3, 9, true, "x"},
       "   |\n 1 | It is\n   |    ^^\n...\n 3 | 30.\n   | ^^ x\n"},
      {"only a line end", "It is\n30.\n", {5, 6, true, "x"}, "   |\n"},
      {"behind the text", "It", {1, 99, true, "x"}, "   |\n 1 | It\n   |  ^ x\n"},
      {"a line end of two bytes", "It is\r\n30.\r\n", {7, 9, true, "x"}, "   |\n 2 | 30.\n   | ^^ x\n"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(RenderExcerpt(LineIndex(c.text), {c.mark}, 2, Tone::kError, {}), c.want) << c.name;
  }
}

TEST(RenderExcerpt, TakesAnyBytesAndAnyMarks) {
  constexpr const char* kPieces[] = {"a",  "word ", "é",        "🙂", "\n",      "\r\n",        "\t",
                                     ". ", "\xff",  "\xe2\x80", "東",   "e\u0301", "👩‍🚀", "”",
                                     "’ ", "\x1b",  "Nov. ",    "30%",  ") ",      "\r",          "\u202e"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (uint32_t n = random() % (round % 50 == 0 ? 3000 : 60); n > 0; --n)
      text += kPieces[random() % std::size(kPieces)];
    const auto place = [&] { return static_cast<uint32_t>(random() % (text.size() + 3)); };
    std::vector<Mark> marks;
    for (uint32_t n = 1 + random() % 4; n > 0; --n) {
      const auto [begin, end] = std::minmax({place(), place()});
      marks.push_back({begin, end, n == 1, "label"});
    }
    Terminal terminal;
    terminal.columns = 40 + static_cast<int>(random() % 80);
    const std::string shown = RenderExcerpt(LineIndex(text), marks, 5, Tone::kError, terminal);
    EXPECT_EQ(shown.find('\x1b'), std::string::npos) << round;
    EXPECT_LT(shown.size(), 100000u) << round;
    for (size_t at = 0; at < shown.size();) {  // no row is wider than the terminal and what labels need
      const size_t end = shown.find('\n', at);
      ASSERT_NE(end, std::string::npos) << round;
      EXPECT_LE(DisplayWidth(std::string_view(shown).substr(at, end - at)), terminal.columns + 40) << round;
      at = end + 1;
    }
  }
}

}  // namespace
}  // namespace claimcheck::cli
