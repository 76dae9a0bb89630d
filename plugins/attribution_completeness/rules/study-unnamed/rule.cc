// "A study found": research that the reader cannot look up. Anything that leads to it is enough to be silent: a name in
// the sentence beside what the study says, a link, or a neighbouring sentence that speaks of the research and names
// somebody.
//   "A study found that boats age faster."                               nothing leads to it
//   "A study in The Lancet", "a study by Ann Lee", "Harbor University research"
//   "A study found … The work, published in Nature, …"                   the next sentence names it
//   "The study found": it was introduced before
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const auto& all = article_.document().attributions();
    for (size_t i = 0; i < all.size(); ++i) {
      const cc_attribution& attribution = all[i];
      if (attribution.source_kind != CC_SOURCE_DOCUMENT || !article_.IsFirstPiece(i)) continue;
      const uint32_t head = article_.HeadOf(attribution);
      if (head == CC_NONE || !article_.study_noun.Has(article_.Token(head))) continue;
      report_.Considered();
      if (!article_.IsBody(attribution.sentence) || article_.IsQuoted(attribution.source)) continue;
      report_.Compared();
      if (article_.IsKnown(attribution) || IsOneOfPolls(head, attribution.sentence)) continue;
      const cc_attribution* around = all.Find(attribution.parent);
      if (around != nullptr && !sdk::IsAbsent(around->source)) continue;  // Lee says that a study found: Lee says so
      if (IsNamedIn(attribution) || IsNamedBeside(attribution.sentence)) continue;
      report_.Emit(sdk::Finding(article_.SourceAndCue(attribution))
                       .Message("The reader cannot look this up: \"" + std::string(article_.Text(attribution.source)) +
                                "\" has no author, journal or link.")
                       .Workings("looked in this sentence and its neighbours for a name or a link: none"));
    }
  }

 private:
  // A poll with a percentage is another rule's.
  bool IsOneOfPolls(uint32_t head, uint32_t sentence) const {
    const std::string_view word = article_.Word(head);
    if (!SameWord(word, "poll") && !SameWord(word, "survey") && !SameWord(word, "polls") && !SameWord(word, "surveys"))
      return false;
    if (SameWord(word, "polls") || SameWord(word, "poll")) return true;
    const sdk::Document& document = article_.document();
    for (const cc_quantity& quantity : document.In(document.quantities(), document.sentences()[sentence].span)) {
      if (quantity.dimension == CC_DIM_PERCENT) return true;
    }
    return false;
  }

  // A name or a link beside what the study says.
  bool IsNamedIn(const cc_attribution& attribution) const {
    if (article_.HasLink(attribution.sentence)) return true;
    const Article::Range range = article_.InSentence(attribution.sentence);
    const Article::Range content = article_.Tokens(attribution.content, attribution.sentence);
    return HasName({range.begin, std::max(range.begin, std::min(content.begin, range.end))}) ||
           HasName({std::min(content.end, range.end), range.end}) ||
           article_.HasName(article_.Tokens(attribution.source, attribution.sentence));
  }
  // In the sentences beside it, if they speak of research.
  bool IsNamedBeside(uint32_t sentence) const {
    for (const uint32_t beside : {sentence - 1, sentence + 1, sentence + 2}) {
      if (beside >= article_.document().sentences().size() || !article_.IsBody(beside)) continue;
      if (article_.HasLink(beside)) return true;
      const Article::Range range = article_.InSentence(beside);
      bool research = false;
      for (uint32_t i = range.begin; i < range.end && !research; ++i) research = IsResearch(i);
      if (research && HasName(range)) return true;
    }
    return false;
  }
  bool IsResearch(uint32_t i) const {
    const cc_token& token = article_.Token(i);
    return article_.study_noun.Has(token) || article_.research_word.Has(token);
  }
  // A capitalized word that does more than begin the sentence, name a people or a day.
  bool HasName(Article::Range range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article_.Token(i);
      if (token.kind != CC_TOKEN_WORD || !(token.flags & CC_FLAG_CAPITAL) || token.flags & CC_FLAG_FIRST) continue;
      if (article_.demonym.Has(token) || article_.month.Has(token) || article_.weekday.Has(token) ||
          article_.country.Has(token) || SameWord(article_.Word(i), "I")) {
        continue;
      }
      return true;
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule StudyUnnamed() {
  return {.id = "study-unnamed",
          .severity = sdk::Severity::kNote,
          .summary = "A study that the reader cannot look up",
          .run = Run};
}

}  // namespace claimcheck::attribution
