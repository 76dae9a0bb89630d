// FlatBuffers are built inside out: strings and lists of a table before the table. Arguments of one call are evaluated
// in no given order, so everything that builds is named first; the same result always gives the same bytes.
#include "daemon/base/error.h"
#include "daemon/frames/build_strings.h"
#include "daemon/frames/pack.h"

namespace claimcheck::frames {
namespace {

auto PackFixes(Builder& b, const std::vector<engine::Fix>& fixes) {
  return List(b, fixes, [&](const engine::Fix& fix) {
    const auto edits = List(b, fix.edits, [&](const engine::Edit& edit) {
      const Span span = Pack(edit.span);
      return CreateEdit(b, &span, Text(b, edit.replacement));
    });
    return CreateFix(b, Text(b, fix.description), edits);
  });
}

auto PackEvidence(Builder& b, const std::vector<engine::Evidence>& evidence) {
  return List(b, evidence, [&](const engine::Evidence& item) {
    const Span span = Pack(item.span);
    const auto role = Text(b, item.role);
    return CreateEvidence(b, &span, role, Text(b, item.value));
  });
}

flatbuffers::Offset<Finding> PackFinding(Builder& b, const engine::Finding& finding) {
  const auto rule = Text(b, finding.rule);
  const auto message = Text(b, finding.message);
  const auto workings = Text(b, finding.workings);
  const auto fingerprint = Text(b, finding.fingerprint);
  const auto evidence = PackEvidence(b, finding.evidence);
  const auto fixes = PackFixes(b, finding.fixes);
  const Span span = Pack(finding.span);
  return CreateFinding(b, rule, static_cast<uint8_t>(finding.severity), message, workings, &span, evidence, fixes,
                       fingerprint);
}

flatbuffers::Offset<CheckerReport> PackReport(Builder& b, const engine::CheckerReport& report) {
  const auto checker = Text(b, report.checker);
  const auto version = Text(b, report.version);
  const auto detail = Text(b, report.detail);
  const auto considered = b.CreateVector(report.considered);
  const auto compared = b.CreateVector(report.compared);
  return CreateCheckerReport(b, checker, version, static_cast<uint8_t>(report.outcome), detail, considered, compared,
                             Texts(b, report.why_not));
}

flatbuffers::Offset<FactCoverage> PackCoverage(Builder& b, const engine::FactCoverage& coverage) {
  const auto reasons = b.CreateVector(coverage.not_compared.data(), coverage.not_compared.size());
  return CreateFactCoverage(b, coverage.found, coverage.compared, reasons);
}

flatbuffers::Offset<Checker> PackChecker(Builder& b, const engine::CheckerInfo& info) {
  const auto rules = List(b, info.rules, [&](const engine::RuleInfo& rule) {
    const auto id = Text(b, rule.id);
    const auto summary = Text(b, rule.summary);
    return CreateRule(b, id, static_cast<uint8_t>(rule.severity), rule.enabled, summary, Text(b, rule.page));
  });
  const auto id = Text(b, info.id);
  const auto version = Text(b, info.version);
  const auto vendor = Text(b, info.vendor);
  const auto summary = Text(b, info.summary);
  const auto languages = Text(b, info.languages);
  const auto schema = Text(b, info.options_schema);
  const auto path = Text(b, info.path);
  return CreateChecker(b, id, version, vendor, summary, languages, schema, path, Text(b, info.build), rules,
                       info.companion);
}

}  // namespace

void PackResult(Builder& builder, uint64_t number, const engine::Result& result) {
  builder.Clear();
  const auto findings =
      List(builder, result.findings, [&](const engine::Finding& finding) { return PackFinding(builder, finding); });
  const auto checkers =
      List(builder, result.checkers, [&](const engine::CheckerReport& report) { return PackReport(builder, report); });
  const auto suppressed = List(builder, result.suppressed, [&](const engine::SuppressedFinding& one) {
    return CreateSuppressedFinding(builder, PackFinding(builder, one.finding), static_cast<uint8_t>(one.by));
  });
  const auto suppressed_by = builder.CreateVector(result.suppressed_by.data(), result.suppressed_by.size());
  const auto figures = PackCoverage(builder, result.coverage.figures);
  const auto dates = PackCoverage(builder, result.coverage.dates);
  const auto quotations = PackCoverage(builder, result.coverage.quotations);
  const engine::SourceShares& shares = result.sources;
  const SourceShares sources(shares.statements, shares.named, shares.organization, shares.document,
                             shares.unnamed_with_reason, shares.unnamed, shares.none);
  const auto id = Text(builder, result.id);
  const auto uri = Text(builder, result.uri);
  FinishFrame(builder, CreateCheckAnswer(builder, number, id, uri, findings, checkers, suppressed, suppressed_by,
                                         figures, dates, quotations, &sources));
}

void PackRaw(Builder& builder, uint64_t number, const engine::RawResult& result) {
  builder.Clear();
  const auto runs = List(builder, result.runs, [&](const engine::RawRun& run) {
    const auto report = PackReport(builder, run.report);
    return CreateRawRun(builder, report, List(builder, run.findings, [&](const engine::Finding& finding) {
                          return PackFinding(builder, finding);
                        }));
  });
  std::vector<Span> spans;
  spans.reserve(result.compared.size());
  for (const cc_span& span : result.compared) spans.push_back(Pack({text::Field::kContent, span.begin, span.end}));
  const auto compared = builder.CreateVectorOfStructs(spans);
  FinishFrame(builder, CreateRawAnswer(builder, number, runs, compared));
}

void PackError(Builder& builder, uint64_t number, const absl::Status& status) {
  builder.Clear();
  const auto details = Pairs(builder, base::ErrorDetails(status));
  const auto message = builder.CreateString(status.message().data(), status.message().size());
  FinishFrame(builder, CreateErrorAnswer(builder, number, static_cast<uint8_t>(status.raw_code()), message, details));
}

absl::Status UnpackError(const ErrorAnswer& error) {
  absl::Status status(static_cast<absl::StatusCode>(error.code()),
                      absl::string_view(error.message()->data(), error.message()->size()));
  for (const KeyValue* pair : *error.details()) {
    status = base::WithDetail(std::move(status), View(pair->key()), View(pair->value()));
  }
  return status;
}

void PackHello(Builder& builder, const std::vector<engine::CheckerInfo>& checkers,
               const std::vector<absl::Status>& refused) {
  builder.Clear();
  const auto packed =
      List(builder, checkers, [&](const engine::CheckerInfo& checker) { return PackChecker(builder, checker); });
  const auto reasons = List(builder, refused, [&](const absl::Status& status) {
    return builder.CreateString(status.message().data(), status.message().size());
  });
  FinishFrame(builder, CreateHello(builder, kProtocol, packed, reasons));
}

}  // namespace claimcheck::frames
