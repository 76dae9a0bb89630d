// Answers requests on a socket, one after the other, until the front is gone.
//
// Ownership: borrows the socket, the page and the engine.
// Threads:   Serve runs on the thread that made it; EnteringChecker is called from within Engine::Check.
#ifndef CLAIMCHECK_DAEMON_WORKER_SERVER_H_
#define CLAIMCHECK_DAEMON_WORKER_SERVER_H_

#include <sys/types.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/channel.h"
#include "daemon/frames/request.h"
#include "daemon/worker/log_relay.h"

namespace claimcheck::worker {

class Server {
 public:
  Server(int fd, frames::SharedPage* page, LogRelay* log);

  // For Engine::Create: notes the culprit of a crash to come. -1: none.
  void EnteringChecker(int checker);

  // Says hello, then answers. OK once the front has closed the socket.
  absl::Status Serve(engine::Engine& engine, const std::vector<absl::Status>& refused_plugins);

 private:
  void Answer(engine::Engine& engine, const frames::Request& request);
  void Check(engine::Engine& engine);
  void CheckRaw(engine::Engine& engine);
  void ReadFacts(engine::Engine& engine);
  bool Send();

  const int fd_;
  frames::SharedPage* const page_;
  LogRelay* const log_;
  const pid_t pid_;
  bool announce_ = false;
  frames::RequestHeader header_;
  engine::Input input_;
  engine::Options options_;
  flatbuffers::FlatBufferBuilder answer_;
};

}  // namespace claimcheck::worker

#endif  // CLAIMCHECK_DAEMON_WORKER_SERVER_H_
