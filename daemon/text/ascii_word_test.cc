#include "daemon/text/ascii_word.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "daemon/text/lexicon.h"
#include "gtest/gtest.h"

namespace claimcheck::text {
namespace {

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

TEST(AsciiWordTest, EveryByteInEveryPlaceIsToldByItsBits) {
  for (size_t place = 0; place < 64; ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      for (const char around : {'x', ' ', '\xE2'}) {
        std::string text(64, around);
        text[place] = static_cast<char>(byte);
        uint64_t letters = 0, spaces = 0;
        for (size_t i = 0; i < text.size(); ++i) {
          letters |= uint64_t{IsAsciiLetter(text[i])} << i;
          spaces |= uint64_t{text[i] == ' '} << i;
        }
        const AsciiBits got = ReadAsciiBits(text.data());
        ASSERT_EQ(got.letters, letters) << "byte " << byte << " at " << place;
        ASSERT_EQ(got.spaces, spaces) << "byte " << byte << " at " << place;
      }
    }
  }
}

TEST(AsciiWordTest, WordsOfEverySizeAreFoldedAndCut) {
  const std::string text = "ABcDEFgHIJKLMNOz and on", folded = "abcdefghijklmnoz";
  for (size_t size = 1; size <= kAsciiWordBytes; ++size) {
    char want[kAsciiWordBytes] = {};
    std::memcpy(want, folded.data(), size);
    const AsciiWord got = FoldAsciiWord(text.data(), size);
    EXPECT_EQ(std::memcmp(&got.first, want, 8), 0) << size;
    EXPECT_EQ(std::memcmp(&got.second, want + 8, 8), 0) << size;
    EXPECT_EQ(IsAllCapitals(text.data(), text.data() + size), size <= 2) << size;
  }
}

TEST(AsciiWordTest, DigitsAreCounted) {
  struct Case {
    const char* text;  // sixteen bytes at least
    uint32_t digits;
  };
  constexpr Case kCases[] = {
      {"bridge stands here", 0},
      {"2024, the bridge stood", 4},
      {"12345678901234567890", 16},
      {"/0123456789:;<=>?", 0},
  };
  for (const Case& c : kCases) EXPECT_EQ(CountAsciiDigits(c.text), c.digits) << c.text;
}

TEST(AsciiWordTest, EveryListedWordOfLettersIsFoundAsAPair) {
  uint32_t looked_up = 0;
  for (uint32_t lexeme = 1; lexeme < lexicon::Abi().lexeme_count; ++lexeme) {
    const std::string word(lexicon::Word(static_cast<uint16_t>(lexeme)));
    const std::string padded = word + std::string(kAsciiWordBytes, ' ');
    if (word.size() > kAsciiWordBytes || !std::all_of(word.begin(), word.end(), IsAsciiLetter)) continue;
    const AsciiWord read = FoldAsciiWord(padded.data(), word.size());
    EXPECT_EQ(lexicon::FindPair(read.first, read.second), lexeme) << word;
    ++looked_up;
  }
  EXPECT_GT(looked_up, 5000u);
}

TEST(AsciiWordTest, WordsThatNoListHoldsAreNotFound) {
  for (uint32_t lexeme = 1; lexeme < lexicon::Abi().lexeme_count; ++lexeme) {
    const std::string word(lexicon::Word(static_cast<uint16_t>(lexeme)));
    const std::string cut = word.substr(0, kAsciiWordBytes);  // of a longer word: no word
    if (!std::all_of(cut.begin(), cut.end(), IsAsciiLetter)) continue;
    const std::string padded = cut + std::string(kAsciiWordBytes, ' ');
    const AsciiWord read = FoldAsciiWord(padded.data(), cut.size());
    EXPECT_EQ(lexicon::FindPair(read.first, read.second), lexicon::Find(cut)) << cut;
    const std::string other = std::string(1, static_cast<char>(cut[0] ^ 1)) + cut.substr(1);
    EXPECT_EQ(lexicon::FindPair(read.first ^ 1, read.second), lexicon::Find(other)) << other;
  }
}

// The tokenizer reads these as words of one letter.
TEST(AsciiWordTest, NoListHoldsAMark) {
  for (const char mark : {',', ';', ':', '(', ')', '/'}) EXPECT_EQ(lexicon::Find(std::string(1, mark)), 0) << mark;
}

}  // namespace
}  // namespace claimcheck::text
