// Two mentions of what may be one thing: an amount that "the" points back with, and the last one before it of the same key
// (its digits, its noun), whatever lies between. "a $3 million grant … |the| $3 billion grant"
//
// Cost: a look-up in a table per amount.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_

#include <string>
#include <unordered_map>
#include <utility>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

// `key(number)` is empty for what is no mention; `visit(first, second)` is called where the two stand behind one source.
template <typename Key, typename Visit>
void ForEachBackReference(const Article& article, sdk::RuleReport& report, Key key, Visit visit) {
  std::unordered_map<std::string, const Number*> last_of;
  for (const Number& n : article.numbers()) {
    const std::string name = key(n);
    if (name.empty()) continue;
    report.Considered();
    const Number* first = std::exchange(last_of[name], &n);
    if (first == nullptr || !article.Is(article.Previous(n.first_token, n.quantity->sentence), "the")) continue;
    if (article.SameSource(*first, n)) visit(*first, n);
  }
}

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_
