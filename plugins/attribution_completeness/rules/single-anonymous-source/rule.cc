// Whatever the article reports, it has from one person whom it does not name. Any named person, organization or
// document that says something, anywhere in the text, is enough to be silent, and so is a second unnamed source.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestStatements = 3;

// "He", "the official": whoever was introduced before.
bool RefersBack(const Article& article, const cc_attribution& attribution) {
  const int32_t pronoun =
      article.pronoun.Value(article.Token(article.Tokens(attribution.source, attribution.sentence).begin));
  return pronoun == kHe || pronoun == kShe || pronoun == kThey;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const cc_attribution* first = nullptr;
  std::string head;
  uint32_t statements = 0;
  for (const Article::Source& source : article.sources()) {
    const cc_attribution& attribution = *source.attribution;
    if (article.IsHeading(attribution.sentence)) continue;
    report.Considered();
    if (attribution.source_kind == CC_SOURCE_NONE) continue;
    // "nobody", but not "one executive"
    const Article::Range words = source.words;
    if (words.end == words.begin + 1 && article.pronoun.Value(article.Token(words.begin)) == kIndefinite) continue;
    if (first != nullptr && RefersBack(article, attribution)) {
      ++statements;
      continue;
    }
    if (attribution.source_kind != CC_SOURCE_UNNAMED_PERSON) return;
    const uint32_t token = source.head;
    if (token == CC_NONE || !article.anonymous.Has(article.Token(token))) return;
    report.Compared();
    const std::string word = Stem(article.Word(token));
    const bool another =
        SameWord(article.Word(words.begin), "another") || SameWord(article.Word(words.begin), "second");
    if (first != nullptr && (word != head || another)) return;
    if (first == nullptr) first = &attribution;
    head = word;
    ++statements;
  }
  if (first == nullptr || statements < kFewestStatements || article.document().links().size() > 0) return;
  const std::string name(article.Text(first->source));
  report.Emit(sdk::Finding(article.SourceAndCue(*first))
                  .Message("Everything that is reported here rests on one person without a name: \"" + name + "\".")
                  .Workings(std::to_string(statements) +
                            " statements, all from this source; no named person, organization, document or link"));
}

}  // namespace

Rule SingleAnonymousSource() {
  return {.id = "single-anonymous-source",
          .severity = sdk::Severity::kWarning,
          .summary = "Every statement rests on one person without a name",
          .run = Run};
}

}  // namespace claimcheck::attribution
