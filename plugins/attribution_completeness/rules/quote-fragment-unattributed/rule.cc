// Some quoted words inside a sentence of the writer's, and no source in it or in the sentence before. Titles,
// nicknames, words named as words and single words, where the marks only show distance, have kinds of their own or are
// left out. So are
//   the "fiscal cliff", a "launch team"              two words that stand for a thing: a term
//   the law bans "any gift of value"                 a law, a contract, a plan: its words
//   60% "strongly agree"                             what a survey offers as answers
//   the "law and order" issue, "the bureaucracy"     a term before its noun; a word with its article
//   the "people's republic of Ithaca"                a name within: what something goes by
//   "distributionally neutral," meaning that …       the text says what they mean
//   file together as "…", known in Cuba as "…"       what something is called or entered as; "their status as" is not
//   the club stands for "…"; orders them to "…"      an organization or a verb in front gives the words
//   He promised "a fairer deal"                      somebody acts whom the text named before
//   'Carnage on the road' in a first line            a headline's way of quoting; the text bears it out
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kFewestWords = 2;
constexpr uint32_t kLongestTerm = 2;  // words
constexpr uint32_t kDeckLines = 4;    // blocks at the begin that may be headline and deck
constexpr uint32_t kLongWording = 7;  // tokens with the marks; a law's own words are seldom fewer

struct Words {
  uint32_t count = 0;
  uint32_t articles = 0;
  bool lower = false;   // one that a name or a title would not have
  bool name = false;    // a capital behind the first word
  bool phrase = false;  // a verb, a preposition or a determiner: more than the name of a thing
};

Words Count(const Article& article, const cc_quotation& quotation) {
  Words words;
  bool joined = false;  // "third-party" is one word
  for (const cc_token& token : article.document().Tokens(quotation)) {
    if (token.kind == CC_TOKEN_WORD) {
      words.name |= words.count > 0 && (token.flags & CC_FLAG_CAPITAL) && article.Text(sdk::SpanOf(token)) != "I";
      words.articles += article.determiner.Has(token);
      words.count += !joined;
      words.lower |= !(token.flags & CC_FLAG_CAPITAL);
      words.phrase |= article.preposition.Has(token) || article.determiner.Has(token) || article.auxiliary.Has(token) ||
                      article.pronoun.Has(token);
    }
    joined = article.document().Text(token) == "-" && !(token.flags & CC_FLAG_SPACE);
  }
  return words;
}

// Somebody acts or speaks in the sentence: a person is named, or an organization before the marks, or a verb of saying
// or an "allegedly" stands outside of the marks ("Hart calls himself", "she told them that"). Then the words are most
// likely theirs.
class Voices {
 public:
  explicit Voices(const Article& article) : article_(article) {
    for (const char* name : {"speech_verb", "hearsay_verb", "cue_adverb", "written_thing", "voice_verb"}) {
      classes_.push_back(article.document().Class(name));
    }
  }
  bool SpeakIn(uint32_t sentence, const cc_quotation& quotation) const {
    const sdk::Document& document = article_.document();
    for (const cc_name& name : document.In(document.names(), document.sentences()[sentence].span)) {
      if (name.kind == CC_NAME_PERSON) return true;
      if (name.kind == CC_NAME_ORGANIZATION && name.span.begin < quotation.span.begin) return true;
    }
    for (const cc_quantity& quantity : document.In(document.quantities(), document.sentences()[sentence].span)) {
      if (quantity.dimension == CC_DIM_PERCENT) return true;
    }
    // "Any other candidate who has been determined by": laws speak like that.
    if (quotation.token_count > kLongWording && SameWord(article_.Word(quotation.first_token + 1), "any")) return true;
    const Article::Range range = article_.InSentence(sentence);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article_.Token(i);
      if (sdk::Contains(quotation.span, sdk::SpanOf(token))) continue;
      const int32_t who = article_.pronoun.Value(token);
      if ((who == kHe || who == kShe) && token.begin < quotation.span.begin) return true;
      const bool ruling = article_.document_noun.Has(token) || IsRuling(article_.Word(i));
      if (quotation.token_count > kLongWording && ruling) return true;
      for (const sdk::WordClass& spoken : classes_) {
        if (spoken.Has(token)) return true;
      }
    }
    return false;
  }

 private:
  static bool IsRuling(std::string_view word) {
    for (const std::string_view one : {"law", "laws", "act", "constitution", "statute", "clause", "amendment", "treaty",
                                       "contract", "agreement", "rule", "rules", "illegal", "plan"}) {
      if (SameWord(word, one)) return true;
    }
    return false;
  }

  const Article& article_;
  std::vector<sdk::WordClass> classes_;
};

bool IsNounAfter(const Article& article, const cc_quotation& quotation) {
  const uint32_t behind = quotation.first_token + quotation.token_count;
  if (behind >= article.token_count() || article.Token(behind).kind != CC_TOKEN_WORD) return false;
  const cc_token& token = article.Token(behind);
  return !(token.flags & CC_FLAG_CAPITAL) && !article.preposition.Has(token) && !article.auxiliary.Has(token) &&
         !article.relative.Has(token) && !SameWord(article.Word(behind), "and") &&
         !SameWord(article.Word(behind), "or");
}

// Words that stand for a thing: two without a verb or a preposition behind an article, before a noun or at the begin
// ("the “sharing economy”"), three between "the" and a noun ("the “law and order” issue"), one with its article, or any
// with a name among them. Behind "as" or a form of be they say what somebody calls it: "their status as “third-party
// soldiers”".
bool IsTerm(const Article& article, const cc_quotation& quotation, const Words& words) {
  if (words.count - words.articles < kFewestWords || words.name) return true;
  if (words.phrase || words.count > kLongestTerm + 1) return false;
  if (quotation.first_token == 0) return true;
  const uint32_t before = quotation.first_token - 1;
  const std::string_view word = article.Word(before);
  if (words.count > kLongestTerm) return SameWord(word, "the") && IsNounAfter(article, quotation);
  return !SameWord(word, "as") && article.auxiliary.Value(article.Token(before)) != 1;
}

// "Known in Cuba as “our son”", "file together as “…”": entered or called so, but for a noun of the writer's before it.
bool IsEnteredAs(const Article& article, const cc_quotation& quotation) {
  if (quotation.first_token < 4) return false;
  uint32_t as = quotation.first_token - 1;
  if (article.determiner.Has(article.Token(as))) --as;
  if (!SameWord(article.Word(as), "as")) return false;
  const cc_token& owner = article.Token(as - 2);
  return !article.determiner.Has(owner) && !article.pronoun.Has(owner);
}

// Behind the marks the text says what they mean ("…,” meaning that"), or dates them like a title ("…” (2010)").
bool IsGlossed(const Article& article, const cc_quotation& quotation) {
  uint32_t behind = quotation.first_token + quotation.token_count;
  if (SameWord(article.Word(behind), "(")) return true;
  if (SameWord(article.Word(behind), ",")) ++behind;
  return SameWord(article.Word(behind), "meaning") ||
         (SameWord(article.Word(behind), "which") && SameWord(article.Word(behind + 1), "means"));
}

// Whole sentences within: marks that do not pair in the article have run two quotations together.
bool HoldsSentences(const Article& article, const cc_quotation& quotation) {
  const cc_sentence* sentence = article.document().Sentence(quotation);
  return sentence != nullptr && quotation.span.end > sentence->span.end;
}

// Single marks in one of the first lines: headline and deck, which may stand in the text.
bool IsHeadlineStyle(const Article& article, const cc_quotation& quotation) {
  const std::string_view mark = article.Word(quotation.first_token);
  const cc_sentence* sentence = article.document().Sentence(quotation);
  if (sentence == nullptr || (mark != "'" && mark != "‘")) return false;
  return sentence->block == 0 ||
         (sentence->block < kDeckLines && article.document().blocks()[sentence->block].sentence_count == 1);
}

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
    if (article.IsOpeningLine(quotation.sentence) || IsTerm(article, quotation, words) ||
        IsHeadlineStyle(article, quotation) || IsEnteredAs(article, quotation) || IsGlossed(article, quotation) ||
        HoldsSentences(article, quotation)) {
      continue;
    }
    if ((quotation.sentence > 0 && article.HasSourceAt(quotation.sentence - 1)) ||
        voices.SpeakIn(quotation.sentence, quotation))
      continue;
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
