// What the tests of times share: reading a text and writing down every time found, one a line.
//
// Example: {"He said so on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"}
#ifndef CLAIMCHECK_DAEMON_FACTS_TIME_TEST_CASE_H_
#define CLAIMCHECK_DAEMON_FACTS_TIME_TEST_CASE_H_

#include <string>
#include <vector>

#include "daemon/base/calendar.h"
#include "daemon/facts/facts.h"
#include "daemon/text/read_document.h"
#include "gtest/gtest.h"

namespace claimcheck::facts {

inline constexpr const char* kTypes[] = {"", "DATE", "TIME", "DURATION", "SET"};

inline std::string Day(int32_t day) { return day == CC_NO_DAY ? "-" : base::FormatIsoDay(day); }

struct Reading {
  text::Document document;
  Facts facts;

  Reading(const std::string& text, const std::string& published) {
    text::Source source;
    source.content = text;
    EXPECT_TRUE(text::ReadDocument(source, document).ok()) << text;
    if (const auto day = base::ParseIsoDay(published)) document.published = *day;
    ReadTimes(document, facts);
  }
  // "span|type|value|first|last" of every time, one a line.
  std::string Dump() const {
    std::string out;
    for (const cc_time& t : facts.times) {
      out += std::string(document.Text(t.span)) + "|" + kTypes[t.type] + "|" +
             std::string(t.timex3.data, t.timex3.size) + "|" + Day(t.first_day) + "|" + Day(t.last_day) + "\n";
    }
    return out;
  }
};

struct Case {
  std::string text;
  std::string published;
  std::string want;
};

inline void ExpectReadings(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Reading(c.text, c.published).Dump(), c.want) << c.text;
}

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_TIME_TEST_CASE_H_
