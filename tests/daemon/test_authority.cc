#include "tests/daemon/test_authority.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "gtest/gtest.h"

namespace claimcheck::tests {
namespace {

constexpr char kNewKey[] = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

void OpenSsl(const std::string& arguments) {
  const std::string command = "openssl " + arguments + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << command << "; expected the openssl of deploy/packages.txt";
}

}  // namespace

std::string FileText(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

TestAuthority::TestAuthority(const std::string& folder, const std::string& name)
    : folder_(folder), certificate_(folder + "/" + name + "-ca.pem"), key_(folder + "/" + name + "-ca.key") {
  OpenSsl("req -x509 -days 2 -subj /CN=" + name + kNewKey + " -keyout " + key_ + " -out " + certificate_);
}

TestAuthority::Pair TestAuthority::Issue(const std::string& file, const std::string& subject, const std::string& names,
                                         int days) const {
  const std::string path = folder_ + "/" + file;
  const Pair pair{path + ".pem", path + ".key"};
  OpenSsl("req -new -subj " + subject + kNewKey + " -keyout " + pair.key + " -out " + path + ".csr");
  std::ofstream(path + ".ext") << (names.empty() ? "" : "subjectAltName=" + names) << "\n";
  OpenSsl("x509 -req -days " + std::to_string(days) + " -in " + path + ".csr -CA " + certificate_ + " -CAkey " + key_ +
          " -CAcreateserial -extfile " + path + ".ext -out " + pair.certificate);
  return pair;
}

}  // namespace claimcheck::tests
