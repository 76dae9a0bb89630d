// from + to of a vote against the seats of the one chamber in its sentence. A score is a vote only behind "voted", "vote"
// or "motion"; a team wins, a chamber votes.
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 8;  // tokens that "voted" may stand before its score

bool IsVote(const Article& article, const Number& score) {
  const uint32_t begin = article.SentenceBegin(score.quantity->sentence);
  for (uint32_t t = score.first_token; t > begin && score.first_token - t < kReach;) {
    --t;
    for (const std::string_view word : {"voted", "votes", "vote", "motion", "passed", "rejected", "ruled", "ruling", "decided",
                                        "decision", "approved", "confirmed", "split"}) {
      if (article.Is(t, word)) return true;
    }
    if (article.Is(t, "won") || article.Is(t, "win") || article.Is(t, "beat") || article.Is(t, "lost")) return false;
  }
  return false;
}

// "100-seat", "of 9 members", "15-member"; not "three members of the caucus"
bool IsSize(const Article& article, const Number& n) {
  if (!n.IsCount() || !n.IsPlain() || !n.IsExact() || n.part != Number::Part::kWhole) return false;
  const uint32_t noun = article.IsDash(n.end_token) ? n.end_token + 1 : n.end_token;
  if (article.Is(noun, "seat") || article.Is(noun, "seats")) return true;
  return (article.Is(noun, "member") || article.Is(noun, "members")) && !article.Is(noun + 1, "of");
}

void Check(const Article& article, const Number& score, std::span<const Number> numbers, sdk::RuleReport& report) {
  const Number* size = nullptr;
  for (const Number& n : numbers) {
    if (!IsSize(article, n)) continue;
    if (size != nullptr) return;
    size = &n;
  }
  if (size == nullptr) return;
  report.Compared(score.quantity->span, size->quantity->span);
  const double sum = score.quantity->from + score.quantity->to;
  if (sum <= size->value) return;
  sdk::Finding finding(score.span);
  finding.Message("That makes " + Figure(sum) + " votes in a chamber of " + Figure(size->value) + ".");
  finding.Workings(Figure(score.quantity->from) + " + " + Figure(score.quantity->to) + " = " + Figure(sum) + " > " +
                   Figure(size->value));
  AddEvidence(finding, article, score, "vote");
  AddEvidence(finding, article, *size, "size");
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Number& n : article.numbers()) {
    if (n.quantity->form != CC_FORM_SCORE && n.quantity->form != CC_FORM_RANGE) continue;
    if (n.part == Number::Part::kRangeTo || !IsVote(article, n) || !n.IsAsserted()) continue;
    report.Considered();
    const auto numbers = article.NumbersOf(n.quantity->sentence);
    if (numbers.size() > 8) continue;
    Number score = n;
    score.span = n.quantity->span;
    Check(article, score, numbers, report);
  }
}

}  // namespace

Rule Tally() {
  return {.id = "tally",
          .severity = sdk::Severity::kError,
          .summary = "A vote has more votes than the chamber has seats",
          .run = Run};
}

}  // namespace claimcheck::numeric
