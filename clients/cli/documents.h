// The documents that the command line names, one after another.
//
// Input:   files, standard input, or lines of JSON (see design of --jsonl in options.cc).
// Output:  each as a claimcheck.v1.Document, or why it cannot be read; order is that of the input.
// Cost:    one document in memory at a time.
#ifndef CLAIMCHECK_CLIENTS_CLI_DOCUMENTS_H_
#define CLAIMCHECK_CLIENTS_CLI_DOCUMENTS_H_

#include <cstdint>
#include <fstream>
#include <istream>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "claimcheck/v1/document.pb.h"
#include "clients/cli/options.h"

namespace claimcheck::cli {

struct Item {
  std::string name;  // what a person calls it: the file, or "articles.jsonl:12"
  v1::Document document;
  absl::Status status;  // why `document` holds no text
  std::string folder;   // where settings for it are looked for; empty: the current one
};

class Documents {
 public:
  // `options` and `input` (what "-" reads) must outlive this.
  Documents(const Options& options, std::istream& input);
  // nullopt at the end.
  std::optional<Item> Next();

 private:
  Item ReadFile(const std::string& path);
  std::optional<Item> ReadLine();

  const Options& options_;
  std::istream& input_;
  size_t next_file_ = 0;
  std::ifstream file_;
  std::istream* lines_ = nullptr;
  absl::Status lines_status_;
  uint64_t line_number_ = 0;
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_DOCUMENTS_H_
