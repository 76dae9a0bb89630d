// "Local media reported", "Ukrainian newspapers said": somebody else's reporting without the name of the outlet.
#include "plugins/attribution_completeness/rules.h"
#include "plugins/attribution_completeness/sources.h"

namespace claimcheck::attribution {
namespace {

void Run(const Article& article, sdk::RuleReport& report) {
  ForEachSource(article, report, [&](const cc_attribution& attribution) {
    const Article::Range range = article.Tokens(attribution.source);
    // "local media", "local media reports": the outlets end the phrase, or their reports do.
    uint32_t last = range.end - 1;
    if (last > range.begin && SameWord(article.Word(last), "reports")) --last;
    if (!article.media.Has(article.Token(last)) || article.Token(last).flags & CC_FLAG_ALL_CAPS) return;
    if (article.Token(last).flags & CC_FLAG_CAPITAL && !(article.Token(last).flags & CC_FLAG_FIRST)) return;
    report.Compared();
    bool named = false;
    for (uint32_t k = range.begin; k < last; ++k) {
      const cc_token& token = article.Token(k);
      named |= token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL && !article.demonym.Has(token) &&
               !article.country.Has(token) && !(token.flags & CC_FLAG_FIRST);
      named |= SameWord(article.Word(k), "the") || article.determiner.Value(token) == 1;
    }
    if (named || attribution.cue_kind == CC_CUE_THINKS || article.HasLink(attribution.sentence)) return;
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text does not name the outlet that reported this.")
                    .Workings("looked for a name in \"" + std::string(article.Text(attribution.source)) +
                              "\" and for a link beside it: none"));
  });
}

}  // namespace

Rule OutletUncredited() {
  return {.id = "outlet-uncredited",
          .severity = sdk::Severity::kNote,
          .summary = "Somebody else's reporting without the outlet's name",
          .run = Run};
}

}  // namespace claimcheck::attribution
