// "More than 1,000 are killed daily.": a rate or a share that somebody must have counted, and nobody in the paragraph
// says so: "one in four women", "every year". A writer can count the dead of one accident, not those of every day; so
// only rates and shares of people count, and only where neither the sentence nor its paragraph nor the one before has a
// source, a poll, a study or a link.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr double kFewest = 20;  // of a count with a rate: a writer may know that six buses run daily

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const sdk::Document& document = article_.document();
    uint32_t told = CC_NONE;  // once a sentence
    for (const cc_quantity& quantity : document.quantities()) {
      if (!IsOfConsequence(quantity) || !article_.IsBody(quantity.sentence)) continue;
      report_.Considered();
      const cc_attribution* said = document.attributions().Find(quantity.attribution);
      if ((said != nullptr && !sdk::IsAbsent(said->source)) || quantity.quotation != CC_NONE) continue;
      if (quantity.sentence == told) continue;
      if (quantity.modality != CC_MODALITY_ASSERTED) continue;
      report_.Compared(quantity.span);
      if (IsSourced(quantity.sentence)) continue;
      told = quantity.sentence;
      report_.Emit(sdk::Finding(sdk::Cover(quantity.hedge, quantity.span))
                       .Message("Nobody is given for this figure: \"" +
                                std::string(article_.Text(sdk::Cover(quantity.hedge, quantity.span))) + "\".")
                       .Workings("looked for a source, a study, a poll or a link in this paragraph and the one before: "
                                 "none"));
    }
  }

 private:
  bool IsOfConsequence(const cc_quantity& quantity) const {
    if (quantity.dimension == CC_DIM_PERCENT || quantity.form == CC_FORM_RATIO) {
      return CountsPeople(quantity.whole) || CountsPeople(quantity.counted);
    }
    if (quantity.dimension != CC_DIM_COUNT) return false;
    if (!(quantity.high >= kFewest) || !CountsPeopleOrHarm(quantity)) return false;
    return !sdk::IsAbsent(quantity.per) || IsYearly(quantity);
  }
  bool CountsPeopleOrHarm(const cc_quantity& quantity) const {
    const uint32_t verb = VerbOf(quantity);
    if (article_.attendance_verb.Has(verb)) return false;  // whoever lets them in has counted them
    return article_.casualty_word.Has(verb) || article_.death_word.Has(verb) || article_.injury_word.Has(verb) ||
           CountsPeople(quantity.counted);
  }
  // "Are killed on the strait every year": the rate stands at the end of the clause.
  bool IsYearly(const cc_quantity& quantity) const {
    const Article::Range range = article_.InSentence(quantity.sentence);
    for (uint32_t i = quantity.first_token; i + 1 < range.end; ++i) {
      if (article_.Token(i).kind == CC_TOKEN_PUNCT) return false;
      const bool every = SameWord(article_.Word(i), "every") || SameWord(article_.Word(i), "each");
      if (every && (SameWord(article_.Word(i + 1), "year") || SameWord(article_.Word(i + 1), "day") ||
                    SameWord(article_.Word(i + 1), "month") || SameWord(article_.Word(i + 1), "week"))) {
        return true;
      }
    }
    return false;
  }
  uint32_t VerbOf(const cc_quantity& quantity) const {
    if (sdk::IsAbsent(quantity.verb)) return 0;
    return article_.Token(article_.document().TokenAt(quantity.verb.begin)).lexeme;
  }
  bool CountsPeople(cc_span span) const {
    const Article::Range range = article_.Tokens(span);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (article_.people_noun.Has(article_.Token(i))) return true;
    }
    return false;
  }
  bool IsSourced(uint32_t sentence) const {
    const sdk::Document& document = article_.document();
    const uint32_t block = document.sentences()[sentence].block;
    if (article_.HasSourceInParagraph(sentence) || HasLinkOrStudy(document.blocks()[block])) return true;
    if (block == 0) return false;
    const cc_block& before = document.blocks()[block - 1];
    return before.sentence_count > 0 &&
           (article_.HasSourceInParagraph(before.first_sentence) || HasLinkOrStudy(before));
  }
  bool HasLinkOrStudy(const cc_block& block) const {
    if (article_.document().In(article_.document().links(), block.span).size() > 0) return true;
    const Article::Range range = article_.Tokens(block.span);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (article_.document_noun.Has(article_.Token(i))) return true;
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule StatisticUnattributed() {
  return {.id = "statistic-unattributed",
          .severity = sdk::Severity::kNote,
          .summary = "A figure of consequence that nobody gives",
          .run = Run};
}

}  // namespace claimcheck::attribution
