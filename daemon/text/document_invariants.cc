#include "daemon/text/document_invariants.h"

#include "absl/strings/str_cat.h"
#include "daemon/base/utf8.h"
#include "daemon/text/character.h"

namespace claimcheck::text {
namespace {

bool AllSpace(std::string_view text) { return LeadingSpace(text) == text.size(); }

bool IsBoundary(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::string CheckBlocks(const Document& d) {
  uint32_t at = 0;
  uint32_t sentence = 0;
  for (size_t i = 0; i < d.blocks.size(); ++i) {
    const cc_block& block = d.blocks[i];
    if (block.span.begin < at || block.span.end <= block.span.begin || block.span.end > d.reading.size()) {
      return absl::StrCat("block ", i, ": span");
    }
    if (i > 0 && d.reading.substr(at, block.span.begin - at) != "\n") return absl::StrCat("block ", i, ": gap before");
    if (i == 0 && block.span.begin != 0) return "block 0: does not begin the text";
    if (AllSpace(d.Text(block.span).substr(0, 1))) return absl::StrCat("block ", i, ": begins with space");
    if (block.kind < CC_BLOCK_PARAGRAPH || block.kind > CC_BLOCK_FURNITURE) return absl::StrCat("block ", i, ": kind");
    if (block.first_sentence != sentence) return absl::StrCat("block ", i, ": first sentence");
    if (block.dateline.end > block.dateline.begin && block.dateline.begin != block.span.begin) {
      return absl::StrCat("block ", i, ": dateline");
    }
    sentence += block.sentence_count;
    at = block.span.end;
  }
  if (at != d.reading.size()) return "text behind the last block";
  return sentence == d.sentences.size() ? "" : "sentences without a block";
}

std::string CheckSentences(const Document& d) {
  uint32_t token = 0;
  for (size_t i = 0; i < d.sentences.size(); ++i) {
    const cc_sentence& sentence = d.sentences[i];
    if (sentence.block >= d.blocks.size()) return absl::StrCat("sentence ", i, ": block");
    const cc_block& block = d.blocks[sentence.block];
    if (i < block.first_sentence || i >= block.first_sentence + block.sentence_count) {
      return absl::StrCat("sentence ", i, ": not in its block");
    }
    if (sentence.first_token != token || sentence.token_count == 0) return absl::StrCat("sentence ", i, ": tokens");
    token += sentence.token_count;
    if (token > d.tokens.size()) return absl::StrCat("sentence ", i, ": too many tokens");
    if (sentence.span.begin != d.tokens[sentence.first_token].begin || sentence.span.end != d.tokens[token - 1].end) {
      return absl::StrCat("sentence ", i, ": span is not that of its tokens");
    }
    if (sentence.span.begin < block.span.begin || sentence.span.end > block.span.end) {
      return absl::StrCat("sentence ", i, ": outside its block");
    }
  }
  return token == d.tokens.size() ? "" : "tokens without a sentence";
}

std::string CheckTokens(const Document& d) {
  for (size_t i = 0; i < d.tokens.size(); ++i) {
    const cc_token& token = d.tokens[i];
    if (token.end <= token.begin || token.end > d.reading.size()) return absl::StrCat("token ", i, ": span");
    if (!IsBoundary(d.reading, token.begin) || !IsBoundary(d.reading, token.end)) {
      return absl::StrCat("token ", i, ": inside a character");
    }
    if (token.kind < CC_TOKEN_WORD || token.kind > CC_TOKEN_SYMBOL) return absl::StrCat("token ", i, ": kind");
    if (i == 0) continue;
    const uint32_t before = d.tokens[i - 1].end;
    if (token.begin < before) return absl::StrCat("token ", i, ": overlaps");
  }
  for (const cc_block& block : d.blocks) {  // nothing is lost between tokens
    uint32_t at = block.span.begin;
    if (block.sentence_count == 0) continue;
    const cc_sentence& last = d.sentences[block.first_sentence + block.sentence_count - 1];
    for (uint32_t i = d.sentences[block.first_sentence].first_token; i < last.first_token + last.token_count; ++i) {
      const std::string_view gap = d.Text(cc_span{at, d.tokens[i].begin});
      if (!AllSpace(gap)) return absl::StrCat("token ", i, ": text lost before it");
      const bool space = !gap.empty() || at == block.span.begin;
      if (space != ((d.tokens[i].flags & CC_FLAG_SPACE) != 0)) return absl::StrCat("token ", i, ": space flag");
      at = d.tokens[i].end;
    }
    if (!AllSpace(d.Text(cc_span{at, block.span.end}))) return "text lost at the end of a block";
  }
  return "";
}

std::string CheckSource(const Source& source, const Document& d) {
  SourceSpan last{Field::kTitle, 0, 0};
  const auto rank = [](Field field) { return field == Field::kTitle ? 0 : field == Field::kSummary ? 1 : 2; };
  for (size_t i = 0; i < d.tokens.size(); ++i) {
    const SourceSpan span = d.map.ToSource({d.tokens[i].begin, d.tokens[i].end});
    const std::string_view text = span.field == Field::kTitle     ? source.title
                                  : span.field == Field::kSummary ? source.summary
                                                                  : source.content;
    if (span.begin > span.end || span.end > text.size()) return absl::StrCat("token ", i, ": source span");
    if (!IsBoundary(text, span.begin) || !IsBoundary(text, span.end)) {
      return absl::StrCat("token ", i, ": source span inside a character");
    }
    if (rank(span.field) < rank(last.field) || (span.field == last.field && span.begin < last.begin)) {
      return absl::StrCat("token ", i, ": source spans out of order");
    }
    last = span;
  }
  return "";
}

}  // namespace

std::string BrokenInvariant(const Source& source, const Document& document) {
  if (base::FirstInvalid(document.reading)) return "the reading text is not UTF-8";
  if (document.map.reading_size() != document.reading.size()) return "the map is not as long as the text";
  for (auto* check : {CheckBlocks, CheckSentences, CheckTokens}) {
    if (std::string broken = check(document); !broken.empty()) return broken;
  }
  for (size_t i = 0; i < document.links.size(); ++i) {
    const cc_link& link = document.links[i];
    if (link.span.end <= link.span.begin || link.span.end > document.reading.size()) {
      return absl::StrCat("link ", i, ": span");
    }
  }
  return CheckSource(source, document);
}

}  // namespace claimcheck::text
