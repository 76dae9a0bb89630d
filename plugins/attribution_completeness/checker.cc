// attribution-completeness: statements that nobody stands behind.
#include <span>

#include "claimcheck/sdk.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {

class AttributionCompleteness {
 public:
  static sdk::Info Describe() {
    return {.vendor = "claimcheck", .summary = "Statements that nobody stands behind", .languages = "en"};
  }
  static std::span<const Rule> Rules() {
    static const Rule kRules[] = {QuoteUnclosed(),    QuoteUnattributed(), QuoteFragmentUnattributed(),
                                  HeadlineQuote(),    AnonymousOpinion(),  AnonymousUnexplained(),
                                  BareSource(),       VagueSource(),       PassiveSource(),
                                  OutletUncredited(), Placeholder()};
    return kRules;
  }
  void Check(const sdk::Document& document, sdk::Report& report) { sdk::RunRules(Rules(), Article(document), report); }
};

}  // namespace claimcheck::attribution

CLAIMCHECK_PLUGIN(claimcheck::attribution::AttributionCompleteness);
