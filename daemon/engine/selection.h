// Which checkers and rules a caller wants, and with which options.
//
// Output:  one Selected per checker that is to run, in the order of `checkers`; or the first thing that is wrong: an
//          unknown checker or rule (with the known one that is nearest), options that do not pass the schema.
// Threads: free function; concurrent calls safe.
// Cost:    linear in the options and the rules.
#ifndef CLAIMCHECK_DAEMON_ENGINE_SELECTION_H_
#define CLAIMCHECK_DAEMON_ENGINE_SELECTION_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/engine/checker_instance.h"
#include "daemon/engine/engine.h"
#include "daemon/engine/finding_sink.h"

namespace claimcheck::engine {

struct Selected {
  size_t checker = 0;             // index into `checkers`
  std::vector<RuleChoice> rules;  // one for each of its rules
  std::string options;            // in the schema's one spelling; empty for none
};

// Of a rule that is loaded.
RuleChoice ChooseRule(const RuleInfo& rule, const Options& options);

absl::StatusOr<std::vector<Selected>> Select(const std::vector<std::unique_ptr<CheckerInstance>>& checkers,
                                             const Options& options);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_SELECTION_H_
