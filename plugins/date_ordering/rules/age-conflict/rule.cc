// "Lee, 34, … the 37-year-old Lee": one person, two ages.
//
// Read: "Ann Lee, 34," · "Ann Lee (34)" · "Ann Lee, aged 34" · "34-year-old Ann Lee". One year of difference may be a
// birthday. Ages inside a sentence that tells of another time ("was 12 when") do not count.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <vector>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/lives.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr size_t kMostAges = 32;  // of one person that are compared

struct Age {
  uint32_t name = 0;  // index into names
  int years = 0;
  cc_span span = {};
  bool quoted = false;
};

// Or of two of one family, who may share both names: "Mary Hill, 61, and her niece Mary Hill, 16".
bool ToldOfAnotherTime(const Timeline& times, uint32_t sentence) {
  const sdk::WordClass kin = times.document().Class("kin_word");
  const sdk::Array<cc_sentence>& sentences = times.document().sentences();
  const uint32_t end = sentences[sentence].first_token + sentences[sentence].token_count;
  for (uint32_t i = sentences[sentence].first_token; i < end; ++i) {
    if (times.IsOneOf(
            i, {"when", "then", "since", "ago", "later", "earlier", "jr.", "sr.", "namesake", "turned", "would"}) ||
        kin.Has(times.document().tokens()[i])) {
      return true;
    }
  }
  return false;
}

// The whole number of a token, or 0.
int NumberAt(const Timeline& times, uint32_t token) {
  const std::string_view text = times.Text(token);
  if (text.empty() || text.size() > 2) return 0;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "Ann Lee, 34," and "Ann Lee (34)".
int AgeBehind(const Timeline& times, const cc_name& name, cc_span& span) {
  uint32_t i = name.first_token + name.token_count;
  const bool bracket = times.Is(i, "(");
  if (!bracket && !times.Is(i, ",")) return 0;
  ++i;
  const int years = NumberAt(times, i);
  if (years < 5 || years > 110 || !times.IsOneOf(i + 1, {bracket ? ")" : ",", bracket ? ")" : "."})) return 0;
  span = sdk::SpanOf(times.document().tokens()[i]);
  return years;
}

std::vector<Age> Ages(const Timeline& times) {
  std::vector<Age> ages;
  const auto& names = times.document().names();
  const bool told_as_time = std::any_of(times.times().begin(), times.times().end(),
                                        [](const cc_time& t) { return t.role == CC_TIME_ROLE_AGE; });
  for (size_t k = 0; k < names.size(); ++k) {
    const cc_name& name = names[k];
    if (name.kind != CC_NAME_PERSON || name.sentence >= times.document().sentences().size()) continue;
    // Ann “Candy” Hill: behind a nickname stands no more than a surname, and the family shares it.
    const bool behind_nickname =
        name.first_token > 0 && times.document().tokens()[name.first_token - 1].kind == CC_TOKEN_CLOSE;
    if (behind_nickname) continue;
    const size_t before_name = ages.size();
    cc_span span = {};
    if (const int years = AgeBehind(times, name, span); years != 0)
      ages.push_back({static_cast<uint32_t>(k), years, span, false});
    const cc_span sentence = told_as_time ? times.document().sentences()[name.sentence].span : cc_span{0, 0};
    for (const cc_time& t : told_as_time ? times.document().In(times.times(), sentence) : sdk::Array<cc_time>()) {
      const int years = AgeInYears(t);
      if (years == 0) continue;
      const bool before =
          Timeline::EndToken(t) == name.first_token && times.Text(t).find('-') != std::string_view::npos;
      const bool behind = t.first_token == name.first_token + name.token_count + 1 &&
                          times.Is(t.first_token - 1, ",") && times.Is(t.first_token, "aged");
      if (before || behind) ages.push_back({static_cast<uint32_t>(k), years, t.span, Timeline::Quoted(t)});
    }
    if (ages.size() > before_name && ToldOfAnotherTime(times, name.sentence)) ages.resize(before_name);
  }
  return ages;
}

bool SamePerson(const Timeline& times, const Age& a, const Age& b) {
  const auto& names = times.document().names();
  const cc_name& x = names[a.name];
  const cc_name& y = names[b.name];
  if (x.entity != y.entity) return false;
  const std::string_view one = times.document().Text(x.span), other = times.document().Text(y.span);
  // One spelling, or one is the end of the other: "Ann Lee" and "Lee"; not "Ann Hart-Lee".
  const std::string_view shorter = one.size() < other.size() ? one : other,
                         longer = one.size() < other.size() ? other : one;
  return longer == shorter || (longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ');
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const std::vector<Age> ages = Ages(times);
  report.Considered(ages.size());
  std::unordered_map<uint32_t, std::vector<size_t>> by_entity;
  for (size_t i = 0; i < ages.size(); ++i) {
    if (report.ShouldStop()) return;
    std::vector<size_t>& earlier = by_entity[times.document().names()[ages[i].name].entity];
    if (earlier.size() < kMostAges) earlier.push_back(i);
    for (const size_t k : earlier) {
      if (k == i) break;
      if (!SamePerson(times, ages[k], ages[i])) continue;
      report.Compared(ages[k].span, ages[i].span);
      if (std::abs(ages[k].years - ages[i].years) <= 1) break;
      const std::string name(times.document().Text(times.document().names()[ages[i].name].span));
      sdk::Finding finding(ages[i].span);
      finding.Message(name + " is " + std::to_string(ages[k].years) + " further up and " +
                      std::to_string(ages[i].years) + " here.");
      finding.Workings(std::to_string(ages[k].years) + " against " + std::to_string(ages[i].years));
      finding.Evidence(ages[k].span, "earlier age", std::to_string(ages[k].years));
      finding.Evidence(ages[i].span, "later age", std::to_string(ages[i].years));
      report.Emit(finding);
      break;
    }
  }
}

}  // namespace

Rule AgeConflict() {
  return {.id = "age-conflict", .severity = sdk::Severity::kWarning, .summary = "One person, two ages", .run = Run};
}

}  // namespace claimcheck::dates
