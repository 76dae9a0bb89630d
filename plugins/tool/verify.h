// Verifies a plug-in, each case in a child process: this program again, as "verify-case PLUGIN NUMBER".
//
// A child that crashes, ends early or does not come back is a failed case that says so; the next case goes on.
// Threads: call from one thread; the process must not have others (it forks).
#ifndef CLAIMCHECK_PLUGINS_TOOL_VERIFY_H_
#define CLAIMCHECK_PLUGINS_TOOL_VERIFY_H_

#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck::tool {

struct VerifyResult {
  std::string name;
  std::string promise;
  std::string problem;   // empty: it holds
  bool skipped = false;  // "load" failed, so this was not tried
  int64_t milliseconds = 0;
};

// `program` is claimcheck-plugin itself. `seconds`: how long one case may take. `only`: names of cases; empty: all. The
// case "load" is always tried.
std::vector<VerifyResult> Verify(const std::string& program, const std::string& plugin, int seconds,
                                 const std::vector<std::string>& only = {});

// The child's side: runs one case and writes what came of it to file descriptor 3.
int RunVerifyCase(const std::string& plugin, size_t number);

// TAP version 14, and one JSON object. `ok` says whether everything holds.
std::string ToTap(const std::vector<VerifyResult>& results);
std::string ToJson(const std::string& plugin, const std::vector<VerifyResult>& results);
bool AllHold(const std::vector<VerifyResult>& results);

}  // namespace claimcheck::tool

#endif  // CLAIMCHECK_PLUGINS_TOOL_VERIFY_H_
