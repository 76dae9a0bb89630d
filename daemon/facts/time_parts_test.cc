#include "daemon/facts/time_test_case.h"

namespace claimcheck::facts {
namespace {

TEST(ReadTimes, BesideTheDayOfWriting) {
  ExpectReadings({
      {"It is due later this year.", "2024-03-01", "later this year|DATE|2024|2024-03-01|2024-12-31\n"},
      {"It failed earlier in the year.", "2024-11-13", "earlier in the year|DATE|2024|2024-01-01|2024-11-13\n"},
      {"It fell on 9 May 2012. Later that month it rose.", "2024-11-13",
       "9 May 2012|DATE|2012-05-09|2012-05-09|2012-05-09\nLater that month|DATE|2012-05|2012-05-09|2012-05-31\n"},
      {"It rose earlier last week.", "2024-11-13", "earlier last week|DATE|2024-W45|2024-11-04|2024-11-10\n"},
      {"It rose early last week.", "2024-11-13", "early last week|DATE|2024-W45|2024-11-04|2024-11-06\n"},
      {"Trains stopped the week before last.", "2024-11-13",
       "the week before last|DATE|2024-W44|2024-10-28|2024-11-03\n"},
      {"He resigned a week ago Tuesday.", "2024-11-13", "a week ago Tuesday|DATE|2024-11-05|2024-11-05|2024-11-05\n"},
      {"They will answer within ten days from tomorrow.", "2024-11-13",
       "ten days from tomorrow|DURATION|P10D|2024-11-14|2024-11-24\n"},
      {"It grew in the past two years and three months.", "2024-11-13",
       "the past two years and three months|DURATION|P2Y3M|2022-08-13|2024-11-12\n"},
      {"It will last the next 12 to 18 months.", "2024-11-13",
       "the next 12 to 18 months|DURATION|P12M|2024-11-14|2026-05-13\n"},
      {"She left a quarter-century ago.", "2024-11-13", "a quarter-century ago|DATE|1999-11|1993-08-14|2006-02-13\n"},
  });
}

TEST(ReadTimes, DaysInListsAndPeriodsByNumber) {
  ExpectReadings({
      {"They met on Nov. 4, 5 and 6.", "2024-11-13",
       "Nov. 4|DATE|2024-11-04|2024-11-04|2024-11-04\n5|DATE|2024-11-05|2024-11-05|2024-11-05\n"
       "6|DATE|2024-11-06|2024-11-06|2024-11-06\n"},
      {"They met on May 4, 8, and 12, 2023.", "",
       "May 4|DATE|2023-05-04|2023-05-04|2023-05-04\n8|DATE|2023-05-08|2023-05-08|2023-05-08\n"
       "12, 2023|DATE|2023-05-12|2023-05-12|2023-05-12\n"},
      {"On Nov. 4, 5 and 6 people died.", "2024-11-13", "Nov. 4|DATE|2024-11-04|2024-11-04|2024-11-04\n"},
      {"It ran from the 4th to the 9th of last month.", "2024-11-13",
       "the 4th|DATE|2024-10-04|2024-10-04|2024-10-04\nthe 9th of last month|DATE|2024-10-09|2024-10-09|2024-10-09\n"},
      {"It rose from 4 to 22 this month.", "2024-11-13", "this month|DATE|2024-11|2024-11-01|2024-11-30\n"},
      {"They met on Monday 11.", "2024-11-13", "Monday 11|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"On Monday 11 people met.", "2024-11-13", "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"They won on Monday 11-3.", "2024-11-13", "Monday|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"It sold over the weekend of Nov. 9-10.", "2024-11-13",
       "the weekend of Nov. 9|DATE|2024-W45-WE|2024-11-09|2024-11-10\n10|DATE|2024-11-10|2024-11-10|2024-11-10\n"},
      {"It fell in week 45 of 2023.", "", "week 45 of 2023|DATE|2023-W45|2023-11-06|2023-11-12\n"},
      {"It fell in week 45 of the season.", "2024-11-13", ""},
      {"It fell in the last quarter of 2023.", "", "the last quarter of 2023|DATE|2023-Q4|2023-10-01|2023-12-31\n"},
      {"The caliph died in the year 632.", "", "the year 632|DATE|0632|0632-01-01|0632-12-31\n"},
      {"It was built in the noughties.", "", "the noughties|DATE|200|2000-01-01|2009-12-31\n"},
      {"It was signed on 5.11.2024.", "", "5.11.2024|DATE|2024-11-05|2024-11-05|2024-11-05\n"},
      {"Shops were full on Black Friday 2019.", "", "Black Friday 2019|DATE|2019-11-29|2019-11-29|2019-11-29\n"},
      {"Polls open on election day.", "2024-10-13", "election day|DATE|2024-11-05|2024-11-05|2024-11-05\n"},
      {"They meet on the third Thursday of every month.", "2024-11-13",
       "the third Thursday of every month|SET|XXXX-WXX-4|-|-\n"},
      // Clocks: a night ends on the next day, a date behind "on" is that of both ends.
      {"It runs from 10 p.m. Thursday until 6 a.m.", "2024-11-13",
       "10 p.m. Thursday|TIME|2024-11-14T22:00|2024-11-14|2024-11-14\n6 "
       "a.m.|TIME|2024-11-15T06:00|2024-11-15|2024-11-15\n"},
      {"It was open from 10 p.m. Thursday until 6 a.m. Friday.", "2024-11-13",
       "10 p.m. Thursday|TIME|2024-11-07T22:00|2024-11-07|2024-11-07\n"
       "6 a.m. Friday|TIME|2024-11-08T06:00|2024-11-08|2024-11-08\n"},
      {"It opens between 10:00 and 14:30 on 5 May 2025.", "",
       "10:00|TIME|2025-05-05T10:00|2025-05-05|2025-05-05\n"
       "14:30 on 5 May 2025|TIME|2025-05-05T14:30|2025-05-05|2025-05-05\n"},
  });
}

TEST(ReadTimes, BesideOtherDates) {
  ExpectReadings({
      {"Shops open early on the Friday after Thanksgiving.", "2024-11-13",
       "the Friday after Thanksgiving|DATE|2024-11-29|2024-11-29|2024-11-29\n"},
      {"They met on the Sunday before 5 May 2024.", "",
       "the Sunday before 5 May 2024|DATE|2024-04-28|2024-04-28|2024-04-28\n"},
      {"He fled on the Friday after the fire.", "2024-11-13", "the Friday|DATE|XXXX-WXX-5|-|-\n"},
      {"They will meet the day after Christmas.", "2024-11-13",
       "the day|DATE|2024-12-26|2024-12-26|2024-12-26\nChristmas|DATE|2024-12-25|2024-12-25|2024-12-25\n"},
      {"They will meet the day after the vote.", "2024-11-13", ""},
      {"They met over the weekend of Thanksgiving 2021.", "",
       "the weekend of Thanksgiving 2021|DATE|2021-W47-WE|2021-11-25|2021-11-28\n"},
      // A year that is written once
      {"It was shut on May 3 and May 4, 2023.", "2024-11-13",
       "May 3|DATE|2023-05-03|2023-05-03|2023-05-03\nMay 4, 2023|DATE|2023-05-04|2023-05-04|2023-05-04\n"},
      {"It was shut in April, May and June 2023.", "2024-11-13",
       "April|DATE|2023-04|2023-04-01|2023-04-30\nMay|DATE|2023-05|2023-05-01|2023-05-31\n"
       "June 2023|DATE|2023-06|2023-06-01|2023-06-30\n"},
      {"It was shut in December and January 2023.", "2024-11-13",
       "December|DATE|2022-12|2022-12-01|2022-12-31\nJanuary 2023|DATE|2023-01|2023-01-01|2023-01-31\n"},
      {"It was shut in May, and in June 2023 it burnt.", "2024-11-13",
       "May|DATE|2024-05|2024-05-01|2024-05-31\nJune 2023|DATE|2023-06|2023-06-01|2023-06-30\n"},
      {"It rose from Q1 to Q3 2023.", "2024-11-13",
       "Q1|DATE|2023-Q1|2023-01-01|2023-03-31\nQ3 2023|DATE|2023-Q3|2023-07-01|2023-09-30\n"},
      {"Pupils fell behind in the 2021-2022 school year.", "",
       "2021|DATE|2021|2021-01-01|2021-12-31\n2022|DATE|2022|2022-01-01|2022-12-31\n"},
      {"It was lost in the years 1999 to 2001.", "",
       "1999|DATE|1999|1999-01-01|1999-12-31\n2001|DATE|2001|2001-01-01|2001-12-31\n"},
      // A clock and the part of the day that is named behind it
      {"He fell at 3:15 on Friday afternoon.", "2024-11-13",
       "3:15|TIME|2024-11-08T15:15|2024-11-08|2024-11-08\nFriday afternoon|TIME|2024-11-08TAF|2024-11-08|2024-11-08\n"},
      // Election Day of a year in which a nation votes, unless it is near
      {"They asked people to vote on Election Day.", "2016-08-10",
       "Election Day|DATE|2016-11-08|2016-11-08|2016-11-08\n"},
      {"Turnout was low on Election Day.", "2015-11-05", "Election Day|DATE|2015-11-03|2015-11-03|2015-11-03\n"},
      {"At the end of the day, it is their choice.", "2024-11-13", ""},
      {"They must leave by the end of the day.", "2024-11-13",
       "the end of the day|DATE|2024-11-13|2024-11-13|2024-11-13\n"},
      {"Profit fell in fiscal 2004. For that year it expected more.", "2007-05-05",
       "fiscal 2004|DATE|2004|2003-02-05|2005-05-30\nthat year|DATE|2004|2003-02-05|2005-05-30\n"},
      {"It slumped in early 2004. Later that year it rose.", "2007-05-05",
       "early 2004|DATE|2004|2004-01-01|2004-05-26\nLater that year|DATE|2004|2004-01-01|2004-12-31\n"},
      {"Banks failed in the 2007-09 crisis.", "",
       "2007|DATE|2007|2007-01-01|2007-12-31\n09|DATE|2009|2009-01-01|2009-12-31\n"},
      {"Three-quarters agreed, though not in some quarters.", "", ""},
      // What an hour costs is a rate
      {"The job pays $15 an hour.", "", ""},
      {"The job pays $20 or more an hour.", "", ""},
      {"The pump moves 400 barrels a minute.", "", ""},
      {"He called in 2016 an hour later.", "",
       "2016|DATE|2016|2016-01-01|2016-12-31\nan hour later|DURATION|PT1H|2016-01-01|2017-01-01\n"},
      // Lengths
      {"The rock is 1.5 million years old.", "", "1.5 million years old|DURATION|P1500000Y|-|-\n"},
      {"It took one and three quarters of an hour.", "", "one and three quarters of an hour|DURATION|PT1H45M|-|-\n"},
      {"It took a year-and-a-half.", "", "a year-and-a-half|DURATION|P1Y6M|-|-\n"},
      {"It will take a month or two.", "", "a month or two|DURATION|P1M|-|-\n"},
      {"They meet every second Friday.", "2024-11-13", "every second Friday|SET|XXXX-WXX-5|-|-\n"},
      {"They vote every fourth year.", "2024-11-13", "every fourth year|SET|P4Y|-|-\n"},
  });
}

}  // namespace
}  // namespace claimcheck::facts
