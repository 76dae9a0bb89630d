// The walk that every rule about sources begins with.
//
// Example: ForEachSource(article, report, [&](const cc_attribution& attribution) { … });
// Cost:    linear in the attributions.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_

#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

// Calls `judge` once for each statement of the running text whose source the writer gives: not for the further pieces
// of one statement, not in headings, and not for what somebody says in quotation marks. `judge` returns true if it told
// of the source, which is then not judged again for a second verb. Counts what it looks at.
template <typename Judge>
void ForEachSource(const Article& article, sdk::RuleReport& report, const Judge& judge) {
  const auto& all = article.document().attributions();
  cc_span told = {0, 0};
  for (size_t i = 0; i < all.size(); ++i) {
    const cc_attribution& attribution = all[i];
    if (sdk::IsAbsent(attribution.source) || !article.IsFirstPiece(i)) continue;
    report.Considered();
    if (!article.IsBody(attribution.sentence) || article.IsQuoted(attribution.source)) continue;
    if (attribution.source.begin == told.begin && attribution.source.end == told.end) continue;
    if (judge(attribution)) told = attribution.source;
  }
}

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_
