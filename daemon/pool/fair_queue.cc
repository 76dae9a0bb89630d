#include "daemon/pool/fair_queue.h"

#include <algorithm>
#include <utility>

namespace claimcheck::pool {

void FairQueue::Push(Job* job) {
  const auto [line, is_new] = lines_.try_emplace(job->client);
  if (is_new) line->second.turn = turns_.insert(turns_.end(), &line->second);
  job->place_ = line->second.jobs.insert(line->second.jobs.end(), job);
  job->first_ = false;
  ++size_;
  bytes_ += job->bytes();
}

void FairQueue::PushFirst(Job* job) {
  job->place_ = first_.insert(first_.begin(), job);
  job->first_ = true;
  ++size_;
  bytes_ += job->bytes();
}

Job* FairQueue::Pop() {
  if (size_ == 0) return nullptr;
  Job* job = first_.empty() ? turns_.front()->jobs.front() : first_.front();
  if (!job->first_) turns_.splice(turns_.end(), turns_, turns_.begin());
  Erase(job);
  return job;
}

void FairQueue::Erase(Job* job) {
  --size_;
  bytes_ -= job->bytes();
  if (job->first_) {
    first_.erase(job->place_);
    return;
  }
  const auto line = lines_.find(job->client);
  line->second.jobs.erase(job->place_);
  if (line->second.jobs.empty()) Drop(line);
}

Job* FairQueue::EvictFor(const std::string& client) {
  const auto longest = std::max_element(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) {
    return a.second.jobs.size() < b.second.jobs.size();
  });
  if (longest == lines_.end()) return nullptr;
  const auto own = lines_.find(client);
  const size_t waiting = own == lines_.end() ? 0 : own->second.jobs.size();
  if (longest->second.jobs.size() <= waiting + 1) return nullptr;
  Job* job = longest->second.jobs.back();
  Erase(job);
  return job;
}

std::vector<Job*> FairQueue::TakeAll() {
  std::vector<Job*> jobs;
  while (Job* job = Pop()) jobs.push_back(job);
  return jobs;
}

void FairQueue::Drop(std::map<std::string, Line>::iterator line) {
  turns_.erase(line->second.turn);
  lines_.erase(line);
}

}  // namespace claimcheck::pool
