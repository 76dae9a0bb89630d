// An insertion (an edit whose span is empty) is fine; a finding or a piece of evidence without a place is not.
#include "daemon/engine/finding_sink.h"

#include <time.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/document.h"
#include "daemon/base/utf8.h"

namespace claimcheck::engine {
namespace {

using sdk::View;

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }

std::string CheckString(std::string_view what, cc_str s, uint64_t limit) {
  if (s.size > limit) return absl::StrCat(Absl(what), ": expected at most ", limit, " bytes, found ", s.size);
  if (s.size > 0 && s.data == nullptr) return absl::StrCat(Absl(what), ": expected ", s.size, " bytes, found null");
  if (base::FirstInvalid(View(s))) return absl::StrCat(Absl(what), ": expected UTF-8");
  return {};
}

std::string CheckCount(std::string_view what, const cc_array& array, size_t element, uint64_t limit) {
  if (array.struct_size < sizeof(cc_array) || (array.count > 0 && (array.items == nullptr || array.stride < element))) {
    return absl::StrCat(Absl(what), ": expected an array with elements of at least ", element, " bytes, found ",
                        array.count, " of ", array.stride);
  }
  if (array.count > limit) return absl::StrCat(Absl(what), ": expected at most ", limit, ", found ", array.count);
  return {};
}

}  // namespace

// A stop names its checker, so one that comes just as that checker returns does not hit the next.
bool FindingSink::Limits::Reached(uint32_t checker) const {
  const uint32_t stopped = stop == nullptr ? 0 : stop->load(std::memory_order_relaxed);
  if (stopped == UINT32_MAX || stopped == checker + 1) return true;
  if (deadline_ns == 0) return false;
  timespec now = {};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec >= deadline_ns;
}

FindingSink::FindingSink(std::string_view text, uint32_t checker, const std::vector<RuleChoice>& rules,
                         const Limits& limits)
    : text_(text), checker_(checker), rules_(rules), limits_(limits) {
  raw_ = {sizeof(cc_sink), this, &Emit, &Cover, &IsEnabled, &ShouldStop};
  coverage_.resize(rules.size());
}

int32_t FindingSink::Emit(void* self, const cc_finding* finding) {
  FindingSink& sink = *static_cast<FindingSink*>(self);
  // A flood of ten million more is refused without a look at each.
  if (sink.findings_.size() >= kMaxFindings && !sink.refusal_.empty()) return 0;
  std::string wrong;
  if (finding == nullptr || finding->struct_size < sizeof(cc_finding)) {
    wrong = absl::StrCat("finding: expected a cc_finding of at least ", sizeof(cc_finding), " bytes, found ",
                         finding == nullptr ? 0u : finding->struct_size);
  } else {
    wrong = sink.Take(*finding);
  }
  if (wrong.empty()) return 1;
  if (sink.refusal_.empty()) sink.refusal_ = std::move(wrong);
  return 0;
}

std::string FindingSink::Take(const cc_finding& finding) {
  if (finding.rule >= rules_.size()) {
    return absl::StrCat("finding: expected the index of one of ", rules_.size(), " rules, found ", finding.rule);
  }
  const RuleChoice& rule = rules_[finding.rule];
  if (!rule.wanted) return {};
  if (finding.severity > CC_SEVERITY_ERROR) {
    return absl::StrCat("finding: expected a severity from 0 to 3, found ", finding.severity);
  }
  const uint32_t severity = finding.severity == 0 || rule.keeps_severity ? rule.severity : finding.severity;
  if (severity < rule.least) return {};
  if (std::string wrong = CheckSpan("finding", finding.span, false); !wrong.empty()) return wrong;
  if (finding.message.size == 0) return "finding: expected a message, found none";
  if (std::string wrong = CheckString("message", finding.message, kMaxMessageBytes); !wrong.empty()) return wrong;
  if (std::string wrong = CheckString("workings", finding.workings, kMaxMessageBytes); !wrong.empty()) return wrong;
  if (findings_.size() >= kMaxFindings) return absl::StrCat("findings: expected at most ", kMaxFindings);

  RawFinding copy;
  copy.checker = checker_;
  copy.rule = finding.rule;
  copy.severity = severity;
  copy.span = finding.span;
  copy.message = View(finding.message);
  copy.workings = View(finding.workings);
  if (std::string wrong = CopyEvidence(finding, copy); !wrong.empty()) return wrong;
  if (std::string wrong = CopyFixes(finding, copy); !wrong.empty()) return wrong;
  findings_.push_back(std::move(copy));
  return {};
}

std::string FindingSink::CopyEvidence(const cc_finding& finding, RawFinding& copy) const {
  if (std::string wrong = CheckCount("evidence", finding.evidence, sizeof(cc_evidence), kMaxEvidence); !wrong.empty()) {
    return wrong;
  }
  for (const cc_evidence& evidence : sdk::Array<cc_evidence>(&finding.evidence)) {
    if (std::string wrong = CheckSpan("evidence", evidence.span, false); !wrong.empty()) return wrong;
    if (std::string wrong = CheckString("evidence role", evidence.role, kMaxMessageBytes); !wrong.empty()) return wrong;
    if (std::string wrong = CheckString("evidence value", evidence.value, kMaxMessageBytes); !wrong.empty())
      return wrong;
    copy.evidence.push_back({evidence.span, std::string(View(evidence.role)), std::string(View(evidence.value))});
  }
  return {};
}

std::string FindingSink::CopyFixes(const cc_finding& finding, RawFinding& copy) const {
  if (std::string wrong = CheckCount("fixes", finding.fixes, sizeof(cc_fix), kMaxFixes); !wrong.empty()) return wrong;
  for (const cc_fix& fix : sdk::Array<cc_fix>(&finding.fixes)) {
    if (std::string wrong = CheckString("fix", fix.description, kMaxMessageBytes); !wrong.empty()) return wrong;
    if (std::string wrong = CheckCount("edits", fix.edits, sizeof(cc_edit), kMaxEdits); !wrong.empty()) return wrong;
    if (fix.edits.count == 0) return "fix: expected at least one edit, found none";
    RawFinding::Fix& mine = copy.fixes.emplace_back();
    mine.description = View(fix.description);
    for (const cc_edit& edit : sdk::Array<cc_edit>(&fix.edits)) {
      if (std::string wrong = CheckSpan("edit", edit.span, true); !wrong.empty()) return wrong;
      if (std::string wrong = CheckString("replacement", edit.replacement, kMaxReplacementBytes); !wrong.empty()) {
        return wrong;
      }
      mine.edits.push_back({edit.span, std::string(View(edit.replacement))});
    }
    std::sort(mine.edits.begin(), mine.edits.end(),
              [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    for (size_t i = 1; i < mine.edits.size(); ++i) {
      if (mine.edits[i].span.begin < mine.edits[i - 1].span.end) {
        return absl::StrCat("fix: expected edits that do not overlap, found two at byte ", mine.edits[i].span.begin);
      }
    }
  }
  return {};
}

std::string FindingSink::CheckSpan(std::string_view what, cc_span span, bool may_be_empty) const {
  const auto inside_character = [this](uint32_t at) { return at < text_.size() && (text_[at] & 0xC0) == 0x80; };
  if (span.end > text_.size() || span.begin > span.end || (span.begin == span.end && !may_be_empty)) {
    return absl::StrCat(Absl(what), ": expected a span inside the text's ", text_.size(), " bytes, found [", span.begin,
                        ", ", span.end, ")");
  }
  if (inside_character(span.begin) || inside_character(span.end)) {
    return absl::StrCat(Absl(what), ": expected a span of whole characters, found [", span.begin, ", ", span.end, ")");
  }
  return {};
}

void FindingSink::Cover(void* self, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why_not) {
  FindingSink& sink = *static_cast<FindingSink*>(self);
  if (rule >= sink.coverage_.size()) return;
  Coverage& coverage = sink.coverage_[rule];
  coverage.considered += considered;
  coverage.compared += compared;
  if (why_not.size == 0 || !CheckString("", why_not, 200).empty()) return;
  const std::string_view text = View(why_not);
  size_t of_rule = 0;
  for (const Reason& reason : sink.reasons_) {
    if (reason.rule != rule) continue;
    if (reason.text == text || ++of_rule == kMaxReasons) return;
  }
  sink.reasons_.push_back({rule, std::string(text)});
}

std::vector<std::string> FindingSink::WhyNot() const {
  std::vector<const Reason*> ordered;
  for (const Reason& reason : reasons_) ordered.push_back(&reason);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Reason* a, const Reason* b) { return a->rule < b->rule; });
  std::vector<std::string> all;
  for (const Reason* reason : ordered) {
    if (std::find(all.begin(), all.end(), reason->text) == all.end()) all.push_back(reason->text);
  }
  return all;
}

int32_t FindingSink::IsEnabled(void* self, uint32_t rule) {
  const FindingSink& sink = *static_cast<FindingSink*>(self);
  return rule < sink.rules_.size() && sink.rules_[rule].wanted ? 1 : 0;
}

int32_t FindingSink::ShouldStop(void* self) {
  FindingSink& sink = *static_cast<FindingSink*>(self);
  if (!sink.limits_.Reached(sink.checker_)) return 0;
  sink.told_to_stop_.store(true, std::memory_order_relaxed);
  return 1;
}

}  // namespace claimcheck::engine
