// What every call of the service needs.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CALL_CONTEXT_H_
#define CLAIMCHECK_DAEMON_SERVICE_CALL_CONTEXT_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "daemon/pool/pool.h"
#include "daemon/service/access.h"
#include "daemon/service/metrics.h"

namespace claimcheck::service {

// Counts calls that are not over yet. Any thread may count.
class CallCount {
 public:
  void Begin() {
    const std::lock_guard lock(mutex_);
    ++calls_;
  }
  void End() {
    const std::lock_guard lock(mutex_);
    if (--calls_ == 0) none_.notify_all();
  }
  // True once there is none; false if that takes longer than `patience`.
  bool AwaitNone(std::chrono::nanoseconds patience) {
    std::unique_lock lock(mutex_);
    return none_.wait_for(lock, patience, [this] { return calls_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  int calls_ = 0;  // guarded by mutex_
};

struct CallContext {
  pool::Pool* pool;
  uint64_t max_document_bytes;
  std::atomic<int64_t> check_timeout_ns;  // a reload may change it
  Metrics* metrics;
  Access access;
  CallCount calls;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CALL_CONTEXT_H_
