// A quotation that opens and never closes. The host has ruled out paragraphs that are carried on by the next one; what
// is left out here is whatever else an odd mark may be: inches, ditto marks, a list of scraps, a mark with space around
// it, and a quotation whose closing mark stands behind its speaker's name, a line below:
//   "We built it once.
//   Ann Lee, engineer"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 3;
constexpr uint32_t kLongestName = 12;  // words of a name with an office

bool IsDouble(std::string_view mark) { return mark == "“" || mark == "\"" || mark == "«"; }

// How many marks of the opening mark's family the block holds besides it.
uint32_t OtherMarks(const Article& article, const cc_block& block, uint32_t opening) {
  const Article::Range range = article.Tokens(block.span);
  uint32_t count = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = article.Word(i);
    if (i != opening && (word == "\"" || word == "“" || word == "”" || word == "''" || word == "``")) ++count;
  }
  return count;
}

// The line below closes it: the speaker's name of a pull quote inside the marks, or a sentence that a stray line break
// cut.
bool IsClosedBelow(const Article& article, const cc_quotation& quotation) {
  const cc_sentence* sentence = article.document().Sentence(quotation);
  const cc_block* next = sentence == nullptr ? nullptr : article.document().blocks().Find(sentence->block + 1);
  if (next == nullptr) return false;
  const Article::Range range = article.Tokens(next->span);
  int open = 0;
  uint32_t words = 0, capitals = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const cc_token& token = article.Token(i);
    words += token.kind == CC_TOKEN_WORD;
    capitals += token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL;
    open += token.kind == CC_TOKEN_OPEN;
    if (token.kind != CC_TOKEN_CLOSE || --open >= 0) continue;
    const bool cut = !(article.Token(range.begin).flags & CC_FLAG_CAPITAL);
    return cut || (words <= kLongestName && 2 * capitals >= words);
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  for (const cc_quotation& quotation : document.quotations()) {
    report.Considered();
    if (!(quotation.flags & CC_QUOTE_UNCLOSED) || quotation.parent != CC_NONE) continue;
    if (article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH) continue;
    const uint32_t opening = quotation.first_token;
    if (!IsDouble(article.Word(opening)) || opening + kFewestWords >= article.token_count()) continue;
    const cc_token& first = article.Token(opening + 1);
    const bool begins_word = first.kind == CC_TOKEN_WORD && !(first.flags & CC_FLAG_SPACE);
    const cc_block* block = document.Block(quotation);
    if (!begins_word || block == nullptr || quotation.token_count < kFewestWords + 1) continue;
    report.Compared(quotation.span);
    // Pairs beside it are fine; an odd number of others says that some mark was meant otherwise.
    if (OtherMarks(article, *block, opening) % 2 != 0 || IsClosedBelow(article, quotation)) continue;
    report.Emit(sdk::Finding({article.Token(opening).begin, first.end})
                    .Message("The quotation that begins here is never closed, and no next paragraph carries it on.")
                    .Evidence(quotation.span, "what would be quoted", std::string(article.Text(quotation.span))));
  }
}

}  // namespace

Rule QuoteUnclosed() {
  return {.id = "quote-unclosed",
          .severity = sdk::Severity::kError,
          .summary = "A quotation opens and never closes",
          .run = Run};
}

}  // namespace claimcheck::attribution
