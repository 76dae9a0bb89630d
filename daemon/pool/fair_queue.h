// Documents that wait, a line for each client: the next one comes from the next line, so that a client that sends a
// thousand does not keep one that sends one waiting behind them.
//
// Ownership: borrows the jobs.
// Threads:   none of its own; the dispatcher's lock guards it.
// Cost:      taking is constant; adding and leaving are logarithmic in the clients that wait.
// Example:   Push a1, a2, a3 (client a), b1 (client b): Pop gives a1, b1, a2, a3.
#ifndef CLAIMCHECK_DAEMON_POOL_FAIR_QUEUE_H_
#define CLAIMCHECK_DAEMON_POOL_FAIR_QUEUE_H_

#include <cstddef>
#include <list>
#include <map>
#include <string>
#include <vector>

#include "daemon/pool/job.h"

namespace claimcheck::pool {

class FairQueue {
 public:
  // At the end of its client's line.
  void Push(Job* job);
  // Before everybody, whoever the client is: it has waited already.
  void PushFirst(Job* job);
  // Null if nobody waits.
  Job* Pop();
  // Of a job that waits.
  void Erase(Job* job);
  // Takes out the last job of the longest line, if that line is longer than `client`'s would be with one more; else
  // null.
  Job* EvictFor(const std::string& client);
  // Empties it.
  std::vector<Job*> TakeAll();

  size_t size() const { return size_; }
  size_t bytes() const { return bytes_; }

 private:
  struct Line {
    std::list<Job*> jobs;
    std::list<Line*>::iterator turn;
  };
  void Drop(std::map<std::string, Line>::iterator line);

  std::list<Job*> first_;
  std::map<std::string, Line> lines_;  // those with jobs, by client
  std::list<Line*> turns_;             // whose turn it is, then whose after that
  size_t size_ = 0;
  size_t bytes_ = 0;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_FAIR_QUEUE_H_
