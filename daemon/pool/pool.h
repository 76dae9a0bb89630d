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
  int workers = 1;
  QueueLimits queue;
  BreakerOptions breaker;
  // Called with false when no worker can be started any more, with true once one can. On a thread of the pool.
  std::function<void(bool)> on_health;
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

  int workers() const { return options_.workers; }
  // As the worker that started last has it.
  std::shared_ptr<const Catalogue> catalogue() const;

 private:
  explicit Pool(PoolOptions options);
  void OnStart(int slot, std::shared_ptr<const Catalogue> catalogue, const absl::Status& status);
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
  std::shared_ptr<const Catalogue> catalogue_;
  absl::Status last_failure_;
  bool healthy_ = true;

  std::vector<std::unique_ptr<Slot>> slots_;  // last: their threads use all of the above
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_POOL_H_
