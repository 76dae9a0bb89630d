// A search for "[" and "<" finds the candidates. A mark that has a line for itself takes the line with it; any other
// takes the space before it, so that "17 [CQ]." reads "17." and not "17 .".
//
// No marks: "[CQ](https://…)" in Markdown, which is a link; "<!-- checked -->"; a comment of the page that only holds
// a mark ("<!-- was: 17 [CQ] -->"), which HTML and Markdown do not show.
#include "daemon/engine/marks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace claimcheck::engine {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr size_t kNone = std::string_view::npos;
constexpr size_t kLongest = 400;  // bytes of a comment that is a mark

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }
bool IsSpace(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }
// Beyond ASCII everything but what begins with 0xE2, where quotation marks and dashes are.
bool IsLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_isalnum(byte) || (byte >= 0x80 && byte != 0xE2);
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size();) {
    const auto parts = [](char c) { return IsSpace(c) || c == ','; };
    if (parts(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && !parts(text[i])) ++i;
    words.push_back(text.substr(begin, i - begin));
  }
  return words;
}

// "[CQ]" at `at`?
bool IsConfirmation(std::string_view text, size_t at, text::Format format) {
  if (!absl::EqualsIgnoreCase(Absl(text.substr(at, 4)), "[cq]")) return false;
  return format != text::Format::kMarkdown || at + 4 >= text.size() || text[at + 4] != '(';
}

// Whether a comment that begins with `inside` would be a mark if it were closed.
bool SpeaksToUs(std::string_view inside) {
  while (!inside.empty() && IsSpace(inside.front())) inside.remove_prefix(1);
  if (absl::StartsWithIgnoreCase(Absl(inside), "claimcheck")) return true;
  return absl::StartsWithIgnoreCase(Absl(inside), "cq") && (inside.size() == 2 || !IsLetter(inside[2]));
}

// Where the comment closes, unless another one begins before.
size_t CloseOfMark(std::string_view text, size_t inside) {
  const std::string_view reach = text.substr(0, std::min(text.size(), inside + kLongest));
  const size_t close = reach.find(kClose, inside);
  return close != kNone && reach.find(kOpen, inside) < close ? kNone : close;
}

// What a closed comment says; kBroken with a problem for words that come near a mark. `inside` speaks to us.
void ReadComment(std::string_view inside, Mark& mark) {
  std::vector<std::string_view> words = Words(inside);
  const std::string word = absl::AsciiStrToLower(Absl(words[0]));
  words.erase(words.begin());
  if (word == "cq" && words.empty()) {
    mark.kind = Mark::Kind::kConfirm;
  } else if (word == "claimcheck-disable" || word == "claimcheck-enable") {
    mark.kind = word == "claimcheck-disable" ? Mark::Kind::kDisable : Mark::Kind::kEnable;
    mark.names = std::move(words);
  } else if (word.substr(0, 2) == "cq") {
    mark.problem = "expected nothing behind \"cq\"; write <!-- cq -->";
  } else {
    mark.problem = absl::StrCat("expected claimcheck-disable or claimcheck-enable, found ", word);
  }
}

}  // namespace

void UnmarkedText::Read(std::string_view sent, text::Field field, text::Format format, std::vector<Mark>& marks) {
  text_ = sent;
  kept_.clear();
  cuts_.clear();
  uint32_t copied = 0;
  bool closes = true;  // whether a "-->" may still come
  size_t comment = sent.find(kOpen);
  size_t bracket = sent.find('[');
  const auto take = [&](size_t begin, size_t end, Mark mark) {
    mark.field = field;
    mark.begin = static_cast<uint32_t>(begin);
    mark.end = static_cast<uint32_t>(end);
    Remove(sent, copied, mark);
    marks.push_back(std::move(mark));
  };
  while (comment != kNone || bracket != kNone) {
    if (bracket < comment) {
      const size_t at = bracket;
      if (IsConfirmation(sent, at, format))
        take(at, at + 4, {.kind = Mark::Kind::kConfirm, .names = {}, .problem = ""});
      bracket = sent.find('[', at + 1);
      continue;
    }
    const size_t begin = comment;
    const size_t inside = begin + kOpen.size();
    const bool ours = SpeaksToUs(sent.substr(inside));
    size_t close = kNone;
    if (ours) {
      close = CloseOfMark(sent, inside);
    } else if (format != text::Format::kPlain && closes) {
      close = sent.find(kClose, inside);
      closes = close != kNone;
    }
    size_t end = inside;
    if (ours && close == kNone) {
      end = std::min(sent.find('\n', begin), sent.size());
      Mark broken;
      broken.problem = "expected --> at its end, found none";
      take(begin, end, std::move(broken));
    } else if (close != kNone) {
      end = close + kClose.size();
      Mark mark;
      if (ours) ReadComment(sent.substr(inside, close - inside), mark);
      if (ours) take(begin, end, std::move(mark));
    }
    comment = sent.find(kOpen, end);
    if (bracket < end) bracket = sent.find('[', end);
  }
  if (cuts_.empty()) return;
  kept_.append(sent.substr(copied));
  text_ = kept_;
}

void UnmarkedText::Remove(std::string_view sent, uint32_t& copied, Mark& mark) {
  size_t begin = mark.begin;
  size_t end = mark.end;
  size_t line_begin = begin;
  while (line_begin > copied && IsBlank(sent[line_begin - 1])) --line_begin;
  size_t line_end = end;
  while (line_end < sent.size() && IsBlank(sent[line_end])) ++line_end;
  const bool begins_line = line_begin == 0 || sent[line_begin - 1] == '\n';
  const bool ends_line = line_end == sent.size() || sent[line_end] == '\n' || sent[line_end] == '\r';
  bool leaves_space = false;
  if (begins_line && ends_line) {
    begin = line_begin;
    end = line_end;
    if (end < sent.size() && sent[end] == '\r') ++end;
    if (end < sent.size() && sent[end] == '\n') ++end;
  } else if (begins_line) {
    end = line_end;
  } else if (line_begin < begin) {
    if (end == sent.size() || !IsLetter(sent[end])) begin = line_begin;
  } else {
    leaves_space = end < sent.size() && IsLetter(sent[end]) && IsLetter(sent[begin - 1]);
  }
  if (leaves_space) --end;  // "17[CQ]people": the mark's last byte becomes the space between them
  kept_.append(sent.substr(copied, begin - copied));
  mark.at = static_cast<uint32_t>(kept_.size());
  copied = static_cast<uint32_t>(end);
  cuts_.push_back({mark.at, (cuts_.empty() ? 0 : cuts_.back().removed) + static_cast<uint32_t>(end - begin)});
  if (!leaves_space) return;
  kept_.push_back(' ');
  ++copied;
}

uint32_t UnmarkedText::BeginToSent(uint32_t at) const {
  const auto after =
      std::upper_bound(cuts_.begin(), cuts_.end(), at, [](uint32_t a, const Cut& cut) { return a < cut.at; });
  return after == cuts_.begin() ? at : at + std::prev(after)->removed;
}

uint32_t UnmarkedText::EndToSent(uint32_t at) const {
  const auto after =
      std::lower_bound(cuts_.begin(), cuts_.end(), at, [](const Cut& cut, uint32_t a) { return cut.at < a; });
  return after == cuts_.begin() ? at : at + std::prev(after)->removed;
}

}  // namespace claimcheck::engine
