#include "daemon/base/read_file.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>
#include <string>

namespace claimcheck::base {
namespace {

TEST(ReadFileTest, AllBytesOrTheReason) {
  const std::string folder = testing::TempDir();
  const std::string large(100'000, 'x');
  std::ofstream(folder + "/empty");
  std::ofstream(folder + "/large", std::ios::binary) << large;
  std::ofstream(folder + "/bytes", std::ios::binary) << std::string("a\0\r\nb", 5);
  const struct {
    std::string path;
    int error;
    std::string text;
  } cases[] = {
      {folder + "/empty", 0, ""},     {folder + "/large", 0, large}, {folder + "/bytes", 0, std::string("a\0\r\nb", 5)},
      {folder + "/none", ENOENT, ""}, {folder, EISDIR, ""},
  };
  for (const auto& c : cases) {
    std::string text = "of another file";
    EXPECT_EQ(ReadFile(c.path, text), c.error) << c.path;
    if (c.error == 0) {
      EXPECT_EQ(text, c.text) << c.path;
    }
  }
}

}  // namespace
}  // namespace claimcheck::base
