// The rules of this checker and what they share, made once per document.
//
// Each rule stands in rules/<id>/: rule.cc (the code), rule.md (the page), corpus.txt (the examples).
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_RULES_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_RULES_H_

#include <vector>

#include "claimcheck/sdk.h"
#include "plugins/numeric_consistency/article.h"
#include "plugins/numeric_consistency/changes.h"
#include "plugins/numeric_consistency/parts.h"
#include "plugins/numeric_consistency/shares.h"

namespace claimcheck::numeric {

struct Context {
  Context(const sdk::Document& document, const Words& words)
      : article(document, words),
        changes(ReadChanges(article)),
        shares(ReadShares(article)),
        parts(ReadParts(article)) {}

  Article article;
  std::vector<Change> changes;
  std::vector<Share> shares;
  std::vector<Parts> parts;
};

using Rule = sdk::Rule<Context>;

Rule Average();
Rule Conversion();
Rule ConversionDimension();
Rule Difference();
Rule Direction();
Rule FigureDrift();
Rule FractionOfWhole();
Rule HeadlineFigure();
Rule ImpossiblePercent();
Rule ImpossibleShare();
Rule MagnitudeDrift();
Rule MeasureDrift();
Rule Multiple();
Rule PercentChange();
Rule PercentPoints();
Rule PercentTotal();
Rule PollMargin();
Rule Product();
Rule RangeInverted();
Rule RangeMagnitude();
Rule RateTotal();
Rule Ratio();
Rule RelativeTemperature();
Rule ShareOfWhole();
Rule SubsetExceedsWhole();
Rule SumOfParts();
Rule Tally();
Rule UnitDrift();
Rule UnitMisuse();
Rule PromisedCount();
Rule StatisticRecompute();

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_RULES_H_
