// Rests a checker that keeps crashing.
//
// Three crashes within half a minute: the checker rests, at first for about a second, twice as long each time that it
// crashes again right after, with some chance in it so that many daemons do not wake at once. After a rest one document
// is let through as a trial; it decides between work and a longer rest. A rest always ends.
// Threads: all methods, any thread.
#ifndef CLAIMCHECK_DAEMON_POOL_BREAKER_H_
#define CLAIMCHECK_DAEMON_POOL_BREAKER_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "daemon/base/clock.h"

namespace claimcheck::pool {

struct BreakerOptions {
  size_t crashes = 3;
  int64_t window_ns = 30 * base::kSecond;
  int64_t first_rest_ns = base::kSecond;
  int64_t longest_rest_ns = 60 * base::kSecond;
};

class Breaker {
 public:
  // `chance` gives numbers from 0 to 1.
  Breaker(BreakerOptions options, base::Clock clock, std::function<double()> chance);

  // `checker` names a checker of one build. Returns how long it rests from now on, ns; 0: it does not, or did already.
  int64_t Crashed(const std::string& checker);
  void Worked(const std::string& checker);
  // False: leave it out of this document. True after a rest makes this document the trial.
  bool Admit(const std::string& checker);
  // False: Admit and Worked would change nothing for any checker. Cheap.
  bool AnyRests() const { return resting_.load(std::memory_order_relaxed) > 0; }

 private:
  enum class Phase : uint8_t { kWorks, kRests, kTrial };
  struct State {
    Phase phase = Phase::kWorks;
    std::vector<int64_t> crashes;  // times within the window
    int64_t until = 0;             // of a rest its end; of a trial when the next one may follow if nothing is heard
    int64_t worked_at = 0;         // end of the last rest
    int rests = 0;                 // in a row
  };
  int64_t Rest(State& state, int64_t now);

  const BreakerOptions options_;
  const base::Clock clock_;
  const std::function<double()> chance_;
  std::mutex mutex_;
  std::map<std::string, State> states_;  // guarded by mutex_
  std::atomic<int> resting_{0};
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_BREAKER_H_
