#include "tests/daemon/daemon_under_test.h"

#include <fcntl.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <thread>
#include <utility>

#include "gtest/gtest.h"

extern char** environ;

namespace claimcheck::tests {
namespace {

using Environment = DaemonUnderTest::Environment;

Environment Inherited() {
  Environment all;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const size_t end = text.find('=');
    if (end != text.npos) all.emplace(text.substr(0, end), text.substr(end + 1));
  }
  return all;
}

pid_t Spawn(const std::vector<std::string>& command, const Environment& extra, const std::string& log) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  Environment all = Inherited();
  for (const auto& [name, value] : extra) all[name] = value;
  // Under a sanitizer: checkers crash on purpose and have to look as they would without one.
  all["ASAN_OPTIONS"] += ":handle_segv=0:detect_leaks=0";
  all["TSAN_OPTIONS"] += ":handle_segv=0";
  std::vector<std::string> variables;
  for (const auto& [name, value] : all) variables.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (log + ".out").c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t pid = -1;
  EXPECT_EQ(posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environment.data()), 0);
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

}  // namespace

bool Eventually(const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
    usleep(2000);
  }
  return true;
}

DaemonUnderTest::DaemonUnderTest(const Flags& flags, const Environment& environment, bool own_plugins) {
  char name[] = "/tmp/claimcheckd-test-XXXXXX";
  folder_ = mkdtemp(name);
  address_ = "unix:" + folder_ + "/s";
  const auto given = [&flags](const char* flag) { return std::find(flags.begin(), flags.end(), flag); };
  if (given("--listen") != flags.end()) address_ = *std::next(given("--listen"));
  std::vector<std::string> command = {CLAIMCHECKD};
  for (const auto& [flag, value] :
       {std::pair<const char*, std::string>{"--listen", address_}, {"--plugins", TEST_PLUGINS}, {"--workers", "2"}}) {
    if (!own_plugins && flag == std::string_view("--plugins")) continue;
    if (given(flag) == flags.end()) command.insert(command.end(), {flag, value});
  }
  command.insert(command.end(), flags.begin(), flags.end());
  pid_ = Spawn(command, environment, folder_ + "/log");
  EXPECT_TRUE(Eventually([this] { return !Running() || FindAddress(); })) << "it neither serves nor ends";
  channel_ = NewChannel();
  stub_ = v1::ClaimCheck::NewStub(channel_);
  admin_ = v1::AdminService::NewStub(
      grpc::CreateChannel("unix:" + folder_ + "/s.admin", grpc::InsecureChannelCredentials()));
}

// Where it says that it listens: a port may be the system's choice.
bool DaemonUnderTest::FindAddress() {
  const std::string log = Log();
  const std::string_view before = " listens on ";
  const size_t begin = log.find(before);
  const size_t end = log.find(" with ", begin);
  if (begin == log.npos || end == log.npos) return false;
  address_ = log.substr(begin + before.size(), end - begin - before.size());
  return true;
}

DaemonUnderTest::~DaemonUnderTest() {
  if (Running()) {
    Signal(SIGKILL);
    AwaitEnd();
  }
  // It may be the daemon that ThreadSanitizer, or AddressSanitizer in a worker, has something to say of.
  EXPECT_EQ(Log().find("Sanitizer"), std::string::npos) << "a sanitizer reports";
  if (testing::Test::HasFailure()) std::cerr << "claimcheckd said:\n" << Log();
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

std::string DaemonUnderTest::FakeWorker() { return FAKE_WORKER; }
std::pair<int, std::string> DaemonUnderTest::CommandLine(const std::string& words) {
  std::FILE* pipe = popen((CLAIMCHECK " " + words + " 2>&1").c_str(), "r");
  std::string text;
  char part[4096];
  for (size_t size; (size = std::fread(part, 1, sizeof part, pipe)) > 0;) text.append(part, size);
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text};
}

std::string DaemonUnderTest::PluginsWithOneThatFalls() { return TEST_PLUGINS_THAT_FALL; }
std::string DaemonUnderTest::Plugins() { return TEST_PLUGINS; }

std::shared_ptr<grpc::Channel> DaemonUnderTest::NewChannel(
    const std::shared_ptr<grpc::ChannelCredentials>& credentials) const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 10);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MAX_RECEIVE_MESSAGE_LENGTH, -1);
  return grpc::CreateCustomChannel(address_, credentials, arguments);
}

void DaemonUnderTest::Signal(int signal) { kill(pid_, signal); }

bool DaemonUnderTest::Running() {
  if (pid_ < 0) return false;
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

int DaemonUnderTest::AwaitEnd() {
  if (pid_ < 0) return status_;
  EXPECT_TRUE(Eventually([this] { return !Running(); })) << "it does not end";
  if (Running()) Signal(SIGKILL);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string DaemonUnderTest::Log() const {
  std::ostringstream text;
  text << std::ifstream(folder_ + "/log").rdbuf();
  return text.str();
}

std::vector<pid_t> DaemonUnderTest::Workers() const {
  std::vector<pid_t> workers;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task")) {
    std::ifstream children(task.path() / "children");
    for (pid_t child; children >> child;) workers.push_back(child);
  }
  return workers;
}

grpc::Status DaemonUnderTest::CallRaw(const std::string& method, const std::string& request,
                                      grpc::ByteBuffer* response) {
  const grpc::Slice slice(request);
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::GenericStub generic(channel_);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  grpc::CompletionQueue queue;
  auto call = generic.PrepareUnaryCall(&context, method, bytes, &queue);
  call->StartCall();
  grpc::Status status;
  call->Finish(response, &status, nullptr);
  void* tag;
  bool ok;
  queue.Next(&tag, &ok);
  return status;
}

v1::GetStatusResponse DaemonUnderTest::Status() {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  v1::GetStatusResponse response;
  const grpc::Status status = admin_->GetStatus(&context, {}, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

bool DaemonUnderTest::AwaitDocuments(uint64_t running, uint64_t waiting) {
  return Eventually([&] {
    const v1::GetStatusResponse status = Status();
    return status.queue().running() == running && status.queue().documents() == waiting;
  });
}

std::string DaemonUnderTest::Health(const std::string& service) {
  // grpc.health.v1's two messages by hand: HealthCheckRequest{1: service}, HealthCheckResponse{1: status}.
  std::string request;
  if (!service.empty()) request = std::string("\x0a") + static_cast<char>(service.size()) + service;
  grpc::ByteBuffer response;
  const grpc::Status status = CallRaw("/grpc.health.v1.Health/Check", request, &response);
  if (!status.ok()) return "error " + std::to_string(status.error_code());
  grpc::Slice answer;
  if (!response.TrySingleSlice(&answer).ok() || answer.size() != 2) return "UNKNOWN";
  return answer.begin()[1] == 1 ? "SERVING" : "NOT_SERVING";
}

grpc::Status DaemonUnderTest::TryCheck(const v1::CheckDocumentRequest& request, v1::CheckDocumentResponse* response) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  return stub_->CheckDocument(&context, request, response);
}

v1::CheckDocumentResponse DaemonUnderTest::Check(const v1::CheckDocumentRequest& request) {
  v1::CheckDocumentResponse response;
  const grpc::Status status = TryCheck(request, &response);
  EXPECT_TRUE(status.ok()) << status.error_code() << ": " << status.error_message();
  return response;
}

v1::CheckDocumentRequest Article(const std::string& text) {
  v1::CheckDocumentRequest request;
  request.mutable_document()->set_content(text);
  return request;
}

v1::CheckerReport::Outcome OutcomeOf(const v1::CheckResult& result, const std::string& checker) {
  for (const v1::CheckerReport& report : result.checkers()) {
    if (report.checker() == checker) return report.outcome();
  }
  return v1::CheckerReport::OUTCOME_UNSPECIFIED;
}

std::string DetailOf(const v1::CheckResult& result, const std::string& checker) {
  for (const v1::CheckerReport& report : result.checkers()) {
    if (report.checker() == checker) return report.detail();
  }
  return "no report";
}

int FindingsOf(const v1::CheckResult& result, const std::string& checker) {
  int count = 0;
  for (const v1::Finding& finding : result.findings()) count += finding.rule() == checker + "/rule";
  return count;
}

google::rpc::ErrorInfo InfoOf(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  for (const auto& detail : status.details()) {
    if (detail.UnpackTo(&info)) return info;
  }
  return {};
}

google::rpc::ErrorInfo InfoOf(const grpc::Status& status) {
  google::rpc::Status message;
  message.ParseFromString(status.error_details());
  return InfoOf(message);
}

}  // namespace claimcheck::tests
