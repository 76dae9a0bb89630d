// One document on its way through the pool.
//
// Ownership: whoever submits a Job owns it, keeps it and all that `input` views alive until Finish is called, and
//            leaves the fields alone from Submit to Finish. Finish may delete the job.
// Threads:   Finish is called exactly once, on a thread of the pool or on the one that calls Cancel; without locks.
#ifndef CLAIMCHECK_DAEMON_POOL_JOB_H_
#define CLAIMCHECK_DAEMON_POOL_JOB_H_

#include <atomic>
#include <cstdint>
#include <list>
#include <string>

#include "absl/status/status.h"
#include "daemon/base/call_ids.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/request.h"

namespace claimcheck::pool {

class Runner;

class Job {
 public:
  virtual ~Job() = default;
  // `answer` holds a CheckAnswer or a FactsAnswer that was verified; it is gone after the call. Null if `status` is not
  // OK: an input error as the engine found it, WORKER_LOST, DEADLINE_EXCEEDED, CANCELLED, DRAINING.
  virtual void Finish(const absl::Status& status, const frames::Frame* answer) = 0;

  engine::Input input;
  engine::Options options;         // all but deadline_ns, skip and stop
  bool facts = false;              // facts instead of findings
  std::string client;              // whose line it waits in
  base::CallIds ids;               // for the lines of the log that are about it
  int64_t deadline_ns = 0;         // base::MonotonicNs; required; moved up to timeout_ns from when a worker begins
  int64_t timeout_ns = INT64_MAX;  // from when a worker begins, all attempts together

  size_t bytes() const { return input.content.size() + input.title.size() + input.summary.size(); }

 private:
  friend class Dispatcher;
  friend class FairQueue;
  friend class Slot;
  friend class CrashLedger;
  enum class State : uint8_t { kNew, kQueued, kRunning, kDone };

  // Guarded by the Dispatcher's mutex.
  State state_ = State::kNew;
  Runner* runner_ = nullptr;
  std::list<Job*>::iterator place_;
  bool first_ = false;      // in the queue, before all lines
  int64_t started_ns_ = 0;  // when a worker had it first

  std::atomic<bool> cancelled_{false};

  // Belongs to the runner while it runs, else to the queue.
  frames::RequestHeader header_;
  int lost_ = 0;  // workers that died over it outside any checker
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_JOB_H_
