// Text as a terminal shows it: which bytes make one visible character, how many columns it takes, and what to print.
//
// Input:   any bytes; what is not UTF-8 counts as U+FFFD, a byte at a time.
// Output:  cells in order, covering all bytes. What would steer the terminal (control characters, escape sequences,
//          bidirectional overrides) is replaced by a visible stand-in, so that an article cannot draw on the screen.
// Threads: free functions; concurrent calls safe.
// Cost:    linear in bytes.
// Example: "é👩‍🚀\t" -> cells of 1, 2 and 4 columns
#ifndef CLAIMCHECK_CLIENTS_CLI_DISPLAY_WIDTH_H_
#define CLAIMCHECK_CLIENTS_CLI_DISPLAY_WIDTH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::cli {

struct Cell {
  uint32_t begin = 0;  // bytes of the text
  uint32_t end = 0;
  int columns = 0;
  std::string_view stand_in;  // print this instead of the bytes; static; empty: the bytes as they are
};

std::vector<Cell> CellsOf(std::string_view text);
int DisplayWidth(std::string_view text);
// The text with stand-ins: what may be printed.
std::string Printable(std::string_view text);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_DISPLAY_WIDTH_H_
