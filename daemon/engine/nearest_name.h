// The known name that a mistyped one most likely means, for "did you mean".
//
// Method:  edit distance (insert, delete, replace, each 1); nothing if it exceeds a third of the longer name.
// Cost:    product of the lengths; names longer than 128 bytes are not looked at.
// Example: Nearest("percent-chnage", {"percent-change", "ratio"}) -> "percent-change"; Nearest("x", …) -> "".
#ifndef CLAIMCHECK_DAEMON_ENGINE_NEAREST_NAME_H_
#define CLAIMCHECK_DAEMON_ENGINE_NEAREST_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::engine {

std::string Nearest(std::string_view name, const std::vector<std::string>& known);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_NEAREST_NAME_H_
