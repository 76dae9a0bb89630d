// Codes of the ABI, the engine and the API that are numbered alike are cast, and a static_assert says so; severities
// are numbered the other way round.
#include "daemon/service/convert.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "daemon/base/error.h"
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
  for (const frames::RuleCoverage* coverage : *report.rules()) {
    v1::RuleCoverage* item = message->add_rules();
    SetText(item->mutable_rule(), coverage->rule());
    item->set_considered(coverage->considered());
    item->set_compared(coverage->compared());
    for (const flatbuffers::String* reason : *coverage->why_not()) SetText(item->add_why_not(), reason);
  }
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

}  // namespace

void ToProto(const frames::CheckAnswer& answer, v1::CheckResult* result) {
  SetText(result->mutable_document()->mutable_id(), answer.id());
  SetText(result->mutable_document()->mutable_uri(), answer.uri());
  result->mutable_findings()->Reserve(static_cast<int>(answer.findings()->size()));
  for (const frames::Finding* finding : *answer.findings()) FillFinding(*finding, result->add_findings());
  for (const frames::CheckerReport* report : *answer.checkers()) FillReport(*report, result->add_checkers());
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
      return BadOption(absl::StrCat("options.severities[\"", rule, "\"]"), "ERROR (1), WARNING (2) or NOTE (3)", severity);
    }
    result.severities.emplace(rule, static_cast<uint32_t>(4 - severity));
  }
  if (absl::Status profile = ToProfile(options.profile(), result.profile); !profile.ok()) return profile;
  return ToEncoding(options.offset_encoding(), result.encoding);
}

}  // namespace claimcheck::service
