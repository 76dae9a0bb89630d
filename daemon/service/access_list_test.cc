#include "daemon/service/access_list.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "daemon/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::service {
namespace {

using testing::HasSubstr;

// SHA-256 of "secret".
constexpr char kSecret[] = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

class AccessListTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/claimcheck-clients-XXXXXX";
    const int fd = mkstemp(name);
    ASSERT_GE(fd, 0);
    close(fd);
    path_ = name;
  }
  void TearDown() override { unlink(path_.c_str()); }
  auto Read(const std::string& text, const AccessList* before = nullptr) {
    std::ofstream(path_) << text;
    return AccessList::Read(path_, before);
  }
  static std::string Client(const std::string& name, const std::string& more = "") {
    return "[[client]]\nname = \"" + name + "\"\ntoken_sha256 = \"" + kSecret + "\"\n" + more;
  }
  std::string path_;
};

TEST_F(AccessListTest, FindsByTheHashOfTheToken) {
  const auto list = Read(Client("cms", "methods = [\"check\"]\ndocuments_at_once = 3\n"));
  ASSERT_TRUE(list.ok()) << list.status();
  ASSERT_EQ((*list)->size(), 1u);
  const auto* client = (*list)->Find("secret");
  ASSERT_NE(client, nullptr);
  EXPECT_EQ(client->name, "cms");
  EXPECT_EQ(client->methods, kCheckMethods);
  EXPECT_EQ(client->documents_at_once, 3u);
  for (const char* token : {"", "Secret", "secret ", kSecret}) EXPECT_EQ((*list)->Find(token), nullptr) << token;
}

TEST_F(AccessListTest, FindsByTheNamesInACertificate) {
  const auto list = Read(Client("cms") + "[[client]]\nname = \"desk\"\ncertificate = \"desk.news.example\"\n");
  ASSERT_TRUE(list.ok()) << list.status();
  const auto* client = (*list)->FindByCertificate({"10.0.0.1", "desk.news.example"});
  ASSERT_NE(client, nullptr);
  EXPECT_EQ(client->name, "desk");
  for (const char* name : {"", "news.example", "Desk.news.example", "cms"}) {
    EXPECT_EQ((*list)->FindByCertificate({name}), nullptr) << name;
  }
  EXPECT_EQ((*list)->Find(std::string_view("\0", 1)), nullptr) << "a client without a token has none";
}

TEST_F(AccessListTest, AClientKeepsItsCountOverAReload) {
  const auto first = Read(Client("cms"));
  ASSERT_TRUE(first.ok());
  (*first)->Find("secret")->under_way->store(2);
  const auto second = Read(Client("cms"), first->get());
  ASSERT_TRUE(second.ok());
  EXPECT_EQ((*second)->Find("secret")->under_way->load(), 2u);
}

TEST_F(AccessListTest, WhatIsWrongIsNamedWithItsPlace) {
  const struct {
    std::string text;
    const char* error;
  } cases[] = {
      {"[[client]]\nname = \"a\"\n", "client: expected a name and a token_sha256 or a certificate"},
      {"[[client]]\ntoken_sha256 = \"12\"\n", ":2:16: token_sha256: expected 64 lower-case hex digits"},
      {Client("a", "methods = [\"all\"]\n"), ":4:11: methods: expected an array of"},
      {Client("a", "documents_at_once = 0\n"), ":4:1: expected name"},
      {Client("a", "token = \"secret\"\n"), ":4:1: expected name"},
      {Client("a") + Client("a"), "client \"a\": stands here twice"},
      {Client("a", "certificate = \"x\"\n") + "[[client]]\nname = \"b\"\ncertificate = \"x\"\n",
       "certificate \"x\": stands here twice"},
      {"[[client]]\nname = \"a\"\ncertificate = \"\"\n", ":3:1: expected name"},
      {"clients = []\n", ":1:1: expected [[client]] and nothing else"},
      {"[[client]\n", ":1:"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto list = Read(c.text);
    EXPECT_EQ(list.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(base::ErrorReason(list.status()), "BAD_CLIENTS_FILE");
    EXPECT_THAT(std::string(list.status().message()), HasSubstr(path_));
    EXPECT_THAT(std::string(list.status().message()), HasSubstr(c.error));
  }
}

TEST_F(AccessListTest, AFileThatOthersCanWriteIsRefused) {
  chmod(path_.c_str(), 0620);
  EXPECT_THAT(std::string(Read(Client("a")).status().message()), HasSubstr("chmod go-w"));
}

TEST_F(AccessListTest, TheExampleIsRight) {
  std::ifstream example(SOURCE_FOLDER "/deploy/clients.toml");
  const auto list = Read(std::string(std::istreambuf_iterator<char>(example), {}));
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ((*list)->size(), 3u);
}

}  // namespace
}  // namespace claimcheck::service
