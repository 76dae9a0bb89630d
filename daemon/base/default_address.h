// Where a daemon and those who ask it meet unless told otherwise.
//
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_BASE_DEFAULT_ADDRESS_H_
#define CLAIMCHECK_DAEMON_BASE_DEFAULT_ADDRESS_H_

#include <string>
#include <string_view>

namespace claimcheck::base {

// Of the API: "unix:" and $XDG_RUNTIME_DIR or, without one, /run/claimcheck, and /claimcheckd.sock.
std::string DefaultListenAddress();

// Of the admin calls of a daemon that listens there: "unix:/run/x.sock" -> "unix:/run/x.sock.admin"; empty, for
// nowhere, if that is no Unix socket.
std::string AdminAddressBeside(std::string_view listen);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_DEFAULT_ADDRESS_H_
