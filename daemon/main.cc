// claimcheckd: serves claimcheck.v1 over gRPC. Flags, wiring, signals; everything else has a folder of its own.
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "daemon/base/clock.h"
#include "daemon/pool/pool.h"
#include "daemon/service/listener.h"
#include "daemon/service/log.h"
#include "daemon/service/server.h"
#include "spdlog/spdlog.h"

namespace claimcheck {
namespace {

enum ExitCode { kStopped = 0, kFailed = 1, kWrongFlags = 2 };

constexpr char kFooter[] = R"(
Ends with SIGTERM or SIGINT: no more documents are taken, those under way are answered, then it exits. A second signal
ends it at once.

Exit status: 0 stopped by a signal, 1 could not start or did not stop in time, 2 wrong flags.)";

struct Flags {
  std::string listen = service::DefaultListenAddress();
  std::string plugins;
  std::string worker;
  int workers = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  uint64_t worker_memory_mib = 1024;
  uint64_t worker_cpu_s = 3600;
  uint64_t worker_documents = 10'000;
  uint64_t worker_resident_mib = 512;
  uint64_t max_document_bytes = 16u << 20;
  size_t queue_documents = 256;
  uint64_t queue_bytes = 64u << 20;
  double check_timeout_s = 10;
  double drain_timeout_s = 20;
  std::string log_format = "text";
  std::string log_level = "info";
};

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("--listen", flags.listen, "Where to listen: unix:PATH, or HOST:PORT with a loopback HOST")
      ->capture_default_str();
  app.add_option("--workers", flags.workers, "Worker processes; each reads one document at a time")
      ->check(CLI::Range(1, 512))
      ->capture_default_str();
  app.add_option("--plugins", flags.plugins, "Folder of checker plug-ins; default: beside the worker, as installed");
  app.add_option("--worker", flags.worker,
                 "Path of claimcheck-worker; default: beside claimcheckd or in ../libexec/claimcheck");
  app.add_option("--worker-memory-mib", flags.worker_memory_mib, "Address space of a worker, MiB; 0: no limit")
      ->check(CLI::Range(0, 1 << 20))
      ->capture_default_str();
  app.add_option("--worker-cpu-seconds", flags.worker_cpu_s,
                 "Processor time of a worker, s: retired past half of it, ended past all of it; 0: no limit")
      ->check(CLI::Range(0, 1 << 24))
      ->capture_default_str();
  app.add_option("--worker-documents", flags.worker_documents,
                 "Documents after which a worker is replaced by a fresh one; 0: never")
      ->check(CLI::Range(uint64_t{0}, uint64_t{1} << 40))
      ->capture_default_str();
  app.add_option("--worker-resident-mib", flags.worker_resident_mib,
                 "Resident memory above which a worker is replaced between two documents, MiB; 0: never")
      ->check(CLI::Range(0, 1 << 20))
      ->capture_default_str();
  app.add_option("--max-document-bytes", flags.max_document_bytes, "Largest document: content, title and summary")
      ->check(CLI::Range(uint64_t{1}, uint64_t{1} << 30))
      ->capture_default_str();
  app.add_option("--queue-documents", flags.queue_documents, "Documents that may wait for a worker")
      ->check(CLI::Range(size_t{1}, size_t{1} << 20))
      ->capture_default_str();
  app.add_option("--queue-bytes", flags.queue_bytes, "Bytes of documents that may wait for a worker")
      ->check(CLI::Range(uint64_t{1}, uint64_t{1} << 40))
      ->capture_default_str();
  app.add_option("--check-timeout", flags.check_timeout_s,
                 "Seconds for one document once a worker has it, unless the call's deadline is sooner; one checker has at most half")
      ->check(CLI::Range(0.01, 3600.0))
      ->capture_default_str();
  app.add_option("--drain-timeout", flags.drain_timeout_s, "Seconds that calls have to end after SIGTERM")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  app.add_option("--log-format", flags.log_format, "Log on standard error as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_option("--log-level", flags.log_level, "debug, info, warn or error")
      ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
      ->capture_default_str();
  app.set_version_flag("--version", "claimcheckd " CLAIMCHECK_VERSION);
  app.footer(kFooter);
}

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

// Blocks SIGTERM and SIGINT in this thread and all that it starts, and makes them readable.
int SignalDescriptor() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
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
    AwaitSignal(signals);
    spdlog::error("second signal: ending at once");
    _exit(kFailed);
  }).detach();
  std::thread([grace] {
    std::this_thread::sleep_for(grace + std::chrono::seconds(5));
    spdlog::critical("did not stop in time: ending at once");
    _exit(kFailed);
  }).detach();
}

int Fail(const absl::Status& status) {
  spdlog::critical("{}", std::string(status.message()));
  return kFailed;
}

pool::PoolOptions ToPoolOptions(const Flags& flags) {
  pool::PoolOptions options;
  options.command.program = flags.worker.empty() ? FindWorker() : std::filesystem::absolute(flags.worker).string();
  options.command.flags = {"--memory-mib", std::to_string(flags.worker_memory_mib),  //
                           "--cpu-seconds", std::to_string(flags.worker_cpu_s)};
  options.retirement = {flags.worker_documents, flags.worker_resident_mib << 20,
                        static_cast<int64_t>(flags.worker_cpu_s) * base::kSecond / 2};
  if (!flags.plugins.empty()) {
    options.command.flags.insert(options.command.flags.end(),
                                 {"--plugins", std::filesystem::absolute(flags.plugins).string()});
  }
  options.workers = flags.workers;
  options.queue = {flags.queue_documents, flags.queue_bytes};
  return options;
}

int Serve(const Flags& flags) {
  const int signals = SignalDescriptor();
  std::atomic<service::Server*> running{nullptr};
  pool::PoolOptions pool_options = ToPoolOptions(flags);
  if (pool_options.command.program.empty()) {
    spdlog::critical(
        "claimcheck-worker: found neither beside claimcheckd nor in ../libexec/claimcheck; name it with "
        "--worker PATH");
    return kFailed;
  }
  pool_options.on_health = [&running](bool healthy) {
    spdlog::log(healthy ? spdlog::level::info : spdlog::level::critical,
                healthy ? "workers start again" : "no worker starts any more");
    if (service::Server* server = running.load(); server != nullptr) server->SetHealthy(healthy);
  };
  auto pool = pool::Pool::Start(std::move(pool_options));
  if (!pool.ok()) return Fail(pool.status());

  const int64_t timeout = Seconds(flags.check_timeout_s).count();
  auto server = service::Server::Start({flags.listen, flags.max_document_bytes, timeout}, pool->get());
  if (!server.ok()) return Fail(server.status());
  running.store(server->get());
  spdlog::info("claimcheckd {} listens on {} with {} workers", CLAIMCHECK_VERSION, (*server)->address(), flags.workers);

  const int number = AwaitSignal(signals);
  spdlog::info("{}: draining", number == SIGINT ? "SIGINT" : "SIGTERM");
  const std::chrono::nanoseconds grace = Seconds(flags.drain_timeout_s);
  StartBackstop(signals, grace);
  const bool all_answered = (*server)->Drain(grace);
  if (!all_answered) {
    // Their reactors still point at the pool; the workers die with this process.
    spdlog::error("some calls were not answered within --drain-timeout {} s", flags.drain_timeout_s);
    _exit(kFailed);
  }
  running.store(nullptr);
  pool->reset();
  server->reset();
  spdlog::info("stopped");
  return kStopped;
}

}  // namespace
}  // namespace claimcheck

int main(int argc, char** argv) {
  CLI::App app{"claimcheckd reads articles over gRPC and answers with what does not add up."};
  claimcheck::Flags flags;
  claimcheck::AddFlags(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // CLI11's way to say --help, --version and what is wrong
    return app.exit(error) == 0 ? claimcheck::kStopped : claimcheck::kWrongFlags;
  }
  claimcheck::service::SetUpLog(flags.log_format, flags.log_level);
  return claimcheck::Serve(flags);
}
