// Two mentions of what may be one thing: an amount that "the" points back with, and the last one before it of the same
// key (its digits, its noun), whatever lies between. "a $3 million grant … |the| $3 billion grant"
//
// Cost: a look-up in a table for each amount before the last one that points back; most texts have none, and no key is
// made.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_

#include <string>
#include <unordered_map>
#include <utility>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

// `is_mention(number)` says which numbers count and `key(number)` what they are told apart by; `visit(first, second)`
// is called where the two stand behind one source.
template <typename IsMention, typename Key, typename Visit>
void ForEachBackReference(const Article& article, sdk::RuleReport& report, IsMention is_mention, Key key, Visit visit) {
  const auto points_back = [&](const Number& n) {
    return article.Is(article.Previous(n.first_token, n.quantity->sentence), "the");
  };
  const auto numbers = article.numbers();
  size_t end = 0;  // behind the last that points back
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!is_mention(numbers[i])) continue;
    report.Considered();
    if (points_back(numbers[i])) end = i + 1;
  }
  std::unordered_map<std::string, const Number*> last_of;
  for (const Number& n : numbers.first(end)) {
    if (!is_mention(n)) continue;
    const Number* first = std::exchange(last_of[key(n)], &n);
    if (first != nullptr && points_back(n) && article.SameSource(*first, n)) visit(*first, n);
  }
}

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_MENTIONS_H_
