#include "clients/cli/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

v1::ListCheckersResponse Loaded() {
  v1::ListCheckersResponse loaded;
  v1::Checker& checker = *loaded.add_checkers();
  checker.set_id("sums");
  for (const char* id : {"sums/part", "sums/total"}) {
    v1::Rule& rule = *checker.add_rules();
    rule.set_id(id);
    rule.set_enabled_by_default(rule.id() == "sums/part");
  }
  return loaded;
}

constexpr char kWhole[] = R"(profile = "strict"

[rules]
"sums/part" = "off"
"sums/total" = "error"

[house]
sources = ["our correspondent"]
names = ["HQ"]
household_names = ["Ann Lee"]
fiscal_year_begins = 4

[checkers.sums]
limit = 3
names = ["a", "b"]
)";

TEST(ParseConfig, ReadsEverySetting) {
  const auto config = ParseConfig(kWhole, "c.toml");
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->profile, Profile::kStrict);
  ASSERT_EQ(config->rules.size(), 2u);
  EXPECT_EQ(config->rules[1].name, "sums/total");
  EXPECT_EQ(config->rules[1].place, "c.toml:5:1");
  EXPECT_TRUE(CheckNames(*config, Loaded()).ok());
  const v1::CheckOptions options = CheckOptionsOf({}, *config, Loaded());
  EXPECT_EQ(
      options.ShortDebugString(),
      "enable_rules: \"sums/total\" disable_rules: \"sums/part\" checker_options { key: \"sums\" value: "
      "\"{\\\"limit\\\":3,\\\"names\\\":[\\\"a\\\",\\\"b\\\"]}\" } offset_encoding: UTF8 profile: STRICT severities { "
      "key: "
      "\"sums/total\" value: ERROR } house { sources: \"our correspondent\" names: \"HQ\" household_names: \"Ann Lee\" "
      "fiscal_year_begins: 4 }");
}

TEST(ParseConfig, FlagsWin) {
  const auto config = ParseConfig(kWhole, "c.toml");
  ASSERT_TRUE(config.ok());
  Options flags;
  flags.profile = Profile::kWire;
  flags.enable_rules = {"sums/part"};
  flags.disable_rules = {"sums/total"};
  const v1::CheckOptions options = CheckOptionsOf(flags, *config, Loaded());
  EXPECT_EQ(options.profile(), v1::CheckOptions::WIRE);
  ASSERT_EQ(options.enable_rules_size(), 1);
  EXPECT_EQ(options.enable_rules(0), "sums/part");
  ASSERT_EQ(options.disable_rules_size(), 1);
  EXPECT_EQ(options.disable_rules(0), "sums/total");
}

TEST(ParseConfig, ASeverityDoesNotAskForARuleThatRunsAnyway) {
  const auto config = ParseConfig("[rules]\n\"sums/part\" = \"note\"", "c.toml");
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(CheckOptionsOf({}, *config, Loaded()).enable_rules_size(), 0);
}

TEST(ParseConfig, NamesTheLineThatIsWrong) {
  const struct {
    const char* text;
    const char* message;
  } kCases[] = {
      {"profile = \"loud\"",
       "c.toml:1:1: profile: expected one of \"desk\", \"strict\", \"wire\", found \"loud\"; change it or leave it "
       "out"},
      {"# a\n\nprofil = \"desk\"", "c.toml:3:1: profil: there is no such option; did you mean \"profile\"?"},
      {"[house]\nsource = []", "c.toml:2:1: house.source: there is no such option; did you mean \"sources\"?"},
      {"[house]\nsources = \"the Herald\"",
       "c.toml:2:1: house.sources: expected array, found \"the Herald\"; change it or leave it out"},
      {"[house]\nnames = [\"a\",\n  3]",
       "c.toml:3:3: house.names[1]: expected string, found 3; change it or leave it out"},
      {"[house]\nfiscal_year_begins = 13",
       "c.toml:2:1: house.fiscal_year_begins: expected a number of at most 12, found 13; change it or leave it out"},
      {"[rules]\n\"sums/part\" = \"of\"",
       "c.toml:2:1: rules.\"sums/part\": expected one of \"off\", \"on\", \"error\", \"warning\", \"note\", found "
       "\"of\"; change "
       "it or leave it out"},
      {"[rules]\n\"sums/part\" = true",
       "c.toml:2:1: rules.\"sums/part\": expected string, found true; change it or leave it out"},
      {"rules = 3", "c.toml:1:1: rules: expected object, found 3; change it or leave it out"},
      {"[checkers]\nsums = 1", "c.toml:2:1: checkers.sums: expected object, found 1; change it or leave it out"},
      {"published = 2024-11-05",
       "c.toml:1:1: published: there is no such option; known are: checkers, house, profile, rules; change it or leave "
       "it "
       "out"},
  };
  for (const auto& c : kCases) {
    const auto config = ParseConfig(c.text, "c.toml");
    ASSERT_FALSE(config.ok()) << c.text;
    EXPECT_EQ(std::string(config.status().message()), c.message) << c.text;
    EXPECT_EQ(base::ErrorReason(config.status()), "INVALID_CONFIG");
  }
}

TEST(ParseConfig, NamesTheLineThatIsNoToml) {
  const struct {
    const char* text;
    const char* place;
  } kCases[] = {{"profile = strict", "c.toml:1:"},
                {"[rules]\nsums/part = \"off\"", "c.toml:2:"},
                {"[house]\nnames = [\"a\"", "c.toml:2:"},
                {"profile = \"desk\"\nprofile = \"wire\"", "c.toml:2:"},
                {"[house\n", "c.toml:1:"},
                {"[.house]", "c.toml:1:2: "},
                {"[\n]", "c.toml:1:2: "},
                {"\xFF", "c.toml:1:1"}};
  for (const auto& c : kCases) {
    const auto config = ParseConfig(c.text, "c.toml");
    ASSERT_FALSE(config.ok()) << c.text;
    EXPECT_EQ(std::string(config.status().message()).rfind(c.place, 0), 0u) << config.status().message();
    EXPECT_NE(std::string(config.status().message()).find("expected TOML, found "), std::string::npos);
  }
}

TEST(CheckNames, SuggestsTheNearest) {
  const struct {
    const char* text;
    const char* message;
  } kCases[] = {
      {"[rules]\n\"sums/prat\" = \"off\"",
       "c.toml:2:1: expected the id of a loaded rule, found \"sums/prat\"; did you mean \"sums/part\"?"},
      {"[rules]\n\"x\" = \"off\"",
       "c.toml:2:1: expected the id of a loaded rule, found \"x\"; `claimcheck rules` lists them"},
      {"[checkers.sum]", "c.toml:1:11: expected the id of a loaded checker, found \"sum\"; did you mean \"sums\"?"},
  };
  for (const auto& c : kCases) {
    const auto config = ParseConfig(c.text, "c.toml");
    ASSERT_TRUE(config.ok()) << config.status();
    EXPECT_EQ(std::string(CheckNames(*config, Loaded()).message()), c.message);
  }
}

TEST(FindConfig, LooksUpwards) {
  namespace fs = std::filesystem;
  char name[] = "/tmp/claimcheck-config-XXXXXX";
  const fs::path top = mkdtemp(name);
  fs::create_directories(top / "a/b/c");
  std::ofstream(top / "a/.claimcheck.toml") << "profile = \"wire\"";
  EXPECT_EQ(FindConfig(top / "a/b/c").value(), top / "a/.claimcheck.toml");
  EXPECT_EQ(FindConfig(top / "a/b/c/").value(), top / "a/.claimcheck.toml");
  EXPECT_EQ(FindConfig(top / "a/b/../b/none").value(), top / "a/.claimcheck.toml");
  EXPECT_EQ(FindConfig(top).value(), "");
  EXPECT_EQ(ReadConfig(top / "a/.claimcheck.toml")->profile, Profile::kWire);
  fs::create_directory(top / "a/b/.claimcheck.toml");
  const auto found = FindConfig(top / "a/b/c");
  ASSERT_TRUE(found.ok());
  EXPECT_NE(std::string(ReadConfig(*found).status().message()).find("found: Is a directory"), std::string::npos);
  fs::remove_all(top);
}

}  // namespace
}  // namespace claimcheck::cli
