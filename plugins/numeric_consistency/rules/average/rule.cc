// sum / count against the average: "36 goals in 12 games, an average of three", "$600 to 20 pupils, or $30 each". The
// sum and the count are the two numbers right before, joined by a preposition.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kTail = 4;  // words between the sum and the mark before its average

bool IsOneOf(const Article& article, uint32_t token, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (article.Is(token, word)) return true;
  }
  return false;
}

// ", or $120 million a year|.|": nothing behind that makes it the rate of some years or of something else.
bool EndsThere(const Article& article, const Number& stated) {
  const uint32_t after = article.AfterPhrase(stated);
  return after >= article.SentenceEnd(stated.quantity->sentence) || article.IsMark(after) || article.Is(after, ".") ||
         article.IsCloseBracket(after);
}

// What is paid back every year is more than the loan over its years.
bool BearsInterest(const Article& article, uint32_t sentence) {
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (IsOneOf(
            article, t,
            {"loan", "loans", "mortgage", "mortgages", "borrow", "borrowed", "bond", "bonds", "debt", "interest"})) {
      return true;
    }
  }
  return false;
}

// "36 goals in 12 games, or |2.5| a game|,|": one of what was counted, and nothing behind it.
bool IsForOneOf(const Article& article, const Number& stated, const Number& count) {
  const uint32_t a = stated.end_token;
  if (!article.Is(article.Before(stated), "or") || !IsOneOf(article, a, {"a", "an", "per"})) return false;
  const uint32_t after = a + 2;
  const bool ends =
      after >= article.SentenceEnd(stated.quantity->sentence) || article.IsMark(after) || article.Is(after, ".");
  return ends && SameNoun(article.Text(a + 1), article.Head(count));
}

// ", an average of |2.5|": the mark before "an", or kNoToken. ", or |$40| each": the same.
uint32_t MarkBefore(const Article& article, const Number& stated) {
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t of = article.Before(stated);
  if (article.Is(of, "or") && article.Is(stated.end_token, "each")) return article.Previous(of, sentence);
  if (article.Is(of, "or") && stated.IsRate() && EndsThere(article, stated) && !BearsInterest(article, sentence))
    return article.Previous(of, sentence);
  if (article.Is(of, "averaging")) return article.Previous(of, sentence);
  const uint32_t average = article.Previous(of, sentence);
  if (!article.Is(of, "of") || !article.Is(average, "average")) return kNoToken;
  const uint32_t an = article.Previous(average, sentence);
  return article.Is(an, "an") ? article.Previous(an, sentence) : kNoToken;
}

// "30 goals in |12 games|": what the sum is shared out over. "80 miles a day" is over days.
bool CanDivide(const Article& article, const Number& count, const Number& stated, bool for_one) {
  if (!count.IsPlain() || count.value < 2 || count.part != Number::Part::kWhole) return false;
  if (count.quantity->dimension == CC_DIM_TIME) {
    std::string_view unit = sdk::View(count.quantity->unit);
    return stated.IsRate() && !unit.empty() && unit == sdk::View(stated.quantity->rate);
  }
  // "to 20 pupils, or $30 a day": no price for each
  if (article.Is(article.Before(stated), "or") && stated.IsRate() && !for_one &&
      !article.Is(article.AfterPhrase(stated) - 1, "each"))
    return false;
  return count.IsCount() && !article.Head(count).empty();
}

bool IsJoined(const Article& article, const Number& sum, const Number& count) {
  const uint32_t joint = article.Before(count);
  if (!IsOneOf(article, joint, {"in", "on", "for", "to", "from", "over", "across", "at", "among"})) return false;
  if (joint <= article.AfterPhrase(sum) + 1) return true;
  // "30 crore rupees |will be paid| over three years": of a length of time alone; people in between would be the
  // count's.
  return count.quantity->dimension == CC_DIM_TIME && article.Is(joint, "over") &&
         joint <= article.AfterPhrase(sum) + kTail && !article.BreaksBetween(sum.end_token, joint);
}

// Whether the mark stands right behind the number, or behind a few words without a number: "in all", "for the club".
bool Ends(const Article& article, const Number& n, uint32_t mark) {
  return article.MarkBehind(article.AfterPhrase(n), n.quantity->sentence, kTail) == mark;
}

// "returned 21% in three years, or 6.6% a year": growth upon growth, or shared out evenly; a text may mean either.
Interval OverTime(const Number& sum, const Number& count, Interval even) {
  if (!sum.IsPercent() || count.quantity->dimension != CC_DIM_TIME) return even;
  for (const double percent : {sum.reading.low, sum.reading.high}) {
    for (const double sign : {1.0, -1.0}) {
      const double grown = 1 + sign * percent / 100;
      if (grown <= 0) continue;
      const double yearly = 100 * std::fabs(std::pow(grown, 1 / count.value) - 1);
      even = {std::min(even.low, yearly), std::max(even.high, yearly)};
    }
  }
  return even;
}

// "|That is an average of| six a day": the whole of the sentence's lead, of the sentence before.
bool PointsBack(const Article& article, const Number& stated) {
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t begin = article.SentenceBegin(sentence), of = article.Before(stated);
  const auto& sentences = article.document().sentences();
  if (of != begin + 4 || of == kNoToken || !article.Is(of, "of")) return false;
  if (sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block) return false;
  if (!IsOneOf(article, begin, {"that", "this", "it"})) return false;
  return IsOneOf(article, begin + 1, {"is", "was", "makes", "made", "'s"}) && article.Is(begin + 2, "an") &&
         article.Is(begin + 3, "average");
}

void Report(const Article& article, const Number& sum, const Number& count, const Number& stated,
            sdk::RuleReport& report) {
  const double actual = sum.value / count.value;
  sdk::Finding finding(stated.span);
  finding.Message(Show(article, sum) + " over " + Show(article, count) + " is " + As(article, actual, stated) +
                  " each, not " + Show(article, stated) + ".");
  finding.Workings(Figure(sum.value, 2) + " / " + Figure(count.value, 2) + " = " + As(article, actual, stated) +
                   "; the text says " + Show(article, stated) + "; it would take " +
                   As(article, stated.value * count.value, sum));
  AddEvidence(finding, article, sum, "sum");
  AddEvidence(finding, article, count, "count");
  AddEvidence(finding, article, stated, "stated average");
  OfferFix(finding, article, stated, actual);
  OfferFix(finding, article, sum, stated.value * count.value);
  report.Emit(finding);
}

// "|3%, 5%, 4% and 8%|, an average of 6%": the numbers of the list that ends at `mark`, last one first; nothing between
// them but commas and one "and".
std::vector<const Number*> ListBefore(const Article& article, std::span<const Number> numbers, size_t i,
                                      uint32_t mark) {
  constexpr size_t kMost = 30;
  std::vector<const Number*> list;
  uint32_t end = mark;
  for (size_t k = i; k > 0 && list.size() < kMost; --k) {
    const Number& n = numbers[k - 1];
    if (n.end_token != end || !n.IsPlain() || !n.IsExact() || n.IsRate() || !n.IsStated()) break;
    if (n.part != Number::Part::kWhole || n.quantity->dimension != numbers[i].quantity->dimension ||
        sdk::View(n.quantity->unit) != sdk::View(numbers[i].quantity->unit)) {
      return {};
    }
    list.push_back(&n);
    end = article.Previous(n.first_token, n.quantity->sentence);
    const bool last = list.size() == 1;
    if (!article.Is(end, last ? "and" : ",")) break;
    if (last && article.Is(article.Previous(end, n.quantity->sentence), ",")) --end;
  }
  return list;
}

void CheckList(const Article& article, std::span<const Number> numbers, size_t i, sdk::RuleReport& report) {
  const Number& stated = numbers[i];
  if (!stated.IsPlain() || stated.part != Number::Part::kWhole || !stated.IsStated() || stated.IsRate()) return;
  const uint32_t mark = MarkBefore(article, stated);
  if (mark == kNoToken || !article.Is(mark, ",") || !article.Is(article.Before(stated), "of")) return;
  const std::vector<const Number*> list = ListBefore(article, numbers, i, mark);
  if (list.size() < 3 || !EndsThere(article, stated)) return;
  report.Considered();
  report.Compared(stated.quantity->span);
  Interval sum = Exactly(0);
  double total = 0;
  std::string terms;
  for (auto n = list.rbegin(); n != list.rend(); ++n) {
    report.Also((*n)->quantity->span);
    sum = Add(sum, (*n)->reading);
    total += (*n)->value;
    terms += (terms.empty() ? "" : " + ") + Figure((*n)->value, 2);
  }
  const double count = static_cast<double>(list.size());
  const double digit = stated.IsCount() ? std::min(stated.step, 1.0) / 2 : 0;  // an average of counts is rounded
  if (!Disagree(Divide(sum, Exactly(count)), Add(stated.reading, {-digit, digit}))) return;
  const std::string actual = As(article, total / count, stated);
  sdk::Finding finding(stated.span);
  finding.Message("The average of the " + Figure(count) + " is " + actual + ", not " + Show(article, stated) + ".");
  finding.Workings("(" + terms + ") / " + Figure(count) + " = " + actual + "; the text says " + Show(article, stated));
  for (auto n = list.rbegin(); n != list.rend(); ++n) AddEvidence(finding, article, **n, "part");
  AddEvidence(finding, article, stated, "stated average");
  OfferFix(finding, article, stated, total / count);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  for (size_t i = 2; i < numbers.size(); ++i) {
    const Number& stated = numbers[i];
    if (!stated.IsPlain() || stated.part != Number::Part::kWhole) continue;
    CheckList(article, numbers, i, report);
    // "540 miles in 6 days" or "in 6 days 540 miles"
    const bool count_first = numbers[i - 1].quantity->dimension == stated.quantity->dimension &&
                             numbers[i - 2].quantity->dimension != stated.quantity->dimension;
    const Number& count = numbers[i - (count_first ? 2 : 1)];
    const Number& sum = numbers[i - (count_first ? 1 : 2)];
    const bool points_back = PointsBack(article, stated);
    const bool for_one = IsForOneOf(article, stated, count);
    const uint32_t sentence = stated.quantity->sentence;
    const uint32_t mark = points_back ? kNoToken
                          : for_one   ? article.Previous(article.Before(stated), sentence)
                                      : MarkBefore(article, stated);
    if (!points_back && (mark == kNoToken || !article.IsMark(mark))) continue;
    report.Considered();
    if (sum.quantity->sentence + (points_back ? 1 : 0) != stated.quantity->sentence ||
        sum.quantity->sentence != count.quantity->sentence)
      continue;
    if ((!points_back && !Ends(article, count_first ? sum : count, mark)) || !sum.IsPlain() ||
        !CanDivide(article, count, stated, for_one))
      continue;
    if (sum.quantity->dimension != stated.quantity->dimension) continue;
    if (sdk::View(sum.quantity->unit) != sdk::View(stated.quantity->unit)) continue;
    if (article.Is(stated.end_token, "of") || (!count_first && !IsJoined(article, sum, count))) continue;
    const std::string_view head = article.Head(stated);
    if (stated.IsCount() && !head.empty() && !SameNoun(head, article.Head(sum))) continue;
    if (!sum.IsStated() || !count.IsStated() || !stated.IsStated() || sum.IsRate()) continue;
    report.Compared(stated.quantity->span, sum.quantity->span, count.quantity->span);
    // An average of counts is no count: it has a last digit that is rounded.
    Interval possible = stated.reading;
    const double digit = std::min(stated.step, 1.0) / 2;
    possible = Add(possible, {-digit, digit});
    const Interval over = count.quantity->dimension == CC_DIM_TIME ? Exactly(count.value) : count.reading;
    if (Disagree(OverTime(sum, count, Divide(sum.reading, over)), possible))
      Report(article, sum, count, stated, report);
  }
}

}  // namespace

Rule Average() {
  return {.id = "average",
          .severity = sdk::Severity::kError,
          .summary = "A sum, a count and the average between them do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
