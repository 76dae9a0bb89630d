// Certificates for a test, made by the openssl program in a folder of the test's own. Elliptic curves: some 20 ms each.
#ifndef CLAIMCHECK_TESTS_DAEMON_TEST_AUTHORITY_H_
#define CLAIMCHECK_TESTS_DAEMON_TEST_AUTHORITY_H_

#include <string>

namespace claimcheck::tests {

std::string FileText(const std::string& path);

// An authority, with its own certificate in FOLDER/NAME-ca.pem.
class TestAuthority {
 public:
  TestAuthority(const std::string& folder, const std::string& name);

  struct Pair {
    std::string certificate, key;  // paths
  };
  // FILE.pem and FILE.key in the folder. subject: "/CN=cms"; names: "DNS:a.example,IP:127.0.0.1", empty for none. days:
  // how long it is good; 0: it is over already.
  Pair Issue(const std::string& file, const std::string& subject, const std::string& names, int days = 2) const;
  const std::string& certificate() const { return certificate_; }

 private:
  const std::string folder_;
  const std::string certificate_, key_;
};

}  // namespace claimcheck::tests

#endif  // CLAIMCHECK_TESTS_DAEMON_TEST_AUTHORITY_H_
