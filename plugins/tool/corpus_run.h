// Runs the corpora of a plug-in's rules through the real ABI: the plug-in is loaded as the daemon loads it.
//
// A case fails if an expected finding is missing or does not say what it should, if its rule finds anything else, if
// another rule of the checker finds an error, or if the checker does not end well. A folder fails if rule.md or
// corpus.txt is missing, if the plug-in's page is not its rule.md, or if its rule is none of the plug-in's; the plug-in
// fails if one of its rules has no folder.
// Threads: call from one thread.
// Cost:    one check per case.
#ifndef CLAIMCHECK_PLUGINS_TOOL_CORPUS_RUN_H_
#define CLAIMCHECK_PLUGINS_TOOL_CORPUS_RUN_H_

#include <string>
#include <vector>

namespace claimcheck::tool {

struct CorpusOutcome {
  int rules = 0;
  int cases = 0;
  std::vector<std::string> failures;  // "folder/corpus.txt:LINE: …", in the order of the folders
};

// Each section of each corpus needs at least `minimum` cases.
CorpusOutcome RunCorpora(const std::string& plugin, const std::vector<std::string>& folders, int minimum);

}  // namespace claimcheck::tool

#endif  // CLAIMCHECK_PLUGINS_TOOL_CORPUS_RUN_H_
