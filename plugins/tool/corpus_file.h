// Reads corpus.txt, the examples of one rule, which an editor writes. tests/corpus/README.md describes the format.
//
// Input:   the text of the file.
// Output:  its cases, and everything that is wrong with the file as "corpus.txt:LINE: expected …, found …": all of it,
//          so that an author mends a file in one go.
// Threads: free functions; concurrent calls safe.
// Cost:    linear.
// Example: "  text: Output rose by [[20%]].\n" -> text "Output rose by 20%." with a mark on bytes 15 to 18 of it.
#ifndef CLAIMCHECK_PLUGINS_TOOL_CORPUS_FILE_H_
#define CLAIMCHECK_PLUGINS_TOOL_CORPUS_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/engine/engine.h"

namespace claimcheck::tool {

struct CorpusCase {
  int line = 0;        // of its first line, from 1
  bool fires = false;  // in which section it stands
  std::string text;    // without marks
  std::string title;
  std::string summary;
  std::string published;
  std::string format;               // "", "text", "markdown", "html"
  std::string options;              // JSON object for the checker
  std::vector<engine::Span> marks;  // where findings are expected, bytes of their fields
  std::vector<std::string> says;
  std::vector<std::string> fixes;
  bool no_fix = false;  // "fix: (none)"
  std::string severity;
  std::string why;
};

struct Corpus {
  std::string rule;      // as the header names it
  std::string sentence;  // what the header says of it
  std::vector<CorpusCase> cases;
  std::vector<std::string> problems;
};

// `name` is what problems begin with. Each section needs at least `minimum` cases (and never none).
Corpus ParseCorpus(std::string_view name, std::string_view contents, int minimum);

}  // namespace claimcheck::tool

#endif  // CLAIMCHECK_PLUGINS_TOOL_CORPUS_FILE_H_
