#include "daemon/pool/dispatcher.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"

namespace claimcheck::pool {
namespace {

// When nothing is known yet: about as long as a full queue of ordinary articles takes.
constexpr int64_t kRetryAfterNs = 200 * base::kMillisecond;
constexpr int64_t kLongestRetryNs = 10 * base::kSecond;
constexpr int64_t kWeight = 16;  // of the average against the latest document

absl::Status WithRetry(absl::Status status, int64_t wait_ns) {
  const int64_t retry = wait_ns == 0 ? kRetryAfterNs : std::clamp(wait_ns, 10 * base::kMillisecond, kLongestRetryNs);
  return base::WithDetail(std::move(status), "retry_after_ms", absl::StrCat(retry / base::kMillisecond));
}

absl::Status QueueFull(size_t jobs, size_t bytes, int64_t wait_ns) {
  return WithRetry(
      base::MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "",
                      absl::StrCat("queue: ", jobs, " documents of ", bytes,
                                   " bytes wait already; send this one again after the time that RetryInfo "
                                   "gives, or start claimcheckd with more workers or a longer queue")),
      wait_ns);
}

absl::Status TooLate(int64_t wait_ns, int64_t left_ns) {
  return WithRetry(base::MakeError(absl::StatusCode::kResourceExhausted, "TOO_LATE", "",
                                   absl::StrCat("queue: the document would wait some ", wait_ns / base::kMillisecond,
                                                " ms and has ", left_ns / base::kMillisecond,
                                                "; send it again after the time that RetryInfo gives, or allow more "
                                                "time")),
                   wait_ns);
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
  const int64_t now = clock_();
  if (job->deadline_ns <= now) return DeadlineError();
  Runner* runner = nullptr;
  Job* evicted = nullptr;
  absl::Status refusal;
  uint64_t ticket = 0;
  {
    const std::lock_guard lock(mutex_);
    if (draining_) return DrainingError();
    if (idle_.empty()) {
      if (absl::Status status = Admit(job, now, evicted); !status.ok()) return status;
    } else {
      runner = TakeIdle();
      ticket = runner->ticket_;
      runner->job_ = job;
      job->runner_ = runner;
      job->state_ = Job::State::kRunning;
      job->started_ns_ = now;
      ++running_;
    }
    if (evicted != nullptr) refusal = QueueFull(queue_.size(), queue_.bytes(), ExpectedWait());
  }
  if (evicted != nullptr) evicted->Finish(refusal, nullptr);
  if (runner != nullptr) runner->Start(job, ticket);
  return absl::OkStatus();
}

// With the lock held and nobody idle.
absl::Status Dispatcher::Admit(Job* job, int64_t now, Job*& evicted) {
  const int64_t wait = ExpectedWait();
  const int64_t left = std::min(job->deadline_ns - now, limits_.wait_ns);
  if (wait > left) return TooLate(wait, left);
  const bool full = queue_.size() >= limits_.jobs || queue_.bytes() + job->bytes() > limits_.bytes;
  if (full && queue_.size() > 0) {
    evicted = queue_.EvictFor(job->client);
    if (evicted == nullptr) return QueueFull(queue_.size(), queue_.bytes(), wait);
    evicted->state_ = Job::State::kDone;
  }
  queue_.Push(job);
  job->state_ = Job::State::kQueued;
  return absl::OkStatus();
}

int64_t Dispatcher::ExpectedWait() const {
  return took_ns_ * static_cast<int64_t>(queue_.size() + 1) / static_cast<int64_t>(std::max<size_t>(1, running_));
}

int64_t Dispatcher::ExpectedWaitNs() const {
  const std::lock_guard lock(mutex_);
  return idle_.empty() ? ExpectedWait() : 0;
}

// Only documents that were answered count: what a hanging checker costs says nothing about the next document.
void Dispatcher::Took(const Job& job) {
  const int64_t took = std::max<int64_t>(1, clock_() - job.started_ns_);
  took_ns_ = took_ns_ == 0 ? took : took_ns_ + (took - took_ns_) / kWeight;
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
    queue_.Erase(job);
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
  while (Job* job = queue_.Pop()) {
    if (job->deadline_ns <= clock_()) {
      job->state_ = Job::State::kDone;
      expired.push_back(job);
      continue;
    }
    job->state_ = Job::State::kRunning;
    job->runner_ = runner;
    if (job->started_ns_ == 0) job->started_ns_ = clock_();
    runner->job_ = job;
    ++running_;
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
    Took(*runner->job_);
    --running_;
    next = Next(runner, ticket, expired);
  }
  FinishExpired(expired);
  return next;
}

void Dispatcher::Leave(Runner* runner) {
  const std::lock_guard lock(mutex_);
  Job* job = std::exchange(runner->job_, nullptr);
  job->state_ = Job::State::kDone;
  Took(*job);
  --running_;
}

Job* Dispatcher::Abandon(Runner* runner) {
  const std::lock_guard lock(mutex_);
  idle_.erase(std::remove(idle_.begin(), idle_.end(), runner), idle_.end());
  Job* job = std::exchange(runner->job_, nullptr);
  if (job != nullptr) {
    job->runner_ = nullptr;
    --running_;
  }
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
      queue_.PushFirst(job);
      job->state_ = Job::State::kQueued;
    } else {
      runner = TakeIdle();
      ticket = runner->ticket_;
      runner->job_ = job;
      job->runner_ = runner;
      ++running_;
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
  std::vector<Job*> jobs;
  {
    const std::lock_guard lock(mutex_);
    draining_ = stopped_ = true;
    jobs = queue_.TakeAll();
    idle_.clear();
    for (Job* job : jobs) job->state_ = Job::State::kDone;
  }
  for (Job* job : jobs) job->Finish(DrainingError(), nullptr);
}

size_t Dispatcher::queued_bytes() const {
  const std::lock_guard lock(mutex_);
  return queue_.bytes();
}

size_t Dispatcher::running() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

size_t Dispatcher::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

}  // namespace claimcheck::pool
