// "The largest ever", "the first time any army has", "the worst on record": a claim about everything that came before,
// and nobody in the paragraph makes it. "The largest of the three" is a claim about three things that the reader can
// check.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kReach = 8;  // tokens between the superlative and what makes it one of all times

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const sdk::Document& document = article_.document();
    const sdk::ClassIndex& classes = article_.classes();
    const sdk::WordClass& ordinal = article_.ordinal_word;  // holds "first"
    if (!classes.Holds(article_.superlative) && !classes.Holds(ordinal)) return;
    for (uint32_t s = 0; s < document.sentences().size(); ++s) {
      if ((!classes.Holds(s, article_.superlative) && !classes.Holds(s, ordinal)) || !article_.IsBody(s)) continue;
      const Article::Range range = article_.InSentence(s);
      for (uint32_t i = range.begin; i + 1 < range.end; ++i) {
        if (!article_.superlative.Has(article_.Token(i + 1)) && !ordinal.Has(article_.Token(i + 1))) continue;
        const uint32_t end = ClaimEnd(i, range);
        if (end == CC_NONE) continue;
        report_.Considered();
        const cc_span span = {article_.Token(i).begin, article_.Token(end).end};
        if (article_.IsQuoted(span) || article_.IsSaidBySomebody(span)) continue;
        report_.Compared();
        if (article_.HasSourceInParagraph(s) || article_.HasLink(s) || IsOwn(range.begin, end) || IsRanked(range))
          continue;
        report_.Emit(sdk::Finding(span)
                         .Message("Nobody is given for this: \"" + std::string(article_.Text(span)) + "\".")
                         .Workings("looked for a source or a link in the paragraph: none"));
        break;
      }
    }
  }

 private:
  // The last token of "the largest … ever" that begins at `i` with its article, or CC_NONE.
  uint32_t ClaimEnd(uint32_t i, Article::Range range) const {
    const bool definite = SameWord(article_.Word(i), "the");
    if (!definite && article_.Word(i) != "'s" && article_.Word(i) != "’s") return CC_NONE;
    if (i > range.begin + 1 && SameWord(article_.Word(i - 1), "of")) return CC_NONE;  // one of the largest
    const uint32_t superlative = i + 1;
    if (superlative >= range.end || !IsSuperlative(superlative)) return CC_NONE;
    const uint32_t limit = std::min(range.end, superlative + kReach);
    for (uint32_t k = superlative + 1; k < limit; ++k) {
      const std::string_view word = article_.Word(k);
      if (article_.Token(k).kind == CC_TOKEN_PUNCT && word != "-") return CC_NONE;
      if (SameWord(word, "ever") && !SameWord(article_.Word(k - 1), "only")) return k;
      const bool in = SameWord(word, "in") || SameWord(word, "on") || SameWord(word, "of");
      if (in && SameWord(article_.Word(k + 1), "history")) return k + 1;
      if (in && SameWord(article_.Word(k + 1), "record")) return k + 1;
      if (in && SameWord(article_.Word(k + 1), "all") && SameWord(article_.Word(k + 2), "time")) return k + 2;
      if (in && SameWord(article_.Word(k + 1), "living") && SameWord(article_.Word(k + 2), "memory")) return k + 2;
      if (in && SameWord(article_.Word(k + 1), "the") && SameWord(article_.Word(k + 2), "world")) return k + 2;
      if (SameWord(article_.Word(superlative), "first") && k == superlative + 2 && SameWord(word, "any")) return k;
    }
    return CC_NONE;
  }
  bool IsSuperlative(uint32_t i) const {
    const std::string_view word = article_.Word(i);
    if (article_.Token(i).kind != CC_TOKEN_WORD || article_.Token(i).flags & CC_FLAG_CAPITAL) return false;
    return article_.superlative.Has(article_.Token(i)) || SameWord(word, "first");
  }
  // A list, a ranking stands behind it: "the list is led by the richest man in the world".
  bool IsRanked(Article::Range range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      for (const std::string_view word : {"list", "lists", "ranking", "rankings", "index", "table", "speech"}) {
        if (SameWord(article_.Word(i), word)) return true;
      }
    }
    return false;
  }
  // "The best that I have ever seen": the writer knows.
  bool IsOwn(uint32_t begin, uint32_t end) const {
    for (uint32_t k = begin; k < end; ++k) {
      const int32_t who = article_.pronoun.Value(article_.Token(k));
      if (who == kI || who == kWe) return true;
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule SuperlativeUnattributed() {
  return {.id = "superlative-unattributed",
          .severity = sdk::Severity::kNote,
          .summary = "The first or the largest ever, and nobody says so",
          .run = Run};
}

}  // namespace claimcheck::attribution
