#include "plugins/tool/corpus_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimcheck::tool {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CorpusFile, ReadsCases) {
  const Corpus corpus = ParseCorpus("c.txt", R"(# percent-change — a share that is none of its whole
# More about it.
FIRES

  # the plain case
  title:     Up and [[up]]
  published: 2024-11-05
  text:      One line
             and one more: [[20%]] of « it ».
             |
             A second paragraph.
             | - a list
  says:      25%
  says:      200
  fix:       25%
  severity:  error

MUST NOT FIRE
  text: x
  format: html
  options: {"a": 1}
  why: because
)",
                                    1);
  EXPECT_THAT(corpus.problems, IsEmpty());
  EXPECT_EQ(corpus.rule, "percent-change");
  EXPECT_EQ(corpus.sentence, "a share that is none of its whole");
  ASSERT_EQ(corpus.cases.size(), 2u);
  const CorpusCase& one = corpus.cases[0];
  EXPECT_EQ(one.line, 6);
  EXPECT_TRUE(one.fires);
  EXPECT_EQ(one.title, "Up and up");
  EXPECT_EQ(one.text, "One line and one more: 20% of « it ».\n\nA second paragraph.\n- a list");
  ASSERT_EQ(one.marks.size(), 2u);
  EXPECT_EQ(one.marks[0].field, text::Field::kTitle);
  EXPECT_EQ(one.marks[1].begin, 23u);
  EXPECT_EQ(one.marks[1].end, 26u);
  EXPECT_THAT(one.says, ElementsAre("25%", "200"));
  EXPECT_THAT(one.fixes, ElementsAre("25%"));
  EXPECT_EQ(one.severity, "error");
  const CorpusCase& two = corpus.cases[1];
  EXPECT_FALSE(two.fires);
  EXPECT_EQ(two.format, "html");
  EXPECT_EQ(two.options, "{\"a\": 1}");
  EXPECT_EQ(two.why, "because");
}

TEST(CorpusFile, SaysAllThatIsWrong) {
  const struct {
    const char* name;
    const char* contents;
    std::vector<std::string> problems;
  } kCases[] = {
      {"empty",
       "",
       {"c:1: expected a first line \"# rule-id — what it finds\", found none",
        "c:1: section FIRES: expected at least 1 cases, found 0",
        "c:1: section MUST NOT FIRE: expected at least 1 cases, found 0"}},
      {"no why",
       "# r — s\nFIRES\n text: [[a]]\nMUST NOT FIRE\n text: b\n",
       {"c:5: expected \"why:\" (why nothing is wrong here), found none"}},
      {"no mark",
       "# r — s\nFIRES\n text: a\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:3: expected the finding's place as [[…]], found none; a case without one belongs under MUST NOT FIRE"}},
      {"mark in a silent case",
       "# r — s\nFIRES\n text: [[a]]\nMUST NOT FIRE\n text: [[b]]\n why: w\n",
       {"c:5: expected no [[…]] under MUST NOT FIRE"}},
      {"open mark",
       "# r — s\nFIRES\n text: [[a]] [[b\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:3: expected \"]]\" behind \"[[\", found none"}},
      {"severity",
       "# r — s\nFIRES\n text: [[a]]\n severity: bad\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:5: \"severity:\" expected one of error, warning, note, found \"bad\""}},
      {"unknown section",
       "# r — s\nFIRES\n text: [[a]]\nSILENT\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:4: expected FIRES, MUST NOT FIRE, a comment (#) or an indented case, found \"SILENT\""}},
      {"case before a section",
       "# r — s\n text: a\nFIRES\n text: [[a]]\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:2: expected FIRES or MUST NOT FIRE before the first case"}},
      {"twice",
       "# r — s\nFIRES\n text: [[a]]\n text: c\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:5: \"text:\" stands twice in one case"}},
      {"a key gone wrong",
       "# r — s\nFIRES\n text: [[a]]\n message: x\nMUST NOT FIRE\n text: b\n why: w\n",
       {"c:4: expected one of text: title: summary: published: format: options: says: fix: severity: why:, found "
        "\"message:\"; a value that goes on with such a word begins its line with \"| \""}},
      {"expectations in a silent case",
       "# r — s\nFIRES\n text: [[a]]\nMUST NOT FIRE\n text: b\n says: x\n why: w\n",
       {"c:5: says:, fix: and severity: belong under FIRES"}},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ParseCorpus("c", c.contents, 1).problems, c.problems) << c.name;
  }
}

TEST(CorpusFile, AsksForEnoughCases) {
  const Corpus corpus = ParseCorpus("c", "# r — s\nFIRES\n text: [[a]]\n\nMUST NOT FIRE\n text: b\n why: w\n", 8);
  EXPECT_THAT(corpus.problems, ElementsAre("c:7: section FIRES: expected at least 8 cases, found 1",
                                           "c:7: section MUST NOT FIRE: expected at least 8 cases, found 1"));
}

}  // namespace
}  // namespace claimcheck::tool
