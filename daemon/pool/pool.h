// The workers: started together, kept at their number, fed from one bounded queue.
//
// Threads: one for each worker, for as long as the pool lives (a worker dies with the thread that started it). All
//          methods on any thread.
// Cost:    a document that meets an idle worker wakes two threads: the worker's and the slot's.
#ifndef CLAIMCHECK_DAEMON_POOL_POOL_H_
#define CLAIMCHECK_DAEMON_POOL_POOL_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/pool/breaker.h"
#include "daemon/pool/catalogue.h"
#include "daemon/pool/crash_ledger.h"
#include "daemon/pool/dispatcher.h"
#include "daemon/pool/slot.h"

namespace claimcheck::pool {

struct PoolOptions {
  WorkerCommand command;
  Retirement retirement;
  int workers = 1;
  QueueLimits queue;
  BreakerOptions breaker;
  Observer* observer = nullptr;  // outlives the pool
  // Called with false when no worker can be started any more, with true once one can. On a thread of the pool.
  std::function<void(bool)> on_health;
  // Called when other checkers than before are loaded. On a thread of the pool.
  std::function<void(const Catalogue&)> on_catalogue;
};

class Pool {
 public:
  // Starts all workers and waits until each has said hello or failed. Fails if none has.
  static absl::StatusOr<std::unique_ptr<Pool>> Start(PoolOptions options);
  ~Pool();  // ends the workers; documents that they hold are finished with DRAINING

  // See Dispatcher.
  absl::Status Submit(Job* job) { return dispatcher_.Submit(job); }
  void Cancel(Job* job) { dispatcher_.Cancel(job); }
  void Drain() { dispatcher_.Drain(); }

  // A new generation of workers: other plug-ins, other limits. One worker is tried first; if it does not start, nothing
  // has changed and the error says why. Then one after the other takes up its place between two documents: nothing is
  // lost, and at most one is missing at a time. Returns once all are new. Not concurrently with itself.
  absl::Status Reload(WorkerCommand command, Retirement retirement);
  uint64_t generation() const;

  size_t queued() const { return dispatcher_.queued(); }
  size_t queued_bytes() const { return dispatcher_.queued_bytes(); }
  size_t running() const { return dispatcher_.running(); }
  int workers() const { return options_.workers; }
  int64_t ExpectedWaitNs() const { return dispatcher_.ExpectedWaitNs(); }
  std::vector<WorkerLook> Look() const;
  // As the worker that started last has it.
  std::shared_ptr<const Catalogue> catalogue() const;

 private:
  explicit Pool(PoolOptions options);
  void OnStart(int slot, uint64_t generation, std::shared_ptr<const Catalogue> catalogue, const absl::Status& status);
  absl::Status Try(const WorkerPlan& plan);
  void LogCatalogue(const Catalogue& catalogue) const;

  const PoolOptions options_;
  Dispatcher dispatcher_;
  Breaker breaker_;
  CrashLedger ledger_;
  SlotContext context_;

  mutable std::mutex mutex_;
  std::condition_variable settled_;
  // Guarded by mutex_.
  enum class SlotState { kStarting, kUp, kFailed };
  std::vector<SlotState> states_;
  std::vector<uint64_t> generations_;  // of each slot's last start
  WorkerPlan plan_;
  std::shared_ptr<const Catalogue> catalogue_;
  absl::Status last_failure_;
  bool healthy_ = true;

  std::vector<std::unique_ptr<Slot>> slots_;  // last: their threads use all of the above
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_POOL_H_
