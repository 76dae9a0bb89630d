// Method, from the outside in:
//   1. Marks that cover the same bytes become one; a mark over several lines becomes a piece in each.
//   2. Of each line, windows are shown: from the begin of the sentence around a mark to its end where those are near,
//      else from a word boundary near it. Windows that touch are one.
//   3. A window is wrapped at spaces. Of a mark over many rows only the first and the last two are shown.
//   4. Below each row with marks: the underlines, the label of the last mark beside it, other labels hanging below.
// A sentence ends at . ! or ?, with closing marks, before a space; a full stop behind three letters or fewer ("Nov.")
// does not count. A wrong guess only moves the begin or the end of an excerpt, so nothing cleverer is called for.
#include "clients/cli/excerpt.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/display_width.h"

namespace claimcheck::cli {
namespace {

constexpr uint32_t kSentenceReach = 160;  // bytes to look for an end of the sentence on either side of a mark
constexpr uint32_t kWordReach = 60;       // bytes of context where that finds none
constexpr uint32_t kLongMark = 1200;      // bytes; of a longer one only the two ends are shown
constexpr std::string_view kEllipsis = "…";

struct Window {
  uint32_t begin;
  uint32_t end;
};

struct Row {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
  bool first_of_line = false;
};

// Where a mark is in a row, in columns.
struct Underline {
  int begin;
  int end;
  const Mark* mark;
  bool ends_here;
};

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Whether the full stop in front of `stop` belongs to an abbreviation, by the look of it: "Nov.", "U.S.", "Lt.".
bool LooksAbbreviated(std::string_view text, uint32_t stop, uint32_t from) {
  uint32_t i = stop;
  while (i > from && stop - i < 4 && absl::ascii_isalpha(static_cast<unsigned char>(text[i - 1]))) --i;
  return i < stop && stop - i < 4;
}

// Whether a sentence ends before text[space].
bool EndsSentence(std::string_view text, uint32_t space, uint32_t from) {
  if (text[space] != ' ') return false;
  const auto next = static_cast<unsigned char>(space + 1 < text.size() ? text[space + 1] : ' ');
  if (absl::ascii_islower(next) || absl::ascii_isdigit(next)) return false;
  uint32_t i = space;
  while (i > from) {  // over closing marks: " ' ) ’ ”
    const char c = text[i - 1];
    if (c == '"' || c == '\'' || c == ')') {
      --i;
    } else if (i >= from + 3 && text.substr(i - 3, 2) == "\xE2\x80" && (c == '\x99' || c == '\x9D')) {
      i -= 3;
    } else {
      return c == '!' || c == '?' || (c == '.' && !LooksAbbreviated(text, i - 1, from));
    }
  }
  return false;
}

uint32_t WindowBegin(std::string_view text, uint32_t mark, LineRange line) {
  const uint32_t floor = mark - line.begin > kSentenceReach ? mark - kSentenceReach : line.begin;
  for (uint32_t i = mark; i > floor; --i) {
    if (EndsSentence(text, i - 1, line.begin)) return i;
  }
  if (floor == line.begin) return line.begin;
  uint32_t begin = mark > line.begin + kWordReach ? mark - kWordReach : line.begin;
  while (begin < mark && text[begin] != ' ') ++begin;
  return begin < mark ? begin + 1 : mark;
}

uint32_t WindowEnd(std::string_view text, uint32_t mark, LineRange line) {
  const uint32_t ceiling = line.end - mark > kSentenceReach ? mark + kSentenceReach : line.end;
  for (uint32_t i = mark; i < ceiling; ++i) {
    if (EndsSentence(text, i, line.begin)) return i;
  }
  if (ceiling == line.end) return line.end;
  uint32_t end = std::min(mark + kWordReach, line.end);
  while (end > mark && text[end] != ' ') --end;
  if (end > mark) return end;
  while (end < line.end && IsContinuation(text[end])) ++end;
  return end;
}

std::vector<Window> WindowsOf(std::string_view text, const std::vector<Mark>& marks, LineRange line) {
  std::vector<Window> windows;
  for (const Mark& mark : marks) {
    const Window window = {WindowBegin(text, mark.begin, line), WindowEnd(text, mark.end, line)};
    if (!windows.empty() && window.begin <= windows.back().end + 8) {
      windows.back().end = std::max(windows.back().end, window.end);
      windows.back().begin = std::min(windows.back().begin, window.begin);
    } else {
      windows.push_back(window);
    }
  }
  return windows;
}

// Cuts a window into rows of at most `columns`, at spaces where there are any.
std::vector<Row> Wrap(std::string_view text, Window window, LineRange line, int columns) {
  const std::string_view shown = text.substr(window.begin, window.end - window.begin);
  const std::vector<Cell> cells = CellsOf(shown);
  std::vector<Row> rows;
  size_t first = 0;
  while (first < cells.size()) {
    size_t last = first;
    size_t space = first;
    for (int width = 0; last < cells.size() && width + cells[last].columns <= columns; ++last) {
      width += cells[last].columns;
      if (shown[cells[last].begin] == ' ') space = last + 1;
    }
    if (last < cells.size() && space > first) last = space;
    last = std::max(last, first + 1);
    rows.push_back({window.begin + cells[first].begin, window.begin + cells[last - 1].end, false, false, false});
    first = last;
  }
  if (rows.empty()) rows.push_back({window.begin, window.begin, false, false, false});
  rows.front().cut_before = window.begin > line.begin;
  rows.back().cut_after = window.end < line.end;
  return rows;
}

class Renderer {
 public:
  Renderer(const LineIndex& lines, int gutter, Tone tone, const Terminal& terminal)
      : lines_(lines), text_(lines.text()), gutter_(gutter), tone_(tone), terminal_(terminal) {}

  std::string Render(std::vector<Mark> marks) {
    Gutter("");
    EndRow();
    uint32_t previous = 0;
    for (size_t first = 0; first < marks.size();) {
      const uint32_t line = lines_.LineOf(marks[first].begin);
      size_t last = first;
      while (last < marks.size() && lines_.LineOf(marks[last].begin) == line) ++last;
      if (previous != 0 && line != previous + 1) out_ += terminal_.Paint(Tone::kEvidence, "...") + "\n";
      RenderLine(line, std::vector<Mark>(marks.begin() + static_cast<ptrdiff_t>(first),
                                         marks.begin() + static_cast<ptrdiff_t>(last)));
      previous = line;
      first = last;
    }
    return std::move(out_);
  }

 private:
  void Gutter(std::string_view number) {
    const std::string padding(static_cast<size_t>(gutter_) - number.size(), ' ');
    out_ += terminal_.Paint(Tone::kEvidence, absl::StrCat(padding, std::string(number), " |"));
  }

  // Takes trailing spaces with it: they would only show up in a diff.
  void EndRow() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_.push_back('\n');
  }

  void RenderLine(uint32_t number, const std::vector<Mark>& marks) {
    const LineRange line = lines_.Range(number);
    bool first = true;
    for (const Window& window : WindowsOf(text_, marks, line)) {
      std::vector<Row> rows = Wrap(text_, window, line, terminal_.columns);
      rows.front().first_of_line = first;
      first = false;
      bool skipping = false;
      for (size_t i = 0; i < rows.size(); ++i) {
        if (i > 1 && i + 2 < rows.size() && Dull(rows, i, marks)) {
          if (!skipping) {
            Gutter("");
            out_ += " …";
            EndRow();
          }
          skipping = true;
          continue;
        }
        skipping = false;
        RenderRow(rows[i], number, marks);
      }
    }
  }

  // Nothing begins or ends in this row or beside it.
  static bool Dull(const std::vector<Row>& rows, size_t i, const std::vector<Mark>& marks) {
    const uint32_t begin = rows[i - 1].begin;
    const uint32_t end = rows[i + 1].end;
    return std::none_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      return (mark.begin >= begin && mark.begin < end) || (mark.end > begin && mark.end <= end);
    });
  }

  void RenderRow(const Row& row, uint32_t number, const std::vector<Mark>& marks) {
    Gutter(row.first_of_line ? absl::StrCat(number) : "");
    out_ += " ";
    if (row.cut_before) out_ += kEllipsis;
    const std::string_view shown = text_.substr(row.begin, row.end - row.begin);
    out_ += Printable(shown);
    if (row.cut_after) {
      while (out_.back() == ' ') out_.pop_back();
      out_ += kEllipsis;
    }
    EndRow();
    std::vector<Underline> underlines = UnderlinesOf(row, shown, marks);
    if (!underlines.empty()) RenderUnderlines(std::move(underlines));
  }

  static std::vector<Underline> UnderlinesOf(const Row& row, std::string_view shown, const std::vector<Mark>& marks) {
    std::vector<Underline> underlines;
    std::vector<int> column_at(shown.size() + 1, 0);  // of the cell that holds the byte
    int column = row.cut_before ? 1 : 0;
    for (const Cell& cell : CellsOf(shown)) {
      for (uint32_t i = cell.begin; i < cell.end; ++i) column_at[i] = column;
      column += cell.columns;
    }
    column_at[shown.size()] = column;
    for (const Mark& mark : marks) {
      if (mark.begin >= row.end || mark.end <= row.begin) continue;
      uint32_t last = std::min(mark.end, row.end) - row.begin;
      if (mark.end > row.end) {  // the space that the row was broken at is not worth a line below it
        while (last > 0 && shown[last - 1] == ' ') --last;
      }
      const int begin = column_at[std::max(mark.begin, row.begin) - row.begin];
      const int end = std::max(begin + 1, column_at[last]);
      underlines.push_back({begin, end, &mark, mark.end <= row.end});
    }
    return underlines;
  }

  Tone ToneOf(const Mark& mark) const { return mark.primary ? tone_ : Tone::kEvidence; }

  void RenderUnderlines(std::vector<Underline> underlines) {
    std::vector<const Mark*> columns;  // whose line is drawn in each column; the primary one on top
    for (const Underline& underline : underlines) {
      if (columns.size() < static_cast<size_t>(underline.end)) columns.resize(static_cast<size_t>(underline.end));
      for (int i = underline.begin; i < underline.end; ++i) {
        const Mark*& drawn = columns[static_cast<size_t>(i)];
        if (drawn == nullptr || !drawn->primary) drawn = underline.mark;
      }
    }
    Gutter("");
    out_ += " ";
    for (size_t i = 0; i < columns.size();) {
      size_t end = i + 1;
      while (end < columns.size() && columns[end] == columns[i]) ++end;
      if (columns[i] == nullptr) {
        out_.append(end - i, ' ');
      } else {
        out_ += terminal_.Paint(ToneOf(*columns[i]), std::string(end - i, columns[i]->primary ? '^' : '-'));
      }
      i = end;
    }
    std::erase_if(underlines, [](const Underline& u) { return !u.ends_here || u.mark->label.empty(); });
    std::stable_sort(underlines.begin(), underlines.end(),
                     [](const Underline& a, const Underline& b) { return a.begin < b.begin; });
    if (!underlines.empty() && underlines.back().end == static_cast<int>(columns.size())) {
      const Mark& mark = *underlines.back().mark;
      out_ += " " + terminal_.Paint(ToneOf(mark), mark.label);
      underlines.pop_back();
    }
    EndRow();
    RenderHanging(underlines);
  }

  // Labels below their underlines, the rightmost one first.
  void RenderHanging(const std::vector<Underline>& underlines) {
    if (underlines.empty()) return;
    HangingRow(underlines, underlines.size());
    EndRow();
    for (size_t i = underlines.size(); i-- > 0;) {
      const int column = HangingRow(underlines, i);
      const Underline& underline = underlines[i];
      out_.append(static_cast<size_t>(std::max(0, underline.begin - column)), ' ');
      out_ += terminal_.Paint(ToneOf(*underline.mark), underline.mark->label);
      EndRow();
    }
  }

  // The bars of the first `count` labels; returns the column behind the last one.
  int HangingRow(const std::vector<Underline>& underlines, size_t count) {
    Gutter("");
    out_ += " ";
    int column = 0;
    for (size_t i = 0; i < count; ++i) {
      if (underlines[i].begin < column) continue;
      if (count < underlines.size() && underlines[i].begin == underlines[count].begin) continue;
      out_.append(static_cast<size_t>(underlines[i].begin - column), ' ');
      out_ += terminal_.Paint(ToneOf(*underlines[i].mark), "|");
      column = underlines[i].begin + 1;
    }
    return column;
  }

  const LineIndex& lines_;
  std::string_view text_;
  int gutter_;
  Tone tone_;
  const Terminal& terminal_;
  std::string out_;
};

void MergeSame(std::vector<Mark>& marks) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  size_t kept = 0;
  for (size_t i = 1; i < marks.size(); ++i) {
    Mark& last = marks[kept];
    if (marks[i].begin != last.begin || marks[i].end != last.end) {
      if (++kept != i) marks[kept] = std::move(marks[i]);
      continue;
    }
    last.primary |= marks[i].primary;
    if (!marks[i].label.empty() && marks[i].label != last.label) {
      last.label += (last.label.empty() ? "" : "; ") + marks[i].label;
    }
  }
  if (!marks.empty()) marks.resize(kept + 1);
}

// Of a long piece the first and the last part are enough to know it by.
void AddPiece(std::string_view text, Mark piece, std::vector<Mark>& pieces) {
  if (piece.begin >= piece.end) return;  // nothing but a line end
  if (piece.end - piece.begin > kLongMark) {
    Mark head = piece;
    head.label.clear();
    head.end = piece.begin + kLongMark / 3;
    while (IsContinuation(text[head.end])) ++head.end;
    piece.begin = piece.end - kLongMark / 3;
    while (IsContinuation(text[piece.begin])) ++piece.begin;
    pieces.push_back(std::move(head));
  }
  pieces.push_back(std::move(piece));
}

std::vector<Mark> SplitAtLines(const LineIndex& lines, const std::vector<Mark>& marks) {
  std::vector<Mark> pieces;
  for (const Mark& mark : marks) {
    const uint32_t first = lines.LineOf(mark.begin);
    const uint32_t last = lines.LineOf(mark.end > mark.begin ? mark.end - 1 : mark.begin);
    for (uint32_t line = first; line <= last; ++line) {
      if (line > first + 1 && line + 1 < last) line = last - 1;
      const LineRange range = lines.Range(line);
      Mark piece = mark;
      piece.begin = std::max(mark.begin, range.begin);
      piece.end = std::min(mark.end, range.end);
      if (line != last) piece.label.clear();
      AddPiece(lines.text(), std::move(piece), pieces);
    }
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return pieces;
}

}  // namespace

std::string RenderExcerpt(const LineIndex& lines, std::vector<Mark> marks, int gutter, Tone tone,
                          const Terminal& terminal) {
  const auto size = static_cast<uint32_t>(lines.text().size());
  for (Mark& mark : marks) {
    mark.end = std::min(mark.end, size);
    mark.begin = std::min(mark.begin, mark.end);
  }
  MergeSame(marks);
  return Renderer(lines, gutter, tone, terminal).Render(SplitAtLines(lines, marks));
}

}  // namespace claimcheck::cli
