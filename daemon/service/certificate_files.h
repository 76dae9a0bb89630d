// The daemon's certificate, its key, and the authorities that clients' certificates have to come from: read and tried.
//
// Input:   PEM files. The key must not be readable by everybody, nor writable by others than its owner.
// Output:  what gRPC needs, or an error that names the file, what was expected and what was found: a key of another
//          certificate, a certificate whose time is over, a file that is none. What passes here works in a handshake;
//          gRPC itself would take a bad pair and then fail every connection.
// Threads: free functions; concurrent calls safe.
// Cost:    three files read, one signature checked; not for every call.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CERTIFICATE_FILES_H_
#define CLAIMCHECK_DAEMON_SERVICE_CERTIFICATE_FILES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace claimcheck::service {

// Paths; client_ca empty: clients show no certificate.
struct CertificateFiles {
  std::string certificate;  // the daemon's own first, then those that lead to the authority
  std::string key;
  std::string client_ca;
};

struct Certificates {
  std::string chain, key, client_ca;  // PEM
  std::string names;                  // "news.example, 10.0.0.1", whom the daemon's own is for
  int64_t not_after_s = 0;            // Unix time at which it ends
};

// `in_use`: those that the files may hold still even if their time is over; or null.
absl::StatusOr<Certificates> ReadCertificates(const CertificateFiles& files, const Certificates* in_use);

// Changes when one of the files does: other bytes, another file of that name, or gone. Four system calls at most.
std::string VersionOf(const CertificateFiles& files);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CERTIFICATE_FILES_H_
