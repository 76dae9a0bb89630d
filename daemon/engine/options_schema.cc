// The schema is read once into nodes; Check walks options and nodes together.
//
// Not a defect: "integer" takes 3.0 (as JSON Schema says), a number of any size is compared as a double.
#include "daemon/engine/options_schema.h"

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "daemon/engine/nearest_name.h"
#include "nlohmann/json.hpp"

namespace claimcheck::engine {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 7> kTypes = {"null", "boolean", "object", "array", "number", "integer", "string"};
constexpr std::array<const char*, 6> kNotes = {"title", "description", "default", "examples", "$schema", "$comment"};

absl::Status Wrong(const std::string& pointer, std::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat(pointer.empty() ? "/" : pointer, ": ", absl::string_view(what.data(), what.size())));
}

std::string Child(const std::string& pointer, const std::string& key) {
  return absl::StrCat(pointer, "/", absl::StrReplaceAll(key, {{"~", "~0"}, {"/", "~1"}}));
}

// A value as a message shows it.
std::string Shown(const json& value) {
  std::string shown = value.dump(-1, ' ', true, json::error_handler_t::replace);
  if (shown.size() > 80) shown = absl::StrCat(shown.substr(0, 77), "...");
  return shown;
}

bool IsOfType(const json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  return value.is_number_integer() ||
         (value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>());
}

absl::StatusOr<json> ParseJson(std::string_view text) {
  if (text.size() > kMaxOptionsBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("/: expected at most ", kMaxOptionsBytes, " bytes of JSON, found ", text.size()));
  }
  bool too_deep = false;
  const auto watch = [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kMaxOptionsDepth;
    return !too_deep;
  };
  try {
    json parsed = json::parse(text.begin(), text.end(), watch);
    if (too_deep) {
      return absl::InvalidArgumentError(absl::StrCat("/: expected JSON at most ", kMaxOptionsDepth, " levels deep"));
    }
    return parsed;
  } catch (const json::exception& error) {  // nlohmann says where only by throwing
    const auto* parse_error = dynamic_cast<const json::parse_error*>(&error);
    const std::string place = parse_error == nullptr ? "" : absl::StrCat(" at byte ", parse_error->byte);
    return absl::InvalidArgumentError(absl::StrCat("/: expected a JSON object, found a syntax error", place));
  }
}

}  // namespace

struct OptionsSchema::Node {
  std::vector<std::string> types;
  std::map<std::string, Node> properties;
  std::vector<std::string> required;
  std::vector<json> allowed;  // enum
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::unique_ptr<Node> items;
  bool additional_allowed = true;
  std::unique_ptr<Node> additional;

  absl::Status Read(const json& schema, const std::string& at);
  absl::Status Check(const json& value, const std::string& at) const;

 private:
  absl::Status ReadKeyword(const std::string& key, const json& value, const std::string& at);
  absl::Status ReadTypes(const json& value, const std::string& at);
  absl::Status ReadRequired(const json& value, const std::string& at);
  absl::Status ReadProperties(const json& value, const std::string& at);
  absl::Status ReadBound(const json& value, const std::string& at, std::optional<double>& bound);
  absl::Status ReadNested(const json& value, const std::string& at, std::unique_ptr<Node>& node);
  absl::Status CheckObject(const json& value, const std::string& at) const;
};

absl::Status OptionsSchema::Node::Read(const json& schema, const std::string& at) {
  if (!schema.is_object()) return Wrong(at, absl::StrCat("expected a schema (an object), found ", Shown(schema)));
  for (const auto& [key, value] : schema.items()) {
    if (absl::Status read = ReadKeyword(key, value, Child(at, key)); !read.ok()) return read;
  }
  if (const auto given = schema.find("default"); given != schema.end()) {
    if (absl::Status fits = Check(*given, ""); !fits.ok()) {
      return Wrong(Child(at, "default"),
                   absl::StrCat("expected a value that passes its own schema, found ", Shown(*given)));
    }
  }
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::ReadKeyword(const std::string& key, const json& value, const std::string& at) {
  for (const char* note : kNotes) {
    if (key == note) return absl::OkStatus();
  }
  if (key == "type") return ReadTypes(value, at);
  if (key == "required") return ReadRequired(value, at);
  if (key == "properties") return ReadProperties(value, at);
  if (key == "minimum") return ReadBound(value, at, minimum);
  if (key == "maximum") return ReadBound(value, at, maximum);
  if (key == "items") return ReadNested(value, at, items);
  if (key == "enum") {
    if (!value.is_array() || value.empty()) return Wrong(at, "expected a list of at least one value");
    allowed.assign(value.begin(), value.end());
    return absl::OkStatus();
  }
  if (key == "additionalProperties") {
    if (!value.is_boolean()) return ReadNested(value, at, additional);
    additional_allowed = value.get<bool>();
    return absl::OkStatus();
  }
  return Wrong(at,
               "this keyword is not known here; known are type, properties, required, additionalProperties, enum, "
               "minimum, maximum, items, and title, description, default, examples, $schema, $comment");
}

absl::Status OptionsSchema::Node::ReadTypes(const json& value, const std::string& at) {
  const json list = value.is_array() ? value : json::array({value});
  for (const json& type : list) {
    const bool known =
        type.is_string() && std::find(kTypes.begin(), kTypes.end(), type.get<std::string>()) != kTypes.end();
    if (!known) {
      return Wrong(at, absl::StrCat("expected one of ", absl::StrJoin(kTypes, ", "), ", found ", Shown(type)));
    }
    types.push_back(type.get<std::string>());
  }
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::ReadRequired(const json& value, const std::string& at) {
  if (!value.is_array()) return Wrong(at, absl::StrCat("expected a list of names, found ", Shown(value)));
  for (const json& name : value) {
    if (!name.is_string()) return Wrong(at, absl::StrCat("expected a name, found ", Shown(name)));
    required.push_back(name.get<std::string>());
  }
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::ReadProperties(const json& value, const std::string& at) {
  if (!value.is_object()) return Wrong(at, absl::StrCat("expected an object of schemas, found ", Shown(value)));
  for (const auto& [name, schema] : value.items()) {
    if (absl::Status read = properties[name].Read(schema, Child(at, name)); !read.ok()) return read;
  }
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::ReadBound(const json& value, const std::string& at, std::optional<double>& bound) {
  if (!value.is_number()) return Wrong(at, absl::StrCat("expected a number, found ", Shown(value)));
  bound = value.get<double>();
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::ReadNested(const json& value, const std::string& at, std::unique_ptr<Node>& node) {
  node = std::make_unique<Node>();
  return node->Read(value, at);
}

absl::Status OptionsSchema::Node::Check(const json& value, const std::string& at) const {
  if (!types.empty()) {
    bool fits = false;
    for (const std::string& type : types) fits = fits || IsOfType(value, type);
    if (!fits) return Wrong(at, absl::StrCat("expected ", absl::StrJoin(types, " or "), ", found ", Shown(value)));
  }
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    const auto show = [](std::string* out, const json& one) { out->append(Shown(one)); };
    return Wrong(at, absl::StrCat("expected one of ", absl::StrJoin(allowed, ", ", show), ", found ", Shown(value)));
  }
  if (value.is_number() && minimum && value.get<double>() < *minimum) {
    return Wrong(at, absl::StrCat("expected a number of at least ", *minimum, ", found ", Shown(value)));
  }
  if (value.is_number() && maximum && value.get<double>() > *maximum) {
    return Wrong(at, absl::StrCat("expected a number of at most ", *maximum, ", found ", Shown(value)));
  }
  if (value.is_object()) return CheckObject(value, at);
  if (value.is_array() && items != nullptr) {
    for (size_t i = 0; i < value.size(); ++i) {
      if (absl::Status item = items->Check(value[i], absl::StrCat(at, "/", i)); !item.ok()) return item;
    }
  }
  return absl::OkStatus();
}

absl::Status OptionsSchema::Node::CheckObject(const json& value, const std::string& at) const {
  for (const std::string& name : required) {
    if (!value.contains(name)) return Wrong(Child(at, name), "this is required, found nothing; give it a value");
  }
  for (const auto& [key, item] : value.items()) {
    const std::string place = Child(at, key);
    if (const auto property = properties.find(key); property != properties.end()) {
      if (absl::Status fits = property->second.Check(item, place); !fits.ok()) return fits;
    } else if (additional != nullptr) {
      if (absl::Status fits = additional->Check(item, place); !fits.ok()) return fits;
    } else if (!additional_allowed) {
      std::vector<std::string> known;
      for (const auto& [name, schema] : properties) known.push_back(name);
      const std::string nearest = Nearest(key, known);
      return Wrong(place, absl::StrCat("there is no such option; ",
                                       nearest.empty() ? absl::StrCat("known are: ", absl::StrJoin(known, ", "))
                                                       : absl::StrCat("did you mean \"", nearest, "\"?")));
    }
  }
  return absl::OkStatus();
}

OptionsSchema::OptionsSchema(std::unique_ptr<Node> root) : root_(std::move(root)) {}
OptionsSchema::OptionsSchema(OptionsSchema&&) noexcept = default;
OptionsSchema& OptionsSchema::operator=(OptionsSchema&&) noexcept = default;
OptionsSchema::~OptionsSchema() = default;

absl::StatusOr<OptionsSchema> OptionsSchema::Parse(std::string_view schema) {
  if (schema.empty()) return OptionsSchema(nullptr);
  auto parsed = ParseJson(schema);
  if (!parsed.ok()) return parsed.status();
  auto root = std::make_unique<Node>();
  if (absl::Status read = root->Read(*parsed, ""); !read.ok()) return read;
  return OptionsSchema(std::move(root));
}

bool OptionsSchema::HasProperty(const std::string& name) const {
  return root_ != nullptr && root_->properties.count(name) > 0;
}

absl::StatusOr<std::string> OptionsSchema::Check(std::string_view options) const {
  auto parsed = ParseJson(options);
  if (!parsed.ok()) return parsed.status();
  if (!parsed->is_object()) return Wrong("", absl::StrCat("expected a JSON object, found ", Shown(*parsed)));
  if (root_ == nullptr) {
    if (parsed->empty()) return std::string("{}");
    return Wrong(Child("", parsed->begin().key()), "this checker has no options; leave them out");
  }
  if (absl::Status fits = root_->Check(*parsed, ""); !fits.ok()) return fits;
  return parsed->dump(-1, ' ', true, json::error_handler_t::replace);
}

}  // namespace claimcheck::engine
