#include "daemon/text/tokenizer.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "daemon/text/lexicon.h"

namespace claimcheck::text {
namespace {

// Tokens with their kind: words as they are, numbers after "#", signs after "$", marks after ".", quotation marks in
// "<>". A token that touches the one before is joined to it by "_".
std::string Dump(std::string_view text) {
  TokenRows rows;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, rows);
  std::string dump;
  for (const cc_token& token : std::span(rows.tokens).first(rows.count)) {
    if (!dump.empty()) dump += (token.flags & CC_FLAG_SPACE) != 0 ? " " : "_";
    const std::string word(text.substr(token.begin, token.end - token.begin));
    switch (token.kind) {
      case CC_TOKEN_WORD: dump += word; break;
      case CC_TOKEN_NUMBER: dump += "#" + word; break;
      case CC_TOKEN_OPEN: dump += "<"; break;
      case CC_TOKEN_CLOSE: dump += ">"; break;
      case CC_TOKEN_PUNCT: dump += "." + word; break;
      default: dump += "$" + word; break;
    }
  }
  return dump;
}

struct Case {
  const char* input;
  const char* want;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Dump(c.input), c.want) << c.input;
}

TEST(Tokenizer, KeepsLettersDigitsAndHyphensApart) {
  Check({
      {"", ""},
      {"mid-November", "mid_.-_November"},
      {"60mm guns", "#60_mm guns"},
      {"5th", "#5_th"},
      {"It ends on May 31st. The 3rd. began", "It ends on May #31_st_.. The #3_rd_.. began"},
      {"a 37-year-old man", "a #37_.-_year_.-_old man"},
      {"COVID-19", "COVID_.-_#19"},
      {"H5N1", "H_#5_N_#1"},
      {"1990s", "#1990_s"},
      {"km² and 2½", "km² and #2_#½"},
      {"5°C", "#5_$°_C"},
      {"$2.5bn", "$$_#2.5_bn"},
      {"£3m", "$£_#3_m"},
      {"20%", "#20_$%"},
  });
}

TEST(Tokenizer, ReadsNumbers) {
  Check({
      {"3.5, 1,000 and 2012.", "#3.5_., #1,000 and #2012_.."},
      {"10,000,000", "#10,000,000"},
      {"1,00,000", "#1,00,000"},
      {"May 5,2012", "May #5_.,_#2012"},
      {"1,2,3", "#1_.,_#2_.,_#3"},
      {"a .22 rifle", "a #.22 rifle"},
      {"10:30", "#10_.:_#30"},
      {"54-46", "#54_.-_#46"},
      {"10–12", "#10_.–_#12"},
      {"5.3.2012", "#5.3.2012"},
      {"1,000,", "#1,000_.,"},
  });
}

TEST(Tokenizer, KeepsTheStopsOfAbbreviations) {
  Check({
      {"U.S. Sen. J. D. Lee said 3.5 p.c. on Jan. 5.", "U.S. Sen. J. D. Lee said #3.5 p.c. on Jan. #5_.."},
      {"the U.S.-based group", "the U.S._.-_based group"},
      {"at 5 a.m. on", "at #5 a.m. on"},
      {"J.K. Rowling", "J.K. Rowling"},
      {"a Ph.D. student", "a Ph.D. student"},
      {"Acme Inc. said", "Acme Inc. said"},
      {"No. 5", "No. #5"},
      {"He said no. She left.", "He said no_.. She left_.."},
      {"Plan B. The rest", "Plan B_.. The rest"},
      {"told Military.com.", "told Military.com_.."},
      {"the bbc.co.uk site", "the bbc.co.uk site"},
      {"end.Next", "end_.._Next"},
      {"He sat. He ran.", "He sat_.. He ran_.."},
      {"read The Sun.", "read The Sun_.."},
      {"on Sat. March 3", "on Sat. March #3"},
      {"John C. Lee, c. 1850", "John C. Lee_., c. #1850"},
      {"at 12 N. 37th Street", "at #12 N. #37_th Street"},
  });
}

TEST(Tokenizer, SplitsThePossessive) {
  Check({
      {"Russia's war", "Russia_'s war"},
      {"Russia’s war", "Russia_’s war"},
      {"it's", "it_'s"},
      {"can't, O’Brien’s", "can't_., O’Brien_’s"},
      {"the soldiers' pay", "the soldiers_.' pay"},
      {"five o'clock", "five o'clock"},
  });
}

TEST(Tokenizer, TellsQuotationMarksFromApostrophes) {
  Check({
      {"\"Yes,\" he said.", "<_Yes_.,_> he said_.."},
      {"“Yes,” he said.", "<_Yes_.,_> he said_.."},
      {"«Oui», dit-il", "<_Oui_>_., dit_.-_il"},
      {"``Yes,'' he said.", "<_Yes_.,_> he said_.."},
      {"''Yes,'' he said.", "<_Yes_.,_> he said_.."},
      {"may be ‘cannon fodder’ in", "may be <_cannon fodder_> in"},
      {"may be 'cannon fodder' in", "may be <_cannon fodder_> in"},
      {"`cannon fodder' in", "<_cannon fodder_> in"},
      {"rock 'n' roll", "rock .'_n_.' roll"},
      {"the '90s and ’tis", "the .'_#90_s and .’_tis"},
      {"the ‘90s", "the .‘_#90_s"},
      {"We don‘t know Lee‘s pay", "We don‘t know Lee_‘s pay"},
      {"“It went by me,’’ he said.", "<_It went by me_.,_> he said_.."},
      {"‘‘It went by me,’’ he said.", "<_It went by me_.,_> he said_.."},
      {"a 'horrendous' accident, 'the worst' yet", "a <_horrendous_> accident_., <_the worst_> yet"},
      {"He said: 'We left. We ran.", "He said_.: <_We left_.. We ran_.."},
      {"We ran.' He left.", "We ran_.._> He left_.."},
      {"5'11\" tall", "#5_.'_#11_.\" tall"},
      {"It is over.\"We left,\" he said.", "It is over_.._<_We left_.,_> he said_.."},
      {"Continue reading »", "Continue reading .»"},
      {"“They say, ‘Why?’” Lee said.", "<_They say_., <_Why_.?_>_> Lee said_.."},
      {"\"They say, 'Why?'\" Lee said.", "<_They say_., <_Why_.?_>_> Lee said_.."},
      {"‘The soldiers’ pay is low,’ he said.", "<_The soldiers_.’ pay is low_.,_> he said_.."},
      {"the soldiers’ and sailors’ pay", "the soldiers_.’ and sailors_.’ pay"},
      {"(\"Yes\")", ".(_<_Yes_>_.)"},
      {"troops—\"many\"—left", "troops_.—_<_many_>_.—_left"},
      {"spaced \" hello \" and \" more \" .", "spaced < hello > and < more > .."},
      {"the \"10\" and '5' keys", "the <_#10_> and <_#5_> keys"},
  });
}

TEST(Tokenizer, KeepsSignsTogether) {
  Check({
      {"well… and... then -- so", "well_.… and_.... then .-- so"},
      {"see https://a.example/x?id=3, then", "see $https://a.example/x?id=3_., then"},
      {"www.a.example/5 and lee@a.example.", "$www.a.example/5 and $lee@a.example_.."},
      {"write to ann.lee@a.example.", "write to $ann.lee@a.example_.."},
      {"👍🏽 👨‍👩‍👧 🇺🇸🇬🇧", "$👍🏽 $👨‍👩‍👧 $🇺🇸_$🇬🇧"},
      {"wait?!", "wait_.?_.!"},
  });
}

// Sixty-four bytes are read at once; no token may look otherwise for where they begin.
TEST(Tokenizer, ReadsTheSameAtEveryOffset) {
  const std::string text =
      "Gen. Lee’s 1,234 men, “of the U.S. 7th Fleet,” don't “go”; it's NATO's \"50-50\" (A plan).\tWe asked: "
      "why?! Internationalization and counterrevolutionaries' e-mail, lee@a.example -- café – Plan B. The end...";
  std::vector<cc_token> want;
  for (size_t offset = 0; offset <= 130; ++offset) {
    const std::string moved = std::string(offset, ' ') + text + std::string(40, ' ');
    TokenRows rows;
    Tokenize(moved, {0, static_cast<uint32_t>(moved.size())}, rows);
    if (offset == 0) want.assign(rows.tokens.begin(), rows.tokens.begin() + static_cast<ptrdiff_t>(rows.count));
    ASSERT_EQ(rows.count, want.size()) << offset;
    for (size_t i = 0; i < want.size(); ++i) {
      const cc_token& got = rows.tokens[i];
      EXPECT_EQ(got.begin, want[i].begin + offset) << offset;
      EXPECT_EQ(got.end, want[i].end + offset) << offset;
      EXPECT_EQ(got.kind, want[i].kind) << offset << " token " << i;
      EXPECT_EQ(got.flags, want[i].flags) << offset << " token " << i;
      EXPECT_EQ(got.lexeme, want[i].lexeme) << offset << " token " << i;
    }
  }
}

TEST(Tokenizer, ReadsAShortBlockBehindALongOneThatHoldsNoTokens) {
  const std::string text = std::string(60, '=') + "\nHe left.";
  TokenRows rows;
  Tokenize(text, {61, static_cast<uint32_t>(text.size())}, rows);
  ASSERT_EQ(rows.count, 3u);
  EXPECT_EQ(rows.tokens[0].flags & CC_FLAG_SPACE, CC_FLAG_SPACE);
  EXPECT_EQ(rows.tokens[0].end, 63u);
}

TEST(Tokenizer, SetsFlagsAndLexemes) {
  const std::string_view text = "NATO met U.S. envoys in May";
  TokenRows rows;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, rows);
  ASSERT_EQ(rows.count, 6u);
  EXPECT_EQ(rows.tokens[0].flags & (CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS), CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS);
  EXPECT_EQ(rows.tokens[1].flags & (CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS), 0u);
  EXPECT_EQ(rows.tokens[2].flags & (CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS), CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS);
  EXPECT_EQ(rows.tokens[5].flags & (CC_FLAG_CAPITAL | CC_FLAG_ALL_CAPS), CC_FLAG_CAPITAL);
  EXPECT_EQ(rows.tokens[5].lexeme, lexicon::Find("may"));
}

}  // namespace
}  // namespace claimcheck::text
