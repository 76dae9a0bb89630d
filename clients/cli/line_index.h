// Lines of a text: which line and column a byte offset is in.
//
// Input:     any bytes; "\n", "\r\n" and "\r" end a line. The text must outlive the index.
// Output:    lines and columns count from 1; a column counts code points, as editors do.
// Cost:      linear in bytes to make; then logarithmic in lines.
#ifndef CLAIMCHECK_CLIENTS_CLI_LINE_INDEX_H_
#define CLAIMCHECK_CLIENTS_CLI_LINE_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimcheck::cli {

struct LineRange {
  uint32_t begin = 0;
  uint32_t end = 0;  // without the line end
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  std::string_view text() const { return text_; }
  // An offset behind the text is on the last line.
  uint32_t LineOf(uint32_t offset) const;
  uint32_t ColumnOf(uint32_t offset) const;
  LineRange Range(uint32_t line) const;
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }

 private:
  uint32_t CodePointsBefore(uint32_t offset) const;

  std::string_view text_;
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> counts_;  // code points before each kStride bytes: an article may be one line of megabytes
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_LINE_INDEX_H_
