// Parts: a total and the parts that the text lists for it.
//
//   17 people were hurt: 9 adults and 7 children.        four men — a baker and three sailors
//   Seventeen were hurt, nine adults and seven children, police said.
//   88 councils – all 32 in the north, 22 in the east and 34 district councils and boards
//   The choir of 33 singers, 18 women and 16 men, toured
//   $9 million from the state and $7 million from the county, which together make up the entire $16 million
// Counter-examples, read as no list of parts:
//   17 people, including 9 adults                        9 adults, 7 of them women
//   17 people: at least 9 on Elm Street and others nearby
// Cost: linear in the numbers of a sentence.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_PARTS_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_PARTS_H_

#include <vector>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

struct Parts {
  const Number* total = nullptr;     // never null
  std::vector<const Number*> parts;  // two or more, the single one counted
  cc_span single = {0, 0};           // "a baker", which is one more; empty if there is none
};

std::vector<Parts> ReadParts(const Article& article);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_PARTS_H_
