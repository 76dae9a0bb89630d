// The bounded queue of documents, and which runner has which.
//
// A job goes straight to an idle runner, on the caller's thread; else it waits, in its client's line. How long it would
// wait is estimated from how long documents took lately: one that would come too late is refused at once, with the time
// after which to come back, and so is one that would wait longer than QueueLimits allows. If the queue is full, a
// client that has less than its share in it takes the place of the last one of the longest line. A runner that is done
// takes the next job without anybody being woken in between.
// Threads: all methods, any thread. Start and Job::Finish are called without the lock; Interrupt with it.
#ifndef CLAIMCHECK_DAEMON_POOL_DISPATCHER_H_
#define CLAIMCHECK_DAEMON_POOL_DISPATCHER_H_

#include <cstdint>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "daemon/base/clock.h"
#include "daemon/pool/fair_queue.h"
#include "daemon/pool/job.h"

namespace claimcheck::pool {

// Something that runs one job at a time.
class Runner {
 public:
  virtual ~Runner() = default;
  // Takes up `job`. `ticket` is the one of the Offer or Done that made the runner idle: if the runner has failed since
  // then, it has given the job back already and does nothing.
  virtual void Start(Job* job, uint64_t ticket) = 0;
  // The running job was cancelled. Must not call the dispatcher.
  virtual void Interrupt() = 0;

 private:
  friend class Dispatcher;
  Job* job_ = nullptr;  // guarded by the dispatcher's mutex, as is ticket_
  uint64_t ticket_ = 0;
};

struct QueueLimits {
  size_t jobs = 256;
  size_t bytes = 64u << 20;  // of documents; a single one is let in whatever its size if nothing else waits
  int64_t wait_ns = INT64_MAX;
};

class Dispatcher {
 public:
  Dispatcher(QueueLimits limits, base::Clock clock);

  // OK: the job will be finished. QUEUE_FULL, TOO_LATE, DRAINING or DEADLINE_EXCEEDED: it will not be, and was not
  // touched.
  absl::Status Submit(Job* job);
  // The job is finished soon; CANCELLED unless its answer is faster. No effect on a job that was not submitted or is
  // done.
  void Cancel(Job* job);

  // A runner is ready for its first job after a (re)start. Returns a job to start with, or null: it is idle.
  Job* Offer(Runner* runner, uint64_t ticket);
  // The runner's job has an answer: the caller finishes it afterwards. Returns as Offer does.
  Job* Done(Runner* runner, uint64_t ticket);
  // As Done, but the runner takes nothing more until its next Offer.
  void Leave(Runner* runner);
  // The runner has failed: it is no longer idle. Returns the job that it had, or null; the caller requeues or finishes
  // it.
  Job* Abandon(Runner* runner);
  // Finishes a job of Abandon.
  void Finish(Job* job, const absl::Status& status);
  // Puts a job of Abandon first in the queue, past all limits.
  void Requeue(Job* job);

  // From now on Submit refuses; what is queued or running goes on.
  void Drain();
  // Drains and finishes what is queued with DRAINING.
  void Stop();

  size_t queued() const;
  size_t queued_bytes() const;
  size_t running() const;
  // How long a document that comes now would wait; 0 as long as nothing is known.
  int64_t ExpectedWaitNs() const;

 private:
  absl::Status Admit(Job* job, int64_t now, Job*& evicted);
  int64_t ExpectedWait() const;
  void Took(const Job& job);
  Runner* TakeIdle();
  Job* Next(Runner* runner, uint64_t ticket, std::vector<Job*>& expired);
  static void FinishExpired(const std::vector<Job*>& jobs);

  const QueueLimits limits_;
  const base::Clock clock_;
  mutable std::mutex mutex_;
  // All guarded by mutex_.
  FairQueue queue_;
  size_t running_ = 0;         // jobs that runners have
  int64_t took_ns_ = 0;        // by one document, lately, on the average; 0: none yet
  std::vector<Runner*> idle_;  // the last one ran last: its worker is warm
  bool draining_ = false;
  bool stopped_ = false;
};

// The errors of a job that no answer came for.
absl::Status DeadlineError();
absl::Status CancelledError();
absl::Status DrainingError();

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_DISPATCHER_H_
