// A line at the margin is a comment, a section or nothing that we know; an indented one belongs to a case; a blank one
// ends the case. Within a case "key: value" begins a value and every other line carries it on.
#include "plugins/tool/corpus_file.h"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace claimcheck::tool {
namespace {

constexpr std::array<const char*, 10> kKeys = {"text",    "title", "summary", "published", "format",
                                               "options", "says",  "fix",     "severity",  "why"};
constexpr char kNoFix[] = "(none)";

std::string_view Trim(std::string_view s) {
  const absl::string_view trimmed = absl::StripAsciiWhitespace(absl::string_view(s.data(), s.size()));
  return {trimmed.data(), trimmed.size()};
}
absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }

// "message" of "message: lies 4 days before", which is a key gone wrong more often than words of a text.
std::string_view KeyOf(std::string_view line) {
  size_t end = 0;
  while (end < line.size() && line[end] >= 'a' && line[end] <= 'z') ++end;
  return end > 0 && line.substr(end, 2) == ": " ? line.substr(0, end) : std::string_view();
}

class Parser {
 public:
  Parser(std::string_view name, Corpus& corpus) : name_(name), corpus_(corpus) {}

  void Line(std::string_view line) {
    ++number_;
    if (Trim(line).empty()) return EndCase();
    if (line.front() == ' ' || line.front() == '\t') return Indented(Trim(line));
    EndCase();
    if (line.front() == '#') return Comment(Trim(line.substr(1)));
    if (Trim(line) == "FIRES") {
      section_ = 1;
    } else if (Trim(line) == "MUST NOT FIRE") {
      section_ = 2;
    } else {
      Problem(number_, absl::StrCat("expected FIRES, MUST NOT FIRE, a comment (#) or an indented case, found \"",
                                    Absl(line.substr(0, 40)), "\""));
    }
  }

  void End(int minimum) {
    EndCase();
    if (corpus_.rule.empty()) Problem(1, "expected a first line \"# rule-id — what it finds\", found none");
    const int least = minimum > 0 ? minimum : 1;
    for (const bool fires : {true, false}) {
      int count = 0;
      for (const CorpusCase& one : corpus_.cases) count += one.fires == fires;
      if (count < least) {
        Problem(number_, absl::StrCat("section ", fires ? "FIRES" : "MUST NOT FIRE", ": expected at least ", least,
                                      " cases, found ", count));
      }
    }
  }

 private:
  void Comment(std::string_view comment) {
    if (header_seen_) return;
    header_seen_ = true;
    for (const std::string_view dash : {std::string_view(" — "), std::string_view(" - "), std::string_view(": ")}) {
      const size_t at = comment.find(dash);
      if (at == std::string_view::npos) continue;
      corpus_.rule = Trim(comment.substr(0, at));
      corpus_.sentence = Trim(comment.substr(at + dash.size()));
      return;
    }
  }

  void Indented(std::string_view line) {
    if (line.front() == '#') return;
    if (section_ == 0) return Problem(number_, "expected FIRES or MUST NOT FIRE before the first case");
    if (!open_) {
      case_ = {};
      case_.line = number_;
      case_.fires = section_ == 1;
      open_ = true;
    }
    for (const char* key : kKeys) {
      const std::string prefix = absl::StrCat(key, ":");
      if (line.substr(0, prefix.size()) != prefix) continue;
      EndValue();
      key_ = key;
      return Append(Trim(line.substr(prefix.size())));
    }
    if (const std::string_view key = KeyOf(line); !key.empty()) {
      return Problem(number_, absl::StrCat("expected one of ", absl::StrJoin(kKeys, ": "), ":, found \"", Absl(key),
                                           ":\"; a value that goes on with such a word begins its line with \"| \""));
    }
    if (!key_.empty()) return Append(line);
    Problem(number_, absl::StrCat("expected one of ", absl::StrJoin(kKeys, ": "), ":, found \"",
                                  Absl(line.substr(0, 40)), "\""));
  }

  // A line that begins with "|" begins a new line of the value; any other runs on.
  void Append(std::string_view line) {
    if (line == "|") {
      value_ += '\n';
      break_pending_ = true;
    } else if (line.substr(0, 2) == "| ") {
      if (!value_.empty()) value_ += '\n';
      value_ += line.substr(2);
      break_pending_ = false;
    } else {
      if (!value_.empty()) value_ += std::exchange(break_pending_, false) ? '\n' : ' ';
      value_ += line;
    }
  }

  void EndValue() {
    break_pending_ = false;
    const std::string key = std::exchange(key_, "");
    std::string value = std::exchange(value_, "");
    if (key.empty()) return;
    if (value.empty()) return Problem(number_, absl::StrCat("\"", key, ":\" has no value"));
    if (key == "text") {
      Set(key, case_.text, TakeMarks(value, text::Field::kContent));
    } else if (key == "title") {
      Set(key, case_.title, TakeMarks(value, text::Field::kTitle));
    } else if (key == "summary") {
      Set(key, case_.summary, TakeMarks(value, text::Field::kSummary));
    } else if (key == "published") {
      Set(key, case_.published, std::move(value));
    } else if (key == "options") {
      Set(key, case_.options, std::move(value));
    } else if (key == "why") {
      Set(key, case_.why, std::move(value));
    } else if (key == "format") {
      OneOf(key, value, {"text", "markdown", "html"});
      Set(key, case_.format, std::move(value));
    } else if (key == "severity") {
      OneOf(key, value, {"error", "warning", "note"});
      Set(key, case_.severity, std::move(value));
    } else if (key == "says") {
      case_.says.push_back(std::move(value));
    } else if (value == kNoFix) {
      case_.no_fix = true;
    } else {
      case_.fixes.push_back(std::move(value));
    }
  }

  void Set(const std::string& key, std::string& field, std::string value) {
    if (!field.empty()) Problem(number_, absl::StrCat("\"", key, ":\" stands twice in one case"));
    field = std::move(value);
  }

  void OneOf(const std::string& key, const std::string& value, std::initializer_list<const char*> known) {
    for (const char* one : known) {
      if (value == one) return;
    }
    Problem(number_,
            absl::StrCat("\"", key, ":\" expected one of ", absl::StrJoin(known, ", "), ", found \"", value, "\""));
  }

  std::string TakeMarks(const std::string& marked, text::Field field) {
    std::string plain;
    size_t at = 0;
    while (true) {
      const size_t open = marked.find("[[", at);
      const size_t close = open == std::string::npos ? open : marked.find("]]", open);
      if (close == std::string::npos) {
        if (open != std::string::npos) Problem(case_.line, "expected \"]]\" behind \"[[\", found none");
        plain.append(marked, at);
        return plain;
      }
      plain.append(marked, at, open - at);
      const auto begin = static_cast<uint32_t>(plain.size());
      plain.append(marked, open + 2, close - open - 2);
      case_.marks.push_back({field, begin, static_cast<uint32_t>(plain.size())});
      at = close + 2;
    }
  }

  void EndCase() {
    if (!open_) return;
    EndValue();
    open_ = false;
    if (case_.text.empty()) Problem(case_.line, "expected \"text:\" in this case, found none");
    if (case_.fires && case_.marks.empty()) {
      Problem(case_.line,
              "expected the finding's place as [[…]], found none; a case without one belongs under MUST NOT FIRE");
    }
    if (!case_.fires && !case_.marks.empty()) Problem(case_.line, "expected no [[…]] under MUST NOT FIRE");
    if (!case_.fires && case_.why.empty())
      Problem(case_.line, "expected \"why:\" (why nothing is wrong here), found none");
    if (!case_.fires && (!case_.says.empty() || !case_.fixes.empty() || case_.no_fix || !case_.severity.empty())) {
      Problem(case_.line, "says:, fix: and severity: belong under FIRES");
    }
    if (case_.no_fix && !case_.fixes.empty()) Problem(case_.line, "\"fix: (none)\" stands beside another fix");
    corpus_.cases.push_back(std::move(case_));
  }

  void Problem(int line, absl::string_view what) {
    corpus_.problems.push_back(absl::StrCat(Absl(name_), ":", line < 1 ? 1 : line, ": ", what));
  }

  std::string_view name_;
  Corpus& corpus_;
  int number_ = 0;
  int section_ = 0;  // 1 FIRES, 2 MUST NOT FIRE
  bool header_seen_ = false;
  bool open_ = false;  // a case is being read
  CorpusCase case_;
  std::string key_;
  std::string value_;
  bool break_pending_ = false;
};

}  // namespace

Corpus ParseCorpus(std::string_view name, std::string_view contents, int minimum) {
  Corpus corpus;
  Parser parser(name, corpus);
  while (!contents.empty()) {
    const size_t end = contents.find('\n');
    std::string_view line = contents.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    parser.Line(line);
    contents.remove_prefix(end == std::string_view::npos ? contents.size() : end + 1);
  }
  parser.End(minimum);
  return corpus;
}

}  // namespace claimcheck::tool
