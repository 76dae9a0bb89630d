#include "daemon/facts/speech_test_case.h"

namespace claimcheck::facts {
namespace {

constexpr const char* kKinds[] = {"", "FULL", "FRAGMENT", "TITLE", "NICKNAME", "WORD", "SCARE", "BLOCK"};

// "span|kind|flags" of every quotation; "+" before one that lies in another.
std::string Spans(const SpeechReading& reading) {
  std::string out;
  for (const cc_quotation& q : reading.facts.quotations) {
    if (q.parent != CC_NONE) out += "+";
    out += reading.Text(q.span) + "|" + kKinds[q.kind];
    if (q.flags & CC_QUOTE_UNCLOSED) out += "|unclosed";
    if (q.flags & CC_QUOTE_RUNS_ON) out += "|runs on";
    if (q.flags & CC_QUOTE_CARRIES_ON) out += "|carries on";
    out += "\n";
  }
  return out;
}

std::string Sentences(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "It rained again. ";
  return text;
}

// "quotation -> speaker (name)" of every quotation.
std::string Speakers(const SpeechReading& reading) {
  std::string out;
  for (const cc_quotation& q : reading.facts.quotations) {
    out += reading.Text(q.inner) + " -> " + reading.Text(q.speaker);
    if (q.speaker_entity != CC_NONE) out += " (" + reading.Text(reading.facts.names[q.speaker_entity].span) + ")";
    out += "\n";
  }
  return out;
}

TEST(ReadQuotations, MarksAndKinds) {
  const SpeechCase cases[] = {
      {"curly", "“We lost everything,” Lee said.", "“We lost everything,”|FULL\n"},
      {"straight", "\"We lost everything,\" Lee said.", "\"We lost everything,\"|FULL\n"},
      {"British, with apostrophes", "‘We didn’t lose the boys’ boat,’ Lee said.",
       "‘We didn’t lose the boys’ boat,’|FULL\n"},
      {"guillemets", "«We lost everything,» Lee said.", "«We lost everything,»|FULL\n"},
      {"nested", "“He said, ‘Go home,’ and I did,” Lee said.",
       "“He said, ‘Go home,’ and I did,”|FULL\n+‘Go home,’|FULL\n"},
      {"a wrong mark at the end", "“It is odd,“ said Lee. He left.", "“It is odd,“|FULL\n"},
      {"runs on", "“We lost.\n\n“We lost everything,” Lee said.",
       "“We lost.|FULL|runs on\n“We lost everything,”|FULL|carries on\n"},
      {"unclosed", "“We lost everything, Lee said.\n\nHe went home.", "“We lost everything, Lee said.|FULL|unclosed\n"},
      {"apostrophes are no marks", "The '90s were rock 'n' roll.", ""},
      {"fragment", "He called it “a sad day” for the town.", "“a sad day”|FRAGMENT\n"},
      {"title of a work", "She wrote the song “Bright Morning Light” in May.", "“Bright Morning Light”|TITLE\n"},
      {"nickname", "Dwayne “The Hammer” Jones retired.", "“The Hammer”|NICKNAME\n"},
      {"was called", "The bridge was called “unsafe” in May.", "“unsafe”|FRAGMENT\n"},
      {"a name that was given", "The plan was called “The Big One” in May.", "“The Big One”|WORD\n"},
      {"three single marks", "''They said, 'Go home,''' Lee said.",
       "''They said, 'Go home,'''|FULL\n+'Go home,''|FULL\n"},
      {"word as a word", "The word “detente” is French.", "“detente”|WORD\n"},
      {"closed by two single marks", "“We lost everything,’’ Lee said. “He won.’’",
       "“We lost everything,’’|FULL\n“He won.’’|FULL\n"},
      {"an opening mark that closes", "“We lost everything. “", "“We lost everything. “|FULL\n"},
      {"a closing mark behind its space", "\"We lost everything, \"she said, \"and they won. \" It was late.",
       "\"We lost everything, \"|FULL\n\"and they won. \"|FRAGMENT\n"},
      {"never closed, in a paragraph", "“We lost. “They won,” Lee said.",
       "“We lost. “They won,” Lee said.|FULL|unclosed\n+“They won,”|FULL\n"},
      {"paragraphs without breaks", "“We lost. “They won,” Lee said. " + Sentences(60),
       "“We lost.|FULL|runs on\n“They won,”|FULL|carries on\n"},
      {"words such as", "They looked for words such as “harbor,” “ferry” and “ice.”",
       "“harbor,”|WORD\n“ferry”|WORD\n“ice.”|WORD\n"},
      {"the term, apart", "She avoided the charged term, “ghost ship,” on Monday.", "“ghost ship,”|WORD\n"},
      {"a show, the comma inside", "On ANC’s “Noon,” Ann Lee spoke of ice.", "“Noon,”|TITLE\n"},
      {"a show, the full stop inside", "She was a guest on “Bright Mornings.” He was not.",
       "“Bright Mornings.”|TITLE\n"},
      {"the star of a film", "The “Icebound” star met Ann Lee.", "“Icebound”|TITLE\n"},
      {"a list of titles", "He had roles in the film “Icebound,” “Harbor 13,” and “The Spy Who Froze.”",
       "“Icebound,”|TITLE\n“Harbor 13,”|TITLE\n“The Spy Who Froze.”|TITLE\n"},
      {"what somebody calls a thing", "It had what Lee called “a perception problem.”",
       "“a perception problem.”|FRAGMENT\n"},
      {"chants", "The crowd broke into chants of “Free Ann Lee” at noon.", "“Free Ann Lee”|FULL\n"},
      {"a cry with capitals", "The crowd roared on “Free Ann Lee!”", "“Free Ann Lee!”|FULL\n"},
      {"a word or two at a distance", "The town joined the “sharing economy” in May.", "“sharing economy”|SCARE\n"},
      {"a word or two, behind as", "Doubts remain given their status as “hired hands” in the port.",
       "“hired hands”|FRAGMENT\n"},
      {"a word or two, said", "Ann Lee said the “sharing economy” is here.", "“sharing economy”|FRAGMENT\n"},
  };
  for (const SpeechCase& c : cases) EXPECT_EQ(Spans(SpeechReading(c.input)), c.want) << c.name;
}

TEST(ReadQuotations, Speakers) {
  const SpeechCase cases[] = {
      {"speaker after", "“We lost,” Ann Lee said.", "We lost, -> Ann Lee (Ann Lee)\n"},
      {"inverted, with a role", "“We lost,” said Ann Lee, the mayor of Wye.",
       "We lost, -> Ann Lee, the mayor of Wye (Ann Lee)\n"},
      {"speaker before", "Ann Lee, a senior adviser at the council, said: “We lost.”",
       "We lost. -> Ann Lee, a senior adviser at the council (Ann Lee)\n"},
      {"according to", "According to Ann Lee, “we lost it all in May.”",
       "we lost it all in May. -> Ann Lee (Ann Lee)\n"},
      {"hearer", "“We lost,” Ann Lee told the BBC on Monday.", "We lost, -> Ann Lee (Ann Lee)\n"},
      {"interrupted", "“We lost,” Ann Lee said, “and they won.”",
       "We lost, -> Ann Lee (Ann Lee)\nand they won. -> Ann Lee (Ann Lee)\n"},
      {"goes on in the paragraph", "“We lost,” Ann Lee said. “They won.”",
       "We lost, -> Ann Lee (Ann Lee)\nThey won. -> Ann Lee (Ann Lee)\n"},
      {"goes on in the next", "“We lost,” Ann Lee said. “They won.”\n\n“Now we rest.”",
       "We lost, -> Ann Lee (Ann Lee)\nThey won. -> Ann Lee (Ann Lee)\nNow we rest. -> Ann Lee (Ann Lee)\n"},
      {"pronoun", "Ann Lee left the hall at noon. “We lost,” she said.", "We lost, -> she (Ann Lee)\n"},
      {"pronoun of the other sex", "Ann Lee met Tom Hart. “We lost,” he said.", "We lost, -> he (Tom Hart)\n"},
      {"short name", "Ann Lee left the hall. “We lost,” Lee said.", "We lost, -> Lee (Ann Lee)\n"},
      {"surname first", "Kim Jong Un left the hall. “We lost,” Kim said.", "We lost, -> Kim (Kim Jong Un)\n"},
      {"organization", "“We lost,” stated the Center for Harbor Studies, a think tank. “They won.”",
       "We lost, -> the Center for Harbor Studies, a think tank (Center for Harbor Studies)\n"
       "They won. -> the Center for Harbor Studies, a think tank (Center for Harbor Studies)\n"},
      {"sentence before", "Ann Lee was blunt. “We lost everything.”", "We lost everything. -> Ann Lee (Ann Lee)\n"},
      {"sentence after", "“We lost everything.” “They won,” Ann Lee said.",
       "We lost everything. -> Ann Lee (Ann Lee)\nThey won, -> Ann Lee (Ann Lee)\n"},
      {"participle", "The ministry appealed to sailors, urging them not to “sail blindly into ice.”",
       "sail blindly into ice. -> The ministry\n"},
      {"hails as", "Ann Lee hails her crew as the “best in the north.”", "best in the north. -> Ann Lee (Ann Lee)\n"},
      {"put it", "As one former sailor put it, “We are used as bait.”", "We are used as bait. -> one former sailor\n"},
      {"any verb beside a quotation", "“We lost,” Ann Lee went on, as if alone.", "We lost, -> Ann Lee (Ann Lee)\n"},
      {"long apposition",
       "“We lost,” Cho Jung-hoon, a former officer in the army and the leader of a group in Wye, Kent, told News "
       "Daily.",
       "We lost, -> Cho Jung-hoon, a former officer in the army and the leader of a group in Wye, Kent (Cho "
       "Jung-hoon)\n"},
      {"inverted, retired", "“We lost,” said retired surgeon Ann Lee.",
       "We lost, -> retired surgeon Ann Lee (Ann Lee)\n"},
      {"who acts last before a colon", "After Tom Hart defended the plan, Ann Lee fired back: “We lost.”",
       "We lost. -> Ann Lee (Ann Lee)\n"},
      {"named before a colon", "The storm had not surprised the sailor Ann Lee: “We lost.”",
       "We lost. -> the sailor Ann Lee (Ann Lee)\n"},
      {"lead-in", "Ann Lee said on Monday:\n\n“We lost.”", "We lost. -> Ann Lee (Ann Lee)\n"},
      {"credit below", "The sun shone on the town.\n\n“We lost it all.”\n\n- Ann Lee.",
       "We lost it all. -> Ann Lee (Ann Lee)\n"},
      {"a question that somebody demands", "“Why did it fall?” Lee demanded. He left.",
       "Why did it fall? -> Lee (Lee)\n"},
      {"inverted, reacted", "“Is it safe?” reacted Ann Lee.", "Is it safe? -> Ann Lee (Ann Lee)\n"},
      {"a sign that reads", "“We lost it,” a sign on the door reads.", "We lost it, -> a sign on the door\n"},
      {"lead-in behind a clause", "When Tom Hart left, Ann Lee issued the following statement:\n\n“We lost.”",
       "We lost. -> Ann Lee (Ann Lee)\n"},
      {"boomed", "Ann Lee leaned in and boomed: “We lost.”", "We lost. -> Ann Lee (Ann Lee)\n"},
      {"a compliment", "Ann Lee gave him a back-handed compliment: “You never hide.”",
       "You never hide. -> Ann Lee (Ann Lee)\n"},
      {"goes on behind what he did not suggest",
       "“We lost,” Ann Lee said after meeting Tom Hart. She did not suggest a ban. “They won.”",
       "We lost, -> Ann Lee (Ann Lee)\nThey won. -> Ann Lee (Ann Lee)\n"},
      {"asked, she said", "Asked by Tom Hart whether she knew, Ann Lee said, “We lost.”",
       "We lost. -> Ann Lee (Ann Lee)\n"},
      {"an unknown verb behind the name", "“We lost,” Ann Lee croons to her crew.", "We lost, -> Ann Lee (Ann Lee)\n"},
      {"nobody", "The bridge fell at noon.\n\n“We lost everything.”", "We lost everything. -> -\n"},
      {"words of nobody's", "Doubts remain given their status as “third-party sailors” in the port.",
       "third-party sailors -> -\n"},
  };
  for (const SpeechCase& c : cases) EXPECT_EQ(Speakers(SpeechReading(c.input)), c.want) << c.name;
}

}  // namespace
}  // namespace claimcheck::facts
