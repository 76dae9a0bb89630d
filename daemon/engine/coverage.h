// What was read of a document and how much of it could be compared, and who its statements come from.
//
// Threads: one object by one thread.
// Cost:    linear in the facts; for each fact that a rule says it compared constant in the order of the text, else
//          logarithmic.
#ifndef CLAIMCHECK_DAEMON_ENGINE_COVERAGE_H_
#define CLAIMCHECK_DAEMON_ENGINE_COVERAGE_H_

#include <vector>

#include "claimcheck/coverage.h"
#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"
#include "daemon/facts/facts.h"
#include "daemon/text/document.h"

namespace claimcheck::engine {

// Which facts some rule could compare with another or judge. Filled through the extension that checkers are offered.
class ComparedFacts {
 public:
  // Borrows the facts.
  explicit ComparedFacts(const facts::Facts& facts);
  ComparedFacts(const ComparedFacts&) = delete;
  ComparedFacts& operator=(const ComparedFacts&) = delete;

  const cc_compared& raw() const { return raw_; }
  // Figures are quantities but for ordinals; dates are times but for sets; quotations are what somebody said.
  Coverage Sum() const;
  // Each fact that was compared.
  std::vector<cc_span> Spans() const;

 private:
  static void Fact(void* self, cc_span span);

  const facts::Facts& facts_;
  cc_compared raw_;
  std::vector<bool> quantities_;
  std::vector<bool> times_;
  std::vector<bool> quotations_;
  // Where the last span was looked for.
  size_t last_quantity_ = 0;
  size_t last_time_ = 0;
  size_t last_quotation_ = 0;
};

// Every sentence of the body is one statement, of the best source that stands behind any part of it.
SourceShares CountSources(const text::Document& document, const facts::Facts& facts);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_COVERAGE_H_
