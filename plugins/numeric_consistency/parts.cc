// A list of parts is a run of numbers, each the first word of its item, items divided by commas, the last by "and". It
// stands behind a colon or a dash (then to the end of the sentence), or between the commas of an apposition right
// behind the total. Anything else between two numbers (a verb's "of them", "including", "others", an item that begins
// with no number) and the list is not read at all. One person may open the list without a number: "a baker and three
// sailors".
#include "plugins/numeric_consistency/parts.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::numeric {
namespace {

constexpr size_t kMostParts = 30;    // a longer run of numbers is a table, and would make the search quadratic
constexpr uint32_t kItem = 9;        // tokens of an item
constexpr uint32_t kSingle = 6;      // tokens of "a former police officer"
constexpr uint32_t kPredicate = 12;  // tokens between the total and the colon

bool CanBePart(const Article& article, const Number& n, const Number& total) {
  if (n.part != Number::Part::kWhole || !n.IsPlain() || !n.IsExact() || n.IsRate()) return false;
  if (n.quantity->whole_quantity != CC_NONE || !sdk::IsAbsent(n.quantity->whole)) return false;
  if (n.quantity->dimension != total.quantity->dimension) return false;
  if (sdk::View(n.quantity->unit) != sdk::View(total.quantity->unit)) return false;
  return !article.Is(n.end_token, "of") || !article.Is(n.end_token + 1, "them");
}

// Whether the tokens of an item speak of parts left out or of parts of parts.
bool IsClosedItem(const Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Has(t, article.words().partial) || article.Has(t, article.words().clause_break)) return false;
    if (article.Is(t, "them") || article.Is(t, ";") || article.Is(t, "or") || article.Is(t, "to")) return false;
  }
  return true;
}

// A word that opens no clause: no determiner, pronoun, verb of its own.
bool IsNounAhead(const Article& article, uint32_t token) {
  return !article.Has(token, article.words().determiner) && !article.Has(token, article.words().pronoun) &&
         !article.Has(token, article.words().auxiliary) && !article.Has(token, article.words().adverb) &&
         !article.Has(token, article.words().speech_verb);
}

// By the ending of a trade: baker, sailor, pianist, librarian, fireman, in the singular or the plural.
bool NamesTrade(const Article& article, uint32_t token) {
  std::string_view word = article.Text(token);
  if (word.ends_with("s")) word.remove_suffix(1);
  return word.size() > 4 && (word.ends_with("er") || word.ends_with("or") || word.ends_with("ist") ||
                             word.ends_with("ian") || word.ends_with("man") || word.ends_with("men"));
}

// By its class, or by that ending.
bool NamesPerson(const Article& article, uint32_t token) {
  return article.Has(token, article.words().person) || article.Has(token, article.words().people) ||
         article.Has(token, article.words().role) || NamesTrade(article, token);
}

// "|a Mexican citizen| and three …", behind a mark: the one person that opens a list. Empty if there is none; `mark` is
// then left alone, and otherwise moved to the mark.
cc_span SingleBefore(const Article& article, const Number& first, uint32_t begin, uint32_t& mark) {
  if (!article.Is(mark, "and") && !article.Is(mark, ",")) return {0, 0};
  if (article.Is(mark, ",") && article.Before(first) != mark) return {0, 0};
  const uint32_t last = mark - 1;
  for (uint32_t t = last; t > begin && mark - t <= kSingle; --t) {
    if (article.Token(t).kind != CC_TOKEN_WORD) return {0, 0};
    if (!article.Is(t, "a") && !article.Is(t, "an")) continue;
    if (!NamesPerson(article, last) || t == last || !article.IsMark(t - 1)) return {0, 0};
    mark = t - 1;
    return {article.Token(t).begin, article.Token(last).end};
  }
  return {0, 0};
}

// Reads items from numbers[i] on. Returns the token behind the list, or kNoToken if it is no list.
uint32_t ReadItems(const Article& article, std::span<const Number> numbers, size_t i, const Number& total,
                   uint32_t sentence_end, bool to_the_end, bool single, std::vector<const Number*>& parts) {
  bool last = single && article.Is(article.Before(numbers[i]), "and");
  for (; i < numbers.size(); ++i) {
    const Number& n = numbers[i];
    if (!CanBePart(article, n, total)) return kNoToken;
    parts.push_back(&n);
    if (parts.size() > kMostParts) return kNoToken;
    const uint32_t next = i + 1 < numbers.size() ? numbers[i + 1].first_token : sentence_end;
    uint32_t mark = n.end_token;  // the comma or "and" that ends the item
    while (mark < next && !article.Is(mark, ",") && !article.Is(mark, "and") && !article.Is(mark, "&") &&
           !article.IsCloseBracket(mark) && !article.IsDash(mark)) {
      ++mark;
    }
    if (mark - n.end_token > kItem || !IsClosedItem(article, n.end_token, mark)) return kNoToken;
    if (last) {
      // Behind the last item: the end of the sentence, or of the apposition.
      if (!to_the_end) return mark < next && !article.Is(mark, "and") ? mark : kNoToken;
      // "34 district councils |and boards in England|"
      const bool only = i + 1 == numbers.size() && article.Is(mark, "and") && sentence_end - mark <= kItem &&
                        article.Text(mark + 1).size() > 1 && IsClosedItem(article, mark, sentence_end);
      if (only && IsNounAhead(article, mark + 1)) return sentence_end - 1;
      const bool quoted = mark + 1 < sentence_end && article.Token(mark + 1).kind == CC_TOKEN_CLOSE;
      return mark + 2 >= sentence_end || mark == next || quoted ? mark : kNoToken;
    }
    if (mark >= next) return kNoToken;
    if (article.Is(mark, ",") && article.Is(mark + 1, "and")) ++mark;
    last = article.Is(mark, "and") || article.Is(mark, "&");
    if (i + 1 >= numbers.size() || article.Before(numbers[i + 1]) != mark) return kNoToken;
  }
  return kNoToken;
}

bool CountsPeople(const Article& article, const Number& n) {
  if (article.Head(n).empty()) return false;
  const uint32_t head = article.HeadToken(n);
  return article.Has(head, article.words().people) || article.Has(head, article.words().person);
}

// "were hurt", "had been killed": what befell the people before `mark`. `begin` is its first word.
bool WereHarmed(const Article& article, uint32_t begin, uint32_t mark) {
  constexpr uint32_t kVerbs = 3;
  if (mark < begin + 2 || mark - begin > kVerbs) return false;
  const uint32_t verb = mark - 1;
  if (!article.Has(verb, article.words().death) && !article.Has(verb, article.words().injury) &&
      !article.Is(verb, "arrested") && !article.Is(verb, "detained") && !article.Is(verb, "rescued")) {
    return false;
  }
  for (uint32_t t = begin; t < verb; ++t) {
    if (!article.Has(t, article.words().auxiliary)) return false;
  }
  return true;
}

bool HasDashBehind(const Article& article, const Number& n) {
  const uint32_t end = article.SentenceEnd(n.quantity->sentence);
  uint32_t t = n.end_token;
  while (t < end && !(article.IsDash(t) && (article.Token(t).flags & CC_FLAG_SPACE) != 0)) ++t;
  return t < end;
}

// "Seventeen |were hurt|, nine adults and seven children": the list stands behind the verb of the total's own clause.
bool OpensBehindVerb(const Article& article, const Number& total, const Number& first) {
  const uint32_t mark = article.Before(first);
  if (mark == kNoToken || !article.Is(mark, ",") || !total.IsCount()) return false;
  if (article.Head(total).empty() && total.first_token != article.TextBegin(total.quantity->sentence)) return false;
  return WereHarmed(article, article.AfterPhrase(total), mark);
}

// Nothing but parts, of people each, and nobody beside them: "nine adults and seven children|, and a dog|" is open.
bool IsWholeList(const Article& article, const Parts& list, uint32_t stop, uint32_t end) {
  for (const Number* part : list.parts) {
    const uint32_t behind = article.AfterPhrase(*part);
    const bool last = part == list.parts.back();
    if (last ? behind != stop && behind + 1 < end : !article.Is(behind, ",") && !article.Is(behind, "and"))
      return false;
    if (!CountsPeople(article, *part)) return false;
  }
  for (uint32_t t = stop; t < end; ++t) {
    if (article.Is(t, "and") || article.Is(t, "plus") || article.Is(t, "with") || article.Is(t, "along") ||
        article.Is(t, "as") || article.Is(t, ";")) {
      return false;
    }
  }
  return true;
}

// The mark that opens a list behind `total`, with numbers[i] its first item.
bool OpensList(const Article& article, const Number& total, const Number& first, bool& to_the_end, cc_span& single) {
  uint32_t mark = article.Before(first);
  if (mark != kNoToken && CountsPeople(article, total)) single = SingleBefore(article, first, total.end_token, mark);
  if (mark == kNoToken || mark < total.end_token || mark - total.end_token > kPredicate) return false;
  to_the_end = article.Is(mark, ":");
  if ((article.Is(mark, "were") || article.Is(mark, "are")) && mark == article.AfterPhrase(total)) {
    // "The 15 victims were 9 men and 6 women."
    to_the_end = true;
    return article.Is(article.Previous(total.first_token, total.quantity->sentence), "the") &&
           !article.Head(total).empty();
  }
  if (to_the_end) return IsClosedItem(article, total.end_token, mark);
  const bool dash = article.IsDash(mark) && (article.Token(mark).flags & CC_FLAG_SPACE) != 0;
  const bool apposition = article.Is(mark, ",") || article.IsOpenBracket(mark) || dash;
  to_the_end = dash && !HasDashBehind(article, first);
  // "left 23 people |dead|, 14 in the north and 9 in the south"
  uint32_t behind = article.AfterPhrase(total);
  if (mark == behind + 1 && (article.Has(behind, article.words().death) || article.Has(behind, article.words().injury)))
    ++behind;
  return apposition && mark == behind && !article.Head(total).empty();
}

bool CanBeTotal(const Number& n) {
  return n.part == Number::Part::kWhole && n.IsPlain() && !n.IsPercent() && !n.IsRate() &&
         n.quantity->whole_quantity == CC_NONE;
}

// What is counted, or a part of it: "34 |councils and boards|".
bool CountsAlso(const Article& article, const Number& n, std::string_view noun) {
  const uint32_t end = article.AfterPhrase(n);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (SameNoun(article.Text(t), noun)) return true;
  }
  return false;
}

// Counts need a noun each: "two things: 14 clubs had signed and 3 had not" lists no things.
bool HaveNouns(const Article& article, const Parts& list, bool between_commas) {
  if (!list.total->IsCount()) return true;
  if (article.Head(*list.total).empty()) return false;
  // Between commas three counts are a mere enumeration ("14 points, nine boards and four blocks"), unless of people.
  if (between_commas) {
    // "14 people, ten firefighters and five |dockers|": of one kind that is known, the others by their ending.
    const bool people =
        CountsPeople(article, *list.total) &&
        std::any_of(list.parts.begin(), list.parts.end(), [&](const Number* n) { return CountsPeople(article, *n); });
    return std::all_of(list.parts.begin(), list.parts.end(), [&](const Number* n) {
      const bool place =
          article.Head(*n).empty() && (article.Is(n->end_token, "from") || article.Is(n->end_token, "in"));
      return place || article.Has(article.HeadToken(*n), article.words().people) ||
             (people && !article.Head(*n).empty() && NamesTrade(article, article.HeadToken(*n)));
    });
  }
  const auto has_noun = [&](const Number* n) { return !article.Head(*n).empty(); };
  if (std::all_of(list.parts.begin(), list.parts.end(), has_noun)) return true;
  // "19 delegates stayed: 11 from the north and 9 from the south": the same preposition behind each.
  // "88 councils: all 32 in the north and 56 county councils": the total's own noun takes the place of one.
  return std::all_of(list.parts.begin(), list.parts.end(), [&](const Number* n) {
    const std::string_view word = article.Text(n->end_token);
    if (has_noun(n)) return CountsAlso(article, *n, article.Head(*list.total));
    return SameWord(word, article.Text(list.parts[0]->end_token)) &&
           (SameWord(word, "from") || SameWord(word, "in") || SameWord(word, "on") || SameWord(word, "at"));
  });
}

// A sum far off its total is no slip of a writer's but a list of something else ("12 awards: 2 medals and 3 cups").
bool IsNear(const Parts& list, bool to_the_end) {
  double sum = list.single.begin < list.single.end ? 1 : 0;
  double largest = 0;
  for (const Number* n : list.parts) {
    sum += n->value;
    largest = std::max(largest, n->value);
  }
  const double total = list.total->value;
  const double off = std::fabs(sum - total);
  return largest < total && (to_the_end ? off <= std::max(2.0, 0.4 * total) : off <= std::max(2.0, 0.2 * total));
}

// "|which together make up the entire| $46 million": nothing but these words stands between the last part and `total`.
// The token behind the last part, or kNoToken.
uint32_t MakesUp(const Article& article, const Number& total) {
  const uint32_t sentence = total.quantity->sentence;
  uint32_t token = article.Previous(total.first_token, sentence);
  bool together = false;
  for (uint32_t i = 0; i < kPredicate && token != kNoToken; ++i, token = article.Previous(token, sentence)) {
    if (article.IsMark(token) || article.Has(token, article.words().clause_break)) break;
    together =
        together || article.Is(token, "together") || article.Is(token, "combined") || article.Is(token, "jointly");
    if (article.Token(token).kind == CC_TOKEN_NUMBER) return kNoToken;
  }
  if (!together || token == kNoToken || !article.IsMark(token)) return kNoToken;
  for (uint32_t t = token + 1; t < total.first_token; ++t) {
    for (const std::string_view verb : {"make", "makes", "made", "making", "add", "adds", "added", "adding", "total",
                                        "totaled", "totalled", "come", "came", "form", "formed"}) {
      if (article.Is(t, verb)) return token;
    }
  }
  return kNoToken;
}

// The parts before a total that they make up, in their order; empty if there are none.
std::vector<const Number*> PartsBefore(const Article& article, std::span<const Number> numbers, size_t at) {
  const Number& total = numbers[at];
  std::vector<const Number*> parts;
  if (at < 2 || !CanBeTotal(total)) return parts;
  uint32_t end = MakesUp(article, total);
  if (end == kNoToken) return parts;
  for (size_t i = at; i > 0 && parts.size() <= kMostParts; --i) {
    const Number& n = numbers[i - 1];
    if (!CanBePart(article, n, total) || end < n.end_token || end - n.end_token > kItem ||
        !IsClosedItem(article, n.end_token, end)) {
      break;
    }
    parts.insert(parts.begin(), &n);
    end = n.first_token;
  }
  return parts;
}

// The list behind numbers[i], its total.
bool ReadListBehind(const Article& article, std::span<const Number> numbers, size_t i, uint32_t end, Parts& list) {
  bool to_the_end = false;
  list.total = &numbers[i];
  if (OpensBehindVerb(article, numbers[i], numbers[i + 1])) {
    uint32_t stop = ReadItems(article, numbers, i + 1, numbers[i], end, false, false, list.parts);
    if (stop == kNoToken) {
      list.parts.clear();
      stop = ReadItems(article, numbers, i + 1, numbers[i], end, true, false, list.parts);
    }
    return stop != kNoToken && list.parts.size() > 1 && IsNear(list, false) && IsWholeList(article, list, stop, end);
  }
  if (!OpensList(article, numbers[i], numbers[i + 1], to_the_end, list.single)) return false;
  const bool single = list.single.begin < list.single.end;
  const uint32_t stop = ReadItems(article, numbers, i + 1, numbers[i], end, to_the_end, single, list.parts);
  if (stop == kNoToken || list.parts.size() + single < 2 || !IsNear(list, to_the_end)) return false;
  return HaveNouns(article, list, article.Is(article.Before(*list.parts[0]), ","));
}

}  // namespace

std::vector<Parts> ReadParts(const Article& article) {
  std::vector<Parts> lists;
  const uint32_t sentences = static_cast<uint32_t>(article.document().sentences().size());
  for (uint32_t s = 0; s < sentences; ++s) {
    const auto numbers = article.NumbersOf(s);
    const uint32_t end = article.SentenceEnd(s);
    for (size_t i = 2; i < numbers.size(); ++i) {
      Parts list{&numbers[i], PartsBefore(article, numbers, i)};
      if (list.parts.size() >= 2 && IsNear(list, false)) lists.push_back(std::move(list));
    }
    for (size_t i = 0; i + 1 < numbers.size(); ++i) {
      if (!CanBeTotal(numbers[i])) continue;
      Parts list;
      if (!ReadListBehind(article, numbers, i, end, list)) continue;
      i += list.parts.size();
      lists.push_back(std::move(list));
    }
  }
  return lists;
}

}  // namespace claimcheck::numeric
