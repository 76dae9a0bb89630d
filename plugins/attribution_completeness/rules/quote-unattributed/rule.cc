// A whole quotation with no speaker in reach. The host looks for one in its sentence, in the sentences around it and in
// the paragraphs before; what is left out here is speech that needs no speaker: signs, chants, mottos, imagined speech.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kReach = 6;  // tokens before the quotation that may say what it is

// "a sign that read", "as if to say", "the slogan": nobody says it.
bool IsNobodysSpeech(const Article& article, const cc_quotation& quotation) {
  const cc_sentence* sentence = article.document().Sentence(quotation);
  const uint32_t floor = sentence == nullptr ? 0 : sentence->first_token;
  for (uint32_t i = quotation.first_token; i > floor && quotation.first_token - i < kReach; --i) {
    const cc_token& token = article.Token(i - 1);
    const std::string_view word = article.Word(i - 1);
    if (article.writing.Has(token) || SameWord(word, "if") || SameWord(word, "like") || SameWord(word, "imagine"))
      return true;
  }
  return false;
}

// A colon introduces it ("Transcript:"), a bracket credits it ("[NYT]"), or a question was put: somebody is given.
bool IsCredited(const Article& article, const cc_quotation& quotation) {
  const uint32_t begin = quotation.first_token, end = begin + quotation.token_count;
  const std::string_view after = article.Word(end);
  if (after == "[" || after == "(" || after == "—" || after == "―" || after == "--" || after == "–" || after == "-")
    return true;
  if (begin > 0 && article.Word(begin - 1) == ":") return true;
  const cc_attribution* attribution = article.document().attributions().Find(quotation.attribution);
  return attribution != nullptr && attribution->cue_kind == CC_CUE_PASSIVE;
}

// The quotation is a sentence of its own, and no question leads up to it. Where words of the writer's stand around it
// ("Hart on Friday “…”", "…,” a band sang"), somebody is most likely given in a way that the host does not read.
bool StandsAlone(const Article& article, const cc_quotation& quotation) {
  const cc_block* block = article.document().Block(quotation);
  if (block == nullptr) return false;
  const Article::Range sentence = article.InSentence(quotation.sentence);
  const uint32_t begin = quotation.first_token, end = begin + quotation.token_count;
  if (begin > sentence.begin || (begin > 0 && article.Word(begin - 1) == ",")) return false;
  const bool ends = end >= article.token_count() || article.Token(end).begin >= block->span.end ||
                    article.Token(end).flags & CC_FLAG_FIRST || article.Token(end).kind == CC_TOKEN_OPEN;
  return ends && !(begin > 0 && article.Token(begin - 1).begin >= block->span.begin && article.Word(begin - 1) == "?");
}

uint32_t WordCount(const Article& article, const cc_quotation& quotation) {
  uint32_t count = 0;
  for (const cc_token& token : article.document().Tokens(quotation)) count += token.kind == CC_TOKEN_WORD;
  return count;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  for (const cc_quotation& quotation : document.quotations()) {
    if (quotation.kind != CC_QUOTE_FULL || quotation.parent != CC_NONE) continue;
    report.Considered();
    if (article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH || quotation.flags & CC_QUOTE_UNCLOSED) continue;
    report.Compared(quotation.span);
    if (!sdk::IsAbsent(quotation.speaker) || WordCount(article, quotation) < kFewestWords) continue;
    if (!StandsAlone(article, quotation)) continue;
    if (IsNobodysSpeech(article, quotation) || IsCredited(article, quotation)) continue;
    report.Emit(sdk::Finding(quotation.span)
                    .Message("Nobody in reach says this quotation.")
                    .Workings("looked for a speaker in this sentence, those beside it and the paragraph before: none"));
  }
}

}  // namespace

Rule QuoteUnattributed() {
  return {.id = "quote-unattributed",
          .severity = sdk::Severity::kWarning,
          .summary = "A quotation that nobody says",
          .run = Run};
}

}  // namespace claimcheck::attribution
