// The child answers with one line on a pipe of its own: "+" for a case that holds, "-" and the problem for one that
// does not. No answer means that the plug-in ended the process, whatever the exit status says.
#include "plugins/tool/verify.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "plugins/tool/verify_cases.h"

namespace claimcheck::tool {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kAnswerDescriptor = 3;
constexpr size_t kMaxAnswer = 64 << 10;  // bytes

[[noreturn]] void BecomeChild(const std::string& program, const std::string& plugin, size_t number, int answer) {
  const int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);  // what a plug-in prints is not our report
  if (answer == kAnswerDescriptor) {
    fcntl(answer, F_SETFD, 0);
  } else {
    dup2(answer, kAnswerDescriptor);
  }
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const std::string text = std::to_string(number);
  const char* const arguments[] = {program.c_str(), "verify-case", plugin.c_str(), text.c_str(), nullptr};
  execv(program.c_str(), const_cast<char* const*>(arguments));
  _exit(127);
}

// All that the child writes until it closes the pipe or the time is up; false if the time was up.
bool ReadUntil(int descriptor, Clock::time_point deadline, std::string& answer) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waited = {descriptor, POLLIN, 0};
    const int ready = poll(&waited, 1, static_cast<int>(std::max<int64_t>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    char buffer[4096];
    const ssize_t size = read(descriptor, buffer, sizeof buffer);
    if (size <= 0) return true;
    if (answer.size() < kMaxAnswer) answer.append(buffer, static_cast<size_t>(size));
  }
}

std::string HowItEnded(int status) {
  if (WIFSIGNALED(status)) {
    return absl::StrCat("crashed: signal ", WTERMSIG(status), " (", strsignal(WTERMSIG(status)), ")");
  }
  return absl::StrCat("ended the process with status ", WEXITSTATUS(status), "; a plug-in never does");
}

// What does not hold; empty if all is well.
std::string RunInChild(const std::string& program, const std::string& plugin, size_t number, int seconds) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return absl::StrCat("no pipe: ", std::strerror(errno));
  const pid_t child = fork();
  if (child < 0) return absl::StrCat("no process: ", std::strerror(errno));
  if (child == 0) BecomeChild(program, plugin, number, ends[1]);
  close(ends[1]);
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  std::string answer;
  bool in_time = ReadUntil(ends[0], deadline, answer);
  close(ends[0]);
  int status = 0;
  // It may have closed the pipe and hang all the same (in a destructor at its end, say).
  pid_t ended = 0;
  while (in_time && (ended = waitpid(child, &status, WNOHANG)) == 0) {
    in_time = Clock::now() < deadline;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (ended == 0) {
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return absl::StrCat("hangs: it did not come back within ", seconds, " s");
  }
  if (answer.empty() || WIFSIGNALED(status)) return HowItEnded(status);
  return answer.front() == '+' ? "" : answer.substr(1);
}

}  // namespace

std::vector<VerifyResult> Verify(const std::string& program, const std::string& plugin, int seconds,
                                 const std::vector<std::string>& only) {
  std::vector<VerifyResult> results;
  const auto cases = VerifyCases();
  for (size_t i = 0; i < cases.size(); ++i) {
    const bool wanted = i == 0 || only.empty() || std::find(only.begin(), only.end(), cases[i].name) != only.end();
    if (!wanted) continue;
    VerifyResult& result = results.emplace_back(VerifyResult{cases[i].name, cases[i].promise, "", false, 0});
    result.skipped = i > 0 && !results.front().problem.empty();
    if (result.skipped) continue;
    const auto begin = Clock::now();
    result.problem = RunInChild(program, plugin, i, seconds);
    result.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
  }
  return results;
}

int RunVerifyCase(const std::string& plugin, size_t number) {
  if (number >= VerifyCases().size()) return 2;
  const std::string problem = VerifyCases()[number].run(plugin);
  const std::string answer = problem.empty() ? "+" : absl::StrCat("-", problem);
  size_t written = 0;
  while (written < answer.size()) {
    const ssize_t size = write(kAnswerDescriptor, answer.data() + written, answer.size() - written);
    if (size <= 0) return 2;
    written += static_cast<size_t>(size);
  }
  return 0;
}

std::string ToTap(const std::vector<VerifyResult>& results) {
  std::string tap = absl::StrCat("TAP version 14\n1..", results.size(), "\n");
  int number = 0;
  for (const VerifyResult& result : results) {
    absl::StrAppend(&tap, result.problem.empty() ? "" : "not ", "ok ", ++number, " - ", result.name, ": ",
                    result.promise, result.skipped ? " # SKIP it does not load" : "", "\n");
    if (!result.problem.empty()) {
      std::string indented = result.problem;
      for (size_t at = 0; (at = indented.find('\n', at)) != std::string::npos; at += 5)
        indented.replace(at, 1, "\n    ");
      absl::StrAppend(&tap, "  ---\n  problem: |\n    ", indented, "\n  ...\n");
    }
  }
  return tap;
}

std::string ToJson(const std::string& plugin, const std::vector<VerifyResult>& results) {
  nlohmann::ordered_json json;
  json["plugin"] = plugin;
  json["ok"] = AllHold(results);
  json["cases"] = nlohmann::ordered_json::array();
  for (const VerifyResult& result : results) {
    json["cases"].push_back({{"name", result.name},
                             {"promise", result.promise},
                             {"outcome", result.skipped           ? "skipped"
                                         : result.problem.empty() ? "ok"
                                                                  : "failed"},
                             {"problem", result.problem},
                             {"milliseconds", result.milliseconds}});
  }
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

bool AllHold(const std::vector<VerifyResult>& results) {
  return std::all_of(results.begin(), results.end(),
                     [](const VerifyResult& r) { return r.problem.empty() && !r.skipped; });
}

}  // namespace claimcheck::tool
