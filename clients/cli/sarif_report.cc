// Method: the log is written from the outside in: head, results with commas between them, and at the end what is only
// then known (the rules that were met, the documents that failed). A title or a summary has no place in a file: a span
// in it becomes a logical location.
#include "clients/cli/sarif_report.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "clients/cli/fields.h"
#include "clients/cli/finding_text.h"

namespace claimcheck::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// A file's name as a relative or absolute URI reference.
std::string ArtifactUri(const Item& item) {
  if (!item.document.uri().empty()) return item.document.uri();
  std::string uri;
  for (const char c : item.name) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || std::string_view("/-._~").find(c) != std::string_view::npos) {
      uri.push_back(c);
    } else {
      uri += absl::StrFormat("%%%02X", byte);
    }
  }
  return uri;
}

Json Region(const v1::Span& span, Fields& fields) {
  const LineIndex& lines = fields.Lines(span.field());
  return {{"startLine", lines.LineOf(span.begin())},
          {"startColumn", lines.ColumnOf(span.begin())},
          {"endLine", lines.LineOf(span.end())},
          {"endColumn", lines.ColumnOf(span.end())},
          {"byteOffset", span.begin()},
          {"byteLength", span.end() - span.begin()}};
}

Json Location(const v1::Span& span, const Item& item, Fields& fields) {
  const Json artifact = {{"uri", ArtifactUri(item)}};
  if (span.field() == v1::Span::CONTENT) {
    return {{"physicalLocation", {{"artifactLocation", artifact}, {"region", Region(span, fields)}}}};
  }
  return {{"physicalLocation", {{"artifactLocation", artifact}}},
          {"logicalLocations", Json::array({{{"name", span.field() == v1::Span::TITLE ? "title" : "summary"}}})}};
}

Json FixesOf(const v1::Finding& finding, const Item& item, Fields& fields) {
  Json fixes = Json::array();
  for (const v1::Fix& fix : finding.fixes()) {
    Json replacements = Json::array();
    for (const v1::Edit& edit : fix.edits()) {
      if (edit.span().field() != v1::Span::CONTENT) continue;
      replacements.push_back(
          {{"deletedRegion", Region(edit.span(), fields)}, {"insertedContent", {{"text", edit.replacement()}}}});
    }
    if (replacements.empty() || replacements.size() != static_cast<size_t>(fix.edits_size())) continue;
    fixes.push_back({{"description", {{"text", fix.description()}}},
                     {"artifactChanges", Json::array({{{"artifactLocation", {{"uri", ArtifactUri(item)}}},
                                                       {"replacements", std::move(replacements)}}})}});
  }
  return fixes;
}

Json ResultOf(const v1::Finding& finding, const Item& item, Fields& fields) {
  std::string text = finding.message();
  if (!finding.workings().empty()) text += "\n" + finding.workings();
  Json result = {{"ruleId", finding.rule()},
                 {"level", SeverityWord(finding.severity())},
                 {"message", {{"text", std::move(text)}}},
                 {"locations", Json::array({Location(finding.span(), item, fields)})}};
  for (const v1::Evidence& evidence : finding.evidence()) {
    Json location = Location(evidence.span(), item, fields);
    location["message"] = {{"text", LabelOf(evidence, fields.Text(evidence.span()))}};
    result["relatedLocations"].push_back(std::move(location));
  }
  if (Json fixes = FixesOf(finding, item, fields); !fixes.empty()) result["fixes"] = std::move(fixes);
  if (!finding.fingerprint().empty()) result["partialFingerprints"] = {{"claimcheck/v1", finding.fingerprint()}};
  return result;
}

class SarifReport : public Report {
 public:
  explicit SarifReport(std::ostream& out) : out_(out) {
    out_ << R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
         << R"("columnKind":"unicodeCodePoints","results":[)";
  }

  void Add(const Item& item, const v1::CheckResult& result) override {
    Fields fields(item);
    for (const v1::Finding& finding : result.findings()) Write(finding.rule(), ResultOf(finding, item, fields));
    for (const v1::SuppressedFinding& suppressed : result.suppressed()) {
      Json json = ResultOf(suppressed.finding(), item, fields);
      const bool in_baseline = suppressed.reason() == v1::SuppressedFinding::BASELINE;
      json["suppressions"] = Json::array(
          {{{"kind", in_baseline ? "external" : "inSource"}, {"justification", ReasonWord(suppressed.reason())}}});
      Write(suppressed.finding().rule(), json);
    }
  }

  void Add(const Item&, const v1::Facts&) override {}  // options.cc offers this format for findings only

  void AddError(const Item& item, const absl::Status& status) override {
    notifications_.push_back(
        {{"level", "error"}, {"message", {{"text", item.name + ": " + std::string(status.message())}}}});
  }

  void Finish() override {
    Json rules = Json::array();
    for (const std::string& id : rules_) rules.push_back({{"id", id}});
    const Json tool = {{"driver", {{"name", "claimcheck"}, {"version", CLAIMCHECK_VERSION}, {"rules", rules}}}};
    const Json invocation = {{"executionSuccessful", notifications_.empty()},
                             {"toolExecutionNotifications", notifications_}};
    out_ << "],\n\"tool\":" << Dump(tool) << ",\n\"invocations\":" << Dump(Json::array({invocation})) << "}]}\n";
  }

 private:
  void Write(const std::string& rule, const Json& result) {
    out_ << (rules_.empty() ? "\n" : ",\n") << Dump(result);
    rules_.insert(rule);
  }

  std::ostream& out_;
  std::set<std::string> rules_;
  Json notifications_ = Json::array();
};

}  // namespace

std::unique_ptr<Report> MakeSarifReport(std::ostream& out) { return std::make_unique<SarifReport>(out); }

}  // namespace claimcheck::cli
