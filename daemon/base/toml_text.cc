// Strings and comments are passed over, as little of TOML as that needs: "…" with escapes, '…' without, both over many
// lines when tripled. A string that its line does not close ends there: that is toml++'s to report.
#include "daemon/base/toml_text.h"

#include <algorithm>

namespace claimcheck::base {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsBeyondAscii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }
bool BeginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// The byte behind the string that begins at `at`.
size_t SkipString(std::string_view toml, size_t at) {
  const char mark = toml[at];
  const bool tripled = toml.substr(at, 3) == std::string_view(mark == '"' ? "\"\"\"" : "'''");
  const size_t wide = tripled ? 3 : 1;
  for (size_t i = at + wide; i < toml.size(); ++i) {
    if (toml[i] == '\\' && mark == '"') {
      ++i;
    } else if (toml[i] == '\n' && !tripled) {
      return i;
    } else if (toml[i] == mark && (!tripled || toml.substr(i, 3) == toml.substr(at, 3))) {
      i += wide;
      // The last of four or five marks are the string's own.
      for (int own = 0; tripled && own < 2 && i < toml.size() && toml[i] == mark; ++own) ++i;
      return i;
    }
  }
  return toml.size();
}

TextPlace PlaceOf(std::string_view toml, size_t at) {
  const std::string_view before = toml.substr(0, at);
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  TextPlace place;
  place.line += static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string_view line = before.substr(line_begin);
  place.column += static_cast<uint32_t>(std::count_if(line.begin(), line.end(), BeginsCharacter));
  return place;
}

}  // namespace

std::optional<TextPlace> FirstBareCharacter(std::string_view toml) {
  size_t at = toml.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  while (at < toml.size()) {
    const char c = toml[at];
    if (c == '#') {
      at = std::min(toml.find('\n', at), toml.size());
    } else if (c == '"' || c == '\'') {
      at = SkipString(toml, at);
    } else if (IsBeyondAscii(c)) {
      return PlaceOf(toml, at);
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace claimcheck::base
