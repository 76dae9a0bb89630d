// "Hart said", and both Tom Hart and Ann Hart have been named in full shortly before. Silent where a title or a
// courtesy tells them apart, where one of them was named in full in the sentence itself, and where both names are one
// person's.
#include <algorithm>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kReach = 4;         // sentences back to each of the two
constexpr uint32_t kLastMentions = 8;  // mentions of the surname that are looked back at

// Short or long, another spelling, a middle name more: one of them may be the other.
bool MayBeOne(const Article& article, sdk::WordClass short_name, const cc_name& x, const cc_name& y, std::string_view a,
              std::string_view b) {
  const int32_t name = short_name.Value(article.Token(x.first_token));
  if (name != 0 && name == short_name.Value(article.Token(y.first_token))) return true;
  return a.starts_with(b.substr(0, 3)) || a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos ||
         DiffersByOneLetter(a, b) || DiffersOnlyInMarks(a, b);
}

// Family names that are given in plural or beside a family word are the family's.
bool IsFamily(const Article& article, const cc_name& name) {
  const std::string_view next = article.Word(name.first_token + name.token_count);
  const std::string_view before = name.first_token > 0 ? article.Word(name.first_token - 1) : std::string_view();
  return SameWord(next, "family") || SameWord(next, "brothers") || SameWord(next, "sisters") ||
         SameWord(before, "the") || SameWord(before, "both");
}

// "his wife, Ann Hart": told of for somebody else's sake.
bool IsKin(const Article& article, sdk::WordClass kin, const cc_name& name) {
  for (uint32_t i = name.first_token; i > 0 && name.first_token - i < 6; --i) {
    if (kin.Has(article.Token(i - 1))) return true;
    if (!(article.Token(i - 1).flags & CC_FLAG_CAPITAL) && name.first_token - i > 2) break;
  }
  const uint32_t end = name.first_token + name.token_count;  // "Ann Hart, mother of the late Tom Hart"
  if (article.Word(end) == "," && (kin.Has(article.Token(end + 1)) || kin.Has(article.Token(end + 2)))) return true;
  const Article::Range role = article.Tokens(name.role);
  for (uint32_t i = role.begin; i < role.end; ++i) {
    if (kin.Has(article.Token(i))) return true;
  }
  return false;
}

// "AG Hart": letters that stand for an office.
bool IsTitle(std::string_view given) {
  return given.size() <= 3 && given.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const auto& mentions = article.people().mentions();
  const sdk::WordClass kin = article.kin_word, short_name = article.short_name;
  std::vector<cc_span> sources;
  for (const cc_attribution& attribution : document.attributions()) {
    if (attribution.source_kind == CC_SOURCE_NAMED_PERSON) sources.push_back(attribution.source);
  }
  std::sort(sources.begin(), sources.end(), [](cc_span a, cc_span b) { return a.begin < b.begin; });
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    const PersonMention& mention = mentions[i];
    if (mention.IsFull() || mention.quoted) continue;
    report.Considered();
    const cc_name& name = document.names()[mention.name];
    if (!sdk::IsAbsent(name.title) || !article.IsBody(name.sentence) || IsFamily(article, name)) continue;
    const auto source = std::lower_bound(sources.begin(), sources.end(), name.span.begin,
                                         [](cc_span span, uint32_t at) { return span.begin < at; });
    if (source == sources.end() || source->begin != name.span.begin) continue;
    report.Compared();
    const PersonMention* nearest = nullptr;
    uint32_t looked_at = 0;
    for (uint32_t at = i; at > 0 && looked_at < kLastMentions;) {
      const PersonMention& before = mentions[--at];
      const cc_name& other = document.names()[before.name];
      if (name.sentence - other.sentence > kReach) break;
      if (before.surname != mention.surname) continue;
      ++looked_at;
      if (!before.IsFull() || before.heading || before.quoted || IsTitle(before.given) || IsKin(article, kin, other))
        continue;
      if (name.sentence == other.sentence) break;
      if (nearest == nullptr) {
        nearest = &before;
        continue;
      }
      if (before.given == nearest->given ||
          MayBeOne(article, short_name, other, document.names()[nearest->name], before.given, nearest->given)) {
        continue;
      }
      report.Emit(sdk::Finding(name.span)
                      .Message("Which " + std::string(mention.surname) + "? The text has just named " +
                               std::string(before.whole) + " and " + std::string(nearest->whole) + ".")
                      .Workings("both stand in the " + std::to_string(kReach) + " sentences before, neither as kin")
                      .Evidence(other.span, "one", std::string(before.whole))
                      .Evidence(document.names()[nearest->name].span, "the other", std::string(nearest->whole))
                      .Fix("write " + std::string(nearest->whole), name.span, std::string(nearest->whole))
                      .Fix("write " + std::string(before.whole), name.span, std::string(before.whole)));
      break;
    }
  }
}

}  // namespace

Rule SharedSurname() {
  return {.id = "shared-surname",
          .severity = sdk::Severity::kNote,
          .summary = "A surname alone where two people in reach have it",
          .run = Run};
}

}  // namespace claimcheck::attribution
