// The times of a document with the words around them: what every rule of dates asks for.
//
// Nothing is read from characters here: values, days and roles are the engine's.
// Ownership: views of the Document, which must outlive the Timeline.
// Threads:   immutable.
// Cost:      every question looks at a bounded number of tokens.
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_TIMELINE_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_TIMELINE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "claimcheck/sdk.h"

namespace claimcheck::dates {

// A number of days, from low to high, both included.
struct Span {
  double low = 0;
  double high = 0;

  bool Touches(const Span& other) const { return low <= other.high && other.low <= high; }
};

class Timeline {
 public:
  // `fiscal_year_begins`: month, 0 if the desk has not said.
  explicit Timeline(const sdk::Document& document, int fiscal_year_begins = 0)
      : document_(&document), fiscal_year_begins_(fiscal_year_begins) {}

  const sdk::Document& document() const { return *document_; }
  int fiscal_year_begins() const { return fiscal_year_begins_; }
  const sdk::Array<cc_time>& times() const { return document_->times(); }
  size_t size() const { return times().size(); }
  const cc_time& At(size_t index) const { return times()[index]; }
  std::string_view Text(const cc_time& time) const { return document_->Text(time.span); }
  std::string_view Text(uint32_t token) const {
    return token < document_->tokens().size() ? document_->Text(document_->tokens()[token]) : std::string_view();
  }

  // Stated as a fact: neither forecast, hypothetical nor denied.
  static bool Asserted(const cc_time& t) { return t.modality == CC_MODALITY_ASSERTED || t.modality == 0; }
  // Asserted or announced: "will sit on Monday" has to fit the calendar as well.
  static bool AssertedOrAnnounced(const cc_time& t) { return Asserted(t) || t.modality == CC_MODALITY_FORECAST; }
  // Inside quotation marks, where nothing may be changed.
  static bool Quoted(const cc_time& t) { return t.quotation != CC_NONE; }
  // A date with days, year and all, as the text has it.
  static bool Written(const cc_time& t) { return t.basis == CC_BASIS_WRITTEN && Placed(t); }
  static bool Placed(const cc_time& t) { return t.first_day != CC_NO_DAY && t.last_day != CC_NO_DAY; }
  static bool IsDate(const cc_time& t) { return t.type == CC_TIME_DATE || t.type == CC_TIME_TIME; }

  static uint32_t EndToken(const cc_time& t) { return t.first_token + t.token_count; }
  // Whether the token is this word, whatever its case; `lower` is lower case.
  bool Is(uint32_t token, std::string_view lower) const {
    const auto& tokens = document_->tokens();
    return token < tokens.size() && tokens[token].end - tokens[token].begin == lower.size() && IsWord(token, lower);
  }
  bool IsOneOf(uint32_t token, std::initializer_list<std::string_view> words) const;
  // Whether one of the words stands among the tokens from `begin` to `end`, within the sentence of `time`.
  bool Near(const cc_time& time, uint32_t begin, uint32_t end, std::initializer_list<std::string_view> words) const;
  // The same of one word, within `reach` tokens before `token`; cheap enough to be asked before anything else.
  bool StandsBefore(uint32_t token, uint32_t reach, std::string_view lower) const {
    for (uint32_t i = token; i > 0 && token - i < reach; --i) {
      if (Is(i - 1, lower)) return true;
    }
    return false;
  }
  // Whether one of the words stands in the time's sentence.
  bool InSentence(const cc_time& time, std::initializer_list<std::string_view> words) const;
  // `second` stands right behind `first`, in apposition: nothing but a comma, a dash or a bracket and "on", "in", "at",
  // "the" lie between.
  bool Apposed(const cc_time& first, const cc_time& second) const;
  // The same, with a mark required.
  bool ApposedByMark(const cc_time& first, const cc_time& second) const;
  // The times of the sentence that `time` stands in, without those of its dateline.
  size_t CountInSentence(const cc_time& time) const;
  uint32_t SentenceBegin(const cc_time& t) const;
  uint32_t SentenceEnd(const cc_time& t) const;
  // The sentence of `time` goes on about whoever or whatever the sentence before it was about, which is that of
  // `earlier`: it begins with "He", "It", "The 50-year-old", "Now in" or "In 1980 it", and no other person is named in
  // it.
  bool GoesOn(const cc_time& earlier, const cc_time& time) const;
  // Days from `from` to `to`, as far as both are known.
  static Span DaysBetween(const cc_time& from, const cc_time& to) {
    return {static_cast<double>(to.first_day) - from.last_day, static_cast<double>(to.last_day) - from.first_day};
  }
  static Span DaysBefore(int32_t day, const cc_time& t) {
    return {static_cast<double>(day) - t.last_day, static_cast<double>(day) - t.first_day};
  }

 private:
  // Whether these are the token's letters; it has as many.
  bool IsWord(uint32_t token, std::string_view lower) const;
  bool Joined(const cc_time& first, const cc_time& second, bool needs_mark) const;

  const sdk::Document* document_;
  int fiscal_year_begins_;
};

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_TIMELINE_H_
