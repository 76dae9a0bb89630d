// Title, summary, content, in this order; then tokens and sentences of every block that holds prose.
#include "daemon/text/read_document.h"

#include "daemon/base/utf8.h"
#include "daemon/text/byline.h"
#include "daemon/text/html.h"
#include "daemon/text/markdown.h"
#include "daemon/text/page_layout.h"
#include "daemon/text/plain_text.h"
#include "daemon/text/reading_builder.h"
#include "daemon/text/sentence_splitter.h"
#include "daemon/text/tokenizer.h"

namespace claimcheck::text {
namespace {

void ReadField(Field field, std::string_view text, uint32_t kind, ReadingBuilder& builder) {
  builder.SetField(field, text);
  builder.Begin(kind);
  builder.Copy(0, static_cast<uint32_t>(text.size()));
  builder.End();
}

// The tokens of the last document are written over where they stand: making them anew would fill the rows twice.
void ReadProse(Document& document) {
  TokenRows rows = {std::move(document.tokens), std::move(document.word_keys), 0, {}, {}};
  rows.tokens.reserve(document.reading.size() / 4);
  rows.keys.reserve(document.reading.size() / 4);
  rows.keys.resize(rows.tokens.size());
  for (uint32_t i = 0; i < document.blocks.size(); ++i) {
    cc_block& block = document.blocks[i];
    block.first_sentence = static_cast<uint32_t>(document.sentences.size());
    if (block.kind == CC_BLOCK_FURNITURE || block.kind == CC_BLOCK_CODE) continue;
    const auto first_token = static_cast<uint32_t>(rows.count);
    rows.stops.clear();
    Tokenize(document.reading, block.span, rows);
    SplitSentences(document.reading, i, first_token, rows, document.sentences);
    if (block.kind == CC_BLOCK_PARAGRAPH) {
      block.dateline = FindDateline(document.reading, rows.tokens.data() + first_token, rows.count - first_token);
    }
    block.sentence_count = static_cast<uint32_t>(document.sentences.size()) - block.first_sentence;
  }
  rows.tokens.resize(rows.count);
  rows.keys.resize(rows.count);
  document.tokens = std::move(rows.tokens);
  document.word_keys = std::move(rows.keys);
}

}  // namespace

absl::Status ReadDocument(const Source& source, Document& document) {
  document.reading.clear();
  document.blocks.clear();
  document.sentences.clear();
  document.links.clear();
  document.link_urls.clear();
  document.map.Clear();
  absl::Status valid = base::ValidateUtf8(source.title, "document.title");
  if (valid.ok()) valid = base::ValidateUtf8(source.summary, "document.summary");
  if (valid.ok()) valid = base::ValidateUtf8(source.content, "document.content");
  if (!valid.ok()) {
    document.tokens.clear();
    document.word_keys.clear();
    return valid;
  }
  document.reading.reserve(source.title.size() + source.summary.size() + source.content.size() + 2);
  ReadingBuilder builder(document);
  ReadField(Field::kTitle, source.title, CC_BLOCK_HEADLINE, builder);
  ReadField(Field::kSummary, source.summary, CC_BLOCK_SUMMARY, builder);
  builder.SetField(Field::kContent, source.content);
  const size_t first_content_block = document.blocks.size();
  switch (source.format) {
    case Format::kPlain: ReadPlainText(source.content, builder); break;
    case Format::kMarkdown: ReadMarkdown(source.content, document, builder); break;
    case Format::kHtml: ReadHtml(source.content, 0, source.content.size(), document, builder); break;
  }
  for (size_t i = 0; i < document.links.size(); ++i) {
    document.links[i].url = {document.link_urls[i].data(), document.link_urls[i].size()};
  }
  LayOutPage(first_content_block, document);
  ReadProse(document);
  return absl::OkStatus();
}

}  // namespace claimcheck::text
