// One place for a worker: a thread that starts it, watches it, ends it, and starts the next one.
//
// A document is sent by the thread that submits it and answered by the slot's own, which otherwise sleeps in poll().
// When a worker dies, hangs or sends what cannot be read, the slot ends it, finds the culprit (the checker that the
// shared page or the stream names), and puts the document back without it, or once more if nobody is to blame.
// A worker is replaced by a fresh one, between two documents, when it has used up what its Retirement allows (plug-ins
// leak) or when it is told to retire (plug-ins or settings have changed).
// Time:    a document has until its deadline, and each checker half of what is left when it begins: then it is told to
//          stop, and if it does not, its worker is ended.
// Threads: Start and Interrupt on any (see Runner); everything else on the slot's own.
#ifndef CLAIMCHECK_DAEMON_POOL_SLOT_H_
#define CLAIMCHECK_DAEMON_POOL_SLOT_H_

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "daemon/frames/channel.h"
#include "daemon/pool/catalogue.h"
#include "daemon/pool/crash_ledger.h"
#include "daemon/pool/dispatcher.h"
#include "daemon/pool/observer.h"
#include "daemon/pool/worker_process.h"

namespace claimcheck::pool {

// When a worker has served long enough; 0: never. Each slot's own share comes on top, so that they do not all go at
// once.
struct Retirement {
  uint64_t documents = 0;
  uint64_t resident_bytes = 0;
  int64_t cpu_ns = 0;
};

// What a worker is started with.
struct WorkerPlan {
  WorkerCommand command;
  Retirement retirement;
  uint64_t generation = 0;  // counts reloads
};

// What all slots of a pool share.
struct SlotContext {
  std::function<WorkerPlan()> plan;  // any thread
  Dispatcher* dispatcher;
  CrashLedger* ledger;
  Observer* observer;  // null: nobody counts
  // A worker has said hello, or could not be started (null, with the reason). On the slot's thread.
  std::function<void(int slot, uint64_t generation, std::shared_ptr<const Catalogue> catalogue,
                     const absl::Status& status)>
      on_start;
};

// What a slot does, for those who look.
struct WorkerLook {
  bool serving = false;  // false: its worker is being started, or rests before the next try
  bool busy = false;
  pid_t pid = 0;  // 0: there is none
  uint64_t generation = 0;
  uint64_t documents = 0;  // that this worker has answered
  Usage usage;
};

class Slot final : public Runner {
 public:
  static absl::StatusOr<std::unique_ptr<Slot>> Create(int index, const SlotContext* context);
  ~Slot() override;  // ends the worker; its document is finished with DRAINING

  void Start(Job* job, uint64_t ticket) override;
  void Interrupt() override;
  // Any thread: replaces the worker as soon as it has no document, by one of the current plan.
  void Retire();
  // Any thread.
  WorkerLook Look();

 private:
  enum class Cause { kDied, kGarbage, kHung, kDeadline, kCancelled, kStopping, kRetired };
  struct Death {
    Cause cause;
    std::string detail;  // of kGarbage and kRetired
    int companion = -1;  // whose it is, by number less one; -1: the worker's own
    int checker = -1;    // of that companion, index in the catalogue, if it was caught in the act
  };
  // A process beside the worker, for a plug-in with isolation "own"; see slot_companions.cc.
  struct Companion {
    std::unique_ptr<MappedPage> page;
    std::unique_ptr<WorkerProcess> process;  // null once it has ended and was let lie
    std::string end;                         // how, then
  };

  Slot(int index, const SlotContext* context, std::unique_ptr<MappedPage> page, Fd wake, Fd timer);
  void Run();
  absl::Status StartWorker();
  absl::Status AwaitHello(int64_t deadline_ns);
  void RestBeforeNextStart();
  bool WaitForSocket(int64_t deadline_ns);

  Death Watch();
  std::optional<Death> OnWake();
  std::optional<Death> OnSocket(bool to_the_end);
  std::optional<Death> OnFrame();
  std::optional<Death> OnAnswer(const frames::Frame& frame);
  bool TakeLog(const frames::Log& log);
  void Answer(Job* job, const frames::Frame& frame);
  std::optional<Death> OnTimer();
  std::optional<Death> WatchChecker(int64_t now);
  // Why this worker should go now; empty: it should not.
  std::string ReasonToRetire();

  absl::Status StartCompanions();
  std::optional<Death> OnCompanionEnd(int companion);
  // What an answer says of a companion that is of no more use; empty: nothing.
  std::optional<Death> LostCompanion(const frames::CheckAnswer& answer) const;
  void StopCompanions(uint32_t stop);  // with io_mutex_ held
  int CulpritOf(int companion) const;
  bool Serves(int companion) const;

  void Bury(const Death& death);
  void Settle(Job* job, const Death& death, const std::string& how, int culprit);
  int Culprit(const Death& death) const;
  static std::string_view NameOf(Cause cause);

  // With io_mutex_ held.
  void SendRequest(Job* job);
  bool SendRest();
  void Arm(int64_t at_ns);

  const int index_;
  const SlotContext* const context_;
  const std::unique_ptr<MappedPage> page_;
  const Fd wake_;   // eventfd
  const Fd timer_;  // timerfd, CLOCK_MONOTONIC
  std::atomic<bool> stopping_{false};
  std::atomic<bool> retiring_{false};

  // The slot's own thread only.
  frames::FrameReader reader_;
  std::shared_ptr<const Catalogue> catalogue_;  // changes with io_mutex_ held
  int announced_ = -1;                          // last Entering of the running request
  uint32_t suspect_ = 0;                        // who was told to stop: index plus one
  int64_t suspect_end_ = 0;                     // and until when
  int failures_ = 0;                            // starts in a row that led to nothing
  WorkerPlan plan_;                             // of the running worker
  std::atomic<uint64_t> documents_{0};          // that it has answered; others look at it
  int logged_ = 0;                              // lines since its last answer
  int64_t started_ns_ = 0;                      // when it began to serve

  std::mutex io_mutex_;
  // Guarded by io_mutex_.
  std::unique_ptr<WorkerProcess> worker_;
  std::vector<Companion> companions_;  // of the worker; changed by the slot's own thread
  uint64_t ticket_ = 0;                // counts workers
  uint64_t generation_ = 0;            // of the worker
  bool serving_ = false;               // it has said hello
  Job* current_ = nullptr;
  uint64_t number_ = 0;  // of the running request
  flatbuffers::FlatBufferBuilder request_;
  size_t sent_ = 0;
  bool unsent_ = false;
  int64_t armed_ = 0;       // when the timer goes off; 0: never
  int64_t cancel_end_ = 0;  // how long a cancelled document may go on; 0: it was not cancelled

  std::thread thread_;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_SLOT_H_
