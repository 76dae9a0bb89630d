// Checkers that misbehave when the document holds their word, each in its own way.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>

#include "tests/daemon/plugins/table_plugin.h"

CC_PLUGIN_NOTE("chaos-abort", "1.0.0");

namespace {

constexpr int kWorkerSocket = 3;  // a plug-in need not know it to write to it: a stale descriptor number will do

bool Holds(const cc_document* document, std::string_view word) {
  return TextOf(document).find(word) != std::string_view::npos;
}

using Document = const cc_document*;
using Sink = const cc_sink*;

int32_t Abort(Document document, Sink) {
  if (Holds(document, "ABORT")) abort();
  return 0;
}
int32_t Block(Document document, Sink) {
  if (!Holds(document, "BLOCKS")) return 0;
  while (true) pause();
}
int32_t Bomb(Document document, Sink) {
  if (!Holds(document, "BOMBS")) return 0;
  while (true) fork();
}
int32_t Connect(Document document, Sink) {
  if (Holds(document, "CONNECTS")) close(socket(AF_INET, SOCK_STREAM, 0));
  return 0;
}
int32_t Execute(Document document, Sink) {
  if (Holds(document, "EXECUTES")) execl("/bin/true", "true", nullptr);
  return 0;
}
int32_t Exit(Document document, Sink) {
  if (Holds(document, "EXITS")) exit(0);
  return 0;
}
int32_t ExitAtOnce(Document document, Sink) {
  if (Holds(document, "LEAVES")) _exit(0);
  return 0;
}
int32_t Fork(Document document, Sink sink) {
  if (!Holds(document, "FORKS")) return 0;
  fork();  // two processes return from here
  EmitAt(sink, 0, 1, "Forked.");
  return 0;
}
int32_t Garbage(Document document, Sink) {
  if (Holds(document, "GARBAGE") && write(kWorkerSocket, "this is no frame", 16) != 16) return 1;
  return 0;
}
int32_t HalfFrame(Document document, Sink) {
  const char bytes[8] = {12};  // says twelve bytes, brings four
  if (Holds(document, "HALF") && write(kWorkerSocket, bytes, sizeof bytes) != sizeof bytes) return 1;
  return 0;
}
int32_t Hang(Document document, Sink) {
  if (!Holds(document, "HANGS")) return 0;
  while (true) asm volatile("");
}
int32_t Kill(Document document, Sink) {
  if (Holds(document, "KILLS")) kill(getppid() == 0 ? 1 : getppid(), SIGKILL);
  return 0;
}
// What a checker says before it falls has to be heard.
int32_t LastWords(Document document, Sink) {
  if (!Holds(document, "LASTWORDS")) return 0;
  Log("about to fall");
  abort();
}
int32_t Leak(Document document, Sink) {
  constexpr size_t kBytes = 4u << 20;
  if (!Holds(document, "LEAKS")) return 0;
  void* memory = std::memset(std::malloc(kBytes), 1, kBytes);
  asm volatile("" : : "r"(memory) : "memory");  // else the compiler sees that nobody reads it
  return 0;
}
// A line that would like to be two, then more than a daemon takes.
int32_t Logs(Document document, Sink) {
  if (!Holds(document, "LOGS")) return 0;
  Log("one line\n2024-01-01T00:00:00.000+00:00 error a second one");
  for (int i = 0; i < 1000; ++i) Log("and on and on");
  return 0;
}
int32_t Malformed(Document document, Sink sink) {
  if (!Holds(document, "MALFORMED")) return 0;
  EmitAt(sink, 5, 4'000'000'000, "Far outside.");
  EmitAt(sink, 0, 1, "not UTF-8: \xff");
  EmitAt(sink, 0, 1, "A good one.");
  return 0;
}
int32_t Many(Document document, Sink sink) {
  if (!Holds(document, "MANY")) return 0;
  for (int i = 0; i < 10'000'000; ++i) EmitAt(sink, 0, 1, "One of many.");
  return 0;
}
int32_t Memory(Document document, Sink) {
  if (!Holds(document, "MEMORY")) return 0;
  while (true) std::memset(::operator new(64u << 20), 1, 1);
}
int32_t Orphan(Document document, Sink) {
  if (!Holds(document, "ORPHAN")) return 0;
  if (fork() == 0) {
    while (true) pause();  // keeps the worker's socket open
  }
  abort();
}
int32_t Polite(Document document, Sink sink) {
  if (!Holds(document, "POLITE")) return 0;
  while (sink->should_stop(sink->host) == 0) usleep(500);
  return 0;
}
int32_t Print(Document document, Sink) {
  if (!Holds(document, "PRINTS")) return 0;
  for (std::FILE* stream : {stdout, stderr}) {
    std::fputs(std::string(TextOf(document)).c_str(), stream);
    std::fflush(stream);
  }
  return 0;
}
// A finding for each thing out of reach that it reached.
int32_t Reach(Document document, Sink sink) {
  if (!Holds(document, "REACHES")) return 0;
  const auto opens = [](const char* path, int flags) {
    const int fd = open(path, flags, 0600);
    if (fd >= 0) close(fd);
    return fd >= 0;
  };
  if (opens("/etc/passwd", O_RDONLY)) EmitAt(sink, 0, 1, "Read /etc.");
  if (opens(("/proc/" + std::to_string(getppid()) + "/environ").c_str(), O_RDONLY)) EmitAt(sink, 0, 1, "Read /proc.");
  if (opens("/tmp/claimcheck-chaos", O_WRONLY | O_CREAT)) EmitAt(sink, 0, 1, "Wrote a file.");
  if (mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED) {
    EmitAt(sink, 0, 1, "Made code.");
  }
  return 0;
}
// From its own stack upwards, until memory ends.
int32_t Scribble(Document document, Sink) {
  if (!Holds(document, "SCRIBBLES")) return 0;
  volatile char here = 0;
  for (volatile char* at = &here;; ++at) *at = 0x5A;
}
int32_t Segv(Document document, Sink) {
  if (Holds(document, "SEGV")) raise(SIGSEGV);
  return 0;
}
// The text that every checker reads: const is a promise and no wall.
int32_t Spoil(Document document, Sink) {
  if (Holds(document, "SPOILS")) std::memset(const_cast<char*>(document->text.data), 'x', document->text.size);
  return 0;
}
// Allowed: a checker may use threads.
int32_t Threads(Document document, Sink sink) {
  if (!Holds(document, "THREADS")) return 0;
  int sum = 0;
  std::thread([&sum] { sum = 1; }).join();
  if (sum == 1) EmitAt(sink, 0, 1, "Threaded.");
  return 0;
}
int32_t Throw(Document document, Sink) {
  if (Holds(document, "THROWS")) throw std::runtime_error("thrown across the ABI");
  return 0;
}

constexpr TableChecker kCheckers[] = {
    {"chaos-abort", Abort},         {"chaos-blocks", Block},       {"chaos-bombs", Bomb},
    {"chaos-connects", Connect},    {"chaos-executes", Execute},   {"chaos-exits", Exit},
    {"chaos-forks", Fork},          {"chaos-garbage", Garbage},    {"chaos-half", HalfFrame},
    {"chaos-hangs", Hang},          {"chaos-kills", Kill},         {"chaos-lastwords", LastWords},
    {"chaos-leaks", Leak},          {"chaos-leaves", ExitAtOnce},  {"chaos-logs", Logs},
    {"chaos-malformed", Malformed}, {"chaos-many", Many},          {"chaos-memory", Memory},
    {"chaos-orphan", Orphan},       {"chaos-polite", Polite},      {"chaos-prints", Print},
    {"chaos-reaches", Reach},       {"chaos-scribbles", Scribble}, {"chaos-segv", Segv},
    {"chaos-spoils", Spoil},        {"chaos-threads", Threads},    {"chaos-throws", Throw},
};

}  // namespace

extern "C" CC_EXPORT const cc_entry* cc_plugin_entry(void) {
  return TablePlugin<kCheckers, sizeof kCheckers / sizeof kCheckers[0]>::Entry();
}
