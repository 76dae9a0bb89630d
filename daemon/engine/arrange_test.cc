#include "daemon/engine/arrange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace claimcheck::engine {
namespace {

using testing::ElementsAre;

std::vector<CheckerInfo> TwoCheckers() {
  std::vector<CheckerInfo> checkers(2);
  checkers[0].rules = {{"a", "a/one", 1, true, "", ""}, {"a", "a/two", 1, true, "", ""}};
  checkers[1].rules = {{"b", "b/one", 1, true, "", ""}};
  return checkers;
}

RawFinding Make(uint32_t checker, uint32_t rule, uint32_t severity, cc_span span, const char* message) {
  RawFinding finding;
  finding.checker = checker;
  finding.rule = rule;
  finding.severity = severity;
  finding.span = span;
  finding.message = message;
  return finding;
}

std::vector<std::string> Show(const std::vector<RawFinding>& findings) {
  std::vector<std::string> shown;
  for (const RawFinding& f : findings) {
    shown.push_back(absl::StrCat(f.checker, "/", f.rule, " ", f.span.begin, "-", f.span.end, " ", f.severity, " ",
                                 f.message, f.evidence.empty() ? "" : absl::StrCat(" e", f.evidence.size()),
                                 f.fixes.empty() ? "" : absl::StrCat(" f", f.fixes.size())));
  }
  return shown;
}

TEST(Arrange, OrdersByPlaceThenSeverityThenRule) {
  std::vector<RawFinding> findings = {Make(1, 0, 1, {5, 6}, "x"), Make(0, 1, 1, {5, 6}, "x"),
                                      Make(0, 0, 1, {5, 9}, "x"), Make(0, 0, 3, {5, 6}, "y"),
                                      Make(1, 0, 1, {0, 2}, "x")};
  MergeAndOrder(TwoCheckers(), findings);
  EXPECT_THAT(Show(findings), ElementsAre("1/0 0-2 1 x", "0/0 5-6 3 y", "0/0 5-9 1 x", "0/1 5-6 1 x", "1/0 5-6 1 x"));
}

TEST(Arrange, MergesTwins) {
  std::vector<RawFinding> findings(3, Make(0, 0, 1, {5, 6}, "same"));
  findings[0].evidence = {{{0, 1}, "before", "1"}};
  findings[1].evidence = {{{0, 1}, "before", "1"}, {{2, 3}, "after", "2"}};
  findings[2].fixes = {{"write 3", {{{5, 6}, "3"}}}};
  findings[2].severity = 2;
  findings.push_back(Make(0, 0, 1, {5, 6}, "other"));
  findings.push_back(Make(0, 1, 1, {5, 6}, "same"));
  MergeAndOrder(TwoCheckers(), findings);
  EXPECT_THAT(Show(findings), ElementsAre("0/0 5-6 2 same e2 f1", "0/0 5-6 1 other", "0/1 5-6 1 same"));
}

TEST(Arrange, GivesFingerprintsOfWordsNotOfPlaces) {
  text::Document document;
  document.reading = "One  two. One two. Three";
  document.sentences = {{{0, 9}, 0, 0, 0}, {{10, 18}, 0, 0, 0}};
  const auto checkers = TwoCheckers();
  const auto of = [&](const std::vector<RawFinding>& findings) { return Fingerprints(document, checkers, findings); };
  const std::string first = of({Make(0, 0, 1, {0, 3}, "m")})[0];
  EXPECT_EQ(first.size(), 16u);
  EXPECT_EQ(of({Make(0, 0, 3, {10, 13}, "other words")})[0], first) << "same rule, same words, white space aside";
  EXPECT_NE(of({Make(0, 1, 1, {0, 3}, "m")})[0], first) << "another rule";
  EXPECT_NE(of({Make(0, 0, 1, {5, 8}, "m")})[0], first) << "other words of the sentence";
  EXPECT_NE(of({Make(0, 0, 1, {0, 3}, "m"), Make(0, 0, 1, {10, 13}, "m")})[1], first) << "the second of its kind";
  EXPECT_EQ(of({Make(0, 0, 1, {19, 24}, "m")})[0].size(), 16u) << "outside any sentence";
}

}  // namespace
}  // namespace claimcheck::engine
