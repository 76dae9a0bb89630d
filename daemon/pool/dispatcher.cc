#include "daemon/pool/dispatcher.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"

namespace claimcheck::pool {
namespace {

// About as long as a full queue of ordinary articles takes.
constexpr int kRetryAfterMs = 200;

absl::Status QueueFull(size_t jobs, size_t bytes) {
  absl::Status status = base::MakeError(
      absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "",
      absl::StrCat("queue: ", jobs, " documents of ", bytes, " bytes wait already; send this one again in ",
                   kRetryAfterMs, " ms, or start claimcheckd with more workers or a longer queue"));
  return base::WithDetail(std::move(status), "retry_after_ms", absl::StrCat(kRetryAfterMs));
}

}  // namespace

absl::Status DeadlineError() {
  return base::MakeError(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED", "",
                         "the document was not read before its deadline; allow more time (the call's deadline, or "
                         "claimcheckd --check-timeout) or send a smaller document");
}

absl::Status CancelledError() {
  return base::MakeError(absl::StatusCode::kCancelled, "CANCELLED", "", "the call was cancelled by its sender");
}

absl::Status DrainingError() {
  return base::MakeError(absl::StatusCode::kUnavailable, "DRAINING", "",
                         "claimcheckd is shutting down and takes no more documents; send it again to the next one");
}

Dispatcher::Dispatcher(QueueLimits limits, base::Clock clock) : limits_(limits), clock_(std::move(clock)) {}

absl::Status Dispatcher::Submit(Job* job) {
  if (job->deadline_ns <= clock_()) return DeadlineError();
  Runner* runner = nullptr;
  uint64_t ticket = 0;
  {
    const std::lock_guard lock(mutex_);
    if (draining_) return DrainingError();
    if (idle_.empty()) {
      const bool full = queue_.size() >= limits_.jobs || queued_bytes_ + job->bytes() > limits_.bytes;
      if (full && !queue_.empty()) return QueueFull(queue_.size(), queued_bytes_);
      job->place_ = queue_.insert(queue_.end(), job);
      job->state_ = Job::State::kQueued;
      queued_bytes_ += job->bytes();
      return absl::OkStatus();
    }
    runner = TakeIdle();
    ticket = runner->ticket_;
    runner->job_ = job;
    job->runner_ = runner;
    job->state_ = Job::State::kRunning;
  }
  runner->Start(job, ticket);
  return absl::OkStatus();
}

void Dispatcher::Cancel(Job* job) {
  {
    const std::lock_guard lock(mutex_);
    if (job->state_ == Job::State::kNew || job->state_ == Job::State::kDone) return;
    job->cancelled_.store(true);
    if (job->state_ == Job::State::kRunning) {
      if (job->runner_ != nullptr) job->runner_->Interrupt();  // null: between two runners
      return;
    }
    queue_.erase(job->place_);
    queued_bytes_ -= job->bytes();
    job->state_ = Job::State::kDone;
  }
  job->Finish(CancelledError(), nullptr);
}

Runner* Dispatcher::TakeIdle() {
  Runner* runner = idle_.back();
  idle_.pop_back();
  return runner;
}

Job* Dispatcher::Next(Runner* runner, uint64_t ticket, std::vector<Job*>& expired) {
  runner->ticket_ = ticket;
  runner->job_ = nullptr;
  while (!queue_.empty()) {
    Job* job = queue_.front();
    queue_.pop_front();
    queued_bytes_ -= job->bytes();
    if (job->deadline_ns <= clock_()) {
      job->state_ = Job::State::kDone;
      expired.push_back(job);
      continue;
    }
    job->state_ = Job::State::kRunning;
    job->runner_ = runner;
    runner->job_ = job;
    return job;
  }
  if (!stopped_) idle_.push_back(runner);
  return nullptr;
}

void Dispatcher::FinishExpired(const std::vector<Job*>& jobs) {
  for (Job* job : jobs) job->Finish(DeadlineError(), nullptr);
}

Job* Dispatcher::Offer(Runner* runner, uint64_t ticket) {
  std::vector<Job*> expired;
  Job* next = nullptr;
  {
    const std::lock_guard lock(mutex_);
    next = Next(runner, ticket, expired);
  }
  FinishExpired(expired);
  return next;
}

Job* Dispatcher::Done(Runner* runner, uint64_t ticket) {
  std::vector<Job*> expired;
  Job* next = nullptr;
  {
    const std::lock_guard lock(mutex_);
    runner->job_->state_ = Job::State::kDone;
    next = Next(runner, ticket, expired);
  }
  FinishExpired(expired);
  return next;
}

void Dispatcher::Leave(Runner* runner) {
  const std::lock_guard lock(mutex_);
  std::exchange(runner->job_, nullptr)->state_ = Job::State::kDone;
}

Job* Dispatcher::Abandon(Runner* runner) {
  const std::lock_guard lock(mutex_);
  idle_.erase(std::remove(idle_.begin(), idle_.end(), runner), idle_.end());
  Job* job = std::exchange(runner->job_, nullptr);
  if (job != nullptr) job->runner_ = nullptr;
  return job;
}

void Dispatcher::Finish(Job* job, const absl::Status& status) {
  {
    const std::lock_guard lock(mutex_);
    job->state_ = Job::State::kDone;
  }
  job->Finish(status, nullptr);
}

void Dispatcher::Requeue(Job* job) {
  Runner* runner = nullptr;
  uint64_t ticket = 0;
  bool refused = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopped_ || job->cancelled_.load()) {
      job->state_ = Job::State::kDone;
      refused = true;
    } else if (idle_.empty()) {
      job->place_ = queue_.insert(queue_.begin(), job);
      job->state_ = Job::State::kQueued;
      queued_bytes_ += job->bytes();
    } else {
      runner = TakeIdle();
      ticket = runner->ticket_;
      runner->job_ = job;
      job->runner_ = runner;
    }
  }
  if (refused) return job->Finish(job->cancelled_.load() ? CancelledError() : DrainingError(), nullptr);
  if (runner != nullptr) runner->Start(job, ticket);
}

void Dispatcher::Drain() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
}

void Dispatcher::Stop() {
  std::list<Job*> jobs;
  {
    const std::lock_guard lock(mutex_);
    draining_ = stopped_ = true;
    jobs.swap(queue_);
    queued_bytes_ = 0;
    idle_.clear();
    for (Job* job : jobs) job->state_ = Job::State::kDone;
  }
  for (Job* job : jobs) job->Finish(DrainingError(), nullptr);
}

size_t Dispatcher::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

}  // namespace claimcheck::pool
