#include "clients/cli/coverage_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/display_width.h"
#include "clients/cli/text_report.h"

namespace claimcheck::cli {
namespace {

const char* Words(v1::FactCoverage::Reason reason) {
  switch (reason) {
    case v1::FactCoverage::NOTHING_TO_COMPARE_WITH: return "with nothing to compare with";
    case v1::FactCoverage::VAGUE: return "vague";
    case v1::FactCoverage::NOT_ASSERTED: return "forecast, denied or conditional";
    case v1::FactCoverage::NO_DATE_TO_READ_AGAINST: return "without a date to read them against";
    case v1::FactCoverage::NOT_CLOSED: return "not closed";
    case v1::FactCoverage::INSIDE_ANOTHER: return "inside another";
    default: return "for another reason";
  }
}

std::string KindLine(const char* kind, const v1::FactCoverage& coverage) {
  std::string line = absl::StrCat(Count(coverage.found(), kind), ", ", coverage.compared(), " compared");
  std::vector<std::string> rest;
  for (const v1::FactCoverage::Rest& one : coverage.not_compared()) {
    rest.push_back(absl::StrCat(one.count(), " ", Words(one.reason())));
  }
  return rest.empty() ? line : absl::StrCat(line, "; not: ", absl::StrJoin(rest, ", "));
}

std::array<std::pair<uint32_t, const char*>, 6> KindsOf(const v1::SourceShares& sources) {
  return {{{sources.named(), "named"},
           {sources.organization(), "organizations"},
           {sources.document(), "documents"},
           {sources.unnamed_with_reason(), "unnamed with a reason"},
           {sources.unnamed(), "unnamed"},
           {sources.none(), "nobody"}}};
}

std::string SourcesLine(const v1::SourceShares& sources) {
  std::vector<std::string> shares;
  for (const auto& [count, kind] : KindsOf(sources)) {
    if (count == 0) continue;
    const uint32_t percent = (200 * count + sources.statements()) / (2 * sources.statements());
    shares.push_back(absl::StrCat(percent == 0 ? "under 1" : absl::StrCat(percent), "% ", kind));
  }
  return absl::StrCat(Count(sources.statements(), "statement"), " by source: ", absl::StrJoin(shares, ", "));
}

void AddUp(const v1::FactCoverage& one, v1::FactCoverage* all) {
  all->set_found(all->found() + one.found());
  all->set_compared(all->compared() + one.compared());
}

void AppendRules(const v1::CheckerReport& report, const v1::Checker& checker, std::string* out) {
  const int rules = std::min({report.considered_size(), report.compared_size(), checker.rules_size()});
  for (int i = 0; i < rules; ++i) {
    if (report.considered(i) == 0) continue;
    absl::StrAppend(out, "  ", Printable(checker.rules(i).id()), ": ", report.compared(i), " of ", report.considered(i),
                    " compared\n");
  }
  for (const std::string& reason : report.why_not()) {
    absl::StrAppend(out, "  ", Printable(report.checker()), ": not compared: ", Printable(reason), "\n");
  }
}

}  // namespace

void CoverageTotals::Add(const v1::CheckResult& result) {
  any_ = any_ || result.has_coverage();
  AddUp(result.coverage().figures(), coverage_.mutable_figures());
  AddUp(result.coverage().dates(), coverage_.mutable_dates());
  AddUp(result.coverage().quotations(), coverage_.mutable_quotations());
  const v1::SourceShares& one = result.sources();
  sources_.set_statements(sources_.statements() + one.statements());
  sources_.set_named(sources_.named() + one.named());
  sources_.set_organization(sources_.organization() + one.organization());
  sources_.set_document(sources_.document() + one.document());
  sources_.set_unnamed_with_reason(sources_.unnamed_with_reason() + one.unnamed_with_reason());
  sources_.set_unnamed(sources_.unnamed() + one.unnamed());
  sources_.set_none(sources_.none() + one.none());
}

std::vector<std::string> CoverageTotals::Lines() const {
  std::vector<std::string> lines;
  if (!any_) return lines;
  const v1::FactCoverage& figures = coverage_.figures();
  const v1::FactCoverage& dates = coverage_.dates();
  const v1::FactCoverage& quotations = coverage_.quotations();
  lines.push_back(absl::StrCat("read ", Count(figures.found(), "figure"), " (", figures.compared(), " compared), ",
                               Count(dates.found(), "date"), " (", dates.compared(), "), ",
                               Count(quotations.found(), "quotation"), " (", quotations.compared(), ")\n"));
  if (sources_.statements() > 0) lines.push_back(SourcesLine(sources_) + "\n");
  return lines;
}

std::string RenderCoverage(const std::string& name, const v1::CheckResult& result,
                           const v1::ListCheckersResponse& loaded) {
  const v1::Coverage& coverage = result.coverage();
  std::string out = absl::StrCat(Printable(name), ": what was read\n");
  absl::StrAppend(&out, "  ", KindLine("figure", coverage.figures()), "\n");
  absl::StrAppend(&out, "  ", KindLine("date", coverage.dates()), "\n");
  absl::StrAppend(&out, "  ", KindLine("quotation", coverage.quotations()), "\n");
  if (result.sources().statements() > 0) absl::StrAppend(&out, "  ", SourcesLine(result.sources()), "\n");
  for (const v1::CheckerReport& report : result.checkers()) {
    for (const v1::Checker& checker : loaded.checkers()) {
      if (checker.id() == report.checker()) AppendRules(report, checker, &out);
    }
  }
  return out + "\n";
}

}  // namespace claimcheck::cli
