// One thing counted twice. Things are compared, not numbers: the noun that is counted and what happened to it must be
// the same, and the second mention must point back with "the" ("the 17 people killed"). Then the first count is the one
// that it points to, unless the text tells of a change, names another time, place or source, or counts that thing more
// often than twice. Mentions are kept in a table by noun and verb, so the cost is linear.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kAround = 60;  // tokens of a sentence on either side of a number that may tell of a change

struct Mention {
  const Number* first = nullptr;
  bool varies = false;  // counted again, without "the", as another number
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// "killed", "kills", "killing" are one, "kill"; enough to compare, no dictionary form. Case aside; as a hash.
uint64_t Stem(std::string_view word) {
  for (const std::string_view ending : {"ing", "ed", "es", "s", "e"}) {
    if (word.size() > ending.size() + 2 && SameWord(word.substr(word.size() - ending.size()), ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(Lower(c))) * 0x100000001b3u;
  return hash;
}

bool IsParticiple(std::string_view word) { return word.size() > 4 && (word.ends_with("ed") || word.ends_with("en")); }

// What happened to the things that are counted: the engine's verb, or a participle among or right behind their words.
std::string_view VerbOf(const Article& article, const Number& n) {
  const uint32_t end = article.AfterPhrase(n);
  const uint32_t limit = article.SentenceEnd(n.quantity->sentence);
  for (uint32_t t = n.end_token; t <= end && t < limit; ++t) {
    if (IsParticiple(article.Text(t)) || article.Has(t, article.words().death)) return article.Text(t);
  }
  return article.Text(n.quantity->verb);
}

bool CanCount(const Number& n) {
  return n.part == Number::Part::kWhole && n.IsCount() && n.IsPlain() && n.IsExact() && n.IsAsserted() && !n.IsRate() &&
         n.value >= 2 && n.quantity->whole_quantity == CC_NONE && sdk::IsAbsent(n.quantity->whole);
}

bool PointsBack(const Article& article, const Number& n) {
  const uint32_t before = article.Previous(n.first_token, n.quantity->sentence);
  return article.Is(before, "the") || article.Is(before, "all") || article.Is(before, "those") ||
         article.Is(before, "these");
}

// "killed in June", "killed by the second one", "heard so far": a set of its own.
bool IsNarrowed(const Article& article, const Number& n) {
  uint32_t after = article.AfterPhrase(n);
  const uint32_t end = article.SentenceEnd(n.quantity->sentence);
  const bool behind = after < end && (IsParticiple(article.Text(after)) ||
                                      SameWord(article.Text(after), article.Text(n.quantity->verb)));
  if (after < end && article.Text(after).ends_with("ly")) return true;  // "the two children fatally shot"
  if (behind) ++after;
  if (!behind)
    return after < end && (article.Is(after, "from") || article.Is(after, "with") || article.Is(after, "near"));
  for (const std::string_view word :
       {"in", "on", "at", "by", "during", "since", "so", "last", "this", "near", "with", "from"}) {
    if (after < end && article.Is(after, word)) return true;
  }
  return after < end && article.IsTime(after);
}

bool TellsOfChange(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t begin =
      std::max(article.SentenceBegin(sentence), n.first_token > kAround ? n.first_token - kAround : 0u);
  for (uint32_t t = begin; t < std::min(article.SentenceEnd(sentence), n.end_token + kAround); ++t) {
    if (article.Has(t, article.words().revision)) return true;
  }
  return false;
}

void Report(const Article& article, const Number& first, const Number& second, sdk::RuleReport& report) {
  const std::string head(article.Head(second));
  sdk::Finding finding(sdk::Cover(second.span, second.quantity->head));
  finding.Message("The text counts " + Show(article, first) + " " + std::string(article.Head(first)) + " first and " +
                  Show(article, second) + " " + head + " here.");
  finding.Workings(Figure(first.value, 2) + " ≠ " + Figure(second.value, 2) + ", both of \"" +
                   std::string(VerbOf(article, second)) + "\" " + head);
  AddEvidence(finding, article, first, "first mention");
  AddEvidence(finding, article, second, "second mention");
  OfferFix(finding, article, second, first.value);
  OfferFix(finding, article, first, second.value);
  report.Emit(finding);
}

// "45 migrants. All of the 54 migrants": the noun alone is enough right behind the first mention, if neither has words
// beside it that tell one group from another.
void CompareNear(const Article& article, const Number& n, const Number*& last, sdk::RuleReport& report) {
  const Number* first = last;
  last = &n;
  if (first == nullptr || PointsBack(article, *first) || !PointsBack(article, n)) return;
  const uint32_t sentence = n.quantity->sentence;
  if (sentence - first->quantity->sentence != 1 || article.BlockOf(n) != article.BlockOf(*first)) return;
  const auto bare = [](const Number& x) { return x.quantity->counted.begin == x.quantity->head.begin; };
  if (!bare(n) || !bare(*first) || !SameWord(article.Head(n), article.Head(*first))) return;
  if (article.NumbersOf(first->quantity->sentence).size() != 1 || !article.SameSource(*first, n)) return;
  // "down from the 436 people who came in 2008"
  const uint32_t after = article.AfterPhrase(n);
  const uint32_t before = article.Before(n);
  if (article.Is(after, "who") || article.Is(after, "that") || article.Is(after, "which")) return;
  if (article.Is(before, "from") || article.Is(before, "than") || article.Is(before, "to")) return;
  report.Considered();
  if (first->value == n.value) return report.Compared(first->quantity->span, n.quantity->span);
  const double ratio = n.value / first->value;
  if (ratio < 0.5 || ratio > 2 || VerbOf(article, *first) == VerbOf(article, n)) return;  // the verbs' table has those
  if (IsNarrowed(article, n) || TellsOfChange(article, n) || TellsOfChange(article, *first)) return;
  report.Compared(first->quantity->span, n.quantity->span);
  Report(article, *first, n, report);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto numbers = article.numbers();
  size_t end = 0;  // behind the last that points back: nothing behind it is compared with anything
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (PointsBack(article, numbers[i]) && CanCount(numbers[i])) end = i + 1;
  }
  for (const Number& n : numbers.subspan(end)) {
    if (CanCount(n) && !article.Head(n).empty() && !VerbOf(article, n).empty()) report.Considered();
  }
  std::unordered_map<uint64_t, Mention> mentions;
  std::unordered_map<uint64_t, const Number*> last_of;
  for (const Number& n : numbers.first(end)) {
    if (!CanCount(n) || article.Head(n).empty()) continue;
    CompareNear(article, n, last_of[Stem(article.Head(n))], report);
    const std::string_view verb = VerbOf(article, n);
    if (verb.empty()) continue;
    report.Considered();
    Mention& mention = mentions[Stem(article.Head(n)) * 31 + Stem(verb)];
    if (mention.first == nullptr) {
      mention.first = &n;
      continue;
    }
    const Number& first = *mention.first;
    if (first.value == n.value) {
      if (PointsBack(article, n)) report.Compared(first.quantity->span, n.quantity->span);
      continue;
    }
    if (!PointsBack(article, n)) {
      mention.varies = true;
      continue;
    }
    if (mention.varies || first.quantity->sentence == n.quantity->sentence || !article.SameSource(first, n)) continue;
    if (IsNarrowed(article, n) || TellsOfChange(article, n) || TellsOfChange(article, first)) continue;
    report.Compared(first.quantity->span, n.quantity->span);
    Report(article, first, n, report);
  }
}

}  // namespace

Rule FigureDrift() {
  return {.id = "figure-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "One thing is counted twice, and the counts differ",
          .run = Run};
}

}  // namespace claimcheck::numeric
