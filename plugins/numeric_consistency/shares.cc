// Starts from the pairs that the engine read (a quantity and its whole) and looks at what stands in apposition to them.
// "Of the 40 members, 12" and "twelve of them" are put together here.
#include "plugins/numeric_consistency/shares.h"

#include <algorithm>

#include "plugins/numeric_consistency/changes.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kTested = 2;  // words between a whole and its comma: "Of the 640 samples |tested|,"

// Behind "of the 60 shops": the words that say where, "on Market Street|,".
uint32_t AfterPlace(const Article& article, uint32_t token, uint32_t sentence) {
  constexpr uint32_t kLongestPlace = 4;  // "at the old plant"
  const uint32_t end = article.SentenceEnd(sentence);
  const bool preposition =
      article.Is(token, "on") || article.Is(token, "in") || article.Is(token, "at") || article.Is(token, "of");
  if (!preposition) return token;
  uint32_t after = token + 1;
  if (article.Is(after, "the")) ++after;
  const uint32_t name = after;
  while (after < end && after < name + 4 && (article.Token(after).flags & CC_FLAG_CAPITAL) != 0) ++after;
  if (after > name) return after;
  const uint32_t mark = article.MarkBehind(token, sentence, kLongestPlace);
  return mark == kNoToken ? token : mark;
}

// The number in apposition behind `begin`: ", or 40%," "(40%)" ", nearly a third,". Null if it has a whole of its own
// or is led by a word of change.
const Number* Beside(const Article& article, uint32_t sentence, uint32_t begin) {
  const Apposition found = ReadApposition(article, sentence, AfterPlace(article, begin, sentence), 0);
  if (found.number == nullptr || found.by_change) return nullptr;
  const Number& n = *found.number;
  const uint32_t after = n.end_token;
  const bool closed = after >= article.SentenceEnd(sentence) || article.IsMark(after) ||
                      article.IsCloseBracket(after) || article.Is(after, ".");
  const bool of_them = article.Is(after, "of") && article.Is(after + 1, "them");
  if (!of_them && (article.Is(after, "of") || article.Is(article.AfterPhrase(n), "of"))) return nullptr;
  if (n.IsRate()) return nullptr;
  return found.by_or || closed ? &n : nullptr;
}

// "12 of the 40 members", not "200 friends of the 12 victims" nor "four of his one-time rivals".
bool IsPartitive(const Article& article, const Number& part, const Number& whole) {
  if (article.IsDash(whole.end_token) && !sdk::IsAbsent(whole.span) &&
      (article.Token(whole.end_token).flags & CC_FLAG_SPACE) == 0) {
    return false;
  }
  uint32_t of = part.end_token;
  for (int i = 0; i < 3 && !article.Is(of, "of"); ++i) {  // "12 (30%) of the 40"
    if (!article.IsMark(of) && !article.IsCloseBracket(of) && article.Token(of).kind == CC_TOKEN_WORD &&
        !article.Is(of, "out")) {
      return false;
    }
    ++of;
  }
  // "of the 40", "of the town's 8,000"
  const uint32_t before = whole.first_token - 1;
  const uint32_t reach = article.Is(before, "'s") || article.Is(before, "’s") ? 5 : 3;
  return whole.first_token > of && whole.first_token - of <= reach;
}

// "Of the 40 members, |12|": the number behind the comma, if the sentence begins with "of" and a whole.
const Number* PartAfterWhole(const Article& article, std::span<const Number> numbers) {
  if (numbers.size() < 2) return nullptr;
  const Number& whole = numbers[0];
  const uint32_t sentence = whole.quantity->sentence;
  const uint32_t before = article.Before(whole);
  if (!article.Is(before, "of") || before != article.TextBegin(sentence)) return nullptr;
  // "Of the 640 samples |tested|, 128"
  const uint32_t comma = article.MarkBehind(article.AfterPhrase(whole), sentence, kTested);
  if (!article.Is(comma, ",") || numbers[1].first_token > comma + 3) return nullptr;
  const uint32_t lead = article.Before(numbers[1]);
  return lead == comma ? &numbers[1] : nullptr;
}

// "twelve of them", "12 of whom", "of which 12"
bool IsOfThem(const Article& article, const Number& part) {
  const uint32_t lead = article.Before(part);
  if ((article.Is(lead, "which") || article.Is(lead, "whom")) &&
      article.Is(article.Previous(lead, part.quantity->sentence), "of"))
    return true;
  const uint32_t word = part.end_token + 1;
  return article.Is(part.end_token, "of") &&
         (article.Is(word, "them") || article.Is(word, "whom") || article.Is(word, "which"));
}

// The one count of a sentence that counts something, or null.
const Number* WholeInSentence(const Article& article, uint32_t sentence) {
  const auto numbers = article.NumbersOf(sentence);
  if (numbers.size() != 1 || !numbers[0].IsCount() || !numbers[0].IsPlain()) return nullptr;
  return article.Head(numbers[0]).empty() ? nullptr : &numbers[0];
}

// Behind "31 schools |were closed|, 34 of which": a passive or a death, whose subject alone "which" can mean.
uint32_t AfterPassive(const Article& article, uint32_t token) {
  if (article.Is(token, "died")) return token + 1;
  if (!article.Is(token, "were") && !article.Is(token, "are")) return token;
  const std::string_view word = article.Text(token + 1);
  return word.size() > 4 && (word.ends_with("ed") || word.ends_with("en")) ? token + 2 : token;
}

// "30 men, |34| of them armed": the count before the comma. "The council has 40 members. |Twelve| of them": the only
// count of the sentence before.
const Number* WholeOfThem(const Article& article, std::span<const Number> numbers, const Number& part) {
  if (!IsOfThem(article, part)) return nullptr;
  const uint32_t sentence = part.quantity->sentence;
  const size_t at = static_cast<size_t>(&part - numbers.data());
  if (at > 0) {
    const Number& whole = numbers[at - 1];
    uint32_t mark = article.Before(part);
    if (article.Is(mark, "which") || article.Is(mark, "whom"))
      mark = mark >= 2 ? mark - 2 : kNoToken;  // ", of which 12"
    const bool joined = article.IsMark(mark) && AfterPassive(article, article.AfterPhrase(whole)) == mark;
    // "40 shops in 3 states, 4 of which": of the shops, more likely.
    if (at > 1 && joined && article.Is(article.Before(whole), "in")) {
      const Number& outer = numbers[at - 2];
      const bool holds = article.AfterPhrase(outer) == article.Before(whole) && outer.IsCount() && outer.IsPlain();
      return holds && outer.value > whole.value && !article.Head(outer).empty() ? &outer : nullptr;
    }
    if (article.Is(article.Before(whole), "of"))
      return nullptr;  // "12 buses of 50 seats, 500 of them": of all the seats
    return joined && whole.IsCount() && whole.IsPlain() && !article.Head(whole).empty() ? &whole : nullptr;
  }
  const auto& sentences = article.document().sentences();
  if (sentence == 0 || sentences[sentence].block != sentences[sentence - 1].block) return nullptr;
  return WholeInSentence(article, sentence - 1);
}

// "200 of the 500 homes lost power, |60 percent of the total|": the total is the whole of the sentence's only share.
const Number* OfTheTotal(const Article& article, uint32_t sentence, uint32_t begin) {
  constexpr uint32_t kPredicate = 4;  // words of "in the valley lost power"
  for (const Number& n : article.NumbersOf(sentence)) {
    if (n.first_token < begin) continue;
    const bool total = n.IsPercent() && article.Is(n.end_token, "of") && article.Is(n.end_token + 1, "the") &&
                       article.Is(n.end_token + 2, "total");
    const uint32_t mark = article.Before(n);
    if (!total || !article.Is(mark, ",") || article.MarkBehind(begin, sentence, kPredicate + 1) != mark) return nullptr;
    const uint32_t after = n.end_token + 3;
    return after >= article.SentenceEnd(sentence) || article.Is(after, ".") || article.IsMark(after) ? &n : nullptr;
  }
  return nullptr;
}

void ReadPair(const Article& article, const Number& part, const Number& whole, std::vector<Share>& shares) {
  const uint32_t sentence = part.quantity->sentence;
  Share share;
  share.whole = &whole;
  const bool of_them = IsOfThem(article, part);
  const uint32_t after_part =
      of_them && article.Is(part.end_token, "of") ? part.end_token + 2 : article.AfterPhrase(part);
  const bool stated_first = IsShare(part);
  (stated_first ? share.stated : share.part) = &part;
  share.stated_first = stated_first;
  // "12 (30%) of the 40 members", "12 of the 40 members, or 30%", "Of the 40 members, 12, or 30%".
  const Number* other = Beside(article, sentence, part.end_token);
  if (other == &whole) other = nullptr;
  if (other == nullptr) {
    const uint32_t last = of_them ? after_part : std::max(after_part, article.AfterPhrase(whole));
    other = Beside(article, sentence, last);
    if (other == nullptr && !stated_first && !of_them) other = OfTheTotal(article, sentence, last);
  }
  if (other != nullptr) {
    if (stated_first && other->IsPlain() && other->IsCount()) {
      share.part = other;
    } else if (!stated_first && IsShare(*other)) {
      share.stated = other;
    }
  }
  shares.push_back(share);
}

// "35 percent of residents|, or 1,200 of the town's 8,000|": the part and the whole that a percentage is told by again.
// "fell by 35 percent, or 1,200 of the 8,000" is a share of nothing.
bool IsToldAgain(const Article& article, const Number& stated, const Number& part, const Number& whole) {
  constexpr uint32_t kPhrase = 5;  // tokens of "of the town's residents"
  if (sdk::IsAbsent(stated.quantity->whole)) return false;
  if (!part.IsPlain() || !part.IsCount() || part.part != Number::Part::kWhole) return false;
  if (!whole.IsPlain() || !whole.IsCount() || whole.part != Number::Part::kWhole) return false;
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t lead = article.Before(part);
  const bool by_or = article.Is(lead, "or");
  const uint32_t mark = by_or ? article.Previous(lead, sentence) : lead;
  if (!article.IsMark(mark) || (!by_or && !article.IsOpenBracket(mark))) return false;
  if (article.MarkBehind(stated.end_token, sentence, kPhrase) != mark) return false;
  uint32_t of = part.end_token;
  while (of < part.end_token + 3 && !article.Is(of, "of")) ++of;
  return article.Is(of, "of") && whole.first_token > of && whole.first_token - of <= 4;
}

// "Turnout was |61 percent: 1,200 of the 2,500| registered voters": before the colon the share, behind it what it was
// worked out from. Of other rates it is no matter of course: "The rate was 61 percent: 3 of the 40 schools had reached
// 75".
bool IsSpeltOut(const Article& article, const Number& stated, const Number& part, const Number& whole) {
  const uint32_t sentence = stated.quantity->sentence;
  const uint32_t colon = article.Before(part);
  if (colon != stated.end_token || !(article.Is(colon, ":") || article.IsDash(colon) || article.IsOpenBracket(colon)))
    return false;
  if (!part.IsPlain() || !part.IsCount() || !whole.IsPlain() || !whole.IsCount() || !IsPartitive(article, part, whole))
    return false;
  bool turnout = false;
  for (uint32_t t = article.SentenceBegin(sentence); t < stated.first_token; ++t) {
    const ChangeWord change = ReadChangeWord(article, t);
    if (change.direction != 0 || article.Is(t, "by")) return false;
    turnout = turnout || article.Is(t, "turnout");
  }
  return turnout;
}

}  // namespace

bool IsShare(const Number& number) {
  const uint32_t form = number.quantity->form;
  return number.IsPercent() || form == CC_FORM_FRACTION || form == CC_FORM_RATIO;
}

Interval SharePossible(const Number& stated) {
  if (stated.IsPercent()) return Scale(stated.reading, 0.01);
  if (stated.quantity->form == CC_FORM_RATIO) return RatioReading(stated.value, stated.quantity->hedge_kind);
  return stated.reading;
}

std::vector<Share> ReadShares(const Article& article) {
  std::vector<Share> shares;
  const uint32_t sentences = static_cast<uint32_t>(article.document().sentences().size());
  for (uint32_t s = 0; s < sentences; ++s) {
    const auto numbers = article.NumbersOf(s);
    const Number* inverted = PartAfterWhole(article, numbers);
    if (inverted != nullptr) ReadPair(article, *inverted, numbers[0], shares);
    for (const Number& n : numbers) {
      if (n.part != Number::Part::kWhole || &n == inverted) continue;
      const Number* whole = article.NumberOf(n.quantity->whole_quantity);
      if (whole != nullptr && (whole->part != Number::Part::kWhole || !IsPartitive(article, n, *whole))) continue;
      if (whole == nullptr && n.IsCount() && n.IsPlain()) whole = WholeOfThem(article, numbers, n);
      if (whole != nullptr) {
        ReadPair(article, n, *whole, shares);
      } else if (n.IsPercent() && n.IsPlain()) {
        const size_t at = static_cast<size_t>(&n - numbers.data());
        const Number* ratio = Beside(article, s, article.AfterPhrase(n));
        Share share;
        share.stated = &n;
        if (ratio != nullptr && ratio->quantity->form == CC_FORM_RATIO) {
          share.part = ratio;
          shares.push_back(share);
        } else if (at + 2 < numbers.size() && (IsToldAgain(article, n, numbers[at + 1], numbers[at + 2]) ||
                                               IsSpeltOut(article, n, numbers[at + 1], numbers[at + 2]))) {
          share.part = &numbers[at + 1];
          share.whole = &numbers[at + 2];
          shares.push_back(share);
        }
      } else if (n.quantity->form == CC_FORM_RATIO) {
        const Number* stated = Beside(article, s, article.AfterPhrase(n));
        if (stated != nullptr && stated->IsPercent()) {
          Share share;
          share.part = &n;
          share.stated = stated;
          shares.push_back(share);
        }
      }
    }
  }
  return shares;
}

}  // namespace claimcheck::numeric
