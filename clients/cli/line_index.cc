#include "clients/cli/line_index.h"

#include <algorithm>

namespace claimcheck::cli {
namespace {

constexpr size_t kStride = 1024;

uint32_t CountCodePoints(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // every byte but the ones that carry on
  }));
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) starts_.push_back(static_cast<uint32_t>(i + 1));
  }
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); i += kStride) {
    counts_.push_back(count);
    count += CountCodePoints(text.substr(i, kStride));
  }
  counts_.push_back(count);
}

uint32_t LineIndex::CodePointsBefore(uint32_t offset) const {
  const size_t block = std::min(offset / kStride, counts_.size() - 1);
  return counts_[block] + CountCodePoints(text_.substr(block * kStride, offset - block * kStride));
}

uint32_t LineIndex::LineOf(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

uint32_t LineIndex::ColumnOf(uint32_t offset) const {
  return 1 + CodePointsBefore(offset) - CodePointsBefore(starts_[LineOf(offset) - 1]);
}

LineRange LineIndex::Range(uint32_t line) const {
  const uint32_t begin = starts_[line - 1];
  uint32_t end = line < starts_.size() ? starts_[line] : static_cast<uint32_t>(text_.size());
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace claimcheck::cli
