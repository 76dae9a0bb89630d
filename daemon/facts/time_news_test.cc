// Which day or period running news means: by tense, by what stands around it, and by what was told before.
#include "daemon/facts/time_test_case.h"

namespace claimcheck::facts {
namespace {

TEST(TimesInNews, WhatLooksAheadInsideAPast) {
  // A Wednesday
  ExpectReadings({
      {"They spoke of her planned visit in December.", "2024-11-13", "December|DATE|2024-12|2024-12-01|2024-12-31\n"},
      {"He mentioned a proposed vote on Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"She canceled a planned speech on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"We look forward to meeting them on Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"The trial was postponed to Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"The hearing was moved to a date in May.", "2024-11-13", "May|DATE|2025-05|2025-05-01|2025-05-31\n"},
      {"He moved to Oslo on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"It joins the league that starts on Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"It would be paid on a still unspecified date in May.", "2024-11-13",
       "May|DATE|2025-05|2025-05-01|2025-05-31\n"},
      // A chain of places and days is longer than most clauses.
      {"She will spend five hours in the port of Tema, in Ghana, a small country on the west coast of Africa, on "
       "Friday.",
       "2024-11-13", "five hours|DURATION|PT5H|-|-\nFriday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      // What was to come has come, or has not.
      {"The offer had been scheduled to expire on Friday.", "2024-11-13",
       "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"He would not comment on Friday's talks.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
  });
}

TEST(TimesInNews, WhoseTenseItIs) {
  // A Wednesday
  ExpectReadings({
      {"It could come on Friday, an aide said, or by Monday.", "2024-11-13",
       "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\nMonday|DATE|2024-11-18|2024-11-18|2024-11-18\n"},
      {"Rules announced Friday will take effect.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"Rules to be announced Friday will take effect.", "2024-11-13",
       "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"The firm, which cut its outlook in February, expects a loss.", "2024-11-13",
       "February|DATE|2024-02|2024-02-01|2024-02-29\n"},
      {"They will lose, she said in an interview Friday on radio.", "2024-11-13",
       "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"It will air in an interview Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"He phoned her following Friday's vote.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"They met as a Friday deadline loomed.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"It was half of what he forecast in December.", "2024-11-13", "December|DATE|2023-12|2023-12-01|2023-12-31\n"},
      {"They want him out by Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"By Monday 17 people were ill.", "2024-11-13", "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"Classes are canceled through Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"The show moves to Oslo in the fall.", "2025-01-05", "the fall|DATE|2025-FA|2025-09-01|2025-12-21\n"},
      {"It has snowed this winter.", "2025-01-05", "this winter|DATE|2024-WI|2023-12-01|2025-03-21\n"},
  });
}

TEST(TimesInNews, MonthsThatStandBeforeANoun) {
  ExpectReadings({
      {"The February jobs report comes out tomorrow.", "2013-03-07",
       "February|DATE|2013-02|2013-02-01|2013-02-28\ntomorrow|DATE|2013-03-08|2013-03-08|2013-03-08\n"},
      {"Oil for April delivery gained a dollar.", "2013-03-07", "April|DATE|2013-04|2013-04-01|2013-04-30\n"},
      {"It was worse than the revolt of January and February 2011.", "2013-03-07",
       "January|DATE|2011-01|2011-01-01|2011-01-31\nFebruary 2011|DATE|2011-02|2011-02-01|2011-02-28\n"},
      {"It rained in December and January 2011.", "2013-03-07",
       "December|DATE|2010-12|2010-12-01|2010-12-31\nJanuary 2011|DATE|2011-01|2011-01-01|2011-01-31\n"},
  });
}

TEST(TimesInNews, WhatIsCountedFromWhat) {
  // A Wednesday
  ExpectReadings({
      // What has happened is not counted from what lies ahead.
      {"The fire began on Monday. A hearing will be held on Friday. The owner left the same day.", "2024-11-13",
       "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\nFriday|DATE|2024-11-15|2024-11-15|2024-11-15\n"
       "the same day|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"She came on Monday. In the afternoon she spoke.", "2024-11-13",
       "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\nthe afternoon|TIME|2024-11-11TAF|2024-11-11|2024-11-11\n"},
      {"He lost it this week, as on the previous weekend.", "2024-11-13",
       "this week|DATE|2024-W46|2024-11-11|2024-11-17\nthe previous weekend|DATE|2024-W45-WE|2024-11-08|2024-11-16\n"},
      {"It began in 2010. They will spend the next month at sea.", "2024-11-13",
       "2010|DATE|2010|2010-01-01|2010-12-31\nthe next month|DURATION|P1M|2024-11-14|2024-12-13\n"},
      {"He said on Feb. 11 that he would leave at the end of the month.", "2013-03-12",
       "Feb. 11|DATE|2013-02-11|2013-02-11|2013-02-11\nthe end of the month|DATE|2013-02|2013-02-21|2013-02-28\n"},
      {"He came on Feb. 11 and will leave at the end of the month.", "2013-03-12",
       "Feb. 11|DATE|2013-02-11|2013-02-11|2013-02-11\nthe end of the month|DATE|2013-03|2013-03-21|2013-03-31\n"},
      {"The search will resume in the morning.", "2024-11-13",
       "the morning|TIME|2024-11-14TMO|2024-11-14|2024-11-14\n"},
      {"It is dark in the morning light.", "2024-11-13", ""},
      {"They met on Monday. That day in 1990 was the longest.", "2024-11-13",
       "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\nThat day|DATE|XXXX-XX-XX|-|-\n"
       "1990|DATE|1990|1990-01-01|1990-12-31\n"},
      {"He died on Monday, a year to the day after she left.", "2024-11-13",
       "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\na year|DURATION|P1Y|-|-\n"},
      {"It was the third storm in as many weeks.", "2024-11-13", ""},
      {"On a recent Tuesday lines were long.", "2024-11-13", "recent|DATE|PAST_REF|-|-\nTuesday|DATE|XXXX-WXX-2|-|-\n"},
  });
}

TEST(TimesInNews, WeekdaysOfNoWeek) {
  // A Wednesday
  ExpectReadings({
      {"It closed at five on a Saturday.", "2024-11-13", "Saturday|DATE|XXXX-WXX-6|-|-\n"},
      {"One Friday in May they met.", "2024-11-13",
       "Friday|DATE|XXXX-WXX-5|-|-\nMay|DATE|2024-05|2024-05-01|2024-05-31\n"},
      {"He spoke at a Tuesday rally.", "2024-11-13", "Tuesday|DATE|2024-11-12|2024-11-12|2024-11-12\n"},
      {"That one Tuesday was fun.", "2024-11-13", "Tuesday|DATE|2024-11-12|2024-11-12|2024-11-12\n"},
      // The day that it explains
      {"They voted on June 29, a Saturday. Two days later he left.", "2024-11-13",
       "June 29|DATE|2024-06-29|2024-06-29|2024-06-29\nSaturday|DATE|2024-06-29|2024-06-29|2024-06-29\n"
       "Two days later|DATE|2024-07-01|2024-07-01|2024-07-01\n"},
      {"They voted on June 28, a Saturday.", "2024-11-13",
       "June 28|DATE|2024-06-28|2024-06-28|2024-06-28\nSaturday|DATE|XXXX-WXX-6|-|-\n"},
  });
}

TEST(TimesInNews, EventsTellWhichDay) {
  ExpectReadings({
      {"They will answer for Friday's attack.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"It could fall ahead of Friday's ruling.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"It tried to sway the Nov. 5 presidential election.", "2024-07-30",
       "Nov. 5|DATE|2024-11-05|2024-11-05|2024-11-05\n"},
      {"Net rose in the quarter ended Nov. 30.", "2024-11-13",
       "the quarter|DATE|2023-Q4|2023-08-31|2023-11-30\nNov. 30|DATE|2023-11-30|2023-11-30|2023-11-30\n"},
  });
}

TEST(TimesInNews, ClocksWithBrackets) {
  ExpectReadings({
      {"It struck at 6:15 a.m. (0515 GMT) Monday.", "2024-11-13",
       "6:15 a.m.|TIME|2024-11-11T06:15|2024-11-11|2024-11-11\n0515 GMT|TIME|2024-11-11T05:15|2024-11-11|2024-11-11\n"
       "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"It struck at 6:15 a.m. (0515 GMT), he said.", "2024-11-13",
       "6:15 a.m.|TIME|2024-11-13T06:15|2024-11-13|2024-11-13\n0515 GMT|TIME|2024-11-13T05:15|2024-11-13|2024-11-13\n"},
      {"By mid afternoon it was quiet.", "2024-11-13", "mid afternoon|TIME|2024-11-13TAF|2024-11-13|2024-11-13\n"},
  });
}

TEST(TimesInNews, NightsThatAreOver) {
  ExpectReadings({
      {"Phone lines were cut overnight.", "2024-11-13", "overnight|TIME|2024-11-12TNI|2024-11-12|2024-11-12\n"},
      {"It will snow overnight.", "2024-11-13", "overnight|TIME|2024-11-13TNI|2024-11-13|2024-11-13\n"},
      {"He took an overnight train.", "2024-11-13", ""},
      {"Change does not happen overnight.", "2024-11-13", ""},
  });
}

TEST(TimesInNews, WhatAReportComparesWith) {
  ExpectReadings({
      {"Net rose in the third quarter. For the nine months it was $5 million, from $4 million a year earlier.",
       "2014-11-05",
       "the third quarter|DATE|2014-Q3|2014-07-01|2014-09-30\nthe nine months|DURATION|P9M|-|-\n"
       "a year earlier|DATE|2013|2012-12-30|2014-04-01\n"},
      {"Output rose in the third quarter. A year ago, it fell.", "2014-11-05",
       "the third quarter|DATE|2014-Q3|2014-07-01|2014-09-30\nA year ago|DATE|2013|2013-01-01|2014-05-07\n"},
      {"Shares hit a high for the year.", "2014-11-05", "the year|DATE|2014|2014-01-01|2014-12-31\n"},
      {"Sales fell in the year ended March 31.", "2014-11-05",
       "the year|DURATION|P1Y|-|-\nMarch 31|DATE|2014-03-31|2014-03-31|2014-03-31\n"},
      {"It fell through the first nine months of the year.", "2014-11-05",
       "the first nine months|DURATION|P9M|2014-01-01|2014-09-30\nthe year|DATE|2014|2014-01-01|2014-12-31\n"},
      {"It has gained 9% since year-end.", "2014-11-05", "year-end|DATE|2013|2013-09-01|2013-12-31\n"},
      {"It fell 2% in the last quarter of 2012.", "2014-11-05",
       "the last quarter of 2012|DATE|2012-Q4|2012-10-01|2012-12-31\n"},
  });
}

TEST(TimesInNews, WhatIsNotSaid) {
  ExpectReadings({
      {"It broke in May 2012. A few days later he left.", "2014-11-05",
       "May 2012|DATE|2012-05|2012-05-01|2012-05-31\nA few days later|DURATION|PXD|-|-\n"},
      {"It broke on May 5, 2012. That day he left; an hour later he was back.", "2014-11-05",
       "May 5, 2012|DATE|2012-05-05|2012-05-05|2012-05-05\nThat day|DATE|2012-05-05|2012-05-05|2012-05-05\n"
       "an hour later|DURATION|PT1H|2012-05-05|2012-05-06\n"},
      {"It broke in May 2012. That day he left.", "2014-11-05",
       "May 2012|DATE|2012-05|2012-05-01|2012-05-31\nThat day|DATE|2012-05-XX|-|-\n"},
      {"They will one day be free.", "2014-11-05", "one day|DATE|FUTURE_REF|-|-\n"},
      {"One day, he met her.", "2014-11-05", ""},
      {"It may come in a year or two.", "2014-11-05", "a year or two|DATE|FUTURE_REF|-|-\n"},
      {"It lasts a month or two.", "2014-11-05", "a month or two|DURATION|P1M|-|-\n"},
      {"He was soon released.", "2014-11-05", ""},
      {"It comes one day after the vote.", "2014-11-05", "one day|DURATION|P1D|-|-\n"},
      {"She was hurt last August.", "2014-09-05", "last August|DATE|2013-08|2013-08-01|2013-08-31\n"},
  });
}

}  // namespace
}  // namespace claimcheck::facts
