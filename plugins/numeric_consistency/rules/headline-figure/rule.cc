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
constexpr size_t kWindow = 5;    // numbers of the text that may be added to or taken from one another
constexpr double kZeros = 0.05;  // share of the value that trailing zeros excuse
constexpr double kAbout = 0.05;  // share of the value either way that "about" excuses
constexpr double kFarOff = 0.25; // "more than 1,000" in the text bears out 1,068, not 4,000
constexpr uint32_t kAround = 60;  // tokens of a sentence on either side of a number that count as its words
constexpr double kLarge = 100;   // counts that are hardly met by chance
constexpr double kNearly = 0.1;  // share of the value below it that "nearly" excuses
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

int SharedWords(const Article& article, uint32_t sentence, uint32_t near, const Words& words) {
  Words seen;
  const uint32_t begin = std::max(article.SentenceBegin(sentence), near > kAround ? near - kAround : 0u);
  for (uint32_t t = begin; t < std::min(article.SentenceEnd(sentence), near + kAround); ++t) {
    if (!CarriesMeaning(article, t)) continue;
    std::string stem = StemOf(article.Text(t));
    if (words.contains(stem)) seen.insert(std::move(stem));
  }
  return static_cast<int>(seen.size());
}

bool CanCompare(const Number& n) {
  return n.IsPlain() && n.quantity->dimension != CC_DIM_OTHER && std::isfinite(n.value);
}

// "News Channel 12 - Five injured", "… - 13 WXYZ": the name of an outlet.
bool IsOutlet(const Article& article, const Number& n) {
  if (!n.IsCount()) return false;
  const uint32_t before = article.Previous(n.first_token, n.quantity->sentence);
  const bool named = before != kNoToken && (article.Token(before).flags & CC_FLAG_CAPITAL) != 0;
  if (article.IsDash(n.end_token) && (article.Token(n.end_token).flags & CC_FLAG_SPACE) != 0) return named;
  return article.IsDash(before) && n.end_token < article.SentenceEnd(n.quantity->sentence) &&
         (article.Token(n.end_token).flags & CC_FLAG_ALL_CAPS) != 0;
}

// "18-year-old": ages are date-ordering's.
bool IsAge(const Article& article, const Number& n) {
  if (n.quantity->dimension != CC_DIM_TIME) return false;
  return article.Is(n.end_token, "old") || (article.IsDash(n.end_token) && article.Is(n.end_token + 1, "old")) ||
         article.Is(article.Before(n), "aged");
}

// What "might" be, or is denied, or was thought at first, contradicts no headline. What "will" be does.
bool CanContradict(const Number& n) { return n.IsAsserted() || n.quantity->modality == CC_MODALITY_FORECAST; }

// The dead, the hurt, or neither: what has become of those who are counted. Only right beside the number or its noun:
// "the man who was killed was 17" counts nobody.
uint32_t FateOf(const Article& article, const Number& n) {
  const auto fate = [&](uint32_t token) {
    return article.Has(token, article.words().death) ? 1u : article.Has(token, article.words().injury) ? 2u : 0u;
  };
  const uint32_t phrase = article.AfterPhrase(n);
  const uint32_t limit = std::min(article.SentenceEnd(n.quantity->sentence), phrase + 3);
  for (uint32_t t = n.end_token; t < limit; ++t) {
    if (const uint32_t found = fate(t); found != 0) return found;
    if (t >= phrase && !article.Has(t, article.words().auxiliary)) break;
  }
  return fate(article.Before(n));
}

bool SameUnit(const Number& a, const Number& b) {
  return a.quantity->dimension == b.quantity->dimension && sdk::View(a.quantity->unit) == sdk::View(b.quantity->unit);
}

// A headline rounds: 698 jobs are 700, 6.12 million are 6.1. So the finer of the two has to lie within half a step of the
// coarser one; two numbers of one step have to be the same.
double HalfStep(const Number& n) {
  const double half = n.step > 1 || n.scaled || !n.IsCount() ? n.step / 2 : 0;
  const double zeros = n.scaled || n.step <= 1 ? half : std::min(half, kZeros * std::fabs(n.value));
  const double hedge = n.quantity->hedge_kind == CC_HEDGE_ABOUT ? kAbout * std::fabs(n.value) : 0;
  return std::max(zeros, hedge);
}

bool Agree(const Number& headline, const Number& n, double headline_value, double value, double factor) {
  const double half = std::max(HalfStep(headline), HalfStep(n)) * factor;
  const double gap = value - headline_value;
  switch (headline.quantity->hedge_kind) {
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST:
      return gap >= -half;
    case CC_HEDGE_UNDER:
    case CC_HEDGE_AT_MOST:
      return gap <= half;
    case CC_HEDGE_NEARLY:
      return gap <= half && -gap <= kNearly * std::fabs(headline_value);
    default:
      break;
  }
  if (!n.IsExact() && Holds(Add(n.reading, {-half, half}), headline.value)) return std::fabs(gap) <= kFarOff * n.value;
  if (gap == 0 || std::fabs(gap) < half) return true;
  // Cut off instead of rounded: $33.8 million is "$33 million" to some.
  return gap > 0 && gap < headline.step * factor && headline.step <= 0.2 * std::fabs(headline.value) && HalfStep(n) < HalfStep(headline);
}

bool IsBorneOutBy(const Number& headline, const Number& n) {
  const auto bare = [](const Number& x) { return x.IsCount() && sdk::IsAbsent(x.quantity->counted); };
  const uint32_t form = n.quantity->form;
  if (form == CC_FORM_FRACTION || form == CC_FORM_RATIO) {
    if (headline.IsPercent() && std::fabs(100 * n.value - headline.value) <= 5) return true;
  }
  if (form == CC_FORM_VAGUE) return n.quantity->low <= headline.value && headline.value <= n.quantity->high;
  if (form == CC_FORM_SCORE || form == CC_FORM_RATIO || form == CC_FORM_FRACTION) {
    return headline.value == n.quantity->from || headline.value == n.quantity->to;
  }
  if (headline.IsPercent() && n.IsPercent() && std::fabs(100 - n.value - headline.value) < 0.01) return true;  // the others
  if (bare(headline) || bare(n)) return Agree(headline, n, headline.value, n.value, 1);
  if (headline.quantity->dimension != n.quantity->dimension) return false;
  if (headline.quantity->dimension == CC_DIM_MONEY) return !SameUnit(headline, n) || Agree(headline, n, headline.value, n.value, 1);
  const auto base = [](const Number& x) { return x.value * x.quantity->base_factor + x.quantity->base_offset; };
  if (SameUnit(headline, n)) return Agree(headline, n, headline.value, n.value, 1);
  const double factor = std::max(headline.quantity->base_factor, n.quantity->base_factor);
  return std::fabs(base(headline) - base(n)) <= std::max(factor / 2, kZeros * base(headline));
}

// "the second half of the $700 billion": a fraction of an amount in the same sentence.
bool IsFractionOf(const Number& headline, const Number& fraction, const Number& n) {
  return fraction.quantity->form == CC_FORM_FRACTION && fraction.quantity->sentence == n.quantity->sentence &&
         SameUnit(n, headline) && Agree(headline, n, headline.value, fraction.value * n.value, 1);
}

// Two or more figures of one sentence, or of one noun, added up; or one taken from the other.
bool IsSum(const Article& article, const Number& headline, std::span<const Number> body) {
  for (size_t i = 0; i < body.size(); ++i) {
    if (i > 0 && (IsFractionOf(headline, body[i - 1], body[i]) || IsFractionOf(headline, body[i], body[i - 1]))) return true;
    if (!body[i].IsPlain() || !SameUnit(body[i], headline)) continue;
    double sum = body[i].value;
    for (size_t j = i + 1; j < std::min(body.size(), i + kWindow); ++j) {
      if (!body[j].IsPlain() || !SameUnit(body[i], body[j])) continue;
      const bool together = body[i].quantity->sentence == body[j].quantity->sentence ||
                            (headline.IsCount() && SameNoun(article.Head(body[i]), article.Head(body[j])));
      if (!together) continue;
      sum += body[j].value;
      for (const double value : {sum, body[i].value + body[j].value, std::fabs(body[i].value - body[j].value)}) {
        if (Agree(headline, body[j], headline.value, value, 1)) return true;
      }
    }
  }
  return false;
}

bool IsBorneOut(const Article& article, const Number& headline, std::span<const Number> body) {
  for (const Number& n : body) {
    if (IsBorneOutBy(headline, n)) return true;
  }
  if (IsSum(article, headline, body)) return true;
  // A time in the text may hold the number: "aged 34", "in its third year".
  for (const cc_time& time : article.document().times()) {
    if (time.first_token < headline.end_token) continue;
    for (uint32_t t = time.first_token; t < time.first_token + time.token_count; ++t) {
      if (SameWord(article.Text(t), article.Text(headline.first_token))) return true;
    }
  }
  return false;
}

// "1 dead, 3 others injured" above "four were shot".
bool IsSumOfHeadline(const Article& article, const Number& headline, const Number& n) {
  if (!headline.IsCount() || !n.IsCount() || n.value <= headline.value) return false;
  for (const Number& other : article.NumbersOf(headline.quantity->sentence)) {
    if (&other != &headline && other.IsCount() && other.IsPlain() && other.value + headline.value == n.value) return true;
  }
  return false;
}

struct Candidate {
  const Number* number = nullptr;
  int score = 0;
};

// How much a number of the text looks like the one that the headline means; 0: not at all.
int Likeness(const Article& article, const Number& headline, const Number& n, const Words& words) {
  if (!CanCompare(n) || IsAge(article, n) || !SameUnit(headline, n) || n.IsRate() != headline.IsRate() || !CanContradict(n)) return 0;
  const int shared = SharedWords(article, n.quantity->sentence, n.first_token, words);
  if (headline.quantity->dimension == CC_DIM_TIME) return shared >= 3 ? shared : 0;
  if (!headline.IsCount()) return shared >= 1 ? shared : 0;
  const std::string_view head = article.Head(headline);
  const uint32_t fate = FateOf(article, headline);
  const bool same_fate = fate != 0 && fate == FateOf(article, n);
  const bool same_head = !head.empty() && SameNoun(head, article.Head(n));
  if (same_fate && (head.empty() || same_head || article.Head(n).empty())) return shared + 3;
  if (fate != 0 && !same_fate) return 0;
  if (same_head) return shared >= 1 ? shared + 2 : 0;
  // Large counts are like measures: hardly two of one size stand in the same words.
  const double ratio = n.value / headline.value;
  const bool large = headline.value >= kLarge && n.value >= kLarge && ratio > 1.0 / 3 && ratio < 3;
  if (large && (head.empty() || article.Head(n).empty()) && shared >= 2) return shared;
  // "Police arrest 5": the noun is left out, the verb is not.
  const std::string_view verb = article.Text(headline.quantity->verb);
  const bool same_verb = !verb.empty() && headline.quantity->verb.begin < headline.span.begin && StemOf(verb) == StemOf(article.Text(n.quantity->verb));
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
  if (!CanCompare(headline) || headline.value <= 0) return;
  if (IsAge(article, headline) || IsOutlet(article, headline)) return;
  if (IsBorneOut(article, headline, body)) return;
  Candidate best;
  for (const Number& n : body) {
    if (&n != &headline && IsSumOfHeadline(article, headline, n)) return;
    const int score = Likeness(article, headline, n, words);
    if (score > best.score) best = {&n, score};
  }
  report.Compared();
  if (best.number != nullptr) Report(article, headline, *best.number, report);
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
