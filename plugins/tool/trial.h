// A document and a sink to try a checker with: as the daemon would hand them over, or as a newer or poorer host might.
//
// Ownership: a Trial owns its document; what it hands out lives as long as it does.
// Threads:   Run may be called on several threads at once, with different checkers.
#ifndef CLAIMCHECK_PLUGINS_TOOL_TRIAL_H_
#define CLAIMCHECK_PLUGINS_TOOL_TRIAL_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/engine/abi_document.h"
#include "daemon/facts/facts.h"
#include "daemon/text/document.h"

namespace claimcheck::tool {

// An article made up for trials: figures, dates, quotations, names, some of them wrong.
std::string_view TrialArticle();
// The article over and over, at least `bytes` long.
std::string LongArticle(size_t bytes);

enum class HostKind {
  kOrdinary,
  kBare,      // no extension at all: get_extension returns null for every id
  kNewer,     // structs and array elements are larger than this version of the ABI knows
  kHurried,   // should_stop says 1 from the beginning
  kRefusing,  // emit takes nothing
  kUnwilling  // no rule is wanted
};

class Trial {
 public:
  struct Answer {
    int32_t code = 0;                   // what check() returned
    std::vector<std::string> findings;  // each in one line, in the order in which they came
    std::string refusal;                // the first breach of the contract; empty if there was none
  };

  // `published`: CC_NO_DAY for none.
  Trial(std::string content, std::string title, int32_t published, HostKind kind = HostKind::kOrdinary);
  ~Trial();
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  // `rules`: how many the checker has.
  Answer Run(cc_checker& checker, size_t rules) const;

 private:
  struct Widened;
  const cc_document& Shown() const;

  std::string content_;
  std::string title_;
  HostKind kind_;
  text::Document document_;
  facts::Facts facts_;
  std::unique_ptr<engine::AbiDocument> abi_;
  std::unique_ptr<Widened> widened_;
  cc_document bare_ = {};
};

}  // namespace claimcheck::tool

#endif  // CLAIMCHECK_PLUGINS_TOOL_TRIAL_H_
