// A claimcheckd of a test's own: started on a socket in a folder of its own, asked over gRPC, ended.
//
// No test sleeps: what takes time is asked for again and again until it is there. kPatience is not how long anything
// takes, but after how long a test gives up instead of hanging, on a machine that has everything else to do.
#ifndef CLAIMCHECK_TESTS_DAEMON_DAEMON_UNDER_TEST_H_
#define CLAIMCHECK_TESTS_DAEMON_DAEMON_UNDER_TEST_H_

#include <grpcpp/grpcpp.h>
#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "claimcheck/v1/admin.grpc.pb.h"
#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace claimcheck::tests {

inline constexpr std::chrono::seconds kPatience{100};

// Under a sanitizer memory is counted otherwise, everything takes longer, and the worker keeps its standard error.
#ifdef CLAIMCHECK_UNDER_SANITIZER
inline constexpr bool kSanitizer = true;
#else
inline constexpr bool kSanitizer = false;
#endif

class DaemonUnderTest {
 public:
  using Flags = std::vector<std::string>;
  using Environment = std::map<std::string, std::string>;

  // Starts it with the test plug-ins, two workers, and `flags` behind those; waits until it serves or has ended.
  // own_plugins: false leaves the plug-ins to `flags`.
  explicit DaemonUnderTest(const Flags& flags = {}, const Environment& environment = {}, bool own_plugins = true);
  ~DaemonUnderTest();  // kills it if it still runs

  static std::string FakeWorker();
  static std::string Plugins();  // the folder of the test plug-ins
  // That of one which falls when it is loaded ("falls"), beside alpha and omega.
  static std::string PluginsWithOneThatFalls();
  // What `claimcheck WORDS` answers, both outputs together, and its exit status.
  static std::pair<int, std::string> CommandLine(const std::string& words);

  v1::ClaimCheck::Stub& stub() { return *stub_; }
  std::shared_ptr<grpc::Channel> channel() { return channel_; }
  // A channel that shares no connection with the others.
  std::shared_ptr<grpc::Channel> NewChannel(
      const std::shared_ptr<grpc::ChannelCredentials>& credentials = grpc::InsecureChannelCredentials()) const;
  const std::string& address() const { return address_; }
  const std::string& folder() const { return folder_; }
  pid_t pid() const { return pid_; }

  void Signal(int signal);
  bool Running();
  // Waits until it has ended: its exit status, or -signal.
  int AwaitEnd();
  // What it has written to standard error.
  std::string Log() const;
  // Pids of its living workers.
  std::vector<pid_t> Workers() const;
  // Sends bytes to "/package.Service/Method" as they are.
  grpc::Status CallRaw(const std::string& method, const std::string& request, grpc::ByteBuffer* response);
  // What its admin socket says of it; only if it listens on a Unix socket.
  v1::AdminService::Stub& admin() { return *admin_; }
  v1::GetStatusResponse Status();
  // Waits until so many documents are with workers, and so many wait.
  bool AwaitDocuments(uint64_t running, uint64_t waiting = 0);
  // "SERVING", "NOT_SERVING", or the error.
  std::string Health(const std::string& service);

  v1::CheckDocumentResponse Check(const v1::CheckDocumentRequest& request);  // expects success
  grpc::Status TryCheck(const v1::CheckDocumentRequest& request, v1::CheckDocumentResponse* response);

 private:
  bool FindAddress();

  std::string folder_;
  std::string address_;
  pid_t pid_ = -1;
  int status_ = 0;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ClaimCheck::Stub> stub_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
};

// Those of the plug-ins that it starts with: 27 that misbehave, alpha and omega.
inline constexpr int kTestCheckers = 29;

// True as soon as `condition` is; false after kPatience.
bool Eventually(const std::function<bool()>& condition);

v1::CheckDocumentRequest Article(const std::string& text);
// What became of one checker.
v1::CheckerReport::Outcome OutcomeOf(const v1::CheckResult& result, const std::string& checker);
std::string DetailOf(const v1::CheckResult& result, const std::string& checker);
int FindingsOf(const v1::CheckResult& result, const std::string& checker);

// The ErrorInfo of a failed call; empty if there is none.
google::rpc::ErrorInfo InfoOf(const grpc::Status& status);
google::rpc::ErrorInfo InfoOf(const google::rpc::Status& status);

}  // namespace claimcheck::tests

#endif  // CLAIMCHECK_TESTS_DAEMON_DAEMON_UNDER_TEST_H_
