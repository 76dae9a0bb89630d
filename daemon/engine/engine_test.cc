#include "daemon/engine/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/engine/test_checkers.h"

namespace claimcheck::engine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    auto made = Engine::Create(
        {{&test_checkers::kEntry, "/test/words.so", "build"}},
        [this](uint32_t, std::string_view checker, std::string_view line) {
          log_.push_back(absl::StrCat(std::string(checker), ": ", std::string(line)));
        },
        [this](int checker) { entered_.push_back(checker); });
    EXPECT_TRUE(made.ok()) << made.status();
    engine_ = *std::move(made);
  }

  static Input Text(std::string_view content) {
    Input input;
    input.content = content;
    return input;
  }
  static Options OddDoes(std::string_view what) {
    Options options;
    options.checkers = {"odd"};
    options.checker_options["odd"] = absl::StrCat("{\"do\":\"", absl::string_view(what.data(), what.size()), "\"}");
    return options;
  }
  // "shout@3-7 W This shouts." for each.
  static std::vector<std::string> Lines(const Result& result) {
    std::vector<std::string> lines;
    for (const Finding& f : result.findings) {
      lines.push_back(absl::StrCat(f.rule, "@", f.span.begin, "-", f.span.end, " ", f.severity, " ", f.message));
    }
    return lines;
  }

  std::vector<std::string> log_;
  std::vector<int> entered_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(EngineTest, ListsCheckersById) {
  ASSERT_EQ(engine_->checkers().size(), 2u);
  EXPECT_EQ(engine_->checkers()[0].id, "odd");
  const CheckerInfo& words = engine_->checkers()[1];
  EXPECT_EQ(words.version, "1.2.3");
  EXPECT_EQ(words.path, "/test/words.so");
  ASSERT_EQ(words.rules.size(), 2u);
  EXPECT_EQ(words.rules[0].id, "words/shout");
  EXPECT_EQ(words.rules[1].page, "# May");
  EXPECT_FALSE(words.rules[1].enabled);
}

TEST_F(EngineTest, FindsInTheOrderOfTheText) {
  Options options;
  options.enable_rules = {"words/may"};
  const auto result = engine_->Check(Text("In MAY he LEFT. It was May."), options);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_THAT(Lines(*result), ElementsAre("words/may@3-6 3 A month.", "words/shout@3-6 2 This shouts.",
                                          "words/shout@10-14 2 This shouts.", "words/may@23-26 3 A month."));
  const Finding& may = result->findings[3];
  ASSERT_EQ(may.fixes.size(), 1u);
  EXPECT_EQ(may.fixes[0].edits[0].span.begin, 23u);
  EXPECT_EQ(may.fixes[0].edits[0].replacement, "June");
  EXPECT_EQ(may.evidence[0].value, "5");
  EXPECT_THAT(entered_, ElementsAre(0, -1, 1, -1));
}

TEST_F(EngineTest, CountsWhatRulesLookedAt) {
  const auto result = engine_->Check(Text("He LEFT."), {});
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->checkers.size(), 2u);
  const CheckerReport& words = result->checkers[1];
  EXPECT_EQ(words.outcome, Outcome::kOk);
  EXPECT_THAT(words.considered, ElementsAre(3, 0)) << "a rule that was not asked for looks at nothing";
  EXPECT_THAT(words.compared, ElementsAre(1, 0));
  EXPECT_THAT(words.why_not, ElementsAre("no publication date"));
}

TEST_F(EngineTest, TurnsOffsetsIntoTheCallersUnits) {
  const struct {
    Encoding encoding;
    uint32_t begin;
  } kCases[] = {{Encoding::kUtf8, 9}, {Encoding::kUtf16, 6}, {Encoding::kCodePoints, 5}};
  for (const auto& c : kCases) {
    Options options;
    options.encoding = c.encoding;
    const auto result = engine_->Check(Text("Né 😀 STOP"), options);
    ASSERT_TRUE(result.ok()) << result.status();
    ASSERT_EQ(result->findings.size(), 1u);
    EXPECT_EQ(result->findings[0].span.begin, c.begin);
    EXPECT_EQ(result->findings[0].span.end - result->findings[0].span.begin, 4u);
  }
}

TEST_F(EngineTest, SaysWhichFieldASpanCountsIn) {
  Input input = Text("It ends.");
  input.title = "The BIG one";
  input.summary = "So HUGE.";
  const auto result = engine_->Check(input, {});
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->findings.size(), 2u);
  EXPECT_EQ(result->findings[0].span.field, text::Field::kTitle);
  EXPECT_EQ(result->findings[0].span.begin, 4u);
  EXPECT_EQ(result->findings[1].span.field, text::Field::kSummary);
  EXPECT_EQ(result->findings[1].span.begin, 3u);
}

TEST_F(EngineTest, FingerprintsSurviveEditsElsewhere) {
  const auto before = engine_->Check(Text("He LEFT. Then he LEFT."), {});
  const auto after = engine_->Check(Text("This is new. It is long.\n\nHe  LEFT. Something between. Then he LEFT."), {});
  ASSERT_TRUE(before.ok() && after.ok());
  ASSERT_EQ(before->findings.size(), 2u);
  ASSERT_EQ(after->findings.size(), 2u);
  EXPECT_EQ(before->findings[0].fingerprint.size(), 16u);
  EXPECT_EQ(before->findings[0].fingerprint, after->findings[0].fingerprint);
  EXPECT_EQ(before->findings[1].fingerprint, after->findings[1].fingerprint);
  EXPECT_NE(before->findings[0].fingerprint, before->findings[1].fingerprint);
  const auto twins = engine_->Check(Text("He LEFT. He LEFT."), {});
  EXPECT_NE(twins->findings[0].fingerprint, twins->findings[1].fingerprint);
}

TEST_F(EngineTest, KeepsAFailingCheckersTroubleToItself) {
  const struct {
    const char* does;
    Outcome outcome;
    const char* detail;
    size_t findings;
  } kCases[] = {
      {"nothing", Outcome::kOk, "", 0},
      {"twins", Outcome::kOk, "", 1},
      {"throw", Outcome::kFailed, "check() returned 1", 0},
      {"outside", Outcome::kRejected, "finding: expected a span inside the text's 8 bytes, found [0, 9)", 1},
      {"empty span", Outcome::kRejected, "finding: expected a span inside the text's 8 bytes, found [3, 3)", 0},
      {"silent", Outcome::kRejected, "finding: expected a message, found none", 0},
      {"rule 7", Outcome::kRejected, "finding: expected the index of one of 1 rules, found 7", 0},
      {"no utf8", Outcome::kRejected, "message: expected UTF-8", 0},
      {"half a letter", Outcome::kRejected, "finding: expected a span of whole characters, found [1, 2)", 0},
      {"long", Outcome::kRejected, "message: expected at most 2000 bytes, found 3000", 0},
      {"overlap", Outcome::kRejected, "fix: expected edits that do not overlap, found two at byte 2", 0},
      {"flood", Outcome::kRejected, "findings: expected at most 10000", 10'000},
  };
  constexpr std::string_view kText = "Éa day.";  // 8 bytes, the first letter two
  for (const auto& c : kCases) {
    const auto result = engine_->Check(Text(kText), OddDoes(c.does));
    ASSERT_TRUE(result.ok()) << c.does << result.status();
    ASSERT_EQ(result->checkers.size(), 1u) << c.does;
    EXPECT_EQ(result->checkers[0].outcome, c.outcome) << c.does;
    EXPECT_EQ(result->checkers[0].detail, c.detail) << c.does;
    EXPECT_EQ(result->findings.size(), c.findings) << c.does;
  }
  EXPECT_THAT(log_, ElementsAre("odd: lost my way"));
}

TEST_F(EngineTest, StopsWhenNobodyWaits) {
  Options options = OddDoes("wait");
  options.deadline_ns = 1;
  auto result = engine_->Check(Text("He left."), options);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->checkers[0].outcome, Outcome::kTimedOut);
  EXPECT_EQ(result->checkers[0].detail, "not begun: the time was up");

  std::atomic<uint32_t> stop = kStopAll;
  options.deadline_ns = 0;
  options.stop = &stop;
  result = engine_->Check(Text("He left."), options);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->checkers[0].outcome, Outcome::kTimedOut);
}

TEST_F(EngineTest, AStopIsForTheCheckerThatItNames) {
  const auto& checkers = engine_->checkers();
  for (uint32_t stopped = 0; stopped < checkers.size(); ++stopped) {
    const std::atomic<uint32_t> stop = stopped + 1;
    Options options;
    options.stop = &stop;
    const auto result = engine_->Check(Text("He left."), options);
    ASSERT_TRUE(result.ok());
    for (uint32_t i = 0; i < checkers.size(); ++i) {
      EXPECT_EQ(result->checkers[i].outcome, i == stopped ? Outcome::kTimedOut : Outcome::kOk) << checkers[i].id;
    }
  }
}

TEST_F(EngineTest, TellsABusyCheckerToStop) {
  Options options = OddDoes("wait");
  timespec now = {};
  clock_gettime(CLOCK_MONOTONIC, &now);
  options.deadline_ns = int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec + 20'000'000;
  const auto result = engine_->Check(Text("He left."), options);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->checkers[0].outcome, Outcome::kTimedOut);
  EXPECT_EQ(result->checkers[0].detail, "stopped before it was done: the time was up");
  EXPECT_TRUE(result->findings.empty());
}

TEST_F(EngineTest, RunsWhatIsAskedFor) {
  Options options;
  options.checkers = {"words", "odd"};
  options.skip = {"odd"};
  options.disable_rules = {"words/shout"};
  options.enable_rules = {"words/shout", "words/may"};
  const auto result = engine_->Check(Text("He LEFT in May."), options);
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->checkers.size(), 1u);
  EXPECT_THAT(Lines(*result), ElementsAre("words/may@11-14 3 A month."));
}

TEST_F(EngineTest, ProfilesAndSeveritiesChooseRules) {
  const struct {
    const char* name;
    void (*choose)(Options&);
    std::vector<std::string> found;
  } kCases[] = {
      {"desk", [](Options&) {}, {"words/shout@3-7 2 This shouts."}},
      {"strict",
       [](Options& o) { o.profile = Profile::kStrict; },
       {"words/shout@3-7 2 This shouts.", "words/may@11-14 3 A month."}},
      {"strict, and one left out",
       [](Options& o) {
         o.profile = Profile::kStrict;
         o.disable_rules = {"words/may"};
       },
       {"words/shout@3-7 2 This shouts."}},
      {"wire", [](Options& o) { o.profile = Profile::kWire; }, {"words/shout@3-7 2 This shouts."}},
      {"wire, of a note",
       [](Options& o) {
         o.profile = Profile::kWire;
         o.severities["words/shout"] = CC_SEVERITY_NOTE;
       },
       {}},
      {"wire, of a note that was asked for",
       [](Options& o) {
         o.profile = Profile::kWire;
         o.severities["words/shout"] = CC_SEVERITY_NOTE;
         o.enable_rules = {"words/shout"};
       },
       {"words/shout@3-7 1 This shouts."}},
      {"a severity that the finding would have chosen itself",
       [](Options& o) {
         o.enable_rules = {"words/may"};
         o.severities["words/may"] = CC_SEVERITY_WARNING;
       },
       {"words/shout@3-7 2 This shouts.", "words/may@11-14 2 A month."}},
      {"a severity alone switches nothing on",
       [](Options& o) { o.severities["words/may"] = CC_SEVERITY_ERROR; },
       {"words/shout@3-7 2 This shouts."}},
  };
  for (const auto& c : kCases) {
    Options options;
    c.choose(options);
    const auto result = engine_->Check(Text("He LEFT in May."), options);
    ASSERT_TRUE(result.ok()) << c.name << result.status();
    EXPECT_EQ(Lines(*result), c.found) << c.name;
  }
}

TEST_F(EngineTest, DoesNotRunWhatHasNoRuleToRun) {
  Options options = OddDoes("throw");
  options.disable_rules = {"odd/one"};
  const auto result = engine_->Check(Text("He left."), options);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->checkers[0].outcome, Outcome::kOk);
  EXPECT_TRUE(result->checkers[0].considered.empty());
}

TEST_F(EngineTest, SaysWhatIsWrongWithTheRequest) {
  const struct {
    const char* name;
    void (*spoil)(Input&, Options&);
    absl::StatusCode code;
    const char* reason;
    const char* field;
    const char* message;
  } kCases[] = {
      {"nothing", [](Input& i, Options&) { i.content = ""; }, absl::StatusCode::kInvalidArgument, "EMPTY_DOCUMENT",
       "document.content", "document.content: expected text, found nothing; send the article's body"},
      {"white space", [](Input& i, Options&) { i.content = " \n\t"; }, absl::StatusCode::kInvalidArgument,
       "EMPTY_DOCUMENT", "document.content",
       "document.content: expected text, found white space only; send the article's body"},
      {"too large",
       [](Input& i, Options& o) {
         i.title = "abc";
         o.max_bytes = 10;
       },
       absl::StatusCode::kResourceExhausted, "DOCUMENT_TOO_LARGE", "document.content",
       "document.content, title and summary together: expected at most 10 bytes, found 11; send the article alone, or "
       "raise the size limit"},
      {"no UTF-8", [](Input& i, Options&) { i.content = "abc\xFF"; }, absl::StatusCode::kInvalidArgument,
       "INVALID_UTF8", "document.content", nullptr},
      {"no UTF-8 in the title", [](Input& i, Options&) { i.title = "\xC3"; }, absl::StatusCode::kInvalidArgument,
       "INVALID_UTF8", "document.title", nullptr},
      {"format", [](Input& i, Options&) { i.format = 4; }, absl::StatusCode::kInvalidArgument, "UNKNOWN_FORMAT",
       "document.format", "document.format: expected TEXT (1), MARKDOWN (2) or HTML (3), found 4; send one of these"},
      {"date", [](Input& i, Options&) { i.published = "2023-02-29"; }, absl::StatusCode::kInvalidArgument,
       "INVALID_DATE", "document.published",
       "document.published: expected a day as YYYY-MM-DD, found \"2023-02-29\"; send the day of publication or leave "
       "it "
       "empty"},
      {"language", [](Input& i, Options&) { i.language = "de-CH"; }, absl::StatusCode::kInvalidArgument,
       "UNSUPPORTED_LANGUAGE", "document.language",
       "document.language: expected \"en\" or a tag that begins with \"en-\", found \"de-CH\"; only English is read"},
      {"checker", [](Input&, Options& o) { o.checkers = {"word"}; }, absl::StatusCode::kInvalidArgument,
       "UNKNOWN_CHECKER", "options.checkers[0]",
       "options.checkers[0]: expected the id of a loaded checker, found \"word\"; did you mean \"words\"?"},
      {"rule", [](Input&, Options& o) { o.disable_rules = {"words/shuot"}; }, absl::StatusCode::kInvalidArgument,
       "UNKNOWN_RULE", "options.disable_rules[0]",
       "options.disable_rules[0]: expected the id of a loaded rule, found \"words/shuot\"; did you mean "
       "\"words/shout\"?"},
      {"a rule that is like none", [](Input&, Options& o) { o.enable_rules = {"x"}; },
       absl::StatusCode::kInvalidArgument, "UNKNOWN_RULE", "options.enable_rules[0]",
       "options.enable_rules[0]: expected the id of a loaded rule, found \"x\"; known are: odd/one, words/shout, "
       "words/may, "
       "claimcheck/unused-mark"},
      {"the severity of no rule", [](Input&, Options& o) { o.severities["words/mya"] = 1; },
       absl::StatusCode::kInvalidArgument, "UNKNOWN_RULE", "options.severities[\"words/mya\"]",
       "options.severities[\"words/mya\"]: expected the id of a loaded rule, found \"words/mya\"; did you mean "
       "\"words/may\"?"},
      {"options of nobody", [](Input&, Options& o) { o.checker_options["wrods"] = "{}"; },
       absl::StatusCode::kInvalidArgument, "UNKNOWN_CHECKER", "options.checker_options[\"wrods\"]", nullptr},
      {"option", [](Input&, Options& o) { o.checker_options["words"] = "{\"limit\":0}"; },
       absl::StatusCode::kInvalidArgument, "INVALID_OPTION", "options.checker_options[\"words\"]",
       "options.checker_options[\"words\"] /limit: expected a number of at least 1, found 0"},
      {"an option that the checker refuses", [](Input&, Options& o) { o.checker_options["words"] = "{\"limit\":13}"; },
       absl::StatusCode::kInvalidArgument, "INVALID_OPTION", "options.checker_options[\"words\"]",
       "options.checker_options[\"words\"]: /limit: 13 brings bad luck"},
  };
  for (const auto& c : kCases) {
    Input input = Text("It ends.");
    Options options;
    c.spoil(input, options);
    const auto result = engine_->Check(input, options);
    ASSERT_FALSE(result.ok()) << c.name;
    EXPECT_EQ(result.status().code(), c.code) << c.name;
    EXPECT_EQ(base::ErrorReason(result.status()), c.reason) << c.name;
    EXPECT_EQ(base::ErrorField(result.status()), c.field) << c.name;
    if (c.message != nullptr) {
      EXPECT_EQ(result.status().message(), c.message) << c.name;
    }
  }
}

TEST_F(EngineTest, SaysWhereTheFirstBadByteStands) {
  const auto result = engine_->Check(Text("abc\xFF"), {});
  EXPECT_THAT(std::string(result.status().message()), HasSubstr("byte 3"));
  EXPECT_EQ(base::ErrorDetails(result.status())["byte_offset"], "3");
}

TEST_F(EngineTest, KeepsOneCheckerPerSetOfOptions) {
  for (int limit = 100; limit < 130; ++limit) {
    Options options;
    options.checker_options["words"] = absl::StrCat("{ \"limit\" : ", limit, " }");
    EXPECT_TRUE(engine_->Check(Text("He LEFT."), options).ok()) << limit;
  }
}

TEST(Engine, RefusesTwoCheckersOfOneName) {
  const auto made =
      Engine::Create({{&test_checkers::kEntry, "/a.so", ""}, {&test_checkers::kEntry, "/b.so", ""}}, nullptr, nullptr);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.status().message(), "/b.so: the checker id \"words\" is taken by /a.so; remove one of them");
}

TEST_F(EngineTest, ReadsWithoutChecking) {
  const auto reading = engine_->Read(Text("Né. He left."), {});
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->document->sentences.size(), 2u);
  EXPECT_EQ(engine_->ToCaller(reading->document->sentences[1].span, Encoding::kCodePoints).begin, 4u);
  EXPECT_EQ(engine_->ToCaller(reading->document->sentences[1].span, Encoding::kUtf8).begin, 5u);
  EXPECT_TRUE(entered_.empty());
}

}  // namespace
}  // namespace claimcheck::engine
