// libFuzzer: the three files that people write for claimcheck: settings of the daemon, its clients, a desk's settings.
//
// Beside crashes and exceptions that get out: what is wrong is said in words that can be printed.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "clients/cli/config.h"
#include "daemon/base/utf8.h"
#include "daemon/service/access_list.h"
#include "daemon/settings.h"
#include "tests/fuzz/edits.h"

namespace {

using claimcheck::fuzz::Expect;

constexpr const char* kSamples[] = {
    "listen = \"unix:/run/c.sock\"\n[workers]\ncount = 4\nmemory_mib = 512\n[limits]\ncheck_timeout_s = 2.5\n"
    "document_bytes = 1000\n[connections]\nidle_s = 0\n[log]\nformat = \"json\"\nlevel = \"warn\"\n",
    "[[client]]\nname = \"cms\"\ntoken_sha256 = \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\n"
    "methods = [\"check\", \"facts\"]\ndocuments_at_once = 8\n[[client]]\nname = \"night desk\"\n"
    "token_sha256 = \"1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\nmethods = [\"rules\"]\n",
    "profile = \"strict\"\n[rules]\n\"date-ordering/undated\" = \"off\"\n\"a/b\" = \"warning\"\n[house]\n"
    "sources = [\"our correspondent\"]\nnames = [\"HQ\"]\nfiscal_year_begins = 4\n[checkers.numeric-consistency]\nx = "
    "1\n"
    "y = { z = [1, 2.5, true, \"s\"] }\n",
};

// A file that only this process sees, and nobody else may write.
class File {
 public:
  explicit File(const std::string& text) : fd_(memfd_create("config", MFD_CLOEXEC)) {
    Expect(fd_ >= 0 && fchmod(fd_, 0600) == 0, "a file");
    Expect(write(fd_, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "room in it");
  }
  ~File() { close(fd_); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  const int fd_;
};

void ExpectReadable(const absl::Status& status) {
  const std::string message(status.message());
  Expect(status.ok() || !message.empty(), "a reason");
  Expect(!claimcheck::base::FirstInvalid(message), "a reason that can be printed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const size_t kind = data[0] % 3;
  const bool raw = (data[0] & 0x80) != 0;
  const std::string text = raw ? std::string(reinterpret_cast<const char*>(data + 1), size - 1)
                               : claimcheck::fuzz::Edited(kSamples[kind], data + 1, size - 1);
  if (kind == 2) {
    ExpectReadable(claimcheck::cli::ParseConfig(text, ".claimcheck.toml").status());
    return 0;
  }
  const File file(text);
  if (kind == 0) {
    claimcheck::CommandLine line;
    line.config = file.path();
    ExpectReadable(claimcheck::LoadSettings(line).status());
  } else {
    ExpectReadable(claimcheck::service::AccessList::Read(file.path(), nullptr).status());
  }
  return 0;
}
