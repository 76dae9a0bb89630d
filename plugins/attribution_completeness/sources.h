// What rules about sources share: the walk over them, and what stands behind a source.
//
// Example: ForEachSource(article, report, [&](const Article::Source& source) { … });
// Cost:    linear in the attributions.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_

#include "plugins/attribution_completeness/article.h"

namespace claimcheck::attribution {

// Words behind the source place it: "according to sources on the call", "sources quoted by the Harbor News".
inline bool IsPlacedBehind(const Article& article, const cc_attribution& attribution) {
  const uint32_t after = article.Tokens(attribution.source, attribution.sentence).end;
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
  cc_span told = {0, 0};
  report.Considered(article.sources().size());
  for (const Article::Source& source : article.sources()) {
    const cc_span span = source.attribution->source;
    if (!source.judged || (span.begin == told.begin && span.end == told.end)) continue;
    if (judge(source)) told = span;
  }
}

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_SOURCES_H_
