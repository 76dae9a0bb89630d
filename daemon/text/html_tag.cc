#include "daemon/text/html_tag.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::text {
namespace {

struct Known {
  char name[12];
  Element element;
};

// In the order of bytes.
constexpr Known kKnown[] = {
    {"a", Element::kAnchor},
    {"address", Element::kBlock},
    {"article", Element::kBlock},
    {"aside", Element::kAside},
    {"audio", Element::kSkipped},
    {"blockquote", Element::kQuote},
    {"body", Element::kBlock},
    {"br", Element::kBreak},
    {"button", Element::kSkipped},
    {"canvas", Element::kSkipped},
    {"caption", Element::kCaption},
    {"center", Element::kBlock},
    {"code", Element::kCode},
    {"datalist", Element::kSkipped},
    {"dd", Element::kBlock},
    {"details", Element::kBlock},
    {"div", Element::kBlock},
    {"dl", Element::kBlock},
    {"dt", Element::kBlock},
    {"fieldset", Element::kBlock},
    {"figcaption", Element::kCaption},
    {"figure", Element::kFigure},
    {"footer", Element::kAside},
    {"form", Element::kBlock},
    {"h1", Element::kHeading},
    {"h2", Element::kHeading},
    {"h3", Element::kHeading},
    {"h4", Element::kHeading},
    {"h5", Element::kHeading},
    {"h6", Element::kHeading},
    {"head", Element::kBlock},
    {"header", Element::kPageHeader},
    {"hgroup", Element::kBlock},
    {"hr", Element::kBlock},
    {"html", Element::kBlock},
    {"iframe", Element::kSkipped},
    {"legend", Element::kBlock},
    {"li", Element::kListItem},
    {"main", Element::kMain},
    {"math", Element::kSkipped},
    {"menu", Element::kList},
    {"nav", Element::kAside},
    {"noembed", Element::kSkipped},
    {"noframes", Element::kSkipped},
    {"noscript", Element::kSkipped},
    {"object", Element::kSkipped},
    {"ol", Element::kList},
    {"p", Element::kParagraph},
    {"pre", Element::kPre},
    {"q", Element::kQ},
    {"script", Element::kSkipped},
    {"section", Element::kBlock},
    {"select", Element::kSkipped},
    {"style", Element::kSkipped},
    {"summary", Element::kBlock},
    {"sup", Element::kSuper},
    {"svg", Element::kSkipped},
    {"table", Element::kTable},
    {"tbody", Element::kBlock},
    {"td", Element::kCell},
    {"template", Element::kSkipped},
    {"textarea", Element::kSkipped},
    {"tfoot", Element::kBlock},
    {"th", Element::kCell},
    {"thead", Element::kBlock},
    {"title", Element::kTitle},
    {"tr", Element::kRow},
    {"ul", Element::kList},
    {"video", Element::kSkipped},
    {"xmp", Element::kPre},
};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c; }

void Classify(Tag& tag) {
  char folded[12];
  if (tag.name.size() >= sizeof folded) return;
  std::transform(tag.name.begin(), tag.name.end(), folded, Lower);
  const std::string_view name(folded, tag.name.size());
  const Known* known = std::lower_bound(std::begin(kKnown), std::end(kKnown), name,
                                        [](const Known& a, std::string_view key) { return a.name < key; });
  if (known == std::end(kKnown) || known->name != name) return;
  tag.element = known->element;
  if (tag.element == Element::kHeading) tag.level = static_cast<uint8_t>(name[1] - '0');
}

// Reads one attribute at `at`, which is at no space; returns what is behind it.
size_t ReadAttribute(std::string_view text, size_t at, Tag& tag) {
  const size_t name_begin = at;
  while (at < text.size() && !IsSpace(text[at]) && text[at] != '>' && text[at] != '/' &&
         (text[at] != '=' || at == name_begin)) {
    ++at;
  }
  const std::string_view name = text.substr(name_begin, at - name_begin);
  size_t equals = at;
  while (equals < text.size() && IsSpace(text[equals])) ++equals;
  if (equals >= text.size() || text[equals] != '=') return std::max(at, name_begin + 1);
  at = equals + 1;
  while (at < text.size() && IsSpace(text[at])) ++at;
  if (at >= text.size()) return at;
  size_t value_begin = at, value_end;
  if (text[at] == '"' || text[at] == '\'') {
    value_begin = at + 1;
    value_end = std::min(text.find(text[at], value_begin), text.size());
    at = std::min(value_end + 1, text.size());
  } else {
    while (at < text.size() && !IsSpace(text[at]) && text[at] != '>') ++at;
    value_end = at;
  }
  if (tag.href.empty() && SameName(name, "href")) tag.href = text.substr(value_begin, value_end - value_begin);
  return at;
}

}  // namespace

bool SameName(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return Lower(x) == Lower(y); });
}

Tag ReadTag(std::string_view text, size_t at) {
  Tag tag;
  const std::string_view rest = text.substr(at, 4);
  if (rest == "<!--") {
    tag.kind = Tag::Kind::kComment;
    const size_t close = text.find("-->", at + 2);
    tag.end = close == std::string_view::npos ? text.size() : close + 3;
    return tag;
  }
  const bool end_tag = rest.size() > 1 && rest[1] == '/';
  const size_t name = at + (end_tag ? 2 : 1);
  if (name < text.size() && !IsLetter(text[name])) {
    if (!end_tag && text[name] != '!' && text[name] != '?') return tag;
    tag.kind = Tag::Kind::kComment;  // a doctype, a processing instruction, "</3"
    const size_t close = text.find('>', name);
    tag.end = close == std::string_view::npos ? text.size() : close + 1;
    return tag;
  }
  if (name >= text.size()) return tag;
  tag.kind = end_tag ? Tag::Kind::kEnd : Tag::Kind::kStart;
  size_t i = name;
  while (i < text.size() && !IsSpace(text[i]) && text[i] != '>' && text[i] != '/') ++i;
  tag.name = text.substr(name, i - name);
  Classify(tag);
  while (i < text.size() && text[i] != '>') {
    if (IsSpace(text[i]) || text[i] == '/') {
      ++i;
    } else {
      i = ReadAttribute(text, i, tag);
    }
  }
  tag.end = std::min(i + 1, text.size());
  return tag;
}

size_t FindEndTag(std::string_view text, std::string_view name, size_t at) {
  for (at = text.find("</", at); at != std::string_view::npos; at = text.find("</", at + 2)) {
    const size_t behind = at + 2 + name.size();
    if (SameName(text.substr(at + 2, name.size()), name) && (behind >= text.size() || !IsLetter(text[behind])))
      return at;
  }
  return std::string_view::npos;
}

}  // namespace claimcheck::text
