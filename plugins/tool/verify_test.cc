#include "plugins/tool/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

namespace claimcheck::tool {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Built(const std::string& flaw) { return absl::StrCat(TEST_PLUGIN_FOLDER, "/", flaw, ".so"); }

// "name: problem" of each case that fails.
std::vector<std::string> Failures(const std::vector<VerifyResult>& results) {
  std::vector<std::string> failures;
  for (const VerifyResult& result : results) {
    if (!result.problem.empty()) failures.push_back(absl::StrCat(result.name, ": ", result.problem));
  }
  return failures;
}

TEST(Verify, PassesWhatKeepsTheContract) {
  const auto results = Verify(TOOL, Built("good"), 20);
  EXPECT_THAT(Failures(results), IsEmpty());
  EXPECT_TRUE(AllHold(results));
}

TEST(Verify, NamesWhatBreaksIt) {
  const struct {
    const char* flaw;
    const char* only;
    const char* problem;
  } kCases[] = {
      {"no_page", "pages", "checker \"tried\": rule \"tried/shout\" has no page; write its rule.md"},
      {"extra_export", "exports",
       "expected cc_plugin_entry alone, found 1 more: tried_helper; compile with -fvisibility=hidden and link with a "
       "version "
       "script"},
      {"other_note", "note",
       "the note says tried 0.9.0 (ABI 1.0), the entry says tried 1.0.0 (ABI 1.0); make them say the same"},
      {"ignores_stride", "newer-host",
       "checker \"tried\": it finds other things where elements are larger; walk arrays by cc_array.stride"},
      {"trusts_extensions", "bare-host", "crashed: signal 11 (Segmentation fault)"},
      {"silent_refusal", "junk-options",
       "checker \"tried\": create() returned null for odd options without set_error(); say why"},
      {"keeps_state", "same-answer-twice", "checker \"tried\": the same document gave other findings the second time"},
      {"crashes", "article", "crashed: signal 6 (Aborted)"},
      {"ends_process", "article", "ended the process with status 0; a plug-in never does"},
      {"hangs", "article", "hangs: it did not come back within 1 s"},
      {"span_outside", "empty-document",
       "checker \"tried\": finding: expected a span inside the text's 0 bytes, found [0, 1)"},
      {"fails", "article", "checker \"tried\": check() returned 3, expected 0"},
      {"one_for_all", "create-destroy",
       "checker \"tried\": create() returned the same checker twice; each call has to make one"},
  };
  setenv("ASAN_OPTIONS", "handle_segv=0:handle_abort=0", 1);  // a crash is to look like one under the sanitizer too
  for (const auto& c : kCases) {
    const int seconds = std::string_view(c.flaw) == "hangs" ? 1 : 20;
    EXPECT_THAT(Failures(Verify(TOOL, Built(c.flaw), seconds, {c.only})),
                ElementsAre(absl::StrCat(c.only, ": ", c.problem)))
        << c.flaw;
  }
}

TEST(Verify, SaysHowLongStoppingTook) {
  EXPECT_THAT(
      Failures(Verify(TOOL, Built("never_stops"), 20, {"stop"})),
      ElementsAre(testing::AllOf(HasSubstr("stop: checker \"tried\": told to stop from the beginning it took 1"),
                                 HasSubstr(" ms, expected at most 500; ask should_stop() in every loop"))));
}

TEST(Verify, GoesOnAfterACrash) {
  const auto results = Verify(TOOL, Built("crashes"), 20, {"article", "no-rule-wanted", "pages"});
  ASSERT_EQ(results.size(), 4u);
  EXPECT_EQ(results[1].problem, "");
  EXPECT_EQ(results[2].problem, "crashed: signal 6 (Aborted)");
  EXPECT_EQ(results[3].problem, "crashed: signal 6 (Aborted)");
}

TEST(Verify, TriesNothingElseWhereItDoesNotLoad) {
  const auto results = Verify(TOOL, "/nowhere/x.so", 20);
  EXPECT_THAT(Failures(results), ElementsAre("load: /nowhere/x.so: No such file or directory"));
  EXPECT_TRUE(results[1].skipped);
  EXPECT_FALSE(AllHold(results));
}

TEST(Verify, ReportsAsTapAndJson) {
  const std::vector<VerifyResult> results = {{"load", "a host loads it", "", false, 3},
                                             {"note", "it has one", "line one\nline two", false, 4},
                                             {"pages", "they are there", "", true, 0}};
  EXPECT_EQ(ToTap(results),
            "TAP version 14\n1..3\n"
            "ok 1 - load: a host loads it\n"
            "not ok 2 - note: it has one\n  ---\n  problem: |\n    line one\n    line two\n  ...\n"
            "ok 3 - pages: they are there # SKIP it does not load\n");
  const auto json = nlohmann::json::parse(ToJson("x.so", results));
  EXPECT_EQ(json["plugin"], "x.so");
  EXPECT_EQ(json["ok"], false);
  EXPECT_EQ(json["cases"][1]["outcome"], "failed");
  EXPECT_EQ(json["cases"][1]["problem"], "line one\nline two");
  EXPECT_EQ(json["cases"][2]["outcome"], "skipped");
}

}  // namespace
}  // namespace claimcheck::tool
