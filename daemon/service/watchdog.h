// What systemd is told: ready, reloading, stopping, and "alive" for as long as documents get through.
//
// Protocol: sd_notify(3); without $NOTIFY_SOCKET all of it does nothing. With $WATCHDOG_USEC a thread sends a small
// document through the server's own gRPC, three times within that time, and reports each that comes back: a daemon
// whose calls hang is restarted, one that is merely busy (RESOURCE_EXHAUSTED) is not.
#ifndef CLAIMCHECK_DAEMON_SERVICE_WATCHDOG_H_
#define CLAIMCHECK_DAEMON_SERVICE_WATCHDOG_H_

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace grpc {
class Channel;
}

namespace claimcheck::service {

// Any thread.
void NotifyReady(const std::string& status);
void NotifyReloading();
void NotifyStopping();

class Watchdog {
 public:
  // Starts only if systemd asks for it. `channel` reaches the server.
  explicit Watchdog(std::shared_ptr<grpc::Channel> channel);
  ~Watchdog();

 private:
  void Run();
  bool DocumentsGetThrough() const;

  const std::shared_ptr<grpc::Channel> channel_;
  uint64_t period_us_ = 0;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_WATCHDOG_H_
