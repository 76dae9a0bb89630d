// "Sources said": a source of which the text says nothing at all. One word about them is enough to be silent: "police
// sources", "sources familiar with the talks", "a source in the ministry".
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

void Run(const Article& article, sdk::RuleReport& report) {
  const auto& all = article.document().attributions();
  bool described = false;  // an earlier source of the article was described: "one source" may be it
  for (size_t i = 0; i < all.size(); ++i) {
    const cc_attribution& attribution = all[i];
    const uint32_t head = article.HeadOf(attribution);
    if (head == CC_NONE || !article.IsFirstPiece(i)) continue;
    report.Considered();
    if (!article.IsBody(attribution.sentence) || article.IsQuoted(attribution.source)) continue;
    report.Compared();
    if (article.vague.Value(article.Token(head)) != 1 || article.IsKnown(attribution)) continue;
    described |= article.QualifiersBefore(attribution) > 0 || article.IsQualifiedBehind(attribution);
    if (described || !article.States(attribution)) continue;
    if (article.QualifiersBefore(attribution) > 0 || article.IsQualifiedBehind(attribution)) continue;
    if (!sdk::IsAbsent(attribution.reason) || article.HasName(article.Tokens(attribution.source))) continue;
    const uint32_t after = article.Tokens(attribution.source).end;
    if (article.Word(after) == "," && article.relative.Value(article.Token(after + 1)) == 1) continue;  // ", who …"
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text says nothing about this source, not even where it is placed."));
  }
}

}  // namespace

Rule BareSource() {
  return {.id = "bare-source",
          .severity = sdk::Severity::kWarning,
          .summary = "\"Sources said\" and nothing else about them",
          .run = Run};
}

}  // namespace claimcheck::attribution
