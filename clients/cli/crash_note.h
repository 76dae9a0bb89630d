// Says on standard error which checker was running when the process dies of a signal.
//
// Threads: NoteChecker is called by the thread that checks; the handler reads what it noted.
#ifndef CLAIMCHECK_CLIENTS_CLI_CRASH_NOTE_H_
#define CLAIMCHECK_CLIENTS_CLI_CRASH_NOTE_H_

#include <string>
#include <vector>

namespace claimcheck::cli {

// `ids` by checker index. Handles SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT: a line, then the signal's own end.
void InstallCrashNote(std::vector<std::string> ids);
// The checker that is about to run, -1 for none.
void NoteChecker(int checker);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_CRASH_NOTE_H_
