// Changes: what rose or fell from one amount to another, and by how much the text says it did.
//
// A change is read around the word before its first amount ("from", "up from", "compared with"):
//   rose from 200 to 250, an increase of 20%      90 patients, up 40 percent from 60
//   increased 15%, reaching $2.8m, up from $2.4m  fell 71 cents to $25.73 after closing at $26.44
//   climbed 12% to $1,320 from $1,100             150,000 visits in 2022. In 2023 … 180,000 visits, a rise of 12%.
// Counter-examples, read as no change or without a stated amount:
//   rose 20% to $250m, while costs grew from $100m to $110m    the 20% belongs to the first verb
//   8 of 40 shops closed, down from 12                         two amounts that "down" may speak of
// Cost: linear; no look goes further than the sentence before or after, or a few numbers.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_CHANGES_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_CHANGES_H_

#include <cstdint>
#include <vector>

#include "plugins/numeric_consistency/article.h"

namespace claimcheck::numeric {

struct Change {
  const Number* from = nullptr;    // never null
  const Number* to = nullptr;      // never null
  const Number* stated = nullptr;  // the amount or percentage of the change, or null
  uint32_t anchor = kNoToken;      // "rose", "increase", "up"
  int direction = 0;               // 1 up, -1 down, 0 not said
  int multiply = 0;                // "doubled": 200 hundredths; 0 for other verbs
  bool negated = false;            // "did not rise"
  bool by_or = false;              // `stated` is led by "or" or brackets alone
  bool explicit_pair = false;      // "from … to …", not put together over a comma or a full stop
};

std::vector<Change> ReadChanges(const Article& article);
// Whether nothing stands between the verb and its values but the stated change, times, "by", "sharply" and marks.
bool IsDirect(const Article& article, const Change& change);
// All of it said to be so or that it will be, by one source at most, and above nothing. What it changes from may be a
// fact and what it changes to a forecast, by an amount that is one too.
bool IsJudgeable(const Article& article, const Change& change);

// 1 for a word that says up, -1 for down, 0 for others. `noun` and `verb` say what it can be.
struct ChangeWord {
  int direction = 0;
  bool verb = false;
  bool noun = false;
};
ChangeWord ReadChangeWord(const Article& article, uint32_t token);

// A percentage or an amount that stands by itself behind an amount: ", or 20%", "(20%)", ", a rise of 20%", ", up 20%".
struct Apposition {
  const Number* number = nullptr;  // null: none
  bool by_or = false;              // "or", brackets, dashes: another name for what stands before
  bool by_change = false;          // led by or before a word of change
  int direction = 0;
};
// Looks from `begin` on (the first token behind an amount and what it counts). `skip` tokens of "in the spring", "a
// year earlier" may stand before the mark. Only a number of `sentence` is returned.
Apposition ReadApposition(const Article& article, uint32_t sentence, uint32_t begin, uint32_t skip);
// Whether the percentage is a yearly one, an average, in real terms: no plain sum of the amounts beside it.
bool IsOnOtherBasis(const Article& article, const Number& percent);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_CHANGES_H_
