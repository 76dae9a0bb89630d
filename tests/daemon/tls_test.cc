// TLS on the API's port: who is let in by certificate, and certificates that change while it serves.
#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"
#include "tests/daemon/test_authority.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

// SHA-256 of "all".
constexpr char kAll[] = "5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629";

class TlsTest : public testing::Test {
 protected:
  TlsTest() {
    char name[] = "/tmp/claimcheckd-test-tls-XXXXXX";
    folder_ = mkdtemp(name);
    authority_.emplace(folder_, "authority");
    Serve(authority_->Issue("first", "/CN=first", "DNS:localhost,IP:127.0.0.1"));
  }
  ~TlsTest() override { std::filesystem::remove_all(folder_); }

  // Puts a pair where the daemon reads it, each file in one step.
  void Serve(const TestAuthority::Pair& pair) const {
    for (const auto& [from, to] : {std::pair(pair.key, Key()), {pair.certificate, Certificate()}}) {
      std::filesystem::copy_file(from, to + ".new", std::filesystem::copy_options::overwrite_existing);
      std::filesystem::rename(to + ".new", to);
    }
  }
  std::string Certificate() const { return folder_ + "/certificate.pem"; }
  std::string Key() const { return folder_ + "/key.pem"; }
  DaemonUnderTest::Flags Flags(const DaemonUnderTest::Flags& more = {}) const {
    DaemonUnderTest::Flags flags = {"--listen",  "127.0.0.1:0", "--tls-certificate", Certificate(),
                                    "--tls-key", Key(),         "--tls-client-ca",   authority_->certificate()};
    flags.insert(flags.end(), more.begin(), more.end());
    return flags;
  }

  // A call over a connection of its own, with the authority that the daemon's certificate has to come from.
  static grpc::Status Check(const DaemonUnderTest& daemon, const std::string& authority,
                            const std::optional<TestAuthority::Pair>& own, const std::string& token = "") {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = FileText(authority);
    if (own) {
      options.pem_private_key = FileText(own->key);
      options.pem_cert_chain = FileText(own->certificate);
    }
    const auto stub = v1::ClaimCheck::NewStub(daemon.NewChannel(grpc::SslCredentials(options)));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
    v1::CheckDocumentResponse response;
    return stub->CheckDocument(&context, Article("steady"), &response);
  }

  std::string folder_;
  std::optional<TestAuthority> authority_;
};

TEST_F(TlsTest, OnlyCertificatesOfTheAuthorityComeIn) {
  DaemonUnderTest daemon(Flags({"--log-format", "json"}));
  const TestAuthority stranger(folder_, "stranger");
  EXPECT_TRUE(Check(daemon, authority_->certificate(), authority_->Issue("desk", "/CN=desk", "")).ok());
  EXPECT_EQ(Check(daemon, authority_->certificate(), std::nullopt).error_code(), grpc::UNAVAILABLE) << "none";
  EXPECT_EQ(Check(daemon, authority_->certificate(), stranger.Issue("forged", "/CN=desk", "")).error_code(),
            grpc::UNAVAILABLE);
  EXPECT_EQ(Check(daemon, authority_->certificate(), authority_->Issue("over", "/CN=desk", "", 0)).error_code(),
            grpc::UNAVAILABLE);
  EXPECT_EQ(Check(daemon, stranger.certificate(), authority_->Issue("desk", "/CN=desk", "")).error_code(),
            grpc::UNAVAILABLE)
      << "the client does not know the daemon";
  v1::CheckDocumentResponse response;
  EXPECT_EQ(daemon.TryCheck(Article("steady"), &response).error_code(), grpc::UNAVAILABLE) << "no TLS at all";
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("gRPC: Handshake failed") != std::string::npos; }));
  std::istringstream lines(daemon.Log());
  for (std::string line; std::getline(lines, line);) EXPECT_EQ(line.substr(0, 8), "{\"time\":") << line;
}

TEST_F(TlsTest, AClientIsWhoItsCertificateNames) {
  const std::string clients = folder_ + "/clients.toml";
  std::ofstream(clients)
      << "[[client]]\nname = \"desk\"\ncertificate = \"desk.news.example\"\n"
      << "[[client]]\nname = \"wire\"\ncertificate = \"spiffe://news.example/wire\"\n"
      << "[[client]]\nname = \"old\"\ncertificate = \"old\"\n"
      << "[[client]]\nname = \"facts\"\ncertificate = \"facts.news.example\"\nmethods = [\"facts\"]\n"
      << "[[client]]\nname = \"all\"\ntoken_sha256 = \"" << kAll << "\"\n";
  DaemonUnderTest daemon(Flags({"--clients", clients, "--tls-client-certificate", "optional", "--log-level", "debug"}));
  const struct {
    const char* subject;  // empty: no certificate
    const char* names;
    const char* token;
    grpc::StatusCode code;
    const char* log;  // says who it was
  } cases[] = {
      {"/CN=x", "DNS:other.example,DNS:desk.news.example", "", grpc::OK, "CheckDocument of client desk: OK"},
      {"/CN=x", "URI:spiffe://news.example/wire", "", grpc::OK, "CheckDocument of client wire: OK"},
      {"/CN=old", "", "", grpc::OK, "CheckDocument of client old: OK"},
      {"/CN=old", "DNS:young.example", "", grpc::UNAUTHENTICATED,
       "a certificate for young.example: UNKNOWN_CERTIFICATE"},
      {"/CN=x", "DNS:facts.news.example", "", grpc::PERMISSION_DENIED, "client facts: METHOD_NOT_ALLOWED"},
      {"/CN=x", "DNS:facts.news.example", "all", grpc::OK, "CheckDocument of client all: OK"},
      {"/CN=x", "DNS:desk.news.example", "wrong", grpc::UNAUTHENTICATED, "client unknown: UNKNOWN_TOKEN"},
      {"", "", "all", grpc::OK, "CheckDocument of client all: OK"},
      {"", "", "", grpc::UNAUTHENTICATED, "client unknown: NO_TOKEN"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.subject) + " " + c.names + " " + c.token);
    std::optional<TestAuthority::Pair> own;
    if (*c.subject != '\0') own = authority_->Issue("client", c.subject, c.names);
    const size_t before = daemon.Log().size();
    EXPECT_EQ(Check(daemon, authority_->certificate(), own, c.token).error_code(), c.code);
    EXPECT_TRUE(Eventually([&] { return daemon.Log().find(c.log, before) != std::string::npos; })) << c.log;
  }
}

TEST_F(TlsTest, NewCertificatesComeInAndBadOnesAreKeptOut) {
  DaemonUnderTest daemon(Flags());
  const TestAuthority later(folder_, "later");
  const TestAuthority::Pair client = authority_->Issue("desk", "/CN=desk", "");
  const auto reaches = [&](const TestAuthority& authority) {
    return Check(daemon, authority.certificate(), client).ok();
  };
  EXPECT_TRUE(reaches(*authority_));

  // Without a signal: a connection that comes is reason to look.
  Serve(later.Issue("second", "/CN=second", "DNS:localhost,IP:127.0.0.1"));
  EXPECT_TRUE(Eventually([&] { return reaches(later); }));
  EXPECT_FALSE(reaches(*authority_));

  // A key that does not fit: everybody goes on with the pair before it, and the log says why.
  std::ofstream(Key()) << FileText(client.key);
  EXPECT_TRUE(Eventually([&] {
    EXPECT_TRUE(reaches(later));
    return daemon.Log().find("TLS: the certificate that is in use stays: --tls-key " + Key()) != std::string::npos;
  }));
  const size_t before = daemon.Log().size();
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("found another one", before) != std::string::npos; }));
  EXPECT_EQ(daemon.Log().find("reloaded"), std::string::npos) << "all of it or nothing";
  EXPECT_TRUE(reaches(later));

  // And with one.
  Serve(authority_->Issue("third", "/CN=third", "DNS:localhost,IP:127.0.0.1"));
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("reloaded", before) != std::string::npos; }));
  EXPECT_TRUE(reaches(*authority_));
  EXPECT_FALSE(reaches(later));
}

TEST_F(TlsTest, AClientWhoseAuthorityIsGoneStaysOutside) {
  const std::string authorities = folder_ + "/clients.pem";
  std::filesystem::copy_file(authority_->certificate(), authorities);
  DaemonUnderTest daemon({"--listen", "127.0.0.1:0", "--tls-certificate", Certificate(), "--tls-key", Key(),
                          "--tls-client-ca", authorities});
  const TestAuthority later(folder_, "later");
  const TestAuthority::Pair before = authority_->Issue("before", "/CN=desk", "");
  const TestAuthority::Pair after = later.Issue("after", "/CN=desk", "");
  EXPECT_TRUE(Check(daemon, authority_->certificate(), before).ok());
  EXPECT_FALSE(Check(daemon, authority_->certificate(), after).ok());
  std::filesystem::copy_file(later.certificate(), authorities, std::filesystem::copy_options::overwrite_existing);
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("reloaded") != std::string::npos; }));
  EXPECT_FALSE(Check(daemon, authority_->certificate(), before).ok());
  EXPECT_TRUE(Check(daemon, authority_->certificate(), after).ok());
}

TEST_F(TlsTest, TheCommandLineShowsCertificateAndToken) {
  const std::string clients = folder_ + "/clients.toml";
  std::ofstream(clients) << "[[client]]\nname = \"all\"\ntoken_sha256 = \"" << kAll << "\"\n";
  DaemonUnderTest daemon(Flags({"--clients", clients}));
  const TestAuthority::Pair own = authority_->Issue("desk", "/CN=desk", "");
  std::ofstream(folder_ + "/token") << "all\n";
  std::ofstream(folder_ + "/article.txt") << "It was steady.";
  const std::string call = "--server " + daemon.address() + " --server-ca " + authority_->certificate() + " ";
  const std::string certificate = "--certificate " + own.certificate + " --key " + own.key + " ";
  const std::string token = "--token-file " + folder_ + "/token ";
  const struct {
    std::string flags;
    int status;
    const char* says;
  } cases[] = {
      {call + certificate + token, 1, "Here it stands."},
      {call + certificate, 2, "expected a certificate of a client that claimcheckd knows"},
      {call + token, 2, "expected a daemon, found nobody who answers"},
      {"--server " + daemon.address() + " ", 2, "expected a daemon, found nobody who answers"},
      {call + "--certificate " + own.certificate + " ", 2, "--certificate and --key go together"},
      {call + certificate + "--token-file /no/such ", 2, "--token-file /no/such: expected a file that can be read"},
      {"--token-file x ", 2, "name it with --server"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.flags);
    const auto [status, text] = DaemonUnderTest::CommandLine(c.flags + folder_ + "/article.txt");
    EXPECT_EQ(status, c.status);
    EXPECT_THAT(text, HasSubstr(c.says));
  }
}

TEST_F(TlsTest, TheStatusHasTheCertificatesEndAndWhatIsWrongWithTheNext) {
  const std::string admin = "unix:" + folder_ + "/admin";
  DaemonUnderTest daemon(Flags({"--admin", admin}));
  const auto status = [&admin] { return DaemonUnderTest::CommandLine("status --server " + admin).second; };
  EXPECT_THAT(status(), HasSubstr("certificate of localhost, 127.0.0.1: until 20"));
  std::ofstream(Key()) << "no key";
  EXPECT_TRUE(Eventually([&] {
    return status().find("new certificate kept out: --tls-key " + Key() + ": expected a private key") !=
           std::string::npos;
  }));
}

TEST_F(TlsTest, WhatIsMissingOrWrongKeepsItFromStarting) {
  const std::string ca = authority_->certificate();
  const TestAuthority::Pair other = authority_->Issue("other", "/CN=other", "");
  const struct {
    DaemonUnderTest::Flags flags;
    const char* error;
  } cases[] = {
      {{"--listen", "0.0.0.0:0"}, "expected TLS, found none; give --tls-certificate and --tls-key"},
      {{"--listen", "0.0.0.0:0", "--tls-certificate", Certificate(), "--tls-key", Key()},
       "neither --clients nor --tls-client-ca"},
      {{"--listen", "127.0.0.1:0", "--tls-certificate", Certificate()}, "expected both or neither, found one"},
      {{"--listen", "127.0.0.1:0", "--tls-client-ca", ca}, "expected it beside --tls-certificate and --tls-key"},
      {{"--tls-certificate", Certificate(), "--tls-key", Key()}, "TLS is for HOST:PORT, found a Unix socket"},
      {{"--listen", "127.0.0.1:0", "--tls-certificate", Certificate(), "--tls-key", other.key}, "found another one"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.error);
    DaemonUnderTest daemon(c.flags);
    EXPECT_EQ(daemon.AwaitEnd(), 1);
    EXPECT_THAT(daemon.Log(), HasSubstr(c.error));
    DaemonUnderTest::Flags check = c.flags;
    check.push_back("--check-config");
    DaemonUnderTest tried(check);
    EXPECT_EQ(tried.AwaitEnd(), 2);
    EXPECT_THAT(tried.Log(), HasSubstr(c.error));
  }
}

}  // namespace
}  // namespace claimcheck::tests
