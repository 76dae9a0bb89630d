// numeric-consistency: figures of one document that do not agree with each other.
#include <span>

#include "claimcheck/sdk.h"
#include "plugins/numeric_consistency/rules.h"

namespace claimcheck::numeric {

class NumericConsistency {
 public:
  static sdk::Info Describe() {
    return {.vendor = "claimcheck",
            .summary = "Figures of one document that do not agree with each other",
            .languages = "en"};
  }
  static std::span<const Rule> Rules() {
    static const Rule kRules[] = {
        // sums of two or three figures that stand side by side
        PercentChange(), PercentPoints(), Difference(), Multiple(), Direction(), ShareOfWhole(), FractionOfWhole(),
        Ratio(), SubsetExceedsWhole(), ImpossibleShare(), ImpossiblePercent(), SumOfParts(), PercentTotal(), Product(),
        Average(), RateTotal(), Tally(), PollMargin(),
        // one measure or range, written twice or backwards
        Conversion(), ConversionDimension(), UnitMisuse(), RelativeTemperature(), RangeInverted(), RangeMagnitude(),
        // one thing, counted in two places
        HeadlineFigure(), FigureDrift(), MeasureDrift(), MagnitudeDrift(), UnitDrift(), PromisedCount(),
        StatisticRecompute()};
    return kRules;
  }
  void Check(const sdk::Document& document, sdk::Report& report) {
    if (document.quantities().empty()) return;
    sdk::RunRules(Rules(), Context(document, words_.For(document)), report);
  }

 private:
  sdk::Kept<Words> words_;
};

}  // namespace claimcheck::numeric

CLAIMCHECK_PLUGIN(claimcheck::numeric::NumericConsistency);
