// toml++ reads, a JSON Schema checks (the same code that checks the options of checkers), and the JSON Pointer of what
// is wrong leads back to the line in the file.
#include "clients/cli/config.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
// toml++ 3.3 asserts what it then checks and reports anyway: a header like "[.a]" would end the program.
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "daemon/base/error.h"
#include "daemon/base/read_file.h"
#include "daemon/base/toml_text.h"
#include "daemon/engine/nearest_name.h"
#include "daemon/engine/options_schema.h"

namespace claimcheck::cli {
namespace {

using Json = nlohmann::json;

constexpr char kSchema[] = R"({
  "type": "object", "additionalProperties": false, "properties": {
    "profile": {"type": "string", "enum": ["desk", "strict", "wire"]},
    "rules": {"type": "object",
              "additionalProperties": {"type": "string", "enum": ["off", "on", "error", "warning", "note"]}},
    "house": {"type": "object", "additionalProperties": false, "properties": {
      "sources": {"type": "array", "items": {"type": "string"}},
      "names": {"type": "array", "items": {"type": "string"}},
      "household_names": {"type": "array", "items": {"type": "string"}},
      "fiscal_year_begins": {"type": "integer", "minimum": 1, "maximum": 12}}},
    "checkers": {"type": "object", "additionalProperties": {"type": "object"}}}})";

absl::Status BadConfig(const std::string& place, std::string_view message) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "INVALID_CONFIG", "",
                         absl::StrCat(place, ": ", absl::string_view(message.data(), message.size())));
}

absl::Status Unreadable(const std::string& path, int error) {
  return BadConfig(path, absl::StrCat("expected settings that can be read, found: ", std::strerror(error),
                                      "; check who may read it, or check without it: --no-config"));
}

std::string PlaceOf(const std::string& path, const toml::source_position& at) {
  return absl::StrCat(path, ":", at.line, ":", at.column);
}

Json ToJson(const toml::node& node) {
  Json json;
  node.visit([&json](const auto& item) {
    using Item = std::decay_t<decltype(item)>;
    if constexpr (toml::is_table<Item>) {
      json = Json::object();
      for (const auto& [key, value] : item) json[std::string(key.str())] = ToJson(value);
    } else if constexpr (toml::is_array<Item>) {
      json = Json::array();
      for (const toml::node& value : item) json.push_back(ToJson(value));
    } else if constexpr (toml::is_string<Item> || toml::is_number<Item> || toml::is_boolean<Item>) {
      json = item.get();
    } else {
      std::ostringstream text;  // a date
      text << item;
      json = text.str();
    }
  });
  return json;
}

// Where `pointer` (a JSON Pointer) leads in the file, as far as it leads, and the same path as TOML spells it.
struct Target {
  toml::source_position at;
  std::string key;
};
Target Follow(const toml::table& root, std::string_view pointer) {
  Target target = {{1, 1}, ""};
  const toml::node* node = &root;
  for (absl::string_view part :
       absl::StrSplit(absl::string_view(pointer.data(), pointer.size()), '/', absl::SkipEmpty())) {
    const std::string name = absl::StrReplaceAll(part, {{"~1", "/"}, {"~0", "~"}});
    if (const toml::table* table = node->as_table()) {
      const bool bare = name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
                        std::string::npos;
      absl::StrAppend(&target.key, target.key.empty() ? "" : ".", bare ? name : absl::StrCat("\"", name, "\""));
      for (const auto& [key, value] : *table) {
        if (key.str() != name) continue;
        target.at = key.source().begin;
        node = &value;
      }
    } else if (const toml::array* array = node->as_array()) {
      size_t index = 0;
      if (!absl::SimpleAtoi(part, &index) || index >= array->size()) break;
      absl::StrAppend(&target.key, "[", index, "]");
      node = array->get(index);
      target.at = node->source().begin;
    }
  }
  return target;
}

// `wrong` begins with a JSON Pointer and ": ".
absl::Status AtLine(const std::string& path, const toml::table& root, const absl::Status& wrong) {
  const std::string message(wrong.message());
  const size_t colon = message.find(": ");
  const Target target = Follow(root, std::string_view(message).substr(0, colon));
  return BadConfig(
      PlaceOf(path, target.at),
      absl::StrCat(target.key.empty() ? "settings" : target.key, message.substr(colon),
                   message.find("did you mean") == std::string::npos ? "; change it or leave it out" : ""));
}

void TakeStrings(const Json& house, const char* key, google::protobuf::RepeatedPtrField<std::string>* strings) {
  if (!house.contains(key)) return;
  for (const Json& value : house[key]) strings->Add(value.get<std::string>());
}

Config::Setting ToSetting(const std::string& name, const std::string& value, std::string place) {
  Config::Setting setting = {name, std::move(place), value != "off", v1::Finding::SEVERITY_UNSPECIFIED};
  if (value == "error") setting.severity = v1::Finding::ERROR;
  if (value == "warning") setting.severity = v1::Finding::WARNING;
  if (value == "note") setting.severity = v1::Finding::NOTE;
  return setting;
}

std::string PlaceOfKey(const std::string& path, const toml::table& root, const char* table, const std::string& name) {
  for (const auto& [key, value] : *root[table].as_table()) {
    if (key.str() == name) return PlaceOf(path, key.source().begin);
  }
  return path;
}

// The names that are loaded; what is wrong with one that is not, and the one that was probably meant.
class Loaded {
 public:
  explicit Loaded(const v1::ListCheckersResponse& loaded) {
    for (const v1::Checker& checker : loaded.checkers()) {
      checkers_.push_back(checker.id());
      for (const v1::Rule& rule : checker.rules()) rules_.push_back(rule.id());
    }
  }

  // Empty if it is loaded.
  std::string WrongRule(const std::string& id) const { return Wrong(id, rules_, "rule"); }
  std::string WrongChecker(const std::string& id) const { return Wrong(id, checkers_, "checker"); }

 private:
  static std::string Wrong(const std::string& id, const std::vector<std::string>& known, const char* kind) {
    if (std::find(known.begin(), known.end(), id) != known.end()) return "";
    const std::string nearest = engine::Nearest(id, known);
    return absl::StrCat(
        "expected the id of a loaded ", kind, ", found \"", id, "\"; ",
        nearest.empty() ? "`claimcheck rules` lists them" : absl::StrCat("did you mean \"", nearest, "\"?"));
  }

  std::vector<std::string> checkers_, rules_;
};

}  // namespace

absl::StatusOr<Config> ParseConfig(std::string_view text, const std::string& path) {
  if (const auto bare = base::FirstBareCharacter(text)) {
    return BadConfig(PlaceOf(path, {bare->line, bare->column}), std::string(base::kBareCharacter));
  }
  const toml::parse_result parsed = toml::parse(text, path);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return BadConfig(PlaceOf(path, error.source().begin),
                     absl::StrCat("expected TOML, found ", std::string(error.description()),
                                  "; names with \"/\" and texts stand in quotation marks"));
  }
  const toml::table& root = parsed.table();
  static const auto& schema = *new absl::StatusOr<engine::OptionsSchema>(engine::OptionsSchema::Parse(kSchema));
  if (!schema.ok()) return schema.status();
  const Json json = ToJson(root);
  const std::string dumped = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  if (auto checked = schema->Check(dumped); !checked.ok()) return AtLine(path, root, checked.status());

  Config config;
  if (json.contains("profile")) {
    const std::string profile = json["profile"];
    config.profile = profile == "strict" ? Profile::kStrict : profile == "wire" ? Profile::kWire : Profile::kDesk;
  }
  if (json.contains("rules")) {
    for (const auto& [name, value] : json["rules"].items()) {
      config.rules.push_back(ToSetting(name, value, PlaceOfKey(path, root, "rules", name)));
    }
  }
  if (json.contains("house")) {
    const Json& house = json["house"];
    TakeStrings(house, "sources", config.house.mutable_sources());
    TakeStrings(house, "names", config.house.mutable_names());
    TakeStrings(house, "household_names", config.house.mutable_household_names());
    config.house.set_fiscal_year_begins(house.value("fiscal_year_begins", 0u));
  }
  if (json.contains("checkers")) {
    for (const auto& [name, options] : json["checkers"].items()) {
      config.checkers.push_back({name, PlaceOfKey(path, root, "checkers", name), true, {}});
      config.checker_options.emplace(name, options.dump());
    }
  }
  return config;
}

absl::StatusOr<Config> ReadConfig(const std::string& path) {
  std::string text;
  if (const int error = base::ReadFile(path, text); error != 0) return Unreadable(path, error);
  return ParseConfig(text, path);
}

absl::StatusOr<std::string> FindConfig(const std::string& folder) {
  std::error_code error;
  std::filesystem::path at = std::filesystem::absolute(folder.empty() ? "." : folder, error).lexically_normal();
  if (error) return Unreadable(folder, error.value());
  if (!at.has_filename()) at = at.parent_path();  // "/a/b/" -> "/a/b"
  for (;; at = at.parent_path()) {
    const std::string path = (at / kConfigName).string();
    struct stat info = {};
    if (stat(path.c_str(), &info) == 0) return path;
    if (errno == EACCES) return std::string();  // a folder of somebody else's: what lies there is not for this user
    if (errno != ENOENT && errno != ENOTDIR) return Unreadable(path, errno);
    if (at == at.parent_path()) return std::string();
  }
}

absl::Status CheckNames(const Config& config, const v1::ListCheckersResponse& loaded) {
  const Loaded names(loaded);
  for (const Config::Setting& rule : config.rules) {
    if (const std::string wrong = names.WrongRule(rule.name); !wrong.empty()) return BadConfig(rule.place, wrong);
  }
  for (const Config::Setting& checker : config.checkers) {
    if (const std::string wrong = names.WrongChecker(checker.name); !wrong.empty()) {
      return BadConfig(checker.place, wrong);
    }
  }
  return absl::OkStatus();
}

absl::Status CheckNames(const Options& flags, const v1::ListCheckersResponse& loaded) {
  const Loaded names(loaded);
  const auto bad = [](const char* flag, const std::string& wrong) {
    return base::MakeError(absl::StatusCode::kInvalidArgument, "UNKNOWN_NAME", flag, absl::StrCat(flag, ": ", wrong));
  };
  for (const std::string& id : flags.checkers) {
    if (const std::string wrong = names.WrongChecker(id); !wrong.empty()) return bad("--checker", wrong);
  }
  for (const std::string& id : flags.enable_rules) {
    if (const std::string wrong = names.WrongRule(id); !wrong.empty()) return bad("--enable", wrong);
  }
  for (const std::string& id : flags.disable_rules) {
    if (const std::string wrong = names.WrongRule(id); !wrong.empty()) return bad("--disable", wrong);
  }
  return absl::OkStatus();
}

std::string NoSuchRule(const std::string& id, const v1::ListCheckersResponse& loaded) {
  return Loaded(loaded).WrongRule(id);
}
v1::CheckOptions CheckOptionsOf(const Options& flags, const Config& config, const v1::ListCheckersResponse& loaded) {
  v1::CheckOptions message;
  const std::set<std::string> enabled(flags.enable_rules.begin(), flags.enable_rules.end());
  const std::set<std::string> disabled(flags.disable_rules.begin(), flags.disable_rules.end());
  for (const std::string& checker : flags.checkers) message.add_checkers(checker);
  for (const std::string& rule : flags.enable_rules) message.add_enable_rules(rule);
  for (const std::string& rule : flags.disable_rules) message.add_disable_rules(rule);
  std::set<std::string> on_by_default;
  for (const v1::Checker& checker : loaded.checkers()) {
    for (const v1::Rule& rule : checker.rules()) {
      if (rule.enabled_by_default()) on_by_default.insert(rule.id());
    }
  }
  for (const Config::Setting& setting : config.rules) {
    const bool has_severity = setting.severity != v1::Finding::SEVERITY_UNSPECIFIED;
    if (has_severity) (*message.mutable_severities())[setting.name] = setting.severity;
    if (enabled.count(setting.name) > 0 || disabled.count(setting.name) > 0) continue;
    if (!setting.on) message.add_disable_rules(setting.name);
    // A rule that would run anyway and only gets a severity is not asked for: "wire" may leave it out.
    if (setting.on && !(has_severity && on_by_default.count(setting.name) > 0)) message.add_enable_rules(setting.name);
  }
  for (const auto& [checker, json] : config.checker_options) (*message.mutable_checker_options())[checker] = json;
  if (config.house.ByteSizeLong() > 0) *message.mutable_house() = config.house;
  const Profile profile = flags.profile != Profile::kUnset ? flags.profile : config.profile;
  message.set_profile(static_cast<v1::CheckOptions::Profile>(profile));
  message.set_offset_encoding(v1::UTF8);
  return message;
}

}  // namespace claimcheck::cli
