// A bare gRPC echo: what CheckDocument is measured against.
//
// usage: echo_server unix:PATH [PLUGINS]
// Same API (callback), same listen options as claimcheckd, no work. With the folder PLUGINS the engine reads each message
// and checks it in this process, on gRPC's thread, before it goes back: no worker, no queue, no limits, no answer. What
// CheckDocument takes beyond that is what isolation and the service cost. Ends on SIGTERM.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/host/plugin_loader.h"
#include "echo.grpc.pb.h"

namespace {

// An engine reads one document at a time, so there are as many as calls at once.
class Engines {
 public:
  explicit Engines(const char* folder) : folder_(folder) {}

  bool Check(const std::string& text) {
    std::unique_ptr<claimcheck::engine::Engine> engine = Take();
    if (engine == nullptr) return false;
    claimcheck::engine::Input input;
    input.content = text;
    input.published = "2024-11-21";
    const bool checked = engine->Check(input, {}).ok();
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(engine));
    return checked;
  }

 private:
  std::unique_ptr<claimcheck::engine::Engine> Take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      auto made =
          claimcheck::engine::Engine::Create(claimcheck::host::LoadFolder(folder_, {}).plugins, nullptr, nullptr);
      return made.ok() ? *std::move(made) : nullptr;
    }
    std::unique_ptr<claimcheck::engine::Engine> engine = std::move(idle_.back());
    idle_.pop_back();
    return engine;
  }

  const char* const folder_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<claimcheck::engine::Engine>> idle_;  // guarded by mutex_
};

class EchoService final : public claimcheck::bench::Echo::CallbackService {
 public:
  explicit EchoService(Engines* engines) : engines_(engines) {}

 private:
  grpc::ServerUnaryReactor* Echo(grpc::CallbackServerContext* context, const claimcheck::bench::Payload* request,
                                 claimcheck::bench::Payload* response) override {
    const bool good = engines_ == nullptr || engines_->Check(request->content());
    *response = *request;
    auto* reactor = context->DefaultReactor();
    reactor->Finish(good ? grpc::Status::OK : grpc::Status(grpc::INTERNAL, "the engine did not check it"));
    return reactor;
  }

  Engines* const engines_;  // null: a bare echo
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::fprintf(stderr, "usage: echo_server unix:PATH [PLUGINS]\n");
    return 2;
  }
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  Engines engines(argc == 3 ? argv[2] : "");
  EchoService service(argc == 3 ? &engines : nullptr);
  grpc::ServerBuilder builder;
  builder.AddListeningPort(argv[1], grpc::InsecureServerCredentials());
  builder.SetMaxReceiveMessageSize(32 << 20);
  builder.RegisterService(&service);
  auto server = builder.BuildAndStart();
  if (!server) return 2;
  int signal = 0;
  sigwait(&set, &signal);
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
  return 0;
}
