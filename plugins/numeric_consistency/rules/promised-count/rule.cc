// "There are three reasons:" and then a list: the list must have three items. The number must be the only one in the
// last words of a sentence that ends in a colon, and the items stand right behind it: as list items of one list, or in
// the same sentence as short phrases divided by commas, the last by "and".
//   Three towns were hit: Alda, Borna and Kolberg        holds
//   Three towns were hit: Alda and Borna                 fires
//   Three towns were hit, among them: Alda and Borna     silent: a part of them
//   She had one aim: to win, to win well and to be seen  silent: items that hold verbs may be one thing
// People may be named between dashes and in the next sentence, too, where it says that these are they ("They are",
// "Police named them as"), and then with their ages and where they live, but with nothing else:
//   Three people were held. They are Ann Lee, 34, and Tom Hart, 41.     fires
//   Three people were held. They are Ann Lee, her son and a neighbour.  silent: not everybody has a name
#include <cmath>
#include <string>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 12;  // tokens between the number and the colon
constexpr uint32_t kItem = 4;    // tokens of an item in a sentence
constexpr double kMost = 30;     // items
constexpr uint32_t kWords = 40;  // tokens of all items in a sentence
constexpr uint32_t kLead = 6;    // tokens before "named them as"

bool CountsPeople(const Article& article, const Number& n) {
  const std::string_view head = article.Head(n);
  for (const std::string_view one :
       {"people", "men", "women", "suspects", "victims", "children", "boys", "girls", "teenagers"}) {
    if (SameWord(head, one)) return true;
  }
  return false;
}

// Of whom each is several people.
bool CountsGroups(const Article& article, const Number& n) {
  for (const std::string_view one : {"couples", "pairs", "teams", "families", "groups", "crews", "bands"}) {
    if (SameWord(article.Head(n), one)) return true;
  }
  return false;
}

bool Promises(const Article& article, const Number& n) {
  return n.part == Number::Part::kWhole && n.IsCount() && n.IsPlain() && n.IsExact() && !n.IsRate() &&
         (n.IsAsserted() || n.quantity->modality == CC_MODALITY_FORECAST) && n.value >= 2 && n.value <= kMost &&
         n.value == std::floor(n.value) && n.quantity->whole_quantity == CC_NONE && !CountsGroups(article, n) &&
         (article.Head(n).ends_with("s") || CountsPeople(article, n));
}

// Words that leave room for more or fewer: "including", "such as", "of them", "at least", another number.
bool IsOpen(const Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Has(t, article.words().partial) || article.Is(t, "as") || article.Is(t, "them") ||
        article.Is(t, "of") || article.Is(t, "each") || article.Is(t, "between") ||
        article.Token(t).kind == CC_TOKEN_NUMBER) {
      return true;
    }
  }
  return false;
}

// Items of the list that begins at `block`, on its outermost level; 0 if it is none.
uint32_t CountListItems(const sdk::Document& document, uint32_t block) {
  const auto& blocks = document.blocks();
  uint32_t count = 0;
  for (uint32_t b = block; b < blocks.size() && blocks[b].kind == CC_BLOCK_LIST_ITEM; ++b) {
    if (blocks[b].parent != blocks[block].parent || blocks[b].level != blocks[block].level) {
      if (blocks[b].level <= blocks[block].level) break;
      continue;
    }
    ++count;
  }
  return count;
}

// Short phrases behind a colon to the end of the sentence; 0 if they are no closed list.
uint32_t CountPhrases(const Article& article, uint32_t begin, uint32_t end) {
  if (end - begin > kWords) return 0;
  uint32_t count = 1, length = 0;
  bool closed = false;
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Is(t, ".")) continue;
    const bool comma = article.Is(t, ",");
    if (comma || article.Is(t, "and")) {
      if (length == 0 && !article.Is(t, "and")) return 0;
      if (closed) return 0;  // "salt and pepper, and mustard"
      closed = !comma;
      if (length != 0) ++count;
      length = 0;
      continue;
    }
    const bool many =
        article.words().number_word.Value(article.Token(t)) > 1;  // "three of his siblings, a cousin and …"
    const bool plain = !many && article.Token(t).kind == CC_TOKEN_WORD && !article.Has(t, article.words().auxiliary) &&
                       !article.Has(t, article.words().partial) && !article.Has(t, article.words().clause_break) &&
                       !article.Is(t, "or") && !article.Is(t, "to") && !article.Is(t, "with") &&
                       !article.Is(t, "others") && !article.Is(t, "more") && !article.Has(t, article.words().pronoun);
    if (!plain || ++length > kItem) return 0;
  }
  return closed && length != 0 ? count : 0;
}

// The end of a person's name that begins at `token`, or `token`. A name that the host cannot place is taken for a
// person's if it has two words.
uint32_t NameEnd(const Article& article, uint32_t token) {
  for (const cc_name& name : article.document().In(article.document().names(), sdk::SpanOf(article.Token(token)))) {
    const bool person = name.kind == CC_NAME_PERSON || (name.kind == CC_NAME_OTHER && name.token_count > 1);
    if (name.first_token == token && person) return token + name.token_count;
  }
  return token;
}

bool IsAge(const Article& article, uint32_t token, uint32_t end) {
  const cc_token& t = article.Token(token);
  const bool closes = token + 1 >= end || article.IsMark(token + 1) || article.IsCloseBracket(token + 1) ||
                      article.Is(token + 1, ".") || article.Is(token + 1, "and");
  return t.kind == CC_TOKEN_NUMBER && t.end - t.begin <= 3 && closes;
}

// ", and a boy of 15", ", along with Peter Moss": behind the last name somebody else may come.
bool AddsPeople(const Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (article.Is(t, "and") || article.Is(t, "others") || article.Is(t, "with") || NameEnd(article, t) != t)
      return true;
  }
  return false;
}

// "Ann Lee, 34, Tom Hart, of Helm, and Joan Moss (29)": how many names, if there is nothing but names, ages and places
// from `begin` to the name behind the "and"; 0 otherwise. What stands behind the last item is let be if a comma parts
// it.
uint32_t CountNames(const Article& article, uint32_t begin, uint32_t end) {
  uint32_t count = 0;
  bool closed = false, place = false;  // behind "of" or "from"
  for (uint32_t t = begin; t < end; ++t) {
    const uint32_t name_end = place ? t : NameEnd(article, t);
    const bool capital = (article.Token(t).flags & CC_FLAG_CAPITAL) != 0;
    if (name_end != t) {
      if (closed && !article.Is(t - 1, "and")) return 0;
      ++count;
      t = name_end - 1;
    } else if (article.Is(t, "and") && !closed && count > 0 && t + 1 < end && NameEnd(article, t + 1) != t + 1) {
      closed = true;
      place = false;
    } else if (article.Is(t, ",")) {
      place = false;
    } else if (count > 0 && (article.Is(t, "of") || article.Is(t, "from"))) {
      place = true;
    } else if (place && (article.Token(t).kind == CC_TOKEN_NUMBER || capital)) {
      continue;  // "14 Mill Lane", "Los Angeles"
    } else if (!article.Is(t, ".") && !article.Is(t, "(") && !article.Is(t, ")") && !article.Is(t, "aged") &&
               !(count > 0 && IsAge(article, t, end))) {
      return closed && article.Is(t - 1, ",") && !AddsPeople(article, t, end) ? count : 0;
    }
  }
  return closed ? count : 0;
}

void Compare(const Article& article, const Number& n, uint32_t found, sdk::RuleReport& report) {
  if (found < 2) return;
  report.Compared(n.quantity->span);
  if (Holds(n.reading, found)) return;
  sdk::Finding finding(n.span);
  finding.Message("The text promises " + Show(article, n) + " " + std::string(article.Head(n)) + " and lists " +
                  Figure(found) + ".");
  finding.Workings(Figure(found) + " items ≠ " + Figure(n.value));
  AddEvidence(finding, article, n, "promised");
  OfferFix(finding, article, n, found);
  report.Emit(finding);
}

// "Police held three people — |Ann Lee, Tom Hart and Joan Moss| — on Friday."
uint32_t CountNamesInDashes(const Article& article, const Number& n) {
  if (!CountsPeople(article, n)) return 0;
  const uint32_t end = article.SentenceEnd(n.quantity->sentence);
  uint32_t open = n.end_token;
  while (open < end && open < n.end_token + kReach && !article.IsDash(open)) ++open;
  if (open >= end || !article.IsDash(open) || IsOpen(article, n.end_token, open)) return 0;
  uint32_t close = open + 1;
  while (close < end && !article.IsDash(close)) ++close;
  return CountNames(article, open + 1, close);
}

// Where the names begin in a sentence that says who they are: "They are …", "The dead were identified as …", "Police
// named them as …"; 0 if it does not.
uint32_t NamesBegin(const Article& article, uint32_t begin, uint32_t end) {
  const auto is_are = [&](uint32_t t) { return article.Is(t, "are") || article.Is(t, "were"); };
  const auto named_as = [&](uint32_t t) {
    return (article.Is(t, "named") || article.Is(t, "identified")) && article.Is(t + 1, "as");
  };
  const auto group = [&](uint32_t t) {
    return article.Is(t, "dead") || article.Is(t, "victims") || article.Is(t, "suspects") || article.Is(t, "men") ||
           article.Is(t, "women");
  };
  if (begin + 3 > end) return 0;
  const uint32_t be = article.Is(begin, "they")                      ? begin + 1
                      : article.Is(begin, "the") && group(begin + 1) ? begin + 2
                                                                     : 0;
  if (be != 0 && is_are(be)) return named_as(be + 1) ? be + 3 : be + 1;
  for (uint32_t t = begin; t + 3 < end && t < begin + kLead; ++t) {
    if (!article.Is(t, "named") && !article.Is(t, "identified")) continue;
    const uint32_t as = article.Is(t + 1, "them") ? t + 2 : article.Is(t + 1, "the") && group(t + 2) ? t + 3 : 0;
    return as != 0 && article.Is(as, "as") ? as + 1 : 0;
  }
  return 0;
}

// "Three people were arrested on Friday. They are …": nothing else is counted there, and no part of them told apart.
uint32_t CountNamesBehind(const Article& article, const Number& n) {
  const uint32_t next = n.quantity->sentence + 1;
  const auto& sentences = article.document().sentences();
  if (!CountsPeople(article, n) || next >= sentences.size() || sentences[next].block != sentences[next - 1].block)
    return 0;
  for (const Number& other : article.NumbersOf(n.quantity->sentence)) {
    if (other.IsCount() && other.index != n.index) return 0;
  }
  const uint32_t end = article.SentenceEnd(next - 1);
  for (uint32_t t = n.end_token; t < end; ++t) {
    if (article.Has(t, article.words().partial) || article.Is(t, "them") || article.Is(t, "one") ||
        article.Is(t, "each"))
      return 0;
  }
  const uint32_t begin = NamesBegin(article, article.TextBegin(next), article.SentenceEnd(next));
  return begin == 0 ? 0 : CountNames(article, begin, article.SentenceEnd(next));
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  const auto& sentences = article.document().sentences();
  const auto& blocks = article.document().blocks();
  for (const Number& n : article.numbers()) {
    if (!Promises(article, n)) continue;
    const uint32_t sentence = n.quantity->sentence;
    const uint32_t end = article.SentenceEnd(sentence);
    uint32_t colon = n.end_token;
    while (colon < end && colon < n.end_token + kReach && !article.Is(colon, ":")) ++colon;
    // "two of the |three| ships": not all of them are listed
    if (article.Is(article.Previous(n.first_token, sentence), "the") || article.Is(article.Before(n), "of")) continue;
    if (colon >= end || !article.Is(colon, ":")) {
      const uint32_t within = CountNamesInDashes(article, n);
      Compare(article, n, within != 0 ? within : CountNamesBehind(article, n), report);
      continue;
    }
    if (IsOpen(article, n.end_token, colon)) continue;
    report.Considered();
    const uint32_t block = sentences[sentence].block;
    if (colon + 1 < end) {
      const uint32_t names = CountNames(article, colon + 1, end);
      Compare(article, n, names != 0 ? names : CountPhrases(article, colon + 1, end), report);
    } else if (block + 1 < blocks.size()) {
      Compare(article, n, CountListItems(article.document(), block + 1), report);
    }
  }
}

}  // namespace

Rule PromisedCount() {
  return {.id = "promised-count",
          .severity = sdk::Severity::kWarning,
          .summary = "A list that does not hold as many items as the text promises",
          .run = Run};
}

}  // namespace claimcheck::numeric
