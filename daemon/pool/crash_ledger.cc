#include "daemon/pool/crash_ledger.h"

#include <algorithm>
#include <tuple>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace claimcheck::pool {
namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string BuildOf(const frames::Checker& checker) {
  return absl::StrCat(View(frames::View(checker.id())), "@", View(frames::View(checker.build())));
}

// All that a checker could trip over: the text and how it was read.
uint64_t HashOf(const Job& job) {
  const auto& in = job.input;
  return absl::Hash<std::tuple<absl::string_view, absl::string_view, absl::string_view, absl::string_view, uint32_t>>()(
      {View(in.content), View(in.title), View(in.summary), View(in.published), in.format});
}

bool IsAbsent(const frames::RequestHeader& header, std::string_view checker) {
  return std::any_of(header.absent.begin(), header.absent.end(),
                     [&](const auto& absent) { return absent.checker == checker; });
}

}  // namespace

void CrashLedger::LeaveOut(const frames::Hello& catalogue, Job* job) {
  if (job->facts || (!any_.load(std::memory_order_relaxed) && !breaker_->AnyRests())) return;
  const uint64_t hash = HashOf(*job);
  for (const frames::Checker* checker : *catalogue.checkers()) {
    const std::string_view id = frames::View(checker->id());
    if (IsAbsent(job->header_, id)) continue;
    const std::string build = BuildOf(*checker);
    bool quarantined = false;
    {
      const std::lock_guard lock(mutex_);
      const auto found = crashes_.find({build, hash});
      quarantined = found != crashes_.end() && found->second >= kCrashesToQuarantine;
    }
    if (quarantined) {
      job->header_.absent.push_back({std::string(id), engine::Outcome::kSkipped,
                                     "it crashed on this document twice; it is not given it again until its plug-in "
                                     "is replaced or claimcheckd restarts"});
    } else if (!breaker_->Admit(build)) {
      job->header_.absent.push_back({std::string(id), engine::Outcome::kSkipped,
                                     "it rests after crashing several times; check the document again in a minute"});
    }
  }
}

int64_t CrashLedger::Crashed(const frames::Checker& checker, const Job& job) {
  const std::string build = BuildOf(checker);
  {
    const std::lock_guard lock(mutex_);
    const Pair pair{build, HashOf(job)};
    if (++crashes_[pair] == 1) order_.push_back(pair);
    if (order_.size() > kMaxPairs) {
      crashes_.erase(order_.front());
      order_.pop_front();
    }
    any_.store(true, std::memory_order_relaxed);
  }
  return breaker_->Crashed(build);
}

void CrashLedger::Answered(const frames::Hello& catalogue, const frames::CheckAnswer& answer) {
  if (!breaker_->AnyRests()) return;
  for (const frames::CheckerReport* report : *answer.checkers()) {
    if (report->outcome() == static_cast<uint8_t>(engine::Outcome::kSkipped) ||
        report->outcome() == static_cast<uint8_t>(engine::Outcome::kCrashed) ||
        report->outcome() == static_cast<uint8_t>(engine::Outcome::kTimedOut)) {
      continue;
    }
    for (const frames::Checker* checker : *catalogue.checkers()) {
      if (frames::View(checker->id()) == frames::View(report->checker())) breaker_->Worked(BuildOf(*checker));
    }
  }
}

}  // namespace claimcheck::pool
