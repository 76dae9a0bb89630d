// Method: every line is flushed, so that a program at the other end of a pipe sees an answer as soon as it is there.
#include "clients/cli/json_report.h"

#include "clients/cli/json_lines.h"

namespace claimcheck::cli {
namespace {

class JsonReport : public Report {
 public:
  explicit JsonReport(std::ostream& out) : out_(out) {}
  void Add(const Item&, const v1::CheckResult& result) override { Write(JsonLine(result)); }
  void Add(const Item&, const v1::Facts& facts) override { Write(JsonLine(facts)); }
  void AddError(const Item& item, const absl::Status& status) override { Write(JsonErrorLine(item.document, status)); }
  void Finish() override {}

 private:
  void Write(const std::string& line) { out_ << line << std::flush; }
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Report> MakeJsonReport(std::ostream& out) { return std::make_unique<JsonReport>(out); }

}  // namespace claimcheck::cli
