// A surname alone, where nobody has been named in full: "Hart said", and Tom Hart comes two paragraphs later or never.
// Only somebody who speaks and is shown to be a person counts: a full name later, or an age or an office beside the
// surname. Left out: people whom every reader knows, a surname behind a title, a headline, a given name alone, and
// names of one word.
#include <algorithm>
#include <vector>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr size_t kShortest = 3;  // letters

// The mention speaks: an attribution's source is this name and nothing around it.
std::vector<uint32_t> Speakers(const Article& article) {
  std::vector<uint32_t> begins;
  begins.reserve(article.document().attributions().size());
  for (const cc_attribution& attribution : article.document().attributions()) {
    if (attribution.source_kind == CC_SOURCE_NAMED_PERSON && !sdk::IsAbsent(attribution.source)) {
      begins.push_back(attribution.source.begin);
    }
  }
  std::sort(begins.begin(), begins.end());
  return begins;
}

// The first line of a text is often its headline, in the present tense: "Hart says pier will close"; it stands alone,
// and the next sentence has the full name.
bool IsHeadline(const Article& article, const cc_name& name, const cc_name& full) {
  const cc_block* block = article.document().Block(name);
  return block != nullptr && article.Word(name.first_token + 1).ends_with("s") && block->sentence_count == 1 &&
         block->first_sentence == name.sentence && name.sentence == 0 && full.sentence == 1;
}

// A capitalized word stands right before it: a given name that the host took for another word ("Will Hart"). Or it is a
// place: "Kidd, 30, of Griffith, who".
bool IsPartOfName(const Article& article, const cc_name& name) {
  if (name.first_token == 0) return false;
  const cc_token& before = article.Token(name.first_token - 1);
  if (SameWord(article.Word(name.first_token - 1), "of") || SameWord(article.Word(name.first_token - 1), "from"))
    return true;
  return before.kind == CC_TOKEN_WORD && before.flags & CC_FLAG_CAPITAL;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const sdk::WordClass household = article.household_name;
  const sdk::WordClass weekday = article.weekday, month = article.month;
  const sdk::WordClass first_name = article.first_name, group = article.unnamed_person;
  const sdk::WordClass kin = article.kin_word;
  const std::vector<uint32_t> speakers = Speakers(article);
  const auto speaks = [&](cc_span name) { return std::binary_search(speakers.begin(), speakers.end(), name.begin); };
  const auto& people = article.people();
  // By family, where its surname has stood before this place: alone and speaking, or in a longer name of any kind
  // ("Hart Island", "the Hart family").
  std::vector<bool> seen, in_longer;
  uint64_t asked_for = 0;  // one of 64 bits for the beginning of each surname that may be looked for there
  const auto bit_of = [](std::string_view word) {
    return word.empty() ? 0 : uint64_t{1} << ((static_cast<unsigned char>(word[0]) ^ word.size() * 5) % 64);
  };
  for (const PersonMention& mention : people.mentions()) {
    if (!mention.IsFull() && speaks(document.names()[mention.name].span)) {
      asked_for |= bit_of(mention.surname);
    }
  }
  if (asked_for == 0) return;
  seen.resize(people.mentions().size());
  in_longer.resize(people.mentions().size());
  const auto stands_in_longer = [&](std::string_view word) {
    const uint32_t family = people.FirstOfFamily(word);
    if (family != CC_NONE) in_longer[family] = true;
  };
  size_t next = 0;  // into the mentions, which come in the order of the names
  for (uint32_t i = 0; i < document.names().size(); ++i) {
    const cc_name& name = document.names()[i];
    while (next < people.mentions().size() && people.mentions()[next].name < i) ++next;
    const bool is_person = next < people.mentions().size() && people.mentions()[next].name == i;
    const PersonMention* mention = is_person ? &people.mentions()[next] : nullptr;
    if (mention != nullptr && !mention->IsFull() && speaks(name.span)) {
      report.Considered();
      const bool first = !in_longer[mention->family] && !seen[mention->family];
      if (first) seen[mention->family] = true;
      const cc_token& token = article.Token(name.first_token);
      const bool judged = first && name.token_count == 1 && article.IsBody(name.sentence) && !mention->quoted &&
                          sdk::IsAbsent(name.title) && mention->surname.size() >= kShortest && !household.Has(token) &&
                          !weekday.Has(token) && !month.Has(token) && !first_name.Has(token) && !group.Has(token) &&
                          !IsPartOfName(article, name) && mention->surname.find('.') == std::string_view::npos;
      if (judged) {
        report.Compared();
        const PersonMention* full = nullptr;
        for (uint32_t at = mention->family; at != CC_NONE && full == nullptr;) {
          const PersonMention& later = people.mentions()[at];
          if (later.IsFull() && !later.quoted && later.name > i) full = &later;
          at = later.next_of_family;
        }
        const bool person = !sdk::IsAbsent(name.role);
        if (full != nullptr && IsHeadline(article, name, document.names()[full->name])) full = nullptr;
        if (full != nullptr || person) {
          sdk::Finding finding(name.span);
          finding.Message("\"" + std::string(mention->surname) + "\" is not named in full before this.");
          if (full != nullptr) {
            const cc_span later = document.names()[full->name].span;
            finding.Workings("the full name stands only later: " + std::string(full->whole))
                .Evidence(later, "full name", std::string(full->whole))
                .Fix("write " + std::string(full->whole), name.span, std::string(full->whole));
          } else {
            finding.Workings("looked for a full name with \"" + std::string(mention->surname) + "\": none in the text");
          }
          report.Emit(finding);
        }
      }
    }
    // "His brother, Freddy, …": people are introduced by whose kin they are.
    for (uint32_t back = 1; back <= 2 && back <= name.first_token; ++back) {
      if (kin.Has(article.Token(name.first_token - back))) stands_in_longer(article.Word(name.first_token));
    }
    if (name.token_count < 2) continue;
    for (uint32_t t = name.first_token; t < name.first_token + name.token_count; ++t) {
      if (asked_for & bit_of(article.Word(t))) stands_in_longer(article.Word(t));
    }
  }
}

}  // namespace

Rule FirstReference() {
  return {.id = "first-reference",
          .severity = sdk::Severity::kWarning,
          .summary = "A surname alone before the full name",
          .run = Run};
}

}  // namespace claimcheck::attribution
