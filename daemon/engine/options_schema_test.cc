#include "daemon/engine/options_schema.h"

#include <gtest/gtest.h>

#include <string>

namespace claimcheck::engine {
namespace {

constexpr char kSchema[] = R"({
  "type": "object", "title": "Options", "additionalProperties": false, "required": ["mode"],
  "properties": {
    "mode": {"type": "string", "enum": ["strict", "lax"], "default": "lax"},
    "limit": {"type": "integer", "minimum": 1, "maximum": 10},
    "share": {"type": ["number", "null"]},
    "names": {"type": "array", "items": {"type": "string"}},
    "by/unit~": {"type": "object", "additionalProperties": {"type": "number"}}
  }})";

TEST(OptionsSchema, PassesWhatFitsInOneSpelling) {
  const auto schema = OptionsSchema::Parse(kSchema);
  ASSERT_TRUE(schema.ok()) << schema.status();
  const auto checked = schema->Check(R"( {"names" : ["a"], "mode":"lax", "limit": 3.0, "share": null} )");
  ASSERT_TRUE(checked.ok()) << checked.status();
  EXPECT_TRUE(schema->HasProperty("by/unit~"));
  EXPECT_FALSE(schema->HasProperty("unit"));
  EXPECT_EQ(*checked, R"({"limit":3.0,"mode":"lax","names":["a"],"share":null})");
}

TEST(OptionsSchema, SaysWhereOptionsDoNotFit) {
  const auto schema = OptionsSchema::Parse(kSchema);
  ASSERT_TRUE(schema.ok());
  const struct {
    const char* options;
    const char* message;
  } kCases[] = {
      {"", "/: expected a JSON object, found a syntax error at byte 1"},
      {"{\"mode\":}", "/: expected a JSON object, found a syntax error at byte 9"},
      {"[]", "/: expected a JSON object, found []"},
      {"{}", "/mode: this is required, found nothing; give it a value"},
      {R"({"mode":"loose"})", "/mode: expected one of \"strict\", \"lax\", found \"loose\""},
      {R"({"mode":"lax","limit":"3"})", "/limit: expected integer, found \"3\""},
      {R"({"mode":"lax","limit":2.5})", "/limit: expected integer, found 2.5"},
      {R"({"mode":"lax","limit":0})", "/limit: expected a number of at least 1, found 0"},
      {R"({"mode":"lax","limit":11})", "/limit: expected a number of at most 10, found 11"},
      {R"({"mode":"lax","share":true})", "/share: expected number or null, found true"},
      {R"({"mode":"lax","names":["a",1]})", "/names/1: expected string, found 1"},
      {R"({"mode":"lax","by/unit~":{"km":"x"}})", "/by~1unit~0/km: expected number, found \"x\""},
      {R"({"mode":"lax","limt":3})", "/limt: there is no such option; did you mean \"limit\"?"},
      {R"({"mode":"lax","colour":3})",
       "/colour: there is no such option; known are: by/unit~, limit, mode, names, share"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(std::string(schema->Check(c.options).status().message()), c.message) << c.options;
  }
}

TEST(OptionsSchema, RefusesSchemasThatPromiseMoreThanIsChecked) {
  const struct {
    const char* schema;
    const char* message;
  } kCases[] = {
      {"{", "/: expected a JSON object, found a syntax error at byte 2"},
      {"3", "/: expected a schema (an object), found 3"},
      {R"({"type":"text"})",
       "/type: expected one of null, boolean, object, array, number, integer, string, found \"text\""},
      {R"({"properties":[]})", "/properties: expected an object of schemas, found []"},
      {R"({"properties":{"a":{"minimum":"1"}}})", "/properties/a/minimum: expected a number, found \"1\""},
      {R"({"enum":[]})", "/enum: expected a list of at least one value"},
      {R"({"required":"a"})", "/required: expected a list of names, found \"a\""},
      {R"({"properties":{"a":{"type":"integer","default":"x"}}})",
       "/properties/a/default: expected a value that passes its own schema, found \"x\""},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(std::string(OptionsSchema::Parse(c.schema).status().message()), c.message) << c.schema;
  }
  EXPECT_FALSE(OptionsSchema::Parse(R"({"pattern":"^a"})").ok());
}

TEST(OptionsSchema, TakesNothingWhereThereAreNoOptions) {
  const auto schema = OptionsSchema::Parse("");
  ASSERT_TRUE(schema.ok());
  EXPECT_EQ(schema->Check("{ }").value(), "{}");
  EXPECT_EQ(schema->Check("{\"a\":1}").status().message(), "/a: this checker has no options; leave them out");
}

TEST(OptionsSchema, RefusesWhatIsTooDeepOrTooLong) {
  const auto schema = OptionsSchema::Parse("{}");
  ASSERT_TRUE(schema.ok());
  const std::string deep = "{\"a\":" + std::string(30'000, '[') + std::string(30'000, ']') + "}";
  EXPECT_EQ(schema->Check(deep).status().message(), "/: expected JSON at most 32 levels deep");
  EXPECT_EQ(schema->Check(std::string(70'000, ' ')).status().message(),
            "/: expected at most 65536 bytes of JSON, found 70000");
}

}  // namespace
}  // namespace claimcheck::engine
