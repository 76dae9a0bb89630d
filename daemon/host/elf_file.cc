// ELF64 as the System V ABI describes it: header, segments (for PT_NOTE), sections (for the dynamic symbols).
#include "daemon/host/elf_file.h"

#include <elf.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace claimcheck::host {
namespace {

#if defined(__x86_64__)
constexpr uint16_t kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr uint16_t kMachine = EM_AARCH64;
#elif defined(__riscv)
constexpr uint16_t kMachine = EM_RISCV;
#else
#error "add this machine's EM_ number"
#endif

constexpr uint64_t kLargest = uint64_t{1} << 30;  // bytes; no plug-in of ours comes near it

absl::Status Broken(const std::string& message) { return absl::FailedPreconditionError(message); }

uint64_t AlignedTo4(uint64_t size) { return (size + 3) & ~uint64_t{3}; }

}  // namespace

template <typename T>
T ElfFile::At(uint64_t offset) const {
  T value;
  std::memcpy(&value, bytes_.data() + offset, sizeof value);
  return value;
}

absl::StatusOr<ElfFile> ElfFile::Open(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return Broken(absl::StrCat("cannot be read: ", std::strerror(errno)));
  const auto size = static_cast<uint64_t>(in.tellg());
  if (size > kLargest) return Broken(absl::StrCat("expected a file of at most ", kLargest, " bytes, found ", size));
  ElfFile file;
  file.bytes_.resize(size);
  in.seekg(0);
  if (!in.read(file.bytes_.data(), static_cast<std::streamsize>(size))) return Broken("could not be read to its end");
  if (absl::Status parsed = file.Parse(); !parsed.ok()) return parsed;
  return file;
}

absl::Status ElfFile::Parse() {
  if (!Holds(0, SELFMAG) || std::memcmp(bytes_.data(), ELFMAG, SELFMAG) != 0) {
    return Broken("expected a shared library (ELF), found something else; build it with -shared");
  }
  if (!Holds(0, sizeof(Elf64_Ehdr))) {
    return Broken(absl::StrCat("the file is truncated: expected a header of ", sizeof(Elf64_Ehdr), " bytes, found ",
                               bytes_.size(), "; copy it again"));
  }
  const auto header = At<Elf64_Ehdr>(0);
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
      header.e_machine != kMachine) {
    return Broken(absl::StrCat("expected a 64-bit library for machine ", kMachine, ", found one for machine ",
                               header.e_machine, "; build it for this machine"));
  }
  if (header.e_type != ET_DYN) {
    return Broken(
        absl::StrCat("expected a shared library (ET_DYN), found ELF type ", header.e_type, "; build it with -shared"));
  }
  if (header.e_phentsize != sizeof(Elf64_Phdr) || (header.e_shnum > 0 && header.e_shentsize != sizeof(Elf64_Shdr))) {
    return Broken("its tables have entries of an unknown size; build it again");
  }
  if (absl::Status segments = ParseSegments(header.e_phoff, header.e_phnum); !segments.ok()) return segments;
  return ParseSections(header.e_shoff, header.e_shnum);
}

absl::Status ElfFile::ParseSegments(uint64_t offset, uint16_t count) {
  if (!Holds(offset, uint64_t{count} * sizeof(Elf64_Phdr))) {
    return Broken(absl::StrCat("the file is truncated: expected its segment table at byte ", offset, ", found ",
                               bytes_.size(), " bytes; copy it again"));
  }
  for (uint16_t i = 0; i < count; ++i) {
    const auto segment = At<Elf64_Phdr>(offset + i * sizeof(Elf64_Phdr));
    if (segment.p_type != PT_LOAD && segment.p_type != PT_NOTE) continue;
    if (!Holds(segment.p_offset, segment.p_filesz)) {
      return Broken(absl::StrCat("the file is truncated: expected ", segment.p_filesz, " bytes from byte ",
                                 segment.p_offset, " on, found ", bytes_.size(), " bytes in all; copy it again"));
    }
    if (segment.p_type == PT_NOTE) notes_.push_back({segment.p_offset, segment.p_filesz});
  }
  return absl::OkStatus();
}

absl::Status ElfFile::ParseSections(uint64_t offset, uint16_t count) {
  if (count == 0) return absl::OkStatus();  // stripped of them: loads all the same
  if (!Holds(offset, uint64_t{count} * sizeof(Elf64_Shdr))) {
    return Broken(absl::StrCat("the file is truncated: expected its section table at byte ", offset, ", found ",
                               bytes_.size(), " bytes; copy it again"));
  }
  for (uint16_t i = 0; i < count; ++i) {
    const auto section = At<Elf64_Shdr>(offset + i * sizeof(Elf64_Shdr));
    if (section.sh_type != SHT_DYNSYM || section.sh_link >= count) continue;
    const auto names = At<Elf64_Shdr>(offset + section.sh_link * sizeof(Elf64_Shdr));
    if (!Holds(section.sh_offset, section.sh_size) || !Holds(names.sh_offset, names.sh_size)) {
      return Broken("the file is truncated: its symbols lie behind its end; copy it again");
    }
    symbols_ = Symbols{{section.sh_offset, section.sh_size}, {names.sh_offset, names.sh_size}};
  }
  return absl::OkStatus();
}

std::optional<std::string_view> ElfFile::Note(std::string_view name, uint32_t type) const {
  for (const Range& range : notes_) {
    uint64_t at = range.offset;
    const uint64_t end = range.offset + range.size;
    while (end - at >= sizeof(Elf64_Nhdr)) {
      const auto note = At<Elf64_Nhdr>(at);
      at += sizeof(Elf64_Nhdr);
      const uint64_t body = AlignedTo4(note.n_namesz) + AlignedTo4(note.n_descsz);
      if (body > end - at) break;
      const std::string_view found(bytes_.data() + at, note.n_namesz > 0 ? note.n_namesz - 1 : 0);
      if (note.n_type == type && found == name) {
        return std::string_view(bytes_.data() + at + AlignedTo4(note.n_namesz), note.n_descsz);
      }
      at += body;
    }
  }
  return std::nullopt;
}

std::vector<std::string> ElfFile::ExportedSymbols() const {
  std::vector<std::string> exported;
  if (!symbols_) return exported;
  const std::string_view names(bytes_.data() + symbols_->names.offset, symbols_->names.size);
  for (uint64_t at = 0; at + sizeof(Elf64_Sym) <= symbols_->table.size; at += sizeof(Elf64_Sym)) {
    const auto symbol = At<Elf64_Sym>(symbols_->table.offset + at);
    const unsigned char binding = ELF64_ST_BIND(symbol.st_info);
    const unsigned char visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    if (symbol.st_shndx == SHN_UNDEF || binding == STB_LOCAL || symbol.st_name >= names.size()) continue;
    if (visibility == STV_HIDDEN || visibility == STV_INTERNAL) continue;
    const std::string_view rest = names.substr(symbol.st_name);
    exported.emplace_back(rest.substr(0, rest.find('\0')));
  }
  return exported;
}

std::string ElfFile::BuildId() const {
  if (const auto id = Note("GNU", NT_GNU_BUILD_ID)) {
    return absl::BytesToHexString(absl::string_view(id->data(), id->size()));
  }
  uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a: two builds are told apart, nobody is kept out
  for (const char c : bytes_) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  return absl::StrCat(absl::Hex(hash, absl::kZeroPad16));
}

}  // namespace claimcheck::host
