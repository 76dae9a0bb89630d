#include "daemon/base/default_address.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace claimcheck::base {

std::string DefaultListenAddress() {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  const bool set = runtime != nullptr && *runtime != '\0';
  return absl::StrCat("unix:", set ? runtime : "/run/claimcheck", "/claimcheckd.sock");
}

std::string AdminAddressBeside(std::string_view listen) {
  return listen.substr(0, 5) == "unix:" ? std::string(listen) + ".admin" : std::string();
}

}  // namespace claimcheck::base
