// What a checker class looks like, and the rules that it runs.
//
// A checker has Describe(), Rules(), a constructor from Setup (or none), and Check(); see claimcheck/sdk.h.
// A rule is a value: its id, what it promises, and a function over a context. The context is whatever the rules of one
// checker share, made once per document; with nothing to share it is the Document itself. Put every rule in a folder of
// its own (rule.cc, rule.md, corpus.txt) behind a function that returns it:
//
//   sdk::Rule<Context> PercentChange();                                 // rules.h, a line for each rule
//   static const sdk::Rule<Context> kRules[] = {PercentChange(), …};    // in Rules()
#ifndef CLAIMCHECK_SDK_CHECKER_H_
#define CLAIMCHECK_SDK_CHECKER_H_

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/document.h"
#include "claimcheck/sdk/finding.h"
#include "claimcheck/sdk/report.h"

namespace claimcheck::sdk {

// What the host shows of a checker. All views are static. An empty id or version is the plug-in's own, as
// claimcheck_plugin() was told it; a plug-in of several checkers names each.
struct Info {
  std::string_view id = {};
  std::string_view version = {};
  std::string_view vendor = {};
  std::string_view summary = {};         // one line
  std::string_view languages = "en";     // BCP 47, comma-separated
  std::string_view options_schema = {};  // JSON Schema of the options object; empty: there are no options
};

template <typename Context>
struct Rule {
  std::string_view id;  // "percent-change": lower case, digits, hyphens
  Severity severity = Severity::kNote;
  std::string_view summary;  // one line
  void (*run)(const Context& context, RuleReport& report) = nullptr;
  bool enabled = true;         // by default
  std::string_view page = {};  // Markdown; empty: the rule.md that claimcheck_plugin() embedded under this id
};

// What a checker is made with; borrowed for the constructor.
struct Setup {
  std::string_view options;  // JSON object that has passed the schema; empty for none
  const cc_host* host = nullptr;
};

// Writes a line to the daemon's log. Never log a document's text.
inline void Log(const cc_host* host, Severity severity, std::string_view line) {
  if (host != nullptr && host->log != nullptr) host->log(host->host, static_cast<uint32_t>(severity), Str(line));
}

// Runs those of the rules that are wanted, in their order; stops between two when nobody waits any more.
template <typename Rules, typename Context>
void RunRules(const Rules& rules, const Context& context, Report& report) {
  uint32_t index = 0;
  for (const auto& rule : rules) {
    const uint32_t current = index++;
    if (rule.run == nullptr || !report.IsEnabled(current)) continue;
    if (report.sink().should_stop != nullptr && report.sink().should_stop(report.sink().host) != 0) return;
    RuleReport rule_report(report, current);
    rule.run(context, rule_report);
  }
}

template <typename C>
concept Describes = requires {
  { C::Describe() } -> std::convertible_to<Info>;
};
template <typename C>
concept HasRules = requires {
  C::Rules().size();
  { C::Rules()[0].id } -> std::convertible_to<std::string_view>;
};
template <typename C>
concept HasCheck = requires(C& checker, const Document& document, Report& report) {
  checker.Check(document, report);
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_CHECKER_H_
