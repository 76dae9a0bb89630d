// How wide the answer may be and how it is coloured.
//
// Threads: immutable; concurrent use safe.
// Example: Terminal{.color = true}.Paint(Tone::kError, "error") -> "\x1b[1;31merror\x1b[0m"
#ifndef CLAIMCHECK_CLIENTS_CLI_TERMINAL_H_
#define CLAIMCHECK_CLIENTS_CLI_TERMINAL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "clients/cli/options.h"

namespace claimcheck::cli {

enum class Tone : uint8_t { kPlain, kStrong, kError, kWarning, kNote, kEvidence, kRemedy };

struct Terminal {
  bool color = false;
  int columns = 100;  // at most so many columns of source text in a row

  std::string Paint(Tone tone, std::string_view text) const;
};

// Of the stream behind `descriptor`: colour as chosen; auto is a terminal that is not "dumb", and no $NO_COLOR.
Terminal DescribeTerminal(int descriptor, Color chosen);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_TERMINAL_H_
