// Who brought workers down, with what: decides which checkers a document goes without.
//
// A checker that crashed on a document twice is kept from that document for good (quarantine: this build of the
// plug-in, these bytes); one that keeps crashing on whatever it gets rests for a while (see breaker.h).
// Memory:  the last kMaxPairs pairs of checker and document, by hash; no text.
// Threads: all methods, any thread.
#ifndef CLAIMCHECK_DAEMON_POOL_CRASH_LEDGER_H_
#define CLAIMCHECK_DAEMON_POOL_CRASH_LEDGER_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "daemon/frames/request.h"
#include "daemon/pool/breaker.h"
#include "daemon/pool/job.h"

namespace claimcheck::pool {

class CrashLedger {
 public:
  static constexpr size_t kMaxPairs = 4096;
  static constexpr int kCrashesToQuarantine = 2;

  explicit CrashLedger(Breaker* breaker) : breaker_(breaker) {}

  // Adds a report to `job` for each checker that it has to do without, beside those that it has already. Costs nothing
  // as long as nothing has crashed.
  void LeaveOut(const frames::Hello& catalogue, Job* job);
  // The checker brought a worker down over this document: by a crash, by hanging, by writing where it must not.
  // Returns how long the checker rests from now on, ns; 0: it does not, or did already.
  int64_t Crashed(const frames::Checker& checker, const Job& job);
  // An answer came.
  void Answered(const frames::Hello& catalogue, const frames::CheckAnswer& answer);

 private:
  using Pair = std::pair<std::string, uint64_t>;  // build of a checker, hash of a document

  Breaker* const breaker_;
  std::atomic<bool> any_{false};
  std::mutex mutex_;
  std::map<Pair, int> crashes_;  // guarded by mutex_, as is order_
  std::deque<Pair> order_;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_CRASH_LEDGER_H_
