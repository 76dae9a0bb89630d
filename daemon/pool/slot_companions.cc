// Plug-ins with isolation "own": a companion beside the worker for each, which holds the plug-in and reads each
// document by itself. The worker puts its findings together with those of its own checkers.
//
//   front ── frames ── worker ── frames ── companion 1 … 8
//
// A companion is started, watched and ended here, never by the worker, which may start nothing. Its memory is its own:
// what its plug-in overwrites is no other checker's. When it falls, worker and companions are replaced together and the
// document is checked again without the culprit, as if it had fallen in the worker. One that does not even start costs
// its plug-in alone, where the same plug-in in the workers would keep all of them from starting.
#include <algorithm>

#include "daemon/base/clock.h"
#include "daemon/pool/slot.h"
#include "spdlog/spdlog.h"

namespace claimcheck::pool {

absl::Status Slot::StartCompanions() {
  std::vector<Companion> companions;
  for (const std::string& name : plan_.command.own) {
    Companion& companion = companions.emplace_back();
    auto page = MappedPage::Create();
    if (!page.ok()) return page.status();
    companion.page = *std::move(page);
    WorkerCommand command = plan_.command;
    command.flags.insert(command.flags.end(), {"--only", name});
    auto process = WorkerProcess::Spawn(command, *companion.page);
    if (!process.ok()) return process.status();
    companion.process = *std::move(process);
  }
  const std::lock_guard lock(io_mutex_);
  companions_ = std::move(companions);
  return absl::OkStatus();
}

// Whether the worker took it.
bool Slot::Serves(int companion) const {
  const auto* checkers = catalogue_->hello().checkers();
  return std::any_of(checkers->begin(), checkers->end(),
                     [companion](const frames::Checker* checker) { return checker->companion() == companion + 1; });
}

// Nobody restarts a plug-in without end that falls by itself as soon as it is started: it lies until a document is due
// for it, and then counts as having crashed on that, so that it comes to rest like any other.
std::optional<Slot::Death> Slot::OnCompanionEnd(int companion) {
  const std::lock_guard lock(io_mutex_);
  const bool lies = !Serves(companion) || (current_ == nullptr && base::MonotonicNs() - started_ns_ < base::kSecond);
  if (!lies) return Death{Cause::kDied, "", companion};
  Companion& fallen = companions_[static_cast<size_t>(companion)];
  fallen.end = fallen.process->Kill();
  fallen.process.reset();
  spdlog::warn("worker {}: the process of {} {}", index_, plan_.command.own[static_cast<size_t>(companion)],
               fallen.end);
  return std::nullopt;
}

std::optional<Slot::Death> Slot::LostCompanion(const frames::CheckAnswer& answer) const {
  std::optional<Death> lost;
  const auto* checkers = catalogue_->hello().checkers();
  for (const frames::CheckerReport* report : *answer.checkers()) {
    if (report->outcome() != static_cast<uint8_t>(engine::Outcome::kCrashed)) continue;
    const frames::Checker* checker = catalogue_->Find(frames::View(report->checker()));
    if (checker == nullptr || checker->companion() == 0 || checker->companion() > companions_.size()) continue;
    const int companion = checker->companion() - 1;
    const std::string_view why = frames::View(report->detail());
    if (why == frames::kCaught) {
      const auto index = std::find(checkers->begin(), checkers->end(), checker) - checkers->begin();
      return Death{Cause::kGarbage, "what its worker cannot read", companion, static_cast<int>(index)};
    }
    if (why == frames::kGone) lost = Death{Cause::kDied, "", companion};
    if (why == frames::kGarbage || why == frames::kSilent) {
      lost = Death{Cause::kGarbage, "what its worker cannot read", companion};
    }
  }
  return lost;
}

void Slot::StopCompanions(uint32_t stop) {
  for (const Companion& companion : companions_) companion.page->page().stop.store(stop);
}

// Index of the checker that ran; of the first that it has, if none did. -1 if the worker knows none.
int Slot::CulpritOf(int companion) const {
  const auto running = companions_[static_cast<size_t>(companion)].page->page().culprit.load(std::memory_order_acquire);
  const auto* checkers = catalogue_->hello().checkers();
  int first = -1;
  uint32_t seen = 0;
  for (flatbuffers::uoffset_t i = 0; i < checkers->size(); ++i) {
    if (checkers->Get(i)->companion() != companion + 1) continue;
    if (first < 0) first = static_cast<int>(i);
    if (++seen == running) return static_cast<int>(i);
  }
  return first;
}

}  // namespace claimcheck::pool
