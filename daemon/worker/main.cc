// claimcheck-worker: reads documents for claimcheckd. Started by it, with a socket and a shared page; not by hand.
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "daemon/engine/descriptor.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/channel.h"
#include "daemon/host/plugin_loader.h"
#include "daemon/worker/companion_socket.h"
#include "daemon/worker/log_relay.h"
#include "daemon/worker/sandbox.h"
#include "daemon/worker/server.h"

namespace claimcheck::worker {
namespace {

constexpr int kFailed = 1;  // claimcheckd logs what was written to standard error

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "claimcheck-worker: %s\n", std::string(status.message()).c_str());
  return kFailed;
}

absl::StatusOr<frames::SharedPage*> MapPage() {
  struct stat info;
  if (fstat(frames::kWorkerSocket, &info) != 0 || !S_ISSOCK(info.st_mode)) {
    return absl::FailedPreconditionError("no socket to claimcheckd: start claimcheckd, it starts its workers itself");
  }
  void* page = mmap(nullptr, frames::kSharedPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, frames::kWorkerPage, 0);
  if (page == MAP_FAILED) return absl::ErrnoToStatus(errno, "mmap of the page that is shared with claimcheckd");
  return static_cast<frames::SharedPage*>(page);
}

struct Flags {
  std::string plugins;
  uint64_t memory_mib = 0;
  uint64_t cpu_seconds = 0;
  std::vector<std::string> own;  // plug-ins that companions have: one each, in this order
  std::string only;              // the one plug-in of a companion
};

constexpr int64_t kCompanionPatience = 5 * base::kSecond;  // half of the front's for all of us

// A companion that does not start costs its plug-in.
void AddCompanions(const Flags& flags, LogRelay& log, host::LoadResult& loaded) {
  const int64_t deadline = base::MonotonicNs() + kCompanionPatience;
  std::set<std::string> ids;
  for (const engine::Plugin& plugin : loaded.plugins) {
    const auto infos = engine::ReadDescriptors(*plugin.entry);
    for (const engine::CheckerInfo& info : *infos) ids.insert(info.id);
  }
  for (size_t i = 0; i < flags.own.size(); ++i) {
    const auto refuse = [&](absl::string_view why) {
      loaded.refused.push_back(base::MakeError(absl::StatusCode::kFailedPrecondition, "BAD_PLUGIN", flags.own[i],
                                               absl::StrCat(flags.own[i], " (isolation.own): ", why)));
    };
    const int fd = frames::kFirstCompanion + static_cast<int>(i);
    auto companion = std::make_shared<CompanionSocket>(fd, static_cast<uint8_t>(i + 1), &log);
    auto introduction = companion->AwaitHello(deadline);
    if (!introduction.ok()) {
      refuse(introduction.status().message());
      continue;
    }
    for (const std::string& reason : introduction->refused) refuse(reason);
    if (introduction->checkers.empty()) continue;
    const auto taken = std::find_if(introduction->checkers.begin(), introduction->checkers.end(),
                                    [&ids](const engine::CheckerInfo& info) { return !ids.insert(info.id).second; });
    if (taken != introduction->checkers.end()) {
      refuse(absl::StrCat("the checker id \"", taken->id, "\" is taken by another plug-in; remove one of them"));
      continue;
    }
    const engine::CheckerInfo& first = introduction->checkers.front();
    loaded.plugins.push_back({nullptr, first.path, first.build, companion, introduction->checkers});
  }
}

// /usr: shared data such as time zones. No /etc and no /proc: keys, tokens, and other processes.
SandboxOptions ToSandboxOptions(const Flags& flags, const std::string& plugins) {
  return {.memory_bytes = flags.memory_mib << 20, .cpu_seconds = flags.cpu_seconds, .readable = {plugins, "/usr"}};
}

int Run(const Flags& flags) {
  absl::Status status = TieToParent();
  if (!status.ok()) return Fail(status);
  const absl::StatusOr<frames::SharedPage*> page = MapPage();
  if (!page.ok()) return Fail(page.status());

  LogRelay log(frames::kWorkerSocket);
  Server server(frames::kWorkerSocket, *page, &log);
  const std::string plugins = flags.plugins.empty() ? host::DefaultFolder() : flags.plugins;
  host::LoadResult loaded = host::LoadFolder(plugins, {flags.only, flags.own});
  AddCompanions(flags, log, loaded);
  auto engine = engine::Engine::Create(
      loaded.plugins,
      [&log](uint32_t severity, std::string_view checker, std::string_view line) { log.Log(severity, checker, line); },
      [&server](int checker) { server.EnteringChecker(checker); });
  if (!engine.ok()) return Fail(engine.status());
  const absl::StatusOr<Sandbox> sandbox = EnterSandbox(ToSandboxOptions(flags, plugins));
  if (!sandbox.ok()) return Fail(sandbox.status());
  if (sandbox->filtered && sandbox->landlock == 0) {
    log.Log(CC_SEVERITY_WARNING, "", "this kernel has no Landlock: plug-ins can read what claimcheckd's user can read");
  }
  status = server.Serve(**engine, loaded.refused);
  if (!status.ok()) {
    log.Log(CC_SEVERITY_ERROR, "", {status.message().data(), status.message().size()});
    log.Flush();
  }
  // No destructors: a plug-in that hangs or crashes while it is destroyed would only be in the way.
  _exit(status.ok() ? 0 : kFailed);
}

}  // namespace
}  // namespace claimcheck::worker

int main(int argc, char** argv) {
  CLI::App app{"Reads documents for claimcheckd, which starts it."};
  claimcheck::worker::Flags flags;
  app.add_option("--plugins", flags.plugins, "Folder of checker plug-ins");
  app.add_option("--own", flags.own, "Plug-ins that companions have, in the order of their sockets");
  app.add_option("--only", flags.only, "The one plug-in to load: this is a companion");
  app.add_option("--memory-mib", flags.memory_mib, "Limit of address space; 0: none");
  app.add_option("--cpu-seconds", flags.cpu_seconds, "Limit of processor time; 0: none");
  CLI11_PARSE(app, argc, argv);
  return claimcheck::worker::Run(flags);
}
