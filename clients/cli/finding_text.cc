// Method: the finding's own field first, then the other fields that its evidence stands in, each under a line that says
// where it is. The label of a piece of evidence is its role and its value, or the role alone where the value is only
// what stands there in print.
#include "clients/cli/finding_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/display_width.h"
#include "clients/cli/excerpt.h"

namespace claimcheck::cli {
namespace {

int GutterWidth(const v1::Finding& finding, Fields& fields) {
  uint32_t line = fields.Lines(finding.span().field()).LineOf(finding.span().end());
  for (const v1::Evidence& evidence : finding.evidence()) {
    line = std::max(line, fields.Lines(evidence.span().field()).LineOf(evidence.span().end()));
  }
  return 1 + static_cast<int>(std::to_string(line).size());
}

std::vector<Mark> MarksIn(v1::Span::Field field, const v1::Finding& finding, Fields& fields) {
  std::vector<Mark> marks;
  if (finding.span().field() == field) marks.push_back({finding.span().begin(), finding.span().end(), true, ""});
  for (const v1::Evidence& evidence : finding.evidence()) {
    const v1::Span& span = evidence.span();
    if (span.field() != field || span.begin() >= span.end()) continue;
    marks.push_back({span.begin(), span.end(), false, LabelOf(evidence, fields.Text(span))});
  }
  return marks;
}

}  // namespace

std::string LabelOf(const v1::Evidence& evidence, std::string_view written) {
  const std::string role = Printable(evidence.role());
  const std::string value = Printable(evidence.value());
  const bool same = absl::EqualsIgnoreCase(absl::string_view(written.data(), written.size()), value);
  if (role.empty()) return same ? "" : value;
  return value.empty() || same ? role : role + ": " + value;
}

Tone ToneOf(v1::Finding::Severity severity) {
  if (severity == v1::Finding::ERROR) return Tone::kError;
  return severity == v1::Finding::WARNING ? Tone::kWarning : Tone::kNote;
}

std::string_view SeverityWord(v1::Finding::Severity severity) {
  if (severity == v1::Finding::ERROR) return "error";
  return severity == v1::Finding::WARNING ? "warning" : "note";
}

std::string_view ReasonWord(v1::SuppressedFinding::Reason reason) {
  if (reason == v1::SuppressedFinding::CONFIRMED) return "confirmed";
  return reason == v1::SuppressedFinding::DISABLED ? "disabled" : "in the baseline";
}

std::string RenderFinding(const v1::Finding& finding, Fields& fields, const Terminal& terminal,
                          std::string_view suppressed) {
  const Tone tone = ToneOf(finding.severity());
  std::string severity(SeverityWord(finding.severity()));
  if (!suppressed.empty()) severity += " (" + std::string(suppressed) + ")";
  std::string out =
      terminal.Paint(Tone::kStrong, fields.Place(finding.span()) + ":") + " " + terminal.Paint(tone, severity + ":") +
      " " + terminal.Paint(Tone::kStrong, Printable(finding.message())) + " [" + Printable(finding.rule()) + "]\n";
  const int gutter = GutterWidth(finding, fields);
  const std::string indent(static_cast<size_t>(gutter), ' ');
  const v1::Span::Field own = finding.span().field();
  std::array<v1::Span::Field, 3> order = {v1::Span::TITLE, v1::Span::SUMMARY, v1::Span::CONTENT};
  std::stable_partition(order.begin(), order.end(), [own](v1::Span::Field field) { return field == own; });
  for (const v1::Span::Field field : order) {
    std::vector<Mark> marks = MarksIn(field, finding, fields);
    if (marks.empty()) continue;
    if (field != own) {
      const LineIndex& lines = fields.Lines(field);
      out += terminal.Paint(Tone::kEvidence, absl::StrCat(indent.substr(1), "-->")) + " " +
             absl::StrCat(fields.Name(field), ":", lines.LineOf(marks.front().begin)) + "\n";
    }
    out += RenderExcerpt(fields.Lines(field), std::move(marks), gutter, tone, terminal);
  }
  const auto remark = [&](Tone remark_tone, std::string_view label, const std::string& text) {
    out += indent + terminal.Paint(Tone::kEvidence, " = ") + terminal.Paint(remark_tone, label) +
           (label.empty() ? "" : " ") + Printable(text) + "\n";
  };
  if (!finding.workings().empty()) remark(Tone::kStrong, "", finding.workings());
  for (const v1::Fix& fix : finding.fixes()) remark(Tone::kRemedy, "fix:", fix.description());
  return out + "\n";
}

}  // namespace claimcheck::cli
