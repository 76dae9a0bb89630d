#include "daemon/service/daemon_status.h"

#include <map>
#include <string>

#include "daemon/base/clock.h"

namespace claimcheck::service {
namespace {

void Set(google::protobuf::Duration& duration, int64_t ns) {
  duration.set_seconds(ns / base::kSecond);
  duration.set_nanos(static_cast<int32_t>(ns % base::kSecond));
}

v1::GetStatusResponse::Health ToProto(Health::State state) {
  switch (state) {
    case Health::State::kServing: return v1::GetStatusResponse::HEALTH_SERVING;
    case Health::State::kNotServing: return v1::GetStatusResponse::HEALTH_NOT_SERVING;
    case Health::State::kDraining: return v1::GetStatusResponse::HEALTH_DRAINING;
  }
  return v1::GetStatusResponse::HEALTH_UNSPECIFIED;
}

void DescribeWorker(const pool::WorkerLook& look, v1::WorkerStatus& worker) {
  worker.set_state(!look.serving ? v1::WorkerStatus::STATE_STARTING
                   : look.busy   ? v1::WorkerStatus::STATE_BUSY
                                 : v1::WorkerStatus::STATE_IDLE);
  worker.set_pid(look.pid);
  worker.set_generation(look.generation);
  worker.set_documents(look.documents);
  worker.set_resident_bytes(look.usage.resident_bytes);
  Set(*worker.mutable_processor_time(), look.usage.cpu_ns);
}

void DescribeChecker(const std::string& id, const Metrics::Counts& counts, v1::CheckerStatus& checker) {
  const auto outcomes = counts.runs.find(id);
  const auto count = [&](const char* outcome) -> uint64_t {
    if (outcomes == counts.runs.end()) return 0;
    const auto found = outcomes->second.find(outcome);
    return found == outcomes->second.end() ? 0 : found->second;
  };
  checker.set_crashes(count("crashed"));
  checker.set_timeouts(count("timed_out"));
  checker.set_failures(count("failed"));
  checker.set_rejections(count("rejected"));
  checker.set_skips(count("skipped"));
  checker.set_runs(count("ok") + checker.crashes() + checker.timeouts() + checker.failures() + checker.rejections() +
                   checker.skips());
  const auto respawns = counts.respawns.find(id);
  checker.set_respawns(respawns == counts.respawns.end() ? 0 : respawns->second);
}

}  // namespace

void Describe(const pool::Pool& pool, const Metrics& metrics, Server& server, v1::GetStatusResponse& status) {
  const Metrics::Counts counts = metrics.Count();
  status.set_version(CLAIMCHECK_VERSION);
  status.set_listen(server.address());
  status.set_health(ToProto(server.health().state()));
  status.set_generation(pool.generation());
  for (const pool::WorkerLook& look : pool.Look()) DescribeWorker(look, *status.add_workers());
  status.mutable_queue()->set_documents(pool.queued());
  status.mutable_queue()->set_bytes(pool.queued_bytes());
  status.mutable_queue()->set_running(pool.running());
  Set(*status.mutable_queue()->mutable_expected_wait(), pool.ExpectedWaitNs());
  const auto catalogue = pool.catalogue();
  for (const frames::Checker* loaded : *catalogue->hello().checkers()) {
    v1::CheckerStatus& checker = *status.add_checkers();
    checker.set_id(std::string(frames::View(loaded->id())));
    checker.set_version(std::string(frames::View(loaded->version())));
    checker.set_serving(server.health().Serves(checker.id()));
    DescribeChecker(checker.id(), counts, checker);
  }
  for (const auto* refused : *catalogue->hello().refused())
    status.add_refused_plugins(std::string(frames::View(refused)));
  status.set_worker_starts(counts.worker_starts);
  status.mutable_worker_ends()->insert(counts.worker_ends.begin(), counts.worker_ends.end());
  status.mutable_calls()->insert(counts.calls.begin(), counts.calls.end());
  if (Tls* tls = server.tls(); tls != nullptr) {
    const auto certificate = tls->Current();
    status.mutable_certificate()->set_names(certificate->names);
    status.mutable_certificate()->mutable_not_after()->set_seconds(certificate->not_after_s);
    status.mutable_certificate()->set_problem(tls->problem());
  }
}

}  // namespace claimcheck::service
