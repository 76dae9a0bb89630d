// Numbers and their surroundings. A range's two ends lie in one quantity; the word or dash between them tells where one
// ends: "10,000| to |12,000 troops", "between $9 million| and |$4 million".
#include "plugins/numeric_consistency/article.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace claimcheck::numeric {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view WithoutEnding(std::string_view word) {
  if (word.size() > 3 && (word.ends_with("s") || word.ends_with("S")) && !word.ends_with("ss")) word.remove_suffix(1);
  return word;
}

// Worth of the last digit that is not a zero, where the host gives the units digit.
double StepOf(double value, double step) {
  if (step != 1 || value == 0 || std::fabs(value) > 1e15 || value != std::floor(value)) return step;
  int64_t left = static_cast<int64_t>(value);
  int64_t zeros = 1;
  for (; left % 10 == 0; left /= 10) zeros *= 10;
  return std::max(step, static_cast<double>(zeros));
}

// Whether the value has more digits before its point than that.
bool HasMoreDigits(double value, size_t digits) {
  constexpr size_t kMost = 15;
  constexpr double kPowers[kMost + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (digits > kMost) return static_cast<double>(digits) < std::floor(std::log10(value)) + 1;
  return value >= kPowers[digits];
}

}  // namespace

bool SameWord(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (!a.empty() && ((a[0] ^ b[0]) & ~0x20) != 0) return false;  // most words differ here already
  return std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return Lower(x) == Lower(y); });
}

bool SameNoun(std::string_view a, std::string_view b) {
  // Two forms of one noun begin with one letter.
  if (a.empty() || b.empty() || ((a[0] ^ b[0]) & ~0x20) != 0) return false;
  if (SameWord(a, b) || SameWord(WithoutEnding(a), WithoutEnding(b))) return true;
  constexpr std::string_view kPairs[][2] = {
      {"person", "people"}, {"man", "men"}, {"woman", "women"}, {"child", "children"}};
  for (const auto& pair : kPairs) {
    if ((SameWord(a, pair[0]) && SameWord(b, pair[1])) || (SameWord(a, pair[1]) && SameWord(b, pair[0]))) return true;
  }
  if (a.size() > b.size()) std::swap(a, b);  // city, cities
  return a.size() > 3 && b.size() == a.size() + 2 && Lower(a.back()) == 'y' && b.ends_with("ies") &&
         SameWord(a.substr(0, a.size() - 1), b.substr(0, a.size() - 1));
}

bool Number::IsPlain() const {
  return quantity->form == CC_FORM_NUMERAL || quantity->form == CC_FORM_WORDS || quantity->form == CC_FORM_RANGE;
}

Words::Words(const sdk::Document& document)
    : rise(document.Class("rise_word")),
      fall(document.Class("fall_word")),
      multiply(document.Class("multiply_verb")),
      death(document.Class("death_word")),
      injury(document.Class("injury_word")),
      casualty(document.Class("casualty_word")),
      partial(document.Class("partial_word")),
      revision(document.Class("revision_word")),
      clause_break(document.Class("clause_break")),
      basis(document.Class("basis_word")),
      rank(document.Class("rank_word")),
      people(document.Class("people_noun")),
      loss_subject(document.Class("loss_subject")),
      filler(document.Class("number_filler")),
      determiner(document.Class("determiner")),
      adverb(document.Class("adverb")),
      preposition(document.Class("preposition")),
      conjunction(document.Class("conjunction")),
      auxiliary(document.Class("auxiliary")),
      speech_verb(document.Class("speech_verb")),
      pronoun(document.Class("pronoun")),
      number_word(document.Class("number_word")),
      change_lead(document.Class("change_lead")),
      remainder(document.Class("remainder_word")),
      person(document.Class("unnamed_person")),
      role(document.Class("role")),
      empty(document) {}

Article::Article(const sdk::Document& document, const Words& words)
    : document_(&document),
      words_(&words),
      text_(document.text()),
      token_count_(static_cast<uint32_t>(document.tokens().size())) {
  const auto& quantities = document.quantities();
  numbers_.reserve(quantities.size());
  first_of_quantity_.reserve(quantities.size() + 1);
  uint32_t sentence = CC_NONE;
  bool corrected = false;
  for (uint32_t i = 0; i < quantities.size(); ++i) {
    first_of_quantity_.push_back(static_cast<uint32_t>(numbers_.size()));
    const cc_quantity& q = quantities[i];
    if (q.sentence != sentence) {
      sentence = q.sentence;
      corrected = TellsOfEarlierVersion(sentence);
    }
    if (corrected) continue;
    if (q.form == CC_FORM_RANGE) {
      AddRange(q, i);
      continue;
    }
    if (IsHalfACompound(q)) continue;
    Number n;
    n.quantity = &q;
    n.index = i;
    n.span = q.span;
    n.first_token = q.first_token;
    n.end_token = q.first_token + q.token_count;
    n.value = q.value;
    numbers_.push_back(n);
  }
  first_of_quantity_.push_back(static_cast<uint32_t>(numbers_.size()));
  for (Number& n : numbers_) {
    const cc_quantity& q = *n.quantity;
    n.step = StepOf(n.value, q.step > 0 ? q.step : 1);
    // "2.3 million": fewer digits stand there than the value has.
    size_t digits = 0;
    for (uint32_t t = n.first_token; t < n.end_token && digits == 0; ++t) {
      if (Token(t).kind == CC_TOKEN_NUMBER) digits = Token(t).end - Token(t).begin;
    }
    n.scaled = std::fabs(n.value) >= 1000 && HasMoreDigits(std::fabs(n.value), digits);
    if (q.form == CC_FORM_FRACTION) {
      n.reading = FractionReading(n.value, q.hedge_kind);
    } else if (q.form == CC_FORM_VAGUE) {
      n.reading = {q.low, q.high};
    } else if (n.IsPercent()) {
      n.reading = PercentReading(n.value, n.step, q.hedge_kind);
    } else {
      n.reading = Reading(n.AsWritten());
    }
  }
  for (Number& n : numbers_) {
    n.before = FindBefore(n);
    n.after = FindAfter(n);
  }
  uint32_t next = 0;
  const uint32_t sentences = static_cast<uint32_t>(document.sentences().size());
  first_of_sentence_.reserve(sentences + 1);
  for (uint32_t s = 0; s <= sentences; ++s) {
    while (next < numbers_.size() && numbers_[next].quantity->sentence < s) ++next;
    first_of_sentence_.push_back(next);
  }
}

// "An earlier version of this article said that it rose by 12% from 60p to 72p": the error is told, not made.
bool Article::TellsOfEarlierVersion(uint32_t sentence) const {
  for (uint32_t t = SentenceBegin(sentence) + 1; t < SentenceEnd(sentence); ++t) {
    if (!Is(t, "version")) continue;
    if (!Is(t - 1, "earlier") && !Is(t - 1, "previous") && !Is(t - 1, "original")) continue;
    if (Is(t + 1, "of")) return Is(t + 2, "this");
    for (const std::string_view verb : {"said", "stated", "gave", "misstated", "incorrectly", "wrongly"}) {
      if (Is(t + 1, verb)) return true;
    }
  }
  return false;
}

// "|two|- and 10-year bonds": its unit stands behind the other half, and it is no amount of its own.
bool Article::IsHalfACompound(const cc_quantity& q) const {
  const uint32_t hyphen = q.first_token + q.token_count;
  if (!Is(hyphen, "-") || (Token(hyphen).flags & CC_FLAG_SPACE) != 0) return false;
  return Is(hyphen + 1, ",") || Is(hyphen + 1, "and") || Is(hyphen + 1, "or") || Is(hyphen + 1, "to");
}

void Article::AddRange(const cc_quantity& q, uint32_t index) {
  const uint32_t end = q.first_token + q.token_count;
  uint32_t middle = q.first_token + 1;
  while (middle < end && !Is(middle, "to") && !Is(middle, "and") && !IsDash(middle)) ++middle;
  if (middle + 1 >= end) return;
  Number n;
  n.quantity = &q;
  n.index = index;
  n.part = Number::Part::kRangeFrom;
  n.first_token = q.first_token;
  n.end_token = middle;
  n.span = {q.span.begin, Token(middle - 1).end};
  n.value = q.from;
  numbers_.push_back(n);
  n.part = Number::Part::kRangeTo;
  n.first_token = middle + 1;
  n.end_token = end;
  n.span = {Token(middle + 1).begin, q.span.end};
  n.value = q.to;
  numbers_.push_back(n);
}

std::span<const Number> Article::NumbersOf(uint32_t sentence) const {
  if (sentence + 1 >= first_of_sentence_.size()) return {};
  return std::span(numbers_).subspan(first_of_sentence_[sentence],
                                     first_of_sentence_[sentence + 1] - first_of_sentence_[sentence]);
}

const Number* Article::NumberOf(uint32_t quantity) const {
  if (quantity == CC_NONE || quantity + 1 >= first_of_quantity_.size()) return nullptr;
  const uint32_t at = first_of_quantity_[quantity];
  return at < first_of_quantity_[quantity + 1] ? &numbers_[at] : nullptr;
}

std::string_view Article::Text(uint32_t token) const {
  return token < document_->tokens().size() ? document_->Text(Token(token)) : std::string_view();
}

bool Article::IsWord(const cc_token& token, const char* lower) const {
  const std::string_view text = document_->Text(token);
  return std::equal(text.begin(), text.end(), lower, [](char x, char y) { return Lower(x) == y; });
}

bool Article::Has(uint32_t token, const sdk::WordClass& words) const {
  return token < token_count_ && words.Has(Token(token));
}

uint32_t Article::TextBegin(uint32_t sentence) const {
  const cc_span dateline = document_->blocks()[document_->sentences()[sentence].block].dateline;
  uint32_t token = SentenceBegin(sentence);
  while (token + 1 < SentenceEnd(sentence) && Token(token).end <= dateline.end) ++token;
  return token;
}

uint32_t Article::MarkBehind(uint32_t begin, uint32_t sentence, uint32_t most) const {
  const uint32_t end = SentenceEnd(sentence);
  for (uint32_t t = begin; t < end && t <= begin + most; ++t) {
    if (IsMark(t)) return t;
    if (Token(t).kind != CC_TOKEN_WORD && !IsTime(t)) return kNoToken;
    if (Has(t, words_->clause_break) || Is(t, "and") || Is(t, "or")) return kNoToken;
  }
  return kNoToken;
}

// Most heads stand right behind their number.
uint32_t Article::HeadToken(const Number& number) const {
  constexpr uint32_t kNear = 8;
  const uint32_t head = number.quantity->head.begin;
  if (number.first_token < token_count_ && Token(number.first_token).begin <= head) {
    for (uint32_t t = number.first_token; t < token_count_ && t < number.end_token + kNear; ++t) {
      if (Token(t).end > head) return t;
    }
  }
  return document_->TokenAt(head);
}

uint32_t Article::FindBefore(const Number& number) const {
  const uint32_t sentence = number.quantity->sentence;
  uint32_t token = Previous(number.first_token, sentence);
  const cc_span hedge = number.quantity->hedge;
  for (int i = 0; i < 8 && token != kNoToken; ++i) {
    const bool in_hedge = hedge.begin < hedge.end && Token(token).begin >= hedge.begin && Token(token).end <= hedge.end;
    // "from |an average of| £180,000"
    const bool average = Is(token, "of") &&
                         (Is(Previous(token, sentence), "average") || Is(Previous(token, sentence), "total")) &&
                         (Is(token - 2, "an") || Is(token - 2, "a")) && Is(token - 3, "from");
    if (average && token >= SentenceBegin(sentence) + 3) {
      token = token - 2;
      continue;
    }
    if (!in_hedge && !Has(token, words_->filler)) return token;
    token = Previous(token, sentence);
  }
  return token;
}

uint32_t Article::FindAfter(const Number& number) const {
  uint32_t end = number.end_token;
  const cc_quantity& q = *number.quantity;
  const uint32_t limit = std::min(SentenceEnd(q.sentence), end + 12);
  uint32_t reach = std::max(q.counted.end, q.per.end);
  if (const Number* whole = NumberOf(q.whole_quantity); whole != nullptr && whole->first_token >= end) {
    reach = std::max({reach, whole->span.end, whole->quantity->counted.end});
  }
  reach = std::max(reach, q.whole.end);
  while (end < limit && Token(end).end <= reach) ++end;
  return end;
}

bool Article::IsDash(uint32_t token) const {
  const std::string_view text = Text(token);
  return text == "-" || text == "--" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94";
}

bool Article::IsMark(uint32_t token) const {
  return Is(token, ",") || Is(token, ":") || IsOpenBracket(token) || IsDash(token);
}

bool Article::IsTime(uint32_t token) const {
  if (token >= document_->tokens().size()) return false;
  const cc_token& t = Token(token);
  const auto& times = document_->times();
  const auto next = std::upper_bound(times.begin(), times.end(), t.begin,
                                     [](uint32_t at, const cc_time& time) { return at < time.span.begin; });
  return next != times.begin() && t.begin < (next - 1)->span.end;
}

bool Article::BreaksAt(uint32_t token) const {
  return Has(token, words_->clause_break) && !(Is(token, "since") && (IsTime(token) || IsTime(token + 1)));
}

bool Article::BreaksBetween(uint32_t begin, uint32_t end) const {
  for (uint32_t t = begin; t < end; ++t) {
    if (Is(t, ";") || Is(t, ":") || BreaksAt(t)) return true;
  }
  return false;
}

bool Article::IsNegated(uint32_t token, uint32_t sentence) const {
  for (int i = 0; i < 4; ++i) {
    token = Previous(token, sentence);
    if (token == kNoToken) return false;
    if (words_->adverb.Value(Token(token)) == 1 || Text(token).ends_with("n't")) return true;
  }
  return false;
}

bool Article::Comparable(const Number& a, const Number& b) const {
  const cc_quantity& x = *a.quantity;
  const cc_quantity& y = *b.quantity;
  if (!a.IsPlain() || !b.IsPlain() || x.dimension != y.dimension || sdk::View(x.unit) != sdk::View(y.unit))
    return false;
  if (x.rate.size != 0 && y.rate.size != 0 && sdk::View(x.rate) != sdk::View(y.rate)) return false;
  if (!a.IsCount()) return true;
  const std::string_view head = Head(a);
  const std::string_view other = Head(b);
  return head.empty() || other.empty() || SameNoun(head, other);
}

bool Article::ComparableEnds(const Number& a, const Number& b) const {
  if (Comparable(a, b)) return true;
  const auto bare = [&](const Number& n) { return n.IsCount() && sdk::IsAbsent(n.quantity->counted) && !n.scaled; };
  if (!a.IsPlain() || !b.IsPlain() || a.scaled || b.scaled || a.IsPercent() || b.IsPercent()) return false;
  return bare(a) != bare(b) && a.quantity->dimension != b.quantity->dimension;
}

bool Article::SameSource(const Number& a, const Number& b) const {
  const auto* x = document_->attributions().Find(a.quantity->attribution);
  const auto* y = document_->attributions().Find(b.quantity->attribution);
  if (x == nullptr || y == nullptr || x == y) return true;
  if (x->source_entity != CC_NONE && x->source_entity == y->source_entity) return true;
  return !sdk::IsAbsent(x->source_head) && SameWord(Text(x->source_head), Text(y->source_head));
}

}  // namespace claimcheck::numeric
