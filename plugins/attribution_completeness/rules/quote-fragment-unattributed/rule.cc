// Some quoted words inside a sentence of the writer's, and no source in it or in the sentence before. Titles,
// nicknames, words named as words and single words, where the marks only show distance, have kinds of their own or are
// left out.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 2;

struct Words {
  uint32_t count = 0;
  bool lower = false;  // one that a name or a title would not have
};

Words Count(const Article& article, const cc_quotation& quotation) {
  Words words;
  bool joined = false;  // "third-party" is one word
  for (const cc_token& token : article.document().Tokens(quotation)) {
    if (token.kind == CC_TOKEN_WORD) {
      words.count += !joined;
      words.lower |= !(token.flags & CC_FLAG_CAPITAL);
    }
    joined = article.document().Text(token) == "-" && !(token.flags & CC_FLAG_SPACE);
  }
  return words;
}

// Somebody acts or speaks in the sentence: a person is named, or a verb of saying or an "allegedly" stands outside of the
// marks ("Hart calls himself", "she told them that"). Then the words are most likely theirs.
class Voices {
 public:
  explicit Voices(const Article& article) : article_(article) {
    for (const char* name : {"speech_verb", "hearsay_verb", "cue_adverb"}) {
      classes_.push_back(article.document().Class(name));
    }
  }
  bool SpeakIn(uint32_t sentence, const cc_quotation& quotation) const {
    const sdk::Document& document = article_.document();
    for (const cc_name& name : document.In(document.names(), document.sentences()[sentence].span)) {
      if (name.kind == CC_NAME_PERSON) return true;
    }
    const Article::Range range = article_.InSentence(sentence);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article_.Token(i);
      if (sdk::Contains(quotation.span, sdk::SpanOf(token))) continue;
      for (const sdk::WordClass& spoken : classes_) {
        if (spoken.Has(token)) return true;
      }
    }
    return false;
  }

 private:
  const Article& article_;
  std::vector<sdk::WordClass> classes_;
};

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const Voices voices(article);
  for (const cc_quotation& quotation : document.quotations()) {
    if (quotation.kind != CC_QUOTE_FRAGMENT || quotation.parent != CC_NONE) continue;
    report.Considered();
    if (article.BlockKind(quotation.sentence) != CC_BLOCK_PARAGRAPH || quotation.flags & CC_QUOTE_UNCLOSED) continue;
    report.Compared(quotation.span);
    if (!sdk::IsAbsent(quotation.speaker) || article.HasSource(quotation.sentence)) continue;
    const Words words = Count(article, quotation);
    if (words.count < kFewestWords || !words.lower || article.HasLink(quotation.sentence)) continue;
    if (voices.SpeakIn(quotation.sentence, quotation)) continue;
    report.Emit(sdk::Finding(quotation.span)
                    .Message("The text does not say whose words these are.")
                    .Workings("looked for a source in this sentence and the one before: none"));
  }
}

}  // namespace

Rule QuoteFragmentUnattributed() {
  return {.id = "quote-fragment-unattributed",
          .severity = sdk::Severity::kNote,
          .summary = "Quoted words inside a sentence that nobody is given for",
          .run = Run};
}

}  // namespace claimcheck::attribution
