#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "daemon/facts/facts.h"
#include "daemon/text/read_document.h"

namespace claimcheck::facts {
namespace {

struct Case {
  std::string_view text;
  std::string_view want;
};

class Article {
 public:
  explicit Article(std::string_view text) {
    text::Source source;
    source.content = text;
    EXPECT_TRUE(text::ReadDocument(source, document_).ok()) << text;
    ReadFacts(document_, facts_);
  }
  const std::vector<cc_quantity>& quantities() const { return facts_.quantities; }
  std::string Text(cc_span span) const { return std::string(document_.Text(span)); }

 private:
  text::Document document_;
  Facts facts_;
};

std::string Str(cc_str s) { return std::string(s.data == nullptr ? "" : s.data, s.size); }

// Every quantity by `show`, "; " between them.
template <typename Show>
std::string All(std::string_view text, Show show) {
  const Article article(text);
  std::string out;
  for (const cc_quantity& q : article.quantities()) absl::StrAppend(&out, out.empty() ? "" : "; ", show(article, q));
  return out;
}

template <typename Show>
void Check(std::initializer_list<Case> cases, Show show) {
  for (const Case& c : cases) EXPECT_EQ(All(c.text, show), c.want) << c.text;
}

// "[span] value unit"
std::string Value(const Article& article, const cc_quantity& q) {
  const std::string unit = Str(q.unit);
  return absl::StrCat("[", article.Text(q.span), "] ", q.value, unit.empty() ? "" : " ", unit);
}

TEST(Quantities, ReadsNumbersOfAnySize) {
  Check(
      {
          {"They have 11,000 troops.", "[11,000] 11000"},
          {"They have eleven thousand troops.", "[eleven thousand] 11000"},
          {"It has two hundred and fifty thousand users.", "[two hundred and fifty thousand] 250000"},
          {"It has 2.3 million users.", "[2.3 million] 2.3e+06"},
          {"It has two and a half million users.", "[two and a half million] 2.5e+06"},
          {"It has half a million users.", "[half a million] 500000"},
          {"It sold 100k copies.", "[100k] 100000"},
          {"It sold a dozen eggs.", "[a dozen] 12"},
          {"It sold two dozen eggs.", "[two dozen] 24"},
          {"We saw twenty-five swans.", "[twenty-five] 25"},
          {"It weighs 40\u202f000 tonnes.", "[40\u202f000 tonnes] 40000 t"},
          {"About 2½ miles away.", "[2½ miles] 2.5 mi"},
          {"Some say a hundred and twenty users left.", "[a hundred and twenty] 120"},
          {"It has a hundred and twenty thousand users.", "[a hundred and twenty thousand] 120000"},
          {"A hundred two-bedroom homes burnt.", "[A hundred] 100; [two] 2"},
          {"It killed a hundred and 20 were hurt.", "[a hundred] 100; [20] 20"},
          {"Of one hundred and two hundred, the latter.", "[one hundred] 100; [two hundred] 200"},
          {"It grew 13 lakh trees.", "[13 lakh] 1.3e+06"},
          {"Each of them got a hundred millionths.", "[a hundred millionths] 0.0001"},
          {"It is three twenty-firsts of the sum.", "[three twenty-firsts] 0.142857"},
          {"The index is at 1 234 567.89 now.", "[1 234 567.89] 1.23457e+06"},
          {"He kept a pair of swans.", "[a pair] 2"},
          {"About 2.5m homes lost power, and a 2.5m wave came.", "[2.5m] 2.5e+06; [2.5m] 2.5 m"},
          {"The town has a population of nearly 1.2m.", "[1.2m] 1.2e+06"},
          {"It has a billion and a half million users.", "[a billion and a half million] 1.0005e+09"},
          {"We saw three hundred and two dozens.", "[three hundred] 300; [two dozens] 24"},
          {"They have 45 (forty-five) men and sixty (60) boats.", "[45 (forty-five)] 45; [sixty (60)] 60"},
          {"They have 45 (46) men.", "[45] 45; [46] 46"},
          {"It was 3½, then ½ a point, then 0.", "[3½] 3.5; [½] 0.5; [0] 0"},
      },
      Value);
}

TEST(Quantities, ReadsUnits) {
  Check(
      {
          {"It ran 12 km.", "[12 km] 12 km"},
          {"It ran at 60 miles an hour.", "[60 miles an hour] 60 mph"},
          {"It ran at 100 km/h.", "[100 km/h] 100 km/h"},
          {"A 45-acre farm.", "[45-acre] 45 acre"},
          {"Some 660 square miles burned.", "[660 square miles] 660 mi²"},
          {"He is 5 feet 10 inches tall.", absl::StrCat("[5 feet 10 inches] ", 5 + 10.0 / 12, " ft")},
          {"It used 50 kilowatt-hours.", "[50 kilowatt-hours] 50 kWh"},
          {"It was 30C (86F) outside.", "[30C] 30 °C; [86F] 86 °F"},
          {"It was -5 degrees Celsius.", "[-5 degrees Celsius] -5 °C"},
          {"It pumps 3 million barrels.", "[3 million barrels] 3e+06 bbl"},
          {"He lost ten pounds of fat.", "[ten pounds] 10 lb"},
          {"The 37-year-old man won.", "[37-year] 37 year"},
          {"They stayed for six weeks.", "[six weeks] 6 week"},
          {"Get together for 2 in April.", "[2] 2"},
          {"It fell to -12 C as the cold went on.", "[-12 C] -12 °C"},
          {"It fell to 20 below zero.", "[20 below zero] -20 °"},
          {"Prices rose 2.5pc.", "[2.5pc] 2.5 %"},
          {"It was 4C, or minus 20 degrees in the wind.", "[4C] 4 °C; [minus 20 degrees] -20 °"},
          {"He is 6'2\" and she is 5’4”.", absl::StrCat("[6'2\"] ", 6 + 2.0 / 12, " ft; [5’4”] ", 5 + 4.0 / 12, " ft")},
          {"She bought a 20\" screen.", "[20\"] 20 in"},
          {"\"They led by 20\" she said.", "[20] 20"},
          {"Load (kg): 20 (kg).", "[20 (kg)] 20 kg"},
          {"They used a tenth of a gallon.", "[a tenth of a gallon] 0.1 gal"},
          {"A fourth of liter is left.", "[A fourth of liter] 0.25 l"},
          {"Thousand liters were lost.", "[Thousand liters] 1000 l"},
          {"He has a pen that is 10 \" long.", "[10 \"] 10 in"},
          {"Her sons, aged 12, 9 and 4, left.", "[12] 12 year; [9] 9 year; [4] 4 year"},
          {"They were Ann Lee, 48; Bob Ray, 34; and a dog.", "[48] 48 year; [34] 34 year"},
          {"It is given at 3 years of age.", "[3 years of age] 3 year"},
          {"She left at the age of 85.", "[85] 85 year"},
          {"They were Ann Lee, 48 and Bob Ray, 34.", "[48] 48 year; [34] 34 year"},
          {"His wife, 48, stayed.", "[48] 48 year"},
          {"It is a mile away, in a Ft. Worth suburb.", "[a mile] 1 mi"},
      },
      Value);
}

TEST(Quantities, ReadsMoney) {
  Check(
      {
          {"It cost $4.5 billion.", "[$4.5 billion] 4.5e+09 USD"},
          {"It cost £3m.", "[£3m] 3e+06 GBP"},
          {"It cost 5 million euros.", "[5 million euros] 5e+06 EUR"},
          {"It cost A$20 and C$30.", "[A$20] 20 AUD; [C$30] 30 CAD"},
          {"It cost US$1.5bn.", "[US$1.5bn] 1.5e+09 USD"},
          {"It cost 50 cents.", "[50 cents] 0.5 USD"},
          {"It cost 20p.", "[20p] 0.2 GBP"},
          {"It cost 500 Canadian dollars.", "[500 Canadian dollars] 500 CAD"},
          {"It cost USD 20.", "[USD 20] 20 USD"},
          {"It made 361 million pounds last year.", "[361 million pounds] 3.61e+08 GBP"},
          {"ALL 5 answers are wrong.", "[5] 5"},
          {"He sold it for a dollar.", "[a dollar] 1 USD"},
          {"It costs a dollar and 20 cents.", "[a dollar and 20 cents] 1.2 USD"},
          {"She paid a dollar bill collector.", ""},
          {"He owes them ten grand.", "[ten grand] 10000 USD"},
          {"She has 2 grand pianos.", "[2] 2"},
          {"They paid 500 dinars.", "[500 dinars] 500 dinar"},
          {"They paid 500 Kuwaiti dinars, then 20 Iraqi dinars.",
           "[500 Kuwaiti dinars] 500 KWD; [20 Iraqi dinars] 20 IQD"},
          {"We sent 3 USD50 cards.", "[3] 3; [USD50] 50 USD"},
          {"It costs 40 tugriks.", "[40 tugriks] 40 MNT"},
          {"He found two nickels and ten dimes in 5 nickel mines.", "[two nickels] 0.1 USD; [ten dimes] 1 USD; [5] 5"},
          {"It costs 3 hryvnias and 40 kopiykas.", "[3 hryvnias and 40 kopiykas] 3.4 UAH"},
      },
      Value);
}

TEST(Quantities, TellsPerCentFromPercentagePoints) {
  Check(
      {
          {"It rose 3.5 per cent.", "[3.5 per cent] 3.5 %"},
          {"It rose 12%.", "[12%] 12 %"},
          {"It rose by two percentage points.", "[two percentage points] 2 pp"},
          {"It rose from 4% to 6%, or two points.", "[4%] 4 %; [6%] 6 %; [two points] 2 pp"},
          {"It rose 25 basis points.", "[25 basis points] 25 bp"},
          {"The team won by 12 points.", "[12] 12"},
          {"The index fell 30 points, or 0.8 percent.", "[30] 30; [0.8 percent] 0.8 %"},
          {"Shares lost 2 percent as the gauge shed 41.5 points.", "[2 percent] 2 %; [41.5] 41.5"},
          {"The average lost 300 points, 2 percent of its worth.", "[300] 300; [2 percent] 2 %"},
          {"It rose by 0.5 of a percent.", "[0.5 of a percent] 0.5 %"},
      },
      Value);
}

// Names, dates, phone numbers and the like.
TEST(Quantities, LeavesAloneWhatIsNoQuantity) {
  for (const std::string_view text : {"He fired an AK-12 rifle.",
                                      "The G7 met.",
                                      "The 11th Corps left.",
                                      "COVID-19 spread.",
                                      "See Article 5 for more.",
                                      "He flew a Boeing 747.",
                                      "He lives at 10 Downing Street.",
                                      "Call 555-0142 now.",
                                      "Call 1-800-555-0142 now.",
                                      "No. 10 refused.",
                                      "On 9/11 they met.",
                                      "No one came.",
                                      "This one is good.",
                                      "One of the best came.",
                                      "He was born on 5 May 2012.",
                                      "They met two years ago.",
                                      "She is in her 30s.",
                                      "It was near ground zero.",
                                      "The Boeing 777F flew.",
                                      "He joined the Gang of Eight.",
                                      "They won the World Twenty20.",
                                      "It was a third-party bid.",
                                      "See id 769292115914395649.",
                                      "The 13F filing says so.",
                                      "When must 13F be filed?",
                                      "It is open 24/7.",
                                      "Call 555-010-TIPS now.",
                                      "He dialed 911 and waited.",
                                      "The 911 call was late.",
                                      "It was in the 3400 block of West Oak Street.",
                                      "He lives at 639 N. Old Mill Drive.",
                                      "Call (555) 555-0142 now.",
                                      "It was after the 9-11 attacks.",
                                      "He drove a 4x4 there.",
                                      "Channel 2's reporter left.",
                                      "He said that a third party would help."}) {
    EXPECT_EQ(All(text, Value), "") << text;
  }
}

// "low..high hedge"
std::string Bounds(const Article& article, const cc_quantity& q) {
  return absl::StrFormat("%.6g..%.6g%s%s", q.low, q.high, q.hedge.begin < q.hedge.end ? " " : "",
                         article.Text(q.hedge));
}

TEST(Quantities, ReadsHedgesAsIntervals) {
  Check(
      {
          {"They lost 17 men.", "17..17"},
          {"They lost 11,000 men.", "11000..11000"},
          {"They lost 2.3 million men.", "2.25e+06..2.35e+06"},
          {"It rose 3.5%.", "3.45..3.55"},
          {"It rose 12%.", "11.5..12.5"},
          {"It pays 6½%.", "6.25..6.75"},
          {"They lost about 200 men.", "180..220 about"},
          {"They lost some 300 men.", "270..330 some"},
          {"They lost nearly 200 men.", "180..200 nearly"},
          {"They lost just under 200 men.", "180..200 just under"},
          {"They lost more than 200 men.", "200..inf more than"},
          {"They lost at least 12 men.", "12..inf at least"},
          {"They lost no fewer than 12 men.", "12..inf no fewer than"},
          {"They lost fewer than 12 men.", "-inf..12 fewer than"},
          {"They lost no more than 12 men.", "-inf..12 no more than"},
          {"They lost up to 12 men.", "-inf..12 up to"},
          {"They lost as many as 12 men.", "-inf..12 as many as"},
          {"They lost 12 or more men.", "12..inf or more"},
          {"They lost 40 or so men.", "36..44 or so"},
          {"They lost 1,000-odd men.", "900..1100 -odd"},
          {"They lost more than 10 but fewer than 20 men.", "10..20 more than; 10..20 fewer than"},
          {"They fought for over three days.", "3..3"},
          {"He would rather than 12 have 13.", "12..12; 13..13"},
          {"Dozens of men were lost.", "24..200"},
          {"Hundreds of thousands of men were lost.", "200000..1e+07"},
      },
      Bounds);
}

// "FORM from to value"
std::string Form(const Article&, const cc_quantity& q) {
  constexpr const char* kForms[] = {"?",     "NUMERAL", "WORDS", "RANGE",    "FRACTION",
                                    "RATIO", "ORDINAL", "SCORE", "MULTIPLE", "VAGUE"};
  return absl::StrFormat("%s %.6g %.6g", kForms[q.form], q.from, q.to);
}

TEST(Quantities, ReadsPairs) {
  Check(
      {
          {"They sent 10,000 to 12,000 men.", "RANGE 10000 12000"},
          {"They sent between 3 and 4 million men.", "RANGE 3e+06 4e+06"},
          {"They sent between 12,000 and 10,000 men.", "RANGE 12000 10000"},
          {"It takes 3-4 hours.", "RANGE 3 4"},
          {"It takes six or seven months.", "RANGE 6 7"},
          {"It costs $4-6 billion.", "RANGE 4e+09 6e+09"},
          {"It rose from 200 to 250 tonnes.", "NUMERAL 200 200; NUMERAL 250 250"},
          {"It rose 5 cents to 80 cents.", "NUMERAL 0.05 0.05; NUMERAL 0.8 0.8"},
          {"One in five pupils is away.", "RATIO 1 5"},
          {"They say that one in every 500 homes is wet.", "RATIO 1 500"},
          {"It was 3 out of 4 voters.", "RATIO 3 4"},
          {"It was two of every five voters.", "RATIO 2 5"},
          {"They voted 54-46.", "SCORE 54 46"},
          {"They won 2-3 on Sunday.", "SCORE 2 3"},
          {"The bill passed by a vote of 218 to 212.", "SCORE 218 212"},
          {"It passed by a margin of 3 to 1.", "RATIO 3 1"},
          {"They want a ratio of 3:1.", "RATIO 3 1"},
          {"It is two to three times larger.", "MULTIPLE 2 3"},
          {"From 30 to 40 percent of the crop is gone.", "RANGE 30 40"},
          {"It takes 2 - ~7 grams.", "RANGE 2 7"},
          {"They led by 57 to 43 percent.", "NUMERAL 57 57; NUMERAL 43 43"},
          {"She lost the state 36 percent to 51 percent.", "NUMERAL 36 36; NUMERAL 51 51"},
          {"It will take 36 percent to 51 percent of it.", "RANGE 36 51"},
          {"It will fall to -5 to -10 degrees Celsius.", "NUMERAL -5 -5; NUMERAL -10 -10"},
          {"Two-thirds of the seats are empty.", "FRACTION 2 3"},
          {"Half of the seats are empty.", "FRACTION 1 2"},
          {"A quarter of voters stayed away.", "FRACTION 1 4"},
          {"It cost twice as much.", "MULTIPLE 2 2"},
          {"It grew tenfold.", "MULTIPLE 10 10"},
          {"He was the third victim.", "ORDINAL 3 3"},
          {"Several men left.", "VAGUE 3 3"},
      },
      Form);
}

// "head (counted)", then " of whole#index", " -> verb", " per rate"
std::string Counted(const Article& article, const cc_quantity& q) {
  std::string out = absl::StrCat(article.Text(q.head), " (", article.Text(q.counted), ")");
  if (q.whole.begin < q.whole.end) absl::StrAppend(&out, " of ", article.Text(q.whole));
  if (q.whole_quantity != CC_NONE) absl::StrAppend(&out, "#", q.whole_quantity);
  if (q.verb.begin < q.verb.end) absl::StrAppend(&out, " -> ", article.Text(q.verb));
  if (q.per.begin < q.per.end) absl::StrAppend(&out, " per ", Str(q.rate));
  return out;
}

TEST(Quantities, SaysWhatIsCounted) {
  Check(
      {
          {"The army deployed 11,000 North Korean troops.", "troops (North Korean troops) -> deployed"},
          {"About 14 people were killed in the blast.", "people (people) -> killed"},
          {"The blast left 30 killed or wounded.", " () -> killed or wounded"},
          {"The blast killed 14 people and injured 30.", "people (people) -> killed;  () -> injured"},
          {"There were 300 deaths and injuries.", "deaths and injuries (deaths and injuries)"},
          {"Some 12 heavily armed men fled.", "men (heavily armed men) -> fled"},
          {"A 12-member panel met.", "member (member)"},
          {"12 of the 40 members left.", "members (members) of the 40 members#1 -> left; members (members) -> left"},
          {"47% of the 12 patients recovered.",
           "patients (patients) of the 12 patients#1 -> recovered; patients (patients) -> recovered"},
          {"Of the 12 ships, 15 sank.", "ships (ships); ships (ships) of the 12 ships#0 -> sank"},
          {"18 others were injured.", "others (others) -> injured"},
          {"Some 15 percent of homes, or 1,200 of the town's 8,000, burned.",
           "homes (homes) of homes; homes (homes) of the town's 8,000#2; homes (homes)"},
          {"All three suffered deep cuts.", " () -> suffered"},
          {"The crash left three people dead.", "people (people) -> dead"},
          {"A loss of $4 million at the firm's troubled unit grew.", " () -> grew"},
          {"The toll would be two higher.", " ()"},
          {"Two of the 86-year-old singer's cats left.", " ();  ()"},
          {"The remaining two victims left.", "victims (victims) -> left"},
          {"He went 17-for-17 that day.", " () -> went"},
          {"It is 30 miles north of here.", " ()"},
          {"There are 300 non-citizens.", "non-citizens (non-citizens)"},
          {"Of these 40 percent chose Lee.", " () -> chose"},
          {"She won a $3 million grant.", "grant (grant) -> won"},
          {"It sold 5 million tons of grain.", "grain (grain) -> sold"},
          {"He earns $2,000 a month.", " () -> earns per month"},
          {"It pays $2,000 per soldier per month.", " () -> pays per soldier/month"},
          {"It hurts 12 people a day.", "people (people) -> hurts per day"},
          {"They killed two soldiers and three police officers.",
           "soldiers (soldiers) -> killed; officers (police officers) -> killed"},
          {"They killed two soldiers, three officers said.", "soldiers (soldiers) -> killed; officers (officers)"},
          {"The toll stands at 43 dead and 120 injured.", "dead (dead) -> stands; injured (injured)"},
          {"In all, 51 percent voted yes.", " () -> voted"},
          {"They want a 40% increased share.", "share (increased share) -> want"},
          {"It has 12 km long walls, and it is 12 km long.", "walls (long walls);  ()"},
          {"They took 2 tons of gold worth $2.", "gold (gold) -> took;  ()"},
          {"It rose 3 percentage points to 5.5 percent.", " () -> rose;  ()"},
      },
      Counted);
}

std::string Modality(const Article&, const cc_quantity& q) {
  constexpr const char* kModalities[] = {"?", "asserted", "forecast", "hypothetical", "negated", "earlier"};
  return kModalities[q.modality];
}

TEST(Quantities, SaysHowFarTheTextStandsBehindThem) {
  Check(
      {
          {"The army deployed 12,000 troops.", "asserted"},
          {"The army will deploy 12,000 troops.", "forecast"},
          {"The army is expected to deploy 12,000 troops.", "forecast"},
          {"The army might deploy 12,000 troops.", "hypothetical"},
          {"The toll could be as high as 12,000.", "hypothetical"},
          {"If 12,000 troops come, all is lost.", "hypothetical"},
          {"The army did not deploy 12,000 troops.", "negated"},
          {"He denied that the army killed 12 people.", "negated"},
          {"At first 12 people were missing.", "earlier"},
          {"Initially 12 people were missing.", "earlier"},
          {"The mayor first said 12 people were missing.", "earlier"},
          {"The toll, initially put at 40, rose to 55.", "earlier; asserted"},
          {"It was the first reported case with 12 dead.", "asserted"},
          {"None of the 12 people was hurt.", "negated"},
          {"He pleaded not guilty to 12 counts.", "asserted"},
          {"Falling demand sent 12 ships home.", "asserted"},
          {"Two possible suspects were held.", "hypothetical"},
          {"Prices traded as high as $12.", "asserted"},
          {"Last year four projects were dropped.", "asserted"},
          {"The police no longer believe 12 people were hurt.", "hypothetical"},
          {"12,000 troops could be deployed.", "hypothetical"},
          {"He may not go, but 12 people went.", "asserted"},
          {"It was due to 12 deaths.", "asserted"},
          {"12 members did not vote.", "asserted"},
      },
      Modality);
}

TEST(Quantities, ConvertsToTheBaseUnit) {
  const Article article("It was 86F at 10 miles.");
  ASSERT_EQ(article.quantities().size(), 2u);
  const cc_quantity& heat = article.quantities()[0];
  EXPECT_EQ(heat.dimension, CC_DIM_TEMPERATURE);
  EXPECT_NEAR(heat.value * heat.base_factor + heat.base_offset, 30, 1e-9);
  const cc_quantity& way = article.quantities()[1];
  EXPECT_EQ(way.dimension, CC_DIM_LENGTH);
  EXPECT_NEAR(way.value * way.base_factor, 16093.44, 1e-6);
}

TEST(Quantities, BindsQuotations) {
  const Article article("\"We lost 12 men,\" said Ann Lee. Others counted 14 dead.");
  ASSERT_EQ(article.quantities().size(), 2u);
  EXPECT_EQ(article.quantities()[0].quotation, 0u);
  EXPECT_EQ(article.quantities()[1].quotation, CC_NONE);
}

}  // namespace
}  // namespace claimcheck::facts
