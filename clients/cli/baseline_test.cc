#include "clients/cli/baseline.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace claimcheck::cli {
namespace {

class BaselineTest : public testing::Test {
 protected:
  BaselineTest() {
    char name[] = "/tmp/claimcheck-baseline-XXXXXX";
    folder_ = mkdtemp(name);
  }
  ~BaselineTest() override { std::filesystem::remove_all(folder_); }
  std::string File(const std::string& content) {
    std::ofstream(folder_ / "known", std::ios::binary) << content;
    return folder_ / "known";
  }
  std::filesystem::path folder_;
};

TEST_F(BaselineTest, WritesWhatItReads) {
  Item item;
  item.name = "a.md";
  item.document.set_content("One.\nTwo.");
  v1::CheckResult result;
  v1::Finding& shown = *result.add_findings();
  shown.set_rule("sums/part");
  shown.set_fingerprint("0000000000000002");
  shown.mutable_span()->set_field(v1::Span::CONTENT);
  shown.mutable_span()->set_begin(5);
  for (const auto& [reason, fingerprint] : {std::pair{v1::SuppressedFinding::BASELINE, "0000000000000001"},
                                            {v1::SuppressedFinding::CONFIRMED, "0000000000000003"}}) {
    v1::SuppressedFinding& suppressed = *result.add_suppressed();
    *suppressed.mutable_finding() = shown;
    suppressed.mutable_finding()->set_fingerprint(fingerprint);
    suppressed.set_reason(reason);
  }
  BaselineWriter writer;
  writer.Add(item, result);
  writer.Add(item, result);
  const std::string path = folder_ / "new";
  ASSERT_TRUE(writer.Write(path).ok());
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}),
            "# claimcheck baseline 1. Findings that are known: `claimcheck --baseline FILE` does not show them.\n"
            "0000000000000001 sums/part a.md:2:1\n"
            "0000000000000002 sums/part a.md:2:1\n");
  EXPECT_EQ(ReadBaseline(path).value(), (std::vector<std::string>{"0000000000000001", "0000000000000002"}));
}

TEST_F(BaselineTest, SaysWhatIsWrong) {
  const std::string path = File("# claimcheck baseline 1\n0123456789abcdef x\n\nsums/part\n");
  EXPECT_EQ(ReadBaseline(path).status().message(),
            path + ":4: expected a fingerprint, 16 digits 0-9 a-f, found \"sums/part\"; take the line out");
  EXPECT_EQ(ReadBaseline(File("<html>\n")).status().message(),
            path + ":1: expected \"# claimcheck baseline 1\", found \"<html>\"; write the file with --write-baseline");
  const std::string none = folder_ / "none";
  EXPECT_EQ(ReadBaseline(none).status().message(),
            none + ": expected a baseline, found: No such file or directory; write one with --write-baseline");
  EXPECT_EQ(
      BaselineWriter().Write(none + "/new").message(),
      none +
          "/new: expected a file that can be written, found: No such file or directory; check its folder and who may "
          "write there");
}

TEST_F(BaselineTest, ReadsFilesFromElsewhere) {
  EXPECT_EQ(ReadBaseline(File("# claimcheck baseline 1\r\n0123456789abcdef\r\n\r\n# more\r\n")).value(),
            std::vector<std::string>{"0123456789abcdef"});
}

}  // namespace
}  // namespace claimcheck::cli
