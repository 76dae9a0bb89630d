// What grpc.health.v1.Health says: of the daemon (""), of claimcheck.v1.ClaimCheck, and of each checker, under the name
// "claimcheck.v1.ClaimCheck/CHECKER".
//
// A checker serves if it is loaded, workers start, and it does not rest after several crashes. When its rest is over it
// serves again, before anybody has tried it: a caller that waits for SERVING would else wait for ever. A checker that
// is no longer loaded is NOT_SERVING; a name that never was one is NOT_FOUND.
// Ownership: borrows gRPC's service, which outlives it.
// Threads:   all methods, any thread; one of its own for the rests.
#ifndef CLAIMCHECK_DAEMON_SERVICE_HEALTH_H_
#define CLAIMCHECK_DAEMON_SERVICE_HEALTH_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

namespace claimcheck::service {

class Health {
 public:
  // Tells the world; grpc::HealthCheckServiceInterface::SetServingStatus.
  using Tell = std::function<void(const std::string& name, bool serving)>;
  enum class State { kServing, kNotServing, kDraining };

  explicit Health(Tell tell);
  ~Health();

  // Whether any worker starts.
  void SetWorkers(bool start);
  // These are loaded, and no others.
  void SetCheckers(std::set<std::string, std::less<>> checkers);
  void Rests(std::string_view checker, int64_t rest_ns);
  // NOT_SERVING, all of it and for good.
  void Drain();

  State state() const;
  bool Serves(std::string_view checker) const;

 private:
  void Run();
  // With mutex_ held.
  bool ServesNow(std::string_view checker) const;
  void TellAll();

  const Tell tell_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // All guarded by mutex_.
  bool workers_start_ = true;
  bool draining_ = false;
  bool ended_ = false;
  std::set<std::string, std::less<>> checkers_;
  std::set<std::string, std::less<>> known_;           // that were loaded once
  std::map<std::string, int64_t, std::less<>> rests_;  // until when, base::MonotonicNs
  std::map<std::string, bool> told_;
  std::thread thread_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_HEALTH_H_
