#include "daemon/service/health.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "daemon/base/clock.h"

namespace claimcheck::service {

Health::Health(Tell tell) : tell_(std::move(tell)) {
  {
    const std::lock_guard lock(mutex_);
    TellAll();
  }
  thread_ = std::thread(&Health::Run, this);
}

Health::~Health() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Health::SetWorkers(bool start) {
  const std::lock_guard lock(mutex_);
  workers_start_ = start;
  TellAll();
}

void Health::SetCheckers(std::set<std::string, std::less<>> checkers) {
  const std::lock_guard lock(mutex_);
  known_.insert(checkers.begin(), checkers.end());
  checkers_ = std::move(checkers);
  TellAll();
}

void Health::Rests(std::string_view checker, int64_t rest_ns) {
  {
    const std::lock_guard lock(mutex_);
    rests_[std::string(checker)] = base::MonotonicNs() + rest_ns;
    TellAll();
  }
  changed_.notify_all();
}

void Health::Drain() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
  TellAll();
}

Health::State Health::state() const {
  const std::lock_guard lock(mutex_);
  return draining_ ? State::kDraining : workers_start_ ? State::kServing : State::kNotServing;
}

bool Health::Serves(std::string_view checker) const {
  const std::lock_guard lock(mutex_);
  return ServesNow(checker);
}

bool Health::ServesNow(std::string_view checker) const {
  return workers_start_ && !draining_ && checkers_.find(checker) != checkers_.end() &&
         rests_.find(checker) == rests_.end();
}

void Health::TellAll() {
  const auto tell = [this](const std::string& name, bool serving) {
    const auto [place, is_new] = told_.emplace(name, serving);
    if (!is_new && std::exchange(place->second, serving) == serving) return;
    tell_(name, serving);
  };
  const std::string service = v1::ClaimCheck::service_full_name();
  tell("", workers_start_ && !draining_);
  tell(service, workers_start_ && !draining_);
  for (const std::string& checker : known_) tell(absl::StrCat(service, "/", checker), ServesNow(checker));
}

void Health::Run() {
  std::unique_lock lock(mutex_);
  while (!ended_) {
    if (rests_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto first = std::min_element(rests_.begin(), rests_.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    const int64_t left = first->second - base::MonotonicNs();
    if (left > 0) {
      changed_.wait_for(lock, std::chrono::nanoseconds(left));
      continue;
    }
    rests_.erase(first);
    TellAll();
  }
}

}  // namespace claimcheck::service
