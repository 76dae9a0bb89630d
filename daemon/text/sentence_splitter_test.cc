#include "daemon/text/sentence_splitter.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "daemon/text/tokenizer.h"

namespace claimcheck::text {
namespace {

// The sentences, with "|" between them.
std::string Dump(std::string_view text) {
  TokenRows rows;
  std::vector<cc_sentence> sentences;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, rows);
  SplitSentences(text, 0, 0, rows, sentences);
  std::string dump;
  for (const cc_sentence& sentence : sentences) {
    if (!dump.empty()) dump += "|";
    dump += text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin);
  }
  return dump;
}

TEST(SentenceSplitter, Splits) {
  const struct {
    const char* name;
    const char* input;
    const char* want;
  } kCases[] = {
      {"plain", "Rose 4.5%. Fell! Why? So.", "Rose 4.5%.|Fell!|Why?|So."},
      {"abbreviations", "U.S. Sen. J. D. Lee said 3.5 p.c. on Jan. 5. He left.",
       "U.S. Sen. J. D. Lee said 3.5 p.c. on Jan. 5.|He left."},
      {"number", "It was No. 5 on the list. No. 6 fell.", "It was No. 5 on the list.|No. 6 fell."},
      {"no", "He said no. She left.", "He said no.|She left."},
      {"company", "Acme Inc. said so. It owns Acme Inc. The firm grew.",
       "Acme Inc. said so.|It owns Acme Inc.|The firm grew."},
      {"hour", "At 5 p.m. Monday they met. They left at 6 p.m. Police came at 7 a.m. on Tuesday.",
       "At 5 p.m. Monday they met.|They left at 6 p.m.|Police came at 7 a.m. on Tuesday."},
      {"zone", "It begins at 6 p.m. EST Monday.", "It begins at 6 p.m. EST Monday."},
      {"country", "He left the U.S. The trip was long. The U.S. Army stayed.",
       "He left the U.S.|The trip was long.|The U.S. Army stayed."},
      {"quote then tag", "“It is over,” he said. “We lost.” She left.", "“It is over,” he said.|“We lost.”|She left."},
      {"straight quotes", "\"We lost.\" She left. \"Why?\" he asked.", "\"We lost.\"|She left.|\"Why?\" he asked."},
      {"question in single marks", "‘Why?’ he asked. ‘Because.’", "‘Why?’ he asked.|‘Because.’"},
      {"question and name", "“Why now?” Lee asked. “Why?” Gen. Ann Lee said. “Why?” The room was silent.",
       "“Why now?” Lee asked.|“Why?” Gen. Ann Lee said.|“Why?”|The room was silent."},
      {"question and pronoun",
       "“Why now?” He answered, “Because.” “Why?” She told us that it was late. “Why?” He asked.",
       "“Why now?”|He answered, “Because.”|“Why?”|She told us that it was late.|“Why?” He asked."},
      {"quote after sentence", "He spoke. “We lost.”", "He spoke.|“We lost.”"},
      {"ellipsis", "Well … maybe. He paused... Then he left. And... so on.",
       "Well … maybe.|He paused...|Then he left.|And... so on."},
      {"brackets", "He left. (She stayed.) They met.", "He left.|(She stayed.)|They met."},
      {"no space", "It ended.Then it rained.", "It ended.|Then it rained."},
      {"decimal", "It is 3.5 m. It fell.", "It is 3.5 m.|It fell."},
      {"address", "See Military.com for more. Or www.a.example. Bye.",
       "See Military.com for more.|Or www.a.example.|Bye."},
      {"headline", "Troops may be ‘cannon fodder’", "Troops may be ‘cannon fodder’"},
      {"several marks", "What?! No!!! Yes.", "What?!|No!!!|Yes."},
      {"initials in text", "George W. Bush met J. Lee.", "George W. Bush met J. Lee."},
      {"bare tag", "“We left at once.” Lee said. “We lost.” Lee said that it was over.",
       "“We left at once.” Lee said.|“We lost.”|Lee said that it was over."},
      {"dateline", "GREENVILLE, N.C. (AP) — Lee left.", "GREENVILLE, N.C. (AP) — Lee left."},
      {"state", "He met Lee in Alexandria, Va. Ray left. He met Fla. Gov. Lee.",
       "He met Lee in Alexandria, Va.|Ray left.|He met Fla. Gov. Lee."},
      {"roads", "It was on Main St. Officers came. St. Paul is far. Dr. Lee lives on Oak Dr. The rest left.",
       "It was on Main St.|Officers came.|St. Paul is far.|Dr. Lee lives on Oak Dr.|The rest left."},
      {"initials before a first name", "He wrote to C. A. Dutch Ray. I saw Plan C. A man left.",
       "He wrote to C. A. Dutch Ray.|I saw Plan C.|A man left."},
      {"address abroad", "So says journal.fr. They left.", "So says journal.fr.|They left."},
      {"mail address", "Write to ann.lee@a.example. He will.", "Write to ann.lee@a.example.|He will."},
      {"capitals behind an hour", "He left at 5 p.m. NATO said so.", "He left at 5 p.m.|NATO said so."},
      {"digit begins", "It grew. 20 died.", "It grew.|20 died."},
  };
  for (const auto& c : kCases) EXPECT_EQ(Dump(c.input), c.want) << c.name;
}

TEST(SentenceSplitter, MarksTheFirstWord) {
  const std::string_view text = "“Yes,” he said. 20 left.";
  TokenRows rows;
  std::vector<cc_sentence> sentences;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, rows);
  SplitSentences(text, 0, 0, rows, sentences);
  std::string first;
  for (const cc_token& token : std::span(rows.tokens).first(rows.count)) {
    if ((token.flags & CC_FLAG_FIRST) != 0)
      first += std::string(text.substr(token.begin, token.end - token.begin)) + " ";
  }
  EXPECT_EQ(first, "Yes 20 ");
}

}  // namespace
}  // namespace claimcheck::text
