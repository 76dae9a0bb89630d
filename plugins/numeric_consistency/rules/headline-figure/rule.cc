// A number in the headline against the numbers of the text.
//
// Silent as soon as the text bears it out: any number of the same kind that can be the same, a share written another way,
// or a sum or difference of two numbers of the text. Otherwise it fires only where the text has a counterpart, a number
// that counts the same thing in a sentence that shares the headline's words, so that an editor is shown both. A number
// that the text does not mention at all is no contradiction.
//   14 hurt in bus crash / … 17 people were injured          fires
//   16 hurt in two crashes / … 9 people hurt. … 7 people …    16 = 9 + 7
//   Firm to cut 900 jobs / Its 40 shops stay open             no counterpart
// Cost: numbers of the headline (at most 12) times numbers of the text, plus pairs inside a window.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr size_t kHeadlineNumbers = 12;
constexpr size_t kWindow = 8;   // numbers of the text that may be added to or taken from one another
constexpr size_t kWordStem = 5;  // letters that make two words one

// The words of the headline that carry meaning, cut to a stem.
using Words = std::unordered_set<std::string>;

std::string StemOf(std::string_view word) {
  std::string stem;
  for (const char c : word.substr(0, kWordStem)) {
    stem.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  if (word.size() <= kWordStem && stem.size() > 3 && stem.back() == 's') stem.pop_back();
  return stem;
}

// No number, no article, preposition or "said".
bool CarriesMeaning(const Article& article, uint32_t token) {
  if (article.Token(token).kind != CC_TOKEN_WORD || article.Text(token).size() < 3) return false;
  const auto& words = article.words();
  return !article.Has(token, words.determiner) && !article.Has(token, words.preposition) &&
         !article.Has(token, words.conjunction) && !article.Has(token, words.auxiliary) &&
         !article.Has(token, words.speech_verb) && !article.Has(token, words.pronoun) && !article.Has(token, words.number_word);
}

void CollectWords(const Article& article, uint32_t sentence, Words& words) {
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (CarriesMeaning(article, t)) words.insert(StemOf(article.Text(t)));
  }
}

int SharedWords(const Article& article, uint32_t sentence, const Words& words) {
  Words seen;
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (!CarriesMeaning(article, t)) continue;
    std::string stem = StemOf(article.Text(t));
    if (words.contains(stem)) seen.insert(std::move(stem));
  }
  return static_cast<int>(seen.size());
}

bool CanCompare(const Number& n) {
  return n.IsPlain() && n.quantity->dimension != CC_DIM_OTHER && std::isfinite(n.value);
}

// What "might" be, or is denied, or was thought at first, contradicts no headline. What "will" be does.
bool CanContradict(const Number& n) { return n.IsAsserted() || n.quantity->modality == CC_MODALITY_FORECAST; }

// The dead, the hurt, or neither: what has become of those who are counted.
uint32_t FateOf(const Article& article, const Number& n) {
  const uint32_t end = std::min(article.SentenceEnd(n.quantity->sentence), article.AfterPhrase(n) + 3);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (article.Has(t, article.words().death)) return 1;
    if (article.Has(t, article.words().injury)) return 2;
  }
  const uint32_t begin = article.SentenceBegin(n.quantity->sentence);
  for (uint32_t t = n.first_token > begin + 4 ? n.first_token - 4 : begin; t < n.first_token; ++t) {
    if (article.Has(t, article.words().death)) return 1;
    if (article.Has(t, article.words().injury)) return 2;
  }
  return 0;
}

bool SameUnit(const Number& a, const Number& b) {
  return a.quantity->dimension == b.quantity->dimension && sdk::View(a.quantity->unit) == sdk::View(b.quantity->unit);
}

// In the base unit of the dimension, so that "3 miles" bears out "5 km".
Interval InBase(const Number& n, Interval value) {
  return n.quantity->base_factor > 0 ? Scale(value, n.quantity->base_factor, n.quantity->base_offset) : value;
}

// A headline rounds: 698 jobs are 700, 6.12 million are 6.1.
Interval HeadlineReading(const Number& n) {
  const double half = std::max(n.step / 2, n.step > 1 || n.scaled ? 0.05 * std::fabs(n.value) : 0.0);
  const double limited = std::min(half, 0.1 * std::fabs(n.value));
  return {std::min(n.reading.low, n.value - limited), std::max(n.reading.high, n.value + limited)};
}

bool IsBorneOutBy(const Number& headline, const Number& n) {
  const Interval wanted = HeadlineReading(headline);
  if (headline.value == n.value) return true;
  if (headline.quantity->dimension == n.quantity->dimension) {
    const bool money = headline.quantity->dimension == CC_DIM_MONEY && !SameUnit(headline, n);
    if (!money && !Disagree(InBase(headline, wanted), InBase(n, n.reading))) return true;
  }
  const uint32_t form = n.quantity->form;
  if (form == CC_FORM_FRACTION || form == CC_FORM_RATIO) {
    return headline.IsPercent() && !Disagree(Scale(wanted, 0.01), FractionReading(n.value, n.quantity->hedge_kind));
  }
  if (form == CC_FORM_VAGUE) return n.quantity->low <= wanted.high && wanted.low <= n.quantity->high;
  if (form == CC_FORM_SCORE || form == CC_FORM_RATIO || form == CC_FORM_RANGE) {
    return headline.value == n.quantity->from || headline.value == n.quantity->to;
  }
  return false;
}

bool IsBorneOut(const Article& article, const Number& headline, std::span<const Number> body) {
  for (const Number& n : body) {
    if (IsBorneOutBy(headline, n)) return true;
  }
  const Interval wanted = HeadlineReading(headline);
  for (size_t i = 0; i < body.size(); ++i) {
    double sum = body[i].value;
    for (size_t j = i + 1; j < std::min(body.size(), i + kWindow); ++j) {
      if (!SameUnit(body[i], body[j]) || !SameUnit(body[i], headline) || !body[j].IsPlain()) continue;
      sum += body[j].value;
      if (Holds(wanted, sum) || Holds(wanted, body[i].value + body[j].value)) return true;
      if (Holds(wanted, std::fabs(body[i].value - body[j].value))) return true;
    }
  }
  // A time in the text may hold the number: "16 months", "aged 34".
  const auto& times = article.document().times();
  for (const cc_time& time : times) {
    for (uint32_t t = time.first_token; t < time.first_token + time.token_count; ++t) {
      if (article.Text(t) == article.Text(headline.span)) return true;
    }
  }
  return false;
}

struct Candidate {
  const Number* number = nullptr;
  int score = 0;
};

// How much a number of the text looks like the one that the headline means; 0: not at all. `only`: the text has no other
// in that unit.
int Likeness(const Article& article, const Number& headline, const Number& n, const Words& words, bool only) {
  if (!CanCompare(n) || !SameUnit(headline, n) || n.IsRate() != headline.IsRate() || !CanContradict(n)) return 0;
  const int shared = SharedWords(article, n.quantity->sentence, words);
  if (!headline.IsCount()) return shared >= (only ? 1 : 2) ? shared : 0;
  const std::string_view head = article.Head(headline);
  const uint32_t fate = FateOf(article, headline);
  const bool same_fate = fate != 0 && fate == FateOf(article, n);
  const bool same_head = !head.empty() && SameNoun(head, article.Head(n));
  if (same_fate && (head.empty() || same_head || article.Head(n).empty())) return shared + 3;
  if (fate != 0 && !same_fate) return 0;
  if (same_head) return shared >= 2 ? shared + 2 : 0;
  // "Police arrest 5": the noun is left out, the verb is not.
  const std::string_view verb = article.Text(headline.quantity->verb);
  const bool same_verb = !verb.empty() && StemOf(verb) == StemOf(article.Text(n.quantity->verb));
  return head.empty() && same_verb && shared >= 2 ? shared : 0;
}

void Report(const Article& article, const Number& headline, const Number& n, sdk::RuleReport& report) {
  sdk::Finding finding(headline.span);
  finding.Message("The headline says " + Show(article, headline) + ", the text says " + Show(article, n) + ".");
  finding.Workings(Figure(headline.value, 2) + " ≠ " + Figure(n.value, 2) + ", and no other figure of the text is " +
                   Figure(headline.value, 2));
  AddEvidence(finding, article, headline, "headline");
  AddEvidence(finding, article, n, "text");
  OfferFix(finding, article, headline, n.value);
  report.Emit(finding);
}

void CheckNumber(const Article& article, const Number& headline, std::span<const Number> body, const Words& words,
                 sdk::RuleReport& report) {
  report.Considered();
  if (!CanCompare(headline) || headline.part != Number::Part::kWhole || headline.value <= 0 || !headline.IsExact()) return;
  if (IsBorneOut(article, headline, body)) return;
  Candidate best;
  const bool only = std::count_if(body.begin(), body.end(), [&](const Number& n) { return SameUnit(headline, n); }) == 1;
  for (const Number& n : body) {
    const int score = Likeness(article, headline, n, words, only);
    if (score > best.score) best = {&n, score};
  }
  report.Compared();
  if (best.number != nullptr && Disagree(HeadlineReading(headline), best.number->reading)) {
    Report(article, headline, *best.number, report);
  }
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto& blocks = article.document().blocks();
  if (blocks.empty() || blocks[0].kind != CC_BLOCK_HEADLINE || blocks[0].sentence_count == 0) return;
  const uint32_t last = blocks[0].first_sentence + blocks[0].sentence_count - 1;
  const auto numbers = article.numbers();
  size_t split = 0;
  while (split < numbers.size() && numbers[split].quantity->sentence <= last) ++split;
  const auto body = numbers.subspan(split);
  for (size_t i = 0; i < std::min(split, kHeadlineNumbers); ++i) {
    Words words;
    CollectWords(article, numbers[i].quantity->sentence, words);
    CheckNumber(article, numbers[i], body, words, report);
  }
}

}  // namespace

Rule HeadlineFigure() {
  return {.id = "headline-figure",
          .severity = sdk::Severity::kWarning,
          .summary = "A figure in the headline that the text does not bear out",
          .run = Run};
}

}  // namespace claimcheck::numeric
