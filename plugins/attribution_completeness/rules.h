// The rules of this checker and what they share, made once per document.
//
// Each rule stands in rules/<id>/: rule.cc (the code), rule.md (the page), corpus.txt (the examples).
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_RULES_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_RULES_H_

#include "claimcheck/sdk.h"
#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

using Rule = sdk::Rule<Article>;

Rule AccusedSilent();
Rule AcronymUnexpanded();
Rule AllegationUnattributed();
Rule AnonymousOpinion();
Rule AnonymousUnexplained();
Rule BareSource();
Rule FirstReference();
Rule HeadlineQuote();
Rule NameDrift();
Rule OutletUncredited();
Rule PassiveSource();
Rule Placeholder();
Rule PollIncomplete();
Rule QuoteDrift();
Rule QuoteFragmentUnattributed();
Rule QuoteSpeakerLate();
Rule QuoteSpeakerUnclear();
Rule QuoteUnattributed();
Rule QuoteUnclosed();
Rule SharedSurname();
Rule SingleAnonymousSource();
Rule SpeakerUnidentified();
Rule StatisticUnattributed();
Rule StudyUnnamed();
Rule SuperlativeUnattributed();
Rule TitleDrift();
Rule VagueSource();

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_RULES_H_
