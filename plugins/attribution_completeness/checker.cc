// attribution-completeness: statements that nobody stands behind.
#include <span>

#include "claimcheck/sdk.h"
#include "plugins/attribution_completeness/house.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {

class AttributionCompleteness {
 public:
  static sdk::Info Describe() {
    return {.vendor = "claimcheck",
            .summary = "Statements that nobody stands behind",
            .languages = "en",
            .options_schema = House::kOptions};
  }
  static std::span<const Rule> Rules() {
    static const Rule kRules[] = {QuoteUnclosed(),
                                  QuoteUnattributed(),
                                  QuoteFragmentUnattributed(),
                                  HeadlineQuote(),
                                  AnonymousOpinion(),
                                  AnonymousUnexplained(),
                                  BareSource(),
                                  VagueSource(),
                                  PassiveSource(),
                                  OutletUncredited(),
                                  Placeholder(),
                                  NameDrift(),
                                  AcronymUnexpanded(),
                                  FirstReference(),
                                  QuoteDrift(),
                                  PollIncomplete(),
                                  StudyUnnamed(),
                                  SharedSurname(),
                                  TitleDrift(),
                                  SpeakerUnidentified(),
                                  QuoteSpeakerLate(),
                                  QuoteSpeakerUnclear(),
                                  SingleAnonymousSource(),
                                  AccusedSilent(),
                                  AllegationUnattributed(),
                                  SuperlativeUnattributed(),
                                  StatisticUnattributed()};
    return kRules;
  }
  explicit AttributionCompleteness(const sdk::Setup& setup) : house_(setup.options) {}
  void Check(const sdk::Document& document, sdk::Report& report) {
    const Article article(document, words_.For(document));
    if (!house_.Knows()) return sdk::RunRules(Rules(), article, report);
    const HouseSink sink(house_, Rules(), document, report.sink());
    sdk::Report known = report.Over(sink.raw());
    sdk::RunRules(Rules(), article, known);
  }

 private:
  const House house_;
  sdk::Kept<Words> words_;
};

}  // namespace claimcheck::attribution

CLAIMCHECK_PLUGIN(claimcheck::attribution::AttributionCompleteness);
