// Method: a time and the few tokens before and behind it; no sentence is read twice.
#include "plugins/date_ordering/timeline.h"

namespace claimcheck::dates {

namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Neither is empty. Most words differ in size or in their first letter.
bool Same(std::string_view word, char first, std::string_view lower) {
  if (word.size() != lower.size() || first != lower[0]) return false;
  for (size_t i = 1; i < word.size(); ++i) {
    if (Lower(word[i]) != lower[i]) return false;
  }
  return true;
}

}  // namespace

bool Timeline::IsWord(uint32_t token, std::string_view lower) const {
  const std::string_view word = Text(token);
  return !word.empty() && Same(word, Lower(word[0]), lower);
}

bool Timeline::IsOneOf(uint32_t token, std::initializer_list<std::string_view> words) const {
  const std::string_view word = Text(token);
  if (word.empty()) return false;
  const char first = Lower(word[0]);
  for (const std::string_view one : words) {
    if (Same(word, first, one)) return true;
  }
  return false;
}

uint32_t Timeline::SentenceBegin(const cc_time& t) const {
  const cc_sentence* s = document_->Sentence(t);
  return s == nullptr ? t.first_token : s->first_token;
}

uint32_t Timeline::SentenceEnd(const cc_time& t) const {
  const cc_sentence* s = document_->Sentence(t);
  return s == nullptr ? EndToken(t) : s->first_token + s->token_count;
}

bool Timeline::Near(const cc_time& time, uint32_t begin, uint32_t end,
                    std::initializer_list<std::string_view> words) const {
  const uint32_t first = SentenceBegin(time), last = SentenceEnd(time);
  for (uint32_t i = begin < first || begin > last ? first : begin; i < end && i < last; ++i) {
    if (IsOneOf(i, words)) return true;
  }
  return false;
}

bool Timeline::InSentence(const cc_time& time, std::initializer_list<std::string_view> words) const {
  return Near(time, SentenceBegin(time), SentenceEnd(time), words);
}

size_t Timeline::CountInSentence(const cc_time& time) const {
  const cc_sentence* sentence = document_->Sentence(time);
  const cc_block* block = document_->Block(time);
  if (sentence == nullptr || block == nullptr) return 0;
  size_t count = 0;
  for (const cc_time& t : document_->In(times(), sentence->span)) count += !sdk::Contains(block->dateline, t.span);
  return count;
}

bool Timeline::GoesOn(const cc_time& earlier, const cc_time& time) const {
  const cc_sentence* sentence = document_->Sentence(time);
  if (sentence == nullptr || time.sentence != earlier.sentence + 1 ||
      document_->Block(earlier) != document_->Block(time))
    return false;
  for (const cc_name& name : document_->In(document_->names(), sentence->span)) {
    if (name.kind == CC_NAME_PERSON) return false;
  }
  const uint32_t begin = sentence->first_token;
  const auto pronoun = [&](uint32_t token) { return IsOneOf(token, {"he", "she", "it", "they"}); };
  if (pronoun(begin) || IsOneOf(begin, {"now"})) return true;
  if (Is(begin, "the") && time.role == CC_TIME_ROLE_AGE && time.first_token <= begin + 1) return true;
  if (!IsOneOf(begin, {"in", "on"})) return false;
  for (uint32_t i = begin + 1; i < begin + 6 && i < begin + sentence->token_count; ++i) {
    if (pronoun(i)) return true;
  }
  return false;
}

bool Timeline::Joined(const cc_time& first, const cc_time& second, bool needs_mark) const {
  if (first.sentence != second.sentence) return false;
  const uint32_t begin = EndToken(first), end = second.first_token;
  if (end < begin || end - begin > 4) return false;
  bool mark = false;
  for (uint32_t i = begin; i < end; ++i) {
    if (IsOneOf(i, {",", "(", "—", "–", "--", "["})) {
      mark = true;
    } else if (!IsOneOf(i, {"on", "in", "at", "the", "a", "back", "that", "is", "or", "of"})) {
      return false;
    }
  }
  return mark || (!needs_mark && begin != end);
}

bool Timeline::Apposed(const cc_time& first, const cc_time& second) const { return Joined(first, second, false); }

bool Timeline::ApposedByMark(const cc_time& first, const cc_time& second) const { return Joined(first, second, true); }

}  // namespace claimcheck::dates
