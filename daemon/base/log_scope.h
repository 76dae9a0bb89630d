// Whom the lines are about that this thread logs: while a scope lives, the log adds its request, trace and checker to
// each line, whoever writes it and however deep (daemon/service/log.h is what adds them).
//
// Ownership: borrows ids and checker. Scopes nest: the innermost one counts.
// Threads:   a scope lives and dies on one thread.
// Example:   const LogScope scope(&job->ids, "date-ordering"); spdlog::warn("worker 1: ended by signal 11");
#ifndef CLAIMCHECK_DAEMON_BASE_LOG_SCOPE_H_
#define CLAIMCHECK_DAEMON_BASE_LOG_SCOPE_H_

#include <string_view>
#include <utility>

#include "daemon/base/call_ids.h"

namespace claimcheck::base {

class LogScope {
 public:
  // ids: null if it is about no call; checker: empty if it is about none.
  explicit LogScope(const CallIds* ids, std::string_view checker = {})
      : ids_(ids), checker_(checker), outer_(std::exchange(innermost, this)) {}
  LogScope(const LogScope&) = delete;
  LogScope& operator=(const LogScope&) = delete;
  ~LogScope() { innermost = outer_; }

  // Of this thread; null if there is none.
  static const LogScope* Current() { return innermost; }
  const CallIds* ids() const { return ids_; }
  std::string_view checker() const { return checker_; }

 private:
  static inline thread_local const LogScope* innermost = nullptr;
  const CallIds* const ids_;
  const std::string_view checker_;
  const LogScope* const outer_;
};

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_LOG_SCOPE_H_
