#include "daemon/service/certificate_files.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/error.h"
#include "daemon/base/read_file.h"

namespace claimcheck::service {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

absl::Status Bad(const char* flag, const std::string& path, const std::string& what) {
  return base::InvalidInput("BAD_CERTIFICATE", flag, absl::StrCat(flag, " ", path, ": ", what));
}

absl::StatusOr<std::string> ReadFile(const char* flag, const std::string& path) {
  std::string text;
  const int error = base::ReadFile(path, text);
  if (error != 0) return Bad(flag, path, absl::StrCat("cannot be read (", strerror(error), ")"));
  return text;
}

// Without a question at the terminal: a key that needs a password is none that a daemon can use.
int NoPassword(char*, int, int, void*) { return -1; }

absl::StatusOr<std::vector<Owned<X509>>> ParseChain(const char* flag, const std::string& path, const std::string& pem) {
  const Owned<BIO> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<Owned<X509>> chain;
  while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, NoPassword, nullptr))
    chain.emplace_back(certificate);
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (chain.empty()) return Bad(flag, path, "expected certificates in PEM (-----BEGIN CERTIFICATE-----), found none");
  if (!at_end) {
    return Bad(flag, path,
               absl::StrCat("expected certificates in PEM, found one behind the first ", chain.size(),
                            " that cannot be read"));
  }
  return chain;
}

absl::Status CheckKeyFile(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return Bad("--tls-key", path, strerror(errno));
  if ((info.st_mode & (S_IROTH | S_IWOTH | S_IWGRP)) != 0) {
    return Bad("--tls-key", path, "expected a file that only its owner and group can read; chmod 0640 it");
  }
  return absl::OkStatus();
}

int64_t UnixTime(const ASN1_TIME* time) {
  std::tm parts{};
  return ASN1_TIME_to_tm(time, &parts) == 1 ? timegm(&parts) : 0;
}

std::string Day(int64_t unix_s) {
  const std::time_t time = unix_s;
  std::tm parts{};
  char text[32];
  gmtime_r(&time, &parts);
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts)};
}

std::string NamesOf(const X509* certificate) {
  const Owned<GENERAL_NAMES> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> texts;
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    GENERAL_NAME_print(out.get(), sk_GENERAL_NAME_value(names.get(), i));
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    const std::string text(data, static_cast<size_t>(size));  // "DNS:news.example"
    texts.push_back(text.substr(text.find(':') + 1));
  }
  if (!texts.empty()) return absl::StrJoin(texts, ", ");
  char subject[256];
  X509_NAME_oneline(X509_get_subject_name(certificate), subject, sizeof subject);
  return subject;
}

absl::Status CheckPair(const CertificateFiles& files, X509* certificate, const std::string& key_pem) {
  const Owned<BIO> bio(BIO_new_mem_buf(key_pem.data(), static_cast<int>(key_pem.size())));
  const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassword, nullptr));
  const bool fits = key != nullptr && X509_check_private_key(certificate, key.get()) == 1;
  ERR_clear_error();
  if (key == nullptr) {
    return Bad("--tls-key", files.key, "expected a private key in PEM without a password, found none");
  }
  if (!fits) {
    return Bad("--tls-key", files.key,
               absl::StrCat("expected the key of the certificate in ", files.certificate, ", found another one"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Certificates> ReadCertificates(const CertificateFiles& files, const Certificates* in_use) {
  constexpr char kCertificate[] = "--tls-certificate";
  if (absl::Status status = CheckKeyFile(files.key); !status.ok()) return status;
  auto chain = ReadFile(kCertificate, files.certificate);
  if (!chain.ok()) return chain.status();
  auto key = ReadFile("--tls-key", files.key);
  if (!key.ok()) return key.status();
  const auto certificates = ParseChain(kCertificate, files.certificate, *chain);
  if (!certificates.ok()) return certificates.status();
  X509* const own = certificates->front().get();
  if (absl::Status status = CheckPair(files, own, *key); !status.ok()) return status;
  Certificates result{*std::move(chain), *std::move(key), "", NamesOf(own), UnixTime(X509_get0_notAfter(own))};
  if (result.not_after_s <= std::time(nullptr) && (in_use == nullptr || in_use->chain != result.chain)) {
    return Bad(
        kCertificate, files.certificate,
        absl::StrCat("expected a certificate that is still good, found one that ended ", Day(result.not_after_s)));
  }
  if (files.client_ca.empty()) return result;
  auto client_ca = ReadFile("--tls-client-ca", files.client_ca);
  if (!client_ca.ok()) return client_ca.status();
  const auto authorities = ParseChain("--tls-client-ca", files.client_ca, *client_ca);
  if (!authorities.ok()) return authorities.status();
  result.client_ca = *std::move(client_ca);
  return result;
}

std::string VersionOf(const CertificateFiles& files) {
  std::string version;
  for (const std::string* path : {&files.certificate, &files.key, &files.client_ca}) {
    struct stat info {};
    if (!path->empty() && stat(path->c_str(), &info) != 0) info.st_size = -1;
    absl::StrAppend(&version, info.st_dev, ":", info.st_ino, ":", info.st_size, ":", info.st_mtim.tv_sec, ".",
                    info.st_mtim.tv_nsec, " ");
  }
  return version;
}

}  // namespace claimcheck::service
