// Lines first, then blocks of lines.
//
// A line break ends a paragraph unless the text is hard-wrapped. It is when most line breaks fall where the next word
// would not have fitted any more: the width is read from the text, and a line that had room for the next word ended a
// paragraph. Text with one long line a paragraph never looks so, and neither do verses and menus.
//   "…of the war\nbegan" at a width of 72      one paragraph
//   "A Crosshead\nThe war began in…"           two: "The" had room
#include "daemon/text/plain_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "daemon/text/character.h"
#include "daemon/text/line_shape.h"

namespace claimcheck::text {
namespace {

constexpr size_t kMaxWidth = 130;  // of hard-wrapped text, in characters
constexpr size_t kMinWidth = 40;

struct Line {
  uint32_t begin;  // without white space at its ends
  uint32_t end;
  bool blank_before;
  bool indented;
};

// The end of the line that begins at `at`. `lone_cr`: a "\r" by itself ends a line in this text.
size_t LineEnd(std::string_view text, size_t at, bool lone_cr) {
  return std::min(lone_cr ? text.find_first_of("\r\n", at) : text.find('\n', at), text.size());
}

bool HasLoneCarriageReturn(std::string_view text) {
  for (size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  }
  return false;
}

std::vector<Line> SplitLines(std::string_view text) {
  const bool lone_cr = HasLoneCarriageReturn(text);
  std::vector<Line> lines;
  bool blank = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = LineEnd(text, begin, lone_cr);
    const std::string_view line = text.substr(begin, end - begin);
    const size_t lead = LeadingSpace(line);
    if (lead == line.size()) {
      // "\r\n" with lone "\r" elsewhere: the "\n" half is no blank line.
      if (!(lone_cr && line.empty() && begin > 0 && text[begin - 1] == '\r' && end < text.size())) blank = true;
    } else {
      const size_t trail = TrailingSpace(line);
      lines.push_back({static_cast<uint32_t>(begin + lead), static_cast<uint32_t>(end - trail), blank, lead >= 2});
      blank = false;
    }
    begin = end + 1;
  }
  return lines;
}

std::string_view FirstWord(std::string_view line) { return line.substr(0, line.find_first_of(" \t")); }

class PlainText {
 public:
  PlainText(std::string_view text, ReadingBuilder& builder)
      : text_(text),
        builder_(builder),
        lines_(SplitLines(text)),
        width_(FindWidth()),
        has_tabs_(text.find('\t') != std::string_view::npos) {}

  void Run() {
    size_t next = 0;
    for (size_t i = 0; i < lines_.size(); i = next) next = ReadBlock(i);
  }

 private:
  std::string_view Text(const Line& line) const { return text_.substr(line.begin, line.end - line.begin); }

  // The width that the text is wrapped at; 0 if it is not.
  size_t FindWidth() const {
    std::array<size_t, kMaxWidth + 1> count{};
    size_t breaks = 0, wide = 0;
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i + 1].blank_before) continue;
      ++breaks;
      const size_t bytes = lines_[i].end - lines_[i].begin;
      const size_t width = bytes > kMaxWidth * 2 ? kMaxWidth + 1 : Width(Text(lines_[i]));  // twice: not all ASCII
      if (width > kMaxWidth) {
        ++wide;
      } else {
        ++count[width];
      }
    }
    if (breaks < 2 || wide * 20 > breaks) return 0;
    size_t width = kMaxWidth;  // the widest but for some outliers
    for (size_t above = wide; width > 0 && (above + count[width]) * 50 <= breaks; --width) above += count[width];
    if (width < kMinWidth) return 0;
    size_t full = 0;
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!lines_[i + 1].blank_before && IsFull(i, width)) ++full;
    }
    return full * 10 >= breaks * 7 ? width : 0;
  }

  // Whether the first word of the next line would not have fitted behind this line.
  bool IsFull(size_t i, size_t width) const {
    const std::string_view line = Text(lines_[i]);
    return Width(line) + 1 + Width(FirstWord(Text(lines_[i + 1]))) + 2 > width && Width(line) * 2 > width;
  }

  bool GoesOn(size_t i) const {  // line i runs on into line i + 1
    if (i + 1 >= lines_.size() || lines_[i + 1].blank_before || width_ == 0) return false;
    const std::string_view line = Text(lines_[i]);
    const std::string_view next = Text(lines_[i + 1]);
    if (FindListMarker(next).size > 0 && (EndsLikeSentence(line) || !FindListMarker(next).numbered)) return false;
    if (next[0] == '>') return false;
    if (lines_[i + 1].indented && !lines_[i].indented) return false;
    return IsFull(i, width_) || (BeginsLowerCase(next) && !EndsLikeSentence(line));
  }

  size_t ReadBlock(size_t i) {
    const std::string_view line = Text(lines_[i]);
    if (line[0] == '>') return ReadQuote(i);
    // A number and a stop may also be the end of a sentence that was wrapped; such a line was taken by the one before.
    if (const ListMarker marker = FindListMarker(line); marker.size > 0 && marker.size < line.size()) {
      return ReadListItem(i, marker);
    }
    list_ = CC_NONE;
    if (const size_t tab = has_tabs_ ? line.find('\t') : std::string_view::npos;
        tab != std::string_view::npos && line.find('\t', tab + 1) != std::string_view::npos) {
      return ReadRow(i);
    }
    table_ = CC_NONE;
    builder_.Begin(CC_BLOCK_PARAGRAPH);
    return CopyLines(i, lines_[i].begin);
  }

  // Copies line i from `begin` on and the lines that it runs on into; ends the block.
  size_t CopyLines(size_t i, uint32_t begin) {
    builder_.Copy(begin, lines_[i].end);
    for (; GoesOn(i); ++i) Join(i);
    builder_.End();
    return i + 1;
  }

  void Join(size_t i) {
    const Line& line = lines_[i];
    const Line& next = lines_[i + 1];
    // "37-\nyear-old": the hyphen stays and joins.
    const bool hyphen = text_[line.end - 1] == '-' && line.end - line.begin > 1 &&
                        IsLetter(At(text_, next.begin).kind) && text_[line.end - 2] != '-' &&
                        text_[line.end - 2] != ' ';
    if (!hyphen) builder_.Replace(" ", line.end, next.begin);
    builder_.Copy(next.begin, next.end);
  }

  size_t ReadListItem(size_t i, const ListMarker& marker) {
    if (list_ == CC_NONE) list_ = builder_.NextGroup();
    builder_.Begin(CC_BLOCK_LIST_ITEM, lines_[i].indented ? 2 : 1, list_);
    builder_.Copy(lines_[i].begin + static_cast<uint32_t>(marker.size), lines_[i].end);
    while (i + 1 < lines_.size() && !lines_[i + 1].blank_before && FindListMarker(Text(lines_[i + 1])).size == 0 &&
           (lines_[i + 1].indented || GoesOn(i))) {
      Join(i++);
    }
    builder_.End();
    return i + 1;
  }

  size_t ReadRow(size_t i) {
    if (table_ == CC_NONE) table_ = builder_.NextGroup();
    builder_.Begin(CC_BLOCK_TABLE_ROW, 0, table_);
    builder_.Copy(lines_[i].begin, lines_[i].end);
    builder_.End();
    return i + 1;
  }

  // Lines of one depth, as in mail; a line that holds nothing but the marks parts paragraphs.
  size_t ReadQuote(size_t i) {
    uint32_t begin = 0;
    const uint32_t depth = SkipQuoteMarks(lines_[i], begin);
    builder_.Begin(CC_BLOCK_BLOCK_QUOTE, depth);
    builder_.Copy(begin, lines_[i].end);
    for (++i; i < lines_.size() && !lines_[i].blank_before && text_[lines_[i].begin] == '>'; ++i) {
      if (SkipQuoteMarks(lines_[i], begin) != depth || begin == lines_[i].end) break;
      builder_.Space(lines_[i - 1].end, begin);
      builder_.Copy(begin, lines_[i].end);
    }
    builder_.End();
    return i;
  }

  // The number of ">" that the line begins with; `begin` becomes what follows them.
  uint32_t SkipQuoteMarks(const Line& line, uint32_t& begin) const {
    uint32_t depth = 0;
    for (begin = line.begin; begin < line.end && (text_[begin] == '>' || text_[begin] == ' '); ++begin) {
      depth += text_[begin] == '>';
    }
    return depth;
  }

  std::string_view text_;
  ReadingBuilder& builder_;
  std::vector<Line> lines_;
  size_t width_;
  bool has_tabs_;  // anywhere: most texts have none, and no line of them is looked through
  uint32_t list_ = CC_NONE;
  uint32_t table_ = CC_NONE;
};

}  // namespace

void ReadPlainText(std::string_view text, ReadingBuilder& builder) { PlainText(text, builder).Run(); }

}  // namespace claimcheck::text
