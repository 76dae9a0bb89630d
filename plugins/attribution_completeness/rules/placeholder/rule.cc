// Marks that a desk leaves for itself: TK, TODO, XX for a figure, (CQ?), lorem ipsum. Silent where the letters are part
// of a name ("TK Maxx", "Super Bowl XX"), where they count a century, and of girls, who "are XX and boys XY".
#include <algorithm>

#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

bool IsLowerWord(const Article& article, uint32_t token) {
  return token < article.token_count() && article.Token(token).kind == CC_TOKEN_WORD &&
         !(article.Token(token).flags & CC_FLAG_CAPITAL);
}

bool IsCapitalWord(const Article& article, uint32_t token) {
  return token < article.token_count() && article.Token(token).kind == CC_TOKEN_WORD &&
         article.Token(token).flags & CC_FLAG_CAPITAL;
}

bool IsBracketed(const Article& article, uint32_t begin, uint32_t end) {
  const std::string_view before = begin > 0 ? article.Word(begin - 1) : std::string_view();
  const std::string_view after = article.Word(end);
  return (before == "[" && after == "]") || (before == "(" && after == ")");
}

// The end of a placeholder that begins at `i`, or `i`.
uint32_t PlaceholderEnd(const Article& article, uint32_t i) {
  const std::string_view word = article.Word(i);
  if (word == "TKTK" || word == "TKTKTK") return i + 1;
  const bool after_name = i > 0 && IsCapitalWord(article, i - 1) && !(article.Token(i - 1).flags & CC_FLAG_FIRST);
  if (word == "TK" || word == "TODO" || word == "FIXME") {
    if (IsBracketed(article, i, i + 1)) return i + 1;
    if (word == "TODO" && article.Word(i + 1) == ":") return i + 1;
    return !after_name && IsLowerWord(article, i + 1) && !(i > 0 && article.Word(i - 1) == ".") ? i + 1 : i;
  }
  if (word == "XX" || word == "XXX") {
    if (article.IsQuoted({article.Token(i).begin, article.Token(i).end})) return i;  // somebody's name, taken out
    // "the XX chromosomes", "rated XXX by", "girls are XX and", "XX century": no figure can stand there.
    if (SameWord(article.Word(i + 1), "century")) return i;
    if (i > 0 && article.auxiliary.Has(article.Token(i - 1)) && SameWord(article.Word(i + 1), "and")) return i;
    const bool counted = IsLowerWord(article, i + 1) && !article.preposition.Has(article.Token(i + 1)) &&
                         !article.auxiliary.Has(article.Token(i + 1)) &&
                         !(i > 0 && article.determiner.Has(article.Token(i - 1)));
    const bool figure =
        counted || article.Word(i + 1) == "%" || (article.Word(i + 1) == "-" && article.Word(i + 2) == "year");
    const bool money =
        i > 0 && (article.Word(i - 1) == "$" || article.Word(i - 1) == "£" || article.Word(i - 1) == "€");
    return (figure && !after_name) || money ? i + 1 : i;
  }
  if (word == "CQ" && article.Word(i + 1) == "?") return i + 2;
  if (SameWord(word, "lorem") && SameWord(article.Word(i + 1), "ipsum")) return i + 2;
  return i;
}

// All but "lorem" are capitals throughout. Every capitalized word counts as looked at, but for those inside a
// placeholder.
void Run(const Article& article, sdk::RuleReport& report) {
  std::vector<uint32_t> candidates = article.shouted();
  uint64_t looked_at = article.capital_words();
  for (const uint32_t i : article.lorem()) {
    const uint32_t flags = article.Token(i).flags;
    if (flags & CC_FLAG_ALL_CAPS || (!(flags & CC_FLAG_CAPITAL) && article.Word(i) != "lorem")) continue;
    looked_at += !(flags & CC_FLAG_CAPITAL);
    candidates.push_back(i);
  }
  if (!article.lorem().empty()) std::sort(candidates.begin(), candidates.end());
  uint32_t read = 0;  // what stands before it has been read
  for (const uint32_t i : candidates) {
    if (i < read) continue;
    const uint32_t end = PlaceholderEnd(article, i);
    if (end == i) continue;
    const cc_span span = {article.Token(i).begin, article.Token(end - 1).end};
    report.Emit(
        sdk::Finding(span).Message("A placeholder was left in the text: \"" + std::string(article.Text(span)) + "\"."));
    read = end;
    for (uint32_t inside = i + 1; inside < end; ++inside) {
      const bool capital = article.Token(inside).flags & CC_FLAG_CAPITAL;
      looked_at -= article.Token(inside).kind == CC_TOKEN_WORD && (capital || article.Word(inside) == "lorem");
    }
  }
  report.Considered(looked_at);
  report.Compared(looked_at);
}

}  // namespace

Rule Placeholder() {
  return {.id = "placeholder",
          .severity = sdk::Severity::kError,
          .summary = "A note of the desk's to itself was left in the text",
          .run = Run};
}

}  // namespace claimcheck::attribution
