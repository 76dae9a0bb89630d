#include "clients/cli/documents.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

Options Jsonl() {
  Options options;
  options.jsonl = "-";
  return options;
}

TEST(Documents, ReadsALineOfEachField) {
  std::istringstream in(
      "\n  \r\n"
      R"({"id":"a","uri":"u","published":"2024-11-05","format":"HTML","title":"T","summary":"S","text":"é","x":1})"
      "\n");
  const Options options = Jsonl();
  Documents documents(options, in);
  const std::optional<Item> item = documents.Next();
  ASSERT_TRUE(item.has_value());
  ASSERT_TRUE(item->status.ok()) << item->status;
  EXPECT_EQ(item->name, "<stdin>:3");
  EXPECT_EQ(item->document.id(), "a");
  EXPECT_EQ(item->document.uri(), "u");
  EXPECT_EQ(item->document.published(), "2024-11-05");
  EXPECT_EQ(item->document.format(), v1::Document::HTML);
  EXPECT_EQ(item->document.title(), "T");
  EXPECT_EQ(item->document.summary(), "S");
  EXPECT_EQ(item->document.content(), "é");
  EXPECT_FALSE(documents.Next().has_value());
}

TEST(Documents, SaysWhatIsWrongWithALineAndGoesOn) {
  const struct {
    const char* name;
    const char* line;
    const char* id;
    const char* message;
  } kCases[] = {
      {"not JSON", "{\"id\": oops}", "",
       "byte 7: expected a JSON object in UTF-8, found a parse error at line 1, column 8: syntax error while parsing "
       "value - invalid literal; last read: '\"id\": o'"},
      {"an array", "[1]", "", "expected a JSON object, found array"},
      {"no text", R"({"id":"a"})", "a", "expected a \"text\", found none"},
      {"text of another type", R"({"id":"a","text":3})", "a", "\"text\": expected a string, found number"},
      {"unknown format", R"({"id":"a","text":"t","format":"PDF"})", "a",
       "\"format\": expected TEXT, MARKDOWN or HTML, found \"PDF\""},
  };
  for (const auto& c : kCases) {
    std::istringstream in(std::string(c.line) + "\n{\"text\":\"good\"}");
    const Options options = Jsonl();
    Documents documents(options, in);
    const std::optional<Item> bad = documents.Next();
    ASSERT_TRUE(bad.has_value()) << c.name;
    EXPECT_EQ(bad->status.code(), absl::StatusCode::kInvalidArgument) << c.name;
    EXPECT_EQ(base::ErrorReason(bad->status), "INVALID_JSON_LINE") << c.name;
    EXPECT_EQ(bad->status.message(), c.message) << c.name;
    EXPECT_EQ(bad->document.id(), c.id) << c.name;
    const std::optional<Item> good = documents.Next();
    ASSERT_TRUE(good.has_value()) << c.name;
    EXPECT_EQ(good->document.content(), "good") << c.name;
  }
}

TEST(Documents, TakesTheFormatFromTheName) {
  const struct {
    const char* file;
    InputFormat chosen;
    v1::Document::Format want;
  } kCases[] = {
      {"a.md", InputFormat::kAuto, v1::Document::MARKDOWN}, {"a.MARKDOWN", InputFormat::kAuto, v1::Document::MARKDOWN},
      {"a.html", InputFormat::kAuto, v1::Document::HTML},   {"a.htm", InputFormat::kAuto, v1::Document::HTML},
      {"a.txt", InputFormat::kAuto, v1::Document::TEXT},    {"md", InputFormat::kAuto, v1::Document::TEXT},
      {"a.html", InputFormat::kText, v1::Document::TEXT},   {"a", InputFormat::kMarkdown, v1::Document::MARKDOWN},
  };
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "documents_test";
  std::filesystem::create_directories(folder);
  std::istringstream in;
  for (const auto& c : kCases) {
    std::ofstream(folder / c.file) << "text of " << c.file;
    Options options;
    options.files = {(folder / c.file).string()};
    options.input_format = c.chosen;
    Documents documents(options, in);
    const std::optional<Item> item = documents.Next();
    ASSERT_TRUE(item.has_value() && item->status.ok()) << c.file;
    EXPECT_EQ(item->document.format(), c.want) << c.file;
    EXPECT_EQ(item->document.content(), std::string("text of ") + c.file);
    EXPECT_FALSE(documents.Next().has_value()) << c.file;
  }
}

TEST(Documents, SaysWhyAFileCannotBeRead) {
  const struct {
    std::string path;
    const char* message;
  } kCases[] = {
      {testing::TempDir() + "/no-such-article.txt",
       "expected a file that can be read, found: No such file or directory; check the name and who may read it"},
      {testing::TempDir(), "expected a file that can be read, found: a folder; name the files in it"},
  };
  std::istringstream in;
  for (const auto& c : kCases) {
    Options options;
    options.files = {c.path};
    Documents documents(options, in);
    const std::optional<Item> item = documents.Next();
    ASSERT_TRUE(item.has_value()) << c.path;
    EXPECT_EQ(item->status.code(), absl::StatusCode::kFailedPrecondition) << c.path;
    EXPECT_EQ(item->status.message(), c.message) << c.path;
    EXPECT_EQ(item->name, c.path);
  }
}

}  // namespace
}  // namespace claimcheck::cli
