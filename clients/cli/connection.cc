#include "clients/cli/connection.h"

#include <chrono>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/base/read_file.h"

namespace claimcheck::cli {
namespace {

constexpr std::chrono::seconds kConnectWithin(5);

absl::StatusOr<std::string> ReadFile(const char* flag, const std::string& path) {
  if (path.empty()) return std::string();
  std::string text;
  const int error = base::ReadFile(path, text);
  if (error == 0) return text;
  return base::InvalidInput("BAD_FILE", flag,
                            absl::StrCat(flag, " ", path, ": expected a file that can be read, found: ",
                                         std::strerror(error), "; check the name and who may read it"));
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> CredentialsOf(const Options& options) {
  if (options.server_ca.empty()) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions ssl;
  const struct {
    const char* flag;
    const std::string& path;
    std::string& text;
  } files[] = {{"--server-ca", options.server_ca, ssl.pem_root_certs},
               {"--certificate", options.certificate, ssl.pem_cert_chain},
               {"--key", options.key, ssl.pem_private_key}};
  for (const auto& file : files) {
    auto text = ReadFile(file.flag, file.path);
    if (!text.ok()) return text.status();
    file.text = *std::move(text);
  }
  return grpc::SslCredentials(ssl);
}

// False as soon as a first attempt has failed: waiting out gRPC's retries would tell a person nothing new.
bool Connects(grpc::Channel& channel) {
  const auto deadline = std::chrono::system_clock::now() + kConnectWithin;
  for (;;) {
    const grpc_connectivity_state state = channel.GetState(true);
    if (state == GRPC_CHANNEL_READY) return true;
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN) return false;
    if (!channel.WaitForStateChange(state, deadline)) return false;
  }
}

}  // namespace

absl::StatusOr<Connection> Connection::Open(const Options& options) {
  const auto credentials = CredentialsOf(options);
  if (!credentials.ok()) return credentials.status();
  auto token = ReadFile("--token-file", options.token_file);
  if (!token.ok()) return token.status();
  while (!token->empty() && (token->back() == '\n' || token->back() == '\r')) token->pop_back();
  Connection connection;
  if (!token->empty()) connection.authorization_ = absl::StrCat("Bearer ", *token);
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);  // an answer may be larger than gRPC's 4 MiB
  // A daemon that is gone without a word is noticed while a call waits. No oftener than its connections.client_ping_s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  connection.channel_ = grpc::CreateCustomChannel(options.server, *credentials, arguments);
  if (Connects(*connection.channel_)) return connection;
  const char* remedy = IsAdmin(options.command) ? "start claimcheckd there"
                       : options.server_ca.empty()
                           ? "start claimcheckd there, or leave --server out"
                           : "start claimcheckd there, and see that --server-ca is the authority of its "
                             "certificate and that it knows yours";
  return base::MakeError(
      absl::StatusCode::kUnavailable, "NO_DAEMON", "",
      absl::StrCat("--server ", options.server, ": expected a daemon, found nobody who answers; ", remedy));
}

void Connection::Prepare(grpc::ClientContext& context) const {
  if (!authorization_.empty()) context.AddMetadata("authorization", authorization_);
}

}  // namespace claimcheck::cli
