// Topic: what a stretch of text is about, as the words in it that carry meaning, to ask how many of them another
// stretch shares. "Firm to cut 900 jobs" and "the maker will cut 700 of its jobs" share "cut" and "job".
// WordsBeside: how much the same the words right beside two places are. "jailed for |18 months| on Friday" and "The man
// was jailed for |nine months| on Friday" have "jailed for" and "on" in common; what stands beside tells two figures of
// one sentence apart.
//
// Words are compared by their first letters, so that "joined" and "joins" are one; numbers, months, articles,
// prepositions, pronouns and "said" do not count. A topic holds 64 words at most; what comes behind is left out.
// Ownership: a TopicWords views its Document; a Topic holds no view.
// Threads:   immutable once made.
// Cost:      a hash per word and a look-up in a sorted list; nothing is allocated for the stretch that is compared.
// Example:   Topic topic; topic.Add(words, first, end); … std::popcount(topic.SharedWith(words, begin, end)) >= 2
#ifndef CLAIMCHECK_SDK_TOPIC_H_
#define CLAIMCHECK_SDK_TOPIC_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "claimcheck/sdk/document.h"
#include "claimcheck/sdk/lexicon.h"

namespace claimcheck::sdk {

// The first letters of a word as a number, whatever its case; a plural's "s" goes. 0 for an empty word.
inline uint64_t WordStem(std::string_view word) {
  constexpr size_t kLetters = 5;
  if (word.size() > 3 && word.size() <= kLetters && (word.back() | 0x20) == 's') word.remove_suffix(1);
  uint64_t stem = 0;
  for (const char c : word.substr(0, kLetters)) {
    const auto byte = static_cast<unsigned char>(c);
    stem = stem << 8 | static_cast<uint64_t>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
  }
  return stem;
}

// The words that carry no meaning here; a checker may keep them, see Kept.
struct EmptyWords {
  explicit EmptyWords(const Document& document) : determiner(document.Class("determiner")) {
    for (const char* name : {"determiner", "preposition", "conjunction", "auxiliary", "speech_verb", "pronoun",
                             "number_word", "month", "weekday"}) {
      all.Add(document.Class(name));
    }
  }
  WordClass determiner;
  WordSet all;
};

class TopicWords {
 public:
  explicit TopicWords(const Document& document) : TopicWords(document, EmptyWords(document)) {}
  TopicWords(const Document& document, const EmptyWords& empty) : document_(&document), empty_(empty) {}
  // "the", "a", "its": what headlines leave out.
  bool IsDeterminer(uint32_t token) const { return empty_.determiner.Has(document_->tokens()[token]); }
  // 0 for a token that carries no meaning.
  uint64_t Stem(uint32_t token) const {
    const cc_token& t = document_->tokens()[token];
    if (t.kind != CC_TOKEN_WORD || t.end - t.begin < 3 || empty_.all.Has(t)) return 0;
    return WordStem(document_->Text(t));
  }

 private:
  const Document* document_;
  EmptyWords empty_;
};

class Topic {
 public:
  // Adds the words of the tokens from `begin` to `end`.
  void Add(const TopicWords& words, uint32_t begin, uint32_t end) {
    for (uint32_t t = begin; t < end && size_ < stems_.size(); ++t) {
      const uint64_t stem = words.Stem(t);
      if (stem != 0 && std::find(stems_.begin(), stems_.begin() + size_, stem) == stems_.begin() + size_)
        stems_[size_++] = stem;
    }
    std::sort(stems_.begin(), stems_.begin() + size_);
    sorts_ = 0;
    for (uint32_t i = 0; i < size_; ++i) sorts_ |= SortOf(stems_[i]);
  }
  // One bit for each of its words that stands among those tokens.
  uint64_t SharedWith(const TopicWords& words, uint32_t begin, uint32_t end) const {
    uint64_t shared = 0;
    for (uint32_t t = begin; t < end; ++t) shared |= BitOf(words.Stem(t));
    return shared;
  }
  size_t size() const { return size_; }

 private:
  uint64_t BitOf(uint64_t stem) const {
    if (stem == 0 || (sorts_ & SortOf(stem)) == 0) return 0;
    const auto found = std::lower_bound(stems_.begin(), stems_.begin() + size_, stem);
    return found == stems_.begin() + size_ || *found != stem ? 0 : uint64_t{1} << (found - stems_.begin());
  }

  // One of 64 bits for each stem: most words of another text are told apart by it.
  static uint64_t SortOf(uint64_t stem) { return uint64_t{1} << (stem * 0x9E3779B97F4A7C15u >> 58); }

  std::array<uint64_t, 64> stems_;
  uint32_t size_ = 0;
  uint64_t sorts_ = 0;  // of all of them
};

// Some tokens and the sentence that they stand in, both half-open.
struct Place {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t sentence_begin = 0;
  uint32_t sentence_end = 0;
};

// Reads outwards from both places as long as the words are the same, four on either side at most: two for a word that
// carries meaning, one for any other. A determiner that only one of them has is passed over: headlines leave them out.
inline int WordsBeside(const Document& document, const TopicWords& words, Place a, Place b) {
  constexpr int kReach = 4;
  const Array<cc_token>& tokens = document.tokens();
  const auto same = [&](uint32_t x, uint32_t y) {
    if (tokens[x].kind != CC_TOKEN_WORD || tokens[y].kind != CC_TOKEN_WORD) return false;
    const std::string_view a_word = document.Text(tokens[x]), b_word = document.Text(tokens[y]);
    // Most words differ in their first letter already.
    if (a_word.empty() || b_word.empty() || ((a_word[0] ^ b_word[0]) & ~0x20) != 0)
      return a_word.empty() && b_word.empty();
    return WordStem(a_word) == WordStem(b_word);
  };
  // `step` is 1 or -1; `end` and `other_end` lie one behind the last token of that side.
  const auto read = [&](int64_t x, int64_t end, int64_t y, int64_t other_end, int64_t step) {
    int score = 0;
    for (int i = 0; i < kReach && x != end && y != other_end; ++i, x += step, y += step) {
      if (!same(static_cast<uint32_t>(x), static_cast<uint32_t>(y))) {
        if (words.IsDeterminer(static_cast<uint32_t>(x))) {
          x += step;
        } else if (words.IsDeterminer(static_cast<uint32_t>(y))) {
          y += step;
        }
        if (x == end || y == other_end || !same(static_cast<uint32_t>(x), static_cast<uint32_t>(y))) break;
      }
      score += words.Stem(static_cast<uint32_t>(x)) != 0 ? 2 : 1;
    }
    return score;
  };
  const auto left = [](uint32_t token) { return static_cast<int64_t>(token) - 1; };
  return read(left(a.begin), left(a.sentence_begin), left(b.begin), left(b.sentence_begin), -1) +
         read(a.end, std::max(a.end, a.sentence_end), b.end, std::max(b.end, b.sentence_end), 1);
}

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_TOPIC_H_
