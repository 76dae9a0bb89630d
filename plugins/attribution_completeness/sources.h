// What rules about sources share: the walk over them, and what stands behind a source.
//
// Example: ForEachSource(article, report, [&](const cc_attribution& attribution) { … });
// Cost:    linear in the attributions.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_

#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

// Words behind the source place it: "according to sources on the call", "sources quoted by the Harbor News".
inline bool IsPlacedBehind(const Article& article, const cc_attribution& attribution) {
  const uint32_t after = article.Tokens(attribution.source).end;
  if (after + 1 >= article.token_count()) return false;
  const std::string_view word = article.Word(after);
  if (word == "," && article.relative.Value(article.Token(after + 1)) == 1) return true;      // ", who …"
  const bool by = word.ends_with("ed") && article.preposition.Has(article.Token(after + 1));  // quoted by, involved in
  if (by || !article.preposition.Has(article.Token(after)) || SameWord(word, "to") || SameWord(word, "that")) return by;
  const cc_span next = sdk::SpanOf(article.Token(after + 1));
  return article.document().In(article.document().times(), next).empty();
}

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
