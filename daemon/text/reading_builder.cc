#include "daemon/text/reading_builder.h"

#include "daemon/base/utf8.h"
#include "daemon/text/character.h"

namespace claimcheck::text {
namespace {

// Bytes of an invisible character at text[at], or 0.
size_t InvisibleSize(std::string_view text, size_t at) {
  const char first = at < text.size() ? text[at] : '\0';
  if (first != '\xC2' && first != '\xE2' && first != '\xEF') return 0;
  const std::string_view rest = text.substr(at, 3);
  if (rest.substr(0, 2) == "\xC2\xAD") return 2;                                             // soft hyphen
  if (rest == "\xE2\x80\x8B" || rest == "\xE2\x81\xA0" || rest == "\xEF\xBB\xBF") return 3;  // no width, BOM
  return 0;
}

// The next invisible character from `at` on, or text.size().
size_t FindInvisible(std::string_view text, size_t at) {
  for (at = base::SkipAscii(text, at); at < text.size(); at = base::SkipAscii(text, at)) {
    for (; at < text.size() && (text[at] & 0x80) != 0; ++at) {
      if (InvisibleSize(text, at) != 0) return at;
    }
  }
  return at;
}

}  // namespace

void ReadingBuilder::Begin(uint32_t kind, uint32_t level, uint32_t parent) {
  if (!document_.reading.empty()) {
    document_.reading += '\n';
    document_.map.AppendGap(1);
  }
  block_ = {};
  block_.kind = kind;
  block_.level = level;
  block_.parent = parent;
  begin_ = position();
  open_ = true;
}

void ReadingBuilder::Add(std::string_view text, uint32_t source_begin, uint32_t source_size) {
  document_.reading += text;
  document_.map.Append(field_, static_cast<uint32_t>(text.size()), source_begin, source_size);
}

void ReadingBuilder::Copy(uint32_t begin, uint32_t end) {
  const std::string_view whole = source_.substr(0, end);
  while (begin < end) {
    // Again behind each invisible character: white space may follow it.
    if (empty()) begin += static_cast<uint32_t>(LeadingSpace(whole.substr(begin)));
    const auto stop = static_cast<uint32_t>(FindInvisible(whole, begin));
    Add(source_.substr(begin, stop - begin), begin, stop - begin);
    begin = stop;
    if (begin < end) begin += static_cast<uint32_t>(InvisibleSize(source_, begin));
  }
}

void ReadingBuilder::Replace(std::string_view text, uint32_t begin, uint32_t end) {
  if (empty() && LeadingSpace(text) == text.size()) return;
  if (InvisibleSize(text, 0) == text.size()) return;
  Add(text, begin, end - begin);
}

void ReadingBuilder::Gap(std::string_view text) {
  document_.reading += text;
  document_.map.AppendGap(static_cast<uint32_t>(text.size()));
}

void ReadingBuilder::Tab() {
  if (!empty() && document_.reading.back() == ' ') {
    document_.reading.pop_back();
    document_.map.Truncate(position());
  }
  Gap("\t");
}

void ReadingBuilder::Space(uint32_t begin, uint32_t end) {
  if (empty() || document_.reading.back() == ' ' || document_.reading.back() == '\t') return;
  Replace(" ", begin, end);
}

void ReadingBuilder::SetKind(uint32_t kind) {
  block_.kind = kind;
  block_.level = 0;
  block_.parent = CC_NONE;
}

uint32_t ReadingBuilder::End() {
  open_ = false;
  std::string& reading = document_.reading;
  const std::string_view text = std::string_view(reading).substr(begin_);
  const size_t kept = text.size() - TrailingSpace(text);
  if (kept == 0) {
    reading.resize(begin_ == 0 ? 0 : begin_ - 1);
    document_.map.Truncate(position());
    begin_ = position();
    return CC_NONE;
  }
  reading.resize(begin_ + kept);
  document_.map.Truncate(position());
  block_.span = {begin_, position()};
  document_.blocks.push_back(block_);
  return static_cast<uint32_t>(document_.blocks.size() - 1);
}

}  // namespace claimcheck::text
