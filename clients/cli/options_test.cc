#include "clients/cli/options.h"

#include <gtest/gtest.h>

#include "daemon/base/default_address.h"

namespace claimcheck::cli {
namespace {

std::variant<Options, Exit> Parse(std::vector<const char*> words) {
  words.insert(words.begin(), "claimcheck");
  return ParseOptions(static_cast<int>(words.size()), words.data());
}

TEST(ParseOptions, ReadsEveryFlag) {
  const auto parsed =
      Parse({"check",     "--published", "2024-11-05", "--input-format", "html",      "--title", "T",
             "--format",  "json",        "--fail-on",  "warning",        "--checker", "a",       "--checker",
             "b",         "--enable",    "a/x",        "--disable",      "a/y",       "--color", "never",
             "--plugins", "/p",          "--profile",  "strict",         "-"});
  ASSERT_TRUE(std::holds_alternative<Options>(parsed)) << std::get<Exit>(parsed).text;
  const Options& options = std::get<Options>(parsed);
  EXPECT_EQ(options.command, Command::kCheck);
  EXPECT_EQ(options.published, "2024-11-05");
  EXPECT_EQ(options.input_format, InputFormat::kHtml);
  EXPECT_EQ(options.title, "T");
  EXPECT_EQ(options.format, OutputFormat::kJson);
  EXPECT_EQ(options.fail_on, FailOn::kWarning);
  EXPECT_EQ(options.checkers, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(options.enable_rules, std::vector<std::string>{"a/x"});
  EXPECT_EQ(options.disable_rules, std::vector<std::string>{"a/y"});
  EXPECT_EQ(options.color, Color::kNever);
  EXPECT_EQ(options.plugins, "/p");
  EXPECT_EQ(options.profile, Profile::kStrict);
  EXPECT_EQ(options.files, std::vector<std::string>{"-"});
}

TEST(ParseOptions, AdminCallsGoToTheDaemonOfThisMachineUnlessToldOtherwise) {
  const struct {
    std::vector<const char*> words;
    Command command;
    std::string server;
  } kCases[] = {
      {{"status"}, Command::kStatus, base::DefaultListenAddress()},
      {{"reload", "--server", "unix:/s"}, Command::kReload, "unix:/s"},
      {{"drain", "--format", "json"}, Command::kDrain, base::DefaultListenAddress()},
  };
  for (const auto& c : kCases) {
    const auto parsed = Parse(c.words);
    ASSERT_TRUE(std::holds_alternative<Options>(parsed)) << std::get<Exit>(parsed).text;
    EXPECT_EQ(std::get<Options>(parsed).command, c.command);
    EXPECT_EQ(std::get<Options>(parsed).server, c.server);
    EXPECT_TRUE(IsAdmin(c.command));
  }
  EXPECT_TRUE(std::holds_alternative<Exit>(Parse({"status", "--plugins", "x"})));
  EXPECT_EQ(std::get<Options>(Parse({"./status"})).command, Command::kCheck) << "a file of that name";
}

TEST(ParseOptions, PicksTheCommand) {
  const struct {
    std::vector<const char*> words;
    Command command;
    std::vector<std::string> files;
  } kCases[] = {
      {{"a.txt"}, Command::kCheck, {"a.txt"}},
      {{"check", "a.txt", "b.txt"}, Command::kCheck, {"a.txt", "b.txt"}},
      {{"facts", "a.txt"}, Command::kFacts, {"a.txt"}},
      {{"./facts"}, Command::kCheck, {"./facts"}},
      {{"--server", "unix:/s", "facts"}, Command::kCheck, {"facts"}},
      {{"rules"}, Command::kRules, {}},
  };
  for (const auto& c : kCases) {
    const auto parsed = Parse(c.words);
    ASSERT_TRUE(std::holds_alternative<Options>(parsed)) << c.words.front() << std::get<Exit>(parsed).text;
    EXPECT_EQ(std::get<Options>(parsed).command, c.command) << c.words.front();
    EXPECT_EQ(std::get<Options>(parsed).files, c.files) << c.words.front();
  }
}

TEST(ParseOptions, RefusesWithARemedy) {
  const struct {
    std::vector<const char*> words;
    const char* message;
  } kCases[] = {
      {{"check"}, "claimcheck: expected a FILE, - or --jsonl FILE; found none\nTry `claimcheck check --help`.\n"},
      {{"a", "--jsonl", "b"},
       "claimcheck: expected either FILEs or --jsonl; found both: run it twice\nTry `claimcheck check --help`.\n"},
      {{"a", "--published", "2024-02-30"},
       "claimcheck: --published: expected a day that exists, as YYYY-MM-DD; found \"2024-02-30\"\n"
       "Try `claimcheck check --help`.\n"},
      {{"a", "--format", "xml"},
       "claimcheck: --format: expected one of github, json, sarif, text; found \"xml\"\n"
       "Try `claimcheck check --help`.\n"},
      {{"a", "b", "--title", "T"},
       "claimcheck: --title needs a single FILE; in --jsonl, give each document its \"title\"\n"
       "Try `claimcheck check --help`.\n"},
      {{"-", "-"}, "claimcheck: standard input (-) can be read only once\nTry `claimcheck check --help`.\n"},
      {{"a", "--server", "unix:/s", "--plugins", "/p"},
       "claimcheck: --server and --plugins exclude each other: a daemon loads its own checkers\n"
       "Try `claimcheck check --help`.\n"},
      {{"facts", "a", "--plugins", "/p"},
       "claimcheck: The following argument was not expected: --plugins\nTry `claimcheck facts --help`.\n"},
      {{"a", "--frobnicate"},
       "claimcheck: The following argument was not expected: --frobnicate\nTry `claimcheck check --help`.\n"},
  };
  for (const auto& c : kCases) {
    const auto parsed = Parse(c.words);
    ASSERT_TRUE(std::holds_alternative<Exit>(parsed)) << c.message;
    EXPECT_EQ(std::get<Exit>(parsed).status, 2) << c.message;
    EXPECT_EQ(std::get<Exit>(parsed).text, c.message);
  }
}

TEST(ParseOptions, HelpAndVersionSucceed) {
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{
           {"--help"}, {"--version"}, {"check", "--help"}, {"facts", "--help"}, {"rules", "--help"}}) {
    const auto parsed = Parse(words);
    ASSERT_TRUE(std::holds_alternative<Exit>(parsed));
    EXPECT_EQ(std::get<Exit>(parsed).status, 0);
    EXPECT_FALSE(std::get<Exit>(parsed).text.empty());
  }
}

}  // namespace
}  // namespace claimcheck::cli
