#include "clients/cli/baseline.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "clients/cli/display_width.h"
#include "clients/cli/fields.h"
#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

constexpr char kFirstLine[] =
    "# claimcheck baseline 1. Findings that are known: `claimcheck --baseline FILE` does not show them.";

absl::Status BadBaseline(const std::string& place, const std::string& message) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "INVALID_BASELINE", "",
                         absl::StrCat(place, ": ", message));
}

bool IsFingerprint(std::string_view word) {
  return word.size() == 16 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadBaseline(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line)) {
    return BadBaseline(path,
                       absl::StrCat("expected a baseline, found: ", errno == 0 ? "an empty file" : std::strerror(errno),
                                    "; write one with --write-baseline"));
  }
  if (line.rfind("# claimcheck baseline 1", 0) != 0) {
    return BadBaseline(absl::StrCat(path, ":1"),
                       absl::StrCat("expected \"# claimcheck baseline 1\", found \"", Printable(line.substr(0, 40)),
                                    "\"; write the file with --write-baseline"));
  }
  std::vector<std::string> fingerprints;
  for (uint64_t number = 2; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#' || line == "\r") continue;
    const std::string word = line.substr(0, line.find_first_of(" \r"));
    if (!IsFingerprint(word)) {
      return BadBaseline(absl::StrCat(path, ":", number),
                         absl::StrCat("expected a fingerprint, 16 digits 0-9 a-f, found \"",
                                      Printable(word.substr(0, 40)), "\"; take the line out"));
    }
    fingerprints.push_back(word);
  }
  return fingerprints;
}

void BaselineWriter::Add(const Item& item, const v1::CheckResult& result) {
  Fields fields(item);
  const auto add = [&](const v1::Finding& finding) {
    lines_.emplace(finding.fingerprint(), absl::StrCat(finding.rule(), " ", fields.Place(finding.span())));
  };
  for (const v1::Finding& finding : result.findings()) add(finding);
  for (const v1::SuppressedFinding& suppressed : result.suppressed()) {
    if (suppressed.reason() == v1::SuppressedFinding::BASELINE) add(suppressed.finding());
  }
}

absl::Status BaselineWriter::Write(const std::string& path) const {
  const std::string draft = absl::StrCat(path, ".", getpid(), ".tmp");
  std::ofstream file(draft, std::ios::binary | std::ios::trunc);
  file << kFirstLine << "\n";
  for (const auto& [fingerprint, words] : lines_) file << fingerprint << " " << words << "\n";
  file.close();
  if (file && std::rename(draft.c_str(), path.c_str()) == 0) return absl::OkStatus();
  const int error = errno;
  std::remove(draft.c_str());
  return BadBaseline(path, absl::StrCat("expected a file that can be written, found: ", std::strerror(error),
                                        "; check its folder and who may write there"));
}

}  // namespace claimcheck::cli
