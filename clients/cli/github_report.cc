#include "clients/cli/github_report.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/fields.h"
#include "clients/cli/finding_text.h"

namespace claimcheck::cli {
namespace {

std::string EscapeMessage(const std::string& text) {
  return absl::StrReplaceAll(text, {{"%", "%25"}, {"\r", "%0D"}, {"\n", "%0A"}});
}

std::string EscapeProperty(const std::string& text) {
  return absl::StrReplaceAll(EscapeMessage(text), {{":", "%3A"}, {",", "%2C"}});
}

class GithubReport : public Report {
 public:
  explicit GithubReport(std::ostream& out) : out_(out) {}

  void Add(const Item& item, const v1::CheckResult& result) override {
    Fields fields(item);
    const std::string file = EscapeProperty(item.document.uri().empty() ? item.name : item.document.uri());
    for (const v1::Finding& finding : result.findings()) {
      const v1::Span& span = finding.span();
      const std::string_view severity = SeverityWord(finding.severity());
      out_ << "::" << (severity == "note" ? "notice" : severity) << " file=" << file;
      if (span.field() == v1::Span::CONTENT) {
        const LineIndex& lines = fields.Lines(span.field());
        out_ << ",line=" << lines.LineOf(span.begin()) << ",endLine=" << lines.LineOf(span.end())
             << ",col=" << lines.ColumnOf(span.begin()) << ",endColumn=" << lines.ColumnOf(span.end());
      }
      std::string message = finding.message();
      if (!finding.workings().empty()) message += "\n" + finding.workings();
      for (const v1::Fix& fix : finding.fixes()) message += "\nfix: " + fix.description();
      out_ << ",title=" << EscapeProperty(finding.rule()) << "::" << EscapeMessage(message) << "\n";
    }
    out_ << std::flush;
  }

  void Add(const Item&, const v1::Facts&) override {}  // options.cc offers this format for findings only

  void AddError(const Item& item, const absl::Status& status) override {
    out_ << "::error file=" << EscapeProperty(item.name) << "::" << EscapeMessage(std::string(status.message()))
         << "\n";
  }

  void Finish() override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Report> MakeGithubReport(std::ostream& out) { return std::make_unique<GithubReport>(out); }

}  // namespace claimcheck::cli
