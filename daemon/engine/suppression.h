// Which findings a desk has answered already, with a mark in the document or a line in a baseline, and which of its
// marks answer nothing.
//
// Confirmed: a finding whose place begins or ends in what a "[CQ]" stands behind: the figure with what it counts, the
//            date, the name with its role, the source, the quotation; behind a full stop the sentence; else the word.
//            A finding elsewhere that only rests on it stays: "17 [CQ] people were hurt: 9 men and 7 women" does not
//            add up all the same, but if 17 is right it is for the 9 or the 7 to change.
// Disabled:  its rule is silent where it begins.
// Baseline:  its fingerprint was in the baseline.
// Threads:   one object by one thread.
// Cost:      n log n in findings and marks; at most kReach facts are looked at for a mark.
#ifndef CLAIMCHECK_DAEMON_ENGINE_SUPPRESSION_H_
#define CLAIMCHECK_DAEMON_ENGINE_SUPPRESSION_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/engine/finding_sink.h"
#include "daemon/engine/marks.h"

namespace claimcheck::engine {

class Suppression {
 public:
  // Borrows all three. Spans of facts and findings are of the document's reading text, which is without marks.
  Suppression(const text::Document& document, const facts::Facts& facts, const std::vector<Mark>& marks);

  // For findings in the order of the text: why each is not to be shown; kNone for those that are. Call once.
  std::vector<SuppressedBy> Apply(const std::vector<CheckerInfo>& checkers, const std::vector<RawFinding>& findings,
                                  const std::vector<std::string>& fingerprints,
                                  const std::vector<std::string>& baseline);

  struct Idle {
    size_t mark;  // index
    std::string why;
  };
  // After Apply: marks without an effect. `ran`: ids of the rules that ran to their end; a mark that names another one,
  // or "[CQ]" unless `all_ran`, may have its use in another check and is not reported.
  std::vector<Idle> IdleMarks(const std::vector<CheckerInfo>& checkers, const std::unordered_set<std::string_view>& ran,
                              bool all_ran) const;

 private:
  static constexpr size_t kReach = 64;  // facts before a mark, marks around a finding

  struct Confirmed {
    cc_span span;
    size_t mark;
  };
  cc_span FactBefore(const Mark& mark) const;
  bool IsConfirmed(cc_span span);
  bool IsDisabled(const CheckerInfo& checker, const RuleInfo& rule);
  void AdvanceTo(cc_span span);
  void Enter(text::Field field);
  void Take(size_t mark);

  const text::Document& document_;
  const facts::Facts& facts_;
  const std::vector<Mark>& marks_;
  std::vector<bool> used_;                     // by mark
  std::vector<Confirmed> confirmed_;           // in the order of their ends
  size_t next_mark_ = 0;                       // of the walk along the text
  text::Field field_ = text::Field::kTitle;    // that the walk is in
  std::map<std::string_view, size_t> silent_;  // rule or checker, "" for all; the mark that said so
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_SUPPRESSION_H_
