#include "daemon/engine/coverage.h"

#include <gtest/gtest.h>

#include "daemon/text/read_document.h"

namespace claimcheck::engine {
namespace {

class CoverageTest : public testing::Test {
 protected:
  void Read(std::string_view content) {
    ASSERT_TRUE(text::ReadDocument({content, {}, {}, text::Format::kPlain}, document_).ok());
    facts::ReadFacts(document_, facts_);
  }
  text::Document document_;
  facts::Facts facts_;
};

TEST_F(CoverageTest, CountsFactsAndWhyTheyWereNotCompared) {
  Read("In 2012 the pier cost $3 million. Dozens came in the third week. It may cost $5 million by 2031.");
  ComparedFacts compared(facts_);
  Coverage before = compared.Sum();
  EXPECT_EQ(before.figures.found, 3u) << "no ordinals";
  EXPECT_EQ(before.figures.compared, 0u);
  EXPECT_EQ(before.figures.not_compared[static_cast<size_t>(NotCompared::kVague) - 1], 1u);
  EXPECT_EQ(before.figures.not_compared[static_cast<size_t>(NotCompared::kNotAsserted) - 1], 1u);
  const cc_compared& host = compared.raw();
  for (int twice = 0; twice < 2; ++twice) host.fact(host.host, facts_.quantities[0].span);
  host.fact(host.host, {facts_.quantities[0].span.begin, facts_.quantities[0].span.end + 1});
  host.fact(host.host, {0, 0});
  host.fact(host.host, {0xFFFFFFFF, 0xFFFFFFFF});
  const Coverage after = compared.Sum();
  EXPECT_EQ(after.figures.compared, 1u);
  EXPECT_EQ(after.figures.not_compared[static_cast<size_t>(NotCompared::kNothingToCompareWith) - 1], 0u);
  EXPECT_EQ(after.dates.found, before.dates.found);
}

TEST_F(CoverageTest, CountsStatementsByTheBestSource) {
  Read(
      "Harbour pier to close\n\nAnn Lee said on Monday that the pier would close. The pier is old. Officials, who "
      "spoke on "
      "condition of anonymity because they had no leave to, said that it was rotten.");
  const SourceShares shares = CountSources(document_, facts_);
  EXPECT_EQ(shares.statements, 3u) << "the headline is none";
  EXPECT_EQ(shares.named, 1u);
  EXPECT_EQ(shares.unnamed + shares.unnamed_with_reason, 1u);
  EXPECT_EQ(shares.none, 1u);
  EXPECT_EQ(
      shares.named + shares.organization + shares.document + shares.unnamed_with_reason + shares.unnamed + shares.none,
      shares.statements);
}

}  // namespace
}  // namespace claimcheck::engine
