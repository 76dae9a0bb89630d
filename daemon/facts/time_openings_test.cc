// What opens a time, and the promise behind it: no reader that is left out could have read anything.
#include "daemon/facts/time_openings.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "daemon/facts/time_matchers.h"
#include "daemon/text/read_document.h"
#include "gtest/gtest.h"

namespace claimcheck::facts {
namespace {

struct Reading {
  text::Document document;
  std::vector<TimeOpening> openings;

  explicit Reading(const std::string& text) {
    text::Source source;
    source.content = text;
    EXPECT_TRUE(text::ReadDocument(source, document).ok()) << text;
    FindTimeOpenings(document, openings);
    std::reverse(openings.begin(), openings.end());
  }
  std::string Words() const {
    std::string words;
    for (const TimeOpening& o : openings) words += std::string(document.Text(document.tokens[o.token])) + "|";
    return words;
  }
};

TEST(FindTimeOpenings, OnlyWhereATimeMayFollow) {
  static constexpr struct {
    const char* text;
    const char* words;
  } kCases[] = {
      {"The mayor spoke for two hours on Friday.", "two|hours|Friday|"},
      {"Some 40 people came in their own cars.", ""},
      {"It cost $12 a head and 3.5 percent more.", ""},
      {"They waited for more than two and a half years.", "more|two|a|half|years|"},
      {"Three straight years of losses followed.", "Three|years|"},
      {"He came at 10:35 in 2012.", "10|35|2012|"},
      {"That was the end of the match.", ""},
      {"The end of the year is near.", "The|end|the|"},
      {"A new bridge opens in the week of May 6.", "the|week|May|"},
      {"New drivers began at six o'clock.", "New|six|"},
      {"In the '80s it was the first of two.", "the|'|80|"},
      {" ", ""},  // a document without tokens
  };
  for (const auto& c : kCases) EXPECT_EQ(Reading(c.text).Words(), c.words) << c.text;
}

// Every reader, tried at every token that opens for anything, with and without what the pass knows.
TEST(FindTimeOpenings, LeavesNoReaderOutThatWouldRead) {
  static constexpr const char* kTexts[] = {
      "The first Friday of July 2014, the 21st of May, the last day of 2012 and the week of March 10, 2014.",
      "At least the past 18 months, no more than two years, about half a century, the first nine months, an hour and a "
      "half.",
      "It fell in the third quarter of 2013, the year-ago quarter, the fiscal first quarter, H1 2016, q3 2016 and 2016 "
      "Q3.",
      "By the end of the year, early in the 1980s, in mid-November, late last week, at year's end and in the summer of "
      "2012.",
      "From 9 to 12 May 2024, between the ninth and the twelfth of April, on 5/6/2024, 2024-11-05 and 5.6.2024.",
      "At 7 o'clock, 10:35 a.m. EST, 2.30pm, 2030 GMT, four in the morning, noon; from 11:30 to 2 p.m. on Friday.",
      "In nineteen ninety-six, two thousand and five, 44 BC, the nineteen-eighties, the 18th century, the 80s, '96.",
      "Every other week, each May, on Mondays, daily; its third year, her 21st birthday, the war's 20th month, aged "
      "60.",
      "Two Fridays ago, three Sundays from now, the Friday after next, the week after the next, the second last week "
      "of "
      "May.",
      "The corresponding quarter a year earlier, the same period last year, the comparable period of last year.",
      "May twenty one, January twenty five nineteen eighty six, the nineteen seventies, last sept, by end of year.",
      "That same day, the previous two weeks, this past Sunday, the near future, more recently, the day before "
      "yesterday.",
  };
  for (const char* text : kTexts) {
    const Reading reading(text);
    for (const cc_sentence& sentence : reading.document.sentences) {
      const TokenRow row(reading.document, sentence);
      for (const TimeOpening& opening : reading.openings) {
        if (opening.token < row.begin() || opening.token >= row.end()) continue;
        Mention with, without;
        const uint32_t end = MatchTime(row, opening, with);
        const uint32_t naive = MatchTime(row, {opening.token, kReadShared - 1}, without);
        EXPECT_EQ(end, naive) << text << " at " << reading.document.Text(row.At(opening.token));
      }
    }
  }
}

}  // namespace
}  // namespace claimcheck::facts
