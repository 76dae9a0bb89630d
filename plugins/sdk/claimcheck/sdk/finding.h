// Finding: what a checker has to say about one place, built up in one expression.
//
// Example:   report.Emit(sdk::Finding(stated.span)
//                            .Message("The increase is 25%, not 20%.")
//                            .Workings("(250 - 200) / 200 = 25%; the text says 20%")
//                            .Evidence(before.span, "before", "200 tonnes")
//                            .Evidence(after.span, "after", "250 tonnes")
//                            .Fix("write 25%", stated.span, "25%"));
// Ownership: owns its strings; spans are those of the document.
#ifndef CLAIMCHECK_SDK_FINDING_H_
#define CLAIMCHECK_SDK_FINDING_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/document.h"

namespace claimcheck::sdk {

// A promise, measured on real news: error, the text contradicts itself or the calendar (19 of 20 are right); warning,
// it very likely does (4 of 5); note, a gap that a desk would want pointed out (3 of 5).
enum class Severity : uint32_t { kNote = CC_SEVERITY_NOTE, kWarning = CC_SEVERITY_WARNING, kError = CC_SEVERITY_ERROR };

struct Edit {
  cc_span span;
  std::string replacement;
};

class Finding {
 public:
  // `span` is what an editor should look at: inside the text and not empty.
  explicit Finding(cc_span span) : span_(span) {}

  // One plain sentence.
  Finding& Message(std::string message) { return message_ = std::move(message), *this; }
  // The sum or the comparison that fails.
  Finding& Workings(std::string workings) { return workings_ = std::move(workings), *this; }
  // Only where it is not the rule's own.
  Finding& As(Severity severity) { return severity_ = static_cast<uint32_t>(severity), *this; }
  // A place that the finding rests on, what it is to it ("before", "stated") and the value read there.
  Finding& Evidence(cc_span span, std::string role, std::string value) {
    evidence_.push_back({span, std::move(role), std::move(value)});
    return *this;
  }
  // A possible correction; offer all that are possible.
  Finding& Fix(std::string description, cc_span span, std::string replacement) {
    return Fix(std::move(description), {{span, std::move(replacement)}});
  }
  // One that needs several edits at once; they do not overlap.
  Finding& Fix(std::string description, std::vector<Edit> edits) {
    fixes_.push_back({std::move(description), std::move(edits)});
    return *this;
  }

  cc_span span() const { return span_; }
  const std::string& message() const { return message_; }

  // Hands the finding to the host, which copies it. False if the host refused it.
  bool EmitTo(const cc_sink& sink, uint32_t rule) const {
    std::vector<cc_evidence> evidence;
    evidence.reserve(evidence_.size());
    for (const Place& place : evidence_) evidence.push_back({place.span, Str(place.role), Str(place.value)});
    std::vector<std::vector<cc_edit>> edits(fixes_.size());
    std::vector<cc_fix> fixes;
    fixes.reserve(fixes_.size());
    for (size_t i = 0; i < fixes_.size(); ++i) {
      for (const Edit& edit : fixes_[i].edits) edits[i].push_back({edit.span, Str(edit.replacement)});
      fixes.push_back({Str(fixes_[i].description), ArrayOf(edits[i].data(), edits[i].size())});
    }
    cc_finding finding = {};
    finding.struct_size = sizeof finding;
    finding.rule = rule;
    finding.severity = severity_;
    finding.span = span_;
    finding.message = Str(message_);
    finding.workings = Str(workings_);
    finding.evidence = ArrayOf(evidence.data(), evidence.size());
    finding.fixes = ArrayOf(fixes.data(), fixes.size());
    return sink.emit != nullptr && sink.emit(sink.host, &finding) != 0;
  }

 private:
  struct Place {
    cc_span span;
    std::string role;
    std::string value;
  };
  struct Correction {
    std::string description;
    std::vector<Edit> edits;
  };

  cc_span span_;
  uint32_t severity_ = 0;
  std::string message_;
  std::string workings_;
  std::vector<Place> evidence_;
  std::vector<Correction> fixes_;
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_FINDING_H_
