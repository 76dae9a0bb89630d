// More than all of it: a fall by more than 100%, or more than 100% of people. Profits can fall below nothing; a level
// ("cut to 150% of"), a tariff or a capacity can lie above the whole.
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kObject = 6;    // tokens of the verb's object
constexpr uint32_t kSubject = 12;  // tokens before the verb in which its subject stands

// The verb of "fell 120 percent", "were cut by 150%", or kNoToken.
uint32_t FallBefore(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  uint32_t token = article.Before(n);
  const bool by = article.Is(token, "by");
  if (by) token = article.Previous(token, sentence);
  for (uint32_t i = 0; i < (by ? kObject : 1) && token != kNoToken; ++i) {  // "cut |waste| by 125%"
    const ChangeWord word = ReadChangeWord(article, token);
    if (word.direction != 0) return word.direction < 0 && word.verb ? token : kNoToken;
    token = article.Previous(token, sentence);
  }
  return kNoToken;
}

bool CanFallBelowNothing(const Article& article, uint32_t verb, uint32_t sentence) {
  const uint32_t begin = article.SentenceBegin(sentence);
  for (uint32_t t = verb > begin + kSubject ? verb - kSubject : begin; t < verb; ++t) {
    if (article.Has(t, article.words().loss_subject)) return true;
  }
  return false;
}

bool IsOfPeople(const Article& article, const Number& n) {
  if (!article.Is(n.end_token, "of")) return false;
  uint32_t token = n.end_token + 1;
  if (article.Has(token, article.words().determiner)) ++token;
  // People in the plural: "150% of the national average" speaks of an average.
  const std::string_view word = article.Text(token);
  const bool plural = word.ends_with("s") || article.Is(token, "people") || article.Is(token, "men") ||
                      article.Is(token, "women") || article.Is(token, "children");
  return plural && article.Has(token, article.words().people) && !article.Is(token + 1, "'s") &&
         !article.Is(token + 1, "'");
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Number& n : article.numbers()) {
    if (!n.IsPercent() || !n.IsPlain()) continue;
    report.Considered();
    if (n.reading.low <= 100 || !n.IsAsserted()) continue;
    report.Compared(n.quantity->span);
    const uint32_t sentence = n.quantity->sentence;
    const uint32_t fall = FallBefore(article, n);
    const bool people = IsOfPeople(article, n);
    if (!people && (fall == kNoToken || article.Is(n.end_token, "of") || article.IsNegated(fall, sentence) ||
                    CanFallBelowNothing(article, fall, sentence))) {
      continue;
    }
    sdk::Finding finding(n.span);
    finding.Message(people ? "No more than 100% of people can do something." : "Nothing can fall by more than 100%.");
    finding.Workings(Percent(n.value) + " > 100%");
    AddEvidence(finding, article, n, "stated percentage");
    if (!people) finding.Evidence(sdk::SpanOf(article.Token(fall)), "fall", std::string(article.Text(fall)));
    report.Emit(finding);
  }
}

}  // namespace

Rule ImpossiblePercent() {
  return {.id = "impossible-percent",
          .severity = sdk::Severity::kError,
          .summary = "More than all of something was cut, or did something",
          .run = Run};
}

}  // namespace claimcheck::numeric
