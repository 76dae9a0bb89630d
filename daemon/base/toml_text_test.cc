#include "daemon/base/toml_text.h"

#include <gtest/gtest.h>

#include <string>

namespace claimcheck::base {
namespace {

TEST(FirstBareCharacterTest, PassesOverStringsAndComments) {
  const struct {
    const char* name;
    std::string_view toml;
    std::string_view want;  // "LINE:COLUMN"; empty: none
  } cases[] = {
      {"empty", "", ""},
      {"ascii", "a = 1\n[b]\nc = 'd'\n", ""},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a = 1",
       ""},
      {"in a string", "a = \"\xC3\xA9\"", ""},
      {"in a string without escapes", "a = 'C:\\' # \xC3\xA9", ""},
      {"in a comment", "a = 1 # \xC3\xA9\nb = 2", ""},
      {"behind an escaped mark", "a = \"\\\"\xC3\xA9\"", ""},
      {"over many lines", "a = \"\"\"\n\xC3\xA9\n\"\"\"", ""},
      {"a mark before three", "a = '''\xC3\xA9''''\nb = '\xC3\xA9'", ""},
      {"in a quoted key", "\"\xC3\xA9\" = 1", ""},
      {"a bare key", "\xC3\xA9 = 1", "1:1"},
      {"a bare value", "a = 1\nb = \xCF\x93", "2:5"},
      {"columns are characters", "a = \"\xC3\xA9\" \xC3\xA9", "1:9"},
      {"behind a comment", "# \xC3\xA9\n\xC3\xA9", "2:1"},
      {"behind a string that its line does not close", "a = \"\nb = \xC3\xA9", "2:5"},
      {"a string without end", "a = \"\xC3\xA9", ""},
      {"an escape at the end", "a = \"\\", ""},
  };
  for (const auto& c : cases) {
    const auto found = FirstBareCharacter(c.toml);
    EXPECT_EQ(found ? std::to_string(found->line) + ":" + std::to_string(found->column) : "", c.want) << c.name;
  }
}

}  // namespace
}  // namespace claimcheck::base
