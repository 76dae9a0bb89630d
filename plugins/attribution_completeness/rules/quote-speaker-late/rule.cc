// A paragraph that opens with three quoted sentences or more, three lines of them at least, and the name stands behind
// them. Silent where the reader knows already who speaks: the speaker spoke in one of the paragraphs before, or was the
// last to be named. "It's wrong. It's sad. It hurts," Ann Lee said: three sentences, and the eye is at the name
// already.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kMostSentences = 2;
constexpr uint32_t kFewestTokens = 30;  // about three lines of a column
constexpr uint32_t kParagraphsBack = 2;

uint32_t EntityOf(const Article& article, uint32_t name) {
  const cc_name* found = article.document().names().Find(name);
  return found == nullptr ? CC_NONE : found->entity;
}

// Sentences of the text that the quotation ends in before its speaker is named.
uint32_t QuotedSentences(const Article& article, const cc_quotation& quotation) {
  uint32_t count = 0;
  const uint32_t end = quotation.first_token + quotation.token_count;
  for (uint32_t i = quotation.first_token + 1; i < end; ++i) {
    const std::string_view word = article.Word(i);
    const bool stops = word == "." || word == "?" || word == "!";
    const bool last = i + 1 == end;
    if (stops && article.Token(i - 1).kind != CC_TOKEN_PUNCT) ++count;
    const std::string_view before = article.Word(i - 1);
    if (last && before != "." && before != "?" && before != "!") ++count;
  }
  return count;
}

// The speaker's name stands in the paragraphs before: the reader knows who goes on.
bool WasNamedBefore(const Article& article, const cc_quotation& quotation, uint32_t block) {
  const sdk::Document& document = article.document();
  const uint32_t entity = EntityOf(article, quotation.speaker_entity);
  const uint32_t first = block > kParagraphsBack ? block - kParagraphsBack : 0;
  const cc_span before = {document.blocks()[first].span.begin, document.blocks()[block].span.begin};
  // A surname that somebody else has as well is enough: "Obama" may be joined to another mention.
  const std::string_view last = article.Word(article.Tokens(document.names()[entity].span).end - 1);
  for (const cc_name& name : document.In(document.names(), before)) {
    if (name.entity == entity) return true;
  }
  for (const cc_token& token : document.In(document.tokens(), before)) {
    if (document.Text(token) == last) return true;
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  for (const cc_quotation& quotation : document.quotations()) {
    if (quotation.kind != CC_QUOTE_FULL || quotation.parent != CC_NONE || sdk::IsAbsent(quotation.speaker)) continue;
    report.Considered();
    const cc_sentence* sentence = document.Sentence(quotation);
    if (sentence == nullptr || article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH) continue;
    const cc_block& block = document.blocks()[sentence->block];
    const bool opens = quotation.span.begin == block.span.begin;
    const bool runs = quotation.flags & (CC_QUOTE_RUNS_ON | CC_QUOTE_CARRIES_ON | CC_QUOTE_UNCLOSED);
    if (!opens || runs || quotation.speaker.begin < quotation.span.end) continue;
    if (EntityOf(article, quotation.speaker_entity) == CC_NONE) continue;
    if (article.pronoun.Has(article.Token(article.Tokens(quotation.speaker).begin))) continue;
    const std::string_view behind = article.Word(quotation.first_token + quotation.token_count);
    const bool dash = behind == "―" || behind == "—" || behind == "–" || behind == "--" || behind == "-";
    if (dash) continue;  // “…” ― Ann Lee: a credit, as under a letter
    report.Compared(quotation.span);
    const uint32_t count = QuotedSentences(article, quotation);
    if (count <= kMostSentences || quotation.token_count < kFewestTokens) continue;
    if (WasNamedBefore(article, quotation, sentence->block)) continue;
    const auto names = document.In(document.names(), quotation.speaker);
    report.Emit(
        sdk::Finding(names.size() > 0 ? names[0].span : quotation.speaker)
            .Message("The reader learns only here who speaks, after " + std::to_string(count) + " quoted sentences.")
            .Workings("the speaker is not named in the " + std::to_string(kParagraphsBack) + " paragraphs before")
            .Evidence(quotation.span, "what is said", std::to_string(count) + " sentences"));
  }
}

}  // namespace

Rule QuoteSpeakerLate() {
  return {.id = "quote-speaker-late",
          .severity = sdk::Severity::kNote,
          .summary = "Three quoted sentences before the reader learns who speaks",
          .run = Run,
          .enabled = false};
}

}  // namespace claimcheck::attribution
