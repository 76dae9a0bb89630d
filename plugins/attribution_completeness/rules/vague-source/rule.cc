// "Experts say", "analysts believe", "reports suggest", "others believe": a group that could be anybody. Silent where
// something narrows it down: a name, an employer, a place behind it ("analysts at the bank", "experts such as Ann
// Lee"); a person of that kind who speaks next ("Experts doubt it. “It leaks,” said Ann Lee, a professor."); and what
// people in a crowd say of themselves ("others said they came for the music").
#include <optional>

#include "plugins/attribution_completeness/rules.h"
#include "plugins/attribution_completeness/sources.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kMostQualifiers = 1;  // "military analysts" is vague, "senior Western military analysts" less so

bool IsCrowd(std::string_view word) {
  return SameWord(word, "many") || SameWord(word, "others") || SameWord(word, "some");
}

bool IsVague(const Article& article, const Article::Source& source) {
  const cc_attribution& attribution = *source.attribution;
  const uint32_t head = source.head;
  if (head == CC_NONE) return false;
  const cc_token& token = article.Token(head);
  const std::string_view word = article.Word(head);
  const Article::Range range = source.words;
  if (range.end - range.begin == 1 && IsCrowd(word)) {
    const Article::Range cue = article.Tokens(attribution.cue, attribution.sentence);
    return cue.end - cue.begin == 1;
  }
  const bool group = attribution.source_kind == CC_SOURCE_UNNAMED_GROUP;
  if (!word.ends_with("s") || (!group && attribution.source_kind != CC_SOURCE_DOCUMENT)) return false;
  const bool vague = group ? article.vague.Has(token) : SameWord(word, "reports") && head + 1 == range.end;
  if (!vague) return false;
  const uint32_t qualifiers = article.QualifiersBefore(attribution);
  if (!group || article.vague.Value(token) == 0) return qualifiers <= kMostQualifiers;
  // "Officials" alone, in a story that is not the police's; "county officials" speak for the county.
  return article.vague.Value(token) == 2 && qualifiers == 0 && !article.IsPoliceStory();
}

// One of them speaks in the next sentence and is named: any person for "others", for "experts" somebody who is one.
bool IsExampleBehind(const Article& article, const cc_attribution& attribution) {
  const cc_name* speaker = article.NewSpeakerBehind(attribution.sentence);
  if (speaker == nullptr) return false;
  const std::string_view group = article.Word(article.HeadOf(attribution));
  if (IsCrowd(group)) return true;
  for (const cc_span span : {speaker->role, speaker->title}) {
    const Article::Range range = article.Tokens(span);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article.Token(i);
      const bool learned = (article.vague.Has(token) && article.vague.Value(token) == 0) ||
                           SameWord(article.Word(i), "professor") || SameWord(article.Word(i), "fellow");
      if (learned && article.vague.Value(article.Token(article.HeadOf(attribution))) == 0) return true;
    }
  }
  return false;
}

// What people in a crowd say is about themselves.
bool SpeakOfThemselves(const Article& article, const cc_attribution& attribution) {
  const bool crowd = IsCrowd(article.Word(article.HeadOf(attribution))) && attribution.cue_kind == CC_CUE_SAYS;
  if (!crowd || sdk::IsAbsent(attribution.content)) return false;
  uint32_t first = article.Tokens(attribution.content, attribution.sentence).begin;
  if (SameWord(article.Word(first), "that")) ++first;
  return article.pronoun.Value(article.Token(first)) == kThey || SameWord(article.Word(first), "their");
}

// "Researchers reported … published in The Lancet", however far behind: the journal or the meeting leads to them.
bool IsPublished(const Article& article) {
  for (uint32_t i = 0; i + 2 < article.token_count(); ++i) {
    const std::string_view word = article.Word(i);
    if (!SameWord(word, "published") && !SameWord(word, "presented")) continue;
    if (!SameWord(article.Word(i + 1), "in") && !SameWord(article.Word(i + 1), "at")) continue;
    const uint32_t name = i + 2 + (SameWord(article.Word(i + 2), "the") && i + 3 < article.token_count());
    if (article.Token(name).flags & CC_FLAG_CAPITAL && !article.month.Has(article.Token(name))) return true;
  }
  return false;
}

bool IsScholar(std::string_view word) {
  return SameWord(word, "researchers") || SameWord(word, "scientists") || SameWord(word, "scholars") ||
         SameWord(word, "academics");
}

// "Analysts said in the same survey": a document that the text has told of has their words.
bool IsPlacedInDocument(const Article& article, const cc_attribution& attribution, sdk::WordClass documents) {
  constexpr uint32_t kReach = 3;  // tokens from "the" to the document
  const uint32_t behind = article.Tokens(attribution.cue, attribution.sentence).end;
  if (!SameWord(article.Word(behind), "in") || !SameWord(article.Word(behind + 1), "the")) return false;
  for (uint32_t i = behind + 2; i < behind + 2 + kReach && i < article.token_count(); ++i) {
    if (documents.Has(article.Token(i))) return true;
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::WordClass& documents = article.document_noun;
  std::optional<bool> published;  // looked for once, when somebody asks
  ForEachSource(article, report, [&](const Article::Source& source) {
    const cc_attribution& attribution = *source.attribution;
    report.Compared();
    if (!IsVague(article, source) || article.IsKnown(attribution) || article.IsQualifiedBehind(attribution))
      return false;
    if (article.HasName(source.words) || article.HasLink(attribution.sentence)) return false;
    if (!sdk::IsAbsent(attribution.reason) || !source.states) return false;
    if (IsExampleBehind(article, attribution) || SpeakOfThemselves(article, attribution)) return false;
    if (article.IsOpeningLine(attribution.sentence)) return false;
    const bool behind_cue = attribution.source.begin > attribution.cue.begin;
    if (behind_cue && IsPlacedBehind(article, attribution)) return false;  // "according to officials in the room"
    if (IsPlacedInDocument(article, attribution, documents)) return false;
    if (IsScholar(article.Word(source.head))) {
      if (!published) published = IsPublished(article);
      if (*published) return false;
    }
    const cc_attribution* around = article.document().attributions().Find(attribution.parent);
    if (around != nullptr && !sdk::IsAbsent(around->source))
      return false;  // Lee says that economists predict: Lee says so
    report.Emit(
        sdk::Finding(article.SourceAndCue(attribution))
            .Message("The text does not say who these are: \"" + std::string(article.Text(attribution.source)) + "\".")
            .Workings("looked for a name, an employer or a link beside these words: none"));
    return true;
  });
}

}  // namespace

Rule VagueSource() {
  return {.id = "vague-source",
          .severity = sdk::Severity::kNote,
          .summary = "A group that could be anybody stands behind a statement",
          .run = Run};
}

}  // namespace claimcheck::attribution
