// "Sources said": a source of which the text says nothing at all. One word about them is enough to be silent: "police
// sources", "sources familiar with the talks", "a source in the ministry", "according to sources in the room". A day is
// no such word: "according to a source on Monday".
#include "plugins/attribution_completeness/rules.h"
#include "plugins/attribution_completeness/sources.h"

namespace claimcheck::attribution {
namespace {

void Run(const Article& article, sdk::RuleReport& report) {
  bool described = false;  // an earlier source of the article was described: "one source" may be it
  ForEachSource(article, report, [&](const Article::Source& source) {
    const cc_attribution& attribution = *source.attribution;
    const uint32_t head = source.head;
    if (head == CC_NONE) return false;
    report.Compared();
    if (article.vague.Value(article.Token(head)) != 1 || article.IsKnown(attribution)) return false;
    described |= article.QualifiersBefore(attribution) > 0 || article.IsQualifiedBehind(attribution);
    if (described || !source.states) return false;
    if (!sdk::IsAbsent(attribution.reason) || article.HasName(source.words)) return false;
    if (IsPlacedBehind(article, attribution)) return false;
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text says nothing about this source, not even where it is placed.")
                    .Workings("looked for a word about it before, behind and earlier in the text: none"));
    return true;
  });
}

}  // namespace

Rule BareSource() {
  return {.id = "bare-source",
          .severity = sdk::Severity::kWarning,
          .summary = "\"Sources said\" and nothing else about them",
          .run = Run};
}

}  // namespace claimcheck::attribution
