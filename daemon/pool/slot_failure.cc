// What becomes of a document whose worker failed.
//
//   the sender is gone                      CANCELLED
//   its deadline has passed                 DEADLINE_EXCEEDED
//   a checker died, hung, wrote garbage     again without it; its report says CRASHED or TIMED_OUT
//   garbage, and nobody caught in the act   again, with the worker announcing each checker in the stream
//   it died outside any checker             again, once; then INTERNAL, WORKER_LOST
//
// Each step takes a checker away, uses up the second chance, or ends: a document is never sent for ever.
#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/base/log_scope.h"
#include "daemon/pool/slot.h"
#include "spdlog/spdlog.h"

namespace claimcheck::pool {
namespace {

constexpr int kLives = 2;

absl::Status WorkerLost(const std::string& how) {
  return base::MakeError(absl::StatusCode::kInternal, "WORKER_LOST", "",
                         absl::StrCat("the worker that read the document ", how,
                                      ", twice, outside any checker; this is "
                                      "a fault of claimcheck: please report it with the document if you can"));
}

}  // namespace

std::string_view Slot::NameOf(Cause cause) {
  switch (cause) {
    case Cause::kDied: return "died";
    case Cause::kGarbage: return "garbage";
    case Cause::kHung: return "hung";
    case Cause::kDeadline: return "deadline";
    case Cause::kCancelled: return "cancelled";
    case Cause::kStopping: return "stopping";
    case Cause::kRetired: return "retired";
  }
  return "other";
}

// Index of the checker to blame, or -1.
int Slot::Culprit(const Death& death) const {
  if (death.companion >= 0) return death.checker >= 0 ? death.checker : CulpritOf(death.companion);
  const Cause cause = death.cause;
  if (cause == Cause::kGarbage) return announced_;
  if (cause == Cause::kHung) {
    const frames::Checker* suspect = catalogue_->checker(static_cast<int>(suspect_) - 1);
    const bool elsewhere = suspect != nullptr && suspect->companion() > 0;
    return elsewhere ? CulpritOf(suspect->companion() - 1) : static_cast<int>(suspect_) - 1;
  }
  if (cause == Cause::kDied) return static_cast<int>(page_->page().culprit.load(std::memory_order_relaxed)) - 1;
  return -1;
}

void Slot::Bury(const Death& death) {
  std::unique_ptr<WorkerProcess> worker;
  std::vector<Companion> companions;
  Job* sent = nullptr;
  const int culprit = Culprit(death);
  {
    const std::lock_guard lock(io_mutex_);
    ++ticket_;  // a Start that is under way finds that it came too late
    worker = std::move(worker_);
    companions = std::exchange(companions_, {});
    sent = std::exchange(current_, nullptr);
    unsent_ = false;
    serving_ = false;
  }
  std::string own_end = worker->Kill();
  if (death.companion >= 0) {
    const Companion& fallen = companions[static_cast<size_t>(death.companion)];
    own_end = fallen.process == nullptr ? fallen.end : fallen.process->Kill();
  }
  const std::string how = death.cause == Cause::kDied      ? own_end
                          : death.cause == Cause::kGarbage ? absl::StrCat("sent ", death.detail)
                          : death.cause == Cause::kHung    ? "was still busy when its time was up"
                          : death.cause == Cause::kRetired ? absl::StrCat("retired ", death.detail)
                                                           : "was ended";
  const frames::Checker* checker = catalogue_->checker(culprit);
  const std::string_view blamed = checker == nullptr ? std::string_view() : frames::View(checker->id());
  if (context_->observer != nullptr) context_->observer->WorkerEnded(NameOf(death.cause), blamed);
  announced_ = -1;
  suspect_ = 0;
  Job* job = context_->dispatcher->Abandon(this);
  if (death.cause == Cause::kStopping) {
    if (job != nullptr) context_->dispatcher->Finish(job, DrainingError());
    return;
  }
  if (death.cause == Cause::kRetired) {
    spdlog::info("worker {} (pid {}): {}", index_, worker->pid(), how);
    if (job != nullptr) context_->dispatcher->Requeue(job);  // it came while the worker was on its way out
    return;
  }
  const base::CallIds ids = job == nullptr ? base::CallIds() : job->ids;  // the job may be gone before the scope is
  const base::LogScope scope(&ids, blamed);
  spdlog::warn("worker {} (pid {}): {}{}", index_, worker->pid(), how,
               checker == nullptr ? std::string() : absl::StrCat(" in checker ", checker->id()->c_str()));
  if (job == nullptr) {
    if (death.companion < 0) ++failures_;  // it fell over all by itself
  } else if (job != sent) {
    context_->dispatcher->Requeue(job);  // it never got there
  } else {
    Settle(job, death, how, culprit);
  }
}

void Slot::Settle(Job* job, const Death& death, const std::string& how, int culprit) {
  Dispatcher& dispatcher = *context_->dispatcher;
  if (death.cause == Cause::kCancelled) return dispatcher.Finish(job, CancelledError());
  if (death.cause == Cause::kDeadline) return dispatcher.Finish(job, DeadlineError());
  const frames::Checker* checker = job->facts ? nullptr : catalogue_->checker(culprit);
  if (checker != nullptr) {
    const bool hung = death.cause == Cause::kHung;
    const std::string id(frames::View(checker->id()));
    const std::string what = hung                             ? "it was still busy when its time was up and was ended"
                             : death.cause == Cause::kGarbage ? "it wrote to the worker's own socket"
                                                              : absl::StrCat("its process ", how);
    job->header_.absent.push_back({id, hung ? engine::Outcome::kTimedOut : engine::Outcome::kCrashed,
                                   absl::StrCat(what, "; the other checkers' findings are complete")});
    if (const int64_t rest = context_->ledger->Crashed(*checker, *job); rest > 0) {
      if (context_->observer != nullptr) context_->observer->CheckerRests(id, rest);
      spdlog::error("checker {}: rests after crashing several times; report it to {}", id,
                    frames::View(checker->vendor()));
    }
    return dispatcher.Requeue(job);
  }
  if (death.cause == Cause::kGarbage && !job->header_.announce) {
    job->header_.announce = true;
    return dispatcher.Requeue(job);
  }
  if (++job->lost_ >= kLives) return dispatcher.Finish(job, WorkerLost(how));
  dispatcher.Requeue(job);
}

}  // namespace claimcheck::pool
