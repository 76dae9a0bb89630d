#include "plugins/tool/corpus_run.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/engine/engine.h"
#include "daemon/host/plugin_loader.h"
#include "plugins/tool/corpus_file.h"

namespace claimcheck::tool {
namespace {

using engine::Finding;

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

const char* SeverityName(uint32_t severity) {
  return severity == CC_SEVERITY_ERROR ? "error" : severity == CC_SEVERITY_WARNING ? "warning" : "note";
}
const char* FieldName(text::Field field) {
  return field == text::Field::kTitle ? "title" : field == text::Field::kSummary ? "summary" : "text";
}

bool SamePlace(const engine::Span& a, const engine::Span& b) {
  return a.field == b.field && a.begin == b.begin && a.end == b.end;
}

// One case of one rule: what was sent, and how what came back is shown.
class CaseRun {
 public:
  CaseRun(const CorpusCase& one, std::string checker, std::string rule)
      : case_(one), checker_(std::move(checker)), rule_(std::move(rule)) {}

  // What is wrong, without the place; empty if the case passes.
  std::vector<std::string> Run(engine::Engine& engine) {
    engine::Input input;
    input.id = "case";
    input.content = case_.text;
    input.title = case_.title;
    input.summary = case_.summary;
    input.published = case_.published;
    input.format = case_.format == "html" ? 3 : case_.format == "markdown" ? 2 : 1;
    engine::Options options;
    options.checkers = {checker_};
    options.enable_rules = {rule_};
    if (!case_.options.empty()) options.checker_options[checker_] = case_.options;
    auto result = engine.Check(input, options);
    if (!result.ok()) return {std::string(result.status().message())};
    if (result->checkers[0].outcome != engine::Outcome::kOk) {
      return {absl::StrCat("the checker did not end well: ", result->checkers[0].detail)};
    }
    Compare(result->findings);
    return std::move(problems_);
  }

 private:
  std::string_view TextOf(const engine::Span& span) const {
    const std::string& field = span.field == text::Field::kTitle     ? case_.title
                               : span.field == text::Field::kSummary ? case_.summary
                                                                     : case_.text;
    return std::string_view(field).substr(span.begin, span.end - span.begin);
  }
  std::string Place(const engine::Span& span) const {
    const std::string_view words = TextOf(span);
    return absl::StrCat("[[", absl::string_view(words.data(), words.size()), "]] (", FieldName(span.field), " bytes ",
                        span.begin, " to ", span.end, ")");
  }
  std::string Show(const Finding& finding) const {
    return absl::StrCat(finding.rule, " ", SeverityName(finding.severity), " at ", Place(finding.span), " \"",
                        finding.message, "\"",
                        finding.workings.empty() ? "" : absl::StrCat(" (", finding.workings, ")"));
  }

  void Compare(const std::vector<Finding>& findings) {
    std::vector<const Finding*> mine;
    for (const Finding& finding : findings) {
      if (finding.rule == rule_) {
        mine.push_back(&finding);
      } else if (finding.severity == CC_SEVERITY_ERROR) {
        problems_.push_back(absl::StrCat("expected no error of another rule, found ", Show(finding)));
      }
    }
    std::vector<const Finding*> matched;
    for (const engine::Span& mark : case_.marks) {
      const auto at =
          std::find_if(mine.begin(), mine.end(), [&mark](const Finding* f) { return SamePlace(f->span, mark); });
      if (at == mine.end()) {
        problems_.push_back(absl::StrCat("expected a finding at ", Place(mark), ", found none there"));
      } else {
        matched.push_back(*at);
        mine.erase(at);
      }
    }
    for (const Finding* extra : mine) {
      problems_.push_back(
          absl::StrCat(case_.fires ? "expected nothing else, found " : "expected nothing, found ", Show(*extra)));
    }
    if (!matched.empty()) CheckContents(matched);
  }

  void CheckContents(const std::vector<const Finding*>& findings) {
    for (const std::string& wanted : case_.says) {
      const auto says = [&wanted](const Finding* f) {
        return absl::StrContains(f->message, wanted) || absl::StrContains(f->workings, wanted);
      };
      if (std::none_of(findings.begin(), findings.end(), says)) {
        problems_.push_back(absl::StrCat("expected it to say \"", wanted, "\", found ", Show(*findings.front())));
      }
    }
    std::set<std::string> offered;
    for (const Finding* finding : findings) {
      for (const engine::Fix& fix : finding->fixes) {
        for (const engine::Edit& edit : fix.edits) offered.insert(edit.replacement);
      }
      if (!case_.severity.empty() && SeverityName(finding->severity) != case_.severity) {
        problems_.push_back(absl::StrCat("expected severity ", case_.severity, ", found ", Show(*finding)));
      }
    }
    const std::string shown = offered.empty() ? "none" : absl::StrCat("\"", absl::StrJoin(offered, "\", \""), "\"");
    for (const std::string& wanted : case_.fixes) {
      if (offered.count(wanted) == 0) {
        problems_.push_back(absl::StrCat("expected the fix \"", wanted, "\", found ", shown));
      }
    }
    if (case_.no_fix && !offered.empty()) problems_.push_back(absl::StrCat("expected no fix, found ", shown));
  }

  const CorpusCase& case_;
  std::string checker_;
  std::string rule_;
  std::vector<std::string> problems_;
};

// "plugins/x/percent_change/" -> "percent-change"
std::string RuleOfFolder(const std::string& folder) {
  const size_t end = folder.find_last_not_of('/');
  const size_t slash = folder.rfind('/', end);
  std::string id =
      folder.substr(slash == std::string::npos ? 0 : slash + 1, end == std::string::npos ? end : end - slash);
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
}

const engine::RuleInfo* FindRule(const engine::Engine& engine, const std::string& rule) {
  for (const engine::CheckerInfo& checker : engine.checkers()) {
    for (const engine::RuleInfo& info : checker.rules) {
      if (info.id == absl::StrCat(checker.id, "/", rule)) return &info;
    }
  }
  return nullptr;
}

void RunFolder(engine::Engine& engine, const std::string& folder, int minimum, CorpusOutcome& outcome) {
  const auto fail = [&outcome](std::string what) { outcome.failures.push_back(std::move(what)); };
  const std::string id = RuleOfFolder(folder);
  const engine::RuleInfo* rule = FindRule(engine, id);
  if (rule == nullptr)
    return fail(absl::StrCat(folder, ": expected the plug-in to have the rule \"", id, "\", found none"));
  const auto page = ReadFile(folder + "/rule.md");
  if (!page) {
    fail(absl::StrCat(folder, "/rule.md: expected the rule's page, found no file"));
  } else if (*page != rule->page) {
    fail(absl::StrCat(folder,
                      "/rule.md:1: the plug-in carries another page; list the folder under RULES and build again"));
  }
  const std::string name = folder + "/corpus.txt";
  const auto contents = ReadFile(name);
  if (!contents) return fail(absl::StrCat(name, ": expected the rule's examples, found no file"));
  Corpus corpus = ParseCorpus(name, *contents, minimum);
  for (std::string& problem : corpus.problems) fail(std::move(problem));
  if (!corpus.rule.empty() && corpus.rule != id) {
    fail(absl::StrCat(name, ":1: expected \"# ", id, " — …\", found \"# ", corpus.rule, " — …\""));
  }
  ++outcome.rules;
  for (const CorpusCase& one : corpus.cases) {
    ++outcome.cases;
    for (const std::string& problem : CaseRun(one, rule->checker, rule->id).Run(engine)) {
      fail(absl::StrCat(name, ":", one.line, ": ", problem));
    }
  }
}

}  // namespace

CorpusOutcome RunCorpora(const std::string& plugin, const std::vector<std::string>& folders, int minimum) {
  CorpusOutcome outcome;
  auto loaded = host::LoadPlugin(plugin);
  if (!loaded.ok()) {
    outcome.failures.push_back(std::string(loaded.status().message()));
    return outcome;
  }
  auto engine = engine::Engine::Create({*std::move(loaded)}, nullptr, nullptr);
  if (!engine.ok()) {
    outcome.failures.push_back(std::string(engine.status().message()));
    return outcome;
  }
  std::set<std::string> covered;
  for (const std::string& folder : folders) {
    covered.insert(RuleOfFolder(folder));
    RunFolder(**engine, folder, minimum, outcome);
  }
  for (const engine::CheckerInfo& checker : (*engine)->checkers()) {
    for (const engine::RuleInfo& rule : checker.rules) {
      if (covered.count(rule.id.substr(checker.id.size() + 1)) > 0) continue;
      outcome.failures.push_back(
          absl::StrCat(plugin, ": expected a folder with examples of ", rule.id, ", found none"));
    }
  }
  return outcome;
}

}  // namespace claimcheck::tool
