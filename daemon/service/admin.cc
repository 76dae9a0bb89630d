#include "daemon/service/admin.h"

#include <grpcpp/grpcpp.h>
#include <sys/stat.h>

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/default_address.h"
#include "daemon/base/error.h"
#include "daemon/base/log_scope.h"
#include "daemon/service/handover.h"
#include "daemon/service/wire.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

constexpr std::chrono::milliseconds kLastWords{200};

absl::Status Bad(const std::string& address, const std::string& what) {
  return base::InvalidInput("BAD_ADMIN_ADDRESS", "--admin", absl::StrCat("--admin ", address, ": ", what));
}

}  // namespace

class AdminServer::Service final : public v1::AdminService::CallbackService {
 public:
  explicit Service(AdminHooks hooks) : hooks_(std::move(hooks)) {}

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context, const v1::GetStatusRequest*,
                                      v1::GetStatusResponse* response) override {
    TakeFromGrpc(this);
    const base::CallIds ids = TakeIds(*context);
    const base::LogScope scope(&ids);
    hooks_.status(*response);
    return Done(context, ids, absl::OkStatus());
  }

  grpc::ServerUnaryReactor* Reload(grpc::CallbackServerContext* context, const v1::ReloadRequest*,
                                   v1::ReloadResponse* response) override {
    TakeFromGrpc(this);
    const base::CallIds ids = TakeIds(*context);
    const base::LogScope scope(&ids);
    spdlog::info("admin: reload");
    auto* call = new ReloadCall;
    hooks_.reload([call, response, ids](absl::StatusOr<v1::ReloadResponse> reloaded) {
      if (reloaded.ok()) response->Swap(&*reloaded);
      grpc::Status answer = ToGrpcStatus(reloaded.status(), ids);
      HandToGrpc(call);
      call->Finish(std::move(answer));
    });
    return call;
  }

  grpc::ServerUnaryReactor* Drain(grpc::CallbackServerContext* context, const v1::DrainRequest*,
                                  v1::DrainResponse* response) override {
    TakeFromGrpc(this);
    const base::CallIds ids = TakeIds(*context);
    const base::LogScope scope(&ids);
    spdlog::info("admin: drain");
    response->set_under_way(hooks_.drain());
    return Done(context, ids, absl::OkStatus());
  }

 private:
  // Answered by the main thread, once it has reloaded.
  class ReloadCall final : public grpc::ServerUnaryReactor {
   public:
    void OnDone() override {
      TakeFromGrpc(this);
      delete this;
    }
  };

  static grpc::ServerUnaryReactor* Done(grpc::CallbackServerContext* context, const base::CallIds& ids,
                                        const absl::Status& status) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(ToGrpcStatus(status, ids));
    return reactor;
  }

  const AdminHooks hooks_;
};

std::string AdminAddress(const std::string& setting, const std::string& listen) {
  if (setting == "none") return "";
  if (!setting.empty()) return setting;
  return base::AdminAddressBeside(listen);
}

AdminServer::AdminServer() = default;

absl::StatusOr<std::unique_ptr<AdminServer>> AdminServer::Start(const std::string& address, AdminHooks hooks) {
  const auto listen = ParseListenAddress(address);
  if (!listen.ok() || !listen->is_unix) {
    return Bad(address, absl::StrCat("expected unix:PATH with a path of at most 107 bytes, or none: name another with "
                                     "--admin or leave it out"));
  }
  auto admin = std::unique_ptr<AdminServer>(new AdminServer);
  auto lock = SocketLock::Take(listen->path);
  if (!lock.ok()) return lock.status();
  admin->lock_.emplace(*std::move(lock));
  admin->service_ = std::make_unique<Service>(std::move(hooks));
  grpc::ServerBuilder builder;
  builder.RegisterService(admin->service_.get());
  int port = 0;
  builder.AddListeningPort(listen->address, grpc::InsecureServerCredentials(), &port);
  const mode_t before = umask(0177);  // for this user alone
  HandToGrpc(admin->service_.get());  // and with it all of the daemon that its hooks reach
  admin->server_ = builder.BuildAndStart();
  umask(before);
  if (admin->server_ == nullptr || port == 0) return Bad(address, "cannot listen there; name another path");
  return admin;
}

AdminServer::~AdminServer() {
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now() + kLastWords);
}

}  // namespace claimcheck::service
