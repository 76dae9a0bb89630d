// "in mid-October", in a text that names no year and came without a publication date: nobody can tell which October.
//
// One finding a document, at the first such date; the others stand in its evidence. Weekdays and "yesterday" are left
// alone: every report has them, and its sender knows the day.
#include <string>
#include <vector>

#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr size_t kMostEvidence = 5;

bool NamesMonthOnly(const cc_time& t) {
  return t.basis == CC_BASIS_NONE && Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && t.month != 0 && t.year == 0;
}

// "every October", "October weather", "a typical May".
bool Recurring(const Timeline& times, const cc_time& t) {
  return times.Near(t, t.first_token > 4 ? t.first_token - 4 : 0, t.first_token,
                    {"every", "each", "typical", "usually", "always", "annual", "any", "birthday", "annually"}) ||
         times.InSentence(t, {"every", "annually", "traditionally", "usually", "yearly", "normally", "generally",
                              "often", "seldom", "rarely"}) ||
         (times.InSentence(t, {"rule"}) && times.InSentence(t, {"as"}));  // "freezes in January, as a rule"
}

// Headlines leave the year to the text.
bool InHeadline(const Timeline& times, const cc_time& t) {
  const cc_block* block = times.document().Block(t);
  return block == nullptr || block->kind == CC_BLOCK_HEADLINE || block->kind == CC_BLOCK_SUMMARY ||
         block->kind == CC_BLOCK_CROSSHEAD;
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const bool published = times.document().published().has_value();
  std::vector<const cc_time*> undated;
  bool year_named = false;
  for (const cc_time& t : times.times()) {
    if (!year_named && undated.empty() && Timeline::IsDate(t) && t.year != 0) year_named = true;
    if (t.month == 0 || !Timeline::IsDate(t)) continue;
    report.Considered();
    if (published) continue;
    report.Compared(t.span);
    if (year_named || !NamesMonthOnly(t) || !Timeline::Asserted(t) || Recurring(times, t) || InHeadline(times, t)) {
      continue;
    }
    // A year later in the same sentence dates it as well.
    bool same_sentence = false;
    for (const cc_time& other : times.document().In(times.times(), times.document().Sentence(t)->span)) {
      same_sentence = same_sentence || (Timeline::IsDate(other) && other.year != 0);
    }
    if (!same_sentence) undated.push_back(&t);
  }
  if (undated.empty()) return;
  const cc_time& first = *undated.front();
  const std::string words(times.Text(first));
  sdk::Finding finding(first.span);
  finding.Message("Nothing says which year \"" + words +
                  "\" is in: the text names none before it, and no publication date "
                  "came with it.");
  for (size_t i = 1; i < undated.size() && i <= kMostEvidence; ++i) {
    finding.Evidence(undated[i]->span, "no year either", std::string(times.Text(*undated[i])));
  }
  report.Emit(finding);
}

}  // namespace

Rule Undated() {
  return {.id = "undated",
          .severity = sdk::Severity::kNote,
          .summary = "A month or day whose year nothing tells",
          .run = Run};
}

}  // namespace claimcheck::dates
