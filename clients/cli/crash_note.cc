// Method: whole lines are made beforehand; the handler only picks one and calls write(2), both of which are allowed in
// a signal handler. It runs on a stack of its own, because a checker that recurses without end has used up the other.
#include "clients/cli/crash_note.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace claimcheck::cli {
namespace {

std::atomic<int> running_checker{-1};
std::vector<std::string>* crash_lines = nullptr;  // never freed: the handler may run until the very end
alignas(16) char handler_stack[1 << 16];

void OnCrash(int signal_number) {
  const int checker = running_checker.load(std::memory_order_relaxed);
  if (checker >= 0 && static_cast<size_t>(checker) < crash_lines->size()) {
    const std::string& line = (*crash_lines)[static_cast<size_t>(checker)];
    if (write(STDERR_FILENO, line.data(), line.size()) < 0) _exit(2);
  }
  raise(signal_number);  // SA_RESETHAND: this time with its default action
}

}  // namespace

void InstallCrashNote(std::vector<std::string> ids) {
  for (std::string& id : ids) {
    id.insert(0, "claimcheck: error: the checker \"");
    id +=
        "\" crashed and took this process with it; leave its plug-in out of --plugins, or ask a daemon with --server, "
        "which survives it\n";
  }
  crash_lines = new std::vector<std::string>(std::move(ids));
  stack_t stack = {};
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof handler_stack;
  sigaltstack(&stack, nullptr);
  struct sigaction action = {};
  action.sa_handler = OnCrash;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
  for (const int signal_number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(signal_number, &action, nullptr);
}

void NoteChecker(int checker) { running_checker.store(checker, std::memory_order_relaxed); }

}  // namespace claimcheck::cli
