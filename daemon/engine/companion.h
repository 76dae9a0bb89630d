// A plug-in whose code runs in a process of its own, as the engine sees it: isolation "own".
//
// The engine reads the document as for everybody else; the companion reads it once more by itself, meanwhile, and what
// its checkers send is taken through the same sink as a local checker's, which holds it to the same contract. Threads:
// the engine's.
#ifndef CLAIMCHECK_DAEMON_ENGINE_COMPANION_H_
#define CLAIMCHECK_DAEMON_ENGINE_COMPANION_H_

#include "absl/status/statusor.h"
#include "claimcheck/coverage.h"
#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"

namespace claimcheck::engine {

class Companion {
 public:
  virtual ~Companion() = default;
  // A document to check: `options` name its checkers and their rules, all of them and no others. Does not wait.
  virtual void Begin(const Input& input, const Options& options) = 0;
  // Waits for what one of these checkers made of it, and hands that to the sink; the report says how the checker ended.
  // Fails if the options do not suit the checker.
  virtual absl::StatusOr<CheckerReport> Take(const CheckerInfo& checker, const cc_sink& sink,
                                             const cc_compared& compared) = 0;
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_COMPANION_H_
