// Starting and watching a worker. What becomes of a document whose worker failed stands in slot_failure.cc.
#include "daemon/pool/slot.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "absl/strings/str_cat.h"
#include "daemon/base/log_scope.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/verify.h"
#include "spdlog/spdlog.h"

namespace claimcheck::pool {
namespace {

using base::kMillisecond;
using base::kSecond;
using base::MonotonicNs;

constexpr int64_t kStartTimeout = 10 * kSecond;  // a plug-in's static initialisers run in here
constexpr int64_t kLongestBackoff = 5 * kSecond;
constexpr int64_t kCancelGrace = 200 * kMillisecond;  // a checker asks should_stop every millisecond
constexpr int64_t kStopGrace = 100 * kMillisecond;    // likewise, when its time is up
constexpr int64_t kCompanionRest = 60 * kSecond;      // until one that did not start is tried again
constexpr size_t kHelloBytes = 16u << 20;
constexpr uint64_t kDocumentsPerLook = 4;  // at a worker's memory: 5 µs each
constexpr int kMaxLogLines = 100;          // of one document; a worker itself keeps to half of it
constexpr size_t kKeptRequestBytes = 4u << 20;

// Room for an answer: facts of dense text come to some thirty times its size.
size_t AnswerBytes(const Job& job) { return (8u << 20) + 64 * job.bytes(); }

void DrainFd(int fd) {
  uint64_t count;
  while (read(fd, &count, sizeof count) < 0 && errno == EINTR) continue;
}

// Each process has the limit for itself.
std::string TooMuch(const Usage& usage, const Retirement& limit) {
  if (limit.resident_bytes > 0 && usage.resident_bytes > limit.resident_bytes) {
    return absl::StrCat("with ", usage.resident_bytes >> 20, " MiB of memory");
  }
  if (limit.cpu_ns > 0 && usage.cpu_ns > limit.cpu_ns) {
    return absl::StrCat("after ", usage.cpu_ns / kSecond, " s of processor time");
  }
  return "";
}

spdlog::level::level_enum Level(uint8_t severity) {
  return severity == CC_SEVERITY_ERROR     ? spdlog::level::err
         : severity == CC_SEVERITY_WARNING ? spdlog::level::warn
                                           : spdlog::level::info;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Slot>> Slot::Create(int index, const SlotContext* context) {
  auto page = MappedPage::Create();
  if (!page.ok()) return page.status();
  Fd wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  Fd timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
  if (wake.get() < 0 || timer.get() < 0) return absl::ErrnoToStatus(errno, "descriptors of a worker's slot");
  auto slot = std::unique_ptr<Slot>(new Slot(index, context, *std::move(page), std::move(wake), std::move(timer)));
  slot->thread_ = std::thread(&Slot::Run, slot.get());
  return slot;
}

Slot::Slot(int index, const SlotContext* context, std::unique_ptr<MappedPage> page, Fd wake, Fd timer)
    : index_(index),
      context_(context),
      page_(std::move(page)),
      wake_(std::move(wake)),
      timer_(std::move(timer)),
      reader_(kHelloBytes) {}

Slot::~Slot() {
  stopping_.store(true);
  eventfd_write(wake_.get(), 1);
  thread_.join();
}

void Slot::Run() {
  while (!stopping_.load()) {
    const absl::Status status = StartWorker();
    context_->on_start(index_, plan_.generation, status.ok() ? catalogue_ : nullptr, status);
    if (!status.ok()) {
      ++failures_;
      {
        const std::lock_guard lock(io_mutex_);
        worker_.reset();
        companions_.clear();
      }
      if (!stopping_.load()) spdlog::error("worker {}: did not start: {}", index_, std::string(status.message()));
      RestBeforeNextStart();
      continue;
    }
    {
      const std::lock_guard lock(io_mutex_);
      serving_ = true;
    }
    if (context_->observer != nullptr) context_->observer->WorkerStarted();
    started_ns_ = MonotonicNs();
    if (Job* job = context_->dispatcher->Offer(this, ticket_); job != nullptr) {
      const std::lock_guard lock(io_mutex_);
      SendRequest(job);
    }
    const Death death = Watch();
    Bury(death);
    if (MonotonicNs() - started_ns_ > kSecond) failures_ = 0;
    if (failures_ > 0) RestBeforeNextStart();
  }
}

absl::Status Slot::StartWorker() {
  reader_.Reset();
  reader_.set_limit(kHelloBytes);
  retiring_.store(false);  // before the plan is read: whoever changes it afterwards says so again
  plan_ = context_->plan();
  documents_ = 0;
  logged_ = 0;
  if (absl::Status status = StartCompanions(); !status.ok()) return status;
  WorkerCommand command = plan_.command;
  std::vector<int> sockets;
  for (size_t i = 0; i < companions_.size(); ++i) {
    command.flags.insert(command.flags.end(), {"--own", command.own[i]});
    sockets.push_back(companions_[i].process->socket());
  }
  auto worker = WorkerProcess::Spawn(command, *page_, sockets);
  if (!worker.ok()) return worker.status();
  {
    const std::lock_guard lock(io_mutex_);
    worker_ = *std::move(worker);
    generation_ = plan_.generation;
    ++ticket_;
  }
  absl::Status status = AwaitHello(MonotonicNs() + kStartTimeout);
  if (status.ok() || status.code() == absl::StatusCode::kCancelled) return status;
  return absl::Status(status.code(), absl::StrCat(absl::string_view(status.message()), "; it ", worker_->Kill(),
                                                  "; see what it wrote to standard error"));
}

// Waits until the socket can be read. False if time is up or the slot stops.
bool Slot::WaitForSocket(int64_t deadline_ns) {
  while (!stopping_.load()) {
    const int64_t left = deadline_ns - MonotonicNs();
    pollfd fds[] = {{worker_->socket(), POLLIN, 0}, {wake_.get(), POLLIN, 0}};
    if (left <= 0 || poll(fds, 2, static_cast<int>(left / kMillisecond) + 1) == 0) return false;
    if (fds[1].revents != 0) DrainFd(wake_.get());
    if (fds[0].revents != 0) return true;
  }
  return false;
}

absl::Status Slot::AwaitHello(int64_t deadline_ns) {
  while (true) {
    const frames::FrameReader::State state = reader_.Read(worker_->socket());
    if (state == frames::FrameReader::State::kNothing) {
      if (WaitForSocket(deadline_ns)) continue;
      if (stopping_.load()) return absl::CancelledError();
      return absl::DeadlineExceededError(absl::StrCat("no hello after ", kStartTimeout / kSecond, " s"));
    }
    if (state != frames::FrameReader::State::kFrame) return absl::UnavailableError("it ended without a hello");
    const auto frame = frames::VerifyFrame(reader_.frame().data(), reader_.frame().size());
    if (!frame.ok()) return frame.status();
    if (const frames::Log* log = (*frame)->body_as_Log(); log != nullptr) {
      if (!TakeLog(*log)) return absl::InternalError("it logs without end");
      reader_.Consume();
      continue;
    }
    const frames::Hello* hello = (*frame)->body_as_Hello();
    if (hello == nullptr) return absl::InternalError("expected a hello, found another frame");
    absl::Status status = frames::VerifyHello(*hello);
    if (!status.ok()) return status;
    catalogue_ = std::make_shared<const Catalogue>(reader_.frame());
    reader_.Consume();
    return absl::OkStatus();
  }
}

void Slot::RestBeforeNextStart() {
  const int64_t end = MonotonicNs() + std::min(kLongestBackoff, (50 * kMillisecond) << std::min(failures_, 10));
  while (!stopping_.load()) {
    const int64_t left = end - MonotonicNs();
    if (left <= 0) return;
    pollfd fd{wake_.get(), POLLIN, 0};
    if (poll(&fd, 1, static_cast<int>(left / kMillisecond) + 1) > 0) DrainFd(wake_.get());
  }
}

void Slot::Start(Job* job, uint64_t ticket) {
  const std::lock_guard lock(io_mutex_);
  if (ticket != ticket_ || worker_ == nullptr) return;  // the slot's thread has given the job back
  SendRequest(job);
  if (unsent_) eventfd_write(wake_.get(), 1);
}

void Slot::Interrupt() {
  page_->page().stop.store(engine::kStopAll);
  eventfd_write(wake_.get(), 1);
}

void Slot::Retire() {
  retiring_.store(true);
  eventfd_write(wake_.get(), 1);
}

WorkerLook Slot::Look() {
  const std::lock_guard lock(io_mutex_);
  if (worker_ == nullptr) return {};
  Usage usage = worker_->usage();
  for (const Companion& companion : companions_) {
    if (companion.process == nullptr) continue;
    const Usage its = companion.process->usage();
    usage.resident_bytes += its.resident_bytes;
    usage.cpu_ns += its.cpu_ns;
  }
  return {serving_, current_ != nullptr, worker_->pid(), generation_, documents_.load(), usage};
}

void Slot::SendRequest(Job* job) {
  current_ = job;
  cancel_end_ = 0;
  page_->page().culprit.store(0, std::memory_order_relaxed);
  page_->page().stop.store(0);
  StopCompanions(0);
  if (job->cancelled_.load()) Interrupt();  // between the queue and here
  context_->ledger->LeaveOut(catalogue_->hello(), job);
  const int64_t now = MonotonicNs();
  // The first attempt moves the deadline up; a later one leaves it where it is.
  if (job->timeout_ns < job->deadline_ns - now) job->deadline_ns = now + job->timeout_ns;
  const int64_t budget = job->deadline_ns - now;
  job->options.deadline_ns = job->deadline_ns - std::min(kStopGrace, budget / 8);  // time for what is there to go out
  job->header_.number = ++number_;
  job->header_.facts = job->facts;
  frames::PackRequest(request_, job->header_, job->input, job->options);
  sent_ = 0;
  unsent_ = !SendRest();
  Arm(job->facts ? job->deadline_ns : now + budget / 2);
}

// True once all is sent, or nobody is there to receive it: then the slot's thread sees the socket close.
bool Slot::SendRest() {
  while (sent_ < request_.GetSize()) {
    const ssize_t sent =
        send(worker_->socket(), request_.GetBufferPointer() + sent_, request_.GetSize() - sent_, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno != EAGAIN && errno != EWOULDBLOCK;
    sent_ += static_cast<size_t>(sent);
  }
  if (request_.GetSize() > kKeptRequestBytes) request_.Reset();
  return true;
}

// Most documents are done long before their time is up, so the timer is left to run on and looks again when it goes
// off.
void Slot::Arm(int64_t at_ns) {
  if (armed_ != 0 && armed_ <= at_ns) return;
  itimerspec when{};
  when.it_value.tv_sec = at_ns / kSecond;
  when.it_value.tv_nsec = at_ns % kSecond;
  timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr);
  armed_ = at_ns;
}

Slot::Death Slot::Watch() {
  while (true) {
    short events = POLLIN;
    {
      const std::lock_guard lock(io_mutex_);
      if (unsent_) events |= POLLOUT;
    }
    std::array<pollfd, 4 + frames::kMaxCompanions> fds = {{{worker_->socket(), events, 0},
                                                           {wake_.get(), POLLIN, 0},
                                                           {timer_.get(), POLLIN, 0},
                                                           {worker_->pidfd(), POLLIN, 0}}};
    nfds_t count = 4;
    for (const Companion& one : companions_) fds[count++] = {one.process ? one.process->pidfd() : -1, POLLIN, 0};
    if (poll(fds.data(), count, -1) < 0) continue;
    std::optional<Death> death;
    for (size_t i = 4; i < count && !death; ++i) {
      if (fds[i].revents != 0) death = OnCompanionEnd(static_cast<int>(i) - 4);
    }
    if (!death && fds[1].revents != 0) death = OnWake();
    if (!death && (fds[0].revents & POLLOUT) != 0) {
      const std::lock_guard lock(io_mutex_);
      unsent_ = !SendRest();
    }
    if (!death && (fds[0].revents & ~POLLOUT) != 0) death = OnSocket(fds[3].revents != 0);
    if (!death && fds[2].revents != 0) death = OnTimer();
    if (!death && fds[3].revents != 0) death = Death{Cause::kDied, ""};
    if (death) return *death;
  }
}

std::optional<Slot::Death> Slot::OnWake() {
  DrainFd(wake_.get());
  if (stopping_.load()) return Death{Cause::kStopping, ""};
  const std::lock_guard lock(io_mutex_);
  if (current_ == nullptr && retiring_.load()) return Death{Cause::kRetired, "asked to"};
  if (current_ != nullptr && current_->cancelled_.load() && cancel_end_ == 0) {
    cancel_end_ = MonotonicNs() + kCancelGrace;
    StopCompanions(engine::kStopAll);
    Arm(cancel_end_);
  }
  return std::nullopt;
}

// `to_the_end`: the worker has ended, and nobody asks the socket again.
std::optional<Slot::Death> Slot::OnSocket(bool to_the_end) {
  while (true) {
    {
      const std::lock_guard lock(io_mutex_);
      reader_.set_limit(current_ == nullptr ? kHelloBytes : AnswerBytes(*current_));
    }
    switch (reader_.Read(worker_->socket())) {
      case frames::FrameReader::State::kNothing: return std::nullopt;
      case frames::FrameReader::State::kClosed: return Death{Cause::kDied, ""};
      case frames::FrameReader::State::kTooLarge: return Death{Cause::kGarbage, "a frame over the size limit"};
      case frames::FrameReader::State::kFrame: break;
    }
    std::optional<Death> death = OnFrame();
    if (death) return death;
    reader_.Consume();
    if (reader_.empty() && !to_the_end)
      return std::nullopt;  // poll says when there is more, for less than asking the socket costs
  }
}

std::optional<Slot::Death> Slot::OnFrame() {
  const auto frame = frames::VerifyFrame(reader_.frame().data(), reader_.frame().size());
  if (!frame.ok()) return Death{Cause::kGarbage, std::string(frame.status().message())};
  if (const frames::Log* log = (*frame)->body_as_Log(); log != nullptr) {
    return TakeLog(*log) ? std::nullopt : std::optional<Death>({Cause::kGarbage, "more lines for the log than it may"});
  }
  if (const frames::Entering* entering = (*frame)->body_as_Entering(); entering != nullptr) {
    announced_ = static_cast<int>(std::min<uint32_t>(entering->checker(), 1u << 20));
    return std::nullopt;
  }
  return OnAnswer(**frame);
}

// The ids are this side's own: a worker says which request it means by number, and cannot name another one's. A line
// without a request, or about one that is over, is a thread's that a checker has left behind.
bool Slot::TakeLog(const frames::Log& log) {
  if (++logged_ > kMaxLogLines) return false;
  base::CallIds ids;
  {
    const std::lock_guard lock(io_mutex_);
    if (current_ != nullptr && log.number() == number_) ids = current_->ids;
  }
  const bool known = catalogue_ != nullptr && catalogue_->Find(frames::View(log.checker())) != nullptr;
  const base::LogScope scope(&ids, known ? frames::View(log.checker()) : std::string_view());
  spdlog::log(Level(log.severity()), "worker {}: {}", index_, frames::View(log.line()));
  return true;
}

std::optional<Slot::Death> Slot::OnAnswer(const frames::Frame& frame) {
  Job* job = nullptr;
  frames::AnswerLimits limits;
  {
    const std::lock_guard lock(io_mutex_);
    if (current_ == nullptr) return Death{Cause::kGarbage, "an answer to nothing"};
    limits.number = number_;
    limits.content_size = static_cast<uint32_t>(current_->input.content.size());
    limits.title_size = static_cast<uint32_t>(current_->input.title.size());
    limits.summary_size = static_cast<uint32_t>(current_->input.summary.size());
    limits.max_text = AnswerBytes(*current_);
    const absl::Status status = frames::VerifyAnswer(frame, limits);
    if (!status.ok()) return Death{Cause::kGarbage, std::string(status.message())};
    const auto* answer = frame.body_as_CheckAnswer();
    if (answer != nullptr && !companions_.empty()) {
      if (auto death = LostCompanion(*answer); death) return death;
    }
    job = std::exchange(current_, nullptr);
  }
  announced_ = -1;
  suspect_ = 0;
  failures_ = 0;
  logged_ = 0;
  ++documents_;
  if (std::string reason = ReasonToRetire(); !reason.empty()) {
    context_->dispatcher->Leave(this);
    Answer(job, frame);
    return Death{Cause::kRetired, std::move(reason)};
  }
  // The worker gets its next document before this one is turned into an answer: it must not wait for that.
  if (Job* next = context_->dispatcher->Done(this, ticket_); next != nullptr) {
    const std::lock_guard lock(io_mutex_);
    SendRequest(next);
  }
  Answer(job, frame);
  return std::nullopt;
}

void Slot::Answer(Job* job, const frames::Frame& frame) {
  if (const frames::ErrorAnswer* error = frame.body_as_ErrorAnswer(); error != nullptr) {
    return job->Finish(frames::UnpackError(*error), nullptr);
  }
  if (const auto* answer = frame.body_as_CheckAnswer(); answer != nullptr) {
    context_->ledger->Answered(catalogue_->hello(), *answer);
    if (context_->observer != nullptr) context_->observer->Checked(*answer);
  }
  job->Finish(absl::OkStatus(), &frame);
}

std::string Slot::ReasonToRetire() {
  if (retiring_.load()) return "asked to";
  const Retirement& limit = plan_.retirement;
  const auto share = static_cast<uint64_t>(index_ % 8);
  if (limit.documents > 0 && documents_ >= limit.documents + limit.documents * share / 16) {
    return absl::StrCat("after ", documents_.load(), " documents");
  }
  if (documents_ % kDocumentsPerLook != 0) return "";
  std::string reason = TooMuch(worker_->usage(), limit);
  for (size_t i = 0; i < companions_.size() && reason.empty(); ++i) {
    if (companions_[i].process != nullptr) reason = TooMuch(companions_[i].process->usage(), limit);
    if (!Serves(static_cast<int>(i)) && MonotonicNs() - started_ns_ > kCompanionRest) reason = "to try a plug-in again";
  }
  return reason;
}

std::optional<Slot::Death> Slot::OnTimer() {
  DrainFd(timer_.get());
  const std::lock_guard lock(io_mutex_);
  armed_ = 0;
  if (current_ == nullptr) return std::nullopt;
  const int64_t now = MonotonicNs();
  if (cancel_end_ != 0 && now >= cancel_end_) return Death{Cause::kCancelled, ""};
  if (now >= current_->deadline_ns) return Death{Cause::kDeadline, ""};
  Arm(std::min(current_->deadline_ns, cancel_end_ != 0 ? cancel_end_ : INT64_MAX));
  return current_->facts ? std::nullopt : WatchChecker(now);
}

// Half of what is left when it begins, so whoever comes later has time too. The page is the worker's to write: a time
// that cannot be right counts as now.
std::optional<Slot::Death> Slot::WatchChecker(int64_t now) {
  frames::SharedPage& page = page_->page();
  const uint32_t running = page.culprit.load(std::memory_order_acquire);
  const int64_t left = current_->deadline_ns - now;
  if (running == 0) {
    Arm(now + left / 2);
    return std::nullopt;
  }
  if (running == suspect_) {
    if (now >= suspect_end_) return Death{Cause::kHung, ""};
    Arm(suspect_end_);
    return std::nullopt;
  }
  const int64_t entered = std::min(page.entered_ns.load(std::memory_order_relaxed), now);
  const int64_t its_end = entered + (current_->deadline_ns - entered) / 2;
  if (now < its_end) {
    Arm(its_end);
    return std::nullopt;
  }
  suspect_ = running;
  suspect_end_ = now + std::min(kStopGrace, left / 4);
  // Whoever was stopped before is done. If the sender is gone, everybody stays stopped. Tried once: the page is the
  // worker's to write too, and one that fights over it is ended all the same.
  uint32_t stopped = page.stop.load();
  if (stopped != engine::kStopAll) page.stop.compare_exchange_strong(stopped, running);
  // A plug-in with a process of its own has half of the time for all its checkers together.
  if (const auto* checker = catalogue_->checker(static_cast<int>(running) - 1);
      checker != nullptr && checker->companion() > 0) {
    StopCompanions(engine::kStopAll);
  }
  Arm(suspect_end_);
  return std::nullopt;
}

}  // namespace claimcheck::pool
