// Method: utf8proc splits grapheme clusters and knows the width of code points. A cluster is as wide as its widest code
// point: a combining mark adds nothing, a family of emoji joined by U+200D takes two columns. VARIATION SELECTOR-16
// makes an emoji, hence two columns, of what is one column wide by itself ("☎️"); a flag is two regional
// indicators.
#include "clients/cli/display_width.h"

#include <utf8proc.h>

#include <algorithm>

namespace claimcheck::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kTab = "    ";
constexpr utf8proc_int32_t kEmojiPresentation = 0xFE0F;

bool SteersTerminal(utf8proc_int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

int WidthOf(utf8proc_int32_t c) {
  if (c >= 0x1F1E6 && c <= 0x1F1FF) return 2;  // regional indicator
  return std::max(0, utf8proc_charwidth(c));
}

}  // namespace

std::vector<Cell> CellsOf(std::string_view text) {
  std::vector<Cell> cells;
  cells.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_int32_t state = 0;
  utf8proc_int32_t previous = -1;
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = 0;
    utf8proc_ssize_t size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    const auto begin = static_cast<uint32_t>(at);
    if (size <= 0) {
      size = 1;
      c = -1;
    }
    at += static_cast<size_t>(size);
    const auto end = static_cast<uint32_t>(at);
    if (c < 0 || SteersTerminal(c)) {
      cells.push_back(c == '\t' ? Cell{begin, end, 4, kTab} : Cell{begin, end, 1, kReplacement});
      previous = -1;
      state = 0;
      continue;
    }
    const bool joins = previous >= 0 && !utf8proc_grapheme_break_stateful(previous, c, &state);
    previous = c;
    if (!joins || cells.empty()) {
      cells.push_back({begin, end, WidthOf(c), {}});
      continue;
    }
    Cell& cell = cells.back();
    cell.end = end;
    cell.columns = c == kEmojiPresentation ? 2 : std::max(cell.columns, WidthOf(c));
  }
  return cells;
}

int DisplayWidth(std::string_view text) {
  int columns = 0;
  for (const Cell& cell : CellsOf(text)) columns += cell.columns;
  return columns;
}

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  for (const Cell& cell : CellsOf(text)) {
    printable += cell.stand_in.empty() ? text.substr(cell.begin, cell.end - cell.begin) : cell.stand_in;
  }
  return printable;
}

}  // namespace claimcheck::cli
