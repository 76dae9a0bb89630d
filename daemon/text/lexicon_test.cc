#include "daemon/text/lexicon.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace claimcheck::text::lexicon {
namespace {

TEST(Lexicon, FindsWordsWhateverTheirCase) {
  const uint16_t may = Find("may");
  EXPECT_NE(may, 0);
  EXPECT_EQ(Find("MAY"), may);
  EXPECT_EQ(Find("May"), may);
  EXPECT_TRUE(Has(may, Class::kMonth));
  EXPECT_FALSE(Has(may, Class::kWeekday));
  EXPECT_EQ(Value(may, Class::kMonth), 5);
  EXPECT_EQ(Value(may, Class::kWeekday), 0);
  EXPECT_EQ(Word(may), "may");
  EXPECT_EQ(Name(Class::kMonth), "month");
}

TEST(Lexicon, KnowsTheLemma) {
  EXPECT_EQ(Word(Lemma(Find("Sept."), Class::kMonth)), "september");
  EXPECT_EQ(Lemma(Find("Sept."), Class::kWeekday), 0);
}

TEST(Lexicon, FindsNothingElse) {
  for (const char* word : {"", "mayqq", "maq", "m\xC3\xA4y", "m@y", "m`y", "[ay", "floccinaucinihilipilificationism",
                           "floccinaucinihilipilificationisms"}) {
    EXPECT_EQ(Find(word), 0) << word;
  }
  EXPECT_FALSE(Has(0, Class::kMonth));
  EXPECT_EQ(Word(0), "");
}

TEST(Lexicon, FindsEveryWordOfItself) {
  for (uint32_t i = 1; i < data::kLexemeCount; ++i) {
    const auto lexeme = static_cast<uint16_t>(i);
    EXPECT_EQ(Find(Word(lexeme)), lexeme) << Word(lexeme);
  }
}

TEST(Lexicon, SaysTheSameToPlugins) {
  const cc_lexicon& abi = Abi();
  const uint32_t month = abi.find_class("month");
  ASSERT_EQ(month, static_cast<uint32_t>(Class::kMonth));
  EXPECT_EQ(abi.find_class("mont"), CC_NONE);
  const uint16_t june = Find("June");
  EXPECT_EQ(abi.value(june, month), 6);
  EXPECT_EQ(abi.value(1u << 20, month), 0);
  EXPECT_EQ(abi.value(june, 1000), 0);
  EXPECT_EQ(abi.class_bits[june * abi.words_per_lexeme + month / 64] >> (month % 64) & 1, 1u);
}

// Runs the generator on one list; returns its exit code and what it says.
struct Outcome {
  int code;
  std::string says;
};
Outcome Generate(const std::string& file, const std::string& text) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "lexicon_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / file) << text;
  const std::string command =
      std::string("cd '") + folder.string() + "' && '" + LEXICON_GENERATOR + "' h cc " + file + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  std::string says;
  char buffer[256];
  while (size_t n = fread(buffer, 1, sizeof buffer, pipe)) says.append(buffer, n);
  return {WEXITSTATUS(pclose(pipe)), says};
}

TEST(LexiconGenerator, RefusesWithPlaceExpectationAndFinding) {
  const struct {
    const char* name;
    const char* file;
    const char* text;
    const char* want;
  } kCases[] = {
      {"duplicate", "x.txt", "one = 1\n# two\none = 2\n",
       "x.txt:3: error: expected each word once in a list, found \"one\" again (first on line 1)\n"},
      {"duplicate in a line", "x.txt", "a, b, a\n",
       "x.txt:1: error: expected each word once in a list, found \"a\" again (first on line 1)\n"},
      {"value", "x.txt", "\none = 1.5\n",
       "x.txt:2: error: expected a whole number of 32 bits after \"=\", found \"1.5\"\n"},
      {"no value", "x.txt", "one =\n", "x.txt:1: error: expected a whole number of 32 bits after \"=\", found \"\"\n"},
      {"big value", "x.txt", "one = 3000000000\n",
       "x.txt:1: error: expected a whole number of 32 bits after \"=\", found \"3000000000\"\n"},
      {"capital", "x.txt", "May\n", "x.txt:1: error: expected lower case, found \"May\"\n"},
      {"phrase", "x.txt", "per cent\n",
       "x.txt:1: error: expected one word (words of a phrase are tokens of their own), found \"per cent\"\n"},
      {"hyphen", "x.txt", "mid-may\n",
       "x.txt:1: error: expected no hyphen (a token never holds one), found \"mid-may\"\n"},
      {"digits", "x.txt", "5th\n",
       "x.txt:1: error: expected letters or digits (a token never holds both), found \"5th\"\n"},
      {"empty form", "x.txt", "a,,b\n", "x.txt:1: error: expected a word between commas, found \"\"\n"},
      {"typographic apostrophe", "x.txt",
       "o\xE2\x80\x99"
       "clock\n",
       "x.txt:1: error: expected \"'\" for the apostrophe, found \"o\xE2\x80\x99"
       "clock\"\n"},
      {"long", "x.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
       "x.txt:1: error: expected at most 32 bytes in a word, found \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\n"},
      {"empty", "x.txt", "# nothing\n", "x.txt:1: error: expected at least one word, found none\n"},
      {"file name", "Bad-name.txt", "a\n",
       "Bad-name.txt:1: error: expected a file name of lower case letters, digits and \"_\", found \"Bad-name\"\n"},
      {"two at once", "x.txt", "A\nB\n",
       "x.txt:1: error: expected lower case, found \"A\"\nx.txt:2: error: expected lower case, found \"B\"\n"},
  };
  for (const auto& c : kCases) {
    const Outcome outcome = Generate(c.file, c.text);
    EXPECT_EQ(outcome.code, 1) << c.name;
    EXPECT_EQ(outcome.says, c.want) << c.name;
  }
}

TEST(LexiconGenerator, TakesWhatIsRight) {
  const Outcome outcome = Generate("x.txt", "\xEF\xBC\x85, km\xC2\xB2, \xC2\xA3, o'clock, u.s. = -7  # signs\r\n");
  EXPECT_EQ(outcome.says, "");
  EXPECT_EQ(outcome.code, 0);
}

}  // namespace
}  // namespace claimcheck::text::lexicon
