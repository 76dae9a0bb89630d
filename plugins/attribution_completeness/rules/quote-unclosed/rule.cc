// A quotation that opens and never closes. The host has ruled out paragraphs that are carried on by the next one; what
// is left out here is whatever else an odd mark may be: inches, ditto marks, a list of scraps, a mark with space around
// it, and a quotation whose closing mark stands behind its speaker's name, a line below:
//   "We built it once.
//   Ann Lee, engineer"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 3;
constexpr uint32_t kLongestName = 12;    // words of a name with an office
constexpr uint32_t kLongestSpeaker = 4;  // tokens before the verb of speech
constexpr uint32_t kFewestLines = 3;     // that tell what a line is
constexpr uint32_t kReachedLines = 8;

bool IsDouble(std::string_view mark) { return mark == "“" || mark == "\"" || mark == "«"; }

// How many marks of the opening mark's family the block holds besides it.
uint32_t OtherMarks(const Article& article, const cc_block& block, uint32_t opening) {
  const Article::Range range = article.Tokens(block.span);
  uint32_t count = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = article.Word(i);
    const bool mark = word == "\"" || word == "“" || word == "”" || word == "''" || word == "’’" || word == "``";
    count += mark && i != opening;
  }
  return count;
}

// Each sentence stands on a line of its own: where the paragraphs are, and what they carry on, cannot be told.
bool HasLinesForParagraphs(const Article& article) {
  uint32_t paragraphs = 0, single = 0;
  for (const cc_block& block : article.document().blocks()) {
    if (block.kind != CC_BLOCK_PARAGRAPH) continue;
    ++paragraphs;
    single += block.sentence_count == 1;
  }
  return paragraphs >= kFewestLines && single >= paragraphs - paragraphs / 8;
}

// A mark that closes, though its shape or its place says that it opens: We left, "Lee said. We left. “
bool IsAstray(const Article& article, uint32_t i) {
  if (i == 0 || i + 1 >= article.token_count() || !IsDouble(article.Word(i))) return false;
  const cc_token& before = article.Token(i - 1);
  if (before.kind != CC_TOKEN_PUNCT || !(article.Token(i).flags & CC_FLAG_SPACE)) return false;
  const cc_token& after = article.Token(i + 1);
  if (after.kind == CC_TOKEN_WORD && !(after.flags & CC_FLAG_CAPITAL)) return true;
  const uint32_t end = std::min(i + 1 + kLongestSpeaker, article.token_count());
  for (uint32_t next = i + 1; next < end; ++next) {
    if (article.stating.Has(article.Token(next))) return true;
  }
  return false;
}

// A mark that closes what an earlier block opened. `open`: marks that the block itself has open.
bool ClosesEarlier(const Article& article, uint32_t i, int& open) {
  const cc_token& token = article.Token(i);
  if (token.kind == CC_TOKEN_CLOSE) return --open < 0;
  if (token.kind != CC_TOKEN_OPEN) return false;
  if (open == 0 && IsAstray(article, i)) return true;
  ++open;
  return false;
}

// The line below closes it: the speaker's name of a pull quote inside the marks, or a sentence that a stray line break
// cut. Where every sentence has its line, one of the next lines closes it or opens anew, as the next paragraph would.
bool IsClosedBelow(const Article& article, const cc_quotation& quotation, bool lines) {
  const cc_sentence* sentence = article.document().Sentence(quotation);
  if (sentence == nullptr) return false;
  for (uint32_t below = 1; below <= (lines ? kReachedLines : 1); ++below) {
    const cc_block* next = article.document().blocks().Find(sentence->block + below);
    if (next == nullptr) return false;
    const Article::Range range = article.Tokens(next->span);
    if (lines && range.begin < range.end && article.Token(range.begin).kind == CC_TOKEN_OPEN) return true;
    int open = 0;
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article.Token(i);
      words += token.kind == CC_TOKEN_WORD;
      capitals += token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL;
      if (!ClosesEarlier(article, i, open)) continue;
      const bool cut = lines || !(article.Token(range.begin).flags & CC_FLAG_CAPITAL);
      return cut || (words <= kLongestName && 2 * capitals >= words);
    }
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const bool lines = HasLinesForParagraphs(article);
  for (const cc_quotation& quotation : document.quotations()) {
    report.Considered();
    if (!(quotation.flags & CC_QUOTE_UNCLOSED) || quotation.parent != CC_NONE) continue;
    if (article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH) continue;
    const uint32_t opening = quotation.first_token;
    if (!IsDouble(article.Word(opening)) || opening + kFewestWords >= article.token_count()) continue;
    const cc_token& first = article.Token(opening + 1);
    if ((lines || article.stating.Has(first)) && IsAstray(article, opening)) continue;
    const bool begins_word = first.kind == CC_TOKEN_WORD && !(first.flags & CC_FLAG_SPACE);
    const cc_block* block = document.Block(quotation);
    if (!begins_word || block == nullptr || quotation.token_count < kFewestWords + 1) continue;
    report.Compared(quotation.span);
    // Pairs beside it are fine; an odd number of others says that some mark was meant otherwise.
    if (OtherMarks(article, *block, opening) % 2 != 0 || IsClosedBelow(article, quotation, lines)) continue;
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
