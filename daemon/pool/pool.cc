#include "daemon/pool/pool.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "spdlog/spdlog.h"

namespace claimcheck::pool {
namespace {

double Chance() {
  thread_local std::minstd_rand source{std::random_device()()};
  return std::uniform_real_distribution<double>()(source);
}

}  // namespace

Pool::Pool(PoolOptions options)
    : options_(std::move(options)),
      dispatcher_(options_.queue, base::MonotonicNs),
      breaker_(options_.breaker, base::MonotonicNs, Chance),
      ledger_(&breaker_),
      context_{[this] {
                 const std::lock_guard lock(mutex_);
                 return plan_;
               },
               &dispatcher_, &ledger_, options_.observer,
               [this](int slot, uint64_t generation, std::shared_ptr<const Catalogue> catalogue,
                      const absl::Status& status) { OnStart(slot, generation, std::move(catalogue), status); }},
      states_(static_cast<size_t>(options_.workers), SlotState::kStarting),
      generations_(static_cast<size_t>(options_.workers), 0),
      plan_{options_.command, options_.retirement, 1} {}

absl::StatusOr<std::unique_ptr<Pool>> Pool::Start(PoolOptions options) {
  auto pool = std::unique_ptr<Pool>(new Pool(std::move(options)));
  for (int i = 0; i < pool->options_.workers; ++i) {
    auto slot = Slot::Create(i, &pool->context_);
    if (!slot.ok()) return slot.status();
    pool->slots_.push_back(*std::move(slot));
  }
  const auto count = [&pool](SlotState state) { return std::count(pool->states_.begin(), pool->states_.end(), state); };
  std::unique_lock lock(pool->mutex_);
  pool->settled_.wait(lock, [&] { return count(SlotState::kStarting) == 0; });
  if (count(SlotState::kUp) > 0) return pool;
  const std::string reason(pool->last_failure_.message());
  lock.unlock();
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "WORKER_LOST", "",
                         absl::StrCat("no worker started: ", pool->options_.command.program, ": ", reason));
}

Pool::~Pool() {
  dispatcher_.Stop();
  slots_.clear();
}

std::shared_ptr<const Catalogue> Pool::catalogue() const {
  const std::lock_guard lock(mutex_);
  return catalogue_;
}

std::vector<WorkerLook> Pool::Look() const {
  std::vector<WorkerLook> looks;
  for (const auto& slot : slots_) looks.push_back(slot->Look());
  return looks;
}

uint64_t Pool::generation() const {
  const std::lock_guard lock(mutex_);
  return plan_.generation;
}

// In a slot of its own, which no document reaches.
absl::Status Pool::Try(const WorkerPlan& plan) {
  struct {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<absl::Status> status;
  } trial;
  Dispatcher nobody({}, base::MonotonicNs);
  const SlotContext context{
      [&plan] { return plan; }, &nobody, &ledger_, nullptr,
      [&trial](int, uint64_t, const std::shared_ptr<const Catalogue>&, const absl::Status& status) {
        const std::lock_guard lock(trial.mutex);
        if (!trial.status) trial.status = status;
        trial.done.notify_all();
      }};
  auto slot = Slot::Create(options_.workers, &context);
  if (!slot.ok()) return slot.status();
  std::unique_lock lock(trial.mutex);
  trial.done.wait(lock, [&trial] { return trial.status.has_value(); });
  return *trial.status;
}

absl::Status Pool::Reload(WorkerCommand command, Retirement retirement) {
  WorkerPlan plan{std::move(command), retirement, generation() + 1};
  if (absl::Status status = Try(plan); !status.ok()) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition, "RELOAD_FAILED", "",
                           absl::StrCat("reload: a worker with the new settings does not start, the old ones go on: ",
                                        absl::string_view(status.message())));
  }
  {
    const std::lock_guard lock(mutex_);
    plan_ = plan;
  }
  for (size_t i = 0; i < slots_.size(); ++i) {
    slots_[i]->Retire();
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [&] { return generations_[i] >= plan.generation; });
  }
  return absl::OkStatus();
}

void Pool::OnStart(int slot, uint64_t generation, std::shared_ptr<const Catalogue> catalogue,
                   const absl::Status& status) {
  std::shared_ptr<const Catalogue> changed;
  bool health_changed = false;
  bool healthy = true;
  {
    const std::lock_guard lock(mutex_);
    states_[static_cast<size_t>(slot)] = status.ok() ? SlotState::kUp : SlotState::kFailed;
    generations_[static_cast<size_t>(slot)] = generation;
    if (!status.ok()) last_failure_ = status;
    if (catalogue != nullptr && (catalogue_ == nullptr || !catalogue->SameAs(*catalogue_))) {
      changed = catalogue_ = std::move(catalogue);
    }
    healthy = std::any_of(states_.begin(), states_.end(), [](SlotState state) { return state != SlotState::kFailed; });
    health_changed = std::exchange(healthy_, healthy) != healthy;
  }
  settled_.notify_all();
  if (changed != nullptr) {
    LogCatalogue(*changed);
    if (options_.on_catalogue) options_.on_catalogue(*changed);
  }
  if (health_changed && options_.on_health) options_.on_health(healthy);
}

void Pool::LogCatalogue(const Catalogue& catalogue) const {
  for (const flatbuffers::String* reason : *catalogue.hello().refused()) {
    spdlog::error("plug-in not loaded: {}", frames::View(reason));
  }
  for (const frames::Checker* checker : *catalogue.hello().checkers()) {
    spdlog::info("checker {} {} ({} rules) from {}{}", frames::View(checker->id()), frames::View(checker->version()),
                 checker->rules()->size(), frames::View(checker->path()),
                 checker->companion() == 0 ? "" : ", in a process of its own");
  }
  if (catalogue.hello().checkers()->size() == 0) spdlog::warn("no checker is loaded; see --plugins");
}

}  // namespace claimcheck::pool
