// Everything that can be told from the file is looked at before dlopen, which runs the plug-in's constructors.
#include "daemon/host/plugin_loader.h"

#include <dirent.h>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "claimcheck/plugin.h"
#include "daemon/base/error.h"
#include "daemon/engine/descriptor.h"
#include "daemon/host/elf_file.h"

namespace claimcheck::host {
namespace {

constexpr char kNoteName[] = "claimcheck";
constexpr uint32_t kNoteType = 1;

absl::Status Refuse(const std::string& path, absl::string_view why) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "BAD_PLUGIN", path, absl::StrCat(path, ": ", why));
}

absl::Status CheckWritable(const std::string& path, const std::string& checked, const char* kind) {
  struct stat info = {};
  if (stat(checked.c_str(), &info) != 0) return Refuse(path, std::strerror(errno));
  if ((info.st_mode & S_IWOTH) == 0) return absl::OkStatus();
  return Refuse(path, absl::StrCat("its ", kind, " (", checked, ") is writable by everyone; run chmod o-w ", checked));
}

// The path that is loaded, absolute and without links, or why it is not to be trusted.
absl::StatusOr<std::string> CheckFile(const std::string& path) {
  char resolved[PATH_MAX];
  if (realpath(path.c_str(), resolved) == nullptr) return Refuse(path, std::strerror(errno));
  const std::string real = resolved;
  struct stat info = {};
  if (stat(resolved, &info) != 0) return Refuse(path, std::strerror(errno));
  if (!S_ISREG(info.st_mode)) return Refuse(path, "expected a file, found something else");
  if (absl::Status file = CheckWritable(path, real, "file"); !file.ok()) return file;
  const size_t slash = real.rfind('/');
  if (absl::Status folder = CheckWritable(path, slash == 0 ? "/" : real.substr(0, slash), "folder"); !folder.ok()) {
    return folder;
  }
  return real;
}

// "abi=1.0;id=my-checker;version=1.0.0"
absl::StatusOr<Note> ParseNote(std::string_view descriptor) {
  Note note;
  bool has_abi = false;
  const absl::string_view text(descriptor.data(), strnlen(descriptor.data(), descriptor.size()));
  for (const absl::string_view part : absl::StrSplit(text, ';')) {
    const std::pair<absl::string_view, absl::string_view> pair = absl::StrSplit(part, absl::MaxSplits('=', 1));
    if (pair.first == "abi") {
      const std::pair<absl::string_view, absl::string_view> version =
          absl::StrSplit(pair.second, absl::MaxSplits('.', 1));
      has_abi = absl::SimpleAtoi(version.first, &note.abi_major) && absl::SimpleAtoi(version.second, &note.abi_minor);
    } else if (pair.first == "id") {
      note.id = std::string(pair.second);
    } else if (pair.first == "version") {
      note.version = std::string(pair.second);
    }
  }
  if (has_abi && !note.id.empty() && !note.version.empty()) return note;
  return absl::FailedPreconditionError(absl::StrCat(
      "expected a note \"abi=MAJOR.MINOR;id=ID;version=VERSION\", found \"", text, "\"; use CC_PLUGIN_NOTE"));
}

absl::StatusOr<const cc_entry*> Open(const std::string& real) {
  // RTLD_LOCAL keeps two plug-ins' symbols apart; RTLD_NOW finds a missing one here and not in the middle of a check.
  void* library = dlopen(real.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* why = dlerror();
    return absl::FailedPreconditionError(absl::StrCat("cannot be loaded: ", why == nullptr ? "no reason given" : why,
                                                      "; build it again, or install what it needs"));
  }
  void* symbol = dlsym(library, CC_PLUGIN_ENTRY_SYMBOL);
  if (symbol == nullptr) {
    return absl::FailedPreconditionError("expected the exported function " CC_PLUGIN_ENTRY_SYMBOL
                                         ", found none; is this a claimcheck plug-in?");
  }
  using EntryFunction = const cc_entry* (*)();
  return reinterpret_cast<EntryFunction>(symbol)();
}

bool IsFolder(const std::string& path) {
  struct stat info = {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool IsNamed(const std::string& path, absl::string_view file, const std::string& name) {
  if (absl::StripSuffix(file, ".so") == name) return true;
  const auto note = ReadNote(path);
  return note.ok() && note->id == name;
}

bool IsChosen(const std::string& path, const std::string& file, const Choice& choice) {
  if (!choice.only.empty()) return IsNamed(path, file, choice.only);
  return std::none_of(choice.without.begin(), choice.without.end(),
                      [&](const std::string& name) { return IsNamed(path, file, name); });
}

}  // namespace

absl::StatusOr<Note> ReadNote(const std::string& path) {
  auto file = ElfFile::Open(path);
  if (!file.ok()) return Refuse(path, file.status().message());
  const auto descriptor = file->Note(kNoteName, kNoteType);
  if (!descriptor) return Refuse(path, "expected the ELF note of a claimcheck plug-in, found none; use CC_PLUGIN_NOTE");
  auto note = ParseNote(*descriptor);
  if (!note.ok()) return Refuse(path, note.status().message());
  return note;
}

absl::StatusOr<engine::Plugin> LoadPlugin(const std::string& path) {
  auto real = CheckFile(path);
  if (!real.ok()) return real.status();
  auto file = ElfFile::Open(*real);
  if (!file.ok()) return Refuse(path, file.status().message());
  // A plug-in without a note loads: not every language can write one. A note that says another major spares a look
  // inside.
  if (const auto descriptor = file->Note(kNoteName, kNoteType)) {
    auto note = ParseNote(*descriptor);
    if (!note.ok()) return Refuse(path, note.status().message());
    if (note->abi_major != CC_ABI_MAJOR) {
      return Refuse(
          path, absl::StrCat("\"", note->id, "\" ", note->version, " was built for plug-in ABI ", note->abi_major, ".",
                             note->abi_minor, ", this host has ", CC_ABI_MAJOR, ".", CC_ABI_MINOR,
                             "; rebuild it against this host's headers, or run a host with ABI ", note->abi_major));
    }
  }
  auto entry = Open(*real);
  if (!entry.ok()) return Refuse(path, entry.status().message());
  if (absl::Status checked = engine::CheckEntry(*entry); !checked.ok()) return Refuse(path, checked.message());
  if (auto described = engine::ReadDescriptors(**entry); !described.ok()) {
    return Refuse(path, described.status().message());
  }
  return engine::Plugin{*entry, *std::move(real), file->BuildId()};
}

LoadResult LoadFolder(const std::string& folder, const Choice& choice) {
  LoadResult result;
  DIR* opened = opendir(folder.c_str());
  if (opened == nullptr) {
    result.refused.push_back(Refuse(
        folder, absl::StrCat("expected a folder of plug-ins: ", std::strerror(errno), "; create it, or name another")));
    return result;
  }
  std::vector<std::string> names;
  while (const dirent* entry = readdir(opened)) {
    if (entry->d_name[0] != '.' && absl::EndsWith(entry->d_name, ".so")) names.emplace_back(entry->d_name);
  }
  closedir(opened);
  std::sort(names.begin(), names.end());

  std::map<std::string, std::string> path_of;  // by checker id
  for (const std::string& name : names) {
    const std::string path = absl::StrCat(folder, "/", name);
    if (!IsChosen(path, name, choice)) continue;
    auto plugin = LoadPlugin(path);
    if (!plugin.ok()) {
      result.refused.push_back(plugin.status());
      continue;
    }
    auto checkers = engine::ReadDescriptors(*plugin->entry);
    std::string taken;
    for (const engine::CheckerInfo& checker : *checkers) {
      if (path_of.count(checker.id) > 0) taken = checker.id;
    }
    if (!taken.empty()) {
      result.refused.push_back(Refuse(
          path, absl::StrCat("the checker id \"", taken, "\" is taken by ", path_of[taken], "; remove one of them")));
      continue;
    }
    for (const engine::CheckerInfo& checker : *checkers) path_of[checker.id] = path;
    result.plugins.push_back(*std::move(plugin));
  }
  if (!choice.only.empty() && result.plugins.empty() && result.refused.empty()) {
    result.refused.push_back(
        Refuse(choice.only, absl::StrCat("expected a plug-in of that name, or with that id in its note, in ", folder,
                                         ", found none; put it there, or leave it out of "
                                         "isolation.own")));
  }
  return result;
}

std::string DefaultFolder() {
  if (const char* named = std::getenv("CLAIMCHECK_PLUGINS"); named != nullptr && *named != '\0') return named;
  char program[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", program, sizeof program);
  if (size > 0) {
    const std::string path(program, static_cast<size_t>(size));
    const std::string folder = path.substr(0, path.rfind('/'));
    for (const char* way : {"/../lib/claimcheck/plugins", "/../../lib/claimcheck/plugins"}) {
      if (IsFolder(folder + way)) return folder + way;
    }
  }
  return CLAIMCHECK_INSTALLED_PLUGINS;
}

}  // namespace claimcheck::host
