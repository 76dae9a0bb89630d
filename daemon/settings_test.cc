#include "daemon/settings.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "daemon/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SettingsTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/claimcheck-settings-XXXXXX";
    const int fd = mkstemp(name);
    ASSERT_GE(fd, 0);
    close(fd);
    path_ = name;
  }
  void TearDown() override { unlink(path_.c_str()); }

  absl::StatusOr<Settings> Load(const std::string& file, std::vector<std::string> flags = {}) {
    std::ofstream(path_) << file;
    flags.insert(flags.begin(), {"claimcheckd", "--config", path_});
    std::vector<char*> arguments;
    for (std::string& flag : flags) arguments.push_back(flag.data());
    const CommandLine line = ParseCommandLine(static_cast<int>(arguments.size()), arguments.data());
    EXPECT_FALSE(line.done);
    return LoadSettings(line);
  }

  std::string path_;
};

TEST_F(SettingsTest, AFlagWinsOverTheFileAndTheFileOverTheDefault) {
  const auto settings =
      Load("[workers]\ncount = 8\nmemory_mib = 99\n[limits]\ncheck_timeout_s = 3\n", {"--workers", "2"});
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->workers, 2u);
  EXPECT_EQ(settings->worker_memory_mib, 99u);
  EXPECT_EQ(settings->check_timeout_s, 3.0);
  EXPECT_EQ(settings->queue_documents, 256u);
  EXPECT_TRUE(settings->reflection);
  EXPECT_FALSE(Load("reflection = false\n")->reflection);
  EXPECT_FALSE(Load("", {"--reflection", "false"})->reflection);
}

TEST_F(SettingsTest, NamesInAListOrOneFlagEach) {
  EXPECT_THAT(Load("[isolation]\nown = [\"a\", \"b\"]\n")->own, ElementsAre("a", "b"));
  EXPECT_THAT(Load("[isolation]\nown = [\"a\"]\n", {"--own", "c", "--own", "d"})->own, ElementsAre("c", "d"));
  char program[] = "claimcheckd", flag[] = "--own", name[] = "a";
  char* arguments[] = {program, flag, name, flag, name};
  EXPECT_EQ(ParseCommandLine(5, arguments).status, 2);
}

TEST_F(SettingsTest, WhatIsWrongIsNamedWithItsPlace) {
  const struct {
    const char* file;
    const char* error;  // behind the file's path
  } cases[] = {
      {"[workers]\ncount = 0\n", ":2:9: workers.count: expected a whole number from 1 to 512"},
      {"[workers]\ncount = 2.5\n", ":2:9: workers.count: expected a whole number"},
      {"[workers]\ncount = \"two\"\n", ":2:9: workers.count: expected a whole number"},
      {"\n[workers]\nnumber = 2\n",
       ":3:1: workers.number: no such setting; there are listen, reflection, workers.count,"},
      {"workers = 2\n", ":1:1: workers: no such setting"},
      {"colour = \"red\"\n", ":1:1: colour: no such setting"},
      {"[log]\nformat = \"xml\"\n", ":2:10: log.format: expected one of text, json"},
      {"[limits]\ncheck_timeout_s = nan\n", ":2:19: limits.check_timeout_s: expected a number from 0.01 to 3600"},
      {"[limits\n", ":1:8: "},
      {"listen = 7070\n", ":1:10: listen: expected a string"},
      {"reflection = \"no\"\n", ":1:14: reflection: expected true or false"},
      {"[isolation]\nown = \"a\"\n", ":2:7: isolation.own: expected a list of at most 8 names, each once"},
      {"[isolation]\nown = [\"a\", \"a\"]\n", ":2:7: isolation.own: expected a list"},
      {"[isolation]\nown = [1]\n", ":2:7: isolation.own: expected a list"},
      {"[isolation]\nown = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]\n",
       ":2:7: isolation.own: expected a list"},
      {"[tls]\nclient_certificate = \"never\"\n", ":2:22: tls.client_certificate: expected one of required, optional"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.file);
    const auto settings = Load(c.file);
    EXPECT_EQ(settings.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(base::ErrorReason(settings.status()), "BAD_CONFIG");
    EXPECT_THAT(std::string(settings.status().message()), HasSubstr(path_ + c.error));
  }
}

TEST_F(SettingsTest, WhatIsNoReadableFileIsAnError) {
  const struct {
    std::string path, want;
  } kCases[] = {
      {"/no/such/file.toml", "/no/such/file.toml: expected a file that can be read, found: No such file"},
      {testing::TempDir(), testing::TempDir() + ": expected a file that can be read, found: Is a directory"},
  };
  for (const auto& c : kCases) {
    char program[] = "claimcheckd", flag[] = "--config";
    std::string path = c.path;
    char* arguments[] = {program, flag, path.data()};
    const auto settings = LoadSettings(ParseCommandLine(3, arguments));
    EXPECT_EQ(settings.status().code(), absl::StatusCode::kInvalidArgument) << c.path;
    EXPECT_THAT(std::string(settings.status().message()), HasSubstr(c.want));
  }
}

// The example says what the program does: its values are the defaults, and each key that the program knows stands in
// it.
TEST_F(SettingsTest, TheExampleHasEveryKeyWithItsDefault) {
  std::ostringstream example;
  example << std::ifstream(SOURCE_FOLDER "/deploy/claimcheckd.toml").rdbuf();
  const auto settings = Load(example.str());
  ASSERT_TRUE(settings.ok()) << settings.status();
  const Settings defaults;
  EXPECT_EQ(settings->worker_memory_mib, defaults.worker_memory_mib);
  EXPECT_EQ(settings->max_document_bytes, defaults.max_document_bytes);
  EXPECT_EQ(settings->queue_bytes, defaults.queue_bytes);
  EXPECT_EQ(settings->check_timeout_s, defaults.check_timeout_s);
  EXPECT_THAT(NeedRestart(defaults, *settings), IsEmpty());

  // The error about an unknown key lists all that there are.
  const std::string message(Load("no = 1\n").status().message());
  std::istringstream keys(message.substr(message.find("there are ") + 10));
  int count = 0;
  for (std::string key; std::getline(keys, key, ','); ++count) {
    const std::string name = key.substr(key.find_last_of(". ") + 1);
    EXPECT_THAT(example.str(), testing::ContainsRegex("\n#?" + name + " = ")) << key;
  }
  EXPECT_GT(count, 10);
}

TEST_F(SettingsTest, SomeTakeARestart) {
  Settings before, after;
  after.listen = "unix:/else";
  after.workers = before.workers + 1;
  after.check_timeout_s = 1;
  EXPECT_THAT(NeedRestart(before, after), ElementsAre("listen", "workers.count"));
}

}  // namespace
}  // namespace claimcheck
