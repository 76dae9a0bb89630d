// Somebody without a name passes judgement on somebody else, in quotation marks: "He is finished," one aide said.
// Facts, figures and plans from unnamed people are left alone, and so is what they say of themselves.
#include <algorithm>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kReach = 5;  // tokens between "is" and the judgement: "is a complete and utter disaster"

bool IsPerson(const Article& article, const cc_token& token) {
  const auto& names = article.document().names();
  auto after = std::upper_bound(names.begin(), names.end(), token.begin,
                                [](uint32_t at, const cc_name& name) { return at < name.span.begin; });
  if (after == names.begin()) return false;
  --after;
  return (*after).kind == CC_NAME_PERSON && (*after).span.end == token.end;
}

// "he is finished", "Lee was a disaster": the judgement stands behind a form of be whose subject is somebody else.
cc_span Judgement(const Article& article, const cc_quotation& quotation) {
  const uint32_t end = quotation.first_token + quotation.token_count;
  for (uint32_t i = quotation.first_token + 1; i + 1 < end; ++i) {
    const bool be =
        article.auxiliary.Value(article.Token(i)) == 1 || article.Word(i) == "'s" || article.Word(i) == "’s";
    if (!be) continue;
    const cc_token& subject = article.Token(i - 1);
    const int32_t who = article.pronoun.Value(subject);
    const bool somebody = who == kHe || who == kShe || IsPerson(article, subject);
    if (!somebody) continue;
    for (uint32_t k = i + 1; k < end && k - i <= kReach; ++k) {
      if (SameWord(article.Word(k), "not") || article.Token(k).kind == CC_TOKEN_PUNCT) break;
      // "She is finished with campaigning": done with something, not done for; "a fool for pies": fond of them.
      if (SameWord(article.Word(k), "finished") && SameWord(article.Word(k + 1), "with")) break;
      if (SameWord(article.Word(k), "fool") && SameWord(article.Word(k + 1), "for")) break;
      if (article.opinion.Has(article.Token(k))) return {subject.begin, article.Token(k).end};
    }
  }
  return {0, 0};
}

void Run(const Article& article, sdk::RuleReport& report) {
  for (const cc_quotation& quotation : article.document().quotations()) {
    if (quotation.parent != CC_NONE || quotation.attribution == CC_NONE) continue;
    report.Considered();
    if (quotation.source_kind != CC_SOURCE_UNNAMED_PERSON || !article.IsBody(quotation.sentence)) continue;
    const cc_attribution& attribution = article.document().attributions()[quotation.attribution];
    const uint32_t head = article.HeadOf(attribution);
    if (head == CC_NONE || !article.anonymous.Has(article.Token(head))) continue;
    report.Compared(quotation.span);
    const cc_span judgement = Judgement(article, quotation);
    if (sdk::IsAbsent(judgement)) continue;
    report.Emit(sdk::Finding(judgement)
                    .Message("Somebody without a name passes judgement on somebody else.")
                    .Evidence(attribution.source, "source", std::string(article.Text(attribution.source))));
  }
}

}  // namespace

Rule AnonymousOpinion() {
  return {.id = "anonymous-opinion",
          .severity = sdk::Severity::kWarning,
          .summary = "Somebody without a name passes judgement on somebody else",
          .run = Run};
}

}  // namespace claimcheck::attribution
