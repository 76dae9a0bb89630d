// One person, two spellings. Who is one person follows from what the two mentions share:
//   the given name, with surnames a letter apart             Ann Whitaker … Ann Whittaker
//   the surname, with two spellings of one given name        Stephen Hart … Steven Hart
//   everything but hyphens, spaces and case                  Kim Jong Un … Kim Jong-un
//   a surname alone that speaks, a letter from one in full   Ann Whitaker … Whittaker said
// Two that one sentence names in full are two people ("41 votes for Ruth Aske, 19 for Ruth Asker").
// A short form of a given name (Tom, Thomas), a plural (the Whitakers) and a near surname that has a given name of its
// own are other things.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr size_t kShortestAlone = 6;      // letters of a surname that stands alone: Brown and Brawn may be two people
constexpr size_t kShortestWithGiven = 4;  // letters of a surname beside the same given name
constexpr size_t kLongestChain = 48;      // names with one key that are compared each with each
constexpr size_t kMostSpellings = 24;     // of surnames beside one given name: a list of all the Johns is no article

// A spelling of a part of a name, and where it stands.
struct Spelling {
  std::string_view text;
  std::vector<const PersonMention*> mentions;
};

Spelling& SpellingOf(std::vector<Spelling>& spellings, std::string_view text) {
  for (Spelling& spelling : spellings) {
    if (spelling.text == text) return spelling;
  }
  return spellings.emplace_back(Spelling{text, {}});
}

// "Rivers" beside "River": of things, one and many; of people, who have a given name that is known as one, two
// spellings.
bool IsPlural(std::string_view a, std::string_view b) {
  const bool longer = a.size() > b.size();
  const std::string_view more = longer ? a : b, less = longer ? b : a;
  return more.size() == less.size() + 1 && (more.ends_with("s") || more.ends_with("n")) && more.starts_with(less);
}

// What two mentions share that may be one person's; each as a number, the same for the same.
enum Key : uint8_t { kEntity, kGiven, kSurname, kLetters, kKeys };
using Keys = std::array<uint64_t, kKeys>;

Keys KeysOf(const PersonMention& mention, uint32_t entity, const Shape& whole) {
  const auto hash = [](std::string_view part) { return uint64_t{std::hash<std::string_view>()(part)}; };
  return {entity, hash(mention.given), hash(mention.surname), whole.bare};
}

// Mentions that differ, chained by each of their keys: only those of one chain have to be compared. A chain may hold
// several names, of one hash.
class Chains {
 public:
  struct Link {
    const PersonMention* mention;
    uint32_t entity;
    Shape whole;
    Keys keys;
    std::array<uint32_t, kKeys> before;  // in each chain, or CC_NONE
  };
  explicit Chains(size_t most) {
    while (places_ < 2 * most) places_ *= 2;
    last_.assign(kKeys * places_, CC_NONE);
    links_.reserve(most);
  }
  void Add(Link link) {
    for (size_t key = 0; key < kKeys; ++key) {
      link.before[key] = std::exchange(last_[PlaceOf(link.keys, key)], static_cast<uint32_t>(links_.size()));
    }
    links_.push_back(link);
  }
  // Whether `is(other)` holds for one of the chain; `if_long` where the chain is too long to be walked.
  template <typename Is>
  bool Any(const Keys& keys, Key key, bool if_long, const Is& is) const {
    size_t walked = 0;
    for (uint32_t at = last_[PlaceOf(keys, key)]; at != CC_NONE; at = links_[at].before[key]) {
      if (++walked > kLongestChain) return if_long;
      if (is(links_[at])) return true;
    }
    return false;
  }

 private:
  size_t PlaceOf(const Keys& keys, size_t key) const {
    return key * places_ + ((keys[key] * 0x9E3779B97F4A7C15u >> 20) & (places_ - 1));
  }
  std::vector<Link> links_;
  size_t places_ = 4;
  std::vector<uint32_t> last_;  // of each chain; those of one key stand together
};

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    for (const PersonMention& mention : article_.people().mentions()) {
      report_.Considered();
      if (mention.IsFull()) report_.Compared();
    }
    if (MayDrift()) CompareSpellings();
    ReadSurnamesAlone();
  }

 private:
  // Most articles name each person in one spelling: then no pair of names is worth a look, and nothing is sorted.
  // Notes the keys of the pairs that are.
  bool MayDrift() {
    const auto& names = article_.document().names();
    const auto& mentions = article_.people().mentions();
    Chains chains(mentions.size());
    for (const PersonMention& mention : mentions) {
      const uint32_t entity = names[mention.name].entity;
      const Shape whole(mention.whole);
      const Chains::Link here = {&mention, entity, whole, KeysOf(mention, entity, whole), {}};
      const bool known = chains.Any(here.keys, kEntity, false, [&](const Chains::Link& other) {
        return other.entity == entity && other.mention->whole == mention.whole && other.mention->given == mention.given;
      });
      if (known) continue;
      for (size_t key = 0; key < kKeys; ++key) {
        if (MayDrift(chains, here, static_cast<Key>(key))) suspects_[key].insert(here.keys[key]);
      }
      chains.Add(here);
    }
    return std::any_of(suspects_.begin(), suspects_.end(), [](const auto& keys) { return !keys.empty(); });
  }
  bool MayDrift(const Chains& chains, const Chains::Link& here, Key key) const {
    const PersonMention& mention = *here.mention;
    const bool by_part = key == kGiven || key == kSurname;
    if (by_part && !mention.IsFull()) return false;
    return chains.Any(here.keys, key, true, [&](const Chains::Link& link) {
      const PersonMention& other = *link.mention;
      if (by_part && !other.IsFull()) return false;
      if (key == kGiven) return other.given == mention.given && DiffersByOneLetter(other.surname, mention.surname);
      if (key == kSurname) return other.surname == mention.surname && IsOneGivenName(other.given, mention.given);
      if (here.whole.MayDifferInMarks(link.whole) && DiffersOnlyInMarks(other.whole, mention.whole)) return true;
      return key == kEntity && link.entity == here.entity && here.whole.MayDifferByOneLetter(link.whole) &&
             DiffersByOneLetter(other.whole, mention.whole);
    });
  }
  bool IsSuspect(const Keys& keys, Key key) const { return suspects_[key].contains(keys[key]); }

  void CompareSpellings() {
    std::map<std::string_view, std::vector<Spelling>> surnames_of;  // by given name
    std::map<std::string_view, std::vector<Spelling>> givens_of;    // by surname
    std::map<uint32_t, std::vector<Spelling>> wholes_of;            // by entity
    std::map<std::string, std::vector<Spelling>> letters_of;        // by the letters of the whole name
    const auto add = [](std::vector<Spelling>& spellings, std::string_view text, const PersonMention& mention) {
      if (spellings.size() < kMostSpellings) SpellingOf(spellings, text).mentions.push_back(&mention);
    };
    for (const PersonMention& mention : article_.people().mentions()) {
      const uint32_t entity = article_.document().names()[mention.name].entity;
      const Keys keys = KeysOf(mention, entity, Shape(mention.whole));
      if (IsSuspect(keys, kEntity)) add(wholes_of[entity], mention.whole, mention);
      if (!mention.IsFull()) continue;
      if (IsSuspect(keys, kLetters)) add(letters_of[BareName(mention.whole)], mention.whole, mention);
      if (IsSuspect(keys, kGiven)) add(surnames_of[mention.given], mention.surname, mention);
      if (IsSuspect(keys, kSurname)) add(givens_of[mention.surname], mention.given, mention);
    }
    for (auto& [key, spellings] : surnames_of) {
      const std::string_view given = key;
      Compare(spellings, [&](std::string_view a, std::string_view b) {
        return !IsInitial(given) && (IsGivenName(given) || !IsPlural(a, b)) &&
               std::min(a.size(), b.size()) >= kShortestWithGiven && DiffersByOneLetter(a, b);
      });
    }
    for (auto& [surname, spellings] : givens_of) {
      Compare(spellings, [&](std::string_view a, std::string_view b) { return IsOneGivenName(a, b); });
    }
    for (auto& [entity, spellings] : wholes_of) {
      Compare(spellings, [&](std::string_view a, std::string_view b) {
        return DiffersOnlyInMarks(a, b) || (a.size() >= kShortestAlone && IsOneWord(a) && IsOneWord(b) &&
                                            DiffersByOneLetter(a, b) && !IsPlural(a, b));
      });
    }
    for (auto& [letters, spellings] : letters_of) Compare(spellings, DiffersOnlyInMarks);
  }

  static bool IsInitial(std::string_view given) { return given.size() < 3 || given[1] == '.'; }
  // "Alma St" and "Alma St.", "ANDERSON Co." and "Anderson Co.": a short form and a dateline, no second spelling.
  static bool IsHouseForm(std::string_view a, std::string_view b) {
    const auto undotted = [](std::string_view text) {
      std::string letters(text);
      std::erase(letters, '.');
      return letters;
    };
    if (a.size() != b.size() && undotted(a) == undotted(b)) return true;
    const auto shouted = [](std::string_view text) {
      const std::string_view word = text.substr(0, text.find(' '));
      return word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return shouted(a) != shouted(b);
  }
  bool IsGivenName(std::string_view given) const {
    const cc_token* token = TokenOf(given);
    return token != nullptr && article_.first_name.Has(*token);
  }
  // "Angela Correy's [sic]": spelled so by somebody else.
  bool IsMarkedAsWritten(const PersonMention& mention) const {
    const cc_name& name = article_.document().names()[mention.name];
    uint32_t next = name.first_token + name.token_count;
    if (article_.Word(next) == "'s" || article_.Word(next) == "’s") ++next;
    return (article_.Word(next) == "[" || article_.Word(next) == "(") && SameWord(article_.Word(next + 1), "sic");
  }
  static bool IsOneWord(std::string_view text) { return text.find(' ') == std::string_view::npos; }

  // Two spellings of one given name: as the list says, or a letter apart where at most one of them is a name of its
  // own.
  bool IsOneGivenName(std::string_view a, std::string_view b) const {
    if (DiffersOnlyInMarks(a, b)) return true;
    const cc_token* first = TokenOf(a);
    const cc_token* second = TokenOf(b);
    if (first == nullptr || second == nullptr) return false;
    const int32_t variant = article_.name_variant.Value(*first);
    if (variant != 0 && variant == article_.name_variant.Value(*second)) return true;
    return std::min(a.size(), b.size()) >= 5 && (first->lexeme == 0 || second->lexeme == 0) && a[0] == b[0] &&
           a.back() == b.back() && DiffersByOneLetter(a, b);
  }

  // The token that a part of a name is, if it is one.
  const cc_token* TokenOf(std::string_view part) const {
    const uint32_t at = static_cast<uint32_t>(part.data() - article_.document().text().data());
    const cc_token& token = article_.Token(article_.document().TokenAt(at));
    return article_.document().Text(token) == part ? &token : nullptr;
  }

  template <typename IsOne>
  void Compare(std::vector<Spelling>& spellings, const IsOne& is_one) {
    for (size_t i = 0; i < spellings.size(); ++i) {
      for (size_t k = i + 1; k < spellings.size(); ++k) {
        if (is_one(spellings[i].text, spellings[k].text)) Tell(spellings[i], spellings[k]);
      }
    }
  }

  // "Whittaker said", where only a Whitaker was introduced. Each full surname is entered with each letter left out.
  void ReadSurnamesAlone() {
    std::vector<const PersonMention*> full, alone;
    const auto& mentions = article_.people().mentions();
    const auto is_alone = [](const PersonMention& mention) {
      return !mention.IsFull() && mention.surname.size() >= kShortestAlone && mention.surname.size() <= 32;
    };
    if (std::none_of(mentions.begin(), mentions.end(), is_alone)) return;
    // By family, of whose mentions the first will do.
    std::vector<bool> introduced(mentions.size()), told(mentions.size());
    for (const PersonMention& mention : mentions) {
      if (!mention.IsFull() || introduced[mention.family]) continue;
      introduced[mention.family] = true;
      if (mention.surname.size() <= 32) full.push_back(&mention);
    }
    for (const PersonMention& mention : mentions) {
      if (!is_alone(mention) || introduced[mention.family] || told[mention.family]) continue;
      told[mention.family] = true;
      const cc_token* token = TokenOf(mention.surname);
      if (token != nullptr && token->lexeme == 0) alone.push_back(&mention);
    }
    if (alone.empty() || !IsAnyNear(alone, full)) return;
    std::unordered_map<std::string, std::string_view> shortened;
    const auto forms = [](std::string_view word) {
      std::vector<std::string> all = {std::string(word)};
      for (size_t i = 1; i < word.size(); ++i) all.push_back(std::string(word).erase(i, 1));
      return all;
    };
    for (const PersonMention* mention : full) {
      for (std::string& form : forms(mention->surname)) shortened.emplace(std::move(form), mention->surname);
    }
    for (const PersonMention* lone : alone) {
      const PersonMention& mention = *lone;
      for (const std::string& form : forms(mention.surname)) {
        const auto near = shortened.find(form);
        if (near == shortened.end() || near->second.size() < kShortestAlone) continue;
        if (IsPlural(near->second, mention.surname) || !DiffersByOneLetter(near->second, mention.surname)) continue;
        Spelling other = {near->second, {}}, this_one = {mention.surname, {}};
        const auto gather = [&](uint32_t at, Spelling& spelling) {
          for (; at != CC_NONE; at = mentions[at].next_of_family) spelling.mentions.push_back(&mentions[at]);
        };
        gather(article_.people().FirstOfFamily(near->second), other);
        gather(mention.family, this_one);
        Tell(other, this_one);
        break;
      }
    }
  }

  // Whether one of the surnames that stand alone is a letter from one of the others: hardly ever, and only then is it
  // worth while to enter them with their letters left out. Of many it is not asked.
  static bool IsAnyNear(const std::vector<const PersonMention*>& alone, const std::vector<const PersonMention*>& full) {
    constexpr size_t kFew = 64;
    if (alone.size() > kFew || full.size() > kFew) return true;
    std::vector<Shape> shapes;
    shapes.reserve(full.size());
    for (const PersonMention* mention : full) shapes.emplace_back(mention->surname);
    for (const PersonMention* lone : alone) {
      const Shape shape(lone->surname);
      for (size_t i = 0; i < full.size(); ++i) {
        if (shape.MayDifferByOneLetter(shapes[i]) && DiffersByOneLetter(full[i]->surname, lone->surname)) return true;
      }
    }
    return false;
  }

  cc_span SpanOf(const Spelling& spelling) const {
    const PersonMention& mention = *spelling.mentions.front();
    const uint32_t text = static_cast<uint32_t>(mention.whole.data() - article_.document().text().data());
    return {text, text + static_cast<uint32_t>(mention.whole.size())};
  }
  cc_span PartOf(const Spelling& spelling, const PersonMention& mention) const {
    const size_t in_whole = mention.whole.find(spelling.text);
    const cc_span whole = article_.document().names()[mention.name].span;
    const uint32_t begin = whole.begin + static_cast<uint32_t>(in_whole == std::string_view::npos ? 0 : in_whole);
    return {begin, begin + static_cast<uint32_t>(spelling.text.size())};
  }

  // One sentence has both in full.
  bool StandSideBySide(const Spelling& a, const Spelling& b) const {
    std::unordered_set<uint32_t> sentences;
    for (const PersonMention* mention : a.mentions) {
      if (mention->IsFull()) sentences.insert(article_.document().names()[mention->name].sentence);
    }
    return std::any_of(b.mentions.begin(), b.mentions.end(), [&](const PersonMention* mention) {
      return mention->IsFull() && sentences.contains(article_.document().names()[mention->name].sentence);
    });
  }

  // At the spelling that is used less; of two that are used alike, the later one.
  void Tell(const Spelling& a, const Spelling& b) {
    const bool first_is_rare = a.mentions.size() < b.mentions.size();
    const Spelling& rare = first_is_rare ? a : b;
    const Spelling& usual = first_is_rare ? b : a;
    if (!told_.insert(std::string(usual.text).append("\n").append(rare.text)).second) return;
    const PersonMention& at = *rare.mentions.front();
    if (IsHouseForm(a.mentions.front()->whole, b.mentions.front()->whole) || StandSideBySide(a, b)) return;
    // "George W" and "George W Bush" are one slip; so is what somebody else wrote.
    if (!places_.insert(at.name).second || IsMarkedAsWritten(at) || IsMarkedAsWritten(*usual.mentions.front())) return;
    const auto times = [](size_t count) {
      return count == 1 ? std::string("once") : count == 2 ? std::string("twice") : std::to_string(count) + " times";
    };
    sdk::Finding finding(SpanOf(rare));
    finding
        .Message(std::string("One name, two spellings: \"").append(rare.text) + "\" here, \"" +
                 std::string(usual.text) + "\" elsewhere.")
        .Workings(std::string(usual.text) + " " + times(usual.mentions.size()) + ", " + std::string(rare.text) + " " +
                  times(rare.mentions.size()))
        .Evidence(SpanOf(usual), "other spelling", std::string(usual.mentions.front()->whole));
    std::vector<sdk::Edit> edits;
    for (const PersonMention* mention : rare.mentions) {
      if (!mention->quoted) edits.push_back({PartOf(rare, *mention), std::string(usual.text)});
    }
    if (!at.quoted && !edits.empty()) finding.Fix(std::string("write ").append(usual.text), std::move(edits));
    report_.Emit(finding);
  }

  const Article& article_;
  sdk::RuleReport& report_;
  std::array<std::unordered_set<uint64_t>, kKeys> suspects_;  // keys, hashed, of pairs that may be one person's
  std::unordered_set<std::string> told_;
  std::unordered_set<uint32_t> places_;  // names that a finding points at
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule NameDrift() {
  return {.id = "name-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "One person's name is spelled in two ways",
          .run = Run};
}

}  // namespace claimcheck::attribution
