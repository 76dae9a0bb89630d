// Reads small files that a person wrote: settings, tokens, certificates.
//
// Plain read(2) says why it failed, also of a folder, where a stream throws or finds nothing.
// Threads: a free function; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_BASE_READ_FILE_H_
#define CLAIMCHECK_DAEMON_BASE_READ_FILE_H_

#include <string>

namespace claimcheck::base {

// Puts all bytes of the file into `text`. Returns 0, or errno of what went wrong; `text` is then not to be used.
int ReadFile(const std::string& path, std::string& text);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_READ_FILE_H_
