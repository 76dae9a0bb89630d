// Three or more percentages of one sentence, the last one of those who do not know: then nobody is counted twice, and
// the sum cannot be above 100% by more than rounding. Without that last one people may have given several answers. Two
// are enough where they are two candidates' shares "of the vote", in one place and at one time.
#include <algorithm>
#include <string>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 6;  // tokens on either side in which "undecided" belongs to a percentage
constexpr double kFar = 130;    // percent; above it the shares are of several wholes

bool IsOfTheUndecided(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t begin = article.SentenceBegin(sentence);
  const uint32_t end = std::min(article.SentenceEnd(sentence), n.end_token + kReach);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (article.Is(t, "undecided") || article.Is(t, "unsure") || article.Is(t, "undeclared")) return true;
    const bool know = article.Is(t, "know") || article.Is(t, "answer") || article.Is(t, "opinion");
    if (know && t > begin &&
        (article.Is(t - 1, "not") || article.Is(t - 1, "no") || article.Is(t - 1, "n't") ||
         article.Text(t - 1).ends_with("n't"))) {
      return true;
    }
  }
  return false;
}

// "Of the cargo, 55% was …", "came from wind (44%)", "and 10% abstained": the list says that it divides a whole.
bool DividesAWhole(const Article& article, const Number& first, const Number& last) {
  const uint32_t sentence = first.quantity->sentence;
  const uint32_t begin = article.TextBegin(sentence),
                 end = std::min(article.SentenceEnd(sentence), last.end_token + kReach);
  const uint32_t comma = article.MarkBehind(begin, sentence, kReach);
  if (article.Is(begin, "of") && comma != kNoToken && comma + 1 >= article.Before(first) &&
      article.Before(first) != kNoToken)
    return true;
  for (uint32_t t = begin; t < first.first_token; ++t) {
    if ((article.Is(t, "came") || article.Is(t, "comes") || article.Is(t, "come")) && article.Is(t + 1, "from"))
      return true;
  }
  for (uint32_t t = last.end_token; t < end; ++t) {
    if (article.Is(t, "abstained") || article.Is(t, "abstaining") || article.Is(t, "neither")) return true;
  }
  return false;
}

// Words of another whole, of several answers, of a change.
bool IsOneWhole(const Article& article, const Number& first, const Number& last) {
  const uint32_t sentence = first.quantity->sentence;
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (article.Is(t, "multiple") || article.Is(t, "several") || article.Is(t, "answers")) return false;
    if (article.Is(t, "from") && !article.Is(t - 1, "came") && !article.Is(t - 1, "comes") &&
        !article.Is(t - 1, "come"))
      return false;
    const bool inside = t > first.first_token && t < last.end_token;
    if (inside && (ReadChangeWord(article, t).direction != 0 || article.Has(t, article.words().clause_break)))
      return false;
    if (inside && article.Is(t, "of") && !article.Is(t + 1, "those")) return false;
  }
  return true;
}

void Check(const Article& article, std::span<const Number> list, sdk::RuleReport& report) {
  report.Considered();
  const bool divides = IsOfTheUndecided(article, list.back()) || DividesAWhole(article, list.front(), list.back());
  if (!divides || !IsOneWhole(article, list.front(), list.back())) return;
  report.Compared(list.front().quantity->span);
  for (const Number& n : list) report.Also(n.quantity->span);
  double sum = 0;
  Interval possible = Exactly(0);
  std::string terms;
  for (const Number& n : list) {
    sum += n.value;
    possible = Add(possible, RoundedPercent(n.value, n.step));
    terms += (terms.empty() ? "" : " + ") + Figure(n.value);
  }
  if (!Disagree(possible, {0, 100}) || sum > kFar) return;
  sdk::Finding finding(list.back().span);
  finding.Message("The shares add up to " + Percent(sum) + ".");
  finding.Workings(terms + " = " + Percent(sum) + " > 100%");
  for (const Number& n : list) AddEvidence(finding, article, n, "share");
  for (const Number& n : list) {
    if (n.value > sum - 100) OfferFix(finding, article, n, n.value - (sum - 100));
  }
  report.Emit(finding);
}

// "|55 percent of the vote| against 48 percent", "won |53% of votes cast|": of all of it, not of "the women's vote".
bool IsOfTheVote(const Article& article, const Number& n) {
  uint32_t t = n.end_token;
  if (!article.Is(t, "of")) return false;
  if (article.Is(++t, "the")) ++t;
  return article.Is(t, "vote") || article.Is(t, "votes") || article.Is(t, "ballots");
}

// Words by which the two shares are of two votes, of two places or times, or of several kinds of voters.
bool IsOneVote(const Article& article, const Number& first, const Number& second) {
  constexpr uint32_t kBehind = 8;
  const uint32_t sentence = first.quantity->sentence;
  const uint32_t end = std::min(article.SentenceEnd(sentence), second.end_token + kBehind);
  for (uint32_t t = first.end_token; t < end; ++t) {
    if (t >= second.first_token && t < second.end_token) continue;
    if (ReadChangeWord(article, t).direction != 0 || article.Is(t, ";") || article.IsTime(t)) return false;
    for (const std::string_view word : {"in",         "at",      "among",     "from",   "than",     "last",  "previous",
                                        "previously", "earlier", "first",     "round",  "before",   "after", "where",
                                        "when",       "counted", "threshold", "needed", "required", "who",   "of"}) {
      const bool of_the_vote = SameWord(word, "of") && (t == first.end_token || t == second.end_token);
      if (article.Is(t, word) && !of_the_vote) return false;
    }
  }
  return !article.Is(second.end_token, "of") || IsOfTheVote(article, second);
}

// "55 percent of the vote |against| 48 percent for her rival", "53% |and Yes| 49% of the vote"; not ", against 48
// percent statewide", "needed 66 percent |and got| 58 percent".
bool AreSetAgainst(const Article& article, const Number& first, const Number& second) {
  const uint32_t end = article.SentenceEnd(second.quantity->sentence);
  bool against = false, comma = false;
  uint32_t name = kNoToken;  // behind "and"
  for (uint32_t t = first.end_token; t < second.first_token; ++t) {
    against = against || article.Is(t, "against") || article.Is(t, "to") || article.Is(t, "versus");
    comma = comma || article.Is(t, ",");
    if (article.Is(t, "and")) name = t + 1;
  }
  const uint32_t after = second.end_token;
  const bool candidate = article.Is(after, "for");
  const bool closed = after >= end || article.Is(after, ".") || article.IsMark(after) || article.Is(after, "of");
  if (against) return candidate || (closed && !comma);
  if (name == kNoToken || name >= second.first_token || second.first_token - name > 3) return false;
  for (uint32_t t = name; t < second.first_token; ++t) {
    if ((article.Token(t).flags & CC_FLAG_CAPITAL) == 0) return false;
  }
  return closed;
}

// Two candidates of one vote: "won with 55 percent of the vote against 48 percent for her rival", "53% to Yes's 49% of
// the vote". "57 percent to 46 percent" is one only behind a vote's own verb.
bool AreOfOneVote(const Article& article, const Number& first, const Number& second) {
  constexpr uint32_t kBetween = 8, kVerb = 8;
  if (first.quantity->sentence != second.quantity->sentence || second.first_token - first.end_token > kBetween)
    return false;
  if (!AreSetAgainst(article, first, second) || !IsOneVote(article, first, second)) return false;
  if (IsOfTheVote(article, first) || IsOfTheVote(article, second)) return true;
  const uint32_t sentence = first.quantity->sentence;
  if (first.part != Number::Part::kRangeFrom && !article.Is(first.end_token, "to")) return false;
  uint32_t verb = article.Before(first);
  for (uint32_t i = 0; i < kVerb && verb != kNoToken; ++i, verb = article.Previous(verb, sentence)) {
    if (ReadChangeWord(article, verb).direction != 0 || article.Is(verb, "from") || article.Is(verb, "between"))
      return false;
    for (const std::string_view word : {"approved", "passed", "rejected", "won", "beat", "defeated", "vote", "voted"}) {
      if (article.Is(verb, word)) return true;
    }
  }
  return false;
}

void CheckTwo(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const double sum = first.value + second.value;
  report.Considered();
  if (!article.SameSource(first, second)) return;
  report.Compared(first.quantity->span, second.quantity->span);
  const Interval possible = Add(RoundedPercent(first.value, first.step), RoundedPercent(second.value, second.step));
  if (!Disagree(possible, {0, 100}) || sum > kFar) return;
  sdk::Finding finding(second.span);
  finding.Message("The shares of one vote add up to " + Percent(sum) + ".");
  finding.Workings(Figure(first.value) + " + " + Figure(second.value) + " = " + Percent(sum) + " > 100%");
  AddEvidence(finding, article, first, "share");
  AddEvidence(finding, article, second, "share");
  OfferFix(finding, article, second, 100 - first.value);
  OfferFix(finding, article, first, 100 - second.value);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  const auto is_share = [&](const Number& n) {
    return n.IsPercent() && n.IsPlain() && n.part == Number::Part::kWhole && n.IsAsserted() && n.IsExact();
  };
  for (size_t i = 0; i < numbers.size(); ++i) {
    size_t end = i;
    while (end < numbers.size() && is_share(numbers[end]) &&
           numbers[end].quantity->sentence == numbers[i].quantity->sentence)
      ++end;
    if (end - i >= 3) Check(article, numbers.subspan(i, end - i), report);
    if (end - i == 2 && AreOfOneVote(article, numbers[i], numbers[i + 1]))
      CheckTwo(article, numbers[i], numbers[i + 1], report);
    const bool range = numbers[i].part == Number::Part::kRangeFrom && i + 1 < numbers.size() &&
                       numbers[i].IsPercent() && numbers[i].IsAsserted() && numbers[i].IsExact();
    if (range && AreOfOneVote(article, numbers[i], numbers[i + 1]))
      CheckTwo(article, numbers[i], numbers[i + 1], report);
    if (end > i) i = end - 1;
  }
}

}  // namespace

Rule PercentTotal() {
  return {.id = "percent-total",
          .severity = sdk::Severity::kError,
          .summary = "Shares of one whole add up to more than all of it",
          .run = Run};
}

}  // namespace claimcheck::numeric
