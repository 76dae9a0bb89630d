// Method: read a document, ask the backend, hand the answer to the report; a document that fails is named on standard
// error and the others go on.
#include "clients/cli/run.h"

#include <map>
#include <string>

#include "clients/cli/check_documents.h"
#include "clients/cli/config.h"
#include "clients/cli/display_width.h"
#include "clients/cli/documents.h"
#include "clients/cli/github_report.h"
#include "clients/cli/json_lines.h"
#include "clients/cli/json_report.h"
#include "clients/cli/report.h"
#include "clients/cli/rules_html.h"
#include "clients/cli/rules_text.h"
#include "clients/cli/sarif_report.h"
#include "clients/cli/text_report.h"

namespace claimcheck::cli {
namespace {

// `loaded`: null, or the rules that --coverage names.
std::unique_ptr<Report> MakeReport(const Options& options, const Streams& streams,
                                   const v1::ListCheckersResponse* loaded) {
  switch (options.format) {
    case OutputFormat::kJson: return MakeJsonReport(streams.out);
    case OutputFormat::kSarif: return MakeSarifReport(streams.out);
    case OutputFormat::kGithub: return MakeGithubReport(streams.out);
    case OutputFormat::kText:
    case OutputFormat::kHtml:  // of rules only, see options.cc
      break;
  }
  return MakeTextReport(streams.out, streams.err, streams.terminal, loaded);
}

int RunFacts(const Options& options, Backend& backend, const Streams& streams, Report& report) {
  Documents documents(options, streams.in);
  int exit_status = kClean;
  while (std::optional<Item> item = documents.Next()) {
    const absl::StatusOr<v1::Facts> facts =
        item->status.ok() ? backend.ExtractFacts(item->document) : absl::StatusOr<v1::Facts>(item->status);
    if (facts.ok()) {
      report.Add(*item, *facts);
    } else {
      Complain(streams.err, item->name, facts.status());
      report.AddError(*item, facts.status());
      exit_status = kFailed;
    }
    if (!streams.out) break;  // nobody reads on
  }
  report.Finish();
  return exit_status;
}

int RunDocuments(const Options& options, Backend& backend, const Streams& streams) {
  v1::ListCheckersResponse loaded;
  if (options.coverage) {
    absl::StatusOr<v1::ListCheckersResponse> listed = backend.ListCheckers();
    if (!listed.ok()) {
      Complain(streams.err, "rules", listed.status());
      return kFailed;
    }
    loaded = *std::move(listed);
  }
  const std::unique_ptr<Report> report = MakeReport(options, streams, options.coverage ? &loaded : nullptr);
  return options.command == Command::kFacts ? RunFacts(options, backend, streams, *report)
                                            : CheckDocuments(options, backend, streams, *report);
}

absl::StatusOr<std::string> ListRules(const Options& options, Backend& backend, const Terminal& terminal) {
  const absl::StatusOr<v1::ListCheckersResponse> checkers = backend.ListCheckers();
  if (!checkers.ok()) return checkers.status();
  if (options.format == OutputFormat::kJson) return JsonLine(*checkers);
  if (options.format != OutputFormat::kHtml) return RenderRules(*checkers, terminal);
  std::map<std::string, std::string> pages;
  for (const v1::Checker& checker : checkers->checkers()) {
    for (const v1::Rule& rule : checker.rules()) {
      absl::StatusOr<v1::Rule> with_page = backend.GetRule(rule.id());
      if (!with_page.ok()) return with_page.status();
      pages.emplace(rule.id(), with_page->page());
    }
  }
  return RenderRulesHtml(*checkers, pages);
}

int RunRules(const Options& options, Backend& backend, const Streams& streams) {
  if (options.rule.empty()) {
    const absl::StatusOr<std::string> listed = ListRules(options, backend, streams.terminal);
    if (!listed.ok()) {
      Complain(streams.err, "rules", listed.status());
      return kFailed;
    }
    streams.out << *listed;
    return kClean;
  }
  const absl::StatusOr<v1::Rule> rule = backend.GetRule(options.rule);
  if (rule.ok()) {
    const bool json = options.format == OutputFormat::kJson;
    streams.out << (json ? JsonLine(*rule) : RenderRule(*rule, streams.terminal));
    return kClean;
  }
  const absl::StatusOr<v1::ListCheckersResponse> loaded = backend.ListCheckers();
  const std::string wrong = loaded.ok() ? NoSuchRule(options.rule, *loaded) : "";
  if (wrong.empty()) {
    Complain(streams.err, options.rule, rule.status());
  } else {
    streams.err << "claimcheck: error: " << Printable(wrong) << "\n";
  }
  return kFailed;
}

}  // namespace

void Complain(std::ostream& err, const std::string& name, const absl::Status& status) {
  err << "claimcheck: error: " << Printable(name) << ": "
      << Printable(std::string_view(status.message().data(), status.message().size())) << "\n";
}

int Run(const Options& options, Backend& backend, const Streams& streams) {
  int exit_status = options.command == Command::kRules ? RunRules(options, backend, streams)
                                                       : RunDocuments(options, backend, streams);
  streams.out.flush();
  if (!streams.out) {
    streams.err << "claimcheck: error: standard output: the answer could not be written; check its disk or pipe\n";
    return kFailed;
  }
  return exit_status;
}

}  // namespace claimcheck::cli
