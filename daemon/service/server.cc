// gRPC's Shutdown without a deadline never returns while a client watches the health service, and with one it cancels
// what still runs. So the calls under way are counted and waited for here, and Shutdown comes after them.
#include "daemon/service/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "daemon/service/claim_check_service.h"

namespace claimcheck::service {
namespace {

// After the last answer: calls that come now are told to go elsewhere, where Shutdown would cut them off without a
// word.
constexpr std::chrono::milliseconds kGoodbye{200};

// How much of a request may come before gRPC has to ask for more. By itself it finds that out with a ping for each
// request, which wakes the client, and its answer the daemon again, while the document is being read.
constexpr int kLookahead = 1 << 20;

int Milliseconds(int64_t ns) { return static_cast<int>(std::clamp<int64_t>(ns / base::kMillisecond, 1, INT32_MAX)); }

void Limit(const ConnectionLimits& limits, grpc::ServerBuilder& builder) {
  const auto set = [&builder](const char* argument, int64_t ns) {
    if (ns > 0) builder.AddChannelArgument(argument, Milliseconds(ns));
  };
  set(GRPC_ARG_MAX_CONNECTION_IDLE_MS, limits.idle_ns);
  set(GRPC_ARG_MAX_CONNECTION_AGE_MS, limits.age_ns);
  set(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, limits.grace_ns);
  set(GRPC_ARG_KEEPALIVE_TIME_MS, limits.keepalive_ns);
  set(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, limits.keepalive_timeout_ns);
  set(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, limits.handshake_ns);
  set(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, limits.client_ping_ns);
  // A connection without calls is asked too, and more than twice, and may ask.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, static_cast<int>(limits.streams));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, static_cast<int>(limits.metadata_bytes));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kLookahead);
  grpc::ResourceQuota quota("claimcheckd");
  quota.Resize(limits.receive_bytes);
  builder.SetResourceQuota(quota);
  // gRPC looks at its own limit only when it has all of a message in memory, and then answers without a reason. So it
  // has none: ParseRequest refuses, and the quota bounds what is in memory until then.
  builder.SetMaxReceiveMessageSize(-1);
}

// Reflection is with every server that a program builds once its library is linked.
class WithoutReflection final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::erase_if(*plugins, [](const auto& plugin) { return plugin->name() == "proto_server_reflection"; });
  }
};

// The address that gRPC reports for port 0, behind the host as it was asked for.
std::string WithPort(const std::string& address, int port) {
  return absl::StrCat(address.substr(0, address.rfind(':') + 1), port);
}

}  // namespace

Server::Server(const ServerOptions& options, pool::Pool* pool, Metrics* metrics)
    : context_{pool, options.max_document_bytes, options.check_timeout_ns, metrics, {}, {}},
      service_(std::make_unique<ClaimCheckService>(&context_)) {}

Server::~Server() {
  if (acceptor_ != nullptr) acceptor_->Stop();
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, pool::Pool* pool,
                                                      Metrics* metrics) {
  auto server = std::unique_ptr<Server>(new Server(options, pool, metrics));
  absl::Status status = server->context_.access.Load(options.clients);
  if (status.ok()) status = server->Listen(options);
  if (!status.ok()) return status;
  auto* health = server->server_->GetHealthCheckService();
  server->health_ = std::make_unique<Health>(
      [health](const std::string& name, bool serving) { health->SetServingStatus(name, serving); });
  return server;
}

absl::Status CheckServerOptions(const ServerOptions& options, const Certificates* in_use) {
  const auto listen = ParseListenAddress(options.listen);
  if (!listen.ok()) return listen.status();
  absl::Status status = CheckTls(options.tls, *listen, !options.clients.empty());
  if (status.ok() && !options.tls.files.certificate.empty()) {
    status = ReadCertificates(options.tls.files, in_use).status();
  }
  if (status.ok() && !options.clients.empty()) status = AccessList::Read(options.clients, nullptr).status();
  return status;
}

absl::Status Server::Listen(const ServerOptions& options) {
  const auto listen = ParseListenAddress(options.listen);
  if (!listen.ok()) return listen.status();
  if (absl::Status status = CheckTls(options.tls, *listen, !options.clients.empty()); !status.ok()) return status;
  if (!options.tls.files.certificate.empty()) {
    auto tls = Tls::Load(options.tls);
    if (!tls.ok()) return tls.status();
    tls_ = *std::move(tls);
  }
  if (listen->is_unix) {
    auto lock = SocketLock::Take(listen->path);
    if (!lock.ok()) return lock.status();
    lock_.emplace(*std::move(lock));
  }
  auto acceptor = Acceptor::Listen(*listen);
  if (!acceptor.ok()) return acceptor.status();
  acceptor_ = *std::move(acceptor);
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  if (!options.reflection) builder.SetOption(std::make_unique<WithoutReflection>());
  Limit(options.connections, builder);
  builder.RegisterService(service_.get());
  using Type = grpc::ServerBuilder::experimental_type::ExternalConnectionType;
  connections_ = builder.experimental().AddExternalConnectionAcceptor(
      Type::FROM_FD, tls_ == nullptr ? grpc::InsecureServerCredentials() : tls_->ServerCredentials());
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) return absl::InternalError("gRPC does not start; see what it wrote to standard error");
  acceptor_->Start(options.connections.most, [this](int fd) {
    grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters connection;
    connection.fd = fd;
    connections_->HandleNewConnection(&connection);
  });
  address_ = listen->is_unix ? listen->address : WithPort(listen->address, acceptor_->port());
  return absl::OkStatus();
}

std::shared_ptr<grpc::Channel> Server::OwnChannel() { return server_->InProcessChannel({}); }

bool Server::Drain(std::chrono::nanoseconds grace) {
  health_->Drain();
  context_.pool->Drain();
  const bool all_answered = context_.calls.AwaitNone(grace);
  if (all_answered) std::this_thread::sleep_for(kGoodbye);
  acceptor_->Stop();
  server_->Shutdown(std::chrono::system_clock::now() + kGoodbye);  // a deadline, for those who watch health
  // Calls that were cancelled end once their worker is stopped; the pool sees to that.
  return all_answered && context_.calls.AwaitNone(std::chrono::seconds(2));
}

}  // namespace claimcheck::service
