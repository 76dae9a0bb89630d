// The subset of JSON Schema in which a checker states its options, and the check of an options object against it.
//
// Keywords: type, properties, required, additionalProperties, enum, minimum, maximum, items; title, description,
//           default, examples, $schema and $comment say something to people only. Any other keyword is refused when the
//           schema is read: an author must not believe in a check that nobody makes. A default has to pass its schema.
// Errors:   name the place as a JSON Pointer (RFC 6901), what was expected and what was found.
// Threads:  immutable once made; concurrent checks safe.
// Cost:     Check is linear in the options, which are at most kMaxOptionsBytes long and kMaxOptionsDepth deep.
// Example:  {"type":"object","properties":{"limit":{"type":"integer","minimum":1}},"additionalProperties":false}
//           {"limit":0} -> "/limit: expected a number of at least 1, found 0"
#ifndef CLAIMCHECK_DAEMON_ENGINE_OPTIONS_SCHEMA_H_
#define CLAIMCHECK_DAEMON_ENGINE_OPTIONS_SCHEMA_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace claimcheck::engine {

inline constexpr size_t kMaxOptionsBytes = 64 << 10;
inline constexpr int kMaxOptionsDepth = 32;

class OptionsSchema {
 public:
  // An empty schema takes the empty object only. The error's message says where in the schema and what is wrong.
  static absl::StatusOr<OptionsSchema> Parse(std::string_view schema);
  OptionsSchema(OptionsSchema&&) noexcept;
  OptionsSchema& operator=(OptionsSchema&&) noexcept;
  ~OptionsSchema();

  // The options in one spelling (keys sorted, no white space): two that mean the same come out equal.
  absl::StatusOr<std::string> Check(std::string_view options) const;
  // Whether it describes this property of the options object.
  bool HasProperty(const std::string& name) const;

 private:
  struct Node;
  explicit OptionsSchema(std::unique_ptr<Node> root);
  std::unique_ptr<Node> root_;  // null: there are no options
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_OPTIONS_SCHEMA_H_
