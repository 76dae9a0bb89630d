// "There are three reasons:" and then a list: the list must have three items. The number must be the only one in the
// last words of a sentence that ends in a colon, and the items stand right behind it: as list items of one list, or in
// the same sentence as short phrases divided by commas, the last by "and".
//   Three towns were hit: Alda, Borna and Kolberg        holds
//   Three towns were hit: Alda and Borna                 fires
//   Three towns were hit, among them: Alda and Borna     silent: a part of them
//   She had one aim: to win, to win well and to be seen  silent: items that hold verbs may be one thing
#include <cmath>
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 12;  // tokens between the number and the colon
constexpr uint32_t kItem = 4;    // tokens of an item in a sentence
constexpr double kMost = 30;     // items
constexpr uint32_t kWords = 40;  // tokens of all items in a sentence

bool Promises(const Article& article, const Number& n) {
  return n.part == Number::Part::kWhole && n.IsCount() && n.IsPlain() && n.IsExact() && !n.IsRate() &&
         (n.IsAsserted() || n.quantity->modality == CC_MODALITY_FORECAST) && n.value >= 2 && n.value <= kMost &&
         n.value == std::floor(n.value) && n.quantity->whole_quantity == CC_NONE && article.Head(n).ends_with("s");
}

// Words that leave room for more or fewer: "including", "such as", "of them", "at least", another number.
bool IsOpen(const Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Has(t, article.words().partial) || article.Is(t, "as") || article.Is(t, "them") ||
        article.Is(t, "of") || article.Is(t, "each") || article.Is(t, "between") ||
        article.Token(t).kind == CC_TOKEN_NUMBER) {
      return true;
    }
  }
  return false;
}

// Items of the list that begins at `block`, on its outermost level; 0 if it is none.
uint32_t CountListItems(const sdk::Document& document, uint32_t block) {
  const auto& blocks = document.blocks();
  uint32_t count = 0;
  for (uint32_t b = block; b < blocks.size() && blocks[b].kind == CC_BLOCK_LIST_ITEM; ++b) {
    if (blocks[b].parent != blocks[block].parent || blocks[b].level != blocks[block].level) {
      if (blocks[b].level <= blocks[block].level) break;
      continue;
    }
    ++count;
  }
  return count;
}

// Short phrases behind a colon to the end of the sentence; 0 if they are no closed list.
uint32_t CountPhrases(const Article& article, uint32_t begin, uint32_t end) {
  if (end - begin > kWords) return 0;
  uint32_t count = 1, length = 0;
  bool closed = false;
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Is(t, ".")) continue;
    const bool comma = article.Is(t, ",");
    if (comma || article.Is(t, "and")) {
      if (length == 0 && !article.Is(t, "and")) return 0;
      if (closed) return 0;  // "salt and pepper, and mustard"
      closed = !comma;
      if (length != 0) ++count;
      length = 0;
      continue;
    }
    const bool plain = article.Token(t).kind == CC_TOKEN_WORD && !article.Has(t, article.words().auxiliary) &&
                       !article.Has(t, article.words().partial) && !article.Has(t, article.words().clause_break) &&
                       !article.Is(t, "or") && !article.Is(t, "to") && !article.Is(t, "with") &&
                       !article.Is(t, "others") && !article.Is(t, "more") && !article.Has(t, article.words().pronoun);
    if (!plain || ++length > kItem) return 0;
  }
  return closed && length != 0 ? count : 0;
}

void Compare(const Article& article, const Number& n, uint32_t found, sdk::RuleReport& report) {
  if (found < 2) return;
  report.Compared(n.quantity->span);
  if (Holds(n.reading, found)) return;
  sdk::Finding finding(n.span);
  finding.Message("The text promises " + Show(article, n) + " " + std::string(article.Head(n)) + " and lists " +
                  Figure(found) + ".");
  finding.Workings(Figure(found) + " items ≠ " + Figure(n.value));
  AddEvidence(finding, article, n, "promised");
  OfferFix(finding, article, n, found);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto& sentences = article.document().sentences();
  const auto& blocks = article.document().blocks();
  for (const Number& n : article.numbers()) {
    if (!Promises(article, n)) continue;
    const uint32_t sentence = n.quantity->sentence;
    const uint32_t end = article.SentenceEnd(sentence);
    uint32_t colon = n.end_token;
    while (colon < end && colon < n.end_token + kReach && !article.Is(colon, ":")) ++colon;
    if (colon >= end || !article.Is(colon, ":") || IsOpen(article, n.end_token, colon)) continue;
    // "two of the |three| ships": not all of them are listed
    if (article.Is(article.Previous(n.first_token, sentence), "the") || article.Is(article.Before(n), "of")) continue;
    report.Considered();
    const uint32_t block = sentences[sentence].block;
    if (colon + 1 < end) {
      Compare(article, n, CountPhrases(article, colon + 1, end), report);
    } else if (block + 1 < blocks.size()) {
      Compare(article, n, CountListItems(article.document(), block + 1), report);
    }
  }
}

}  // namespace

Rule PromisedCount() {
  return {.id = "promised-count",
          .severity = sdk::Severity::kWarning,
          .summary = "A list that does not hold as many items as the text promises",
          .run = Run};
}

}  // namespace claimcheck::numeric
