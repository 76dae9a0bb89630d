// Looks into a shared library without loading it: is it one for this machine, its notes, what it exports.
//
// Input:     a path; nothing in the file is trusted, every offset is checked against the file's size.
// Errors:    FailedPrecondition that says what was expected and what was found (without the path, which callers add).
// Ownership: owns a copy of the file; views of it live as long as it does.
// Threads:   immutable once opened; concurrent reads safe.
// Cost:      reads the whole file once.
#ifndef CLAIMCHECK_DAEMON_HOST_ELF_FILE_H_
#define CLAIMCHECK_DAEMON_HOST_ELF_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace claimcheck::host {

class ElfFile {
 public:
  // A 64-bit little-endian shared library for the machine that this runs on, all of it there.
  static absl::StatusOr<ElfFile> Open(const std::string& path);

  // The descriptor of the first note of that name and type; nullopt if there is none.
  std::optional<std::string_view> Note(std::string_view name, uint32_t type) const;
  // Names of the symbols that it defines for others, in the order of its table, without versions.
  std::vector<std::string> ExportedSymbols() const;
  // Tells two builds apart: "build-id" in hex, else a hash of the file.
  std::string BuildId() const;

 private:
  struct Range {
    uint64_t offset;
    uint64_t size;
  };
  struct Symbols {
    Range table;
    Range names;
  };
  absl::Status Parse();
  absl::Status ParseSegments(uint64_t offset, uint16_t count);
  absl::Status ParseSections(uint64_t offset, uint16_t count);
  bool Holds(uint64_t offset, uint64_t size) const { return offset <= bytes_.size() && size <= bytes_.size() - offset; }
  template <typename T>
  T At(uint64_t offset) const;

  std::string bytes_;
  std::vector<Range> notes_;
  std::optional<Symbols> symbols_;
};

}  // namespace claimcheck::host

#endif  // CLAIMCHECK_DAEMON_HOST_ELF_FILE_H_
