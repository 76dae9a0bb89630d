// Codes of the ABI, the engine and the API that are numbered alike are cast, and a static_assert says so; severities
// are numbered the other way round.
#include "daemon/service/convert.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "daemon/base/error.h"
#include "daemon/engine/own_checker.h"
#include "daemon/service/convert_span.h"

namespace claimcheck::service {
namespace {

using frames::View;

static_assert(v1::Finding::ERROR == 4 - CC_SEVERITY_ERROR && v1::Finding::NOTE == 4 - CC_SEVERITY_NOTE);
static_assert(v1::CheckerReport::OK == static_cast<int>(engine::Outcome::kOk) &&
              v1::CheckerReport::SKIPPED == static_cast<int>(engine::Outcome::kSkipped));
static_assert(v1::UTF8 == static_cast<int>(engine::Encoding::kUtf8) &&
              v1::CODE_POINTS == static_cast<int>(engine::Encoding::kCodePoints));

static_assert(v1::CheckOptions::DESK == static_cast<int>(engine::Profile::kDesk) &&
              v1::CheckOptions::WIRE == static_cast<int>(engine::Profile::kWire));

static_assert(v1::SuppressedFinding::CONFIRMED == static_cast<int>(engine::SuppressedBy::kConfirmed) &&
              v1::SuppressedFinding::BASELINE == static_cast<int>(engine::SuppressedBy::kBaseline));
static_assert(v1::FactCoverage::NOTHING_TO_COMPARE_WITH ==
                  static_cast<int>(engine::NotCompared::kNothingToCompareWith) &&
              v1::FactCoverage::INSIDE_ANOTHER == static_cast<int>(engine::NotCompared::kInsideAnother));

v1::Finding::Severity Severity(uint8_t abi) { return static_cast<v1::Finding::Severity>(4 - abi); }

void FillFinding(const frames::Finding& finding, v1::Finding* message) {
  SetText(message->mutable_rule(), finding.rule());
  message->set_severity(Severity(finding.severity()));
  SetText(message->mutable_message(), finding.message());
  SetText(message->mutable_workings(), finding.workings());
  SetSpan(message->mutable_span(), finding.span());
  SetText(message->mutable_fingerprint(), finding.fingerprint());
  for (const frames::Evidence* evidence : *finding.evidence()) {
    v1::Evidence* item = message->add_evidence();
    SetSpan(item->mutable_span(), evidence->span());
    SetText(item->mutable_role(), evidence->role());
    SetText(item->mutable_value(), evidence->value());
  }
  for (const frames::Fix* fix : *finding.fixes()) {
    v1::Fix* item = message->add_fixes();
    SetText(item->mutable_description(), fix->description());
    for (const frames::Edit* edit : *fix->edits()) {
      v1::Edit* replacement = item->add_edits();
      SetSpan(replacement->mutable_span(), edit->span());
      SetText(replacement->mutable_replacement(), edit->replacement());
    }
  }
}

void FillReport(const frames::CheckerReport& report, v1::CheckerReport* message) {
  SetText(message->mutable_checker(), report.checker());
  SetText(message->mutable_version(), report.version());
  message->set_outcome(static_cast<v1::CheckerReport::Outcome>(report.outcome()));
  SetText(message->mutable_detail(), report.detail());
  message->mutable_considered()->Add(report.considered()->begin(), report.considered()->end());
  message->mutable_compared()->Add(report.compared()->begin(), report.compared()->end());
  for (const flatbuffers::String* reason : *report.why_not()) SetText(message->add_why_not(), reason);
}

void FillCoverage(const frames::FactCoverage& coverage, v1::FactCoverage* message) {
  message->set_found(coverage.found());
  message->set_compared(coverage.compared());
  for (flatbuffers::uoffset_t i = 0; i < coverage.not_compared()->size(); ++i) {
    const uint32_t count = coverage.not_compared()->Get(i);
    if (count == 0) continue;
    v1::FactCoverage::Rest* rest = message->add_not_compared();
    rest->set_reason(static_cast<v1::FactCoverage::Reason>(i + 1));
    rest->set_count(count);
  }
}

void FillSources(const frames::SourceShares& shares, v1::SourceShares* message) {
  message->set_statements(shares.statements());
  message->set_named(shares.named());
  message->set_organization(shares.organization());
  message->set_document(shares.document());
  message->set_unnamed_with_reason(shares.unnamed_with_reason());
  message->set_unnamed(shares.unnamed());
  message->set_none(shares.none());
}

void FillSuppressed(const frames::CheckAnswer& answer, v1::CheckResult* result) {
  for (const frames::SuppressedFinding* suppressed : *answer.suppressed()) {
    v1::SuppressedFinding* message = result->add_suppressed();
    FillFinding(*suppressed->finding(), message->mutable_finding());
    message->set_reason(static_cast<v1::SuppressedFinding::Reason>(suppressed->by()));
  }
  const auto& counts = *answer.suppressed_by();
  if (counts.Get(0) + counts.Get(1) + counts.Get(2) == 0) return;
  result->mutable_suppressions()->set_confirmed(counts.Get(0));
  result->mutable_suppressions()->set_disabled(counts.Get(1));
  result->mutable_suppressions()->set_baseline(counts.Get(2));
}

absl::Status BadOption(const std::string& field, std::string_view expected, int found) {
  return base::InvalidInput("INVALID_OPTION", field,
                            absl::StrCat(field, ": expected ", absl::string_view(expected.data(), expected.size()),
                                         ", found ", found, "; send one of these or leave it out"));
}

absl::Status ToProfile(v1::CheckOptions::Profile profile, engine::Profile& result) {
  if (!v1::CheckOptions::Profile_IsValid(profile)) {
    return BadOption("options.profile", "DESK (1), STRICT (2) or WIRE (3)", profile);
  }
  const bool unset = profile == v1::CheckOptions::PROFILE_UNSPECIFIED;
  result = unset ? engine::Profile::kDesk : static_cast<engine::Profile>(profile);
  return absl::OkStatus();
}

void FillRule(const frames::Rule& rule, v1::Rule* message) {
  SetText(message->mutable_id(), rule.id());
  message->set_severity(Severity(rule.severity()));
  message->set_enabled_by_default(rule.enabled());
  SetText(message->mutable_summary(), rule.summary());
}

void FillRule(const engine::RuleInfo& rule, v1::Rule* message) {
  message->set_id(rule.id);
  message->set_severity(Severity(static_cast<uint8_t>(rule.severity)));
  message->set_enabled_by_default(rule.enabled);
  message->set_summary(rule.summary);
}

}  // namespace

void ToProto(const frames::CheckAnswer& answer, v1::CheckResult* result) {
  SetText(result->mutable_document()->mutable_id(), answer.id());
  SetText(result->mutable_document()->mutable_uri(), answer.uri());
  result->mutable_findings()->Reserve(static_cast<int>(answer.findings()->size()));
  for (const frames::Finding* finding : *answer.findings()) FillFinding(*finding, result->add_findings());
  for (const frames::CheckerReport* report : *answer.checkers()) FillReport(*report, result->add_checkers());
  FillSuppressed(answer, result);
  FillCoverage(*answer.figures(), result->mutable_coverage()->mutable_figures());
  FillCoverage(*answer.dates(), result->mutable_coverage()->mutable_dates());
  FillCoverage(*answer.quotations(), result->mutable_coverage()->mutable_quotations());
  FillSources(*answer.sources(), result->mutable_sources());
}

void ToProto(const frames::Checker& checker, v1::Checker* message) {
  SetText(message->mutable_id(), checker.id());
  SetText(message->mutable_version(), checker.version());
  SetText(message->mutable_vendor(), checker.vendor());
  SetText(message->mutable_summary(), checker.summary());
  SetText(message->mutable_options_schema(), checker.options_schema());
  const std::string_view languages = View(checker.languages());
  for (absl::string_view tag : absl::StrSplit(absl::string_view(languages.data(), languages.size()),
                                              absl::ByAnyChar(", "), absl::SkipEmpty())) {
    message->add_languages(tag.data(), tag.size());
  }
  for (const frames::Rule* rule : *checker.rules()) FillRule(*rule, message->add_rules());
}

void ToProto(const frames::Rule& rule, v1::Rule* message) {
  FillRule(rule, message);
  SetText(message->mutable_page(), rule.page());
}

void AddOwnChecker(v1::ListCheckersResponse* message) {
  const engine::CheckerInfo own = engine::OwnChecker();
  v1::Checker* checker = message->add_checkers();
  checker->set_id(own.id);
  checker->set_vendor(own.vendor);
  checker->set_summary(own.summary);
  checker->add_languages(own.languages);
  for (const engine::RuleInfo& rule : own.rules) FillRule(rule, checker->add_rules());
}

std::optional<v1::Rule> FindOwnRule(const std::string& id) {
  const engine::CheckerInfo own = engine::OwnChecker();
  for (const engine::RuleInfo& rule : own.rules) {
    if (rule.id != id) continue;
    v1::Rule message;
    FillRule(rule, &message);
    message.set_page(rule.page);
    return message;
  }
  return std::nullopt;
}

engine::Input ToInput(const v1::Document& document) {
  engine::Input input;
  input.id = document.id();
  input.uri = document.uri();
  input.content = document.content();
  input.title = document.title();
  input.summary = document.summary();
  input.published = document.published();
  input.language = document.language();
  const bool unset = document.format() == v1::Document::FORMAT_UNSPECIFIED;
  input.format = unset ? static_cast<uint32_t>(text::Format::kPlain) : static_cast<uint32_t>(document.format());
  return input;
}

absl::Status ToEncoding(v1::OffsetEncoding encoding, engine::Encoding& result) {
  if (!v1::OffsetEncoding_IsValid(encoding)) {
    return base::InvalidInput("UNKNOWN_OFFSET_ENCODING", "offset_encoding",
                              absl::StrCat("offset_encoding: expected UTF8 (1), UTF16 (2) or CODE_POINTS (3), found ",
                                           static_cast<int>(encoding), "; send one of these or leave it out"));
  }
  const bool unset = encoding == v1::OFFSET_ENCODING_UNSPECIFIED;
  result = unset ? engine::Encoding::kUtf8 : static_cast<engine::Encoding>(encoding);
  return absl::OkStatus();
}

absl::Status ToOptions(const v1::CheckOptions& options, engine::Options& result) {
  result.checkers.assign(options.checkers().begin(), options.checkers().end());
  result.enable_rules.assign(options.enable_rules().begin(), options.enable_rules().end());
  result.disable_rules.assign(options.disable_rules().begin(), options.disable_rules().end());
  result.checker_options.clear();
  for (const auto& [checker, json] : options.checker_options()) result.checker_options.emplace(checker, json);
  result.severities.clear();
  for (const auto& [rule, severity] : options.severities()) {
    if (!v1::Finding::Severity_IsValid(severity) || severity == v1::Finding::SEVERITY_UNSPECIFIED) {
      return BadOption(absl::StrCat("options.severities[\"", rule, "\"]"), "ERROR (1), WARNING (2) or NOTE (3)",
                       severity);
    }
    result.severities.emplace(rule, static_cast<uint32_t>(4 - severity));
  }
  const v1::House& house = options.house();
  result.house = {{house.sources().begin(), house.sources().end()},
                  {house.names().begin(), house.names().end()},
                  {house.household_names().begin(), house.household_names().end()},
                  house.fiscal_year_begins()};
  if (house.fiscal_year_begins() > 12) {
    return BadOption("options.house.fiscal_year_begins", "a month, 1 to 12",
                     static_cast<int>(house.fiscal_year_begins()));
  }
  result.baseline.assign(options.baseline().begin(), options.baseline().end());
  result.list_suppressed = options.list_suppressed();
  if (absl::Status profile = ToProfile(options.profile(), result.profile); !profile.ok()) return profile;
  return ToEncoding(options.offset_encoding(), result.encoding);
}

}  // namespace claimcheck::service
