// "Lt. Gen. Lee", later "Maj. Gen. Lee". Ranks are compared as rows of what rank.txt knows; a row that ends like the
// other is its short form ("Gen. Lee"). Offices count as well where the one lacks the other's "vice" or "deputy": "Vice
// President Lee", later "President Lee". Silent where the text tells of a promotion or an earlier time.
#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr size_t kLongestRow = 4;
constexpr size_t kMostOfFamily = 32;  // mentions of one surname that are looked through

// "Lt. Gen." -> {2, 1}: one number for each rank word, whatever way it is written.
struct Row {
  int32_t grades[kLongestRow] = {};
  size_t size = 0;
  bool EndsLike(const Row& other) const {
    for (size_t i = 0; i < std::min(size, other.size); ++i) {
      if (grades[size - 1 - i] != other.grades[other.size - 1 - i]) return false;
    }
    return true;
  }
};

Row ReadRow(const Article& article, const sdk::WordClass& grade, const cc_name& name) {
  Row row;
  const Article::Range range = article.Tokens(name.title, name.sentence);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const int32_t value = grade.Value(article.Token(i));
    if (value == 0) {
      if (row.size > 0 && article.Word(i) != "-") return {};  // "Gen. Counsel": an office
      continue;
    }
    if (row.size == kLongestRow) return {};
    row.grades[row.size++] = value;
  }
  return row;
}

// "Deputy Mayor" beside "Mayor": one office, of which one mention is the deputy's.
bool IsDeputyOf(const Article& article, cc_span one, cc_span other) {
  const Article::Range a = article.Tokens(one), b = article.Tokens(other);
  if (a.begin >= a.end || b.begin >= b.end || !SameWord(article.Word(a.end - 1), article.Word(b.end - 1))) return false;
  const auto is_deputy = [&](Article::Range range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (SameWord(article.Word(i), "deputy") || SameWord(article.Word(i), "vice")) return true;
    }
    return false;
  };
  bool office = false;
  for (const std::string_view word :
       {"president", "mayor", "minister", "governor", "premier", "chancellor", "director"}) {
    office |= SameWord(article.Word(a.end - 1), word);
  }
  return office && is_deputy(a) != is_deputy(b);
}

// "then-Col. Lee", "former Sgt. Lee", "promoted", "was made a lieutenant": the text itself tells of two ranks.
bool TellsOfChange(const Article& article, sdk::WordClass grade) {
  if (article.classes().Holds(article.promotion_word)) return true;
  for (uint32_t i = 0; i + 2 < article.token_count(); ++i) {
    const std::string_view word = article.Word(i);
    if (!SameWord(word, "made") && !SameWord(word, "named") && !SameWord(word, "becomes")) continue;
    const uint32_t rank = SameWord(article.Word(i + 1), "a") || SameWord(article.Word(i + 1), "an") ? i + 2 : i + 1;
    if (grade.Has(article.Token(rank))) return true;
  }
  return false;
}

// "Maj. Tom Hart and his brother, Capt. Jon Hart": somebody else of that surname has the rank.
bool IsAnothersRank(const Article& article, sdk::WordClass grade, const PersonMention& mention, const Row& row) {
  const sdk::Document& document = article.document();
  const std::vector<PersonMention>& mentions = article.people().mentions();
  uint32_t at = mention.family;
  for (size_t looked_at = 0; at != CC_NONE && looked_at < kMostOfFamily; ++looked_at) {
    const PersonMention& other = mentions[std::exchange(at, mentions[at].next_of_family)];
    const cc_name& name = document.names()[other.name];
    if (!other.IsFull() || name.entity == document.names()[mention.name].entity || sdk::IsAbsent(name.title)) continue;
    const Row theirs = ReadRow(article, grade, name);
    if (theirs.size > 0 && row.size > 0 && theirs.EndsLike(row)) return true;
  }
  return false;
}

void Run(const Article& article, sdk::RuleReport& report) {
  const sdk::Document& document = article.document();
  const sdk::WordClass grade = article.rank_grade;
  struct First {
    const PersonMention* mention;
    Row row;
  };
  std::unordered_map<uint32_t, First> by_entity;
  std::unordered_map<uint32_t, bool> told;
  for (const PersonMention& mention : article.people().mentions()) {
    const cc_name& name = document.names()[mention.name];
    if (sdk::IsAbsent(name.title)) continue;
    report.Considered();
    const Row row = ReadRow(article, grade, name);
    if (mention.quoted) continue;
    const auto [first, fresh] = by_entity.try_emplace(name.entity, First{&mention, row});
    if (fresh) continue;
    report.Compared();
    const cc_span office = document.names()[first->second.mention->name].title;
    if (first->second.row.size == 0 && row.size > 0) first->second = {&mention, row};  // "Mr. Lee", "Col. Lee"
    const bool ranks = row.size > 0 && first->second.row.size > 0;
    const bool drifts = ranks ? !row.EndsLike(first->second.row) : IsDeputyOf(article, name.title, office);
    if (!drifts || told[name.entity] || IsAnothersRank(article, grade, mention, row)) continue;
    const cc_name& before = document.names()[first->second.mention->name];
    // Two given names are two people, whoever joined them.
    if (mention.IsFull() && first->second.mention->IsFull() && mention.given != first->second.mention->given) continue;
    told[name.entity] = true;
    if (TellsOfChange(article, grade)) {
      report.WhyNot("the text tells of a promotion or an earlier time");
      return;
    }
    const std::string here(article.Text(name.title)), there(article.Text(before.title));
    report.Emit(sdk::Finding(sdk::Cover(name.title, name.span))
                    .Message("One person, two " + std::string(ranks ? "ranks" : "offices") + ": \"" + here +
                             "\" here, \"" + there + "\" before.")
                    .Workings("both are given to " + std::string(mention.surname))
                    .Evidence(sdk::Cover(before.title, before.span), "rank before", there)
                    .Fix("write " + there, name.title, there)
                    .Fix("write " + here + " before", before.title, here));
  }
}

}  // namespace

Rule TitleDrift() {
  return {.id = "title-drift", .severity = sdk::Severity::kWarning, .summary = "One person with two ranks", .run = Run};
}

}  // namespace claimcheck::attribution
