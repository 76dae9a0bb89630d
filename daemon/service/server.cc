// gRPC's Shutdown without a deadline never returns while a client watches the health service, and with one it cancels
// what still runs. So the calls under way are counted and waited for here, and Shutdown comes after them.
#include "daemon/service/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <sys/stat.h>

#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/service/claim_check_service.h"

namespace claimcheck::service {
namespace {

// After the last answer: calls that come now are told to go elsewhere, where Shutdown would cut them off without a
// word.
constexpr std::chrono::milliseconds kGoodbye{200};

// More than a document may have, so that one that is too large gets an answer that says so.
int ReceiveLimit(uint64_t max_document_bytes) {
  return static_cast<int>(std::min<uint64_t>(2 * max_document_bytes + (1u << 20), INT32_MAX));
}

// The address that gRPC reports for port 0, behind the host as it was asked for.
std::string WithPort(const std::string& address, int port) {
  return absl::StrCat(address.substr(0, address.rfind(':') + 1), port);
}

}  // namespace

Server::Server(const ServerOptions& options, pool::Pool* pool, Metrics* metrics)
    : context_{pool, options.max_document_bytes, options.check_timeout_ns, metrics, {}, {}},
      service_(std::make_unique<ClaimCheckService>(&context_)) {}

Server::~Server() {
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, pool::Pool* pool,
                                                      Metrics* metrics) {
  auto server = std::unique_ptr<Server>(new Server(options, pool, metrics));
  absl::Status status = server->context_.access.Load(options.clients);
  if (status.ok()) status = server->Listen(options);
  if (!status.ok()) return status;
  server->SetHealthy(true);
  return server;
}

absl::Status Server::Listen(const ServerOptions& options) {
  const auto listen = ParseListenAddress(options.listen);
  if (!listen.ok()) return listen.status();
  if (listen->is_unix) {
    auto lock = SocketLock::Take(listen->path);
    if (!lock.ok()) return lock.status();
    lock_.emplace(*std::move(lock));
  }
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // else a second daemon gets half of the calls
  builder.SetMaxReceiveMessageSize(ReceiveLimit(options.max_document_bytes));
  builder.RegisterService(service_.get());
  int port = 0;
  builder.AddListeningPort(listen->address, grpc::InsecureServerCredentials(), &port);
  const mode_t before = umask(0117);  // the socket is for this user and group
  server_ = builder.BuildAndStart();
  umask(before);
  if (server_ == nullptr || port == 0) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition, "CANNOT_LISTEN", "--listen",
                           absl::StrCat("--listen ", options.listen,
                                        ": the address is taken or not this machine's; "
                                        "stop what listens there, or name another one"));
  }
  address_ = listen->is_unix ? listen->address : WithPort(listen->address, port);
  return absl::OkStatus();
}

void Server::SetHealthy(bool healthy) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus("", healthy);
  health->SetServingStatus(v1::ClaimCheck::service_full_name(), healthy);
}

std::shared_ptr<grpc::Channel> Server::OwnChannel() { return server_->InProcessChannel({}); }

bool Server::Drain(std::chrono::nanoseconds grace) {
  SetHealthy(false);
  context_.pool->Drain();
  const bool all_answered = context_.calls.AwaitNone(grace);
  if (all_answered) std::this_thread::sleep_for(kGoodbye);
  server_->Shutdown(std::chrono::system_clock::now() + kGoodbye);  // a deadline, for those who watch health
  // Calls that were cancelled end once their worker is stopped; the pool sees to that.
  return all_answered && context_.calls.AwaitNone(std::chrono::seconds(2));
}

}  // namespace claimcheck::service
