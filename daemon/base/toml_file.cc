#include "daemon/base/toml_file.h"

#include <cstring>

#include "absl/strings/str_cat.h"
#include "daemon/base/read_file.h"
#include "daemon/base/toml_text.h"

namespace claimcheck::base {

std::string PlaceIn(const std::string& path, const toml::source_region& where) {
  if (where.begin.line == 0) return path;
  return absl::StrCat(path, ":", where.begin.line, ":", where.begin.column);
}

absl::StatusOr<toml::table> ParseTomlFile(const std::string& path, WrongAt wrong_at) {
  std::string text;
  if (const int error = ReadFile(path, text); error != 0) {
    return wrong_at({}, absl::StrCat("expected a file that can be read, found: ", std::strerror(error)));
  }
  if (const auto bare = FirstBareCharacter(text)) {
    return wrong_at({{bare->line, bare->column}, {}, {}}, std::string(kBareCharacter));
  }
  try {
    return toml::parse(text, path);
  } catch (const toml::parse_error& error) {  // toml++'s way to say that it is no TOML
    return wrong_at(error.source(), std::string(error.description()));
  }
}

}  // namespace claimcheck::base
