// An official, an aide, an insider without a name, and no reason why. One reason in the article is enough for the
// sources of that kind: a text does not repeat it. Spokespeople, police and people in the street need none.
#include <unordered_set>

#include "plugins/attribution_completeness/rules.h"
#include "plugins/attribution_completeness/sources.h"

namespace claimcheck::attribution {
namespace {

bool IsAnonymous(const Article& article, const Article::Source& source) {
  const cc_attribution& attribution = *source.attribution;
  if (attribution.source_kind != CC_SOURCE_UNNAMED_PERSON && attribution.source_kind != CC_SOURCE_UNNAMED_GROUP)
    return false;
  const uint32_t head = source.head;
  if (head == CC_NONE || !article.anonymous.Has(article.Token(head)) || article.IsKnown(attribution)) return false;
  // "Sources said" and "officials said" are another rule's; here somebody in particular hides.
  const bool described = article.QualifiersBefore(attribution) > 0 || article.IsQualifiedBehind(attribution);
  if (attribution.source_kind == CC_SOURCE_UNNAMED_PERSON)
    return article.vague.Value(article.Token(head)) != 1 || described;
  if (article.IsPoliceStory()) return false;
  // A group of a named body's ("Pentagon officials") speaks for it.
  return article.QualifiersBefore(attribution) >= 2 && !article.HasName(source.words);
}

// "Who refused to identify himself", "declined to be named": a reason that the host may have left out.
bool RefusesName(const Article& article, const cc_attribution& attribution) {
  const Article::Range range = article.InSentence(attribution.sentence);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    for (const std::string_view word : {"identify", "identified", "named", "anonymous", "anonymity"}) {
      if (SameWord(article.Word(i), word)) return true;
    }
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  bool explained = false;
  for (const cc_attribution& attribution : article.document().attributions())
    explained |= !sdk::IsAbsent(attribution.reason);
  std::unordered_set<std::string> told;
  ForEachSource(article, report, [&](const Article::Source& source) {
    if (!source.states) return false;
    report.Compared();
    const cc_attribution& attribution = *source.attribution;
    if (explained || !IsAnonymous(article, source) || RefusesName(article, attribution)) return false;
    if (!told.insert(Stem(article.Word(source.head))).second) return false;
    report.Emit(sdk::Finding(article.SourceAndCue(attribution))
                    .Message("The text does not say why this source is not named: \"" +
                             std::string(article.Text(attribution.source)) + "\".")
                    .Workings("looked in the whole text for a reason, such as a condition of anonymity: none"));
    return true;
  });
}

}  // namespace

Rule AnonymousUnexplained() {
  return {.id = "anonymous-unexplained",
          .severity = sdk::Severity::kNote,
          .summary = "A source without a name, and no reason why",
          .run = Run};
}

}  // namespace claimcheck::attribution
