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
#include <vector>

#include "claimcheck/sdk/topic.h"
#include "plugins/numeric_consistency/bearing.h"
#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr size_t kHeadlineNumbers = 12;
constexpr uint32_t kSentence = 200;  // tokens of a sentence that count
constexpr int kAlike = 5;            // likeness of a number that is hardly about anything else
constexpr double kLarge = 100;       // counts that are hardly met by chance
constexpr int kSameWords = 4;        // words beside two numbers that make them one figure, see sdk::WordsBeside
constexpr double kFarShare = 3;      // times that two shares of one thing may differ
constexpr int kSameRank = 6;         // the same of two ranks
constexpr int kSameSentence = 4;     // words that two sentences share if one retells the other
constexpr int kMargin = 4;           // by which one figure of the text has to be closer than another

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

// "5 wounded": the word says what became of whom, "five people were wounded" says it of a noun.
bool CountsByFate(const Article& article, const Number& n) {
  if (sdk::IsAbsent(n.quantity->head)) return false;
  const uint32_t token = article.HeadToken(n);
  return article.Has(token, article.words().death) || article.Has(token, article.words().injury) ||
         article.Has(token, article.words().casualty);
}

// The numbers of the headline's sentence, as many as are looked at.
std::span<const Number> NumbersBeside(const Article& article, const Number& headline) {
  const auto numbers = article.NumbersOf(headline.quantity->sentence);
  return numbers.first(std::min(numbers.size(), kHeadlineNumbers));
}

// "1 dead, 3 others injured" above "four were shot".
bool IsSumOfHeadline(const Article& article, const Number& headline, const Number& n) {
  if (!headline.IsCount() || !n.IsCount() || n.value <= headline.value) return false;
  for (const Number& other : NumbersBeside(article, headline)) {
    if (&other != &headline && other.IsCount() && other.IsPlain() && other.value + headline.value == n.value)
      return true;
  }
  return false;
}

// "5 dead, including the gunman" above "four people were killed": he may be counted or not.
bool IsWithOneMore(const Article& article, const Number& headline, const Number& n) {
  const uint32_t end = std::min(article.SentenceEnd(headline.quantity->sentence), headline.end_token + kSentence);
  uint32_t t = headline.end_token;
  while (t < end && !article.Is(t, "including")) ++t;
  return t < end && headline.IsCount() && n.IsCount() && headline.value == n.value + 1;
}

// A number of the text, and how much its surroundings are those of the headline's.
struct Told {
  const Number* number = nullptr;
  int shared = 0;  // words that carry meaning in both sentences
  int beside = 0;  // words right beside both numbers, see sdk::WordsBeside

  int Closeness() const { return shared + beside; }
};

// The words of one sentence of the head, and how many of them stand in each sentence of the text, counted once.
class HeadSentence {
 public:
  // `lead`: the first sentence of the text.
  HeadSentence(const Article& article, const sdk::TopicWords& words, uint32_t sentence, uint32_t lead)
      : article_(article), words_(words), lead_(lead), counted_(article.document().sentences().size(), kNotCounted) {
    topic_.Add(words, article.SentenceBegin(sentence), article.SentenceEnd(sentence));
  }
  Told Compare(const Number& headline, const Number& n) {
    return {&n, Shared(n.quantity->sentence),
            sdk::WordsBeside(article_.document(), words_, PlaceOf(headline), PlaceOf(n))};
  }
  // Words that carry meaning.
  int size() const { return static_cast<int>(topic_.size()); }
  // The number stands in the first sentence of the text.
  bool IsInLead(const Number& n) const { return n.quantity->sentence == lead_; }
  bool IsNearLead(const Number& n) const { return n.quantity->sentence <= lead_ + 1; }

 private:
  static constexpr uint8_t kNotCounted = 0xFF;

  int Shared(uint32_t sentence) {
    uint8_t& count = counted_[sentence];
    if (count == kNotCounted) {
      const uint32_t begin = article_.SentenceBegin(sentence);
      const uint32_t end = std::min(article_.SentenceEnd(sentence), begin + kSentence);
      count = static_cast<uint8_t>(std::popcount(topic_.SharedWith(words_, begin, end)));
    }
    return count;
  }
  sdk::Place PlaceOf(const Number& n) const {
    const uint32_t sentence = n.quantity->sentence;
    return {n.first_token, n.end_token, article_.SentenceBegin(sentence), article_.SentenceEnd(sentence)};
  }

  const Article& article_;
  const sdk::TopicWords& words_;
  uint32_t lead_;
  sdk::Topic topic_;
  std::vector<uint8_t> counted_;
};

// How much a number of the text looks like the one that the headline means, apart from its value; 0: not at all.
int LikenessOf(const Article& article, const Number& headline, const Told& told, const HeadSentence& sentence) {
  const Number& n = *told.number;
  if (told.shared == 0) return 0;
  if (HasOtherRate(headline, n)) return told.shared + 2;
  const int rate = n.IsRate() == headline.IsRate() ? 2 : 0;
  if (KindOf(headline) != Kind::kCount) {
    // Amounts have no noun to go by: the sentence has to be the headline's, or the lead.
    const bool retold = told.shared >= 3 || 2 * told.shared >= sentence.size() || sentence.IsInLead(n);
    return retold ? told.shared + rate : 0;
  }
  const std::string_view head = article.Head(headline), other = article.Head(n);
  const uint32_t fate = FateOf(article, headline), other_fate = FateOf(article, n);
  const bool same_head = SameNoun(head, other);
  const bool by_fate = fate != 0 && fate == other_fate && (CountsByFate(article, headline) || CountsByFate(article, n));
  if ((!head.empty() && !other.empty() && !same_head && !by_fate) || (fate != 0 && fate != other_fate)) return 0;
  if (same_head || by_fate || (fate != 0 && fate == other_fate)) return told.shared + rate + 3;
  if (told.shared < 2) return 0;
  const double ratio = n.value / headline.value;  // large counts are like measures: hardly two of one size by chance
  if (headline.value >= kLarge && n.value >= kLarge && ratio > 1.0 / 3 && ratio < 3) return told.shared + rate;
  // "Police arrest 5": the noun is left out, the verb is not.
  const std::string_view verb = article.Text(headline.quantity->verb), other_verb = article.Text(n.quantity->verb);
  const bool same_verb = !verb.empty() && !other_verb.empty() && sdk::WordStem(verb) == sdk::WordStem(other_verb);
  return same_verb ? told.shared + rate + 1 : 0;
}

// Another number of the same sentence of the headline is this one of the text: it is spoken for.
bool IsSpokenFor(const Article& article, const Number& headline, const Number& n) {
  for (const Number& other : NumbersBeside(article, headline)) {
    if (&other != &headline && SameKind(other, n) && Agrees(article, other, n)) return true;
  }
  return false;
}

// "From $10 million to $13 million" under "$14 million": the second is what the headline got wrong.
bool IsNearer(const Number& headline, const Number& n, const Number& other) {
  return std::abs(n.value - headline.value) < std::abs(other.value - headline.value);
}

// What the text has that may bear the headline's number out or contradict it.
struct Search {
  Told same;             // the number that bears it out, in the surroundings that are most like the headline's
  Told other;            // the one that does not, likewise
  Told counterpart;      // the one that does not and looks most like the one that is meant
  int likeness = 0;      // of the counterpart
  bool excused = false;  // the headline tells the parts of one
};

Search SearchText(const Article& article, const Number& headline, std::span<const Number> body,
                  HeadSentence& sentence) {
  Search found;
  for (const Number& n : body) {
    if (n.quantity->form == CC_FORM_MULTIPLE) continue;
    const bool other_rate = HasOtherRate(headline, n);
    const bool same = !other_rate && Agrees(article, headline, n);
    if (!same && !other_rate && !SameKind(headline, n)) continue;
    if (!same && !CanContradict(n)) continue;
    const Told told = sentence.Compare(headline, n);
    if (same) {
      if (found.same.number == nullptr || told.Closeness() > found.same.Closeness()) found.same = told;
      continue;
    }
    if (IsSumOfHeadline(article, headline, n) || IsWithOneMore(article, headline, n)) {
      found.excused = true;
      continue;
    }
    if (IsSpokenFor(article, headline, n)) continue;
    // "One in 30 children" and "one-eighth of them": shares so far apart are of two things.
    if (KindOf(headline) == Kind::kShare &&
        (n.value > kFarShare * headline.value || headline.value > kFarShare * n.value))
      continue;
    const int likeness = LikenessOf(article, headline, told, sentence);
    const bool as_like = likeness > 0 && likeness == found.likeness;
    if (likeness > found.likeness || (as_like && IsNearer(headline, n, *found.counterpart.number))) {
      found.likeness = likeness;
      found.counterpart = told;
    }
    if (told.Closeness() > found.other.Closeness()) found.other = told;
  }
  return found;
}

// The headline's number stands in the text, but in other surroundings, and those that it has in the headline hold
// another: "fell to just |9,500ft| above the ocean" and "falling at 9,500ft a minute, … fell to just |1,100ft| above
// the ocean".
bool IsToldOtherwise(const Article& article, const Number& headline, const Search& found, std::span<const Number> body,
                     const HeadSentence& sentence) {
  const Told& other = found.other;
  const Told& same = found.same;
  if (other.number == nullptr) return false;
  const std::string_view head = article.Head(headline), other_head = article.Head(*other.number);
  if (!head.empty() && !other_head.empty() && !SameNoun(head, other_head)) return false;
  // Small counts meet by chance: one that the lead has, or that counts the headline's things, is the headline's own.
  const bool count = KindOf(headline) == Kind::kCount;
  if (count && (sentence.IsNearLead(*same.number) || LikenessOf(article, headline, same, sentence) > 0)) return false;
  if (other.beside >= kSameWords && other.beside >= same.beside + kMargin && other.shared >= 2 &&
      other.shared >= same.shared)
    return true;
  if (count && LikenessOf(article, headline, other, sentence) == 0) return false;
  return !IsComputed(article, headline, body) && other.shared >= kSameSentence &&
         5 * other.shared >= 4 * sentence.size() && other.shared >= same.shared + kMargin;
}

void Report(const Article& article, const Number& headline, const Number& n, const Number* elsewhere,
            sdk::RuleReport& report) {
  sdk::Finding finding(headline.span);
  const bool other_rate = HasOtherRate(headline, n);
  const auto show = [&](const Number& x) {
    return other_rate ? std::string(article.Text(sdk::Cover(x.span, x.quantity->per))) : Show(article, x);
  };
  finding.Message("The headline says " + show(headline) + ", the text says " + show(n) + ".");
  const std::string unequal = other_rate ? show(headline) + " ≠ " + show(n) + "; "
                                         : Figure(headline.value, 2) + " ≠ " + Figure(n.value, 2) + "; ";
  if (elsewhere != nullptr) {
    finding.Workings(unequal + "in the words of the headline the text has " + Show(article, n) + ", and " +
                     Show(article, *elsewhere) + " for something else");
  } else {
    finding.Workings(unequal + "no figure of the text is " + (other_rate ? show(headline) : Figure(headline.value, 2)) +
                     ", rounded, in other words, or as a sum or a difference");
  }
  AddEvidence(finding, article, headline, "headline");
  AddEvidence(finding, article, n, "text");
  if (elsewhere != nullptr) AddEvidence(finding, article, *elsewhere, "something else");
  OfferFix(finding, article, headline, n.value);
  OfferFix(finding, article, n, headline.value);
  report.Emit(finding);
}

void CheckNumber(const Article& article, const Number& headline, std::span<const Number> body, HeadSentence& sentence,
                 sdk::RuleReport& report) {
  report.Considered();
  const Kind kind = KindOf(headline);
  if (kind == Kind::kNone || !std::isfinite(headline.value) || headline.value <= 0 || IsOutlet(article, headline)) {
    report.WhyNot("a figure of a kind that is not compared");
    return;
  }
  const Search found = SearchText(article, headline, body, sentence);
  if (found.same.number != nullptr) {
    report.Compared(headline.quantity->span, found.same.number->quantity->span);
    if (IsToldOtherwise(article, headline, found, body, sentence)) {
      Report(article, headline, *found.other.number, found.same.number, report);
    }
    return;
  }
  if (kind == Kind::kRank) {
    // "2nd suspect arrested" above "the fourth suspect": ranks are of a series, and each has its own. Only the same
    // words on both sides make them one.
    const Told& other = found.other;
    if (other.number == nullptr || other.beside < kSameRank || other.shared < kSameSentence) return;
    report.Compared(headline.quantity->span, other.number->quantity->span);
    return Report(article, headline, *other.number, nullptr, report);
  }
  if (found.excused) return;
  if (found.counterpart.number == nullptr) {
    report.WhyNot("nothing comparable in the text");
    return;
  }
  report.Compared(headline.quantity->span, found.counterpart.number->quantity->span);
  // Where the text has a figure of its own in these words, the headline has hardly worked one out.
  const bool own = (headline.IsPercent() && found.likeness >= kAlike) ||
                   (found.counterpart.beside >= kSameWords && found.counterpart.shared >= kSameSentence);
  if (own || !IsComputed(article, headline, body)) {
    Report(article, headline, *found.counterpart.number, nullptr, report);
  }
}

// How many sentences stand before the text: headline and standfirst.
uint32_t HeadSentences(const sdk::Document& document) {
  uint32_t count = 0;
  for (const cc_block& block : document.blocks()) {
    if (block.kind != CC_BLOCK_HEADLINE && block.kind != CC_BLOCK_SUMMARY) break;
    count = block.first_sentence + block.sentence_count;
  }
  return count;
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const uint32_t sentences = HeadSentences(article.document());
  const auto numbers = article.numbers();
  size_t split = 0;
  while (split < numbers.size() && numbers[split].quantity->sentence < sentences) ++split;
  const auto body = numbers.subspan(split);
  if (split == 0 || body.empty()) return;
  const sdk::TopicWords words(article.document(), article.words().empty);
  size_t checked = 0;
  for (uint32_t s = 0; s < sentences && checked < kHeadlineNumbers; ++s) {
    const auto figures = article.NumbersOf(s);
    if (figures.empty()) continue;
    HeadSentence sentence(article, words, s, sentences);
    for (const Number& n : figures.first(std::min(figures.size(), kHeadlineNumbers - checked))) {
      CheckNumber(article, n, body, sentence, report);
    }
    checked += figures.size();
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
