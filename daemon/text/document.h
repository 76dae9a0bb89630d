// A document as a reader sees it: text, blocks, sentences, tokens, and the way back to the bytes that were sent.
//
// The reading text is the title, the summary and the body with mark-up, entities and tags gone, one block after the
// other with "\n" between them. Tokens, sentences, blocks and every fact count bytes of the reading text; SourceMap
// turns a span of it into bytes of the input field that it came from.
// Ownership:  a Document owns all that it holds; views into `reading` live as long as it does.
// Threads:    immutable once read; concurrent reads safe.
#ifndef CLAIMCHECK_DAEMON_TEXT_DOCUMENT_H_
#define CLAIMCHECK_DAEMON_TEXT_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"

namespace claimcheck::text {

enum class Format : uint8_t { kPlain = 1, kMarkdown = 2, kHtml = 3 };
enum class Field : uint8_t { kContent = 1, kTitle = 2, kSummary = 3 };

// The input as it was sent. Views must outlive the call that reads them.
struct Source {
  std::string_view content;
  std::string_view title;    // plain text; empty if the content holds its own headline
  std::string_view summary;  // plain text
  Format format = Format::kPlain;
};

// Half-open range of bytes of one input field.
struct SourceSpan {
  Field field = Field::kContent;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Pieces of the reading text and where they came from, in the order of the reading text.
// A piece of equal lengths maps byte by byte; any other (an entity, a folded line break) maps as a whole.
class SourceMap {
 public:
  // Appends the next piece of the reading text; merges with the last one where both map byte by byte and touch.
  void Append(Field field, uint32_t reading_size, uint32_t source_begin, uint32_t source_size);
  // Appends text that stands nowhere in the input (the "\n" between blocks); it maps to the end of the piece before.
  void AppendGap(uint32_t reading_size);
  // The smallest source range that holds all of `span`. A span over two fields is cut at the end of the first.
  // Cost: logarithmic in the number of pieces.
  SourceSpan ToSource(cc_span span) const;
  uint32_t reading_size() const { return reading_size_; }
  // Takes back what was appended behind that position.
  void Truncate(uint32_t reading_size);
  void Clear();

 private:
  struct Piece {
    uint32_t reading_begin;
    uint32_t reading_size;
    uint32_t source_begin;
    uint32_t source_size;
    Field field;
  };
  std::vector<Piece> pieces_;
  uint32_t reading_size_ = 0;
};

struct Document {
  std::string reading;
  std::vector<cc_block> blocks;
  std::vector<cc_sentence> sentences;
  std::vector<cc_token> tokens;
  std::vector<uint64_t> word_keys;  // one for each token, see word_key.h
  std::vector<cc_link> links;       // urls view `link_urls`
  std::vector<std::string> link_urls;
  SourceMap map;
  int32_t published = CC_NO_DAY;

  std::string_view Text(cc_span span) const {
    return std::string_view(reading).substr(span.begin, span.end - span.begin);
  }
  std::string_view Text(const cc_token& token) const {
    return std::string_view(reading).substr(token.begin, token.end - token.begin);
  }
};

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_DOCUMENT_H_
