// One rate in two units of time: "$2,000 a month, or $24,000 a year". What a day or a year has of hours and days is
// left open: an hour's wage makes a working day of 7 hours or a full one of 24, a day's output a week of 5 days or of
// 7.
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

struct Factor {
  std::string_view small;
  std::string_view large;
  Interval times;
};
constexpr Factor kFactors[] = {
    {"minute", "hour", {60, 60}},  {"hour", "day", {7, 24}},       {"hour", "week", {30, 168}},
    {"hour", "month", {120, 744}}, {"hour", "year", {1400, 8784}}, {"day", "week", {5, 7}},
    {"day", "month", {20, 31}},    {"day", "year", {200, 366}},    {"week", "month", {4, 4.5}},
    {"week", "year", {46, 53}},    {"month", "year", {12, 12}},    {"quarter", "year", {4, 4}},
    {"month", "quarter", {3, 3}},  {"week", "quarter", {12, 14}},
};

const Factor* FindFactor(const Number& a, const Number& b, bool& swapped) {
  const std::string_view first = sdk::View(a.quantity->rate);
  const std::string_view second = sdk::View(b.quantity->rate);
  for (const Factor& f : kFactors) {
    swapped = f.small == second && f.large == first;
    if (swapped || (f.small == first && f.large == second)) return &f;
  }
  return nullptr;
}

// ", |which comes to| $24,000 a year", ", |equivalent to|"
bool LeadsBack(const Article& article, uint32_t begin, uint32_t end) {
  bool says = false;
  for (uint32_t t = begin; t < end; ++t) {
    bool link = false;
    for (const std::string_view word : {"comes", "works", "adds", "amounts", "equals", "equivalent", "is"})
      link = link || article.Is(t, word);
    says = says || link;
    const bool small = article.Is(t, "which") || article.Is(t, "that") || article.Is(t, "or") || article.Is(t, "to") ||
                       article.Is(t, "out") || article.Is(t, "at") || article.Is(t, "up") || article.Is(t, "the");
    if (!link && !small && article.Token(t).kind == CC_TOKEN_WORD) return false;
  }
  return says;
}

// ", or $24,000 a year" and "($24,000 a year)", with nothing behind that would make it another rate ("for students").
bool IsApposition(const Article& article, const Number& a, const Number& b) {
  const uint32_t mark = article.AfterPhrase(a);
  if (b.first_token < mark || b.first_token - mark > 6) return false;
  const uint32_t after = article.AfterPhrase(b);
  const uint32_t end = article.SentenceEnd(b.quantity->sentence);
  const uint32_t before = article.Before(b);
  if (article.IsOpenBracket(mark)) return before == mark && article.IsCloseBracket(after);
  if (article.IsDash(mark)) return before == mark && article.IsDash(after);  // "£3m a week – £156m a year –"
  if (!article.Is(mark, ",") ||
      !(LeadsBack(article, mark + 1, b.first_token) || (article.Is(before, "or") && before == mark + 1))) {
    return false;
  }
  return after >= end || article.IsMark(after) || article.Token(after).kind != CC_TOKEN_WORD ||
         article.Is(after, "and");
}

// "The subscription is $10 a month, or $100 a year": a year at once is cheaper.
bool IsSubscription(const Article& article, uint32_t sentence) {
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    for (const std::string_view word : {"subscription", "subscriptions", "subscribers", "membership", "subscribe"}) {
      if (article.Is(t, word)) return true;
    }
  }
  return false;
}

void Report(const Article& article, const Number& a, const Number& b, Interval times, bool swapped,
            sdk::RuleReport& report) {
  const Number& small = swapped ? b : a;
  const Number& large = swapped ? a : b;
  const double high = small.value * times.high;
  const double low = small.value * times.low;
  const std::string needed =
      low == high ? As(article, low, large) : As(article, low, large) + " to " + As(article, high, large);
  sdk::Finding finding(b.span);
  finding.Message(Show(article, small) + " per " + std::string(sdk::View(small.quantity->rate)) + " makes " + needed +
                  " per " + std::string(sdk::View(large.quantity->rate)) + ", not " + Show(article, large) + ".");
  finding.Workings(Figure(small.value, 2) + " × " + Figure(times.low) +
                   (low == high ? std::string() : " to " + Figure(times.high)) + " = " + needed + "; the text says " +
                   Show(article, large));
  AddEvidence(finding, article, a, "rate");
  AddEvidence(finding, article, b, "same rate");
  if (low == high) {
    OfferFix(finding, article, large, low);
    OfferFix(finding, article, small, large.value / times.low);
  }
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  article.ForEachNeighbours([&](const Number& a, const Number& b, size_t) {
    if (a.quantity->rate.size == 0 || b.quantity->rate.size == 0) return;
    if (a.part != Number::Part::kWhole || b.part != Number::Part::kWhole) return;
    bool swapped = false;
    const Factor* factor = FindFactor(a, b, swapped);
    if (factor == nullptr || !IsApposition(article, a, b)) return;
    report.Considered();
    if (a.quantity->dimension != b.quantity->dimension || sdk::View(a.quantity->unit) != sdk::View(b.quantity->unit))
      return;
    if (!a.IsStated() || !b.IsStated() || !article.SameSource(a, b)) return;
    report.Compared(a.quantity->span, b.quantity->span);
    const Interval needed = Multiply((swapped ? b : a).reading, factor->times);
    const Interval large = (swapped ? a : b).reading;
    if (large.high < needed.low && IsSubscription(article, a.quantity->sentence)) return;
    if (Disagree(needed, large)) Report(article, a, b, factor->times, swapped, report);
  });
}

}  // namespace

Rule RateTotal() {
  return {.id = "rate-total",
          .severity = sdk::Severity::kError,
          .summary = "One rate in two units of time, and the two do not agree",
          .run = Run};
}

}  // namespace claimcheck::numeric
