#include "daemon/base/read_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace claimcheck::base {

int ReadFile(const std::string& path, std::string& text) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  text.clear();
  char buffer[1 << 14];
  int error = 0;
  for (ssize_t size = 1; size != 0;) {
    size = read(descriptor, buffer, sizeof buffer);
    if (size > 0) text.append(buffer, static_cast<size_t>(size));
    if (size < 0 && errno != EINTR) {
      error = errno;
      break;
    }
  }
  close(descriptor);
  return error;
}

}  // namespace claimcheck::base
