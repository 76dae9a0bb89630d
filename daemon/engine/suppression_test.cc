// What marks do to findings, from the outside: test checkers find every word in capitals ("words/shout", a warning)
// and, if asked, every month ("words/may").
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/engine/engine.h"
#include "daemon/engine/test_checkers.h"

namespace claimcheck::engine {
namespace {

class SuppressionTest : public testing::Test {
 protected:
  SuppressionTest() {
    auto made = Engine::Create({{&test_checkers::kEntry, "/test/words.so", "build"}}, nullptr, nullptr);
    EXPECT_TRUE(made.ok()) << made.status();
    engine_ = *std::move(made);
    options_.enable_rules = {"words/may"};
    options_.list_suppressed = true;
  }
  Result Check(std::string_view content, uint32_t format = 1) {
    Input input;
    input.content = content;
    input.format = format;
    auto result = engine_->Check(input, options_);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : Result();
  }
  // "shout STOP; (2) shout WAIT; unused-mark [CQ]: …": findings in order, those that are not shown with their reason.
  static std::string Shown(const Result& result, std::string_view content) {
    std::vector<std::string> lines;
    const auto line = [&](const Finding& f) {
      const std::string words(content.substr(f.span.begin, f.span.end - f.span.begin));
      const std::string rule = f.rule.substr(f.rule.find('/') + 1);
      return absl::StrCat(rule, " ", words, rule == "unused-mark" ? absl::StrCat(": ", f.message) : "");
    };
    for (const Finding& f : result.findings) lines.push_back(line(f));
    for (const SuppressedFinding& f : result.suppressed) {
      lines.push_back(absl::StrCat("(", static_cast<int>(f.by), ") ", line(f.finding)));
    }
    return absl::StrJoin(lines, "; ");
  }

  std::unique_ptr<Engine> engine_;
  Options options_;
};

TEST_F(SuppressionTest, ConfirmsWhatStandsBeforeTheMark) {
  const struct {
    const char* name;
    uint32_t format;
    const char* content;
    const char* want;
  } kCases[] = {
      {"the word", 1, "They will STOP [CQ] and WAIT.", "shout WAIT; (1) shout STOP"},
      {"a comment", 1, "They will STOP <!-- cq --> and WAIT.", "shout WAIT; (1) shout STOP"},
      {"in HTML", 3, "<p>They will <b>STOP</b><!-- cq --> and WAIT.</p>", "shout WAIT; (1) shout STOP"},
      {"in Markdown", 2, "They *will* STOP [CQ] and WAIT.", "shout WAIT; (1) shout STOP"},
      {"a figure with what it counts", 1, "They saw 17 GREEN boats [CQ] at SEA.", "shout SEA; (1) shout GREEN"},
      {"a date", 1, "It will open on 5 May 2024 [CQ] or in June.", "may June; (1) may May"},
      {"a quotation", 1, "“We will STOP it now,” [CQ] he said, and WAIT.", "shout WAIT; (1) shout STOP"},
      {"a sentence", 1, "They STOP and WAIT. [CQ] They RUN.", "shout RUN; (1) shout STOP; (1) shout WAIT"},
      {"before the full stop it is the word", 1, "They STOP and WAIT [CQ].", "shout STOP; (1) shout WAIT"},
      {"nothing there", 1, "They will stop [CQ] and WAIT.",
       "unused-mark [CQ]: Nothing was found at what this mark confirms.; shout WAIT"},
      {"nothing before", 1, "[CQ] They WAIT.",
       "unused-mark [CQ]: Nothing was found at what this mark confirms.; shout WAIT"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Shown(Check(c.content, c.format), c.content), c.want) << c.name;
}

TEST_F(SuppressionTest, SilencesARuleBetweenMarks) {
  const struct {
    const char* name;
    uint32_t format;
    const char* content;
    const char* want;
  } kCases[] = {
      {"a rule", 2,
       "ONE.\n\n<!-- claimcheck-disable words/shout -->\nTWO in May.\n<!-- claimcheck-enable words/shout -->\n\nSIX.",
       "shout ONE; may May; shout SIX; (2) shout TWO"},
      {"in a sentence", 3,
       "<p>ONE <!-- claimcheck-disable words/shout -->TWO<!-- claimcheck-enable words/shout --> SIX</p>",
       "shout ONE; shout SIX; (2) shout TWO"},
      {"a checker", 1, "<!-- claimcheck-disable words -->TWO in May", "(2) shout TWO; (2) may May"},
      {"all, to the end", 1, "ONE <!-- claimcheck-disable --> TWO in May", "shout ONE; (2) shout TWO; (2) may May"},
      {"all, and back", 1, "<!-- claimcheck-disable words/may, words/shout -->ONE May<!-- claimcheck-enable --> TWO",
       "shout TWO; (2) shout ONE; (2) may May"},
      {"nothing there", 1, "One <!-- claimcheck-disable words/shout --> May",
       "unused-mark <!-- claimcheck-disable words/shout -->: Nothing was found that this mark silences.; may May"},
      {"back without out", 1, "One <!-- claimcheck-enable words/shout --> May",
       "unused-mark <!-- claimcheck-enable words/shout -->: This mark switches on what no mark before it had switched "
       "off.; "
       "may May"},
      {"no such rule", 1, "<!-- claimcheck-disable words/shuot --> ONE",
       "unused-mark <!-- claimcheck-disable words/shuot -->: This mark names \"words/shuot\", which is no rule that is "
       "loaded; "
       "did you mean \"words/shout\"?; shout ONE"},
      {"not closed", 1, "<!-- claimcheck-disable words/shout\nONE",
       "unused-mark <!-- claimcheck-disable words/shout: This mark has no effect: expected --> at its end, found "
       "none.; "
       "shout ONE"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Shown(Check(c.content, c.format), c.content), c.want) << c.name;
}

TEST_F(SuppressionTest, AMarkForARuleThatDidNotRunIsNotIdle) {
  const std::string_view content = "It opens <!-- claimcheck-disable words/may -->in May [CQ].";
  options_.enable_rules.clear();
  EXPECT_EQ(Shown(Check(content), content), "unused-mark [CQ]: Nothing was found at what this mark confirms.");
  options_.disable_rules = {"words/shout"};
  EXPECT_EQ(Shown(Check(content), content), "");
}

TEST_F(SuppressionTest, IdleMarksAreFindingsLikeOthers) {
  const std::string_view content = "Well [CQ].";
  Result result = Check(content);
  ASSERT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(result.findings[0].severity, CC_SEVERITY_NOTE);
  options_.baseline = {result.findings[0].fingerprint};
  EXPECT_EQ(Shown(Check(content), content), "(3) unused-mark [CQ]: Nothing was found at what this mark confirms.");
  options_.baseline.clear();
  options_.severities["claimcheck/unused-mark"] = CC_SEVERITY_ERROR;
  EXPECT_EQ(Check(content).findings[0].severity, CC_SEVERITY_ERROR);
  options_.disable_rules = {"claimcheck/unused-mark"};
  EXPECT_EQ(Shown(Check(content), content), "");
  options_.disable_rules.clear();
  options_.severities.clear();
  options_.profile = Profile::kWire;
  EXPECT_EQ(Shown(Check(content), content), "");
}

TEST_F(SuppressionTest, ABaselineHoldsWhatIsKnown) {
  const std::string_view before = "They STOP. They WAIT.";
  for (const Finding& finding : Check(before).findings) options_.baseline.push_back(finding.fingerprint);
  const std::string_view after = "New words. They STOP. They WAIT. They RUN.";
  const Result result = Check(after);
  EXPECT_EQ(Shown(result, after), "shout RUN; (3) shout STOP; (3) shout WAIT");
  EXPECT_EQ(result.suppressed_by, (std::array<uint32_t, 3>{0, 0, 2}));
  options_.list_suppressed = false;
  EXPECT_TRUE(Check(after).suppressed.empty());
  EXPECT_EQ(Check(after).suppressed_by[2], 2u);
}

TEST_F(SuppressionTest, MarksAreNeverRead) {
  // The same sentences, tokens and facts with marks and without.
  const std::string_view marked =
      "The 17 [CQ] people, “all of them,” [CQ] met in May 2024 <!-- cq --> on\n<!-- claimcheck-disable words "
      "-->\nSunday.";
  Input input;
  input.content = marked;
  auto reading = engine_->Read(input, {});
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->document->reading, "The 17 people, “all of them,” met in May 2024 on\nSunday.");
  ASSERT_EQ(reading->facts->quantities.size(), 1u);
  const Span span = engine_->ToCaller(reading->facts->quantities[0].counted, Encoding::kUtf8);
  EXPECT_EQ(marked.substr(span.begin, span.end - span.begin), "people");
}

TEST_F(SuppressionTest, BadBytesAreNamedWhereTheyWereSent) {
  Input input;
  input.content = "17 [CQ] men \xFF";
  const auto result = engine_->Check(input, {});
  EXPECT_EQ(result.status().message().substr(0, 7), "byte 12");
}

TEST_F(SuppressionTest, MarksInATitleEndWithIt) {
  Input input;
  input.title = "ONE <!-- claimcheck-disable words/shout --> TWO";
  input.content = "SIX";
  const auto result = engine_->Check(input, options_);
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->findings.size(), 2u);
  EXPECT_EQ(result->findings[1].span.field, text::Field::kContent);
  EXPECT_EQ(result->suppressed_by[1], 1u);
}

TEST_F(SuppressionTest, ABaselineIsOfFingerprints) {
  Input input;
  input.content = "One.";
  options_.baseline = {"0123456789abcdef", "0123456789ABCDEF"};
  EXPECT_EQ(
      engine_->Check(input, options_).status().message(),
      "options.baseline[1]: expected a finding's fingerprint, 16 digits 0-9 a-f, found \"0123456789ABCDEF\"; send "
      "Finding.fingerprint as it came");
}

}  // namespace
}  // namespace claimcheck::engine
