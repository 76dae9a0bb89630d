// "Local media reported", "Ukrainian newspapers said": somebody else's reporting without the name of the outlet.
#include "plugins/attribution_completeness/rules.h"
#include "plugins/attribution_completeness/sources.h"

namespace claimcheck::attribution {
namespace {

// The phrase ends with the outlets: not "media buying sources", "television interviews", "press briefing to brag".
bool EndsThere(const Article& article, const cc_attribution& attribution) {
  const uint32_t end = article.Tokens(attribution.source, attribution.sentence).end;
  if (end >= article.token_count() || article.Token(end).kind != CC_TOKEN_WORD) return true;
  const bool before_cue = attribution.cue.begin >= attribution.source.end;
  return (before_cue && article.Token(end).begin >= attribution.cue.begin) ||
         article.auxiliary.Has(article.Token(end)) || article.Word(end).ends_with("ly") ||
         article.preposition.Has(article.Token(end)) || article.relative.Has(article.Token(end));
}

// "Local media reported on 9 of 14 trials": what they covered, not what they found; "reported on Tuesday" is a day.
bool OnlyCovers(const Article& article, const cc_attribution& attribution) {
  const uint32_t behind = article.Tokens(attribution.cue, attribution.sentence).end;
  return behind + 1 < article.token_count() && SameWord(article.Word(behind), "on") &&
         article.document().In(article.document().times(), sdk::SpanOf(article.Token(behind + 1))).empty();
}

void Run(const Article& article, sdk::RuleReport& report) {
  ForEachSource(article, report, [&](const Article::Source& source) {
    const cc_attribution& attribution = *source.attribution;
    const Article::Range range = source.words;
    // "local media", "local media reports": the outlets end the phrase, or their reports do.
    uint32_t last = range.end - 1;
    if (last > range.begin && SameWord(article.Word(last), "reports")) --last;
    if (!article.media.Has(article.Token(last)) || article.Token(last).flags & CC_FLAG_ALL_CAPS) return false;
    if (article.Token(last).flags & CC_FLAG_CAPITAL && !(article.Token(last).flags & CC_FLAG_FIRST)) return false;
    report.Compared();
    if (!source.states || !EndsThere(article, attribution)) return false;
    if (SameWord(article.Word(last - 1), "social")) return false;  // nobody's outlet
    bool named = false;
    for (uint32_t k = range.begin; k < last; ++k) {
      const cc_token& token = article.Token(k);
      named |= token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL && !article.demonym.Has(token) &&
               !article.country.Has(token) && !(token.flags & CC_FLAG_FIRST);
      named |= SameWord(article.Word(k), "the") || article.determiner.Value(token) == 1;
    }
    if (named || attribution.cue_kind == CC_CUE_THINKS || OnlyCovers(article, attribution) ||
        article.HasLink(attribution.sentence))
      return false;
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text does not name the outlet that reported this.")
                    .Workings("looked for a name in \"" + std::string(article.Text(attribution.source)) +
                              "\" and for a link beside it: none"));
    return true;
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
