#include "clients/cli/text_report.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "clients/cli/coverage_text.h"
#include "clients/cli/facts_text.h"
#include "clients/cli/fields.h"
#include "clients/cli/finding_text.h"

namespace claimcheck::cli {
namespace {

class TextReport : public Report {
 public:
  TextReport(std::ostream& out, std::ostream& summary, const Terminal& terminal,
             const v1::ListCheckersResponse* coverage)
      : out_(out), summary_(summary), terminal_(terminal), coverage_(coverage) {}

  void Add(const Item& item, const v1::CheckResult& result) override {
    ++checked_;
    Fields fields(item);
    for (const v1::Finding& finding : result.findings()) {
      ++findings_[static_cast<size_t>(finding.severity()) % findings_.size()];
      out_ << RenderFinding(finding, fields, terminal_);
    }
    for (const v1::SuppressedFinding& suppressed : result.suppressed()) {
      out_ << RenderFinding(suppressed.finding(), fields, terminal_, ReasonWord(suppressed.reason()));
    }
    confirmed_ += result.suppressions().confirmed();
    disabled_ += result.suppressions().disabled();
    baseline_ += result.suppressions().baseline();
    totals_.Add(result);
    if (coverage_ != nullptr) out_ << RenderCoverage(item.name, result, *coverage_);
    out_ << std::flush;
  }

  void Add(const Item& item, const v1::Facts& facts) override {
    Fields fields(item);
    out_ << RenderFacts(facts, fields, terminal_) << std::flush;
    reads_facts_ = true;
  }

  void AddError(const Item&, const absl::Status&) override { ++failed_; }

  void Finish() override {
    if (reads_facts_) return;
    std::string line = absl::StrCat("claimcheck: ", Count(checked_, "document"), " checked");
    const uint64_t all = findings_[v1::Finding::ERROR] + findings_[v1::Finding::WARNING] + findings_[v1::Finding::NOTE];
    if (all == 0 && checked_ > 0) {
      absl::StrAppend(&line, ": nothing found");
    } else if (all > 0) {
      absl::StrAppend(&line, ": ", Count(findings_[v1::Finding::ERROR], "error"), ", ",
                      Count(findings_[v1::Finding::WARNING], "warning"), ", ",
                      Count(findings_[v1::Finding::NOTE], "note"));
    }
    if (confirmed_ + disabled_ + baseline_ > 0) {
      absl::StrAppend(&line, "; not shown: ", confirmed_, " confirmed, ", disabled_, " disabled, ", baseline_,
                      " in the baseline");
    }
    if (failed_ > 0) absl::StrAppend(&line, "; ", Count(failed_, "document"), " could not be checked");
    summary_ << line << "\n";
    for (const std::string& more : totals_.Lines()) summary_ << "claimcheck: " << more;
  }

 private:
  std::ostream& out_;
  std::ostream& summary_;
  const Terminal terminal_;
  const v1::ListCheckersResponse* const coverage_;
  CoverageTotals totals_;
  uint64_t confirmed_ = 0;
  uint64_t disabled_ = 0;
  uint64_t baseline_ = 0;
  uint64_t checked_ = 0;
  uint64_t failed_ = 0;
  bool reads_facts_ = false;
  std::array<uint64_t, 4> findings_ = {};  // by severity
};

}  // namespace

std::string Count(uint64_t count, const char* noun) { return absl::StrCat(count, " ", noun, count == 1 ? "" : "s"); }

std::unique_ptr<Report> MakeTextReport(std::ostream& out, std::ostream& summary, const Terminal& terminal,
                                       const v1::ListCheckersResponse* coverage) {
  return std::make_unique<TextReport>(out, summary, terminal, coverage);
}

}  // namespace claimcheck::cli
