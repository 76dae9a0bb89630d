#include "daemon/engine/selection.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/error.h"
#include "daemon/engine/nearest_name.h"
#include "daemon/engine/own_checker.h"

namespace claimcheck::engine {
namespace {

using Checkers = std::vector<std::unique_ptr<CheckerInstance>>;

std::vector<std::string> CheckerIds(const Checkers& checkers) {
  std::vector<std::string> ids;
  for (const auto& checker : checkers) ids.push_back(checker->info().id);
  return ids;
}

std::vector<std::string> RuleIds(const Checkers& checkers) {
  std::vector<std::string> ids;
  for (const auto& checker : checkers) {
    for (const RuleInfo& rule : checker->info().rules) ids.push_back(rule.id);
  }
  ids.push_back(kUnusedMark);
  return ids;
}

// `kind` is "checker" or "rule". Many known names are left to the list that shows them.
absl::Status Unknown(std::string_view reason, const std::string& field, const char* kind, const std::string& found,
                     const std::vector<std::string>& known) {
  const std::string nearest = Nearest(found, known);
  std::string remedy;
  if (!nearest.empty()) {
    remedy = absl::StrCat("did you mean \"", nearest, "\"?");
  } else if (known.size() <= 8) {
    remedy = known.empty() ? "no plug-in is loaded" : absl::StrCat("known are: ", absl::StrJoin(known, ", "));
  } else {
    remedy = absl::StrCat("see the list of ", kind, "s");
  }
  return base::InvalidInput(
      reason, field, absl::StrCat(field, ": expected the id of a loaded ", kind, ", found \"", found, "\"; ", remedy));
}

bool Holds(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

absl::Status CheckNames(const Checkers& checkers, const Options& options) {
  if (options.checkers.empty() && options.checker_options.empty() && options.enable_rules.empty() &&
      options.disable_rules.empty() && options.severities.empty()) {
    return absl::OkStatus();  // as most callers ask
  }
  const std::vector<std::string> checker_ids = CheckerIds(checkers);
  for (size_t i = 0; i < options.checkers.size(); ++i) {
    if (Holds(checker_ids, options.checkers[i])) continue;
    return Unknown("UNKNOWN_CHECKER", absl::StrCat("options.checkers[", i, "]"), "checker", options.checkers[i],
                   checker_ids);
  }
  for (const auto& [id, json] : options.checker_options) {
    if (Holds(checker_ids, id)) continue;
    return Unknown("UNKNOWN_CHECKER", absl::StrCat("options.checker_options[\"", id, "\"]"), "checker", id,
                   checker_ids);
  }
  if (options.enable_rules.empty() && options.disable_rules.empty() && options.severities.empty()) {
    return absl::OkStatus();
  }
  const std::vector<std::string> rule_ids = RuleIds(checkers);
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"options.enable_rules", &options.enable_rules}, {"options.disable_rules", &options.disable_rules}};
  for (const auto& [field, list] : lists) {
    for (size_t i = 0; i < list->size(); ++i) {
      if (Holds(rule_ids, (*list)[i])) continue;
      return Unknown("UNKNOWN_RULE", absl::StrCat(field, "[", i, "]"), "rule", (*list)[i], rule_ids);
    }
  }
  for (const auto& [rule, severity] : options.severities) {
    if (Holds(rule_ids, rule)) continue;
    return Unknown("UNKNOWN_RULE", absl::StrCat("options.severities[\"", rule, "\"]"), "rule", rule, rule_ids);
  }
  return absl::OkStatus();
}

using Switches = std::unordered_map<std::string_view, bool>;  // by rule

Switches SwitchesOf(const Options& options) {
  Switches switched;  // enable first: disable wins
  for (const std::string& rule : options.enable_rules) switched[rule] = true;
  for (const std::string& rule : options.disable_rules) switched[rule] = false;
  return switched;
}

RuleChoice Choose(const RuleInfo& rule, const Options& options, const Switches& switched) {
  RuleChoice choice;
  choice.severity = rule.severity;
  if (const auto given = options.severities.find(rule.id); given != options.severities.end()) {
    choice.severity = given->second;
    choice.keeps_severity = true;
  }
  if (const auto found = switched.find(rule.id); found != switched.end()) {
    choice.wanted = found->second;
    return choice;
  }
  choice.wanted = rule.enabled || options.profile == Profile::kStrict;
  if (options.profile == Profile::kWire) {
    choice.least = CC_SEVERITY_WARNING;
    choice.wanted = choice.wanted && choice.severity >= choice.least;
  }
  return choice;
}

// What the desk knows, among the options of a checker that has use for it.
absl::StatusOr<std::string> WithHouse(const CheckerInstance& checker, const House& house,
                                      const std::string& canonical) {
  const OptionsSchema& schema = checker.schema();
  nlohmann::json options = nlohmann::json::object();
  if (!canonical.empty()) options = nlohmann::json::parse(canonical);
  const auto offer = [&](const char* name, const auto& value) {
    if (schema.HasProperty(name) && !options.contains(name)) options[name] = value;
  };
  if (!house.sources.empty()) offer("house_sources", house.sources);
  if (!house.names.empty()) offer("house_names", house.names);
  if (!house.household_names.empty()) offer("household_names", house.household_names);
  if (house.fiscal_year_begins != 0) offer("fiscal_year_begins", house.fiscal_year_begins);
  return options.empty() ? std::string() : schema.Check(options.dump());
}

absl::Status CheckBaseline(const std::vector<std::string>& baseline) {
  for (size_t i = 0; i < baseline.size(); ++i) {
    const std::string& one = baseline[i];
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (one.size() == 16 && std::all_of(one.begin(), one.end(), is_hex)) continue;
    const std::string field = absl::StrCat("options.baseline[", i, "]");
    return base::InvalidInput("INVALID_OPTION", field,
                              absl::StrCat(field, ": expected a finding's fingerprint, 16 digits 0-9 a-f, found \"",
                                           one.substr(0, 64), "\"; send Finding.fingerprint as it came"));
  }
  return absl::OkStatus();
}

}  // namespace

RuleChoice ChooseRule(const RuleInfo& rule, const Options& options) {
  return Choose(rule, options, SwitchesOf(options));
}

absl::StatusOr<std::vector<Selected>> Select(const Checkers& checkers, const Options& options) {
  if (absl::Status names = CheckNames(checkers, options); !names.ok()) return names;
  if (absl::Status baseline = CheckBaseline(options.baseline); !baseline.ok()) return baseline;
  const Switches switched = SwitchesOf(options);
  const House& house = options.house;
  const bool knows_house =
      !house.sources.empty() || !house.names.empty() || !house.household_names.empty() || house.fiscal_year_begins != 0;
  std::vector<Selected> selected;
  for (size_t i = 0; i < checkers.size(); ++i) {
    const CheckerInfo& info = checkers[i]->info();
    const auto sent = options.checker_options.find(info.id);
    std::string canonical;
    if (sent != options.checker_options.end()) {
      auto checked = checkers[i]->schema().Check(sent->second);
      if (!checked.ok()) {
        const std::string field = absl::StrCat("options.checker_options[\"", info.id, "\"]");
        return base::InvalidInput("INVALID_OPTION", field, absl::StrCat(field, " ", checked.status().message()));
      }
      if (*checked != "{}") canonical = *std::move(checked);
    }
    if (!options.checkers.empty() && !Holds(options.checkers, info.id)) continue;
    if (Holds(options.skip, info.id)) continue;
    if (knows_house) {
      auto with = WithHouse(*checkers[i], house, canonical);
      if (!with.ok()) {
        return base::InvalidInput("INVALID_OPTION", "options.house",
                                  absl::StrCat("options.house does not suit ", info.id, ": ", with.status().message()));
      }
      canonical = *std::move(with);
    }
    Selected& one = selected.emplace_back();
    one.checker = i;
    one.options = std::move(canonical);
    one.rules.reserve(info.rules.size());
    for (const RuleInfo& rule : info.rules) one.rules.push_back(Choose(rule, options, switched));
  }
  return selected;
}

}  // namespace claimcheck::engine
