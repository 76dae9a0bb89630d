// claimcheckd: serves claimcheck.v1 over gRPC. Wiring and signals; settings are beside this, the rest has folders.
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "daemon/errands.h"
#include "daemon/pool/pool.h"
#include "daemon/service/admin.h"
#include "daemon/service/daemon_status.h"
#include "daemon/service/log.h"
#include "daemon/service/server.h"
#include "daemon/service/watchdog.h"
#include "daemon/settings.h"
#include "spdlog/spdlog.h"

namespace claimcheck {
namespace {

enum ExitCode { kStopped = 0, kFailed = 1, kWrongSettings = 2 };

// Beside this program (build tree) or in ../libexec/claimcheck (installed); empty if it is in neither.
std::string FindWorker() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& path :
       {folder / "claimcheck-worker", folder.parent_path() / "libexec/claimcheck/claimcheck-worker"}) {
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

// As many connections as the system allows; workers have a limit of their own.
void RaiseFileLimit() {
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Blocks SIGTERM, SIGINT and SIGHUP in this thread and all that it starts, and makes them readable.
int SignalDescriptor() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &signals, SFD_CLOEXEC);
}

int AwaitSignal(int fd) {
  signalfd_siginfo info;
  while (read(fd, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) continue;
  return static_cast<int>(info.ssi_signo);
}

std::chrono::nanoseconds Seconds(double seconds) {
  return std::chrono::nanoseconds(static_cast<int64_t>(seconds * static_cast<double>(base::kSecond)));
}

// Whatever happens on the way down, the process ends: on a second signal, or some seconds after the grace.
void StartBackstop(int signals, std::chrono::nanoseconds grace) {
  std::thread([signals] {
    while (AwaitSignal(signals) == SIGHUP) continue;
    spdlog::error("second signal: ending at once");
    _exit(kFailed);
  }).detach();
  std::thread([grace] {
    std::this_thread::sleep_for(grace + std::chrono::seconds(5));
    spdlog::critical("did not stop in time: ending at once");
    _exit(kFailed);
  }).detach();
}

int Fail(const absl::Status& status, ExitCode code = kFailed) {
  spdlog::critical("{}", std::string(status.message()));
  return code;
}

pool::PoolOptions ToPoolOptions(const Settings& settings) {
  pool::PoolOptions options;
  options.command.program =
      settings.worker.empty() ? FindWorker() : std::filesystem::absolute(settings.worker).string();
  options.command.flags = {"--memory-mib", std::to_string(settings.worker_memory_mib),  //
                           "--cpu-seconds", std::to_string(settings.worker_cpu_s)};
  if (!settings.plugins.empty()) {
    options.command.flags.insert(options.command.flags.end(),
                                 {"--plugins", std::filesystem::absolute(settings.plugins).string()});
  }
  options.command.own = settings.own;
  options.retirement = {settings.worker_documents, settings.worker_resident_mib << 20,
                        static_cast<int64_t>(settings.worker_cpu_s) * base::kSecond / 2};
  options.workers = static_cast<int>(settings.workers);
  options.queue = {settings.queue_documents, settings.queue_bytes, Seconds(settings.queue_wait_s).count()};
  return options;
}

absl::Status NoWorkerProgram() {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "NO_WORKER", "--worker",
                         "claimcheck-worker: found neither beside claimcheckd nor in ../libexec/claimcheck; name it "
                         "with --worker PATH");
}

service::ConnectionLimits ToConnectionLimits(const Settings& settings) {
  return {.most = settings.connections,
          .streams = settings.connection_streams,
          .metadata_bytes = settings.metadata_bytes,
          .receive_bytes = settings.receive_mib << 20,
          .idle_ns = Seconds(settings.idle_s).count(),
          .age_ns = Seconds(settings.age_s).count(),
          .grace_ns = Seconds(settings.age_grace_s).count(),
          .keepalive_ns = Seconds(settings.keepalive_s).count(),
          .keepalive_timeout_ns = Seconds(settings.keepalive_timeout_s).count(),
          .client_ping_ns = Seconds(settings.client_ping_s).count(),
          .handshake_ns = Seconds(settings.handshake_s).count()};
}

service::ServerOptions ToServerOptions(const Settings& settings) {
  return {.listen = settings.listen,
          .max_document_bytes = settings.max_document_bytes,
          .check_timeout_ns = Seconds(settings.check_timeout_s).count(),
          .clients = settings.clients,
          .tls = {{settings.tls_certificate, settings.tls_key, settings.tls_client_ca},
                  settings.tls_client_certificate == "required"},
          .reflection = settings.reflection,
          .connections = ToConnectionLimits(settings)};
}

// One worker is started and ended: that is how plug-ins are tried without touching a daemon that serves.
int CheckConfig(const Settings& settings) {
  if (absl::Status status = service::CheckServerOptions(ToServerOptions(settings), nullptr); !status.ok()) {
    return Fail(status, kWrongSettings);
  }
  pool::PoolOptions options = ToPoolOptions(settings);
  if (options.command.program.empty()) return Fail(NoWorkerProgram(), kWrongSettings);
  options.workers = 1;
  const auto pool = pool::Pool::Start(std::move(options));
  if (!pool.ok()) return Fail(pool.status(), kWrongSettings);
  if (const auto refused = (*pool)->catalogue()->hello().refused()->size(); refused > 0) {
    return Fail(absl::FailedPreconditionError("some plug-ins are not loaded, see above"), kWrongSettings);
  }
  spdlog::info("the configuration is good");
  return kStopped;
}

std::set<std::string, std::less<>> IdsOf(const pool::Catalogue& catalogue) {
  std::set<std::string, std::less<>> ids;
  for (const frames::Checker* checker : *catalogue.hello().checkers()) ids.emplace(frames::View(checker->id()));
  return ids;
}

class Daemon {
 public:
  Daemon(const CommandLine& line, Settings settings)
      : line_(line), settings_(std::move(settings)), signals_(SignalDescriptor()) {}
  ~Daemon() { running_.store(nullptr); }  // the pool's threads outlive the server here

  int Serve() {
    if (absl::Status status = Start(); !status.ok()) return Fail(status);
    spdlog::info("claimcheckd {} listens on {} with {} workers", CLAIMCHECK_VERSION, server_->address(),
                 settings_.workers);
    service::NotifyReady("serving");
    watchdog_.emplace(server_->OwnChannel());
    int signal = AwaitSignalOrErrand();
    for (; signal == SIGHUP; signal = AwaitSignalOrErrand()) Reload().IgnoreError();  // it stands in the log
    spdlog::info("{}: draining", signal == 0 ? "admin" : signal == SIGINT ? "SIGINT" : "SIGTERM");
    return Stop();
  }

 private:
  // 0: somebody has asked for the end over the admin socket.
  int AwaitSignalOrErrand() {
    while (!drain_) {
      pollfd fds[] = {{signals_, POLLIN, 0}, {errands_.fd(), POLLIN, 0}};
      if (poll(fds, 2, -1) < 0) continue;
      if (fds[0].revents != 0) return AwaitSignal(signals_);
      errands_.Run();
    }
    return 0;
  }

  absl::Status Start() {
    pool::PoolOptions options = ToPoolOptions(settings_);
    if (options.command.program.empty()) return NoWorkerProgram();
    options.on_health = [this](bool healthy) {
      spdlog::log(healthy ? spdlog::level::info : spdlog::level::critical,
                  healthy ? "workers start again" : "no worker starts any more");
      if (service::Server* server = running_.load(); server != nullptr) server->health().SetWorkers(healthy);
    };
    options.on_catalogue = [this](const pool::Catalogue& catalogue) {
      if (service::Server* server = running_.load(); server != nullptr) server->health().SetCheckers(IdsOf(catalogue));
    };
    metrics_.on_rest = [this](std::string_view checker, int64_t rest_ns) {
      if (service::Server* server = running_.load(); server != nullptr) server->health().Rests(checker, rest_ns);
    };
    options.observer = &metrics_;
    auto pool = pool::Pool::Start(std::move(options));
    if (!pool.ok()) return pool.status();
    pool_ = *std::move(pool);
    auto server = service::Server::Start(ToServerOptions(settings_), pool_.get(), &metrics_);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    running_.store(server_.get());
    server_->health().SetCheckers(IdsOf(*pool_->catalogue()));
    absl::Status status = ServeAdmin();
    if (status.ok() && !settings_.metrics_listen.empty()) status = ServeMetrics();
    return status;
  }

  absl::Status ServeAdmin() {
    const std::string address = service::AdminAddress(settings_.admin_listen, settings_.listen);
    if (address.empty()) return absl::OkStatus();
    service::AdminHooks hooks;
    hooks.status = [this](v1::GetStatusResponse& status) { DescribeSelf(status); };
    hooks.reload = [this](const service::AdminHooks::Reloaded& reloaded) {
      errands_.Post([this, reloaded](bool wanted) { reloaded(wanted ? Reload() : pool::DrainingError()); });
    };
    hooks.drain = [this] {
      const uint64_t under_way = pool_->queued() + pool_->running();
      errands_.Post([this](bool wanted) { drain_ = drain_ || wanted; });
      return under_way;
    };
    auto admin = service::AdminServer::Start(address, std::move(hooks));
    if (!admin.ok()) return admin.status();
    admin_ = *std::move(admin);
    spdlog::info("admin calls at {}", address);
    return absl::OkStatus();
  }

  void DescribeSelf(v1::GetStatusResponse& status) {
    service::Describe(*pool_, metrics_, *server_, status);
    status.set_pid(getpid());
    status.mutable_started()->set_seconds(started_);
    const std::lock_guard lock(mutex_);
    status.set_reload_error(reload_error_);
  }

  absl::Status ServeMetrics() {
    const auto address = metrics_.Listen(settings_.metrics_listen, [this] {
      service::Tls* tls = server_->tls();
      return service::Levels{pool_->queued(),
                             pool_->queued_bytes(),
                             pool_->running(),
                             pool_->generation(),
                             server_->health().state() == service::Health::State::kServing,
                             tls == nullptr ? 0 : tls->Current()->not_after_s};
    });
    if (!address.ok()) return address.status();
    spdlog::info("metrics at http://{}/metrics", *address);
    return absl::OkStatus();
  }

  // All of it or nothing: what is wrong is found before anything changes.
  absl::StatusOr<v1::ReloadResponse> Reload() {
    service::NotifyReloading();
    absl::StatusOr<v1::ReloadResponse> reloaded = TryReload();
    if (reloaded.ok()) {
      spdlog::info("reloaded: generation {} of the workers", pool_->generation());
    } else {
      spdlog::error("{}", std::string(reloaded.status().message()));
    }
    service::NotifyReady(reloaded.ok() ? "serving" : "serving; the last reload failed, see the log");
    const std::lock_guard lock(mutex_);
    reload_error_ = std::string(reloaded.status().message());
    return reloaded;
  }

  absl::StatusOr<v1::ReloadResponse> TryReload() {
    absl::StatusOr<Settings> settings = LoadSettings(line_);
    if (!settings.ok()) return settings.status();
    pool::PoolOptions options = ToPoolOptions(*settings);
    if (options.command.program.empty()) return NoWorkerProgram();
    const auto in_use = server_->tls() == nullptr ? nullptr : server_->tls()->Current();
    absl::Status status = service::CheckServerOptions(ToServerOptions(*settings), in_use.get());
    if (status.ok()) status = server_->ReloadCertificates();
    if (status.ok()) status = pool_->Reload(std::move(options.command), options.retirement);
    if (status.ok()) status = server_->LoadClients(settings->clients);
    if (!status.ok()) return status;
    v1::ReloadResponse response;
    response.set_generation(pool_->generation());
    for (const std::string& key : NeedRestart(settings_, *settings)) {
      spdlog::warn("{}: changed, and comes into use with the next start", key);
      response.add_need_restart(key);
    }
    server_->SetCheckTimeout(Seconds(settings->check_timeout_s).count());
    service::SetLogLevel(settings->log_level);
    settings_ = *std::move(settings);
    return response;
  }

  int Stop() {
    service::NotifyStopping();
    const std::chrono::nanoseconds grace = Seconds(settings_.drain_timeout_s);
    StartBackstop(signals_, grace);
    watchdog_.reset();
    errands_.Close();
    if (!server_->Drain(grace)) {
      // Their reactors still point at the pool; the workers die with this process.
      spdlog::error("some calls were not answered within --drain-timeout {} s", settings_.drain_timeout_s);
      _exit(kFailed);
    }
    running_.store(nullptr);
    admin_.reset();
    metrics_.StopListening();
    pool_.reset();
    server_.reset();
    spdlog::info("stopped");
    return kStopped;
  }

  const CommandLine& line_;
  Settings settings_;
  const int signals_;
  const int64_t started_ = std::time(nullptr);
  Errands errands_;
  bool drain_ = false;  // the main thread's
  std::mutex mutex_;
  std::string reload_error_;  // of the last reload; guarded by mutex_
  std::atomic<service::Server*> running_{nullptr};
  service::Metrics metrics_;
  std::unique_ptr<pool::Pool> pool_;
  std::unique_ptr<service::Server> server_;
  std::unique_ptr<service::AdminServer> admin_;
  std::optional<service::Watchdog> watchdog_;
};

int Main(int argc, char** argv) {
  // Debian builds Abseil with its debug checks, so each lock of gRPC's would be looked up in a graph of all locks.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  const CommandLine line = ParseCommandLine(argc, argv);
  if (line.done) return line.status;
  service::SetUpLog(line.settings.log_format, line.settings.log_level);
  const auto settings = LoadSettings(line);
  if (!settings.ok()) return Fail(settings.status(), kWrongSettings);
  service::SetUpLog(settings->log_format, settings->log_level);
  RaiseFileLimit();
  if (line.check_config) return CheckConfig(*settings);
  return Daemon(line, *settings).Serve();
}

}  // namespace
}  // namespace claimcheck

int main(int argc, char** argv) { return claimcheck::Main(argc, argv); }
