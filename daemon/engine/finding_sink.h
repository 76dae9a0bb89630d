// Takes what one checker emits for one document: checks it against the contract and copies it.
//
// Input:     whatever a plug-in sends. A finding is refused if its rule is unknown, its severity is none, a span is
//            empty, outside the text or cuts a character in two, its message is empty, a string is too long or no
//            UTF-8, two edits of a fix overlap, or there are more findings than kMaxFindings. The first refusal's
//            reason is kept.
// Output:    findings with spans of the reading text, in the order in which they came; coverage by rule.
// Ownership: owns what it copied; views the text during the check.
// Threads:   the thread of the check; should_stop on any thread.
// Cost:      linear in what is emitted.
#ifndef CLAIMCHECK_DAEMON_ENGINE_FINDING_SINK_H_
#define CLAIMCHECK_DAEMON_ENGINE_FINDING_SINK_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"

namespace claimcheck::engine {

inline constexpr size_t kMaxFindings = 10'000;       // of one checker in one document
inline constexpr uint64_t kMaxMessageBytes = 2'000;  // message, workings, descriptions
inline constexpr uint64_t kMaxReplacementBytes = 10'000;
inline constexpr uint64_t kMaxEvidence = 64;
inline constexpr uint64_t kMaxFixes = 16;
inline constexpr uint64_t kMaxEdits = 64;  // of one fix
inline constexpr size_t kMaxReasons = 8;   // why_not, of one rule

// A finding whose places are spans of the reading text.
struct RawFinding {
  struct Evidence {
    cc_span span;
    std::string role;
    std::string value;
    friend bool operator==(const Evidence& a, const Evidence& b) {
      return a.span.begin == b.span.begin && a.span.end == b.span.end && a.role == b.role && a.value == b.value;
    }
  };
  struct Edit {
    cc_span span;
    std::string replacement;
    friend bool operator==(const Edit& a, const Edit& b) {
      return a.span.begin == b.span.begin && a.span.end == b.span.end && a.replacement == b.replacement;
    }
  };
  struct Fix {
    std::string description;
    std::vector<Edit> edits;
    friend bool operator==(const Fix&, const Fix&) = default;
  };
  uint32_t checker = 0;  // index into Engine::checkers()
  uint32_t rule = 0;     // index into its rules
  uint32_t severity = 0;
  cc_span span = {};
  std::string message;
  std::string workings;
  std::vector<Evidence> evidence;
  std::vector<Fix> fixes;
};

// What is wanted of one rule.
struct RuleChoice {
  bool wanted = false;                // else its findings are dropped
  uint32_t severity = 0;              // of findings that name none; the rule's own or the caller's
  bool keeps_severity = false;        // findings that name another get `severity` all the same
  uint32_t least = CC_SEVERITY_NOTE;  // findings below are dropped
};

class FindingSink {
 public:
  struct Coverage {
    uint64_t considered = 0;
    uint64_t compared = 0;
  };
  // When nobody waits any more.
  struct Limits {
    int64_t deadline_ns = 0;                      // CLOCK_MONOTONIC; 0: none
    const std::atomic<uint32_t>* stop = nullptr;  // Options.stop
    bool Reached(uint32_t checker) const;
  };

  // `rules`: one for each rule of the checker; outlives the check.
  FindingSink(std::string_view text, uint32_t checker, const std::vector<RuleChoice>& rules, const Limits& limits);
  FindingSink(const FindingSink&) = delete;
  FindingSink& operator=(const FindingSink&) = delete;

  const cc_sink& raw() const { return raw_; }
  std::vector<RawFinding>& findings() { return findings_; }
  const std::vector<Coverage>& coverage() const { return coverage_; }
  // What the rules gave as reasons, in their order, each once.
  std::vector<std::string> WhyNot() const;
  // Why the first finding was refused; empty if none was.
  const std::string& refusal() const { return refusal_; }
  // Whether the checker was told to stop.
  bool told_to_stop() const { return told_to_stop_.load(std::memory_order_relaxed); }

 private:
  static int32_t Emit(void* self, const cc_finding* finding);
  static void Cover(void* self, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why_not);
  static int32_t IsEnabled(void* self, uint32_t rule);
  static int32_t ShouldStop(void* self);

  // Each returns what is wrong; empty if all is well.
  std::string Take(const cc_finding& finding);
  std::string CopyEvidence(const cc_finding& finding, RawFinding& copy) const;
  std::string CopyFixes(const cc_finding& finding, RawFinding& copy) const;
  std::string CheckSpan(std::string_view what, cc_span span, bool may_be_empty) const;

  std::string_view text_;
  uint32_t checker_;
  const std::vector<RuleChoice>& rules_;
  Limits limits_;
  cc_sink raw_ = {};
  std::vector<RawFinding> findings_;
  std::vector<Coverage> coverage_;
  struct Reason {
    uint32_t rule;
    std::string text;
  };
  std::vector<Reason> reasons_;  // in the order in which they came
  std::string refusal_;
  std::atomic<bool> told_to_stop_ = false;
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_FINDING_SINK_H_
