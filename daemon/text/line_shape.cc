#include "daemon/text/line_shape.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "daemon/text/character.h"

namespace claimcheck::text {
namespace {

constexpr int kMaxClosing = 16;  // closing marks at the end of a line

// The last character that is no closing mark, bracket or space; 0 for none.
char32_t LastMark(std::string_view line) {
  size_t end = line.size();
  for (int i = 0; i < kMaxClosing && end > 0; ++i) {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
    const Character c = At(line, begin);
    const bool closes = c.kind == Kind::kApostrophe || c.kind == Kind::kDoubleStraight ||
                        c.kind == Kind::kDoubleClose || c.kind == Kind::kSingleClose || c.kind == Kind::kSpace ||
                        c.kind == Kind::kJoin || c.code == ')' || c.code == ']' || c.code == '*' || c.code == '_';
    if (!closes) return c.code;
    end = begin;
  }
  return 0;
}

Kind FirstWordKind(std::string_view line) {
  for (size_t at = 0; at < line.size();) {
    const Character c = At(line, at);
    if (IsLetter(c.kind) || c.kind == Kind::kDigit) return c.kind;
    at += c.size;
  }
  return Kind::kSpace;
}

}  // namespace

bool EndsLikeStatement(std::string_view line) {
  const char32_t mark = LastMark(line);
  return mark == '.' || mark == '!' || mark == 0x2026;
}

bool EndsLikeSentence(std::string_view line) {
  const char32_t mark = LastMark(line);
  return mark == '.' || mark == '!' || mark == 0x2026 || mark == '?' || mark == ':';
}

size_t CountWords(std::string_view line, size_t limit) {
  size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space && !inside && ++words == limit) return limit;
    inside = !space;
  }
  return words;
}

bool BeginsLikeTitle(std::string_view line) {
  const Kind kind = FirstWordKind(line);
  return kind == Kind::kCapital || kind == Kind::kDigit;
}

bool BeginsLowerCase(std::string_view line) { return !line.empty() && At(line, 0).kind == Kind::kLower; }

bool HasWordCharacter(std::string_view line) { return FirstWordKind(line) != Kind::kSpace; }

size_t Width(std::string_view line) {
  return static_cast<size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

ListMarker FindListMarker(std::string_view line) {
  if (line.size() < 3 || (line[0] >= 'A' && line[0] <= 'Z')) return {};
  const auto space_at = [&](size_t i) { return i < line.size() && (line[i] == ' ' || line[i] == '\t'); };
  if ((line[0] == '-' || line[0] == '*' || line[0] == '+') && space_at(1)) return {2, false};
  const bool may_be_bullet = (line[0] & 0x80) != 0;  // most lines are not even compared
  for (const std::string_view bullet :
       {"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x97\xA6", "\xE2\x81\x83", "\xE2\x80\xA3"}) {
    if (!may_be_bullet || line.substr(0, bullet.size()) != bullet) continue;
    return {bullet.size() + (space_at(bullet.size()) ? 1u : 0u), false};
  }
  const size_t open = line[0] == '(' ? 1 : 0;
  size_t at = open;
  while (at < line.size() && at < open + 2 && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == open && line[at] >= 'a' && line[at] <= 'h') ++at;
  if (at == open || at >= line.size()) return {};
  const bool closed = line[at] == ')' || (open == 0 && line[at] == '.' && line[0] <= '9');
  return closed && space_at(at + 1) ? ListMarker{at + 2, true} : ListMarker{};
}

}  // namespace claimcheck::text
