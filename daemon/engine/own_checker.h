// What the engine itself finds: marks of a desk that have no effect. It is listed like a checker, so that its findings
// can be explained, switched off and given another severity; it loads from no plug-in and cannot be asked for or left
// out.
#ifndef CLAIMCHECK_DAEMON_ENGINE_OWN_CHECKER_H_
#define CLAIMCHECK_DAEMON_ENGINE_OWN_CHECKER_H_

#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"

namespace claimcheck::engine {

inline constexpr char kOwnChecker[] = "claimcheck";
inline constexpr char kUnusedMark[] = "claimcheck/unused-mark";

inline constexpr char kUnusedMarkPage[] = R"(# unused-mark

A mark of the desk that silences nothing, or that cannot be read.

## Why a reader cares

A mark outlives what it was put there for: the figure changes, the mark stays, and hides the next error. A mark with a
typing error hides nothing, and nobody notices.

## Examples

Fires:

    The bridge is 40 metres [CQ] long.                      (nothing was found there)
    <!-- claimcheck-disable numeric-consistency/sum -->     (there is no such rule)
    <!-- claimcheck-enable -->                              (nothing was switched off before it)

Silent: a mark that confirms or silences a finding, and a mark for a rule that did not run in this check.

## Options

None. `--disable claimcheck/unused-mark` for a desk that marks everything it has checked.

## Known misses

A mark that silences one of two rules that it names is in use.
)";

inline CheckerInfo OwnChecker() {
  CheckerInfo info;
  info.id = kOwnChecker;
  info.vendor = "claimcheck";
  info.summary = "What the engine finds itself: marks that have no effect";
  info.languages = "en";
  info.rules.push_back(
      {kOwnChecker, kUnusedMark, CC_SEVERITY_NOTE, true, "A mark of the desk that has no effect", kUnusedMarkPage});
  return info;
}

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_OWN_CHECKER_H_
