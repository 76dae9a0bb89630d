// A named person "is accused of", "was charged with", is accused by somebody, and the text does not say what they
// answer: no word of denying, declining, pleading, of a lawyer or of an attempt to reach them, and the accused says
// nothing.
#include <unordered_set>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kLongestAge = 6;  // tokens of "3-year-old"
constexpr uint32_t kReach = 5;       // tokens between the name and the verb: "Hart, 41, was also accused"

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const sdk::Document& document = article_.document();
    const sdk::ClassIndex& classes = article_.classes();
    const bool answered = classes.Holds(article_.answer_word), accused = classes.Holds(article_.accusing_verb);
    std::unordered_set<uint32_t> speakers, told;
    if (accused && !answered) {
      for (const cc_attribution& attribution : document.attributions()) {
        const cc_name* name = document.names().Find(attribution.source_entity);
        if (name != nullptr) speakers.insert(name->entity);
      }
    }
    for (const PersonMention& mention : article_.people().mentions()) {
      const cc_name& name = document.names()[mention.name];
      if (!mention.IsFull() || mention.quoted || !article_.IsBody(name.sentence)) continue;
      report_.Considered();
      if (!accused || !classes.Holds(name.sentence, article_.accusing_verb)) continue;
      const uint32_t verb = AccusationOf(name);
      if (verb == CC_NONE) continue;
      report_.Compared();
      if (answered || speakers.contains(name.entity) || !told.insert(name.entity).second) continue;
      report_.Emit(sdk::Finding(name.span)
                       .Message("The text does not say what " + std::string(mention.whole) + " answers to this.")
                       .Workings("looked for a denial, a plea, a lawyer, a comment or an attempt to reach: none")
                       .Evidence(sdk::SpanOf(article_.Token(verb)), "accusation", std::string(article_.Word(verb))));
    }
  }

 private:
  // "Tom Hart is accused of", "was charged with", "accused Tom Hart of"; the verb's token, or CC_NONE.
  uint32_t AccusationOf(const cc_name& name) const {
    const Article::Range sentence = article_.InSentence(name.sentence);
    const uint32_t end = name.first_token + name.token_count;
    if (name.first_token > sentence.begin) {
      const uint32_t before = name.first_token - 1;
      const std::string_view next = article_.Word(end);
      if (article_.accusing_verb.Has(article_.Token(before)) && (next == "of" || next == "with")) return before;
    }
    if (IsObject(name, sentence)) return CC_NONE;
    bool passive = false;
    uint32_t at = end;
    if (article_.Word(at) == ",") {  // an apposition: to its second comma
      for (++at; at < sentence.end && article_.Word(at) != ","; ++at) {
      }
      ++at;
    }
    for (uint32_t i = at; i < sentence.end && i < at + kReach; ++i) {
      const cc_token& token = article_.Token(i);
      if (token.kind != CC_TOKEN_WORD) return CC_NONE;
      if (SameWord(article_.Word(i), "not") || SameWord(article_.Word(i), "never")) return CC_NONE;
      passive |= article_.auxiliary.Value(token) == 1 || SameWord(article_.Word(i), "been");
      if (!article_.accusing_verb.Has(token)) continue;
      const std::string_view next = article_.Word(i + 1);
      return passive && (next == "of" || next == "with" || next == "for" || next == "on") ? i : CC_NONE;
    }
    return CC_NONE;
  }

  // "Whoever shot 3-year-old Ann Lee", "a man of Perry North": somebody else is accused.
  bool IsObject(const cc_name& name, Article::Range sentence) const {
    for (uint32_t i = name.first_token; i > sentence.begin && name.first_token - i < kLongestAge; --i) {
      const cc_token& before = article_.Token(i - 1);
      const std::string_view word = article_.Word(i - 1);
      if (before.kind == CC_TOKEN_NUMBER || word == "-" || word == "year" || word == "old") continue;
      const bool done =
          article_.past_verb.Has(before) || article_.death_word.Has(before) || article_.injury_word.Has(before);
      return article_.preposition.Has(before) || (done && !article_.stating.Has(before));
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule AccusedSilent() {
  return {.id = "accused-silent",
          .severity = sdk::Severity::kNote,
          .summary = "Somebody is accused, and the text does not say what they answer",
          .run = Run};
}

}  // namespace claimcheck::attribution
