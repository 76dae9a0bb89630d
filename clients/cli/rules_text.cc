#include "clients/cli/rules_text.h"

#include <algorithm>

#include "clients/cli/display_width.h"
#include "clients/cli/finding_text.h"

namespace claimcheck::cli {
namespace {

// Pages are Markdown of several lines: line by line, so that only what steers a terminal is replaced.
std::string PrintableLines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    out += Printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string RenderRules(const v1::ListCheckersResponse& checkers, const Terminal& terminal) {
  size_t widest = 0;
  for (const v1::Checker& checker : checkers.checkers()) {
    for (const v1::Rule& rule : checker.rules()) widest = std::max(widest, rule.id().size());
  }
  std::string out;
  for (const v1::Checker& checker : checkers.checkers()) {
    if (!out.empty()) out += "\n";
    out += terminal.Paint(Tone::kStrong, Printable(checker.id()));
    if (!checker.version().empty()) out += " " + Printable(checker.version());
    if (!checker.summary().empty()) out += ": " + Printable(checker.summary());
    out += "\n";
    for (const v1::Rule& rule : checker.rules()) {
      const std::string_view severity = SeverityWord(rule.severity());
      out += "  " + Printable(rule.id()) + std::string(widest - rule.id().size() + 2, ' ') +
             terminal.Paint(ToneOf(rule.severity()), severity) + std::string(9 - severity.size(), ' ') +
             (rule.enabled_by_default() ? "" : "(off) ") + Printable(rule.summary()) + "\n";
    }
  }
  return out;
}

std::string RenderRule(const v1::Rule& rule, const Terminal& terminal) {
  std::string out = terminal.Paint(Tone::kStrong, Printable(rule.id())) + " (" +
                    std::string(SeverityWord(rule.severity())) + (rule.enabled_by_default() ? "" : ", off by default") +
                    "): " + Printable(rule.summary()) + "\n";
  if (!rule.page().empty()) out += "\n" + PrintableLines(rule.page());
  return out;
}

}  // namespace claimcheck::cli
