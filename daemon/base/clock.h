// CLOCK_MONOTONIC, the one clock that front, worker and engine share. What waits or rests takes it as a Clock, so that
// a test can turn the hands.
#ifndef CLAIMCHECK_DAEMON_BASE_CLOCK_H_
#define CLAIMCHECK_DAEMON_BASE_CLOCK_H_

#include <time.h>

#include <cstdint>
#include <functional>

namespace claimcheck::base {

using Clock = std::function<int64_t()>;  // nanoseconds; never goes back

inline constexpr int64_t kMillisecond = 1'000'000;
inline constexpr int64_t kSecond = 1'000 * kMillisecond;

inline int64_t MonotonicNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * kSecond + now.tv_nsec;
}

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_CLOCK_H_
