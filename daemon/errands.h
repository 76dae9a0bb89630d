// What other threads ask the main thread to do between two signals, in the order in which they ask.
//
// Threads: Post on any; everything else on the main thread.
// Example: loop { poll(signals, errands.fd()); if the latter: errands.Run(); }
#ifndef CLAIMCHECK_DAEMON_ERRANDS_H_
#define CLAIMCHECK_DAEMON_ERRANDS_H_

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace claimcheck {

class Errands {
 public:
  // Called exactly once: with true on the main thread, or with false, anywhere, because it takes no more errands.
  using Errand = std::function<void(bool wanted)>;

  Errands();
  ~Errands();
  void Post(Errand errand);
  // Readable while there is something to do.
  int fd() const { return fd_; }
  // Does what is there.
  void Run();
  // From now on nothing is done any more; what is there is told so.
  void Close();

 private:
  std::vector<Errand> Take();

  const int fd_;  // eventfd
  std::mutex mutex_;
  std::vector<Errand> waiting_;  // guarded by mutex_, as is closed_
  bool closed_ = false;
};

}  // namespace claimcheck

#endif  // CLAIMCHECK_DAEMON_ERRANDS_H_
