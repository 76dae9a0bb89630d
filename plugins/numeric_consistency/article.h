// What the rules of this checker share: the numbers of a document, one by one, and how to look at the words around
// them.
//
// A Number is one amount as written. A range ("200 to 250 tonnes") gives two, which share their quantity; everything
// else gives one. Nothing is read from characters here: values, units and hedges are the engine's.
// Ownership: views of the Document and the Words, which must outlive the Article.
// Cost:      linear in quantities; every look around a number goes at most a few tokens far.
#ifndef CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_ARTICLE_H_
#define CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_ARTICLE_H_

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "claimcheck/sdk.h"
#include "claimcheck/sdk/topic.h"
#include "plugins/numeric_consistency/interval.h"

namespace claimcheck::numeric {

inline constexpr uint32_t kNoToken = CC_NONE;

struct Number {
  enum class Part : uint8_t { kWhole, kRangeFrom, kRangeTo };
  const cc_quantity* quantity = nullptr;
  uint32_t index = 0;  // into Document::quantities()
  Part part = Part::kWhole;
  bool scaled = false;  // "2.3 million"
  cc_span span = {};    // of a range's end: that end alone
  uint32_t first_token = 0;
  uint32_t end_token = 0;  // one behind the last
  double value = 0;
  double step = 1;
  Interval reading;
  uint32_t before = CC_NONE;  // see Article::Before
  uint32_t after = 0;         // see Article::AfterPhrase

  bool IsPercent() const { return quantity->dimension == CC_DIM_PERCENT; }
  bool IsCount() const { return quantity->dimension == CC_DIM_COUNT; }
  // Written as a plain amount: no fraction, ratio, rank, score, multiple, nor "dozens".
  bool IsPlain() const;
  bool IsQuoted() const { return quantity->quotation != CC_NONE; }
  bool IsAsserted() const { return quantity->modality == CC_MODALITY_ASSERTED || quantity->modality == 0; }
  // Said to be so, or that it will be: a plan that does not add up is as wrong as a report. Not what might be, or is
  // denied.
  bool IsStated() const { return IsAsserted() || quantity->modality == CC_MODALITY_FORECAST; }
  bool IsRate() const { return quantity->rate.size != 0 || quantity->per.begin < quantity->per.end; }
  // With its own hedge, or with another in its place.
  Written AsWritten() const { return AsWritten(quantity->hedge_kind); }
  Written AsWritten(uint32_t hedge) const {
    return {value, step, hedge, IsCount() && value == std::floor(value), scaled};
  }
  bool IsExact() const { return quantity->hedge_kind == CC_HEDGE_NONE || quantity->hedge_kind == 0; }
};

// The word classes that the rules ask for, resolved once for a lexicon and kept by the checker.
struct Words {
  explicit Words(const sdk::Document& document);
  sdk::WordClass rise, fall, multiply, death, injury, casualty, partial, revision, clause_break, basis, rank, people,
      loss_subject, filler, determiner, adverb, preposition, conjunction, auxiliary, speech_verb, pronoun, number_word,
      change_lead, remainder, person, role;
  sdk::EmptyWords empty;
};

class Article {
 public:
  Article(const sdk::Document& document, const Words& words);

  const sdk::Document& document() const { return *document_; }
  const Words& words() const { return *words_; }
  std::span<const Number> numbers() const { return numbers_; }
  // The numbers of a sentence, in their order.
  std::span<const Number> NumbersOf(uint32_t sentence) const;
  // The first Number of a quantity; null for CC_NONE and for quantities that give none.
  const Number* NumberOf(uint32_t quantity) const;

  const cc_token& Token(uint32_t index) const { return document_->tokens()[index]; }
  std::string_view Text(uint32_t token) const;
  std::string_view Text(cc_span span) const { return document_->Text(span); }
  // Whether the token is this word, whatever its case. `lower` is lower case. False for kNoToken.
  bool Is(uint32_t token, std::string_view lower) const {
    if (token >= token_count_) return lower.empty();
    const cc_token& found = Token(token);
    if (found.end - found.begin != lower.size() || lower.empty() || found.end > text_.size()) return false;
    // Most words of that size begin with another letter.
    return ((text_[found.begin] ^ lower[0]) & ~0x20) == 0 && IsWord(found, lower.data());
  }
  bool Has(uint32_t token, const sdk::WordClass& words) const;
  // Half-open range of a sentence's tokens.
  uint32_t SentenceBegin(uint32_t sentence) const { return document_->sentences()[sentence].first_token; }
  uint32_t SentenceEnd(uint32_t sentence) const {
    const cc_sentence& s = document_->sentences()[sentence];
    return s.first_token + s.token_count;
  }
  // The same without a dateline: where the sentence itself begins.
  uint32_t TextBegin(uint32_t sentence) const;
  // The mark of punctuation that ends the words behind a number, if at most `most` words without a number stand before
  // it ("30 games |for the club|,"); `begin` itself if a mark stands there; kNoToken if none is in reach.
  uint32_t MarkBehind(uint32_t begin, uint32_t sentence, uint32_t most) const;
  // The token before `token` in its sentence, or kNoToken.
  uint32_t Previous(uint32_t token, uint32_t sentence) const {
    return token == kNoToken || token <= SentenceBegin(sentence) ? kNoToken : token - 1;
  }
  // The token that governs the number: the first one to its left that is neither its hedge nor a small word.
  uint32_t Before(const Number& number) const { return number.before; }
  // The first token behind the number and what it counts ("12 of the 40 members| voted").
  uint32_t AfterPhrase(const Number& number) const { return number.after; }
  // The token of the noun that is counted; the first token of the text if none was read.
  uint32_t HeadToken(const Number& number) const;
  // Whether a mark of punctuation is a comma, an opening bracket, a dash or a colon.
  bool IsMark(uint32_t token) const;
  bool IsOpenBracket(uint32_t token) const { return Is(token, "(") || Is(token, "["); }
  bool IsCloseBracket(uint32_t token) const { return Is(token, ")") || Is(token, "]"); }
  bool IsDash(uint32_t token) const;
  // Whether a time covers the token.
  bool IsTime(uint32_t token) const;
  // Whether the word begins another clause; "since 2019" and "since March" begin none.
  bool BreaksAt(uint32_t token) const;
  // Whether the words between two tokens hold a word that begins another clause, or a semicolon.
  bool BreaksBetween(uint32_t begin, uint32_t end) const;
  // Whether a negation stands at most four tokens before.
  bool IsNegated(uint32_t token, uint32_t sentence) const;

  // Calls visit(first, second, index of the first) for every two amounts of one sentence that follow each other, both
  // written as plain amounts.
  template <typename Visit>
  void ForEachNeighbours(Visit visit) const {
    for (size_t i = 0; i + 1 < numbers_.size(); ++i) {
      const Number& first = numbers_[i];
      const Number& second = numbers_[i + 1];
      if (first.quantity->sentence == second.quantity->sentence && first.IsPlain() && second.IsPlain()) {
        visit(first, second, i);
      }
    }
  }

  // Two amounts of the same kind of thing: one can be subtracted from the other.
  bool Comparable(const Number& a, const Number& b) const;
  // The same of the two ends of one change or range, where the second may leave its unit out: "from 12 dollars to 10".
  bool ComparableEnds(const Number& a, const Number& b) const;
  // The noun that is counted, its head alone; empty if none was read.
  std::string_view Head(const Number& number) const { return Text(number.quantity->head); }
  // Both are said to be so, or both that they will be.
  static bool SameFooting(const Number& a, const Number& b) {
    return a.IsStated() && b.IsStated() && a.IsAsserted() == b.IsAsserted();
  }
  // Nobody but one source, or nobody at all, stands behind the two.
  bool SameSource(const Number& a, const Number& b) const;
  uint32_t BlockOf(const Number& number) const { return document_->sentences()[number.quantity->sentence].block; }

 private:
  bool TellsOfEarlierVersion(uint32_t sentence) const;
  bool IsHalfACompound(const cc_quantity& q) const;
  void AddRange(const cc_quantity& quantity, uint32_t index);
  uint32_t FindBefore(const Number& number) const;
  uint32_t FindAfter(const Number& number) const;
  // Whether these are the token's letters; it has as many.
  bool IsWord(const cc_token& token, const char* lower) const;

  const sdk::Document* document_;
  const Words* words_;
  std::string_view text_;
  uint32_t token_count_ = 0;
  std::vector<Number> numbers_;
  std::vector<uint32_t> first_of_sentence_;  // one more than sentences
  std::vector<uint32_t> first_of_quantity_;  // one more than quantities
};

// "member" and "members", "person" and "people": one noun in two numbers. Case does not count.
bool SameNoun(std::string_view a, std::string_view b);
bool SameWord(std::string_view a, std::string_view b);

}  // namespace claimcheck::numeric

#endif  // CLAIMCHECK_PLUGINS_NUMERIC_CONSISTENCY_ARTICLE_H_
