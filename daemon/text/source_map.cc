#include <algorithm>

#include "daemon/text/document.h"

namespace claimcheck::text {

void SourceMap::Append(Field field, uint32_t reading_size, uint32_t source_begin, uint32_t source_size) {
  if (reading_size == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.field == field && last.reading_size == last.source_size && reading_size == source_size &&
        last.source_begin + last.source_size == source_begin &&
        last.reading_begin + last.reading_size == reading_size_) {
      last.reading_size += reading_size;
      last.source_size += source_size;
      reading_size_ += reading_size;
      return;
    }
  }
  pieces_.push_back({reading_size_, reading_size, source_begin, source_size, field});
  reading_size_ += reading_size;
}

void SourceMap::AppendGap(uint32_t reading_size) { reading_size_ += reading_size; }

SourceSpan SourceMap::ToSource(cc_span span) const {
  if (pieces_.empty()) return {};
  // The piece that holds span.begin, or the one before the gap that does.
  auto first = std::upper_bound(pieces_.begin(), pieces_.end(), span.begin,
                                [](uint32_t at, const Piece& piece) { return at < piece.reading_begin; });
  if (first != pieces_.begin()) --first;
  // Where a reading position lies in a piece; positions in the gap behind it are its end.
  const auto place = [](const Piece& piece, uint32_t at, bool is_end) {
    const uint32_t in = std::min(at - std::min(at, piece.reading_begin), piece.reading_size);
    if (piece.reading_size == piece.source_size) return piece.source_begin + in;
    if (in == 0) return piece.source_begin;
    return piece.source_begin + (is_end || in == piece.reading_size ? piece.source_size : 0);
  };
  SourceSpan result;
  result.field = first->field;
  result.begin = place(*first, span.begin, false);
  result.end = std::max(result.begin, place(*first, span.end, true));
  if (span.end > first->reading_begin + first->reading_size) {
    auto last = std::lower_bound(first, pieces_.end(), span.end,
                                 [](const Piece& piece, uint32_t at) { return piece.reading_begin < at; });
    if (last != first) --last;
    while (last != first && last->field != result.field) --last;
    result.end = std::max(result.end, place(*last, span.end, true));
  }
  return result;
}

void SourceMap::Truncate(uint32_t reading_size) {
  while (!pieces_.empty() && pieces_.back().reading_begin >= reading_size) pieces_.pop_back();
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    const uint32_t kept = std::min(last.reading_size, reading_size - last.reading_begin);
    if (last.reading_size == last.source_size) last.source_size = kept;
    last.reading_size = kept;
  }
  reading_size_ = reading_size;
}

void SourceMap::Clear() {
  pieces_.clear();
  reading_size_ = 0;
}

}  // namespace claimcheck::text
