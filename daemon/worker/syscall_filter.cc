// An allow-list. What is on neither list fails with EPERM rather than ending the worker, because libraries probe for
// calls and go on without them; a C library newer than this list costs a feature, not the service.
//
// What ends the worker: another process or program, any socket but the one to the front, a look into or a signal to
// another process. No checker does that by accident, and one that tries gets no second attempt; its report says
// CRASHED, "Bad system call". Threads are allowed (clone with CLONE_THREAD): the limit of memory bounds their number.
// Nothing new becomes code: memory cannot be made executable, which costs just-in-time compilers and late dlopen.
#include "daemon/worker/syscall_filter.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

#include "absl/strings/str_cat.h"

namespace claimcheck::worker {
namespace {

constexpr int kAllowed[] = {
    // memory; mmap and mprotect stand below
    SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(mremap), SCMP_SYS(munmap),
    // the socket to the front, and descriptors that are open
    SCMP_SYS(close), SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(write),
    SCMP_SYS(writev),
    // files to read; Landlock says which
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(fstat), SCMP_SYS(getdents64), SCMP_SYS(lseek),
    SCMP_SYS(newfstatat), SCMP_SYS(pread64), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(stat), SCMP_SYS(statx),
    // threads
    SCMP_SYS(exit), SCMP_SYS(futex), SCMP_SYS(getcpu), SCMP_SYS(gettid), SCMP_SYS(membarrier), SCMP_SYS(rseq),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_yield), SCMP_SYS(set_robust_list), SCMP_SYS(set_tid_address),
    // time
    SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(nanosleep), SCMP_SYS(pause), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(restart_syscall), SCMP_SYS(time),
    // itself
    SCMP_SYS(exit_group), SCMP_SYS(getegid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getpid), SCMP_SYS(getrandom),
    SCMP_SYS(getrusage), SCMP_SYS(getuid), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(sysinfo), SCMP_SYS(uname)};

constexpr int kDeadly[] = {SCMP_SYS(accept),
                           SCMP_SYS(accept4),
                           SCMP_SYS(bind),
                           SCMP_SYS(bpf),
                           SCMP_SYS(connect),
                           SCMP_SYS(execve),
                           SCMP_SYS(execveat),
                           SCMP_SYS(fork),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(listen),
                           SCMP_SYS(mount),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(pidfd_send_signal),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(ptrace),
                           SCMP_SYS(setns),
                           SCMP_SYS(socket),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(tkill),
                           SCMP_SYS(unshare),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(vfork)};

struct Rule {
  uint32_t action;
  int call;
  scmp_arg_cmp when;
};

// Calls that depend on an argument.
int AddConditional(scmp_filter_ctx filter) {
  const auto own_pid = static_cast<scmp_datum_t>(getpid());
  const scmp_datum_t writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  const Rule rules[] = {
      {SCMP_ACT_ALLOW, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, writes, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)},
      {SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)},
      // Its flags are behind a pointer, so it cannot be judged; glibc then uses clone.
      {SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), SCMP_A1(SCMP_CMP_GE, 0, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFD, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_EQ, 0, 0)},  // reads a limit, sets none
      // abort() and raise() go this way.
      {SCMP_ACT_ALLOW, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, own_pid, 0)},
      {SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, own_pid, 0)},
      {SCMP_ACT_ALLOW, SCMP_SYS(kill), SCMP_A0(SCMP_CMP_EQ, own_pid, 0)},
      {SCMP_ACT_KILL_PROCESS, SCMP_SYS(kill), SCMP_A0(SCMP_CMP_NE, own_pid, 0)},
  };
  for (const Rule& rule : rules) {
    if (const int error = seccomp_rule_add_array(filter, rule.action, rule.call, 1, &rule.when); error != 0)
      return error;
  }
  return 0;
}

int Fill(scmp_filter_ctx filter) {
  // Plug-ins may have started threads while they were loaded.
  if (const int error = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1); error != 0) return error;
  for (int call : kAllowed) {
    if (const int error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); error != 0) return error;
  }
  for (int call : kDeadly) {
    if (const int error = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0); error != 0) return error;
  }
  return AddConditional(filter);
}

}  // namespace

absl::Status EnterSyscallFilter() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return absl::InternalError("worker: seccomp_init: no memory");
  int error = Fill(filter);
  if (error == 0) error = seccomp_load(filter);
  seccomp_release(filter);
  if (error == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(-error,
                             "worker: system-call filter (seccomp): the kernel or its container refuses it; "
                             "allow seccomp for claimcheckd");
}

}  // namespace claimcheck::worker
