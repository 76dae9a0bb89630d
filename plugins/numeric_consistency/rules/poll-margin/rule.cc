// The difference of two shares that are called a lead, against the margin of error given in the same sentence or the
// next; and that margin against the number of people asked. 1,000 people give 3.1 points at 95%; weighting makes it
// larger, and only a small electorate or a lower level of confidence smaller. Both together leave two thirds of it.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 12;  // tokens from "leads" to its shares, and from "margin" to its number

constexpr double kSmallestPoll = 100, kLargestPoll = 20'000;  // people
constexpr double kLeastOfMargin = 0.66;

struct Lead {
  uint32_t word = kNoToken;
  double points = 0;
  const Number* first = nullptr;
  const Number* second = nullptr;  // the same as `first` for "47-45"
};

bool SaysLead(const Article& article, uint32_t t) {
  return article.Is(t, "leads") || article.Is(t, "ahead") || article.Is(t, "lead") || article.Is(t, "leading");
}

bool SpeaksOfLead(const Article& article, uint32_t sentence) {
  const sdk::Document& document = article.document();
  uint32_t next = article.SentenceBegin(sentence);
  for (const cc_token& token : document.Tokens(document.sentences()[sentence])) {
    const uint32_t t = next++;
    if (token.end - token.begin - 4 > 3) continue;  // four to seven letters
    const char first = static_cast<char>(document.text()[token.begin] | 0x20);
    if ((first == 'l' || first == 'a') && SaysLead(article, t)) return true;
  }
  return false;
}

// "52-48": a lead by itself.
bool IsScore(const Article& article, const Number& n) {
  return n.quantity->form == CC_FORM_SCORE ||
         (n.quantity->form == CC_FORM_RANGE && n.part == Number::Part::kRangeFrom && article.IsDash(n.end_token));
}

// "52% to 48%": a lead together with the next.
bool IsPair(std::span<const Number> numbers, size_t i) {
  const Number& n = numbers[i];
  return i + 1 < numbers.size() && n.IsPercent() && numbers[i + 1].IsPercent() &&
         numbers[i + 1].first_token - n.end_token <= 2;
}

Lead FindLead(const Article& article, uint32_t sentence, std::span<const Number> numbers) {
  Lead lead;
  bool pairs = false;
  for (size_t i = 0; i < numbers.size() && i < 8 && !pairs; ++i) {
    pairs = IsScore(article, numbers[i]) || IsPair(numbers, i);
  }
  if (!pairs || !SpeaksOfLead(article, sentence)) return lead;
  for (size_t i = 0; i < numbers.size() && i < 8; ++i) {
    const Number& n = numbers[i];
    const uint32_t begin = article.SentenceBegin(sentence);
    uint32_t word = kNoToken;
    for (uint32_t t = n.first_token; t > begin && n.first_token - t < kReach;) {
      --t;
      if (SaysLead(article, t)) word = t;
    }
    const uint32_t limit = std::min(article.SentenceEnd(sentence), n.end_token + kReach);
    for (uint32_t t = n.end_token; word == kNoToken && t < limit; ++t) {  // "with 50% to 48%, the backers are |ahead|"
      if (SaysLead(article, t)) word = t;
    }
    if (word == kNoToken) continue;
    if (IsScore(article, n)) return {word, std::fabs(n.quantity->from - n.quantity->to), &n, &n};
    if (IsPair(numbers, i)) return {word, std::fabs(n.value - numbers[i + 1].value), &n, &numbers[i + 1]};
  }
  return lead;
}

// "a margin of error of |4 points|"; null where the text says itself that the lead lies within it.
const Number* FindMargin(const Article& article, uint32_t sentence) {
  for (const Number& n : article.NumbersOf(sentence)) {
    if (!n.IsPlain() || (!n.IsCount() && !n.IsPercent() && n.quantity->dimension != CC_DIM_PERCENT_POINT)) continue;
    const uint32_t begin = article.SentenceBegin(sentence);
    bool error = false;
    for (uint32_t t = n.first_token; t > begin && n.first_token - t < kReach;) {
      --t;
      error = error || article.Is(t, "error");
      if (!error || !article.Is(t, "margin")) continue;
      for (uint32_t u = begin; u < t; ++u) {
        if (article.Is(u, "within") || article.Is(u, "inside") || article.Is(u, "tie") || article.Is(u, "tied"))
          return nullptr;
      }
      const bool points = n.quantity->dimension != CC_DIM_COUNT || article.Is(n.end_token, "points") ||
                          article.Is(n.end_token, "percentage");
      return points ? &n : nullptr;
    }
  }
  return nullptr;
}

bool SpeaksOfPoll(const Article& article, uint32_t sentence) {
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    for (const std::string_view word :
         {"poll", "survey", "surveyed", "polled", "interviewed", "surveyors", "pollsters"}) {
      if (article.Is(t, word)) return true;
    }
  }
  return false;
}

// The largest number of people in a sentence; null if there is none.
const Number* FindPeople(const Article& article, uint32_t sentence) {
  const Number* sample = nullptr;
  for (const Number& n : article.NumbersOf(sentence)) {
    const bool people = n.IsCount() && n.IsPlain() && n.IsStated() && !article.Head(n).empty() &&
                        article.Has(article.document().TokenAt(n.quantity->head.begin), article.words().people);
    if (people && (sample == nullptr || n.value > sample->value)) sample = &n;
  }
  return sample;
}

void CheckSample(const Article& article, uint32_t sentence, sdk::RuleReport& report) {
  const Number* margin = FindMargin(article, sentence);
  if (margin == nullptr || margin->value == 0) return;
  const Number* sample = FindPeople(article, sentence);
  const auto& sentences = article.document().sentences();
  if (sample == nullptr && sentence > 0 && sentences[sentence - 1].block == sentences[sentence].block) {
    sample = FindPeople(article, sentence - 1);
  }
  if (sample == nullptr || sample == margin || !SpeaksOfPoll(article, sample->quantity->sentence)) return;
  if (sample->value < kSmallestPoll || sample->value > kLargestPoll) return;
  report.Considered();
  report.Compared(sample->quantity->span, margin->quantity->span);
  const double usual = 98 / std::sqrt(sample->value);
  const double stated = std::fabs(margin->value);
  if (stated + margin->step / 2 >= kLeastOfMargin * usual) return;
  sdk::Finding finding(margin->span);
  finding.Message("A poll of " + Show(article, *sample) + " has a margin of error of about " + Figure(usual) +
                  " points, not " + Show(article, *margin) + ".");
  finding.Workings("98 / √" + Figure(sample->value) + " = " + Figure(usual) + " at a confidence of 95%");
  AddEvidence(finding, article, *sample, "people asked");
  AddEvidence(finding, article, *margin, "margin of error");
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto& sentences = article.document().sentences();
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    const auto numbers = article.NumbersOf(s);
    if (numbers.empty()) continue;
    CheckSample(article, s, report);
    const Lead lead = FindLead(article, s, numbers);
    if (lead.word == kNoToken) continue;
    report.Considered();
    const Number* margin = FindMargin(article, s);
    if (margin == nullptr && s + 1 < sentences.size() && sentences[s + 1].block == sentences[s].block) {
      margin = FindMargin(article, s + 1);
    }
    if (margin == nullptr || margin == lead.first || article.IsNegated(lead.word, s)) continue;
    report.Compared(margin->quantity->span, lead.first->quantity->span, lead.second->quantity->span);
    if (lead.points > std::fabs(margin->value)) continue;
    const cc_span span = sdk::SpanOf(article.Token(lead.word));
    sdk::Finding finding(span);
    finding.Message("A lead of " + Figure(lead.points) + " lies inside the margin of error of " +
                    Show(article, *margin) + ".");
    finding.Workings(Figure(lead.points) + " ≤ " + Figure(std::fabs(margin->value)) +
                     "; the margin of a lead is larger still");
    AddEvidence(finding, article, *lead.first, "share");
    if (lead.second != lead.first) AddEvidence(finding, article, *lead.second, "share");
    AddEvidence(finding, article, *margin, "margin of error");
    report.Emit(finding);
  }
}

}  // namespace

Rule PollMargin() {
  return {
      .id = "poll-margin",
      .severity = sdk::Severity::kNote,
      .summary = "A lead within the margin of error is called a lead, or the margin is too small for the people asked",
      .run = Run};
}

}  // namespace claimcheck::numeric
