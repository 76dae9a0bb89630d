// Report and RuleReport: where a checker puts what it found and says what it looked at.
//
// A RuleReport belongs to one rule: it hands findings over at once and adds the coverage up until it goes away.
// Ownership: views of the host's sink; valid during the check.
// Threads:   the thread of the check.
#ifndef CLAIMCHECK_SDK_REPORT_H_
#define CLAIMCHECK_SDK_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "claimcheck/coverage.h"
#include "claimcheck/plugin.h"
#include "claimcheck/sdk/document.h"
#include "claimcheck/sdk/finding.h"

namespace claimcheck::sdk {

class Report {
 public:
  explicit Report(const cc_sink& sink, const cc_document* document = nullptr) : sink_(&sink) {
    if (document == nullptr || document->get_extension == nullptr) return;
    compared_ = static_cast<const cc_compared*>(document->get_extension(document, CC_EXT_COMPARED));
  }

  // `rule` is the rule's index in Rules().
  bool IsEnabled(uint32_t rule) const {
    return sink_->rule_enabled == nullptr || sink_->rule_enabled(sink_->host, rule) != 0;
  }
  // True once nobody waits for the answer any more; asks the host once in 64 calls, so call it in inner loops.
  bool ShouldStop() {
    if (stopped_) return true;
    if (++asked_ % 64 != 1 || sink_->should_stop == nullptr) return false;
    return stopped_ = sink_->should_stop(sink_->host) != 0;
  }
  // False if the host refused the finding.
  bool Emit(uint32_t rule, const Finding& finding) { return finding.EmitTo(*sink_, rule); }
  // Says that this fact was compared with another or judged.
  void Compared(cc_span fact) {
    if (compared_ == nullptr || (fact.begin == told_.begin && fact.end == told_.end)) return;
    told_ = fact;
    compared_->fact(compared_->host, fact);
  }
  const cc_sink& sink() const { return *sink_; }
  // The same report over another sink, which must outlive it: for a checker that looks through its findings itself.
  Report Over(const cc_sink& sink) const {
    Report other = *this;
    other.sink_ = &sink;
    return other;
  }

 private:
  const cc_sink* sink_;
  const cc_compared* compared_ = nullptr;
  cc_span told_ = {0, 0};  // the fact that was told last: many rules tell one several times in a row
  uint32_t asked_ = 0;
  bool stopped_ = false;
};

class RuleReport {
 public:
  RuleReport(Report& report, uint32_t rule) : report_(&report), rule_(rule) {}
  RuleReport(const RuleReport&) = delete;
  RuleReport& operator=(const RuleReport&) = delete;
  ~RuleReport() { Flush(); }

  bool Emit(const Finding& finding) { return report_->Emit(rule_, finding); }
  bool ShouldStop() { return report_->ShouldStop(); }
  // Facts that the rule looked at, and those of them that it could compare or judge.
  void Considered(uint64_t count = 1) { considered_ += count; }
  void Compared(uint64_t count = 1) { compared_ += count; }
  // One comparison, of these facts; their spans tell the reader of the answer how much of the text was held against
  // anything.
  template <typename... Spans>
  void Compared(cc_span fact, Spans... others) {
    ++compared_;
    report_->Compared(fact);
    (report_->Compared(others), ...);
  }
  // One more fact of the comparison that was counted last.
  void Also(cc_span fact) { report_->Compared(fact); }
  // In one phrase why not the others: "no publication date". Each reason is told once.
  void WhyNot(std::string_view reason) {
    if (reason == last_reason_) return;
    last_reason_ = reason;
    Send(0, 0, reason);
  }

 private:
  void Flush() {
    if (considered_ != 0 || compared_ != 0) Send(considered_, compared_, {});
    considered_ = compared_ = 0;
  }
  void Send(uint64_t considered, uint64_t compared, std::string_view why_not) {
    const cc_sink& sink = report_->sink();
    if (sink.coverage != nullptr) sink.coverage(sink.host, rule_, considered, compared, Str(why_not));
  }

  Report* report_;
  uint32_t rule_;
  uint64_t considered_ = 0;
  uint64_t compared_ = 0;
  std::string last_reason_;
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_REPORT_H_
