// "Local media reported", "Ukrainian newspapers said": somebody else's reporting without the name of the outlet.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

void Run(const Article& article, sdk::RuleReport& report) {
  const auto& all = article.document().attributions();
  for (size_t i = 0; i < all.size(); ++i) {
    const cc_attribution& attribution = all[i];
    if (sdk::IsAbsent(attribution.source) || !article.IsFirstPiece(i)) continue;
    report.Considered();
    if (!article.IsBody(attribution.sentence) || article.IsQuoted(attribution.source)) continue;
    const Article::Range range = article.Tokens(attribution.source);
    // "local media", "local media reports": the outlets end the phrase, or their reports do.
    uint32_t last = range.end - 1;
    if (last > range.begin && SameWord(article.Word(last), "reports")) --last;
    if (!article.media.Has(article.Token(last)) || article.Token(last).flags & CC_FLAG_ALL_CAPS) continue;
    if (article.Token(last).flags & CC_FLAG_CAPITAL && !(article.Token(last).flags & CC_FLAG_FIRST)) continue;
    report.Compared();
    bool named = false;
    for (uint32_t k = range.begin; k < last; ++k) {
      const cc_token& token = article.Token(k);
      named |= token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL && !article.demonym.Has(token) &&
               !article.country.Has(token) && !(token.flags & CC_FLAG_FIRST);
      named |= SameWord(article.Word(k), "the") || article.determiner.Value(token) == 1;
    }
    if (named || attribution.cue_kind == CC_CUE_THINKS || article.HasLink(attribution.sentence)) continue;
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text does not name the outlet that reported this."));
  }
}

}  // namespace

Rule OutletUncredited() {
  return {.id = "outlet-uncredited",
          .severity = sdk::Severity::kNote,
          .summary = "Somebody else's reporting without the outlet's name",
          .run = Run};
}

}  // namespace claimcheck::attribution
