// What the desk and its readers know, and the findings that it answers.
//
// A finding is dropped if it asks who a source is and its words hold a source of the house ("our correspondent"), or if
// it asks who or what a name is and its words hold a name that readers know. Case does not count; words are whole
// words.
// Threads: immutable once made; a HouseSink belongs to one check.
// Cost:    linear in the findings' words times the names; nothing is looked at where the house has given none.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_HOUSE_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_HOUSE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/sdk.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {

class House {
 public:
  static constexpr std::string_view kOptions = R"({"type": "object", "additionalProperties": false, "properties": {
    "house_sources": {"type": "array", "items": {"type": "string"},
                      "description": "Sources that need no further name or reason: our correspondent"},
    "house_names": {"type": "array", "items": {"type": "string"},
                    "description": "Names and acronyms of the house that need no introduction"},
    "household_names": {"type": "array", "items": {"type": "string"},
                        "description": "People whom every reader knows"}}})";

  // JSON that has passed the schema; empty for none.
  explicit House(std::string_view options);
  // Whether it answers anything at all.
  bool Knows() const { return !sources_.empty() || !names_.empty(); }
  // Whether a finding of that rule at these words is answered.
  bool Answers(std::string_view rule, std::string_view words) const;

 private:
  std::vector<std::string> sources_;  // lower case
  std::vector<std::string> names_;
};

// Hands on to another sink what the house does not answer.
class HouseSink {
 public:
  // Borrows all of them.
  HouseSink(const House& house, std::span<const Rule> rules, const sdk::Document& document, const cc_sink& sink);
  HouseSink(const HouseSink&) = delete;
  HouseSink& operator=(const HouseSink&) = delete;
  const cc_sink& raw() const { return raw_; }

 private:
  static int32_t Emit(void* self, const cc_finding* finding);
  static void Cover(void* self, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why_not);
  static int32_t IsEnabled(void* self, uint32_t rule);
  static int32_t ShouldStop(void* self);

  const House& house_;
  std::span<const Rule> rules_;
  const sdk::Document& document_;
  const cc_sink& sink_;
  cc_sink raw_;
};

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_HOUSE_H_
