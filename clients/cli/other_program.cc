#include "clients/cli/other_program.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace claimcheck::cli {

std::string BecomeRemote(char** argv) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return "/proc/self/exe: expected this program's path, found: " + error.message() + "; mount /proc";
  const std::filesystem::path folder = self.parent_path();
  const std::filesystem::path places[] = {folder / "claimcheck-remote",
                                          folder.parent_path() / "libexec" / "claimcheck" / "claimcheck-remote"};
  std::string tried;
  for (const std::filesystem::path& place : places) {
    execv(place.c_str(), argv);
    tried += " " + place.string() + " (" + std::strerror(errno) + ")";
  }
  return "--server needs claimcheck-remote; tried" + tried + "; install it there, or leave --server out";
}

}  // namespace claimcheck::cli
