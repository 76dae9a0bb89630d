// For each number that "from" (or "compared with") governs: find the other end, then the verb, then the stated amount.
// Where two numbers could be the other end, the change is dropped: a wrong pair is worse than none.
#include "plugins/numeric_consistency/changes.h"

#include <algorithm>

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kReach = 14;     // tokens that a verb may stand before its "from"
constexpr uint32_t kObject = 5;     // tokens of "cut |its budget| by 10 per cent"
constexpr size_t kNumbersBack = 4;  // numbers that the other end may stand back
constexpr uint32_t kLink = 4;       // tokens of ", reaching" between a percentage and an amount
constexpr uint32_t kTail = 9;       // tokens of "in the spring of last year" behind an amount

// Index of the first number that begins at `token` or behind it. Logarithmic.
size_t FirstFrom(std::span<const Number> numbers, uint32_t token) {
  const auto at = std::lower_bound(numbers.begin(), numbers.end(), token,
                                   [](const Number& n, uint32_t t) { return n.first_token < t; });
  return static_cast<size_t>(at - numbers.begin());
}

struct Cue {
  enum Kind { kNone, kFrom, kCompared } kind = kNone;
  uint32_t token = kNoToken;      // the first word of the cue
  uint32_t adverb = kNoToken;     // "up" of "up from", or the change word before a percentage: "up 40% from"
  const Number* delta = nullptr;  // that percentage
};

// The number that ends right before `token` (with what it counts), if it is the one before `numbers[i]`.
const Number* NumberEndingAt(const Article& article, std::span<const Number> numbers, size_t i, uint32_t token) {
  if (i == 0 || token == kNoToken) return nullptr;
  const Number& previous = numbers[i - 1];
  return previous.end_token == token + 1 || article.AfterPhrase(previous) == token + 1 ? &previous : nullptr;
}

bool IsUpOrDown(const Article& article, uint32_t token) { return article.Is(token, "up") || article.Is(token, "down"); }

// "a |20%| increase from 500", "a |40%| increase on the 600": `token` is the noun.
void ReadNounCue(const Article& article, std::span<const Number> numbers, size_t i, uint32_t token, Cue& cue) {
  if (token == kNoToken || !ReadChangeWord(article, token).noun ||
      token == article.SentenceBegin(numbers[i].quantity->sentence))
    return;
  const Number* delta = NumberEndingAt(article, numbers, i, token - 1);
  if (delta == nullptr || !(delta->IsPercent() || delta->quantity->form == CC_FORM_FRACTION)) return;
  cue.adverb = token;
  cue.delta = delta;
}

// "fell 71 cents to $25.73 after closing |at| $26.44"
bool IsCloseBefore(const Article& article, uint32_t at, uint32_t sentence) {
  const uint32_t closing = article.Previous(at, sentence);
  if (!article.Is(at, "at") || !(article.Is(closing, "closing") || article.Is(closing, "ending"))) return false;
  return article.Is(article.Previous(closing, sentence), "after");
}

// "$480 million |a year earlier|", "in the same quarter |last year|"; not "250 votes |for Chen| last year"
bool IsAYearEarlier(const Article& article, const Number& n) {
  const uint32_t end = std::min(article.SentenceEnd(n.quantity->sentence), article.AfterPhrase(n) + 6);
  for (uint32_t t = article.AfterPhrase(n); t < end; ++t) {
    if (article.IsTime(t)) {
      if (article.Is(t, "year")) return true;
      continue;
    }
    const bool period = article.Is(t, "in") || article.Is(t, "the") || article.Is(t, "same") ||
                        article.Is(t, "corresponding") || article.Is(t, "quarter") || article.Is(t, "period") ||
                        article.Is(t, "of");
    if (!period) return false;
  }
  return false;
}

Cue ReadCue(const Article& article, std::span<const Number> numbers, size_t i) {
  const Number& n = numbers[i];
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t before = article.Before(n);
  Cue cue;
  if (before == kNoToken) return cue;
  const uint32_t previous = article.Previous(before, sentence);
  if (IsCloseBefore(article, before, sentence)) {
    cue.kind = Cue::kFrom;
    cue.token = article.Previous(previous, sentence);
  } else if (article.Is(before, "from")) {
    cue.kind = Cue::kFrom;
    cue.token = before;
    const uint32_t degree = article.Text(previous).ends_with("ly") ? article.Previous(previous, sentence) : kNoToken;
    if (IsUpOrDown(article, previous)) {
      cue.adverb = previous;
    } else if (degree != kNoToken && IsUpOrDown(article, degree)) {  // "down slightly from"
      cue.adverb = degree;
    } else if (const Number* delta = NumberEndingAt(article, numbers, i, previous); delta != nullptr) {
      const uint32_t lead = article.Before(*delta);
      if (IsUpOrDown(article, lead)) {
        cue.adverb = lead;
        cue.delta = delta;
      }
    } else {
      ReadNounCue(article, numbers, i, previous, cue);
    }
  } else if (article.Is(before, "on") || article.Is(before, "over")) {
    ReadNounCue(article, numbers, i, previous, cue);
    if (cue.delta != nullptr) {
      cue.kind = Cue::kFrom;
      cue.token = before;
    }
  } else if ((article.Is(before, "with") || article.Is(before, "to")) &&
             (article.Is(previous, "compared") || article.Is(previous, "compares"))) {
    cue.kind = Cue::kCompared;
    cue.token = previous;
  } else if (article.Is(before, "against") && (article.Is(previous, "as") || article.Is(previous, ",")) &&
             IsAYearEarlier(article, n)) {  // "as against Rs 120 crore a year ago"; not "against 250 votes for Chen"
    cue.kind = Cue::kCompared;
    cue.token = previous;
  }
  return cue;
}

bool HasTo(const Article& article, const Number& n) {
  const uint32_t before = article.Before(n);
  return article.Is(before, "to") && !article.Is(article.Previous(before, n.quantity->sentence), "compared") &&
         !article.Is(article.Previous(before, n.quantity->sentence), "up");
}

// "a |five|-star hotel": a part of a word that says what something is.
bool IsPartOfAWord(const Article& article, const Number& n) {
  const uint32_t hyphen = n.end_token;
  if (!n.IsCount() || !article.Is(hyphen, "-") || (article.Token(hyphen).flags & CC_FLAG_SPACE) != 0) return false;
  return !article.Text(hyphen + 1).empty() && (article.Token(hyphen + 1).flags & CC_FLAG_SPACE) == 0;
}

// The other end of a change whose first amount is numbers[i]; null if there is none or more than one.
const Number* FindTo(const Article& article, std::span<const Number> numbers, size_t i, const Cue& cue,
                     bool& explicit_pair) {
  const Number& from = numbers[i];
  explicit_pair = true;
  if (i + 1 < numbers.size()) {
    const Number& next = numbers[i + 1];
    const bool range_end = from.part == Number::Part::kRangeFrom && next.part == Number::Part::kRangeTo;
    if ((range_end && !article.Is(next.first_token - 1, "and")) ||
        (HasTo(article, next) && next.first_token - from.end_token <= kReach &&
         !article.BreaksBetween(from.end_token, next.first_token))) {
      return article.ComparableEnds(from, next) ? &next : nullptr;
    }
  }
  const Number* found = nullptr;
  for (size_t back = 1; back <= kNumbersBack && back <= i; ++back) {
    const Number& candidate = numbers[i - back];
    if (&candidate == cue.delta) continue;
    if (!article.ComparableEnds(from, candidate)) continue;
    if (article.BreaksBetween(candidate.end_token, cue.token)) break;
    if (HasTo(article, candidate) && cue.kind == Cue::kFrom && cue.adverb == kNoToken) return &candidate;
    if (!article.Comparable(from, candidate)) continue;
    if (article.Head(from).empty() && IsPartOfAWord(article, candidate)) continue;
    if (cue.kind == Cue::kFrom && cue.adverb == kNoToken) continue;
    if (found != nullptr || candidate.quantity->whole_quantity != CC_NONE) return nullptr;
    found = &candidate;
  }
  explicit_pair = false;
  return found;
}

// The nearest word of change before `token`, with only its own amount in between.
uint32_t FindAnchor(const Article& article, uint32_t token, uint32_t sentence, uint32_t& multiply) {
  multiply = 0;
  for (uint32_t i = 0; i < kReach; ++i) {
    token = article.Previous(token, sentence);
    // "rose, since the mill opened, by 20% from 200": what stands behind "since" says when, not what.
    const bool breaks = article.BreaksAt(token) && !article.Is(token, "since");
    if (token == kNoToken || article.Is(token, ";") || article.Is(token, ":") || breaks) return kNoToken;
    if (article.Has(token, article.words().multiply)) {
      multiply = static_cast<uint32_t>(article.words().multiply.Value(article.Token(token)));
      return token;
    }
    if (ReadChangeWord(article, token).direction != 0) return token;
  }
  return kNoToken;
}

// "rose |20%| to 250 from 200", "a |20%| increase from 200": the one number beside the anchor.
const Number* StatedBeside(const Article& article, std::span<const Number> numbers, uint32_t anchor, uint32_t end) {
  const Number* found = nullptr;
  uint32_t by = anchor + 1;  // behind "rose|, since the mill opened,|"
  if (article.Is(by, ",") && article.Is(by + 1, "since")) {
    while (by < anchor + kReach && by < end && !(by > anchor + 2 && article.Is(by, ","))) ++by;
    ++by;
  }
  for (const Number& n : numbers.subspan(FirstFrom(numbers, anchor > 6 ? anchor - 6 : 0))) {
    if (n.first_token >= end) break;
    if (n.first_token > anchor) {
      if (found != nullptr) return nullptr;
      const uint32_t before = article.Before(n);
      const bool direct = before == anchor || (article.Is(before, "by") && before == by) ||
                          (article.Is(before, "of") && before == anchor + 1) ||
                          (article.Is(before, "by") && before <= anchor + kObject);
      if (!direct) return nullptr;
      found = &n;
    } else if (anchor - n.end_token <= 2 && n.end_token <= anchor && ReadChangeWord(article, anchor).noun) {
      found = &n;  // "a 20% increase"
    }
  }
  return found;
}

// "increased |15%|, reaching $2.8 billion, up from": the percentage right before the other end of a change, with a verb
// of its own that goes the same way.
const Number* StatedBeforeTo(const Article& article, std::span<const Number> numbers, const Change& change) {
  const size_t at = FirstFrom(numbers, change.to->first_token);
  if (at == 0) return nullptr;
  const Number& n = numbers[at - 1];
  if (!n.IsPercent() || change.to->first_token - n.end_token > kLink) return nullptr;
  const uint32_t sentence = n.quantity->sentence;
  uint32_t verb = article.Before(n);
  if (article.Is(verb, "by")) verb = article.Previous(verb, sentence);
  const ChangeWord word = ReadChangeWord(article, verb);
  if (!word.verb || word.direction != change.direction) return nullptr;
  for (uint32_t t = n.end_token; t < change.to->first_token; ++t) {
    const bool link = article.IsMark(t) || article.Is(t, "to") || article.Is(t, "reaching") ||
                      article.Is(t, "hitting") || article.Has(t, article.words().filler) ||
                      article.Token(t).kind == CC_TOKEN_SYMBOL;
    if (!link) return nullptr;
  }
  return &n;
}

// "rose |12 percent| to $560 million, compared with $480 million a year earlier": of the year, and of nothing adjusted.
const Number* StatedOfTheYear(const Article& article, std::span<const Number> numbers, const Change& change) {
  constexpr uint32_t kYearOnYear = 8;  // tokens of "year-on-year to"
  const uint32_t sentence = change.to->quantity->sentence;
  const size_t at = FirstFrom(numbers, change.to->first_token);
  if (at == 0 || change.to->IsPercent() || !IsAYearEarlier(article, *change.from)) return nullptr;
  const Number& n = numbers[at - 1];
  if (!n.IsPercent() || !article.Is(article.Before(*change.to), "to")) return nullptr;
  if (change.to->first_token - n.end_token > kYearOnYear) return nullptr;
  uint32_t verb = article.Before(n);
  if (article.Is(verb, "by")) verb = article.Previous(verb, sentence);
  if (article.Text(verb).ends_with("ly")) verb = article.Previous(verb, sentence);
  if (verb == kNoToken || !ReadChangeWord(article, verb).verb) return nullptr;
  for (uint32_t t = n.end_token; t < change.to->first_token; ++t) {
    const bool year = article.Is(t, "year") || article.Is(t, "on") || article.Is(t, "over") || article.Is(t, "yoy") ||
                      article.IsDash(t);
    const bool small =
        article.Is(t, "to") || article.Has(t, article.words().filler) || article.Token(t).kind == CC_TOKEN_SYMBOL;
    if (!year && !small) return nullptr;
  }
  for (uint32_t t = article.SentenceBegin(sentence); t < article.SentenceEnd(sentence); ++t) {
    if (article.Has(t, article.words().basis) || article.Is(t, "expected") || article.Is(t, "forecast")) return nullptr;
  }
  return &n;
}

// "up from $31.99 to $35.37, |more than 10 percent|, in late trading": nothing but marks around it.
bool StandsAlone(const Article& article, const Change& change, const Apposition& after) {
  if (change.anchor == kNoToken || !change.explicit_pair || !after.number->IsPercent()) return false;
  const uint32_t end = after.number->end_token;
  return article.IsMark(end) || article.Is(end, ".") || article.Is(end, "in");
}

// "That is an increase of 15%." "The fall of 100 percent surprised the council."
const Number* StatedInNextSentence(const Article& article, uint32_t sentence) {
  const auto& sentences = article.document().sentences();
  if (sentence + 1 >= sentences.size() || sentences[sentence + 1].block != sentences[sentence].block) return nullptr;
  const auto numbers = article.NumbersOf(sentence + 1);
  if (numbers.empty()) return nullptr;
  const Number& n = numbers.front();
  uint32_t token = article.SentenceBegin(sentence + 1);
  if (n.first_token < token || n.first_token - token > 8) return nullptr;
  if (!article.Is(token, "that") && !article.Is(token, "this") && !article.Is(token, "the") &&
      !article.Is(token, "it")) {
    return nullptr;
  }
  const bool demonstrative = !article.Is(token, "the");
  if (!demonstrative && ReadChangeWord(article, token + 1).direction == 0) return nullptr;
  if (numbers.size() > 1 && numbers[1].quantity->dimension == n.quantity->dimension) return nullptr;
  bool change = false;
  for (uint32_t t = token; t < n.end_token + 3 && t < article.SentenceEnd(sentence + 1); ++t) {
    change = change || ReadChangeWord(article, t).noun;
    if (article.IsTime(t) || article.Is(t, "than")) return nullptr;
  }
  const uint32_t before = article.Before(n);
  const bool placed = article.Is(before, "of") || ReadChangeWord(article, article.AfterPhrase(n)).noun ||
                      ReadChangeWord(article, n.end_token).noun;
  return change && placed ? &n : nullptr;
}

void Complete(const Article& article, std::span<const Number> numbers, const Cue& cue, Change& change) {
  const uint32_t sentence = change.from->quantity->sentence;
  uint32_t multiply = 0;
  const uint32_t first = change.explicit_pair && change.to->first_token < change.from->first_token
                             ? article.Before(*change.to)
                             : cue.token;
  if (cue.adverb != kNoToken) {
    change.anchor = cue.adverb;
  } else if (cue.kind == Cue::kFrom) {
    change.anchor = FindAnchor(article, first, sentence, multiply);
  }
  change.multiply = static_cast<int>(multiply);
  if (change.anchor != kNoToken) {
    change.direction = ReadChangeWord(article, change.anchor).direction;
    change.negated = article.IsNegated(change.anchor, sentence);
    if (cue.delta != nullptr) {
      change.stated = cue.delta;
    } else if (cue.adverb == kNoToken) {
      change.stated = StatedBeside(article, numbers, change.anchor, first);
    } else {
      change.stated = StatedBeforeTo(article, numbers, change);
    }
  }
  if (cue.kind == Cue::kCompared) change.stated = StatedOfTheYear(article, numbers, change);
  const Number& last = change.to->first_token > change.from->first_token ? *change.to : *change.from;
  if (change.stated == nullptr) {
    const Apposition after = ReadApposition(article, sentence, article.AfterPhrase(last), kTail);
    if (after.number != nullptr && (after.by_change || after.by_or || StandsAlone(article, change, after))) {
      change.stated = after.number;
      change.by_or = !after.by_change;
    }
  }
  if (change.stated == nullptr) change.stated = StatedInNextSentence(article, sentence);
  if (change.stated == change.from || change.stated == change.to) change.stated = nullptr;
}

// "a 20% increase |from the last contest|, in 2012": the amount before is named, and it is not the sentence before.
bool NamesBasis(const Article& article, const Number& stated) {
  const uint32_t end = std::min(article.SentenceEnd(stated.quantity->sentence), stated.end_token + 4);
  for (uint32_t t = stated.end_token; t < end && !article.Is(t, ","); ++t) {
    if (article.Is(t, "from") || article.Is(t, "over") || article.Is(t, "on") || article.Is(t, "compared") ||
        article.Is(t, "than")) {
      return true;
    }
  }
  return false;
}

// "… 150,000 visits in 2022. In 2023 it counted 180,000 visits, an increase of 12%."
bool ReadAcrossSentences(const Article& article, uint32_t sentence, Change& change) {
  const auto& sentences = article.document().sentences();
  if (sentence == 0 || sentences[sentence].block != sentences[sentence - 1].block) return false;
  const auto numbers = article.NumbersOf(sentence);
  if (numbers.empty() || numbers.size() > kNumbersBack) return false;
  for (const Number& to : numbers) {
    if (!to.IsPlain() || to.IsPercent() || to.part != Number::Part::kWhole || article.Head(to).empty()) continue;
    const Apposition stated = ReadApposition(article, sentence, article.AfterPhrase(to), kTail);
    if (stated.number == nullptr || !stated.by_change || NamesBasis(article, *stated.number)) continue;
    const Number* from = nullptr;
    const auto earlier = article.NumbersOf(sentence - 1);
    for (const Number& n : earlier.last(std::min(earlier.size(), kNumbersBack))) {
      if (n.part != Number::Part::kWhole || !article.Comparable(n, to) || article.Head(n).empty()) continue;
      if (!SameNoun(article.Head(n), article.Head(to)) || from != nullptr) return false;
      from = &n;
    }
    if (from == nullptr) return false;
    change.from = from;
    change.to = &to;
    change.stated = stated.number;
    return true;
  }
  return false;
}

// "prices, which stood at |£200,000| last year, have risen 10% to £240,000"
bool ReadRelative(const Article& article, std::span<const Number> numbers, size_t i, Change& change) {
  if (i + 2 >= numbers.size() || !numbers[i + 1].IsPercent() || !numbers[i + 1].IsPlain()) return false;
  const Number& from = numbers[i];
  const Number& stated = numbers[i + 1];
  const uint32_t sentence = from.quantity->sentence;
  uint32_t verb = article.Before(from);
  if (article.Is(verb, "at")) verb = article.Previous(verb, sentence);
  if (!article.Is(verb, "stood") && !article.Is(verb, "was") && !article.Is(verb, "were")) return false;
  const uint32_t which = article.Previous(verb, sentence);
  if (!article.Is(which, "which") || !article.Is(article.Previous(which, sentence), ",")) return false;
  const uint32_t comma = article.MarkBehind(article.AfterPhrase(from), sentence, 4);
  uint32_t anchor = article.Before(stated);
  if (article.Is(anchor, "by")) anchor = article.Previous(anchor, sentence);
  const ChangeWord word = ReadChangeWord(article, anchor);
  if (!article.Is(comma, ",") || anchor == kNoToken || anchor < comma || anchor - comma > 4 || !word.verb) return false;
  const Number& to = numbers[i + 2];
  if (!HasTo(article, to) || to.first_token - stated.end_token > 2 || !article.Comparable(from, to))
    return false;  // "10% |to| £240"
  change = {.from = &from, .to = &to, .stated = &stated, .anchor = anchor, .direction = word.direction};
  change.negated = article.IsNegated(anchor, sentence);
  return true;
}

bool HasTimes(const Article& article, uint32_t sentence) {
  return !article.document().In(article.document().times(), article.document().sentences()[sentence].span).empty();
}

}  // namespace

ChangeWord ReadChangeWord(const Article& article, uint32_t token) {
  if (token >= article.document().tokens().size()) return {};
  const cc_token& t = article.Token(token);
  if (article.Is(token, "up")) return {1, false, false};
  if (article.Is(token, "down")) return {-1, false, false};
  if (article.words().multiply.Has(t)) return {article.words().multiply.Value(t) > 100 ? 1 : -1, true, false};
  int kind = article.words().rise.Value(t);
  const int direction = kind != 0 ? 1 : -1;
  if (kind == 0) kind = article.words().fall.Value(t);
  if (kind == 0) return {};
  return {direction, (kind & 1) != 0, (kind & 2) != 0};
}

bool IsDirect(const Article& article, const Change& c) {
  const uint32_t first = std::min(c.from->first_token, c.to->first_token);
  for (uint32_t t = c.anchor + 1; t < first; ++t) {
    const bool stated = c.stated != nullptr && t >= c.stated->first_token && t < article.AfterPhrase(*c.stated);
    const bool small = article.Is(t, "by") || article.Is(t, "of") || article.Is(t, "to") || article.Is(t, "from") ||
                       article.Is(t, "in") || article.Is(t, "between") || article.Is(t, "and") ||
                       article.Is(t, "since") || article.Has(t, article.words().filler) || article.IsMark(t) ||
                       article.Text(t).ends_with("ly");
    const bool hedge = article.Token(t).kind == CC_TOKEN_SYMBOL || article.Is(t, "more") || article.Is(t, "than");
    if (!stated && !small && !hedge && !article.IsTime(t)) return false;
  }
  return true;
}

bool IsJudgeable(const Article& article, const Change& c) {
  if (c.negated || c.from->value <= 0 || c.to->value <= 0 || !c.from->IsStated() || !c.to->IsStated()) return false;
  if (!article.SameSource(*c.from, *c.to)) return false;
  // Of two facts nobody says in the same breath by how much they will differ.
  if (c.stated == nullptr) return c.from->IsAsserted() || !c.to->IsAsserted() || c.explicit_pair;
  const bool footing = c.explicit_pair ? c.stated->IsStated() : Article::SameFooting(*c.to, *c.stated);
  return footing && article.SameSource(*c.to, *c.stated);
}

bool IsOnOtherBasis(const Article& article, const Number& percent) {
  if (percent.IsRate()) return true;
  const uint32_t sentence = percent.quantity->sentence;
  const uint32_t begin = article.SentenceBegin(sentence);
  const uint32_t from = percent.first_token >= begin + 6 ? percent.first_token - 6 : begin;
  const uint32_t to = std::min(article.SentenceEnd(sentence), percent.end_token + 6);
  for (uint32_t t = from; t < to; ++t) {
    if (article.Has(t, article.words().basis)) return true;
    const bool each = article.Is(t, "per") || article.Is(t, "a") || article.Is(t, "each") || article.Is(t, "every");
    if (each && t >= percent.end_token &&
        (article.Is(t + 1, "year") || article.Is(t + 1, "month") || article.Is(t + 1, "week") ||
         article.Is(t + 1, "day")) &&
        !article.Is(t + 2, "earlier") && !article.Is(t + 2, "ago") && !article.Is(t + 2, "before")) {
      return true;
    }
  }
  return false;
}

Apposition ReadApposition(const Article& article, uint32_t sentence, uint32_t begin, uint32_t skip) {
  Apposition result;
  const uint32_t end = article.SentenceEnd(sentence);
  const auto numbers = article.NumbersOf(sentence);
  const auto next = numbers.begin() + static_cast<std::ptrdiff_t>(FirstFrom(numbers, begin));
  if (next == numbers.end()) return result;
  uint32_t token = begin;
  for (uint32_t i = 0;
       i < skip && token < end && token < next->first_token && !article.IsMark(token) && !IsUpOrDown(article, token);
       ++i) {
    if (article.Is(token, ";") || (article.Has(token, article.words().clause_break) && !article.IsTime(token)) ||
        article.Is(token, "and") || article.Is(token, "or")) {
      return result;
    }
    ++token;
  }
  if (!article.IsMark(token) && !IsUpOrDown(article, token)) return result;
  const bool bracket = article.IsOpenBracket(token);
  bool or_word = false;
  bool noun = false;
  bool named = false;  // "which is", "that is"
  uint32_t unknown = 0;
  for (; token < next->first_token; ++token) {
    if (article.IsMark(token) || article.Has(token, article.words().filler)) continue;
    const cc_span hedge = next->quantity->hedge;
    if (article.Token(token).begin >= hedge.begin && article.Token(token).end <= hedge.end) continue;
    const ChangeWord change = ReadChangeWord(article, token);
    if (article.Is(token, "or")) {
      or_word = true;
    } else if (change.direction != 0 && (change.noun || !change.verb)) {
      noun = true;
      result.direction = change.direction;
    } else if (article.Is(token, "of") || article.Is(token, "by")) {
      if (!noun) return {};
    } else if (article.Has(token, article.words().change_lead) && unknown == 0 && !noun) {
      named = true;
    } else if (article.Is(token, "to") && named) {
      continue;
    } else if (article.Token(token).kind == CC_TOKEN_SYMBOL) {
      continue;
    } else if (noun || ++unknown > 1 || !article.Has(article.Previous(token, sentence), article.words().filler)) {
      return {};  // one adjective at most: "a sharp increase of"
    }
  }
  const ChangeWord after = ReadChangeWord(article, next->end_token);
  if (after.noun) {
    noun = true;
    result.direction = after.direction;
  } else if (unknown > 0 && !noun) {
    return {};
  }
  result.by_change = noun;
  result.by_or = or_word || named || (bracket && article.IsCloseBracket(next->end_token));
  result.number = &*next;
  return result;
}

std::vector<Change> ReadChanges(const Article& article) {
  std::vector<Change> changes;
  const uint32_t sentences = static_cast<uint32_t>(article.document().sentences().size());
  for (uint32_t s = 0; s < sentences; ++s) {
    const auto numbers = article.NumbersOf(s);
    bool found = false;
    for (size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i].part == Number::Part::kRangeTo || !numbers[i].IsPlain()) continue;
      Change change;
      if (ReadRelative(article, numbers, i, change)) {
        changes.push_back(change);
        found = true;
        continue;
      }
      const Cue cue = ReadCue(article, numbers, i);
      if (cue.kind == Cue::kNone) continue;
      change.from = &numbers[i];
      change.to = FindTo(article, numbers, i, cue, change.explicit_pair);
      if (change.to == nullptr) continue;
      Complete(article, numbers, cue, change);
      changes.push_back(change);
      found = true;
    }
    Change across;
    if (!found && numbers.size() > 1 && HasTimes(article, s) && HasTimes(article, s - (s > 0)) &&
        ReadAcrossSentences(article, s, across)) {
      changes.push_back(across);
    }
  }
  return changes;
}

}  // namespace claimcheck::numeric
