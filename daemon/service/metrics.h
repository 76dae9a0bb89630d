// What Prometheus scrapes: http://HOST:PORT/metrics, in its text format.
//
// Labels are bounded: methods and codes are the API's, checkers and rules those of loaded plug-ins, at most kMaxSeries
// of them; what comes beyond counts as "other". Nothing of a document is a label.
// Threads: all methods, any thread.
// Cost:    under a microsecond a call, some for each checker and rule of an answer.
#ifndef CLAIMCHECK_DAEMON_SERVICE_METRICS_H_
#define CLAIMCHECK_DAEMON_SERVICE_METRICS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/pool/observer.h"

namespace prometheus {
class Exposer;
class Registry;
class Counter;
class Histogram;
template <typename T>
class Family;
}  // namespace prometheus

namespace claimcheck::service {

// What is asked for at each scrape.
struct Levels {
  uint64_t queued_documents = 0;
  uint64_t queued_bytes = 0;
  uint64_t running_documents = 0;
  uint64_t generation = 0;
  bool healthy = false;
  int64_t certificate_end_s = 0;  // Unix time; 0: no TLS
};

class Metrics final : public pool::Observer {
 public:
  static constexpr size_t kMaxSeries = 500;

  Metrics();
  ~Metrics() override;

  // Serves them. `address` is HOST:PORT with a loopback HOST; port 0 is the system's choice. Returns where.
  absl::StatusOr<std::string> Listen(const std::string& address, std::function<Levels()> levels);

  void StopListening();

  // `method` of the API, as its last name. seconds: from the request's arrival; of one document in a stream.
  void CallEnded(const char* method, absl::StatusCode code, double seconds);
  void DocumentCame(uint64_t bytes);

  void Checked(const frames::CheckAnswer& answer) override;
  void WorkerStarted() override;
  void WorkerEnded(std::string_view cause, std::string_view checker) override;
  void CheckerRests(std::string_view checker, int64_t rest_ns) override;

  std::string Text() const;  // what a scrape gives, without the levels

  // The same for a person, see AdminService.GetStatus.
  struct Counts {
    std::map<std::string, std::map<std::string, uint64_t>> runs;  // by checker and outcome
    std::map<std::string, uint64_t> respawns;                     // by checker
    std::map<std::string, uint64_t> worker_ends;                  // by cause
    std::map<std::string, uint64_t> calls;                        // by code
    uint64_t worker_starts = 0;
  };
  Counts Count() const;
  // Called when a checker begins to rest. Set before there are workers.
  std::function<void(std::string_view checker, int64_t rest_ns)> on_rest;

 private:
  class LevelReader;
  // The series of one checker by outcome, of one method by code; null until it is needed.
  static constexpr size_t kOutcomes = 8;
  static constexpr size_t kCodes = 17;
  using Runs = std::array<prometheus::Counter*, kOutcomes>;
  struct Calls {
    std::array<prometheus::Counter*, kCodes> by_code{};
    prometheus::Histogram* seconds = nullptr;
  };
  // With mutex_ held.
  std::string Bounded(std::string_view label);
  prometheus::Counter& RunsOf(std::string_view checker, uint8_t outcome);
  prometheus::Counter& FindingsOf(std::string_view rule);

  std::shared_ptr<prometheus::Registry> registry_;
  prometheus::Family<prometheus::Counter>* calls_;
  prometheus::Family<prometheus::Histogram>* seconds_;
  prometheus::Histogram* bytes_;
  prometheus::Family<prometheus::Counter>* runs_;
  prometheus::Family<prometheus::Counter>* findings_;
  prometheus::Family<prometheus::Counter>* starts_;
  prometheus::Family<prometheus::Counter>* ends_;
  prometheus::Family<prometheus::Counter>* respawns_;
  std::shared_ptr<LevelReader> levels_;
  std::unique_ptr<prometheus::Exposer> exposer_;

  std::mutex mutex_;
  // Guarded by mutex_.
  std::set<std::string, std::less<>> names_;  // of checkers and rules so far
  // What a family would find by building all labels anew for each call.
  std::map<std::string, Calls, std::less<>> calls_of_;
  std::map<std::string, Runs, std::less<>> runs_of_;
  std::map<std::string, prometheus::Counter*, std::less<>> findings_of_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_METRICS_H_
