#include "daemon/host/plugin_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"

namespace claimcheck::host {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Built(const std::string& flaw) { return absl::StrCat(TEST_PLUGIN_FOLDER, "/", flaw, ".so"); }

// A folder of its own for each test.
class PluginLoaderTest : public testing::Test {
 protected:
  PluginLoaderTest() {
    std::string name = (fs::temp_directory_path() / "plugin_loader_test.XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~PluginLoaderTest() override {
    chmod(folder_.c_str(), 0700);
    fs::remove_all(folder_);
  }
  std::string Copy(const std::string& flaw, const std::string& as) {
    std::string to = folder_ + "/" + as;
    fs::copy_file(Built(flaw), to);
    return to;
  }
  std::string Write(const std::string& as, std::string_view contents) {
    std::string to = folder_ + "/" + as;
    std::ofstream(to, std::ios::binary) << contents;
    return to;
  }
  static std::string Bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string folder_;
};

TEST_F(PluginLoaderTest, LoadsWhatKeepsTheContract) {
  for (const char* flaw : {"good", "no_note"}) {
    const auto plugin = LoadPlugin(Built(flaw));
    ASSERT_TRUE(plugin.ok()) << flaw << plugin.status();
    EXPECT_EQ(plugin->entry->checker_count, 1u);
    EXPECT_EQ(plugin->path.front(), '/');
    EXPECT_FALSE(plugin->build.empty());
  }
  EXPECT_NE(LoadPlugin(Built("good"))->build, LoadPlugin(Built("no_note"))->build);
}

TEST_F(PluginLoaderTest, RefusesWhatBreaksIt) {
  const struct {
    const char* flaw;
    const char* why;  // behind the path
  } kCases[] = {
      {"other_major",
       "built for plug-in ABI 9.2, this host has 1.0; rebuild the plug-in against this host's headers, or "
       "run a host with ABI 9"},
      {"note_other_major",
       "\"good-one\" 1.0.0 was built for plug-in ABI 9.2, this host has 1.0; rebuild it against this "
       "host's headers, or run a host with ABI 9"},
      {"newer_minor",
       "needs a host with plug-in ABI 1.7 or later, this host has 1.0; run a newer host, or a version of "
       "the plug-in that needs less"},
      {"no_entry", "expected the exported function cc_plugin_entry, found none; is this a claimcheck plug-in?"},
      {"null_entry", "cc_plugin_entry(): expected the entry, found null"},
      {"small_entry", "cc_entry: expected at least 56 bytes, found 24; set struct_size to sizeof(cc_entry)"},
      {"null_descriptor_function", "cc_entry.descriptor: expected a function, found null"},
      {"null_create", "cc_entry.create: expected a function, found null"},
      {"no_checkers", "cc_entry.checker_count: expected 1 to 64, found 0"},
      {"null_descriptor", "checker 0: expected a descriptor, found null"},
      {"small_descriptor",
       "checker 0: expected a descriptor of at least 128 bytes, found 8; set struct_size to "
       "sizeof(cc_descriptor)"},
      {"no_rules",
       "checker \"good-one\": expected 1 to 1024 rules of at least 56 bytes each, found 0 of 56; describe what "
       "the checker finds"},
      {"small_rules",
       "checker \"good-one\": expected 1 to 1024 rules of at least 56 bytes each, found 2 of 8; describe "
       "what the checker finds"},
      {"bad_rule_id",
       "checker \"good-one\", rule 0: expected an id of lower case, digits and hyphens, found \"Bad Rule\"; "
       "rename the rule"},
      {"same_rule_twice", "checker \"good-one\", rule 1: the id \"first-rule\" stands there twice; rename one"},
      {"bad_checker_id",
       "checker 0: expected an id of lower case, digits and hyphens, found \"Good_One\"; rename the "
       "checker"},
      {"bad_schema",
       "checker \"good-one\", options schema /propertys: this keyword is not known here; known are type, "
       "properties, required, additionalProperties, enum, minimum, maximum, items, and title, description, "
       "default, examples, $schema, $comment"},
      {"bad_severity",
       "checker \"good-one\", rule 0 \"first-rule\": expected a severity from 1 to 3, found 7; use a "
       "CC_SEVERITY_ constant"},
      {"bad_note", "expected a note \"abi=MAJOR.MINOR;id=ID;version=VERSION\", found \"abi=one\"; use CC_PLUGIN_NOTE"},
  };
  for (const auto& c : kCases) {
    const auto plugin = LoadPlugin(Built(c.flaw));
    ASSERT_FALSE(plugin.ok()) << c.flaw;
    EXPECT_EQ(std::string(plugin.status().message()), absl::StrCat(Built(c.flaw), ": ", c.why)) << c.flaw;
    EXPECT_EQ(base::ErrorReason(plugin.status()), "BAD_PLUGIN") << c.flaw;
    EXPECT_EQ(plugin.status().code(), absl::StatusCode::kFailedPrecondition) << c.flaw;
  }
}

TEST_F(PluginLoaderTest, RefusesWhatTheLinkerCannotComplete) {
  const auto plugin = LoadPlugin(Built("undefined_symbol"));
  ASSERT_FALSE(plugin.ok());
  EXPECT_THAT(std::string(plugin.status().message()), HasSubstr("undefined symbol: defined_nowhere"));
}

TEST_F(PluginLoaderTest, RefusesFilesThatAreNoLibraries) {
  const std::string good = Bytes(Built("good"));
  std::string other_machine = good;
  other_machine[18] = 8;  // e_machine: MIPS
  other_machine[19] = 0;
  const struct {
    const char* name;
    std::string contents;
    const char* why;
  } kCases[] = {
      {"empty.so", "", "expected a shared library (ELF), found something else"},
      {"text.so", "#!/bin/sh\n", "expected a shared library (ELF), found something else"},
      {"head.so", good.substr(0, 40), "the file is truncated: expected a header of 64 bytes, found 40; copy it again"},
      {"half.so", good.substr(0, good.size() / 2), "the file is truncated"},
      {"less.so", good.substr(0, good.size() - 1), "the file is truncated"},
      {"mips.so", other_machine, "found one for machine 8; build it for this machine"},
  };
  for (const auto& c : kCases) {
    const std::string path = Write(c.name, c.contents);
    const auto plugin = LoadPlugin(path);
    ASSERT_FALSE(plugin.ok()) << c.name;
    EXPECT_THAT(std::string(plugin.status().message()), testing::AllOf(HasSubstr(path), HasSubstr(c.why))) << c.name;
  }
}

TEST_F(PluginLoaderTest, SurvivesAnyDamage) {
  // The header's bytes and some of its tables', turned over; ReadNote runs nothing of the file. What it must not do is
  // read outside the file, which the sanitizers see.
  const std::string good = Bytes(Built("good"));
  int refused = 0;
  for (size_t at = 0; at < 700; at += at < 64 ? 1 : 5) {
    std::string damaged = good;
    damaged[at] = static_cast<char>(~damaged[at]);
    refused += !ReadNote(Write("damaged.so", damaged)).ok();
  }
  EXPECT_GT(refused, 20);
}

TEST_F(PluginLoaderTest, RefusesWhatEverybodyMayChange) {
  const std::string path = Copy("good", "good.so");
  ASSERT_TRUE(LoadPlugin(path).ok());
  ASSERT_EQ(chmod(path.c_str(), 0666), 0);
  EXPECT_EQ(LoadPlugin(path).status().message(),
            absl::StrCat(path, ": its file (", path, ") is writable by everyone; run chmod o-w ", path));
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  ASSERT_EQ(chmod(folder_.c_str(), 0777), 0);
  EXPECT_EQ(LoadPlugin(path).status().message(),
            absl::StrCat(path, ": its folder (", folder_, ") is writable by everyone; run chmod o-w ", folder_));
}

TEST_F(PluginLoaderTest, SaysWhichFileIsMissing) {
  EXPECT_EQ(LoadPlugin("/nowhere/x.so").status().message(), "/nowhere/x.so: No such file or directory");
  EXPECT_EQ(LoadPlugin(folder_).status().message(), absl::StrCat(folder_, ": expected a file, found something else"));
}

TEST_F(PluginLoaderTest, ReadsTheNoteWithoutRunningAnything) {
  const auto good = ReadNote(Built("good"));
  ASSERT_TRUE(good.ok()) << good.status();
  EXPECT_EQ(good->id, "good-one");
  EXPECT_EQ(good->version, "1.0.0");
  EXPECT_EQ(good->abi_major, 1u);
  EXPECT_EQ(good->abi_minor, 0u);
  const auto other = ReadNote(Built("note_other_major"));
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(other->abi_major, 9u);
  EXPECT_EQ(ReadNote(Built("no_note")).status().message(),
            absl::StrCat(Built("no_note"),
                         ": expected the ELF note of a claimcheck plug-in, found none; use CC_PLUGIN_NOTE"));
}

TEST_F(PluginLoaderTest, LoadsAFolderByName) {
  Copy("good", "b.so");
  Copy("no_note", "a.so");
  Write("c.so", "no library");
  Write("notes.txt", "not looked at");
  const LoadResult result = LoadFolder(folder_);
  ASSERT_EQ(result.plugins.size(), 1u);
  EXPECT_EQ(result.plugins[0].path, fs::canonical(folder_).string() + "/a.so");
  std::vector<std::string> refused;
  for (const auto& status : result.refused) refused.emplace_back(status.message());
  EXPECT_THAT(refused, ElementsAre(absl::StrCat(folder_, "/b.so: the checker id \"good-one\" is taken by ", folder_,
                                                "/a.so; remove one of them"),
                                   HasSubstr("/c.so: expected a shared library (ELF)")));
}

TEST_F(PluginLoaderTest, RefusesAFolderThatIsNotThere) {
  const LoadResult result = LoadFolder(folder_ + "/none");
  EXPECT_THAT(result.plugins, IsEmpty());
  ASSERT_EQ(result.refused.size(), 1u);
  EXPECT_EQ(
      result.refused[0].message(),
      absl::StrCat(folder_,
                   "/none: expected a folder of plug-ins: No such file or directory; create it, or name another"));
}

TEST_F(PluginLoaderTest, LooksWhereTheEnvironmentSays) {
  ASSERT_EQ(setenv("CLAIMCHECK_PLUGINS", "/some/where", 1), 0);
  EXPECT_EQ(DefaultFolder(), "/some/where");
  ASSERT_EQ(unsetenv("CLAIMCHECK_PLUGINS"), 0);
  EXPECT_THAT(DefaultFolder(), HasSubstr("lib/claimcheck/plugins"));
}

}  // namespace
}  // namespace claimcheck::host
