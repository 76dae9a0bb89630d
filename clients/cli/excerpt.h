// Lines of an article with places underlined and labelled, as a modern compiler shows them.
//
// Input:   a text and marks in it; long lines are cut to the sentence around the marks, or near it, and wrapped.
// Output:  rows with a gutter; the first row of a line bears its number. Columns fit wide and combining characters.
// Threads: stateless; concurrent calls safe.
// Cost:    linear in what is shown; a mark in a line of megabytes costs no more than one in a short line.
// Example:
//    3 | The council said 10 of the 40 members had voted, or 30% of them.
//      |                  --        --                       ^^^ stated
//      |                  |         whole
//      |                  part
#ifndef CLAIMCHECK_CLIENTS_CLI_EXCERPT_H_
#define CLAIMCHECK_CLIENTS_CLI_EXCERPT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/line_index.h"
#include "clients/cli/terminal.h"

namespace claimcheck::cli {

// A place to underline, in bytes of the text: the primary one with ^, the others with -.
struct Mark {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool primary = false;
  std::string label;  // printable
};

// `gutter` is the width of the line numbers; `tone` colours the primary marks.
std::string RenderExcerpt(const LineIndex& lines, std::vector<Mark> marks, int gutter, Tone tone,
                          const Terminal& terminal);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_EXCERPT_H_
