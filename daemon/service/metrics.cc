#include "daemon/service/metrics.h"

#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/engine/engine.h"
#include "daemon/service/listener.h"

namespace claimcheck::service {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                          0.1,    0.25,  0.5,    1,     2.5,  5,     10};
const prometheus::Histogram::BucketBoundaries kBytes = {1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7};

constexpr char kCalls[] = "claimcheck_calls_total";
constexpr char kRuns[] = "claimcheck_checker_runs_total";
constexpr char kRespawns[] = "claimcheck_checker_respawns_total";
constexpr char kStarts[] = "claimcheck_worker_starts_total";
constexpr char kEnds[] = "claimcheck_worker_ends_total";

prometheus::Family<prometheus::Counter>* CounterOf(prometheus::Registry& registry, const char* name, const char* help) {
  return &prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

const char* NameOf(uint8_t outcome) {
  switch (static_cast<engine::Outcome>(outcome)) {
    case engine::Outcome::kOk: return "ok";
    case engine::Outcome::kFailed: return "failed";
    case engine::Outcome::kCrashed: return "crashed";
    case engine::Outcome::kTimedOut: return "timed_out";
    case engine::Outcome::kRejected: return "rejected";
    case engine::Outcome::kSkipped: return "skipped";
  }
  return "other";
}

prometheus::MetricFamily Gauge(const char* name, const char* help, double value) {
  prometheus::ClientMetric metric;
  metric.gauge.value = value;
  return {name, help, prometheus::MetricType::Gauge, {metric}};
}

}  // namespace

class Metrics::LevelReader final : public prometheus::Collectable {
 public:
  explicit LevelReader(std::function<Levels()> levels) : levels_(std::move(levels)) {}
  std::vector<prometheus::MetricFamily> Collect() const override {
    const Levels now = levels_();
    std::vector<prometheus::MetricFamily> gauges = {
        Gauge("claimcheck_queue_documents", "Documents that wait for a worker",
              static_cast<double>(now.queued_documents)),
        Gauge("claimcheck_queue_bytes", "Bytes of documents that wait for a worker",
              static_cast<double>(now.queued_bytes)),
        Gauge("claimcheck_running_documents", "Documents that workers have",
              static_cast<double>(now.running_documents)),
        Gauge("claimcheck_generation", "Reloads of plug-ins and settings since the start, plus one",
              static_cast<double>(now.generation)),
        Gauge("claimcheck_healthy", "1 if health says SERVING", now.healthy ? 1 : 0)};
    if (now.certificate_end_s != 0) {
      gauges.push_back(Gauge("claimcheck_certificate_end_seconds", "Unix time at which the certificate ends",
                             static_cast<double>(now.certificate_end_s)));
    }
    return gauges;
  }

 private:
  const std::function<Levels()> levels_;
};

Metrics::Metrics() : registry_(std::make_shared<prometheus::Registry>()) {
  prometheus::Registry& r = *registry_;
  calls_ = CounterOf(r, kCalls, "Calls that ended, by method and code; of a stream, its documents");
  seconds_ = &prometheus::BuildHistogram()
                  .Name("claimcheck_call_seconds")
                  .Help("From a document's arrival to its answer")
                  .Register(r);
  bytes_ = &prometheus::BuildHistogram()
                .Name("claimcheck_document_bytes")
                .Help("Size of the documents that came")
                .Register(r)
                .Add({}, kBytes);
  runs_ = CounterOf(r, kRuns, "Documents by checker and what became of it there");
  findings_ = CounterOf(r, "claimcheck_findings_total", "Findings by rule");
  starts_ = CounterOf(r, kStarts, "Workers that were started");
  ends_ = CounterOf(r, kEnds, "Workers that ended, by cause");
  respawns_ = CounterOf(r, kRespawns, "Workers that had to be started anew on a checker's account");
  CounterOf(r, "claimcheck_build_info", "Always 1")->Add({{"version", CLAIMCHECK_VERSION}}).Increment();
}

Metrics::~Metrics() = default;

absl::StatusOr<std::string> Metrics::Listen(const std::string& address, std::function<Levels()> levels) {
  const auto parsed = ParseListenAddress(address);
  if (!parsed.ok() || !parsed->is_loopback) {
    return base::InvalidInput(
        "BAD_METRICS_ADDRESS", "--metrics",
        absl::StrCat("--metrics: expected HOST:PORT with a loopback HOST, found \"", address, "\""));
  }
  try {
    exposer_ = std::make_unique<prometheus::Exposer>(address, 1);
  } catch (const std::exception&) {  // civetweb's way to say that it cannot listen
    return base::MakeError(
        absl::StatusCode::kFailedPrecondition, "CANNOT_LISTEN", "--metrics",
        absl::StrCat("--metrics ", address, ": the address is taken or not this machine's; name another"));
  }
  levels_ = std::make_shared<LevelReader>(std::move(levels));
  exposer_->RegisterCollectable(registry_);
  exposer_->RegisterCollectable(levels_);
  const std::vector<int> ports = exposer_->GetListeningPorts();
  return absl::StrCat(address.substr(0, address.rfind(':') + 1), ports.empty() ? 0 : ports[0]);
}

void Metrics::StopListening() { exposer_.reset(); }

void Metrics::CallEnded(const char* method, absl::StatusCode code, double seconds) {
  const size_t index = std::min(static_cast<size_t>(code), kCodes - 1);
  prometheus::Counter* counter = nullptr;
  prometheus::Histogram* histogram = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto calls = calls_of_.find(std::string_view(method));
    if (calls == calls_of_.end()) {
      calls = calls_of_.emplace(method, Calls()).first;
      calls->second.seconds = &seconds_->Add({{"method", method}}, kSeconds);
    }
    histogram = calls->second.seconds;
    prometheus::Counter*& known = calls->second.by_code[index];
    if (known == nullptr) known = &calls_->Add({{"method", method}, {"code", absl::StatusCodeToString(code)}});
    counter = known;
  }
  counter->Increment();
  histogram->Observe(seconds);
}

void Metrics::DocumentCame(uint64_t bytes) { bytes_->Observe(static_cast<double>(bytes)); }

std::string Metrics::Bounded(std::string_view label) {
  if (names_.find(label) == names_.end()) {
    if (names_.size() >= kMaxSeries) return "other";
    names_.emplace(label);
  }
  return std::string(label);
}

prometheus::Counter& Metrics::RunsOf(std::string_view checker, uint8_t outcome) {
  const size_t index = std::min<size_t>(outcome, kOutcomes - 1);
  const auto known = runs_of_.find(checker);
  if (known != runs_of_.end() && known->second[index] != nullptr) return *known->second[index];
  const std::string label = Bounded(checker);
  prometheus::Counter& counter = runs_->Add({{"checker", label}, {"outcome", NameOf(outcome)}});
  if (label == checker) runs_of_[label][index] = &counter;
  return counter;
}

prometheus::Counter& Metrics::FindingsOf(std::string_view rule) {
  if (const auto known = findings_of_.find(rule); known != findings_of_.end()) return *known->second;
  const std::string label = Bounded(rule);
  prometheus::Counter& counter = findings_->Add({{"rule", label}});
  if (label == rule) findings_of_.emplace(label, &counter);
  return counter;
}

void Metrics::Checked(const frames::CheckAnswer& answer) {
  const std::lock_guard lock(mutex_);
  for (const frames::CheckerReport* report : *answer.checkers()) {
    RunsOf(frames::View(report->checker()), report->outcome()).Increment();
  }
  for (const frames::Finding* finding : *answer.findings()) FindingsOf(frames::View(finding->rule())).Increment();
}

void Metrics::WorkerStarted() { starts_->Add({}).Increment(); }

void Metrics::WorkerEnded(std::string_view cause, std::string_view checker) {
  ends_->Add({{"cause", std::string(cause)}}).Increment();
  if (checker.empty()) return;
  const std::lock_guard lock(mutex_);
  respawns_->Add({{"checker", Bounded(checker)}}).Increment();
}

void Metrics::CheckerRests(std::string_view checker, int64_t rest_ns) {
  if (on_rest) on_rest(checker, rest_ns);
}

Metrics::Counts Metrics::Count() const {
  Counts counts;
  for (const prometheus::MetricFamily& family : registry_->Collect()) {
    for (const prometheus::ClientMetric& metric : family.metric) {
      const auto label = [&metric](const char* name) {
        for (const auto& one : metric.label) {
          if (one.name == name) return one.value;
        }
        return std::string();
      };
      const auto value = static_cast<uint64_t>(metric.counter.value);
      if (family.name == kRuns) counts.runs[label("checker")][label("outcome")] += value;
      if (family.name == kRespawns) counts.respawns[label("checker")] += value;
      if (family.name == kEnds) counts.worker_ends[label("cause")] += value;
      if (family.name == kCalls) counts.calls[label("code")] += value;
      if (family.name == kStarts) counts.worker_starts += value;
    }
  }
  return counts;
}

std::string Metrics::Text() const { return prometheus::TextSerializer().Serialize(registry_->Collect()); }

}  // namespace claimcheck::service
