#include "daemon/service/tls.h"

#include <grpc/grpc.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

constexpr int64_t kLookEvery = base::kSecond;

absl::Status Wrong(const char* flag, std::string_view message) {
  return base::InvalidInput("BAD_LISTEN_ADDRESS", flag, message);
}

}  // namespace

absl::Status CheckTls(const TlsOptions& tls, const ListenAddress& listen, bool clients) {
  const CertificateFiles& files = tls.files;
  if (files.certificate.empty() != files.key.empty()) {
    return Wrong("--tls-key", "--tls-certificate and --tls-key: expected both or neither, found one; give the other");
  }
  const bool on = !files.certificate.empty();
  if (!on && !files.client_ca.empty()) {
    return Wrong("--tls-client-ca", "--tls-client-ca: expected it beside --tls-certificate and --tls-key; give those");
  }
  if (on && listen.is_unix) {
    return Wrong("--tls-certificate", absl::StrCat("--listen ", listen.address,
                                                   ": TLS is for HOST:PORT, found a Unix socket; its mode and its "
                                                   "folder say who reaches it: leave the certificate out")
                                          .c_str());
  }
  if (listen.is_unix || listen.is_loopback) return absl::OkStatus();
  const std::string beyond = absl::StrCat("--listen ", listen.address, ": other machines reach it; expected ");
  if (!on) {
    return Wrong("--listen", absl::StrCat(beyond,
                                          "TLS, found none; give --tls-certificate and --tls-key, or listen on "
                                          "127.0.0.1 behind a proxy that has them"));
  }
  if (!clients && files.client_ca.empty()) {
    return Wrong("--listen", absl::StrCat(beyond,
                                          "clients that are known, found neither --clients nor --tls-client-ca; "
                                          "give one of them"));
  }
  return absl::OkStatus();
}

// Made for gRPC's C interface, which gRPC's own C++ wrapper leaves out.
class Tls::Credentials final : public grpc::ServerCredentials {
 public:
  explicit Credentials(Tls* tls) : tls_(tls) {}
  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>&) override {}

 private:
  int AddPortToServer(const std::string& address, grpc_server* server) override {
    const TlsOptions& options = tls_->options_;
    const auto request = options.files.client_ca.empty() ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                         : options.certificate_required  ? GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY
                                                         : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY;
    const auto fetch = [](void* tls, grpc_ssl_server_certificate_config** config) {
      return static_cast<Tls*>(tls)->Fetch(config);
    };
    grpc_server_credentials* credentials = grpc_ssl_server_credentials_create_with_options(
        grpc_ssl_server_credentials_create_options_using_config_fetcher(request, fetch, tls_));
    const int port = grpc_server_add_http2_port(server, address.c_str(), credentials);
    grpc_server_credentials_release(credentials);
    return port;
  }

  Tls* const tls_;
};

absl::StatusOr<std::unique_ptr<Tls>> Tls::Load(const TlsOptions& options) {
  auto tls = std::unique_ptr<Tls>(new Tls(options));
  if (absl::Status status = tls->Reload(); !status.ok()) return status;
  return tls;
}

std::shared_ptr<grpc::ServerCredentials> Tls::ServerCredentials() { return std::make_shared<Credentials>(this); }

absl::Status Tls::Read() {
  // Before they are read: what changes meanwhile is seen the next time.
  version_ = VersionOf(options_.files);
  auto read = ReadCertificates(options_.files, current_.get());
  problem_ = std::string(read.status().message());
  if (!read.ok()) return read.status();
  const bool same = current_ != nullptr && read->chain == current_->chain && read->key == current_->key &&
                    read->client_ca == current_->client_ca;
  if (same) return absl::OkStatus();
  current_ = std::make_shared<const Certificates>(*std::move(read));
  spdlog::info("TLS: new connections get the certificate of {} from {}", current_->names, options_.files.certificate);
  return absl::OkStatus();
}

absl::Status Tls::Reload() {
  const std::lock_guard lock(mutex_);
  return Read();
}

std::shared_ptr<const Certificates> Tls::Current() {
  const std::lock_guard lock(mutex_);
  const int64_t now = base::MonotonicNs();
  if (now - looked_ns_ < kLookEvery) return current_;
  looked_ns_ = now;
  if (VersionOf(options_.files) == version_) return current_;
  if (const absl::Status status = Read(); !status.ok()) {
    spdlog::error("TLS: the certificate that is in use stays: {}", std::string(status.message()));
  }
  return current_;
}

std::string Tls::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

grpc_ssl_certificate_config_reload_status Tls::Fetch(grpc_ssl_server_certificate_config** config) {
  const std::shared_ptr<const Certificates> now = Current();
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(handed_, now) == now) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
  }
  const grpc_ssl_pem_key_cert_pair pair{now->key.c_str(), now->chain.c_str()};
  const char* client_ca = now->client_ca.empty() ? nullptr : now->client_ca.c_str();
  *config = grpc_ssl_server_certificate_config_create(client_ca, &pair, 1);
  return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
}

}  // namespace claimcheck::service
