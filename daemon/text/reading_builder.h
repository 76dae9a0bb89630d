// Puts the reading text of a document together, block by block, and keeps the map back to the input.
//
// A reader of a format calls SetField once per field, then Begin, any of Copy, Replace and Gap, and End for each block.
// White space at the ends of a block is cut, a block of nothing but white space is dropped, and characters that nobody
// sees (soft hyphen, zero-width space, byte order mark) are left out.
// Ownership: fills the Document that it is given; views of the input must outlive the builder.
// Threads:   one builder, one thread.
// Cost:      linear in bytes.
// Example:   Begin(CC_BLOCK_PARAGRAPH); Copy(0, 5); Replace("&", 5, 10); End();
#ifndef CLAIMCHECK_DAEMON_TEXT_READING_BUILDER_H_
#define CLAIMCHECK_DAEMON_TEXT_READING_BUILDER_H_

#include <cstdint>
#include <string_view>

#include "daemon/text/document.h"

namespace claimcheck::text {

class ReadingBuilder {
 public:
  explicit ReadingBuilder(Document& document) : document_(document) {}

  void SetField(Field field, std::string_view source) {
    field_ = field;
    source_ = source;
  }
  Field field() const { return field_; }

  void Begin(uint32_t kind, uint32_t level = 0, uint32_t parent = CC_NONE);
  // source[begin, end) as it stands.
  void Copy(uint32_t begin, uint32_t end);
  // `text` for source[begin, end): a decoded entity, a space for a line break.
  void Replace(std::string_view text, uint32_t begin, uint32_t end);
  // `text` that stands for nothing in the input.
  void Gap(std::string_view text);
  // A tab between the cells of a table; a space before it goes.
  void Tab();
  // One space at most between words, for formats where white space folds; cut again if nothing follows.
  void Space(uint32_t begin, uint32_t end);
  // Ends the block; returns its index or CC_NONE if it was dropped.
  uint32_t End();

  // Makes the open block something else; level and parent are gone.
  void SetKind(uint32_t kind);
  // A number that no list or table of the document has yet, for cc_block.parent.
  uint32_t NextGroup() { return groups_++; }

  bool open() const { return open_; }
  // Where the next byte of the reading text will stand.
  uint32_t position() const { return static_cast<uint32_t>(document_.reading.size()); }
  // Of the open block.
  uint32_t begin() const { return begin_; }
  uint32_t size() const { return position() - begin_; }
  // Whether the open block holds anything yet.
  bool empty() const { return position() == begin_; }

 private:
  void Add(std::string_view text, uint32_t source_begin, uint32_t source_size);

  Document& document_;
  Field field_ = Field::kContent;
  std::string_view source_;
  bool open_ = false;
  cc_block block_{};
  uint32_t begin_ = 0;
  uint32_t groups_ = 0;
};

}  // namespace claimcheck::text

#endif  // CLAIMCHECK_DAEMON_TEXT_READING_BUILDER_H_
