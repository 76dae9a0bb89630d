// from + to of a vote against the seats of the one chamber in its sentence. A score is a vote only behind "voted",
// "vote" or "motion"; a team wins, a chamber votes. Told in words ("52 votes to 47", "24 in favour and 20 against") the
// two sides are next to each other and name what they are.
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 8;  // tokens that "voted" may stand before its score, and one side's words before the other
constexpr double kFar = 1.5;
constexpr size_t kMostNumbers = 8;  // a sentence with more of them is a table

bool IsVote(const Article& article, const Number& score) {
  const uint32_t begin = article.SentenceBegin(score.quantity->sentence);
  for (uint32_t t = score.first_token; t > begin && score.first_token - t < kReach;) {
    --t;
    for (const std::string_view word : {"voted", "votes", "vote", "motion", "passed", "rejected", "ruled", "ruling",
                                        "decided", "decision", "approved", "confirmed", "split"}) {
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

// The two sides of one vote: a score, or two counts.
struct Sides {
  const Number* first = nullptr;
  const Number* second = nullptr;  // null for a score
  double sum = 0;
  cc_span span = {};
};

void Check(const Article& article, const Sides& vote, std::span<const Number> numbers, sdk::RuleReport& report) {
  report.Considered();
  if (numbers.size() > kMostNumbers) return;
  const Number* size = nullptr;
  for (const Number& n : numbers) {
    if (!IsSize(article, n) || &n == vote.first || &n == vote.second) continue;
    if (size != nullptr) return;
    size = &n;
  }
  if (size == nullptr) return;
  report.Compared(vote.first->quantity->span, size->quantity->span);
  if (vote.second != nullptr) report.Also(vote.second->quantity->span);
  // Far more in words are another body's: "the 15-member council … 130 in favour and 9 against".
  if (vote.sum <= size->value || (vote.second != nullptr && vote.sum > kFar * size->value)) return;
  const cc_quantity& score = *vote.first->quantity;
  const double first = vote.second == nullptr ? score.from : vote.first->value;
  const double second = vote.second == nullptr ? score.to : vote.second->value;
  sdk::Finding finding(vote.span);
  finding.Message("That makes " + Figure(vote.sum) + " votes in a chamber of " + Figure(size->value) + ".");
  finding.Workings(Figure(first) + " + " + Figure(second) + " = " + Figure(vote.sum) + " > " + Figure(size->value));
  Number whole = *vote.first;
  if (vote.second == nullptr) whole.span = vote.span;
  AddEvidence(finding, article, whole, "vote");
  if (vote.second != nullptr) AddEvidence(finding, article, *vote.second, "vote");
  AddEvidence(finding, article, *size, "size");
  report.Emit(finding);
}

// "24 members", "20", "151 ayes"; not "the 42-member house", nor the residents whom it heard.
bool IsSide(const Article& article, const Number& n) {
  const bool counts = n.IsCount() && n.IsPlain() && n.IsExact() && n.IsAsserted() && n.part == Number::Part::kWhole &&
                      !n.IsRate() && n.quantity->whole_quantity == CC_NONE;
  if (!counts) return false;
  const std::string_view head = article.Head(n);
  bool votes = head.empty();
  for (const std::string_view word :
       {"member", "vote", "aye", "yea", "nay", "lawmaker", "senator", "councillor", "deputy"}) {
    votes = votes || SameNoun(head, word);
  }
  return (votes || SameWord(head, "noes")) && !article.IsDash(n.end_token);
}

// Behind a side, before the next: 1 for "in favour", "for", "ayes"; -1 for "against", "noes"; 0 if neither is said.
int SideOf(const Article& article, const Number& n, uint32_t end) {
  for (uint32_t t = n.end_token; t < end && t < n.end_token + kReach; ++t) {
    for (const std::string_view word : {"favour", "favor", "ayes", "yeas"}) {
      if (article.Is(t, word)) return 1;
    }
    for (const std::string_view word : {"against", "noes", "nays"}) {
      if (article.Is(t, word)) return -1;
    }
    if (article.IsMark(t) || article.Is(t, ";")) return 0;
  }
  return 0;
}

// "by |52 votes to 47|", "|24 members voting against and 20| in favour", "with |151 ayes and 94 noes|"
bool AreTwoSides(const Article& article, const Number& a, const Number& b) {
  if (b.first_token - a.end_token > kReach || !IsSide(article, a) || !IsSide(article, b)) return false;
  if (article.BreaksBetween(a.end_token, b.first_token) || !article.SameSource(a, b)) return false;
  if (article.Is(a.end_token, "votes"))
    return article.Is(article.Before(b), "to") && article.Before(b) == a.end_token + 1;
  bool voted = false;  // not "30 spoke in favour and 12 against"
  const uint32_t sentence = b.quantity->sentence;
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (article.Is(t, "spoke") || article.Is(t, "heard") || article.Is(t, ";")) return false;
    for (const std::string_view word : {"voted", "voting", "votes", "vote", "ayes", "rejected", "approved", "passed"}) {
      voted = voted || article.Is(t, word);
    }
  }
  const int first = SideOf(article, a, b.first_token);
  return voted && first != 0 && SideOf(article, b, article.SentenceEnd(b.quantity->sentence)) == -first;
}

// "|Seven of the nine members| voted for the move and |three| against": numbers[i] and the one behind its whole.
bool AreSidesOfWhole(const Article& article, std::span<const Number> numbers, size_t i) {
  const Number& part = numbers[i];
  const Number& whole = numbers[i + 1];
  const Number& rest = numbers[i + 2];
  const uint32_t sentence = part.quantity->sentence;
  if (rest.quantity->sentence != sentence || article.NumberOf(part.quantity->whole_quantity) != &whole) return false;
  if (!part.IsCount() || !part.IsExact() || !part.IsAsserted()) return false;
  if (!IsSize(article, whole) || !IsSide(article, rest)) return false;
  if (rest.first_token - whole.end_token > kReach || !article.SameSource(part, rest)) return false;
  const uint32_t link = article.Before(rest);
  if (!article.Is(link, "and") && !article.Is(link, ",") && !article.Is(link, ";") && !article.Is(link, "with")) {
    return false;
  }
  bool voted = false;
  for (uint32_t t = whole.end_token; t < link; ++t) voted = voted || article.Is(t, "voted") || article.Is(t, "backed");
  const uint32_t verb = article.AfterPhrase(rest);
  const bool against = article.Is(verb, "against") || article.Is(verb, "opposed") || article.Is(verb, "dissented") ||
                       (article.Is(verb, "voted") && article.Is(verb + 1, "against"));
  return voted && against;
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Number& n : article.numbers()) {
    if (n.quantity->form != CC_FORM_SCORE && n.quantity->form != CC_FORM_RANGE) continue;
    if (n.part == Number::Part::kRangeTo || !IsVote(article, n) || !n.IsAsserted()) continue;
    const Sides vote = {&n, nullptr, n.quantity->from + n.quantity->to, n.quantity->span};
    Check(article, vote, article.NumbersOf(n.quantity->sentence), report);
  }
  const auto all = article.numbers();
  for (size_t i = 0; i + 2 < all.size(); ++i) {
    if (!AreSidesOfWhole(article, all, i)) continue;
    Check(article, {&all[i], &all[i + 2], all[i].value + all[i + 2].value, sdk::Cover(all[i].span, all[i + 2].span)},
          article.NumbersOf(all[i].quantity->sentence), report);
  }
  article.ForEachNeighbours([&](const Number& a, const Number& b, size_t) {
    if (!AreTwoSides(article, a, b)) return;
    Check(article, {&a, &b, a.value + b.value, sdk::Cover(a.span, b.span)}, article.NumbersOf(a.quantity->sentence),
          report);
  });
}

}  // namespace

Rule Tally() {
  return {.id = "tally",
          .severity = sdk::Severity::kError,
          .summary = "A vote has more votes than the chamber has seats",
          .run = Run};
}

}  // namespace claimcheck::numeric
