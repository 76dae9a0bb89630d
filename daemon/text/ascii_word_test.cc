#include "daemon/text/ascii_word.h"

#include <cstring>
#include <string>

#include "daemon/text/lexicon.h"
#include "gtest/gtest.h"

namespace claimcheck::text {
namespace {

constexpr int kPadding = 8;  // bytes behind the word that must not matter

// Byte by byte, as the contract says it.
AsciiWord Naive(const char* text) {
  AsciiWord word = {};
  char lower[kAsciiWordBytes] = {};
  for (; word.size < kAsciiWordBytes; ++word.size) {
    const char c = text[word.size];
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(c >= 'a' && c <= 'z')) break;
    lower[word.size] = capital ? static_cast<char>(c - 'A' + 'a') : c;
    word.letters |= uint32_t{1} << word.size;
    if (capital) word.capitals |= uint32_t{1} << word.size;
  }
  std::memcpy(&word.first, lower, 8);
  std::memcpy(&word.second, lower + 8, 8);
  return word;
}

TEST(AsciiWordTest, EveryByteInEveryPlaceIsReadAsByANaiveReader) {
  for (const std::string& letters : {std::string("abcdefghijklmnop"), std::string("ABcDEFgHIJKLMNOz")}) {
    for (size_t place = 0; place < kAsciiWordBytes; ++place) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text = letters + std::string(kPadding, 'x');
        text[place] = static_cast<char>(byte);
        const AsciiWord got = ReadAsciiWord(text.data()), want = Naive(text.data());
        ASSERT_EQ(got.size, want.size) << "byte " << byte << " at " << place;
        ASSERT_EQ(got.first, want.first) << "byte " << byte << " at " << place;
        ASSERT_EQ(got.second, want.second) << "byte " << byte << " at " << place;
        ASSERT_EQ(got.letters, want.letters) << "byte " << byte << " at " << place;
        ASSERT_EQ(got.capitals, want.capitals) << "byte " << byte << " at " << place;
      }
    }
  }
}

TEST(AsciiWordTest, FlagsAreThoseOfATokenAndDigitsAreCounted) {
  struct Case {
    const char* text;  // sixteen bytes at least
    int flags;
    uint32_t digits;
  };
  constexpr Case kCases[] = {
      {"bridge stands here", 0, 0},
      {"Bridge stands here", CC_FLAG_CAPITAL, 0},
      {"NATO stands right here", CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS, 0},
      {"A bridge stands here", CC_FLAG_CAPITAL, 0},  // one letter is no word in capitals
      {"2024, the bridge stood", 0, 4},
      {"12345678901234567890", 0, 16},
      {"/0123456789:;<=>?", 0, 0},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(ReadAsciiWord(c.text).flags(), c.flags) << c.text;
    EXPECT_EQ(CountAsciiDigits(c.text), c.digits) << c.text;
  }
}

TEST(AsciiWordTest, EveryListedWordOfLettersIsFoundAsAPair) {
  uint32_t looked_up = 0;
  for (uint32_t lexeme = 1; lexeme < lexicon::Abi().lexeme_count; ++lexeme) {
    const std::string word(lexicon::Word(static_cast<uint16_t>(lexeme)));
    const std::string padded = word + std::string(kAsciiWordBytes, ' ');
    const AsciiWord read = ReadAsciiWord(padded.data());
    if (read.size != word.size()) continue;  // longer, or with a sign
    EXPECT_EQ(lexicon::FindPair(read.first, read.second, read.size), lexeme) << word;
    ++looked_up;
  }
  EXPECT_GT(looked_up, 5000u);
}

}  // namespace
}  // namespace claimcheck::text
