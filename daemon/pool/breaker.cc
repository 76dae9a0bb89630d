// The usual three states: works, rests, trial. Documents that were under way when a rest began change nothing.
#include "daemon/pool/breaker.h"

#include <algorithm>

namespace claimcheck::pool {

Breaker::Breaker(BreakerOptions options, base::Clock clock, std::function<double()> chance)
    : options_(options), clock_(std::move(clock)), chance_(std::move(chance)) {}

int64_t Breaker::Crashed(const std::string& checker) {
  const std::lock_guard lock(mutex_);
  const int64_t now = clock_();
  State& state = states_[checker];
  if (state.phase == Phase::kRests) return 0;
  if (state.phase == Phase::kWorks) {
    std::erase_if(state.crashes, [&](int64_t time) { return time <= now - options_.window_ns; });
    state.crashes.push_back(now);
    if (state.crashes.size() < options_.crashes) return 0;
    resting_.fetch_add(1);
    if (now - state.worked_at > options_.window_ns) state.rests = 0;
  }
  return Rest(state, now);
}

int64_t Breaker::Rest(State& state, int64_t now) {
  int64_t rest = options_.first_rest_ns;
  for (int i = 0; i < state.rests && rest < options_.longest_rest_ns; ++i) rest *= 2;
  rest = std::min(rest, options_.longest_rest_ns);
  ++state.rests;
  state.phase = Phase::kRests;
  state.until = now + static_cast<int64_t>(static_cast<double>(rest) * (0.75 + 0.5 * chance_()));
  state.crashes.clear();
  return state.until - now;
}

bool Breaker::Admit(const std::string& checker) {
  const std::lock_guard lock(mutex_);
  const auto found = states_.find(checker);
  if (found == states_.end() || found->second.phase == Phase::kWorks) return true;
  State& state = found->second;
  const int64_t now = clock_();
  if (now < state.until) return false;
  state.phase = Phase::kTrial;
  state.until = now + options_.first_rest_ns;
  return true;
}

void Breaker::Worked(const std::string& checker) {
  const std::lock_guard lock(mutex_);
  const auto found = states_.find(checker);
  if (found == states_.end() || found->second.phase != Phase::kTrial) return;
  found->second.phase = Phase::kWorks;
  found->second.worked_at = clock_();
  resting_.fetch_sub(1);
}

}  // namespace claimcheck::pool
