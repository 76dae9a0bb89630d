// What claimcheck-plugin asks of a plug-in, case by case: each is one promise of claimcheck/plugin.h.
//
// A case runs in a process of its own, so that one that crashes or hangs is a failure with a name.
// Threads: call from one thread.
#ifndef CLAIMCHECK_PLUGINS_TOOL_VERIFY_CASES_H_
#define CLAIMCHECK_PLUGINS_TOOL_VERIFY_CASES_H_

#include <span>
#include <string>

namespace claimcheck::tool {

struct VerifyCase {
  const char* name;     // "same-answer-twice"
  const char* promise;  // what has to hold, in a sentence
  // What does not hold, and the remedy; empty if all is well. Runs plug-in code.
  std::string (*run)(const std::string& plugin);
};

// The first one is "load"; where it fails nothing else needs to be tried.
std::span<const VerifyCase> VerifyCases();

}  // namespace claimcheck::tool

#endif  // CLAIMCHECK_PLUGINS_TOOL_VERIFY_CASES_H_
