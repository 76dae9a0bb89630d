#include "daemon/engine/descriptor.h"

#include <cstddef>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/document.h"
#include "daemon/engine/options_schema.h"

namespace claimcheck::engine {
namespace {

using sdk::View;

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }
absl::string_view Absl(cc_str s) { return Absl(View(s)); }

absl::Status Broken(const std::string& message) { return absl::FailedPreconditionError(message); }

absl::StatusOr<RuleInfo> ReadRule(const cc_rule& rule, std::string_view checker, size_t index) {
  const std::string place = absl::StrCat("checker \"", Absl(checker), "\", rule ", index);
  if (!IsId(View(rule.id))) {
    return Broken(absl::StrCat(place, ": expected an id of lower case, digits and hyphens, found \"", Absl(rule.id),
                               "\"; rename the rule"));
  }
  if (rule.severity < CC_SEVERITY_NOTE || rule.severity > CC_SEVERITY_ERROR) {
    return Broken(absl::StrCat(place, " \"", Absl(rule.id), "\": expected a severity from 1 to 3, found ",
                               rule.severity, "; use a CC_SEVERITY_ constant"));
  }
  if (rule.enabled > 1) {
    return Broken(absl::StrCat(place, " \"", Absl(rule.id), "\": expected enabled to be 0 or 1, found ", rule.enabled));
  }
  if (rule.page.size > kMaxPageBytes) {
    return Broken(absl::StrCat(place, " \"", Absl(rule.id), "\": expected a page of at most ", kMaxPageBytes,
                               " bytes, found ", rule.page.size));
  }
  return RuleInfo{std::string(checker),
                  absl::StrCat(Absl(checker), "/", Absl(rule.id)),
                  rule.severity,
                  rule.enabled == 1,
                  std::string(View(rule.summary)),
                  std::string(View(rule.page))};
}

absl::StatusOr<CheckerInfo> ReadDescriptor(const cc_descriptor* descriptor, uint32_t index) {
  const std::string place = absl::StrCat("checker ", index);
  if (descriptor == nullptr) return Broken(absl::StrCat(place, ": expected a descriptor, found null"));
  if (descriptor->struct_size < sizeof(cc_descriptor)) {
    return Broken(absl::StrCat(place, ": expected a descriptor of at least ", sizeof(cc_descriptor), " bytes, found ",
                               descriptor->struct_size, "; set struct_size to sizeof(cc_descriptor)"));
  }
  CheckerInfo info;
  info.id = View(descriptor->id);
  if (!IsId(info.id)) {
    return Broken(absl::StrCat(place, ": expected an id of lower case, digits and hyphens, found \"", info.id,
                               "\"; rename the checker"));
  }
  info.version = View(descriptor->version);
  info.vendor = View(descriptor->vendor);
  info.summary = View(descriptor->summary);
  info.languages = View(descriptor->languages);
  info.options_schema = View(descriptor->options_schema);
  if (info.version.empty()) return Broken(absl::StrCat("checker \"", info.id, "\": expected a version, found none"));
  if (info.languages.empty()) {
    return Broken(absl::StrCat("checker \"", info.id, "\": expected the languages that it reads (\"en\"), found none"));
  }
  const sdk::Array<cc_rule> rules(&descriptor->rules);
  if (rules.empty() || rules.size() > kMaxRules) {
    return Broken(absl::StrCat("checker \"", info.id, "\": expected 1 to ", kMaxRules, " rules of at least ",
                               sizeof(cc_rule), " bytes each, found ", descriptor->rules.count, " of ",
                               descriptor->rules.stride, "; describe what the checker finds"));
  }
  std::set<std::string> seen;
  for (size_t i = 0; i < rules.size(); ++i) {
    auto rule = ReadRule(rules[i], info.id, i);
    if (!rule.ok()) return rule.status();
    if (!seen.insert(rule->id).second) {
      return Broken(absl::StrCat("checker \"", info.id, "\", rule ", i, ": the id \"", Absl(rules[i].id),
                                 "\" stands there twice; rename one"));
    }
    info.rules.push_back(*std::move(rule));
  }
  if (auto schema = OptionsSchema::Parse(info.options_schema); !schema.ok()) {
    return Broken(absl::StrCat("checker \"", info.id, "\", options schema ", schema.status().message()));
  }
  return info;
}

}  // namespace

bool IsId(std::string_view id) {
  if (id.empty() || id.size() > 64 || id.front() < 'a' || id.front() > 'z' || id.back() == '-') return false;
  for (size_t i = 0; i < id.size(); ++i) {
    const char c = id[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && id[i - 1] != '-'))) return false;
  }
  return true;
}

absl::Status CheckEntry(const cc_entry* entry) {
  if (entry == nullptr) return Broken("cc_plugin_entry(): expected the entry, found null");
  // The first four fields never move, whatever the version: look at them before trusting the size.
  if (entry->struct_size < offsetof(cc_entry, sdk_version)) {
    return Broken(absl::StrCat("cc_entry: expected at least ", offsetof(cc_entry, sdk_version), " bytes, found ",
                               entry->struct_size, "; set struct_size to sizeof(cc_entry)"));
  }
  if (entry->abi_major != CC_ABI_MAJOR) {
    return Broken(absl::StrCat("built for plug-in ABI ", entry->abi_major, ".", entry->abi_minor, ", this host has ",
                               CC_ABI_MAJOR, ".", CC_ABI_MINOR,
                               "; rebuild the plug-in against this host's headers, or "
                               "run a host with ABI ",
                               entry->abi_major));
  }
  if (entry->min_host_minor > CC_ABI_MINOR) {
    return Broken(absl::StrCat("needs a host with plug-in ABI ", CC_ABI_MAJOR, ".", entry->min_host_minor,
                               " or later, this host has ", CC_ABI_MAJOR, ".", CC_ABI_MINOR,
                               "; run a newer host, or a version of the plug-in that needs less"));
  }
  if (entry->struct_size < sizeof(cc_entry)) {
    return Broken(absl::StrCat("cc_entry: expected at least ", sizeof(cc_entry), " bytes, found ", entry->struct_size,
                               "; set struct_size to sizeof(cc_entry)"));
  }
  if (entry->descriptor == nullptr || entry->create == nullptr) {
    return Broken(absl::StrCat("cc_entry.", entry->descriptor == nullptr ? "descriptor" : "create",
                               ": expected a function, found null"));
  }
  if (entry->checker_count == 0 || entry->checker_count > kMaxCheckers) {
    return Broken(
        absl::StrCat("cc_entry.checker_count: expected 1 to ", kMaxCheckers, ", found ", entry->checker_count));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CheckerInfo>> ReadDescriptors(const cc_entry& entry) {
  std::vector<CheckerInfo> checkers;
  std::set<std::string> seen;
  for (uint32_t i = 0; i < entry.checker_count; ++i) {
    auto checker = ReadDescriptor(entry.descriptor(i), i);
    if (!checker.ok()) return checker.status();
    if (!seen.insert(checker->id).second) {
      return Broken(absl::StrCat("checker ", i, ": the id \"", checker->id, "\" stands there twice; rename one"));
    }
    checkers.push_back(*std::move(checker));
  }
  return checkers;
}

}  // namespace claimcheck::engine
