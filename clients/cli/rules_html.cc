// md4c renders the pages. Their headings go two levels down, so that a page's "# sum-of-parts" stands under its
// checker.
#include "clients/cli/rules_html.h"

#include <md4c-html.h>

#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/finding_text.h"
#include "clients/cli/text_report.h"

namespace claimcheck::cli {
namespace {

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The rules of claimcheck</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
code, pre { font: 14px/1.45 ui-monospace, monospace; background: #f4f4f2; }
pre { padding: .6rem .8rem; white-space: pre-wrap; }
article { border-top: 1px solid #ccc; margin-top: 2.5rem; }
td { vertical-align: top; padding: .1rem .8rem .1rem 0; }
.error { color: #b00020; } .warning { color: #8a5a00; } .note { color: #00618a; }
</style>
</head>
<body>
<h1>The rules of claimcheck</h1>
)";

std::string Escape(std::string_view text) {
  return absl::StrReplaceAll(absl::string_view(text.data(), text.size()),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

std::string Word(v1::Finding::Severity severity) { return std::string(SeverityWord(severity)); }

std::string FromMarkdown(const std::string& page) {
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  const int failed =
      md_html(page.data(), static_cast<MD_SIZE>(page.size()), append, &html, MD_FLAG_NOHTML | MD_FLAG_TABLES, 0);
  if (failed != 0) return absl::StrCat("<pre>", Escape(page), "</pre>\n");
  return absl::StrReplaceAll(html, {{"<h1>", "<h3>"}, {"</h1>", "</h3>"}, {"<h2>", "<h4>"}, {"</h2>", "</h4>"}});
}

std::string Link(const v1::Rule& rule) {
  return absl::StrCat("<a href=\"#", Escape(rule.id()), "\">", Escape(rule.id()), "</a>");
}

std::string Row(const v1::Rule& rule) {
  return absl::StrCat("<tr><td>", Link(rule), "</td><td class=\"", Word(rule.severity()), "\">", Word(rule.severity()),
                      "</td><td>", Escape(rule.summary()), rule.enabled_by_default() ? "" : " <i>(in strict)</i>",
                      "</td></tr>\n");
}

void AppendBySeverity(const v1::ListCheckersResponse& checkers, std::string* html) {
  absl::StrAppend(html, "<h2>By severity</h2>\n");
  for (const v1::Finding::Severity severity : {v1::Finding::ERROR, v1::Finding::WARNING, v1::Finding::NOTE}) {
    uint64_t count = 0;
    std::string links;
    for (const v1::Checker& checker : checkers.checkers()) {
      for (const v1::Rule& rule : checker.rules()) {
        if (rule.severity() != severity) continue;
        absl::StrAppend(&links, count++ == 0 ? "" : ",\n", Link(rule));
      }
    }
    if (count == 0) continue;
    absl::StrAppend(html, "<p><b class=\"", Word(severity), "\">", Count(count, Word(severity).c_str()),
                    "</b>: ", links, "</p>\n");
  }
}

}  // namespace

std::string RenderRulesHtml(const v1::ListCheckersResponse& checkers, const std::map<std::string, std::string>& pages) {
  std::string html = kHead;
  absl::StrAppend(&html, "<h2>By checker</h2>\n");
  for (const v1::Checker& checker : checkers.checkers()) {
    absl::StrAppend(&html, "<h3>", Escape(checker.id()), "</h3>\n<p>", Escape(checker.summary()), ".</p>\n<table>\n");
    for (const v1::Rule& rule : checker.rules()) html += Row(rule);
    absl::StrAppend(&html, "</table>\n");
  }
  AppendBySeverity(checkers, &html);
  for (const v1::Checker& checker : checkers.checkers()) {
    for (const v1::Rule& rule : checker.rules()) {
      const auto page = pages.find(rule.id());
      absl::StrAppend(&html, "<article id=\"", Escape(rule.id()), "\">\n<p><code>", Escape(rule.id()),
                      "</code>, <span class=\"", Word(rule.severity()), "\">", Word(rule.severity()), "</span>",
                      rule.enabled_by_default() ? "" : ", runs in <code>--profile strict</code>", "</p>\n",
                      page == pages.end() ? "" : FromMarkdown(page->second), "</article>\n");
    }
  }
  return html + "</body>\n</html>\n";
}

}  // namespace claimcheck::cli
