#include "clients/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace claimcheck::cli {
namespace {

const char* Sequence(Tone tone) {
  switch (tone) {
    case Tone::kPlain: return "";
    case Tone::kStrong: return "\x1b[1m";
    case Tone::kError: return "\x1b[1;31m";
    case Tone::kWarning: return "\x1b[1;33m";
    case Tone::kNote: return "\x1b[1;36m";
    case Tone::kEvidence: return "\x1b[1;34m";
    case Tone::kRemedy: return "\x1b[1;32m";
  }
  return "";
}

bool WantsColor(int descriptor, Color chosen) {
  if (chosen != Color::kAuto) return chosen == Color::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;  // no-color.org: present and not empty
  return isatty(descriptor) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

std::string Terminal::Paint(Tone tone, std::string_view text) const {
  if (!color || tone == Tone::kPlain || text.empty()) return std::string(text);
  return Sequence(tone) + std::string(text) + "\x1b[0m";
}

Terminal DescribeTerminal(int descriptor, Color chosen) {
  Terminal terminal;
  terminal.color = WantsColor(descriptor, chosen);
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.columns = std::clamp<int>(size.ws_col, 40, 120);
  }
  return terminal;
}

}  // namespace claimcheck::cli
