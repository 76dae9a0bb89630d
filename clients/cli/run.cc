// Method: read a document, ask the backend, hand the answer to the report; a document or a checker that fails is named
// on standard error and the others go on.
#include "clients/cli/run.h"

#include <string>

#include "clients/cli/display_width.h"
#include "clients/cli/documents.h"
#include "clients/cli/github_report.h"
#include "clients/cli/json_lines.h"
#include "clients/cli/json_report.h"
#include "clients/cli/report.h"
#include "clients/cli/rules_text.h"
#include "clients/cli/sarif_report.h"
#include "clients/cli/text_report.h"

namespace claimcheck::cli {
namespace {

constexpr int kClean = 0;
constexpr int kFound = 1;
constexpr int kFailed = 2;

std::unique_ptr<Report> MakeReport(const Options& options, const Streams& streams) {
  switch (options.format) {
    case OutputFormat::kJson:
      return MakeJsonReport(streams.out);
    case OutputFormat::kSarif:
      return MakeSarifReport(streams.out);
    case OutputFormat::kGithub:
      return MakeGithubReport(streams.out);
    case OutputFormat::kText:
      break;
  }
  return MakeTextReport(streams.out, streams.err, streams.terminal);
}

v1::CheckOptions CheckOptionsOf(const Options& options) {
  v1::CheckOptions message;
  for (const std::string& checker : options.checkers) message.add_checkers(checker);
  for (const std::string& rule : options.enable_rules) message.add_enable_rules(rule);
  for (const std::string& rule : options.disable_rules) message.add_disable_rules(rule);
  message.set_profile(static_cast<v1::CheckOptions::Profile>(options.profile));
  message.set_offset_encoding(v1::UTF8);
  return message;
}

void Complain(std::ostream& err, const std::string& name, const absl::Status& status) {
  err << "claimcheck: error: " << Printable(name) << ": "
      << Printable(std::string_view(status.message().data(), status.message().size())) << "\n";
}

// Whether every checker that should have run did run to its end; those that did not are named.
bool CheckersFinished(const Item& item, const v1::CheckResult& result, std::ostream& err) {
  bool finished = result.checkers_size() > 0;
  if (!finished) {
    err << "claimcheck: error: " << Printable(item.name)
        << ": expected checkers, found none loaded: nothing was checked; `claimcheck rules` lists what is loaded\n";
  }
  for (const v1::CheckerReport& report : result.checkers()) {
    if (report.outcome() == v1::CheckerReport::OK) continue;
    err << "claimcheck: warning: " << Printable(item.name) << ": checker " << Printable(report.checker()) << " "
        << v1::CheckerReport::Outcome_Name(report.outcome()) << ": " << Printable(report.detail()) << "\n";
    finished = finished && report.outcome() == v1::CheckerReport::SKIPPED;
  }
  return finished;
}

bool FailsOn(const v1::CheckResult& result, FailOn least) {
  for (const v1::Finding& finding : result.findings()) {
    if (static_cast<int>(finding.severity()) <= static_cast<int>(least)) return true;
  }
  return false;
}

// One document; returns what it makes of the exit status.
int Answer(const Options& options, const v1::CheckOptions& check_options, const Item& item, Backend& backend,
           const Streams& streams, Report& report) {
  absl::Status status = item.status;
  if (status.ok() && options.command == Command::kFacts) {
    absl::StatusOr<v1::Facts> facts = backend.ExtractFacts(item.document);
    if (facts.ok()) {
      report.Add(item, *facts);
      return kClean;
    }
    status = facts.status();
  } else if (status.ok()) {
    absl::StatusOr<v1::CheckResult> result = backend.Check(item.document, check_options);
    if (result.ok()) {
      report.Add(item, *result);
      if (!CheckersFinished(item, *result, streams.err)) return kFailed;
      return FailsOn(*result, options.fail_on) ? kFound : kClean;
    }
    status = result.status();
  }
  Complain(streams.err, item.name, status);
  report.AddError(item, status);
  return kFailed;
}

int RunDocuments(const Options& options, Backend& backend, const Streams& streams) {
  const std::unique_ptr<Report> report = MakeReport(options, streams);
  const v1::CheckOptions check_options = CheckOptionsOf(options);
  Documents documents(options, streams.in);
  int exit_status = kClean;
  while (std::optional<Item> item = documents.Next()) {
    exit_status = std::max(exit_status, Answer(options, check_options, *item, backend, streams, *report));
    if (!streams.out) break;  // nobody reads on
  }
  report->Finish();
  return exit_status;
}

int RunRules(const Options& options, Backend& backend, const Streams& streams) {
  const bool json = options.format == OutputFormat::kJson;
  if (options.rule.empty()) {
    const absl::StatusOr<v1::ListCheckersResponse> checkers = backend.ListCheckers();
    if (checkers.ok()) {
      streams.out << (json ? JsonLine(*checkers) : RenderRules(*checkers, streams.terminal));
      return kClean;
    }
    Complain(streams.err, "rules", checkers.status());
    return kFailed;
  }
  const absl::StatusOr<v1::Rule> rule = backend.GetRule(options.rule);
  if (rule.ok()) {
    streams.out << (json ? JsonLine(*rule) : RenderRule(*rule, streams.terminal));
    return kClean;
  }
  Complain(streams.err, options.rule, rule.status());
  return kFailed;
}

}  // namespace

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
