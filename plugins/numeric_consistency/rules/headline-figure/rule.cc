// A number in the headline against the numbers of the text.
//
// Silent as soon as the text bears it out (bearing.h says how). Otherwise it fires only where the text has a
// counterpart, a number of the same kind (count, money, percentage, measure, share, score) that counts the same thing
// in a sentence that shares the headline's words, so that an editor is shown both. A number that the text has nothing
// comparable to is no contradiction.
//   14 hurt in bus crash / … 17 people were injured          fires
//   16 hurt in two crashes / … 9 people hurt. … 7 people …    16 = 9 + 7
//   Firm to cut 900 jobs / Its 40 shops stay open             no counterpart
//   1 dead, 3 hurt / four people were shot                    the headline tells the parts
// Cost: numbers of the headline (at most 12) times numbers of the text, plus pairs inside a window.
#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "claimcheck/sdk/topic.h"
#include "plugins/numeric_consistency/bearing.h"
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr size_t kHeadlineNumbers = 12;
constexpr uint32_t kAround = 60;  // tokens of a sentence on either side of a number that count as its words
constexpr int kAlike = 5;         // likeness of a number that is hardly about anything else
constexpr double kLarge = 100;    // counts that are hardly met by chance

// "News Channel 12 - Five injured", "… - 13 WXYZ": the name of an outlet.
bool IsOutlet(const Article& article, const Number& n) {
  if (!n.IsCount()) return false;
  const uint32_t before = article.Previous(n.first_token, n.quantity->sentence);
  const bool named = before != kNoToken && (article.Token(before).flags & CC_FLAG_CAPITAL) != 0;
  if (article.IsDash(n.end_token) && (article.Token(n.end_token).flags & CC_FLAG_SPACE) != 0) return named;
  return article.IsDash(before) && n.end_token < article.SentenceEnd(n.quantity->sentence) &&
         (article.Token(n.end_token).flags & CC_FLAG_ALL_CAPS) != 0;
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

// "1 dead, 3 others injured" above "four were shot".
bool IsSumOfHeadline(const Article& article, const Number& headline, const Number& n) {
  if (!headline.IsCount() || !n.IsCount() || n.value <= headline.value) return false;
  for (const Number& other : article.NumbersOf(headline.quantity->sentence)) {
    if (&other != &headline && other.IsCount() && other.IsPlain() && other.value + headline.value == n.value)
      return true;
  }
  return false;
}

// "5 dead, including the gunman" above "four people were killed": he may be counted or not.
bool IsWithOneMore(const Article& article, const Number& headline, const Number& n) {
  const uint32_t end = article.SentenceEnd(headline.quantity->sentence);
  uint32_t t = headline.end_token;
  while (t < end && !article.Is(t, "including")) ++t;
  return t < end && headline.IsCount() && n.IsCount() && headline.value == n.value + 1;
}

// The words of the headline's sentence, and how many of them stand around a number of the text.
class Subject {
 public:
  Subject(const Article& article, const Number& headline) : article_(article), words_(article.document()) {
    const uint32_t sentence = headline.quantity->sentence;
    topic_.Add(words_, article.SentenceBegin(sentence), article.SentenceEnd(sentence));
  }
  int Shared(const Number& n) {
    const uint32_t begin = article_.SentenceBegin(n.quantity->sentence),
                   end = article_.SentenceEnd(n.quantity->sentence);
    if (n.quantity->sentence != last_ || end - begin > 2 * kAround) {
      const uint32_t from = std::max(begin, n.first_token > kAround ? n.first_token - kAround : 0u);
      shared_ = std::popcount(topic_.SharedWith(words_, from, std::min(end, n.end_token + kAround)));
      last_ = n.quantity->sentence;
    }
    return shared_;
  }

 private:
  const Article& article_;
  sdk::TopicWords words_;
  sdk::Topic topic_;
  uint32_t last_ = CC_NONE;
  int shared_ = 0;
};

// How much a number of the text looks like the one that the headline means, apart from its value; 0: not at all.
int LikenessOf(const Article& article, const Number& headline, const Number& n, Subject& subject) {
  const int shared = subject.Shared(n);
  if (shared == 0) return 0;
  const int rate = n.IsRate() == headline.IsRate() ? 2 : 0;
  if (KindOf(headline) != Kind::kCount) return shared + rate;
  const std::string_view head = article.Head(headline), other = article.Head(n);
  const uint32_t fate = FateOf(article, headline), other_fate = FateOf(article, n);
  const bool same_head = SameNoun(head, other);
  if ((!head.empty() && !other.empty() && !same_head) || (fate != 0 && fate != other_fate)) return 0;
  if (same_head || (fate != 0 && fate == other_fate)) return shared + rate + 3;
  if (shared < 2) return 0;
  const double ratio = n.value / headline.value;  // large counts are like measures: hardly two of one size by chance
  if (headline.value >= kLarge && n.value >= kLarge && ratio > 1.0 / 3 && ratio < 3) return shared + rate;
  // "Police arrest 5": the noun is left out, the verb is not.
  const std::string_view verb = article.Text(headline.quantity->verb), other_verb = article.Text(n.quantity->verb);
  const bool same_verb = !verb.empty() && !other_verb.empty() && sdk::WordStem(verb) == sdk::WordStem(other_verb);
  return same_verb ? shared + rate + 1 : 0;
}

void Report(const Article& article, const Number& headline, const Number& n, sdk::RuleReport& report) {
  sdk::Finding finding(headline.span);
  finding.Message("The headline says " + Show(article, headline) + ", the text says " + Show(article, n) + ".");
  finding.Workings(Figure(headline.value, 2) + " ≠ " + Figure(n.value, 2) + "; no figure of the text is " +
                   Figure(headline.value, 2) + ", rounded, in other words, or as a sum or a difference");
  AddEvidence(finding, article, headline, "headline");
  AddEvidence(finding, article, n, "text");
  OfferFix(finding, article, headline, n.value);
  OfferFix(finding, article, n, headline.value);
  report.Emit(finding);
}

void CheckNumber(const Article& article, const Number& headline, std::span<const Number> body,
                 sdk::RuleReport& report) {
  report.Considered();
  const Kind kind = KindOf(headline);
  // "2nd suspect arrested" above "the fourth suspect": ranks are of a series, and each has its own.
  if (kind == Kind::kNone || kind == Kind::kRank || !std::isfinite(headline.value) || headline.value <= 0 ||
      IsOutlet(article, headline)) {
    report.WhyNot("a figure of a kind that is not compared");
    return;
  }
  Subject subject(article, headline);
  const Number* differs = nullptr;
  int likeness = 0;
  for (const Number& n : body) {
    if (n.quantity->form == CC_FORM_MULTIPLE) continue;
    if (Agrees(article, headline, n)) {
      report.Compared();
      return;
    }
    if (!SameKind(headline, n) || !CanContradict(n)) continue;
    if (IsSumOfHeadline(article, headline, n) || IsWithOneMore(article, headline, n)) return;
    const int score = LikenessOf(article, headline, n, subject);
    if (score > likeness) {
      likeness = score;
      differs = &n;
    }
  }
  if (differs == nullptr) {
    report.WhyNot("nothing comparable in the text");
    return;
  }
  report.Compared();
  // Where the text has percentages of its own in these words, the headline has hardly worked one out.
  if (headline.IsPercent() && likeness >= kAlike) return Report(article, headline, *differs, report);
  if (!IsComputed(article, headline, body)) Report(article, headline, *differs, report);
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
    CheckNumber(article, numbers[i], body, report);
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
