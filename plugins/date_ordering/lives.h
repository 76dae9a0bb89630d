// Births, deaths and the years in brackets behind a name.
//
// Cost: constant per question, but for the names of a sentence.
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_LIVES_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_LIVES_H_

#include "plugins/date_ordering/timeline.h"

namespace claimcheck::dates {

// A written date, a day to a year wide, that "born in" or "born on" stands before.
bool IsBirth(const Timeline& times, const cc_time& t);
// The same with "died", "killed", "dead".
bool IsDeath(const Timeline& times, const cc_time& t);
// Both in one sentence, with no other person named between them.
bool OneLife(const Timeline& times, const cc_time& birth, const cc_time& death);
// "(1950-1940)" behind the name of a person.
bool IsBracketedLife(const Timeline& times, const cc_time& from, const cc_time& to);
// The age in commas behind the name of whoever was born then; null if there is none for certain.
//   "Ann Lee, |41|, who was born in 1990", "Lee, |41|, was born in 1990", "Born in 1990, Lee, |41|, …",
//   "Lee, who was born in 1990, is |41|", "… Ann Lee, |41|, won. Lee was born in 1990.", "… She was born in 1990.",
//   "Lee, who was born in 1950, died on Tuesday. He was |84|."
// Cost: one sentence or two.
const cc_quantity* BareAge(const Timeline& times, const cc_time& birth);
// Whole years of an AGE, as written; 0 if it is none or not exact.
int AgeInYears(const cc_time& t);

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_LIVES_H_
