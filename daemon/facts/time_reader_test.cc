#include "daemon/facts/time_test_case.h"

namespace claimcheck::facts {
namespace {

TEST(ReadTimes, DatesAsWritten) {
  ExpectReadings({
      {"It opened on 5 May 2012.", "", "5 May 2012|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"It opened on May 5, 2012, in rain.", "", "May 5, 2012|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"It opened on the 5th of May 2012.", "", "the 5th of May 2012|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"It opened on Saturday, May 5, 2012.", "", "Saturday, May 5, 2012|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"It opened on 2012-05-05.", "", "2012-05-05|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"The bill is due on 31 June 2023.", "", "31 June 2023|DATE|2023-06-31|-|-\n"},
      {"She said so on 30 February.", "2024-03-05", "30 February|DATE|2024-02-30|-|-\n"},
      {"They met in mid-November 2024.", "", "mid-November 2024|DATE|2024-11|2024-11-11|2024-11-20\n"},
      {"They met in late December 2024.", "", "late December 2024|DATE|2024-12|2024-12-21|2024-12-31\n"},
      {"It opened at the beginning of 2024.", "", "the beginning of 2024|DATE|2024|2024-01-01|2024-03-31\n"},
      {"It opened in early 2024.", "", "early 2024|DATE|2024|2024-01-01|2024-05-26\n"},
      {"They met in early March 2024.", "", "early March 2024|DATE|2024-03|2024-03-01|2024-03-10\n"},
      {"Caesar died in 44 BC.", "",
       "44 BC|DATE|BC0044|" + Day(*base::DaysFrom(-43, 1, 1)) + "|" + Day(*base::DaysFrom(-43, 12, 31)) + "\n"},
      {"It is from the 1980s.", "", "the 1980s|DATE|198|1980-01-01|1989-12-31\n"},
      {"It is from the 18th century.", "", "the 18th century|DATE|17|1700-01-01|1800-12-31\n"},
      {"Profit fell in the third quarter of 2012.", "",
       "the third quarter of 2012|DATE|2012-Q3|2012-07-01|2012-09-30\n"},
      {"He was hurt on Thanksgiving Day 1999.", "", "Thanksgiving Day 1999|DATE|1999-11-25|1999-11-25|1999-11-25\n"},
  });
}

TEST(ReadTimes, AgainstThePublicationDate) {
  ExpectReadings({
      {"He said so on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"They will meet on Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"He said so yesterday.", "2024-03-01", "yesterday|DATE|2024-02-29|2024-02-29|2024-02-29\n"},
      {"It rained last week.", "2024-11-13", "last week|DATE|2024-W45|2024-11-04|2024-11-10\n"},
      {"It opened in March.", "2024-11-13", "March|DATE|2024-03|2024-03-01|2024-03-31\n"},
      {"It will open in March.", "2024-11-13", "March|DATE|2025-03|2025-03-01|2025-03-31\n"},
      {"It closed in December.", "2024-11-13", "December|DATE|2023-12|2023-12-01|2023-12-31\n"},
      {"It is to open next year.", "2024-11-13", "next year|DATE|2025|2025-01-01|2025-12-31\n"},
      {"She left two years and three months ago.", "2024-11-13",
       "two years and three months ago|DATE|2022-08|2022-07-29|2022-08-31\n"},
      {"She left two weeks and two days ago.", "2024-11-13",
       "two weeks and two days ago|DATE|2024-10-28|2024-10-28|2024-10-28\n"},
      {"She died two days ago.", "2024-11-13", "two days ago|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"It closed earlier this month.", "2024-11-13", "earlier this month|DATE|2024-11|2024-11-01|2024-11-13\n"},
      {"He came on Tuesday night.", "2024-11-13", "Tuesday night|TIME|2024-11-12TNI|2024-11-12|2024-11-12\n"},
      {"Fire broke out at 10 p.m. Tuesday.", "2024-11-13",
       "10 p.m. Tuesday|TIME|2024-11-12T22:00|2024-11-12|2024-11-12\n"},
      {"It opened in March.", "", "March|DATE|XXXX-03|-|-\n"},
      {"He said so on Friday.", "", "Friday|DATE|XXXX-WXX-5|-|-\n"},
  });
}

TEST(ReadTimes, CountedFromTheText) {
  ExpectReadings({
      {"He was charged on 14 May 2023 and freed two days later.", "",
       "14 May 2023|DATE|2023-05-14|2023-05-14|2023-05-14\n"
       "two days later|DATE|2023-05-16|2023-05-16|2023-05-16\n"},
      {"It opened in 2012. The following year it closed.", "",
       "2012|DATE|2012|2012-01-01|2012-12-31\nThe following year|DATE|2013|2012-07-01|2014-07-02\n"},
      {"It began in 2012. That June it stopped.", "",
       "2012|DATE|2012|2012-01-01|2012-12-31\nThat June|DATE|2012-06|2012-06-01|2012-06-30\n"},
      {"It began on 5 May 2012. In October it stopped.", "",
       "5 May 2012|DATE|2012-05-05|2012-05-05|2012-05-05\nOctober|DATE|2012-10|2012-10-01|2012-10-31\n"},
      // A day counted from a month or a year is one of many.
      {"It passed in February 2014. Four days later he died.", "",
       "February 2014|DATE|2014-02|2014-02-01|2014-02-28\nFour days later|DATE|XXXX-XX-XX|2014-02-05|2014-03-04\n"},
      {"It passed in 2014. The next day he died.", "",
       "2014|DATE|2014|2014-01-01|2014-12-31\nThe next day|DATE|XXXX-XX-XX|2014-01-02|2015-01-01\n"},
      {"It passed in February 2014. Two months later he died.", "",
       "February 2014|DATE|2014-02|2014-02-01|2014-02-28\nTwo months later|DATE|2014-04|2014-03-18|2014-05-16\n"},
      // Two comparisons with the year before are no chain.
      {"Sales fell in 2012. Costs rose from a year earlier.", "2014-05-05",
       "2012|DATE|2012|2012-01-01|2012-12-31\na year earlier|DATE|2013|2012-11-03|2013-12-31\n"},
      {"She left in 2012. A year earlier she had won.", "2014-05-05",
       "2012|DATE|2012|2012-01-01|2012-12-31\nA year earlier|DATE|2011|2010-07-02|2012-07-02\n"},
      {"He left a week after the vote.", "2024-11-13", "a week|DURATION|P1W|-|-\n"},
  });
}

TEST(ReadTimes, PartsOfPeriods) {
  ExpectReadings({
      {"It meets on the first Friday of July 2014.", "",
       "the first Friday of July 2014|DATE|2014-07-04|2014-07-04|2014-07-04\n"},
      {"They will vote on the last Monday in May.", "2014-03-02",
       "the last Monday in May|DATE|2014-05-26|2014-05-26|2014-05-26\n"},
      {"He resigned on the last day of 2012.", "", "the last day of 2012|DATE|2012-12-31|2012-12-31|2012-12-31\n"},
      {"It snowed in the first week of March 2014.", "",
       "the first week of March 2014|DATE|2014-W10|2014-03-01|2014-03-13\n"},
      {"It fell in the third month of last year.", "2014-03-02",
       "the third month of last year|DATE|2013-03|2013-03-01|2013-03-31\n"},
      {"Trains will be late for the rest of the month.", "2014-03-20",
       "the rest of the month|DATE|2014-03|2014-03-20|2014-03-31\n"},
      {"The trial starts in the week of March 10, 2014.", "",
       "the week of March 10, 2014|DATE|2014-W11|2014-03-10|2014-03-16\n"},
      {"Talks go on the week after next.", "2014-03-20", "the week after next|DATE|2014-W14|2014-03-31|2014-04-06\n"},
      {"It closed in the second-last week of March 2014.", "",
       "the second-last week of March 2014|DATE|2014-W12|2014-03-11|2014-03-30\n"},
      {"It closed on the second last Friday of May 2014.", "",
       "the second last Friday of May 2014|DATE|2014-05-23|2014-05-23|2014-05-23\n"},
      {"The fair opens the weekend after the next.", "2014-03-20",
       "the weekend after the next|DATE|2014-W14-WE|2014-04-05|2014-04-06\n"},
      {"The school shut for the first two weeks of May 2014.", "",
       "the first two weeks|DURATION|P2W|2014-05-01|2014-05-14\nMay 2014|DATE|2014-05|2014-05-01|2014-05-31\n"},
      {"Sales fell in the last four months of 2012.", "2014-03-20",
       "the last four months|DURATION|P4M|2012-09-01|2012-12-31\n2012|DATE|2012|2012-01-01|2012-12-31\n"},
      {"It rose in the first 15000 decades of 2012.", "",
       "the first 15000 decades|DURATION|P150000Y|-|-\n2012|DATE|2012|2012-01-01|2012-12-31\n"},
      {"It rose in the final 14 months of 2012.", "",
       "the final 14 months|DURATION|P14M|-|-\n2012|DATE|2012|2012-01-01|2012-12-31\n"},
      {"It rose in the first twelve months of 2012.", "",
       "the first twelve months|DURATION|P12M|2012-01-01|2012-12-31\n2012|DATE|2012|2012-01-01|2012-12-31\n"},
      {"She taught for the last four months of her life.", "2014-03-20", "the last four months|DURATION|P4M|-|-\n"},
      {"A fifth Friday of February 2014 does not exist.", "", "fifth Friday of February 2014|DATE|2014-02|-|-\n"},
      {"He skipped the last week of school.", "2014-03-20", ""},
      {"The first day of trading was calm.", "2014-03-20", ""},
  });
}

TEST(ReadTimes, WhatStandsBesideDecides) {
  ExpectReadings({
      // The second end of a range follows the first.
      {"It will run from November to February.", "2014-09-01",
       "November|DATE|2014-11|2014-11-01|2014-11-30\nFebruary|DATE|2015-02|2015-02-01|2015-02-28\n"},
      // "in" with a length is a date ahead, if the clause is.
      {"The bonds will be redeemed in five days.", "2014-09-01", "five days|DATE|2014-09-06|2014-09-06|2014-09-06\n"},
      {"He built it in five days.", "2014-09-01", "five days|DURATION|P5D|-|-\n"},
      {"They will answer within ten days.", "2014-09-01", "ten days|DURATION|P10D|2014-09-01|2014-09-11\n"},
      {"She returns three days from tomorrow.", "2014-09-01",
       "three days from tomorrow|DATE|2014-09-05|2014-09-05|2014-09-05\n"},
      {"The next day it rained.", "2014-09-01", "The next day|DATE|2014-09-02|2014-09-02|2014-09-02\n"},
      {"He fell on Friday the 13th.", "2014-09-01", "Friday the 13th|DATE|2014-06-13|2014-06-13|2014-06-13\n"},
      {"They will meet next week on Friday.", "2014-09-01",
       "next week on Friday|DATE|2014-09-12|2014-09-12|2014-09-12\n"},
      {"Profit rose in the third quarter of 2013. In the 2012 period it fell.", "",
       "the third quarter of 2013|DATE|2013-Q3|2013-07-01|2013-09-30\nthe 2012 "
       "period|DATE|2012-Q3|2012-07-01|2012-09-30\n"},
      {"Profit rose in H1 2016.", "", "H1 2016|DATE|2016-H1|2016-01-01|2016-06-30\n"},
      // What stands behind a clock or a part of a day is its day.
      {"Doors open at 7:30 p.m. on Friday, Sept. 19.", "2014-09-01",
       "7:30 p.m. on Friday, Sept. 19|TIME|2014-09-19T19:30|2014-09-19|2014-09-19\n"},
      {"He was last seen on Friday evening, July 9, 2010.", "2014-09-01",
       "Friday evening, July 9, 2010|TIME|2010-07-09TEV|2010-07-09|2010-07-09\n"},
      {"The bank gave them until Friday.", "2014-09-01", "Friday|DATE|2014-09-05|2014-09-05|2014-09-05\n"},
      {"The board raised Friday to December's goals.", "2014-09-01",
       "Friday|DATE|2014-08-29|2014-08-29|2014-08-29\nDecember|DATE|2013-12|2013-12-01|2013-12-31\n"},
      {"Profit fell in the fiscal first quarter.", "2014-11-03",
       "the fiscal first quarter|DATE|2014-Q1|2013-02-05|2014-08-28\n"},
      {"It rose for the full year.", "2014-11-03", "the full year|DATE|2014|2014-01-01|2014-12-31\n"},
      // Both ends of a fiscal quarter's comparison go by its name.
      {"Net rose in the fiscal first quarter. A year earlier it fell. In the quarter it sold more.", "2014-11-03",
       "the fiscal first quarter|DATE|2014-Q1|2013-02-05|2014-08-28\n"
       "A year earlier|DATE|2013-Q1|2012-01-01|2013-12-31\nthe quarter|DATE|2014-Q1|2013-02-05|2014-08-28\n"},
      {"Shots fell between 11 and 2 p.m. on Friday.", "2014-11-03",
       "11|TIME|2014-10-31T11:00|2014-10-31|2014-10-31\n2 p.m. on "
       "Friday|TIME|2014-10-31T14:00|2014-10-31|2014-10-31\n"},
      {"Profit rose in q3 2016.", "", "q3 2016|DATE|2016-Q3|2016-07-01|2016-09-30\n"},
      {"They met on the 1st of march 2015.", "", "the 1st of march 2015|DATE|2015-03-01|2015-03-01|2015-03-01\n"},
      {"They march 3 miles and rest.", "", ""},
      {"The #dec tag and $DEC trade alike.", "", ""},
      {"He lives off F.M. 1960 there.", "", ""},
      {"It raised its quarterly dividend.", "2014-09-01", ""},
      {"They fear future losses.", "2014-09-01", "future|DATE|FUTURE_REF|-|-\n"},
      {"They fear for their future.", "2014-09-01", ""},
  });
}

TEST(ReadTimes, MonthsAndDaysInNumbers) {
  ExpectReadings({
      {"Figures for 2016-11 are missing.", "", "2016-11|DATE|2016-11|2016-11-01|2016-11-30\n"},
      {"Figures for 11/2016 are missing.", "", "11/2016|DATE|2016-11|2016-11-01|2016-11-30\n"},
      {"The 2011-12 season was short.", "",
       "2011|DATE|2011|2011-01-01|2011-12-31\n12|DATE|2012|2012-01-01|2012-12-31\n"},
      {"Bill 2015-3 failed.", "", ""},
      {"The stamp says 31/Oct/1974.", "", "31/Oct/1974|DATE|1974-10-31|1974-10-31|1974-10-31\n"},
      {"The stamp says 2019-Aug-01.", "", "2019-Aug-01|DATE|2019-08-01|2019-08-01|2019-08-01\n"},
      {"It was sold on 28 June in 2020.", "", "28 June in 2020|DATE|2020-06-28|2020-06-28|2020-06-28\n"},
      {"The stamp says 31-Oct-74.", "", "31-Oct-74|DATE|1974-10-31|1974-10-31|1974-10-31\n"},
      {"The report of 2016 November is lost.", "", "2016 November|DATE|2016-11|2016-11-01|2016-11-30\n"},
      {"In 2016 April Jones won.", "", "2016|DATE|2016|2016-01-01|2016-12-31\n"},
      {"They led through Jan Novak.", "", ""},
      {"A goal by Jan Novak and a song for June Carter.", "", ""},
      {"It extended the deal through January 2025.", "", "January 2025|DATE|2025-01|2025-01-01|2025-01-31\n"},
      {"By April England had lost.", "2024-11-13", "April|DATE|2024-04|2024-04-01|2024-04-30\n"},
      {"It opened on June the 28th 2020.", "", "June the 28th 2020|DATE|2020-06-28|2020-06-28|2020-06-28\n"},
      {"Rent is due on the 20th of the next month.", "2024-11-13",
       "the 20th of the next month|DATE|2024-12-20|2024-12-20|2024-12-20\n"},
  });
}

TEST(ReadTimes, WhichYearOrWeekIsMeant) {
  ExpectReadings({
      // A month that begins next lies ahead unless a verb in the past governs it.
      {"The minister wants to publish the list in December.", "2024-11-13",
       "December|DATE|2024-12|2024-12-01|2024-12-31\n"},
      {"The board agreed to publish the list in December.", "2024-11-13",
       "December|DATE|2024-12|2024-12-01|2024-12-31\n"},
      {"The union has decided to admit them in December.", "2024-11-13",
       "December|DATE|2024-12|2024-12-01|2024-12-31\n"},
      // A holiday just ahead or just past is meant, whatever the tense.
      {"They met for the dinners of Thanksgiving.", "2024-11-20",
       "Thanksgiving|DATE|2024-11-28|2024-11-28|2024-11-28\n"},
      {"It was to be held before Thanksgiving.", "2024-12-02", "Thanksgiving|DATE|2024-11-28|2024-11-28|2024-11-28\n"},
      {"They will meet at Christmas.", "2024-02-02", "Christmas|DATE|2024-12-25|2024-12-25|2024-12-25\n"},
      {"They met over Labor Day weekend.", "2024-11-13", "Labor Day weekend|DATE|2024-W35-WE|2024-08-31|2024-09-02\n"},
      {"They met on Thanksgiving weekend 2021.", "",
       "Thanksgiving weekend 2021|DATE|2021-W47-WE|2021-11-25|2021-11-28\n"},
      // A weekday tells the year of a day that is far; close by it may be wrong, which a checker wants to see.
      {"It ends on Friday, July 18.", "2024-02-12", "Friday, July 18|DATE|2025-07-18|2025-07-18|2025-07-18\n"},
      {"It ends on Friday, March 18.", "2024-02-12", "Friday, March 18|DATE|2024-03-18|2024-03-18|2024-03-18\n"},
      {"People prayed as Easter week began.", "2024-03-26", "Easter week|DATE|2024-W13|2024-03-25|2024-03-31\n"},
      {"The list was published in December.", "2024-11-13", "December|DATE|2023-12|2023-12-01|2023-12-31\n"},
      {"It has been on sale since December.", "2024-11-13", "December|DATE|2023-12|2023-12-01|2023-12-31\n"},
      {"The plan is to repay it by February.", "2024-10-30", "February|DATE|2025-02|2025-02-01|2025-02-28\n"},
      // A listing without a verb: the nearest.
      {"Book fair: from 13 to 15 July", "2024-02-12",
       "13|DATE|2024-07-13|2024-07-13|2024-07-13\n15 July|DATE|2024-07-15|2024-07-15|2024-07-15\n"},
      // What is running now.
      {"The pool will be open from May to September.", "2024-07-20",
       "May|DATE|2024-05|2024-05-01|2024-05-31\nSeptember|DATE|2024-09|2024-09-01|2024-09-30\n"},
      {"The rink will be open from November to March.", "2024-02-20",
       "November|DATE|2023-11|2023-11-01|2023-11-30\nMarch|DATE|2024-03|2024-03-01|2024-03-31\n"},
      {"They must choose between now and 15 December.", "2024-11-13",
       "now|DATE|PRESENT_REF|2024-11-13|2024-11-13\n15 December|DATE|2024-12-15|2024-12-15|2024-12-15\n"},
      {"They now choose.", "2024-11-13", "now|DATE|PRESENT_REF|-|-\n"},
      // "Friday" alone would be this week's.
      {"They will vote next Friday.", "2024-11-11", "next Friday|DATE|2024-11-22|2024-11-22|2024-11-22\n"},
      {"They will vote next Tuesday.", "2024-11-13", "next Tuesday|DATE|2024-11-19|2024-11-19|2024-11-19\n"},
      {"The union planned a march on Saturday.", "2024-11-13", "Saturday|DATE|2024-11-16|2024-11-16|2024-11-16\n"},
      {"She could not be reached on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"She could resign on Friday.", "2024-11-13", "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"He set aside his holiday plans on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"He got 50 votes on Friday.", "2024-11-13", "Friday|DATE|2024-11-08|2024-11-08|2024-11-08\n"},
      {"He bought shares from Sept. 10 to Monday.", "2024-11-13",
       "Sept. 10|DATE|2024-09-10|2024-09-10|2024-09-10\nMonday|DATE|2024-11-11|2024-11-11|2024-11-11\n"},
      {"Sales fell in the past two quarters.", "2024-11-13",
       "the past two quarters|DURATION|P2Q|2024-04-01|2024-09-30\n"},
      {"It lost money in the two previous years.", "2024-11-13",
       "the two previous years|DURATION|P2Y|2022-11-13|2024-11-12\n"},
      {"The bank closes on Martin Luther King Day.", "2024-11-13",
       "Martin Luther King Day|DATE|2024-01-15|2024-01-15|2024-01-15\n"},
      {"It was Martin Luther King Jr. Day.", "2024-11-13",
       "Martin Luther King Jr. Day|DATE|2024-01-15|2024-01-15|2024-01-15\n"},
      {"He quoted Martin Luther King Jr.", "2024-11-13", ""},
      {"They marched on St. Patrick's Day.", "2024-11-13", "St. Patrick's Day|DATE|2024-03-17|2024-03-17|2024-03-17\n"},
      {"He was born on St. Patrick Street.", "2024-11-13", ""},
  });
}

TEST(ReadTimes, CountedInWeekdays) {
  ExpectReadings({
      // A Wednesday.
      {"They left two Fridays ago.", "2024-11-13", "two Fridays ago|DATE|2024-11-01|2024-11-01|2024-11-01\n"},
      {"They left three Wednesdays ago.", "2024-11-13", "three Wednesdays ago|DATE|2024-10-23|2024-10-23|2024-10-23\n"},
      {"The vote is three Sundays from now.", "2024-11-13",
       "three Sundays from now|DATE|2024-12-01|2024-12-01|2024-12-01\n"},
      {"They will vote this coming Friday.", "2024-11-13",
       "this coming Friday|DATE|2024-11-15|2024-11-15|2024-11-15\n"},
      {"They will vote the Friday after next.", "2024-11-13",
       "Friday after next|DATE|2024-11-22|2024-11-22|2024-11-22\n"},
      {"They will vote the Friday after next month's fair.", "2024-11-13",
       "Friday|DATE|2024-11-15|2024-11-15|2024-11-15\nnext month|DATE|2024-12|2024-12-01|2024-12-31\n"},
      {"They play two Fridays at home.", "2024-11-13", "Fridays|SET|XXXX-WXX-5|-|-\n"},
      // What a length is counted from is read by the clause that both stand in.
      {"They will open three days from Tuesday.", "2024-11-13",
       "three days|DATE|2024-11-22|2024-11-22|2024-11-22\nTuesday|DATE|2024-11-19|2024-11-19|2024-11-19\n"},
      {"It will end two days after next Friday.", "2024-11-13",
       "two days|DATE|2024-11-24|2024-11-24|2024-11-24\nnext Friday|DATE|2024-11-22|2024-11-22|2024-11-22\n"},
      {"It will end less than 2 weeks from today.", "2024-11-13",
       "less than 2 weeks from today|DATE|2024-W48|2024-11-13|2024-12-01\n"},
      {"It will be ready within the next 3 years.", "2024-11-13",
       "the next 3 years|DURATION|P3Y|2024-11-13|2027-11-13\n"},
  });
}

TEST(ReadTimes, AsTheyAreSpoken) {
  ExpectReadings({
      {"It opened on May twenty one.", "2024-11-13", "May twenty one|DATE|2024-05-21|2024-05-21|2024-05-21\n"},
      {"In May twenty-one men left.", "2024-11-13", "May|DATE|2024-05|2024-05-01|2024-05-31\n"},
      {"It opened on January twenty five nineteen eighty six.", "",
       "January twenty five nineteen eighty six|DATE|1986-01-25|1986-01-25|1986-01-25\n"},
      {"It opened on September 10, nineteen oh one.", "",
       "September 10, nineteen oh one|DATE|1901-09-10|1901-09-10|1901-09-10\n"},
      {"It sailed on 6 April seventeen hundred thirty three.", "",
       "6 April seventeen hundred thirty three|DATE|1733-04-06|1733-04-06|1733-04-06\n"},
      {"It shut in October two thousand and never opened.", "",
       "October two thousand|DATE|2000-10|2000-10-01|2000-10-31\n"},
      {"It is from 14 a.d. or so.", "", "14 a.d.|DATE|0014|0014-01-01|0014-12-31\n"},
      {"It ran for ten days from 5 May 2012.", "",
       "ten days|DURATION|P10D|-|-\n5 May 2012|DATE|2012-05-05|2012-05-05|2012-05-05\n"},
      {"It closed in October two thousand.", "", "October two thousand|DATE|2000-10|2000-10-01|2000-10-31\n"},
      {"In October two thousand people came.", "2024-11-13", "October|DATE|2024-10|2024-10-01|2024-10-31\n"},
      {"They left in two thousand and fifteen.", "", "two thousand and fifteen|DATE|2015|2015-01-01|2015-12-31\n"},
      {"They failed in two thousand and fifteen cases.", "", ""},
      {"It was so in the nineteen seventies.", "", "nineteen seventies|DATE|197|1970-01-01|1979-12-31\n"},
      {"He left on Friday the fifteenth.", "2024-11-13",
       "Friday the fifteenth|DATE|2024-03-15|2024-03-15|2024-03-15\n"},
      {"It was in stock last sept and last easter.", "2024-11-13",
       "last sept|DATE|2024-09|2024-09-01|2024-09-30\nlast easter|DATE|2024-03-31|2024-03-31|2024-03-31\n"},
      {"Their last march was banned.", "2024-11-13", ""},
      {"It took 2.5 sec to open.", "", "2.5 sec|DURATION|PT2.5S|-|-\n"},
      {"They must be done by end of year.", "2024-11-13", "end of year|DATE|2024|2024-09-01|2024-12-31\n"},
  });
}

TEST(ReadTimes, ParticiplesHaveTheTenseOfTheirAuxiliary) {
  static constexpr struct {
    const char* text;
    const char* day;  // of "Friday", published on Wednesday 13 November 2024
  } kCases[] = {
      {"The vote will be held on Friday.", "2024-11-15"},
      {"It will have sold the plant by Friday.", "2024-11-15"},
      {"A poll is to be held on Friday.", "2024-11-15"},
      {"He said talks would be held on Friday.", "2024-11-15"},
      {"The vote was held on Friday.", "2024-11-08"},
      {"The talks, held on Friday, failed.", "2024-11-08"},
      {"Mr. May met them on Friday.", "2024-11-08"},
      {"They had been told so on Friday.", "2024-11-08"},
      {"Both leaders meet Friday in Oslo.", "2024-11-15"},
      {"They did not meet Friday in Oslo.", "2024-11-08"},
      {"He flew in to meet them Friday.", "2024-11-08"},
      {"They have until Friday.", "2024-11-15"},
      {"Until Friday, they had no water.", "2024-11-08"},
      {"According to data released Friday, it fell.", "2024-11-08"},
  };
  for (const auto& c : kCases) {
    const Reading reading(c.text, "2024-11-13");
    ASSERT_EQ(reading.facts.times.size(), 1u) << c.text << "\n" << reading.Dump();
    EXPECT_EQ(Day(reading.facts.times[0].first_day), c.day) << c.text;
  }
}

TEST(ReadTimes, MonthsAheadOfAPast) {
  ExpectReadings({
      {"He asked what impact it may have in November.", "2024-05-26", "November|DATE|2024-11|2024-11-01|2024-11-30\n"},
      {"It may have begun in November.", "2024-05-26", "November|DATE|2023-11|2023-11-01|2023-11-30\n"},
      {"It passed a law that in June will take effect.", "2024-03-11", "June|DATE|2024-06|2024-06-01|2024-06-30\n"},
      {"He left her in charge until the party congress in July.", "2024-04-03",
       "July|DATE|2024-07|2024-07-01|2024-07-31\n"},
      {"He waited until the lights went out in July.", "2024-04-03", "July|DATE|2023-07|2023-07-01|2023-07-31\n"},
      {"The tower, due to open in December, had no lift.", "2024-08-10",
       "December|DATE|2024-12|2024-12-01|2024-12-31\n"},
      {"Its closing, due to rain in December, was brief.", "2024-08-10",
       "December|DATE|2023-12|2023-12-01|2023-12-31\n"},
      {"It will be a part of life before the next decade is up.", "2024-08-10",
       "the next decade|DURATION|P10Y|2024-08-11|2034-08-10\n"},
  });
}

TEST(ReadTimes, TheQuarterThatAReportIsAbout) {
  ExpectReadings({
      {"Net rose in the third quarter. The fourth quarter looks weak. In the latest period costs fell.", "2024-11-03",
       "the third quarter|DATE|2024-Q3|2024-07-01|2024-09-30\nThe fourth quarter|DATE|2024-Q4|2024-10-01|2024-12-31\n"
       "the latest period|DATE|2024-Q3|2024-07-01|2024-09-30\n"},
      {"Net rose in the third quarter after a flat second quarter. In the 2023 period it fell.", "2024-11-03",
       "the third quarter|DATE|2024-Q3|2024-07-01|2024-09-30\nsecond quarter|DATE|2024-Q2|2024-04-01|2024-06-30\n"
       "the 2023 period|DATE|2023-Q3|2023-07-01|2023-09-30\n"},
      {"Net rose in the third quarter of 2013. For the quarter a year ago it fell.", "",
       "the third quarter of 2013|DATE|2013-Q3|2013-07-01|2013-09-30\n"
       "the quarter a year ago|DATE|2012-Q3|2012-01-01|2012-12-31\n"},
      {"Net rose in the third quarter, unlike the same period last year.", "2014-11-03",
       "the third quarter|DATE|2014-Q3|2014-07-01|2014-09-30\n"
       "the same period last year|DATE|2013-Q3|2013-01-01|2013-12-31\n"},
      {"Thefts fell from the same period last year.", "2014-11-03",
       "the same period last year|DATE|2013|2013-01-01|2013-12-31\n"},
      {"Net rose in the third quarter. Last year's quarter had a loss.", "2014-11-03",
       "the third quarter|DATE|2014-Q3|2014-07-01|2014-09-30\nLast year's "
       "quarter|DATE|2013-Q3|2013-01-01|2013-12-31\n"},
      {"Net rose in the third quarter.", "2014-04-17", "the third quarter|DATE|2013-Q3|2013-07-01|2013-09-30\n"},
  });
}

TEST(ReadTimes, WhereTheVerbDecidesNothing) {
  ExpectReadings({
      {"It named a chairman effective Feb. 1.", "2024-10-26", "Feb. 1|DATE|2025-02-01|2025-02-01|2025-02-01\n"},
      {"It raised fees effective July 1.", "2024-10-26", "July 1|DATE|2024-07-01|2024-07-01|2024-07-01\n"},
      {"It extended the loan through January.", "2024-10-26", "January|DATE|2025-01|2025-01-01|2025-01-31\n"},
      {"It is due no later than 2027.", "2024-10-26", "2027|DATE|2027|2027-01-01|2027-12-31\n"},
      {"In the quarter ended July 31, sales rose.", "2024-10-26",
       "the quarter|DATE|2024-Q2|2024-05-01|2024-07-31\nJuly 31|DATE|2024-07-31|2024-07-31|2024-07-31\n"},
      {"Sales rose in the fiscal first quarter. In the quarter ended July 31, costs fell.", "2024-10-26",
       "the fiscal first quarter|DATE|2024-Q1|2023-02-05|2024-08-28\nthe quarter|DATE|2024-Q1|2023-02-05|2024-08-28\n"
       "July 31|DATE|2024-07-31|2024-07-31|2024-07-31\n"},
  });
}

TEST(ReadTimes, LengthsAndSets) {
  ExpectReadings({
      {"It took two and a half years.", "", "two and a half years|DURATION|P2Y6M|-|-\n"},
      {"It took one year, two months and 21 days.", "", "one year, two months and 21 days|DURATION|P1Y2M21D|-|-\n"},
      {"It took an hour and a half.", "", "an hour and a half|DURATION|PT1H30M|-|-\n"},
      {"It took one and a quarter years.", "", "one and a quarter years|DURATION|P1Y3M|-|-\n"},
      {"It ran for 1 year, 2 days, 3 hours and 4 seconds.", "",
       "1 year, 2 days, 3 hours and 4 seconds|DURATION|P1Y2DT3H4S|-|-\n"},
      {"It took twenty min.", "", "twenty min|DURATION|PT20M|-|-\n"},
      {"She left two years and five days ago.", "2024-11-13",
       "two years and five days ago|DATE|2022-11-08|2022-11-08|2022-11-08\n"},
      {"It closed first ten days of last year.", "2024-11-13",
       "first ten days|DURATION|P10D|2023-01-01|2023-01-10\nlast year|DATE|2023|2023-01-01|2023-12-31\n"},
      {"She said so on CBS's \"60 Minutes\".", "", ""},
      {"Man Jailed for 60 Months", "", "60 Months|DURATION|P60M|-|-\n"},
      {"It was a long night.", "", ""},
      {"It was the third of three straight years.", "", "three straight years|DURATION|P3Y|-|-\n"},
      {"It rained all day.", "", "all day|DURATION|P1D|-|-\n"},
      {"They play on weekends.", "", "weekends|SET|XXXX-WXX-WE|-|-\n"},
      {"They play on Friday nights.", "", "Friday nights|SET|XXXX-WXX-5TNI|-|-\n"},
      {"It lasted for several months.", "", "several months|DURATION|PXM|-|-\n"},
      {"It took three quarters of an hour.", "", "three quarters of an hour|DURATION|PT45M|-|-\n"},
      {"It took a quarter of a century.", "", "a quarter of a century|DURATION|P25Y|-|-\n"},
      {"It took between six and eight weeks.", "", "six and eight weeks|DURATION|P6W|-|-\n"},
      {"It took two extra days.", "", "two extra days|DURATION|P2D|-|-\n"},
      {"It rained the whole day.", "", "the whole day|DURATION|P1D|-|-\n"},
      {"It was a full day of rain.", "", "a full day|DURATION|P1D|-|-\n"},
      {"Its full-year profit fell.", "", ""},
      {"It won in 2h 35m.", "", "2h 35m|DURATION|PT2H35M|-|-\n"},
      {"The 37-year-old driver fled.", "", "37-year-old|DURATION|P37Y|-|-\n"},
      {"A five-hour visit followed.", "", "five-hour|DURATION|PT5H|-|-\n"},
      {"They meet every Tuesday.", "", "every Tuesday|SET|XXXX-WXX-2|-|-\n"},
      {"The war is in its third year.", "", "its third year|DATE|XXXX|-|-\n"},
      {"It marked its 50th anniversary.", "", "its 50th anniversary|DATE|XXXX-XX-XX|-|-\n"},
      {"It pays $2,000 a month.", "", ""},
      {"It adds 700 seats a week.", "", ""},
  });
}

TEST(ReadTimes, NumericDatesFollowTheDocument) {
  ExpectReadings({
      {"It began on 25/6/2024 and ended on 5/7/2024.", "",
       "25/6/2024|DATE|2024-06-25|2024-06-25|2024-06-25\n5/7/2024|DATE|2024-07-05|2024-07-05|2024-07-05\n"},
      {"It began on 6/25/2024 and ended on 7/5/2024.", "",
       "6/25/2024|DATE|2024-06-25|2024-06-25|2024-06-25\n7/5/2024|DATE|2024-07-05|2024-07-05|2024-07-05\n"},
  });
}

TEST(ReadTimes, NothingHere) {
  static constexpr const char* kTexts[] = {
      "May said she would go.",
      "They may march on Monday's rival.",
      "The 1,953 people left.",
      "He read the Sun newspaper.",
      "A second term is likely.",
      "They lost 54-46.",
      "It cost $1953.",
      "Flight 1907 was late.",
      "He lives at 1984 Main Street.",
      "Prices fall and rivers spring.",
      "The fall of Saigon was quick.",
      "They ran 60 miles an hour.",
      "Resolution 1973 was passed.",
      "Over 2000 people came.",
      "It holds 1500 seats.",
      "The suit over HB 1973 failed.",
      "It met a current of discontent.",
  };
  for (const char* text : kTexts) {
    const Reading reading(text, "2024-11-13");
    const std::string want = std::string(text).find("Monday") != std::string::npos ? "Monday" : "";
    EXPECT_EQ(reading.facts.times.empty() ? "" : std::string(reading.document.Text(reading.facts.times[0].span)), want)
        << text;
  }
}

TEST(ReadTimes, RangesAreLinked) {
  static constexpr struct {
    const char* text;
    const char* begin;
    const char* end;
  } kCases[] = {
      {"He ruled from 2012 to 2015.", "2012", "2015"},
      {"It ran from 9 to 12 May 2024.", "9", "12 May 2024"},
      {"It ran May 9-12, 2024.", "May 9", "12, 2024"},
      {"It ran May 9 through the 12th.", "May 9", "the 12th"},
      {"It ran May ninth through twelfth.", "May ninth", "twelfth"},
      {"It ran Jan-Feb 2017.", "Jan", "Feb 2017"},
      {"It ran from Sep to Nov.", "Sep", "Nov"},
      {"It ran 10/1/2018-10/7/2018.", "10/1/2018", "10/7/2018"},
      {"It ran from 10/2016 to 2/2017.", "10/2016", "2/2017"},
      {"It runs from the 13th to the 15th of July.", "the 13th", "the 15th of July"},
      {"It runs from the ninth to the twelfth of April.", "the ninth", "the twelfth of April"},
      {"They will sit from next Monday to Friday.", "next Monday", "Friday"},
      {"It fell between 9 and 4 May 2023.", "9", "4 May 2023"},
      {"The 2012-13 season began.", "2012", "13"},
      {"The plan for 2014~2018 failed.", "2014", "2018"},
      {"It was from November to February.", "November", "February"},
  };
  for (const auto& c : kCases) {
    const Reading reading(c.text, "2024-11-13");
    ASSERT_EQ(reading.facts.times.size(), 2u) << c.text << "\n" << reading.Dump();
    EXPECT_EQ(reading.facts.times[0].range_end, 1u) << c.text;
    EXPECT_EQ(reading.document.Text(reading.facts.times[0].span), c.begin);
    EXPECT_EQ(reading.document.Text(reading.facts.times[1].span), c.end);
  }
}

TEST(ReadTimes, KeepsThePartsThatAreWritten) {
  const Reading reading("On Monday, 5 July 2023, at 3 p.m. EST, it fell from 31 June.", "");
  ASSERT_EQ(reading.facts.times.size(), 3u) << reading.Dump();
  const cc_time& date = reading.facts.times[0];
  EXPECT_EQ(date.weekday, 1);
  EXPECT_EQ(date.day, 5);
  EXPECT_EQ(date.month, 7);
  EXPECT_EQ(date.year, 2023);
  EXPECT_EQ(reading.facts.times[1].first_minute, 15 * 60);
  EXPECT_EQ(reading.facts.times[1].zone_minutes, -300);
  EXPECT_EQ(reading.facts.times[2].day, 31);
  EXPECT_EQ(reading.facts.times[2].month, 6);
}

}  // namespace
}  // namespace claimcheck::facts
