#include "daemon/engine/selection.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/error.h"
#include "daemon/engine/nearest_name.h"

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
  return base::InvalidInput(reason, field, absl::StrCat(field, ": expected the id of a loaded ", kind, ", found \"",
                                                        found, "\"; ", remedy));
}

bool Holds(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

absl::Status CheckNames(const Checkers& checkers, const Options& options) {
  const std::vector<std::string> checker_ids = CheckerIds(checkers);
  for (size_t i = 0; i < options.checkers.size(); ++i) {
    if (Holds(checker_ids, options.checkers[i])) continue;
    return Unknown("UNKNOWN_CHECKER", absl::StrCat("options.checkers[", i, "]"), "checker", options.checkers[i], checker_ids);
  }
  for (const auto& [id, json] : options.checker_options) {
    if (Holds(checker_ids, id)) continue;
    return Unknown("UNKNOWN_CHECKER", absl::StrCat("options.checker_options[\"", id, "\"]"), "checker", id, checker_ids);
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

// `named`: by rule, whether the caller switched it on or off.
RuleChoice Choose(const RuleInfo& rule, const Options& options,
                  const std::unordered_map<std::string_view, bool>& named) {
  RuleChoice choice;
  choice.severity = rule.severity;
  if (const auto given = options.severities.find(rule.id); given != options.severities.end()) {
    choice.severity = given->second;
    choice.keeps_severity = true;
  }
  if (const auto found = named.find(rule.id); found != named.end()) {
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

}  // namespace

absl::StatusOr<std::vector<Selected>> Select(const Checkers& checkers, const Options& options) {
  if (absl::Status names = CheckNames(checkers, options); !names.ok()) return names;
  std::unordered_map<std::string_view, bool> switched;  // enable first: disable wins
  for (const std::string& rule : options.enable_rules) switched[rule] = true;
  for (const std::string& rule : options.disable_rules) switched[rule] = false;

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
    Selected& one = selected.emplace_back();
    one.checker = i;
    one.options = std::move(canonical);
    for (const RuleInfo& rule : info.rules) one.rules.push_back(Choose(rule, options, switched));
  }
  return selected;
}

}  // namespace claimcheck::engine
