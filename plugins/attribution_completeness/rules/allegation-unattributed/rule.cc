// "The firm bribed officials.": somebody did a wrong, says the writer. The verb says that it was one; the one who did
// it is named or told apart with "the". Silent where somebody says so in the paragraph, where the sentence doubts or
// denies it, and throughout a text that tells of a conviction, a confession or a plea.
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr int32_t kOfMoney = 1;        // "pocketed": wins and points are pocketed without wrong
constexpr int32_t kThing = 2;          // "bribes": the verb stands before it
constexpr uint32_t kLongestName = 60;  // bytes
constexpr uint32_t kReach = 3;         // tokens between the one who did it and the verb: "has also repeatedly bribed"

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const sdk::Document& document = article_.document();
    const sdk::ClassIndex& classes = article_.classes();
    if (classes.Holds(article_.verdict_word)) {
      report_.WhyNot("the text tells of a conviction, a confession or a plea");
      return;
    }
    if (!classes.Holds(article_.wrongdoing_verb)) return;
    for (uint32_t s = 0; s < document.sentences().size(); ++s) {
      if (!classes.Holds(s, article_.wrongdoing_verb) || !article_.IsBody(s)) continue;
      const Article::Range range = article_.InSentence(s);
      for (uint32_t i = range.begin + 1; i < range.end; ++i) {
        if (!article_.wrongdoing_verb.Has(article_.Token(i))) continue;
        const uint32_t verb = article_.wrongdoing_verb.Value(article_.Token(i)) == kThing ? TakingVerb(i, range) : i;
        if (verb == CC_NONE) continue;
        report_.Considered();
        Judge(s, verb, range);
      }
    }
  }

 private:
  void Judge(uint32_t sentence, uint32_t verb, Article::Range range) {
    const cc_span span = sdk::SpanOf(article_.Token(verb));
    if (article_.wrongdoing_verb.Value(article_.Token(verb)) == kOfMoney && CountsThings(verb)) return;
    if (HarmsNobody(verb)) return;
    if (article_.IsQuoted(span) || article_.IsSaidBySomebody(span)) return;
    const uint32_t subject = SubjectEnd(verb, range);
    if (subject == CC_NONE || IsDoubted(range) || IsFoundOut(subject, range)) return;
    report_.Compared();
    if (article_.HasSourceInParagraph(sentence) || article_.HasLink(sentence) || article_.HasHiddenSource(sentence))
      return;
    report_.Emit(sdk::Finding({article_.Token(SubjectBegin(subject, range)).begin, article_.Token(verb).end})
                     .Message("The text tells this as a fact, and nobody stands behind it.")
                     .Workings("looked for a source in the paragraph, and for a charge, a plea or a verdict in the "
                               "text: none"));
  }

  // "stole the show", "deceived itself": no wrong, or none to anybody else.
  bool HarmsNobody(uint32_t verb) const {
    const std::string_view next = article_.Word(verb + 1), object = article_.Word(verb + 2);
    if (next.ends_with("self") || next.ends_with("selves")) return true;
    if (!SameWord(next, "the")) return false;
    for (const std::string_view one :
         {"show", "spotlight", "limelight", "headlines", "scene", "ball", "win", "points"}) {
      if (SameWord(object, one)) return true;
    }
    return false;
  }
  // "pocketed six of the contests"
  bool CountsThings(uint32_t verb) const {
    if (verb + 3 >= article_.token_count()) return false;
    const cc_span behind = {article_.Token(verb).end, article_.Token(verb + 3).end};
    const auto counted = article_.document().In(article_.document().quantities(), behind);
    return !counted.empty() && counted[0].dimension == CC_DIM_COUNT;
  }
  // The last token of the one who did it, or CC_NONE: a name or "the firm" before the verb, in the active voice.
  uint32_t SubjectEnd(uint32_t verb, Article::Range range) const {
    for (uint32_t i = verb; i > range.begin && verb - i <= kReach; --i) {
      const cc_token& token = article_.Token(i - 1);
      // "Its former head, Tom Hart, stole": the comma closes the apposition.
      const bool closes = i == verb && article_.Word(i - 1) == "," && i > range.begin + 1 && IsPerson(i - 2);
      if (closes) return i - 2;
      if (token.kind != CC_TOKEN_WORD) return CC_NONE;
      const int32_t kind = article_.auxiliary.Value(token);
      if (kind == 1 || kind == 4 || SameWord(article_.Word(i - 1), "been") || SameWord(article_.Word(i - 1), "not")) {
        return CC_NONE;  // was bribed; may have bribed
      }
      if (article_.auxiliary.Has(token) || article_.adverb.Has(token) || article_.Word(i - 1).ends_with("ly")) continue;
      if (article_.pronoun.Has(token) || article_.determiner.Has(token) || article_.preposition.Has(token) ||
          article_.relative.Has(token)) {
        return CC_NONE;
      }
      if (article_.weekday.Has(token) || article_.month.Has(token)) return CC_NONE;  // "on Thursday stole"
      const bool name = token.flags & CC_FLAG_CAPITAL && (!(token.flags & CC_FLAG_FIRST) || token.lexeme == 0);
      return name || IsDetermined(i - 1, range) ? i - 1 : CC_NONE;
    }
    return CC_NONE;
  }
  // A name of a person ends there.
  bool IsPerson(uint32_t last) const {
    const sdk::Document& document = article_.document();
    const cc_token& token = article_.Token(last);
    const uint32_t reach = token.begin > kLongestName ? token.begin - kLongestName : 0;
    for (const cc_name& name : document.In(document.names(), {reach, token.end})) {
      if (name.kind == CC_NAME_PERSON && name.span.end == token.end) return true;
    }
    return false;
  }
  // "Took large bribes", "accepted kickbacks": the verb before the thing, or CC_NONE.
  uint32_t TakingVerb(uint32_t thing, Article::Range range) const {
    for (uint32_t i = thing; i > range.begin + 1 && thing - i < 2; --i) {
      const std::string_view word = article_.Word(i - 1);
      if (SameWord(word, "took") || SameWord(word, "accepted") || SameWord(word, "paid")) return i - 1;
    }
    return CC_NONE;
  }
  // "The firm", "the former minister": at the begin of the sentence.
  bool IsDetermined(uint32_t noun, Article::Range range) const {
    for (uint32_t i = noun; i > range.begin && noun - i < 3; --i) {
      if (SameWord(article_.Word(i - 1), "the") || SameWord(article_.Word(i - 1), "its")) {
        return i - 1 == range.begin &&
               (article_.organization.Has(article_.Token(noun)) || article_.role.Has(article_.Token(noun)) ||
                article_.firm_noun.Has(article_.Token(noun)));
      }
    }
    return false;
  }
  uint32_t SubjectBegin(uint32_t end, Article::Range range) const {
    uint32_t i = end;
    while (i > range.begin && article_.Token(i - 1).kind == CC_TOKEN_WORD &&
           article_.Token(i - 1).flags & CC_FLAG_CAPITAL) {
      --i;
    }
    if (i == end && i > range.begin) i = article_.determiner.Has(article_.Token(i - 1)) ? i - 1 : i;
    return i;
  }
  // "The inquiry established that the firm bribed": whoever found it out stands behind it.
  bool IsFoundOut(uint32_t end, Article::Range range) const {
    const uint32_t begin = SubjectBegin(end, range);
    return begin > range.begin + 1 && SameWord(article_.Word(begin - 1), "that");
  }
  bool IsDoubted(Article::Range range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const std::string_view word = article_.Word(i);
      const uint32_t flags = article_.Token(i).flags;
      const bool month = flags & CC_FLAG_CAPITAL && !(flags & CC_FLAG_FIRST);  // "in May" doubts nothing
      if ((article_.doubt_word.Has(article_.Token(i)) && !month) || SameWord(word, "if") || SameWord(word, "whether") ||
          word == "?")
        return true;
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule AllegationUnattributed() {
  return {.id = "allegation-unattributed",
          .severity = sdk::Severity::kWarning,
          .summary = "A wrong is told as a fact, and nobody stands behind it",
          .run = Run};
}

}  // namespace claimcheck::attribution
