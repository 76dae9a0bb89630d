#include "daemon/facts/speech_test_case.h"

namespace claimcheck::facts {
namespace {

constexpr const char* kSources[] = {"", "none", "person", "organization", "document", "somebody", "some"};

// "source|kind|cue|content" of every attribution; "~ reason" where one is given.
std::string Dump(const SpeechReading& reading) {
  std::string out;
  for (const cc_attribution& a : reading.facts.attributions) {
    out += reading.Text(a.source) + "|" + kSources[a.source_kind] + "|" + reading.Text(a.cue) + "|" + reading.Text(a.content);
    if (a.reason.end > a.reason.begin) out += " ~ " + reading.Text(a.reason);
    out += "\n";
  }
  return out;
}

TEST(ReadAttributions, SourceCueContent) {
  const SpeechCase cases[] = {
      {"indirect with that", "Ann Lee said that the bridge fell.", "Ann Lee|person|said|that the bridge fell\n"},
      {"indirect without that", "The ministry said the bridge fell on Monday.",
       "The ministry|organization|said|the bridge fell on Monday\n"},
      {"at the end", "The bridge fell, analysts say.", "analysts|some|say|The bridge fell\n"},
      {"in the middle", "The bridge, Ann Lee said, fell twice.",
       "Ann Lee|person|said|The bridge\nAnn Lee|person|said|fell twice\n"},
      {"mixed", "Ann Lee said the bridge was “a wreck and a shame.”",
       "Ann Lee|person|said|the bridge was “a wreck and a shame.”\n"},
      {"hearer", "Ann Lee told reporters in an interview that the bridge fell.",
       "Ann Lee|person|told|that the bridge fell\n"},
      {"auxiliary and adverb", "Ann Lee has also said that it fell.", "Ann Lee|person|has also said|that it fell\n"},
      {"according to, at the end", "The bridge fell, according to the harbor office.",
       "the harbor office|organization|according to|The bridge fell\n"},
      {"according to, in front", "According to Ann Lee, the mayor, the bridge fell.",
       "Ann Lee, the mayor|person|According to|the bridge fell\n"},
      {"coordinated", "Ann Lee said the bridge fell and added that it was old.",
       "Ann Lee|person|said|the bridge fell\nAnn Lee|person|added|that it was old\n"},
      {"participle", "Ann Lee said the bridge fell, adding that it was old.",
       "Ann Lee|person|said|the bridge fell\nAnn Lee|person|adding|that it was old\n"},
      {"passive", "It is believed that the bridge fell.", "-|none|is believed|that the bridge fell\n"},
      {"document", "A report found that the bridge was old.", "A report|document|found|that the bridge was old\n"},
      {"somebody with a reason", "A senior official said the bridge fell, speaking on condition of anonymity.",
       "A senior official|somebody|said|the bridge fell, speaking on condition of anonymity ~ speaking on condition of "
       "anonymity\n"},
      {"such as", "Experts such as Ann Lee from the Harbor Center note that it fell.",
       "Experts such as Ann Lee from the Harbor Center|person|note|that it fell\n"},
      {"a list", "Reports from Ukrainian, South Korean, and Western agencies suggest that it fell.",
       "Reports from Ukrainian, South Korean, and Western agencies|document|suggest|that it fell\n"},
      {"relative clause", "The council, which owns the bridge, said it fell.",
       "The council, which owns the bridge|organization|said|it fell\n"},
      {"adjunct", "The council, meeting in haste, said it fell.", "The council|organization|said|it fell\n"},
      {"what somebody says that he wants", "Ann Lee said she wants a bridge.",
       "Ann Lee|person|said|she wants a bridge\n"},
      {"somebody else inside", "Ann Lee said the council warned that it fell.",
       "Ann Lee|person|said|the council warned that it fell\nthe council|organization|warned|that it fell\n"},
      {"two single marks", "''We lost,'' said Ann Lee, a baker who lives in Wye.",
       "Ann Lee, a baker who lives in Wye|person|said|''We lost,''\n"},
      {"a share of people", "Some 42% say they are poor.", "Some 42%|some|say|they are poor\n"},
      {"one in five", "One in five believe the bridge fell.", "One in five|some|believe|the bridge fell\n"},
      {"a quantity alone", "Many say the bridge fell.", "Many|some|say|the bridge fell\n"},
      {"a place behind the plural", "Sailors in the port say it fell.", "Sailors in the port|some|say|it fell\n"},
      {"what somebody called", "It was what sailors called “a wreck and a shame.”",
       "sailors|some|called|“a wreck and a shame.”\n"},
      {"first reported by", "The plan, first reported by the Harbor Times, has failed.",
       "the Harbor Times|organization|first reported|The plan\n"},
      {"an object ends where the writer goes on", "Ann Lee criticized the plan as the vote drew near.",
       "Ann Lee|person|criticized|the plan\n"},
      {"a relative clause ends at the main verb", "Ann Lee, who backed the plan, left the hall.",
       "who|person|backed|the plan\n"},
      {"a label before a colon", "ANN LEE: The bridge fell.", "ANN LEE|person|:|The bridge fell\n"},
      {"whose predictions", "There were sailors’ predictions that it would be a “sad wreck” in May.",
       "sailors|some|predictions|that it would be a “sad wreck” in May\n"},
      {"kept, not said", "The town maintained the lead that it had, and the port reflects this.", ""},
      {"said, not kept", "Ann Lee maintained on Monday that it fell.", "Ann Lee|person|maintained|that it fell\n"},
      {"remarks that are things", "She left after his opening remarks that were long.", ""},
      {"a band called so", "A band called Ice Age played at noon.", ""},
      {"a source speaking to somebody", "Another source speaking to Harbor News said that it fell.",
       "Another source speaking to Harbor News|somebody|said|that it fell\n"},
      {"who sends a message", "His campaign sent out a message to voters saying it fell.",
       "His campaign|organization|saying|it fell\n"},
      {"what should be said", "Ann Lee should say that it fell.", ""},
      {"no answer", "The council did not respond to questions.",
       "The council|organization|did not respond to|questions\n"},
      {"after saying", "Ann Lee left the hall after saying that it fell.",
       "Ann Lee|person|saying|that it fell\n"},
      {"a poll released on a day", "A poll released on Monday shows that Ann Lee leads.",
       "A poll released on Monday|document|shows|that Ann Lee leads\n"},
      {"planning is no cue", "They were sent there without proper planning, care or boats.", ""},
      {"a name is nobody's words", "They joined a club called Harbor Watch in May.", ""},
      {"states that are places", "The vote goes on in northern states like Wye.", ""},
      {"a participle beside a number", "He has 300 pledged delegates.", ""},
      {"a number of people", "A growing number of Republicans say it fell.",
       "A growing number of Republicans|some|say|it fell\n"},
      {"who comes after whom", "He met sailors who say the bridge fell.", "who|some|say|the bridge fell\n"},
      {"which comes after what", "Ann Lee runs the council, which said it fell.", "which|organization|said|it fell\n"},
      {"a person by the form of the word", "The archivist said it fell.", "The archivist|somebody|said|it fell\n"},
      {"a noun is no cue", "The report on the claims of the council was long.", ""},
      {"a place is no cue", "It was built in the United States in May.", ""},
      {"not", "Ann Lee did not say whether the bridge fell.", "Ann Lee|person|did not say|whether the bridge fell\n"},
      {"verbs that only their form shows", "Ann Lee overhauled the plan, saying it was old.",
       "Ann Lee|person|saying|it was old\n"},
      {"by saying", "Ann Lee defended the plan by saying it was new.",
       "Ann Lee|person|defended|the plan\nAnn Lee|person|saying|it was new\n"},
      {"a participle between commas", "Ann Lee, citing a survey, said that it fell.",
       "Ann Lee|person|citing|a survey\nAnn Lee|person|said|that it fell\n"},
      {"a participle behind an apology", "Ann Lee apologized the next day, saying it fell.",
       "Ann Lee|person|saying|it fell\n"},
      {"a label behind a name", "Sen. Ann Lee, R-Ohio, who owns the bridge, left the hall, saying it fell.",
       "Sen. Ann Lee, R-Ohio, who owns the bridge|person|saying|it fell\n"},
      {"documents report", "The bridge was sold, court records show.",
       "court records|document|show|The bridge was sold\n"},
      {"one head, many members", "An average of polls shows Lee is ahead.",
       "An average of polls|organization|shows|Lee is ahead\n"},
      {"who asked", "Asked by Tom Hart whether it fell, Ann Lee said it stood.",
       "Tom Hart|person|Asked|whether it fell\nAnn Lee|person|said|it stood\n"},
      {"a semicolon behind the speaker", "The bridge fell, Ann Lee noted; the town wept.",
       "Ann Lee|person|noted|The bridge fell\n"},
      {"a hyphen for a dash", "Some friends say it fell - others say it stood.",
       "Some friends|some|say|it fell\nothers|some|say|it stood\n"},
      {"closes with the speaker", "The notion that it fell is old, Ann Lee insists.",
       "Ann Lee|person|insists|The notion that it fell is old\n"},
      {"made it clear", "Ann Lee made it clear that the bridge fell.",
       "Ann Lee|person|made it clear|that the bridge fell\n"},
      {"went on to say", "Ann Lee went on to say that it fell.", "Ann Lee|person|went on to say|that it fell\n"},
      {"a light verb with its noun", "The council gave a warning that it would fall.",
       "The council|organization|gave a warning|that it would fall\n"},
      {"a light verb and a relative clause", "The council issued a statement that was long.", ""},
      {"issued a statement saying", "The council issued a statement saying it fell.",
       "The council|organization|issued a statement saying|it fell\n"},
      {"two particles", "Ann Lee lashed out at the council.", "Ann Lee|person|lashed out at|the council\n"},
      {"the verb without its particles", "Ann Lee fired the cook and weighed the fish.", ""},
      {"in a statement", "Ann Lee said in a statement that it fell.",
       "Ann Lee|person|said in a statement|that it fell\n"},
      {"a headline in title case", "Former Mayor Says Lee Is In Trouble.\n\nThe sun shone on the old town.",
       "Former Mayor|somebody|Says|Lee Is In Trouble\n"},
      {"somebody who works for a name", "A Hart spokesman said it fell.", "A Hart spokesman|somebody|said|it fell\n"},
      {"a name's fans", "Ann Lee’s loyal fans say it fell.", "Ann Lee’s loyal fans|some|say|it fell\n"},
      {"the holder of an office", "Gov. Ann Lee came. The governor said it fell.",
       "The governor|person|said|it fell\n"},
      {"nobody holds the office", "The governor said it fell.", "The governor|somebody|said|it fell\n"},
      {"who comes after an apposition", "Tom Hart, a baker in Wye, who said it fell, left.",
       "who|person|said|it fell\n"},
      {"a thing that ends like a baker", "The cover shows the bridge.", "The cover|document|shows|the bridge\n"},
      {"groups", "Labor unions say it fell.", "Labor unions|some|say|it fell\n"},
      {"a recent poll", "According to one recent poll, it fell.", "one recent poll|document|According to|it fell\n"},
      {"a report claiming", "Sailors laughed at a report claiming it fell.", "a report|document|claiming|it fell\n"},
      {"an aside with its own noun", "Ann Lee, who was born in Wye, also on the radio defended the plan.",
       "Ann Lee, who was born in Wye|person|defended|the plan\n"},
      {"what somebody calls it ends at the next verb", "Ann Lee calls herself “a friend” and sang in the hall.",
       "Ann Lee|person|calls|herself “a friend”\n"},
      {"groups that did something to him", "Labor unions that met him say it fell.",
       "Labor unions that met him|some|say|it fell\n"},
      {"whom I met", "All the sailors I met said it fell.", "All the sailors I met|some|said|it fell\n"},
      {"after saying", "After saying it fell, Ann Lee left.", "Ann Lee|person|saying|it fell\n"},
      {"advisers to somebody", "In recent days, advisers to Ann Lee say, the town has grown.",
       "advisers to Ann Lee|some|say|the town has grown\n"},
      {"a headline's poll", "New Poll Shows Lee Ahead Of Mayor Hart.\n\nThe sun shone on the old town.",
       "New Poll|document|Shows|Lee Ahead Of Mayor Hart\n"},
      {"a headline closes with the speaker",
       "Bridge Could Fall By Winter, Ann Lee Says.\n\nThe sun shone on the old town.",
       "Ann Lee|person|Says|Bridge Could Fall By Winter\n"},
      {"nothing before the cue", "Storm notes:\n\n- Saying that the pier is safe\n- Claiming that it is not", ""},
      {"a verb that speaks only beside a quotation", "The fighting continued in the north.", ""},
  };
  for (const SpeechCase& c : cases) EXPECT_EQ(Dump(SpeechReading(c.input)), c.want) << c.name;
}

TEST(ReadAttributions, LinksThatDependOnOrder) {
  const SpeechReading reading("“We lost,” Ann Lee said. “They won.”\n\nTom Hart said Lee believes that the town is poor.");
  const auto& all = reading.facts.attributions;
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[1].continues, 0u);
  EXPECT_EQ(all[3].parent, 2u);
  EXPECT_EQ(reading.facts.quotations[1].attribution, 1u);
}

}  // namespace
}  // namespace claimcheck::facts
