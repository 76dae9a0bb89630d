// "Ann Lee met Joan Hart. “I was wrong,” she said.": two people in the sentence before may be meant, nobody else has
// spoken in the paragraph. Whom "he" or "she" can mean follows from the given names; a name that tells neither is
// nobody. Silent where one of the two is the sentence's only subject and the other stands in an "of", "by" or "'s".
#include <array>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kMostTokens = 3;  // of a source that is a pronoun

// 1 he, 2 she, 0 neither is known.
int32_t GenderOf(const Article& article, sdk::WordClass first_name, const cc_name& name) {
  const auto& names = article.document().names();
  const PersonMention* mention = article.people().MentionOf(name.entity);
  if (mention == nullptr || !mention->IsFull()) return 0;
  return first_name.Value(article.Token(names[name.entity].first_token));
}

// Behind a preposition or before a possessive: "of Ann Lee", "Ann Lee's boat"; spoken about, not the one who acts.
bool IsAside(const Article& article, const cc_name& name) {
  const std::string_view before = name.first_token > 0 ? article.Word(name.first_token - 1) : std::string_view();
  for (const std::string_view aside : {"of", "by", "about", "for", "from", "like", "under", "after", "before"}) {
    if (before == aside) return true;
  }
  const std::string_view next = article.Word(name.first_token + name.token_count);
  return next == "'s" || next == "’s";
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const sdk::WordClass first_name = article.first_name;
  for (const cc_quotation& quotation : document.quotations()) {
    if (quotation.kind != CC_QUOTE_FULL || quotation.parent != CC_NONE || sdk::IsAbsent(quotation.speaker)) continue;
    const Article::Range speaker = article.Tokens(quotation.speaker);
    const int32_t pronoun = article.pronoun.Value(article.Token(speaker.begin));
    if (speaker.end - speaker.begin > kMostTokens || (pronoun != kHe && pronoun != kShe)) continue;
    report.Considered();
    const uint32_t sentence = quotation.sentence;
    if (sentence == 0 || !article.IsBody(sentence)) continue;
    const cc_sentence& before = document.sentences()[sentence - 1];
    if (before.block != document.sentences()[sentence].block) continue;
    if (article.HasSource(sentence - 1)) continue;  // whoever spoke there goes on
    report.Compared(quotation.span);
    // Somebody inside the quotation's own sentence, before it, would be the nearer one.
    std::array<const cc_name*, 2> two = {nullptr, nullptr};
    size_t count = 0;
    bool aside = false;
    for (const cc_name& name : document.In(document.names(), before.span)) {
      if (name.kind != CC_NAME_PERSON || GenderOf(article, first_name, name) != pronoun) continue;
      if (count > 0 && two[count - 1]->entity == name.entity) continue;
      if (count == 2) {
        aside = true;  // three: a list of people, whom the paragraph is about
        break;
      }
      aside |= IsAside(article, name);
      two[count++] = &name;
    }
    if (count != 2 || aside || two[0]->entity == two[1]->entity) continue;
    const std::string one(article.Text(two[0]->span)), other(article.Text(two[1]->span));
    report.Emit(
        sdk::Finding(quotation.speaker)
            .Message("Who is \"" + std::string(article.Text(quotation.speaker)) + "\": " + one + " or " + other + "?")
            .Workings("both stand in the sentence before, and nobody speaks there")
            .Evidence(two[0]->span, "one", one)
            .Evidence(two[1]->span, "the other", other)
            .Fix("write " + one, quotation.speaker, one)
            .Fix("write " + other, quotation.speaker, other));
  }
}

}  // namespace

Rule QuoteSpeakerUnclear() {
  return {.id = "quote-speaker-unclear",
          .severity = sdk::Severity::kNote,
          .summary = "A quotation whose he or she may be either of two people",
          .run = Run};
}

}  // namespace claimcheck::attribution
