// "It is believed that", "is said to have", "reportedly": a passive or an adverb that hides who says it, with no source
// in the sentence or the one before. "Is expected to" is left alone: it says what is planned, not who says so.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

// The cue ends with a verb of hearsay and a "that" or "to" follows: "is believed to".
bool HidesSpeaker(const Article& article, const cc_attribution& attribution) {
  const Article::Range cue = article.Tokens(attribution.cue, attribution.sentence);
  // "Apparently" says how the writer knows, not that somebody said so.
  const std::string_view first = article.Word(cue.begin);
  if (SameWord(first, "apparently") || SameWord(first, "ostensibly")) return false;
  if (attribution.cue_kind == CC_CUE_ADVERB) return true;
  if (cue.begin >= cue.end || !article.hearsay.Has(article.Token(cue.end - 1))) return false;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    const int32_t kind = article.auxiliary.Value(article.Token(i));
    if (kind == 4 || SameWord(article.Word(i), "not") || SameWord(article.Word(i), "have"))
      return false;  // "could be said"
  }
  const std::string_view next = article.Word(cue.end);
  return next == "that" || next == "to";
}

void Run(const Article& article, sdk::RuleReport& report) {
  const auto& all = article.document().attributions();
  for (size_t i = 0; i < all.size(); ++i) {
    const cc_attribution& attribution = all[i];
    if (attribution.cue_kind != CC_CUE_PASSIVE && attribution.cue_kind != CC_CUE_ADVERB) continue;
    report.Considered();
    if (!sdk::IsAbsent(attribution.source) || !article.IsBody(attribution.sentence)) continue;
    if (i > 0 && all[i - 1].cue.begin == attribution.cue.begin) continue;  // another piece of the same
    report.Compared();
    if (!HidesSpeaker(article, attribution) || article.IsQuoted(attribution.cue)) continue;
    if (article.HasSource(attribution.sentence) || article.HasSourceAfter(attribution.sentence) ||
        article.HasLink(attribution.sentence))
      continue;
    // Paragraphs of one sentence: the source stands in the one before.
    if (attribution.sentence > 0 && article.HasSourceAt(attribution.sentence - 1)) continue;
    report.Emit(
        sdk::Finding(attribution.cue)
            .Message("The text does not say who says so: \"" + std::string(article.Text(attribution.cue)) + "\".")
            .Workings("looked for a source in this sentence and in those beside it: none"));
  }
}

}  // namespace

Rule PassiveSource() {
  return {.id = "passive-source",
          .severity = sdk::Severity::kNote,
          .summary = "A passive or an adverb hides who says it",
          .run = Run};
}

}  // namespace claimcheck::attribution
