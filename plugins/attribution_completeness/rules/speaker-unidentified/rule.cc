// "Tom Hart said", and nowhere does the text say who that is. Every mention of the name is looked at: an office or a
// courtesy before it, an apposition, a place or an age behind it, "who", "is", a group that it is one of. Silent about
// people whom every reader knows.
#include <algorithm>
#include <vector>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const sdk::Document& document = article_.document();
    std::vector<bool> introduced;  // by entity; read when the first speaker is judged
    std::vector<bool> speaks(document.names().size());
    for (size_t i = 0; i < document.attributions().size(); ++i) {
      const cc_attribution& attribution = document.attributions()[i];
      if (attribution.source_kind != CC_SOURCE_NAMED_PERSON || attribution.source_entity == CC_NONE) continue;
      if (attribution.speech == CC_SPEECH_INDIRECT && !article_.States(attribution)) continue;
      if (SameWord(article_.Text(attribution.cue), "reported")) continue;  // a credit: "Ann Lee reported from Paris"
      const cc_name& entity = document.names()[attribution.source_entity];
      if (entity.entity >= speaks.size() || speaks[entity.entity]) continue;
      speaks[entity.entity] = true;
      report_.Considered();
      const PersonMention* full = FullMention(attribution);
      if (full == nullptr || !article_.IsBody(attribution.sentence)) continue;
      if (introduced.empty()) introduced = Introduced();
      if (introduced[entity.entity]) continue;
      report_.Compared();
      const cc_name& name = document.names()[full->name];
      if (!article_.first_name.Has(article_.Token(name.first_token))) continue;  // "Harbor Co." is no person
      if (article_.household_name.Has(article_.Token(article_.document().TokenAt(name.surname.begin)))) continue;
      if (IsIntroducedBeside(attribution, name)) continue;
      report_.Emit(sdk::Finding(name.span)
                       .Message("The text never says who " + std::string(full->whole) + " is.")
                       .Workings("looked at each mention for an office, a tie or a place beside the name: none"));
    }
  }

 private:
  // Whether any mention tells who it is, by entity.
  std::vector<bool> Introduced() const {
    const auto& names = article_.document().names();
    std::vector<bool> introduced(names.size());
    for (const cc_name& name : names) {
      if (name.kind != CC_NAME_PERSON || name.entity >= introduced.size() || introduced[name.entity]) continue;
      if (IsIntroduced(name)) introduced[name.entity] = true;
    }
    return introduced;
  }
  // The source names somebody in full and says nothing else.
  const PersonMention* FullMention(const cc_attribution& attribution) const {
    const auto& names = article_.document().names();
    for (const cc_name& name : article_.document().In(names, attribution.source)) {
      if (!(name.span.begin == attribution.source.begin && name.span.end == attribution.source.end)) return nullptr;
      const PersonMention* mention = article_.people().MentionOf(IndexOf(name));
      return mention != nullptr && mention->IsFull() && !mention->quoted ? mention : nullptr;
    }
    return nullptr;
  }
  uint32_t IndexOf(const cc_name& name) const {
    const auto& names = article_.document().names();
    const auto at = std::lower_bound(names.begin(), names.end(), name.span.begin,
                                     [](const cc_name& other, uint32_t begin) { return other.span.begin < begin; });
    return static_cast<uint32_t>(at - names.begin());
  }

  // What stands around one mention says who it is.
  bool IsIntroduced(const cc_name& name) const {
    if (!sdk::IsAbsent(name.title) || !sdk::IsAbsent(name.role) || article_.IsHeading(name.sentence)) return true;
    const uint32_t begin = name.first_token, end = begin + name.token_count;
    // "neighbor Tom Hart", "singer Tom Hart", "The mayor, Tom Hart", "with her brother Tom Hart".
    if (begin > 0) {
      const cc_token& before = article_.Token(begin - 1);
      const bool word = before.kind == CC_TOKEN_WORD;
      const bool noun = word && !article_.cue_verb.Has(before) && !article_.preposition.Has(before) &&
                        !article_.conjunction.Has(before) && !article_.relative.Has(before) &&
                        !article_.auxiliary.Has(before) && !(before.flags & CC_FLAG_FIRST);
      const std::string_view mark = article_.Word(begin - 1);
      if (noun || mark.starts_with("--") || mark == "―" || mark == "—" || mark == "–" || mark == "-" || mark == ":" ||
          mark == "(")
        return true;
      // "The mayor, Ann Lee, said"; but not "The strike is over, Ann Lee said".
      if (mark == "," && end < article_.token_count() && !article_.cue_verb.Has(article_.Token(end))) return true;
    }
    const std::string_view next = article_.Word(end);
    if (next == "," || next == "(" || next == "'s" || next == "’s" || next == "—" || next == "–" || next == "-" ||
        next == ":" || next == "of" || next == "from" || next == "with" || next == "at" || next == "and") {
      return true;
    }
    return end < article_.token_count() &&
           (article_.auxiliary.Has(article_.Token(end)) || article_.relative.Has(article_.Token(end)));
  }

  // The sentence beside it tells who it is: "He is the mayor", "his shop", "the baker".
  bool IsIntroducedBeside(const cc_attribution& attribution, const cc_name& name) const {
    for (const uint32_t s : {name.sentence - 1, name.sentence, name.sentence + 1}) {
      const cc_sentence* sentence = article_.document().sentences().Find(s);
      if (sentence == nullptr) continue;
      // The paragraph before may lead up to the speaker ("His lawyer, however, insists …"); its crowds do not.
      const bool apart = s < name.sentence && sentence->block != article_.document().Sentence(name)->block;
      const Article::Range range = article_.InSentence(s);
      for (uint32_t i = range.begin; i < range.end; ++i) {
        const cc_token& token = article_.Token(i);
        const cc_span span = sdk::SpanOf(token);
        if (sdk::Contains(attribution.content, span) || article_.IsQuoted(span)) continue;
        if (article_.role.Has(token) || article_.rank.Has(token) || article_.kin_word.Has(token)) return true;
        if (article_.unnamed_person.Has(token) && !apart) return true;
      }
    }
    return false;
  }

  const Article& article_;
  sdk::RuleReport& report_;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule SpeakerUnidentified() {
  return {.id = "speaker-unidentified",
          .severity = sdk::Severity::kNote,
          .summary = "Somebody speaks whom the text never introduces",
          .run = Run};
}

}  // namespace claimcheck::attribution
