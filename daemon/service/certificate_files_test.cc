#include "daemon/service/certificate_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>

#include "daemon/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/test_authority.h"

namespace claimcheck::service {
namespace {

using testing::HasSubstr;
using tests::FileText;
using tests::TestAuthority;

class CertificateFilesTest : public testing::Test {
 protected:
  CertificateFilesTest() {
    char name[] = "/tmp/claimcheck-certificates-XXXXXX";
    folder_ = mkdtemp(name);
    authority_.emplace(folder_, "authority");
    const TestAuthority::Pair pair = authority_->Issue("news", "/CN=ignored", "DNS:news.example,IP:127.0.0.1");
    files_ = {pair.certificate, pair.key, ""};
  }
  ~CertificateFilesTest() override { std::filesystem::remove_all(folder_); }
  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name) << text;
    chmod((folder_ + "/" + name).c_str(), 0600);
    return folder_ + "/" + name;
  }

  std::string folder_;
  std::optional<TestAuthority> authority_;
  CertificateFiles files_;
};

TEST_F(CertificateFilesTest, APairThatFitsIsTaken) {
  files_.client_ca = authority_->certificate();
  const auto read = ReadCertificates(files_, nullptr);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->names, "news.example, 127.0.0.1");
  EXPECT_EQ(read->chain, FileText(files_.certificate));
  EXPECT_EQ(read->client_ca, FileText(authority_->certificate()));
  const double days = static_cast<double>(read->not_after_s - std::time(nullptr)) / 86400;
  EXPECT_NEAR(days, 2, 0.1);
}

TEST_F(CertificateFilesTest, WhatWouldFailInAHandshakeIsNamed) {
  const TestAuthority::Pair other = authority_->Issue("other", "/CN=other", "");
  const TestAuthority::Pair over = authority_->Issue("over", "/CN=over", "", 0);
  const std::string certificate = FileText(files_.certificate);
  const std::string open = Write("open.key", FileText(files_.key));
  chmod(open.c_str(), 0644);
  const std::string half = certificate.substr(0, certificate.size() / 2);
  const struct {
    const char* name;
    CertificateFiles files;
    std::string error;
  } cases[] = {
      {"a key of another",
       {files_.certificate, other.key, ""},
       "expected the key of the certificate in " + files_.certificate},
      {"its time is over", {over.certificate, over.key, ""}, "found one that ended 20"},
      {"no file", {folder_ + "/none", files_.key, ""}, "/none: cannot be read (No such file"},
      {"a folder", {folder_, files_.key, ""}, "cannot be read (Is a directory"},
      {"no key", {files_.certificate, folder_ + "/none", ""}, "/none: No such file"},
      {"no certificate in it", {files_.key, files_.key, ""}, "expected certificates in PEM"},
      {"no key in it", {files_.certificate, Write("c.key", certificate), ""}, "expected a private key in PEM without"},
      {"cut short", {Write("cut.pem", half), files_.key, ""}, "expected certificates in PEM"},
      {"cut behind the first",
       {Write("two.pem", certificate + half), files_.key, ""},
       "one behind the first 1 that cannot"},
      {"a key for everybody", {files_.certificate, open, ""}, "chmod 0640"},
      {"no authority",
       {files_.certificate, files_.key, files_.key},
       "--tls-client-ca " + files_.key + ": expected cert"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const auto read = ReadCertificates(c.files, nullptr);
    EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(base::ErrorReason(read.status()), "BAD_CERTIFICATE");
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(c.error));
  }
}

// A reload must not fail over a certificate that has run out: then nothing else could be changed any more.
TEST_F(CertificateFilesTest, OneThatIsInUseMayRunOut) {
  const TestAuthority::Pair over = authority_->Issue("over", "/CN=over", "", 0);
  Certificates in_use;
  in_use.chain = FileText(over.certificate);
  const auto read = ReadCertificates({over.certificate, over.key, ""}, &in_use);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->names, "/CN=over");
}

TEST_F(CertificateFilesTest, TheVersionChangesWithTheFiles) {
  const std::string before = VersionOf(files_);
  EXPECT_EQ(VersionOf(files_), before);
  const TestAuthority::Pair other = authority_->Issue("other", "/CN=other", "");
  std::filesystem::rename(other.certificate, files_.certificate);
  const std::string after = VersionOf(files_);
  EXPECT_NE(after, before);
  std::filesystem::remove(files_.key);
  EXPECT_NE(VersionOf(files_), after);
}

}  // namespace
}  // namespace claimcheck::service
