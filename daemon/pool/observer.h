// Who counts what the pool does.
//
// Threads: called on the pool's threads, several at a time; returns soon.
#ifndef CLAIMCHECK_DAEMON_POOL_OBSERVER_H_
#define CLAIMCHECK_DAEMON_POOL_OBSERVER_H_

#include <cstdint>
#include <string_view>

#include "daemon/frames/frame.h"

namespace claimcheck::pool {

class Observer {
 public:
  virtual ~Observer() = default;
  // A document was checked; reports of checkers that crashed or were left out are among them. Verified.
  virtual void Checked(const frames::CheckAnswer& answer) = 0;
  virtual void WorkerStarted() = 0;
  // cause: "died", "garbage", "hung", "deadline", "cancelled", "retired", "stopping". checker: who is to blame, or
  // empty.
  virtual void WorkerEnded(std::string_view cause, std::string_view checker) = 0;
  // The checker crashed so often that it is left alone for a while.
  virtual void CheckerRests(std::string_view checker, int64_t rest_ns) = 0;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_OBSERVER_H_
