#include "daemon/facts/speech_test_case.h"

namespace claimcheck::facts {
namespace {

constexpr const char* kKinds[] = {"", "PERSON", "ORGANIZATION", "PLACE", "OTHER"};

// "name|kind|title|role|first mention" of every name in the body.
std::string Dump(const SpeechReading& reading) {
  std::string out;
  for (const cc_name& name : reading.facts.names) {
    out += reading.Text(name.span) + "|" + kKinds[name.kind] + "|" + reading.Text(name.title) + "|" +
           reading.Text(name.role) + "|" + reading.Text(reading.facts.names[name.entity].span) + "\n";
  }
  return out;
}

TEST(ReadNames, WhatIsNamedAndWhoIsWho) {
  const SpeechCase cases[] = {
      {"role in apposition", "They met Mark Hill, a senior adviser at the council.",
       "Mark Hill|PERSON|-|a senior adviser at the council|Mark Hill\n"},
      {"rank", "They met Lt. Gen. Ann Lee. Lee left.", "Ann Lee|PERSON|Lt. Gen.|-|Ann Lee\nLee|PERSON|-|-|Ann Lee\n"},
      {"office with of", "They met US Secretary of State Ann Hill.",
       "Ann Hill|PERSON|US Secretary of State|-|Ann Hill\n"},
      {"surname first", "They saw Kim Jong Un. Later Kim left.",
       "Kim Jong Un|PERSON|-|-|Kim Jong Un\nKim|PERSON|-|-|Kim Jong Un\n"},
      {"given name with a hyphen", "They saw Cho Jung-hoon. Later Cho left.",
       "Cho Jung-hoon|PERSON|-|-|Cho Jung-hoon\nCho|PERSON|-|-|Cho Jung-hoon\n"},
      {"two family names", "They saw Ramon Vega Prado. Later Prado left with Vega.",
       "Ramon Vega Prado|PERSON|-|-|Ramon Vega Prado\nPrado|PERSON|-|-|Ramon Vega Prado\nVega|PERSON|-|-|Ramon Vega "
       "Prado\n"},
      {"two spellings", "They saw Volodymyr Zelenskyy. Later Zelensky left.",
       "Volodymyr Zelenskyy|PERSON|-|-|Volodymyr Zelenskyy\nZelensky|PERSON|-|-|Volodymyr Zelenskyy\n"},
      {"two people of one family name", "They saw Ann Lee with Tom Lee.",
       "Ann Lee|PERSON|-|-|Ann Lee\nTom Lee|PERSON|-|-|Tom Lee\n"},
      {"organization with joints", "They met at the Center for Harbor and International Studies today.",
       "Center for Harbor and International Studies|ORGANIZATION|-|-|Center for Harbor and International Studies\n"},
      {"place", "They live in South Korea now.", "South Korea|PLACE|-|-|South Korea\n"},
      {"two family names together", "They saw Ramon Vega Prado. Later Vega Prado left.",
       "Ramon Vega Prado|PERSON|-|-|Ramon Vega Prado\nVega Prado|PERSON|-|-|Ramon Vega Prado\n"},
      {"small words in a family name", "They saw Ursula von der Heide. Von der Heide left.",
       "Ursula von der Heide|PERSON|-|-|Ursula von der Heide\nVon der Heide|PERSON|-|-|Ursula von der Heide\n"},
      {"an article in a family name", "They saw Omar al-Tamimi. Tamimi left. Al-Tamimi came back.",
       "Omar al-Tamimi|PERSON|-|-|Omar al-Tamimi\nTamimi|PERSON|-|-|Omar al-Tamimi\n"
       "Al-Tamimi|PERSON|-|-|Omar al-Tamimi\n"},
      {"a name of two halves", "They saw Ann Lloyd-Jones. Lloyd-Jones left.",
       "Ann Lloyd-Jones|PERSON|-|-|Ann Lloyd-Jones\nLloyd-Jones|PERSON|-|-|Ann Lloyd-Jones\n"},
      {"a given name like a word", "They saw Chun In-bum and Kim Jong-un.",
       "Chun In-bum|PERSON|-|-|Chun In-bum\nKim Jong-un|PERSON|-|-|Kim Jong-un\n"},
      {"party and state", "They met Sen. Ann Lee (D-Ohio).", "Ann Lee|PERSON|Sen.|D-Ohio|Ann Lee\n"},
      {"acronym in brackets and alone", "The World Harbor Organization (WHO) met. The WHO left.",
       "World Harbor Organization|ORGANIZATION|-|-|World Harbor Organization\n"
       "WHO|ORGANIZATION|-|-|World Harbor Organization\nWHO|ORGANIZATION|-|-|World Harbor Organization\n"},
      {"last word of an organization", "They met the Harbor Authority. It was the Authority that left.",
       "Harbor Authority|ORGANIZATION|-|-|Harbor Authority\nAuthority|ORGANIZATION|-|-|Harbor Authority\n"},
      {"last word of two organizations",
       "The Harbor Authority met the Bridge Authority. It was the Authority that left.",
       "Harbor Authority|ORGANIZATION|-|-|Harbor Authority\nBridge Authority|ORGANIZATION|-|-|Bridge Authority\n"
       "Authority|ORGANIZATION|-|-|Authority\n"},
      {"town before a state", "They live in Brookfield, Ohio, now.",
       "Brookfield|PLACE|-|-|Brookfield\nOhio|PLACE|-|-|Ohio\n"},
      {"days and months are no names", "They met on Monday and in March.", ""},
      {"somebody called as a month", "They met Ann May. May said so.",
       "Ann May|PERSON|-|-|Ann May\nMay|PERSON|-|-|Ann May\n"},
      {"named after its founder", "They study at King’s College London now.",
       "King’s College London|ORGANIZATION|-|-|King’s College London\n"},
      {"a weekly", "They read the Shelby Weekly today.", "Shelby Weekly|ORGANIZATION|-|-|Shelby Weekly\n"},
      {"a person called as an outlet", "They met Michael Bloomberg. Bloomberg left.",
       "Michael Bloomberg|PERSON|-|-|Michael Bloomberg\nBloomberg|PERSON|-|-|Michael Bloomberg\n"},
      {"a people is no name", "They saw North Korean troops.", ""},
      {"a word that begins a sentence is no name", "Officials left. They went home.", ""},
  };
  for (const SpeechCase& c : cases) EXPECT_EQ(Dump(SpeechReading(c.input)), c.want) << c.name;
}

}  // namespace
}  // namespace claimcheck::facts
